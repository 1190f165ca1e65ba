"""What is said of a seed: what is known of it, which circle would fit, what it may grow into."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from networkgarden.domain.acquaintance import Acquaintance
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, Kind


def circle_words(circle: int) -> str:
    return {
        5: QCoreApplication.translate("Seeds", "Closest 5"), 15: QCoreApplication.translate("Seeds", "Close 15"),
        50: QCoreApplication.translate("Seeds", "Friends 50"), 150: QCoreApplication.translate("Seeds", "Wider 150"),
    }[circle]


def rhythm_words(circle: int) -> str:
    return {
        7: QCoreApplication.translate("Seeds", "A contact about every week."),
        30: QCoreApplication.translate("Seeds", "A contact about every month."),
        180: QCoreApplication.translate("Seeds", "A contact about every half year."),
        365: QCoreApplication.translate("Seeds", "A contact about once a year."),
    }[RHYTHM_OF_CIRCLE[circle]]


def suggestion_words(known: Acquaintance) -> str:
    """Why a circle is proposed, "" where the history says nothing about a rhythm."""
    circle = known.suggested_circle
    if circle is None or known.usual_gap is None:
        return ""
    return QCoreApplication.translate("Seeds", "So far about every {span}: {circle} would fit.").format(
        span=span_words(round(known.usual_gap)), circle=circle_words(circle))


def history_words(known: Acquaintance, today: int) -> list[str]:
    """At most three sentences: they wrote, you met, and how much there has been."""
    if not known.days:
        return [QCoreApplication.translate("Seeds", "No history with them is known yet.")]
    words = []
    if known.they_wrote_on:
        words.append(QCoreApplication.translate("Seeds", "Wrote to you in {month}.").format(
            month=month_words(known.they_wrote_on, today)))
    if known.met_on:
        words.append(QCoreApplication.translate("Seeds", "You met in {month}.").format(
            month=month_words(known.met_on, today)))
    kind, most = known.counts[0]
    count = sum(number for _, number in known.counts)
    if count == 1 and not words:
        words.append(QCoreApplication.translate("Seeds", "One contact so far, in {month}.").format(
            month=month_words(known.days[-1], today)))
    elif count > 1:
        text = (QCoreApplication.translate("Seeds", "{count} contacts in {span}, all {kind}.") if most == count else
                QCoreApplication.translate("Seeds", "{count} contacts in {span}, mostly {kind}."))
        words.append(text.format(count=count, span=span_words(known.days[-1] - known.days[0] + 1),
                                 kind=kinds_words(kind)))
    return words


def month_words(day: int, today: int) -> str:
    """As in "March", or "March 2024" in another year than today's."""
    when = date.fromordinal(day)
    pattern = "MMMM" if when.year == date.fromordinal(today).year else "MMMM yyyy"
    return QLocale().toString(QDate(when.year, when.month, when.day), pattern)


def span_words(days: int) -> str:
    """A length of time as people say it."""
    if days <= 1:
        return QCoreApplication.translate("Seeds", "one day")
    if days < 14:
        return QCoreApplication.translate("Seeds", "{count} days").format(count=days)
    if days < 60:
        return QCoreApplication.translate("Seeds", "{count} weeks").format(count=round(days / 7))
    if days < 700:
        return QCoreApplication.translate("Seeds", "{count} months").format(count=round(days / 30.44))
    return QCoreApplication.translate("Seeds", "{count} years").format(count=round(days / 365.25))


def kinds_words(kind: Kind) -> str:
    return {
        Kind.LIKE: QCoreApplication.translate("Seeds", "likes"),
        Kind.ENDORSEMENT: QCoreApplication.translate("Seeds", "endorsements"),
        Kind.COMMENT: QCoreApplication.translate("Seeds", "comments"),
        Kind.CONGRATULATION: QCoreApplication.translate("Seeds", "congratulations"),
        Kind.INVITATION: QCoreApplication.translate("Seeds", "invitations"),
        Kind.ARTICLE: QCoreApplication.translate("Seeds", "articles"),
        Kind.MESSAGE: QCoreApplication.translate("Seeds", "messages"),
        Kind.EMAIL: QCoreApplication.translate("Seeds", "e-mails"),
        Kind.THANK_YOU: QCoreApplication.translate("Seeds", "thank-yous"),
        Kind.RECOMMENDATION: QCoreApplication.translate("Seeds", "recommendations"),
        Kind.GIFT: QCoreApplication.translate("Seeds", "gifts"),
        Kind.CALL: QCoreApplication.translate("Seeds", "calls"),
        Kind.MEETING: QCoreApplication.translate("Seeds", "meetings"),
        Kind.NOTE: QCoreApplication.translate("Seeds", "notes"),
    }[kind]


def species_words(species: str) -> str:
    """What a seed may grow into."""
    return {
        "apple": QCoreApplication.translate("Seeds", "May grow into an apple tree."),
        "larch": QCoreApplication.translate("Seeds", "May grow into a larch."),
        "elder": QCoreApplication.translate("Seeds", "May grow into an elder."),
        "clematis": QCoreApplication.translate("Seeds", "May grow into a clematis."),
        "sunflower": QCoreApplication.translate("Seeds", "May grow into a sunflower."),
        "foxglove": QCoreApplication.translate("Seeds", "May grow into a foxglove."),
        "iris": QCoreApplication.translate("Seeds", "May grow into an iris."),
        "fern": QCoreApplication.translate("Seeds", "May grow into a fern."),
        "lavender": QCoreApplication.translate("Seeds", "May grow into lavender."),
        "grass": QCoreApplication.translate("Seeds", "May grow into tall grass."),
        "agave": QCoreApplication.translate("Seeds", "May grow into an agave."),
    }[species]
