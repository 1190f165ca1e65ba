"""What an import would bring, in words: counts without zeros, formats without jargon, places without folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from networkgarden.actions.importing import FileReport


def format_words(name: str) -> str:
    """A format's name for people; "" is a folder's or zip's left-over files."""
    return {
        "vcard": QCoreApplication.translate("Import", "Contact cards"),
        "linkedin": QCoreApplication.translate("Import", "LinkedIn archive"),
        "contacts table": QCoreApplication.translate("Import", "Table of people"),
        "interactions table": QCoreApplication.translate("Import", "Table of history"),
        "network garden": QCoreApplication.translate("Import", "A garden of Network Garden"),
        "unknown": QCoreApplication.translate("Import", "Could not be read"),
        "": QCoreApplication.translate("Import", "Files that were left out"),
    }.get(name, name)


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
