"""What an import would bring, in words: counts without zeros, formats without jargon, places without folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from networkgarden.actions.importing import FileReport
from networkgarden.domain.mapping import Field


def format_words(name: str) -> str:
    """A format's name for people; "" is a folder's or zip's left-over files."""
    return {
        "vcard": QCoreApplication.translate("Import", "Contact cards"),
        "linkedin": QCoreApplication.translate("Import", "LinkedIn archive"),
        "google csv": QCoreApplication.translate("Import", "Google Contacts"),
        "mbox": QCoreApplication.translate("Import", "Mail"),
        "maildir": QCoreApplication.translate("Import", "Mail folder"),
        "eml": QCoreApplication.translate("Import", "Letters"),
        "calendar": QCoreApplication.translate("Import", "Calendar"),
        "whatsapp": QCoreApplication.translate("Import", "WhatsApp chat"),
        "telegram": QCoreApplication.translate("Import", "Telegram export"),
        "sms": QCoreApplication.translate("Import", "Messages of a telephone"),
        "calls": QCoreApplication.translate("Import", "Calls of a telephone"),
        "signal": QCoreApplication.translate("Import", "Signal chat"),
        "facebook": QCoreApplication.translate("Import", "Facebook archive"),
        "messenger": QCoreApplication.translate("Import", "Messenger archive"),
        "instagram": QCoreApplication.translate("Import", "Instagram archive"),
        "monica": QCoreApplication.translate("Import", "Monica export"),
        "friends": QCoreApplication.translate("Import", "friends.md"),
        "contacts table": QCoreApplication.translate("Import", "Table of people"),
        "interactions table": QCoreApplication.translate("Import", "Table of history"),
        "network garden": QCoreApplication.translate("Import", "A garden of Network Garden"),
        "unknown": QCoreApplication.translate("Import", "Could not be read"),
        "": QCoreApplication.translate("Import", "Files that were left out"),
    }.get(name, name)


def field_words(field: Field) -> str:
    """What a column holds."""
    translate = QCoreApplication.translate
    return {
        Field.NAME: translate("Import", "Whole name"), Field.GIVEN: translate("Import", "First name"),
        Field.MIDDLE: translate("Import", "Middle name"), Field.FAMILY: translate("Import", "Last name"),
        Field.SUFFIX: translate("Import", "Suffix"), Field.NICKNAME: translate("Import", "Nickname"),
        Field.EMAIL: translate("Import", "E-mail"), Field.PHONE: translate("Import", "Telephone"),
        Field.PROFILE: translate("Import", "Profile link"), Field.URL: translate("Import", "Web page"),
        Field.IM: translate("Import", "Messenger"), Field.ORGANISATION: translate("Import", "Organisation"),
        Field.TITLE: translate("Import", "Job title"), Field.STREET: translate("Import", "Street"),
        Field.CITY: translate("Import", "City"), Field.REGION: translate("Import", "Region"),
        Field.POSTCODE: translate("Import", "Postcode"), Field.COUNTRY: translate("Import", "Country"),
        Field.BIRTHDAY: translate("Import", "Birthday"), Field.ANNIVERSARY: translate("Import", "Anniversary"),
        Field.BED: translate("Import", "Bed"), Field.NOTES: translate("Import", "Notes"),
        Field.CIRCLE: translate("Import", "Circle"), Field.EVERY: translate("Import", "Rhythm in days"),
        Field.KEPT: translate("Import", "A field of its own"), Field.LEFT_OUT: translate("Import", "Leave it out"),
    }.get(field, field.value.capitalize())


def summary_words(files: Sequence[FileReport]) -> str:
    """The whole import in one line, "" where it would change nothing."""
    people = {key: sum(file.contacts[key] for file in files) for key in ("new", "updated", "merged")}
    history = sum(file.interactions["new"] for file in files)
    parts = [
        (people["new"], QCoreApplication.translate("Import", "{count} new person"),
         QCoreApplication.translate("Import", "{count} new people")),
        (people["updated"] + people["merged"], QCoreApplication.translate("Import", "news of {count} you have"),
         QCoreApplication.translate("Import", "news of {count} you have")),
        (history, QCoreApplication.translate("Import", "{count} entry of history"),
         QCoreApplication.translate("Import", "{count} entries of history")),
    ]
    return " · ".join((one if count == 1 else many).format(count=number(count)) for count, one, many in parts if count)


def people_words(counts: Mapping[str, int]) -> str:
    return _listed(counts, {
        "new": QCoreApplication.translate("Import", "{count} new"),
        "updated": QCoreApplication.translate("Import", "{count} updated"),
        "merged": QCoreApplication.translate("Import", "{count} merged with people you have"),
        "unchanged": QCoreApplication.translate("Import", "{count} as they were"),
    })


def history_words(counts: Mapping[str, int]) -> str:
    return _listed(counts, {
        "new": QCoreApplication.translate("Import", "{count} new"),
        "duplicate": QCoreApplication.translate("Import", "{count} known already"),
    })


def skip_lines(file: FileReport) -> list[str]:
    """Each thing left out with its place and reason; a file's own name is not repeated."""
    name = Path(file.path).name
    places = [skip.where.removeprefix(file.path).lstrip("/\\: ") or "" for skip in file.skipped]
    return [f"{place}: {skip.why}" if place and place != name else skip.why
            for place, skip in zip(places, file.skipped, strict=True)]


def number(count: int) -> str:
    return QLocale().toString(count)


def _listed(counts: Mapping[str, int], words: Mapping[str, str]) -> str:
    return " · ".join(text.format(count=number(counts[key])) for key, text in words.items() if counts[key])
