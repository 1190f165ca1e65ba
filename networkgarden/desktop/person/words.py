"""How things stand with a person, in words: never a number on a person."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from networkgarden.domain.days import iso
from networkgarden.domain.kinds import Rung, State
from networkgarden.domain.standing import Standing


def day_words(day: int) -> str:
    return QLocale().toString(QDate.fromString(iso(day), Qt.DateFormat.ISODate), QLocale.FormatType.LongFormat)


def standing_words(standing: Standing, today: int) -> str:
    if standing.state is State.SEED:
        return QCoreApplication.translate("Person", "A seed in the tray. Plant it when you would like to tend it.")
    if standing.state is State.ARCHIVED:
        return QCoreApplication.translate("Person", "Archived. Nothing is asked of you.")
    if standing.last_contact_on is None:
        return QCoreApplication.translate("Person", "Planted, and waiting for a first hello.")
    condition = standing.shown_condition.value.capitalize()
    words = QCoreApplication.translate("Person", "{condition}. Last contact {day}.").format(
        condition=condition, day=day_words(standing.last_contact_on))
    if standing.state is State.RESTING:
        return words + " " + QCoreApplication.translate("Person", "Resting.")
    if standing.wet:
        return words + " " + QCoreApplication.translate("Person", "The soil is wet: let them answer.")
    if standing.due_on is not None and standing.due_on > today:
        return words + " " + QCoreApplication.translate("Person", "Good until {day}.").format(
            day=day_words(standing.due_on))
    return words + " " + QCoreApplication.translate("Person", "A hello would be welcome.")


def ladder_words(standing: Standing) -> str:
    """The rung reached and the one after it."""
    steps = {
        Rung.SPROUT: QCoreApplication.translate("Person", "a like or a comment"),
        Rung.LEAFY: QCoreApplication.translate("Person", "a message or an article with a line of your own"),
        Rung.BUDDING: QCoreApplication.translate("Person", "a recommendation"),
        Rung.BRANCHING: QCoreApplication.translate("Person", "an e-mail"),
        Rung.BLOSSOMING: QCoreApplication.translate("Person", "a telephone call"),
        Rung.FLOWERING: QCoreApplication.translate("Person", "meeting in person"),
        Rung.FRUITING: QCoreApplication.translate("Person", "fruit"),
    }
    reached = standing.rung.word.capitalize()
    following = steps.get(Rung(standing.rung + 1)) if standing.rung < Rung.FRUITING else None
    if following is None:
        return QCoreApplication.translate("Person", "{reached}: the whole ladder.").format(reached=reached)
    return QCoreApplication.translate("Person", "{reached}. The next step would be {step}.").format(
        reached=reached, step=following)
