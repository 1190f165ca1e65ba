"""What a plant is called, aloud and in writing (product.md §6)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing


def condition_word(standing: Standing) -> str:
    """The condition a person is named with: resting people are asleep."""
    if standing.state is State.RESTING:
        return word_of_condition(Condition.ASLEEP)
    return word_of_condition(standing.shown_condition)


def word_of_condition(condition: Condition) -> str:
    return {
        Condition.FRESH: QCoreApplication.translate("Garden", "fresh"),
        Condition.THIRSTY: QCoreApplication.translate("Garden", "thirsty"),
        Condition.DROOPING: QCoreApplication.translate("Garden", "drooping"),
        Condition.ASLEEP: QCoreApplication.translate("Garden", "asleep"),
    }[condition]


def word_of_rung(rung: Rung) -> str:
    return (
        QCoreApplication.translate("Garden", "seed"),
        QCoreApplication.translate("Garden", "sprout"),
        QCoreApplication.translate("Garden", "leafy"),
        QCoreApplication.translate("Garden", "budding"),
        QCoreApplication.translate("Garden", "branching"),
        QCoreApplication.translate("Garden", "blossoming"),
        QCoreApplication.translate("Garden", "flowering"),
        QCoreApplication.translate("Garden", "fruiting"),
    )[rung]


def spoken_name(standing: Standing) -> str:
    """As in "Ada Lovelace, thirsty, leafy"."""
    return ", ".join((veiled(standing.name), condition_word(standing), word_of_rung(standing.rung)))


def spoken_description(standing: Standing, today: int) -> str:
    """As in "last contact 12 October, due for 3 days"; ``today`` is a garden day."""
    if standing.last_contact_on is None:
        return QCoreApplication.translate("Garden", "no contact yet")
    day = day_in_words(standing.last_contact_on, today)
    last = QCoreApplication.translate("Garden", "last contact {day}").format(day=day)
    due = due_words(standing.due_on, today)
    return f"{last}, {due}" if due else last


def due_words(due_on: int | None, today: int) -> str:
    if due_on is None:
        return ""
    days = due_on - today
    if days == 0:
        return QCoreApplication.translate("Garden", "due today")
    if days == 1:
        return QCoreApplication.translate("Garden", "due tomorrow")
    if days == -1:
        return QCoreApplication.translate("Garden", "due for 1 day")
    if days > 0:
        return QCoreApplication.translate("Garden", "due in {days} days").format(days=days)
    return QCoreApplication.translate("Garden", "due for {days} days").format(days=-days)


def day_in_words(day: int, today: int) -> str:
    """A garden day as a person says it; the year only when it is another one."""
    moment = date.fromordinal(day)
    pattern = "d MMMM" if moment.year == date.fromordinal(today).year else "d MMMM yyyy"
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), pattern)


def rhythm_words(days: int) -> str:
    """How often one means to be in touch."""
    return {
        7: QCoreApplication.translate("Garden", "every week"),
        14: QCoreApplication.translate("Garden", "every two weeks"),
        30: QCoreApplication.translate("Garden", "every month"),
        180: QCoreApplication.translate("Garden", "twice a year"),
        365: QCoreApplication.translate("Garden", "once a year"),
    }.get(days) or QCoreApplication.translate("Garden", "every {days} days").format(days=days)
