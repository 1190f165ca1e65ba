"""The harvest in words: every picture of the page has its twin here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from networkgarden.actions.harvest import Borne, Bringer, Exchange, Harvest, Outlook
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.fruit import FruitKind
from networkgarden.domain.kinds import Condition, Kind


def number(count: int) -> str:
    return QLocale().toString(count)


def condition_words(condition: Condition) -> str:
    return {
        Condition.FRESH: QCoreApplication.translate("Harvest", "fresh"),
        Condition.THIRSTY: QCoreApplication.translate("Harvest", "thirsty"),
        Condition.DROOPING: QCoreApplication.translate("Harvest", "drooping"),
        Condition.ASLEEP: QCoreApplication.translate("Harvest", "asleep"),
    }[condition]


def when_words(days: int) -> str:
    if days == 0:
        return QCoreApplication.translate("Harvest", "Today")
    return QCoreApplication.translate("Harvest", "In {days} days").format(days=number(days))


def outlook_words(outlook: Outlook) -> str:
    return " · ".join(f"{number(count)} {condition_words(condition)}" for condition, count in outlook.counts.items()
                      if count)


def year_words(harvest: Harvest) -> str:
    if harvest.contacts == 0:
        return QCoreApplication.translate("Harvest", "Nothing yet. The first hello is the seed of it.")
    if harvest.people == 1:
        return QCoreApplication.translate("Harvest", "In touch with one person, {contacts} times.").format(
            contacts=number(harvest.contacts))
    return QCoreApplication.translate("Harvest", "In touch with {people} people, {contacts} times in all.").format(
        people=number(harvest.people), contacts=number(harvest.contacts))


def months_words(months: Sequence[tuple[tuple[int, int], int]]) -> str:
    locale = QLocale()
    return " · ".join(f"{locale.standaloneMonthName(month)}:\u00a0{number(count)}"
                      for (_, month), count in months if count)


def month_letter(month: int) -> str:
    return QLocale().standaloneMonthName(month, QLocale.FormatType.NarrowFormat)


def kind_words(kind: str) -> str:
    names: dict[str, str] = {
        Kind.LIKE: QCoreApplication.translate("Harvest", "Likes"),
        Kind.ENDORSEMENT: QCoreApplication.translate("Harvest", "Endorsements"),
        Kind.COMMENT: QCoreApplication.translate("Harvest", "Comments"),
        Kind.CONGRATULATION: QCoreApplication.translate("Harvest", "Congratulations"),
        Kind.INVITATION: QCoreApplication.translate("Harvest", "Invitations"),
        Kind.ARTICLE: QCoreApplication.translate("Harvest", "Articles"),
        Kind.MESSAGE: QCoreApplication.translate("Harvest", "Messages"),
        Kind.EMAIL: QCoreApplication.translate("Harvest", "E-mails"),
        Kind.THANK_YOU: QCoreApplication.translate("Harvest", "Thank-yous"),
        Kind.RECOMMENDATION: QCoreApplication.translate("Harvest", "Recommendations"),
        Kind.GIFT: QCoreApplication.translate("Harvest", "Gifts"),
        Kind.CALL: QCoreApplication.translate("Harvest", "Calls"),
        Kind.MEETING: QCoreApplication.translate("Harvest", "Meetings"),
    }
    return names.get(kind, kind.capitalize())


def exchange_words(one: Exchange) -> str:
    parts = ((one.given, QCoreApplication.translate("Harvest", "{count} given")),
             (one.together, QCoreApplication.translate("Harvest", "{count} together")),
             (one.received, QCoreApplication.translate("Harvest", "{count} received")))
    return " · ".join(text.format(count=number(count)) for count, text in parts if count)


def fruit_word(kind: FruitKind) -> str:
    return {
        FruitKind.JOB_LEAD: QCoreApplication.translate("Harvest", "job lead"),
        FruitKind.REFERRAL: QCoreApplication.translate("Harvest", "referral"),
        FruitKind.INTRODUCTION: QCoreApplication.translate("Harvest", "introduction"),
        FruitKind.ADVICE: QCoreApplication.translate("Harvest", "advice"),
        FruitKind.HELP: QCoreApplication.translate("Harvest", "help"),
        FruitKind.ASK: QCoreApplication.translate("Harvest", "request"),
    }[kind]


def fruits_words(fruits: Sequence[Borne]) -> str:
    """"Advice 3 · introduction 1", most first."""
    counts = Counter(one.fruit for one in fruits)
    words = " · ".join(f"{fruit_word(kind)} {number(count)}" for kind, count in counts.most_common())
    return words[:1].upper() + words[1:]


def borne_words(one: Borne) -> str:
    day = date.fromordinal(one.day)
    parts = [QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat),
             QCoreApplication.translate("Harvest", "{fruit} from {name}").format(
                 fruit=fruit_word(one.fruit), name=veiled(one.name)), one.note]
    if one.led_by:
        parts.append(QCoreApplication.translate("Harvest", "led to by {name}").format(name=veiled(one.led_by)))
    return " · ".join(part for part in parts if part)


def bringer_words(one: Bringer) -> str:
    return QCoreApplication.translate("Harvest", "{name} brought {others}").format(
        name=veiled(one.name), others=", ".join(veiled(other) for other in one.brought))
