"""How things stand with a person, in words: never a number on a person."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Condition, Direction, Kind, Reaction, Rung, State
from networkgarden.domain.standing import Standing

LONGEST_WORD = 14
"""Letters after which a line may end within a word."""
LEAP = 2000
"""A year in which every day of a birthday without a year exists."""


def breakable(text: str) -> str:
    """The text with places to break inside very long words, so that none makes the page wider than its window."""
    return re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", "\\1\u200b", text)


def shortened(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[:letters - 1].rstrip() + "…"


def day_words(day: int, today: int) -> str:
    """A garden day as a person says it; the year only where it is another one."""
    if day in (today, today - 1):
        return (QCoreApplication.translate("Person", "today") if day == today
                else QCoreApplication.translate("Person", "yesterday"))
    moment = date.fromordinal(day)
    pattern = "d MMMM" if moment.year == date.fromordinal(today).year else "d MMMM yyyy"
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), pattern)


def date_words(one: PersonDate) -> str:
    """As in "10 December 1985", or "10 December" where no year is known."""
    return QLocale().toString(QDate(one.year or LEAP, one.month, one.day), "d MMMM yyyy" if one.year else "d MMMM")


def condition_words(standing: Standing) -> str:
    """The accent line: "Thirsty, leafy"; seeds and archived people have their state instead."""
    if standing.state is State.SEED:
        return QCoreApplication.translate("Person", "A seed in the tray")
    if standing.state is State.ARCHIVED:
        return QCoreApplication.translate("Person", "Archived")
    resting = standing.state is State.RESTING
    first = (QCoreApplication.translate("Person", "Resting, asleep") if resting
             else _condition_word(standing.shown_condition))
    return f"{first}, {rung_word(standing.rung)}"


def standing_words(standing: Standing, today: int) -> str:
    """Last contact and what follows from it, without a word of blame."""
    if standing.state is State.SEED:
        return QCoreApplication.translate("Person", "Plant it when you would like to tend it.")
    if standing.state is State.ARCHIVED:
        return QCoreApplication.translate("Person", "Kept with everything known. Nothing is asked of you.")
    if standing.last_contact_on is None:
        return QCoreApplication.translate("Person", "Planted, and waiting for a first hello.")
    words = QCoreApplication.translate("Person", "Last contact {day}.").format(
        day=day_words(standing.last_contact_on, today))
    return f"{words} {_outlook(standing, today)}"


def _outlook(standing: Standing, today: int) -> str:
    if standing.state is State.RESTING:
        return QCoreApplication.translate("Person", "It wakes with its old roots at the next contact.")
    if standing.wet:
        return QCoreApplication.translate("Person", "The soil is wet: let them answer.")
    if standing.shown_condition is Condition.ASLEEP:
        return QCoreApplication.translate("Person", "The roots are all there. A hello would wake it.")
    if standing.due_on is not None and standing.due_on > today:
        return QCoreApplication.translate("Person", "Good until {day}.").format(day=day_words(standing.due_on, today))
    return QCoreApplication.translate("Person", "A hello would be welcome.")


def ladder_words(standing: Standing) -> str:
    """What the rung after the one reached asks for."""
    steps = {
        Rung.SPROUT: QCoreApplication.translate("Person", "Next on the ladder: a like, a comment or a congratulation."),
        Rung.LEAFY: QCoreApplication.translate(
            "Person", "Next on the ladder: a message, or an article with a line of your own."),
        Rung.BUDDING: QCoreApplication.translate("Person", "Next on the ladder: a recommendation, or straight to an "
                                                           "e-mail."),
        Rung.BRANCHING: QCoreApplication.translate("Person", "Next on the ladder: an e-mail, away from the network."),
        Rung.BLOSSOMING: QCoreApplication.translate("Person", "Next on the ladder: a telephone call."),
        Rung.FLOWERING: QCoreApplication.translate("Person", "Next on the ladder: meeting in person."),
        Rung.FRUITING: QCoreApplication.translate("Person", "Fruit comes by itself: advice, help, an introduction."),
    }
    if standing.rung is Rung.FRUITING:
        return QCoreApplication.translate("Person", "The whole ladder is climbed.")
    return steps[Rung(standing.rung + 1)]


def _condition_word(condition: Condition) -> str:
    return {
        Condition.FRESH: QCoreApplication.translate("Person", "Fresh"),
        Condition.THIRSTY: QCoreApplication.translate("Person", "Thirsty"),
        Condition.DROOPING: QCoreApplication.translate("Person", "Drooping"),
        Condition.ASLEEP: QCoreApplication.translate("Person", "Asleep"),
    }[condition]


def rung_word(rung: Rung) -> str:
    return (
        QCoreApplication.translate("Person", "seed"), QCoreApplication.translate("Person", "sprout"),
        QCoreApplication.translate("Person", "leafy"), QCoreApplication.translate("Person", "budding"),
        QCoreApplication.translate("Person", "branching"), QCoreApplication.translate("Person", "blossoming"),
        QCoreApplication.translate("Person", "flowering"), QCoreApplication.translate("Person", "fruiting"),
    )[rung]


def kind_word(kind: Kind) -> str:
    return {
        Kind.LIKE: QCoreApplication.translate("Person", "Like"),
        Kind.ENDORSEMENT: QCoreApplication.translate("Person", "Endorsement"),
        Kind.COMMENT: QCoreApplication.translate("Person", "Comment"),
        Kind.CONGRATULATION: QCoreApplication.translate("Person", "Congratulation"),
        Kind.INVITATION: QCoreApplication.translate("Person", "Invitation"),
        Kind.ARTICLE: QCoreApplication.translate("Person", "Article"),
        Kind.MESSAGE: QCoreApplication.translate("Person", "Message"),
        Kind.EMAIL: QCoreApplication.translate("Person", "E-mail"),
        Kind.THANK_YOU: QCoreApplication.translate("Person", "Thank-you"),
        Kind.RECOMMENDATION: QCoreApplication.translate("Person", "Recommendation"),
        Kind.GIFT: QCoreApplication.translate("Person", "Gift"),
        Kind.CALL: QCoreApplication.translate("Person", "Call"),
        Kind.MEETING: QCoreApplication.translate("Person", "Meeting"),
        Kind.NOTE: QCoreApplication.translate("Person", "Note"),
    }[kind]


def act_words(kind: Kind, direction: Direction) -> str:
    """As in "E-mail", "E-mail from them"."""
    word = kind_word(kind)
    if direction is Direction.RECEIVED:
        return QCoreApplication.translate("Person", "{kind} from them").format(kind=word)
    return word


def act_and_note(one: Interaction) -> tuple[str, str]:
    """The act in a word or two and the rest of its note: a meeting's note may begin with what it was."""
    first, colon, rest = one.note.partition(":")
    word = first.strip().lower()
    meetings = {"coffee": QCoreApplication.translate("Person", "Coffee"),
                "lunch": QCoreApplication.translate("Person", "Lunch"),
                "dinner": QCoreApplication.translate("Person", "Dinner"),
                "walk": QCoreApplication.translate("Person", "Walk"),
                "event": QCoreApplication.translate("Person", "Event")}
    if one.kind is Kind.MEETING and word in meetings and (colon or first == one.note):
        return meetings[word], rest.strip()
    return act_words(one.kind, one.direction), one.note


def reaction_words(reaction: Reaction) -> str:
    return {
        Reaction.WARM: QCoreApplication.translate("Person", "Warm"),
        Reaction.POLITE: QCoreApplication.translate("Person", "Polite"),
        Reaction.NO_ANSWER: QCoreApplication.translate("Person", "No answer"),
        Reaction.NO: QCoreApplication.translate("Person", "No"),
    }[reaction]
