"""What the windows for doing something call things."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QTimeZone

from networkgarden.domain.plans import PlannedMeeting, PlanState


def purpose_words() -> dict[str, str]:
    """The purposes a draft can have, in the order they are offered."""
    return {
        "thank": QCoreApplication.translate("Doing", "Thank"),
        "answer": QCoreApplication.translate("Doing", "Answer"),
        "share": QCoreApplication.translate("Doing", "Share"),
        "ask": QCoreApplication.translate("Doing", "Ask"),
        "invite": QCoreApplication.translate("Doing", "Invite"),
        "congratulate": QCoreApplication.translate("Doing", "Congratulate"),
    }


def draft_words() -> dict[str, str]:
    """What can be drafted, by the name of its template."""
    return {
        "message": QCoreApplication.translate("Doing", "A message"),
        "email": QCoreApplication.translate("Doing", "An e-mail"),
        "article": QCoreApplication.translate("Doing", "Something to read"),
        "thank_you": QCoreApplication.translate("Doing", "A thank-you"),
        "answer": QCoreApplication.translate("Doing", "An answer"),
        "outcome": QCoreApplication.translate("Doing", "What came of their help"),
        "wake_up": QCoreApplication.translate("Doing", "A hello after a while"),
        "congratulation": QCoreApplication.translate("Doing", "A congratulation"),
        "birthday": QCoreApplication.translate("Doing", "A birthday wish"),
        "comment": QCoreApplication.translate("Doing", "A comment"),
        "invitation": QCoreApplication.translate("Doing", "An invitation to stay in touch"),
        "recommendation": QCoreApplication.translate("Doing", "A recommendation"),
        "coffee": QCoreApplication.translate("Doing", "An invitation to coffee"),
        "lunch": QCoreApplication.translate("Doing", "An invitation to lunch"),
        "walk": QCoreApplication.translate("Doing", "An invitation to a walk"),
        "event": QCoreApplication.translate("Doing", "An invitation to an event"),
        "introduction": QCoreApplication.translate("Doing", "An introduction"),
    }


def meeting_words() -> dict[str, str]:
    return {
        "coffee": QCoreApplication.translate("Doing", "Coffee"),
        "lunch": QCoreApplication.translate("Doing", "Lunch"),
        "walk": QCoreApplication.translate("Doing", "A walk"),
        "event": QCoreApplication.translate("Doing", "An event"),
    }


def length_words(minutes: int) -> str:
    if minutes % 60:
        return QCoreApplication.translate("Doing", "{minutes} minutes").format(minutes=minutes)
    if minutes == 60:
        return QCoreApplication.translate("Doing", "1 hour")
    return QCoreApplication.translate("Doing", "{hours} hours").format(
        hours=QLocale().toString(minutes // 60))


def moment_words(moment: QDateTime) -> str:
    """As in "Friday 27 November, 12:30", in the person's language; the moment is in their zone already."""
    day = QLocale().toString(moment.date(), "dddd d MMMM")
    return f"{day}, {QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)}"


def as_wall_clock(instant: datetime, zone: tzinfo) -> QDateTime:
    """An instant as the clock on the wall shows it; for Qt it is UTC, so that no clock change meddles."""
    local = instant.astimezone(zone)
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute),
                     QTimeZone(QTimeZone.Initialization.UTC))


def from_wall_clock(moment: QDateTime, zone: tzinfo) -> datetime:
    day, hour = moment.date(), moment.time()
    return datetime(day.year(), day.month(), day.day(), hour.hour(), hour.minute(), tzinfo=zone)


def plan_words(plan: PlannedMeeting, moment: str) -> str:
    """What is planned, in one line."""
    what = meeting_words()[plan.what]
    if plan.place:
        what = QCoreApplication.translate("Doing", "{what} at {place}").format(what=what, place=plan.place)
    if plan.state is PlanState.PROPOSED:
        return QCoreApplication.translate("Doing", "{what}, proposed").format(what=what)
    return QCoreApplication.translate("Doing", "{what}, {moment}").format(what=what, moment=moment)
