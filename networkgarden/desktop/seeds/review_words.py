"""What is said of people who may be one: what each has, and why they are asked about."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from networkgarden.desktop.seeds.words import circle_words
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import Address, PersonDate, PointKind
from networkgarden.domain.kinds import State


def field_words() -> dict[str, str]:
    """Field → its name, in the order they are shown."""
    return {
        "emails": QCoreApplication.translate("Review", "E-mail"),
        "phones": QCoreApplication.translate("Review", "Telephone"),
        "profiles": QCoreApplication.translate("Review", "Profile"),
        "birthday": QCoreApplication.translate("Review", "Birthday"),
        "work": QCoreApplication.translate("Review", "Work"),
        "address": QCoreApplication.translate("Review", "Address"),
        "beds": QCoreApplication.translate("Review", "Beds"),
        "kept": QCoreApplication.translate("Review", "In the garden"),
        "contact": QCoreApplication.translate("Review", "Last contact"),
    }


def facts_of(contact: Contact, last_contact_on: int | None) -> dict[str, tuple[str, ...]]:
    """Field → what this contact has there; empty where nothing is known."""
    return {
        "emails": contact.emails, "phones": contact.phones, "profiles": contact.values(PointKind.PROFILE),
        "birthday": tuple(birthday_words(one) for one in contact.dates if one.label == "birthday"),
        "work": tuple(part for part in (contact.title, contact.organisation) if part),
        "address": tuple(_address(one) for one in contact.addresses), "beds": contact.beds,
        "kept": (f"{state_words(contact.state)} · {circle_words(contact.circle)}",),
        "contact": (day_words(last_contact_on),) if last_contact_on else (),
    }


def _address(one: Address) -> str:
    place = " ".join(part for part in (one.postcode, one.city) if part)
    return ", ".join(" ".join(part.split()) for part in (one.street, place, one.region, one.country) if part)


def birthday_words(one: PersonDate) -> str:
    day = QDate(one.year or 2000, one.month, one.day)
    if not day.isValid():
        return one.text()
    return QLocale().toString(day, "d MMMM yyyy" if one.year else "d MMMM")


def day_words(day: int) -> str:
    when = date.fromordinal(day)
    return QLocale().toString(QDate(when.year, when.month, when.day), "d MMMM yyyy")


def state_words(state: State) -> str:
    return {
        State.SEED: QCoreApplication.translate("Review", "Seed"),
        State.PLANTED: QCoreApplication.translate("Review", "Planted"),
        State.RESTING: QCoreApplication.translate("Review", "Resting"),
        State.ARCHIVED: QCoreApplication.translate("Review", "Archived"),
    }[state]


def verdict_words(sure: bool, why: tuple[str, ...]) -> str:
    said = ", ".join(filter(None, map(_reason, why)))
    if sure:
        text = QCoreApplication.translate("Review", "Very likely one person. What agrees: {what}.")
    else:
        text = QCoreApplication.translate("Review", "Perhaps one person. What agrees: {what}.")
    if not said:
        return QCoreApplication.translate("Review", "Perhaps one person: much is alike.")
    return text.format(what=said)


def _reason(word: str) -> str:
    return {
        "name": QCoreApplication.translate("Review", "the name"),
        "e-mail address": QCoreApplication.translate("Review", "an e-mail address"),
        "e-mail address much alike": QCoreApplication.translate("Review", "e-mail addresses much alike"),
        "number": QCoreApplication.translate("Review", "a telephone number"),
        "profile": QCoreApplication.translate("Review", "a profile"),
        "birthday": QCoreApplication.translate("Review", "the birthday"),
        "address": QCoreApplication.translate("Review", "the address"),
        "organisation": QCoreApplication.translate("Review", "where they work"),
    }.get(word, "")


def progress_words(place: int, count: int) -> str:
    return QCoreApplication.translate("Review", "{place} of {count}").format(place=place, count=count)


def past_words(kept: str, parts: tuple[str, ...], day: int) -> str:
    return QCoreApplication.translate("Review", "{parts}, into {kept}, on {day}").format(
        parts=", ".join(parts), kept=kept, day=day_words(day))
