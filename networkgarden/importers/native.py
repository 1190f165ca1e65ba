"""Our own JSON, the whole garden (the document is drawn in exporters/native.py).

Nothing in it is trusted: a record that is not as it should be is left out and reported, the others come in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import NoReturn

from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.incoming import Skip
from networkgarden.errors import NewerGarden, UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.native_drafts import meeting, reading, template
from networkgarden.importers.native_fields import (
    Made,
    Wrong,
)
from networkgarden.importers.native_keepsakes import fruit, link, own_kind, promise
from networkgarden.importers.native_merges import merge_of, pair_of
from networkgarden.importers.native_people import contact_of, interaction_of, pause_of

FORMAT = "network garden"
VERSION = 1
_MARK = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"networkgarden"\s*:')


def recognise(head: bytes) -> bool:
    return bool(_MARK.match(head))


def read(file: FoundFile) -> GardenArchive:
    """Raises UnreadableFile for a damaged document and NewerGarden for one of a later version."""
    document = _document(file)
    skipped: list[Skip] = []
    contacts = _unique(_each(document, "contacts", "contact", contact_of, skipped), "contact", skipped)
    known = {contact.id for contact in contacts}
    made = _each(document, "interactions", "interaction", lambda record: interaction_of(record, known), skipped)
    interactions = _unique(made, "interaction", skipped)
    pauses = [pause for _, pause in _each(document, "pauses", "pause", pause_of, skipped)]
    promises = _unique(_each(document, "promises", "promise", lambda one: promise(one, known), skipped), "promise",
                       skipped)
    fruits = _unique(_each(document, "fruit", "fruit", lambda one: fruit(one, known), skipped), "fruit", skipped)
    links = [one for _, one in _each(document, "links", "link", lambda one: link(one, known), skipped)]
    kinds = [one for _, one in _each(document, "own_kinds", "kind of one's own", own_kind, skipped)]
    readings = _unique(_each(document, "readings", "reading", lambda one: reading(one, known), skipped), "reading",
                       skipped)
    templates = [one for _, one in _each(document, "templates", "template", template, skipped)]
    meetings = _unique(_each(document, "meetings", "meeting", lambda one: meeting(one, known), skipped), "meeting",
                       skipped)
    merges = _unique(_each(document, "merges", "merge", merge_of, skipped), "merge", skipped)
    apart = [pair for _, pair in _each(document, "not_the_same", "pair", lambda one: pair_of(one, known), skipped)]
    return GardenArchive(
        tuple(contacts), tuple(interactions), tuple(pauses), _settings(document, skipped), tuple(promises),
        tuple(fruits), tuple(links), tuple(kinds), tuple(readings), tuple(templates), tuple(meetings),
        tuple(merges), tuple(apart), file.path, FORMAT, tuple(skipped),
    )


def _document(file: FoundFile) -> dict[str, object]:
    try:
        document = json.loads(file.read_bytes().decode("utf-8-sig"), parse_constant=_no_constant)
    except RecursionError as error:
        raise UnreadableFile(f"{file.name} is not a garden: it is nested too deeply.") from error
    except ValueError as error:     # broken UTF-8 and broken JSON both
        raise UnreadableFile(
            f"{file.name} is damaged: it is not a whole JSON document.", "Export the garden once more."
        ) from error
    version = document.get("networkgarden") if isinstance(document, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UnreadableFile(f"{file.name} is not an exported garden.")
    if version > VERSION:
        raise NewerGarden(f"{file.name} was written by a newer Network Garden.", "Update this program, then try again.")
    return {str(name): value for name, value in document.items()}


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _each(
    document: dict[str, object], name: str, what: str, make: Callable[[dict[str, object]], Made], skipped: list[Skip]
) -> Iterator[tuple[str, Made]]:
    """(place, value) of every good record of one list; the others become skips."""
    records = document.get(name, [])
    if not isinstance(records, list):
        skipped.append(Skip(name, "this is not a list"))
        return
    for number, record in enumerate(records, start=1):
        where = f"{what} {number}"
        try:
            if not isinstance(record, dict):
                raise Wrong("it is not a record")
            made = make(record)
        except Wrong as wrong:
            skipped.append(Skip(where, str(wrong)))
        else:
            yield where, made


def _unique(
    made: Iterator[tuple[str, Made]], what: str, skipped: list[Skip]
) -> list[Made]:
    seen: set[object] = set()
    kept: list[Made] = []
    for where, value in made:
        identity = getattr(value, "id", None)
        if identity in seen:
            skipped.append(Skip(where, f"an earlier {what} has the same id"))
        else:
            seen.add(identity)
            kept.append(value)
    return kept


def _settings(document: dict[str, object], skipped: list[Skip]) -> tuple[tuple[str, str], ...]:
    settings = document.get("settings", {})
    if not isinstance(settings, dict):
        skipped.append(Skip("settings", "these are not names with values"))
        return ()
    good = []
    for name, value in settings.items():
        if isinstance(value, str):
            good.append((str(name), value))
        else:
            skipped.append(Skip(f"setting {name}", "its value is not text"))
    return tuple(good)
