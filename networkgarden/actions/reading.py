"""The reading list "worth sharing with": keeping links, sharing them, and whom they suit. No link is ever fetched."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from networkgarden.actions.changes import Changes
from networkgarden.actions.tending import Tending
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import Skip
from networkgarden.domain.kinds import State
from networkgarden.domain.reading import Reading, clean_link, clean_title, links_in, suits, worth_sharing
from networkgarden.errors import NotFound, UsageError
from networkgarden.importers import bookmarks
from networkgarden.storage import reading_list

MOST_KEPT = 50_000
NOTES_READ = 20
"""Of each person so many newest notes are looked at."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping links: how many are new, and what was left out and why."""

    changes: Changes
    new: int
    skipped: tuple[Skip, ...] = ()


def readings(tending: Tending) -> list[Reading]:
    """The whole list, newest first."""
    return reading_list.readings(tending.garden.read)


def add_reading(tending: Tending, url: str, title: str = "", words: str = "") -> Kept:
    """Keep one link; one that is there already is left alone. Raises UsageError for what is no web address."""
    link = clean_link(url)
    if not link:
        raise UsageError("This is not a web address that can be kept.", "It begins with https:// or http://.")
    return _keep(tending, [(title, link, words)])


def add_pasted(tending: Tending, text: str) -> Kept:
    """Keep every link of a pasted text. Raises UsageError when there is none."""
    found = [(title, link, "") for title, link in links_in(text)]
    if not found:
        raise UsageError("There is no web address in that text.", "It begins with https:// or http://.")
    return _keep(tending, found)


def add_bookmarks(tending: Tending, path: Path) -> Kept:
    """Keep the links of a browser's bookmark file. Raises NotFound and UnreadableFile."""
    found = bookmarks.read(path)
    kept = _keep(tending, [(one.title, one.url, one.words) for one in found.links])
    return replace(kept, skipped=(*found.skipped, *kept.skipped))


def is_bookmark_file(path: Path) -> bool:
    return bookmarks.is_bookmark_file(path)


def change_reading(tending: Tending, reading_id: str, *, title: str | None = None, words: str | None = None,
                   read: bool | None = None) -> Changes:
    """Change its title or tags, or whether it was read."""
    before = _reading(tending, reading_id)
    after = replace(before, title=before.title if title is None else clean_title(title, before.url),
                    words=before.words if words is None else " ".join(words.split()),
                    read_on=before.read_on if read is None else tending.today() if read else None)
    shown = f"“{after.title}” was changed"
    if after == before:
        return Changes(shown, undoable=False)
    with tending.action(shown) as running:
        reading_list.change_reading(running.write, after)
    return Changes(shown)


def remove_readings(tending: Tending, ids: Sequence[str]) -> Changes:
    title = f"“{_reading(tending, ids[0]).title}” was taken off the list" if len(ids) == 1 else (
        f"{len(ids)} links were taken off the list")
    with tending.action(title) as running:
        reading_list.remove_readings(running.write, ids)
    return Changes(title)


def share_reading(tending: Tending, reading_id: str, contact_ids: Sequence[str]) -> Changes:
    """Note with whom it was shared today. It logs nothing: that the letter was sent is for the person to say."""
    one = _reading(tending, reading_id)
    rows = tending.garden.read.rows_of(contact_ids)
    if not rows or len(rows) < len(set(contact_ids)):
        raise NotFound("That contact is no longer in the garden.")
    title = f"“{one.title}” was noted as shared"
    with tending.action(title) as running:
        for row in rows.values():
            reading_list.share(running.write, reading_id, row, tending.today())
    return Changes(title, tuple(contact_ids))


def worth_for(tending: Tending, contact_id: str) -> list[tuple[Reading, tuple[str, ...]]]:
    """What is still to be shared with somebody, what suits best first, each with the words that say why."""
    contact = tending.garden.read.contact(contact_id)
    if contact is None:
        raise NotFound("That contact is no longer in the garden.")
    notes = [one.note for one in tending.garden.read.interactions(contact_id)[:NOTES_READ]]
    return worth_sharing(readings(tending), contact_id, [*_texts(contact), *notes])


def people_for(tending: Tending, wanted: Sequence[Reading]) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Reading id → (contact id, name, words in common) of planted and resting people whom it may please, best first."""
    if not wanted:
        return {}
    notes: dict[int, list[str]] = defaultdict(list)
    for row, note in tending.garden.read.query(
            "SELECT taking_part.contact, interaction.note FROM taking_part JOIN interaction "
            "ON interaction.id = taking_part.interaction WHERE interaction.note != '' ORDER BY day DESC"):
        if len(notes[row]) < NOTES_READ:
            notes[row].append(note)
    facts = tending.garden.read.query("SELECT id, uuid, name, note, title, organisation FROM contact "
                                      "WHERE state IN (?, ?)", (State.PLANTED, State.RESTING))
    beds = tending.garden.read.beds_of()
    people = {contact_id: [*beds.get(row, ()), note, title, organisation, *notes[row]]
              for row, contact_id, _, note, title, organisation in facts}
    names = {contact_id: name for _, contact_id, name, *_ in facts}
    return {reading_id: [(contact_id, names[contact_id], words) for contact_id, words in pairs]
            for reading_id, pairs in suits(wanted, people).items()}


def _texts(contact: Contact) -> Iterable[str]:
    return (*contact.beds, contact.note, contact.title, contact.organisation, *(value for _, value in contact.custom))


def _keep(tending: Tending, found: Sequence[tuple[str, str, str]]) -> Kept:
    have = {url for (url,) in tending.garden.read.query("SELECT url FROM reading")}
    new: dict[str, Reading] = {}
    skipped: list[Skip] = []
    for title, url, words in found:
        link = clean_link(url)
        if not link or link in have or link in new:
            why = "it is on the list already" if link else "it is not an ordinary web address"
            skipped.append(Skip(url[:200], why))
        elif len(have) + len(new) >= MOST_KEPT:
            skipped.append(Skip(url[:200], f"the list holds {MOST_KEPT:,} links already"))
        else:
            new[link] = Reading(str(uuid.uuid4()), clean_title(title, link), link, " ".join(words.split()),
                                tending.today())
    if not new:
        return Kept(Changes("Nothing new for the reading list", undoable=False), 0, tuple(skipped))
    first = next(iter(new.values()))
    title = f"Kept for sharing: {first.title}" if len(new) == 1 else f"{len(new)} links were kept for sharing"
    with tending.action(title) as running:
        reading_list.add_readings(running.write, reversed(new.values()), {})
    return Kept(Changes(title), len(new), tuple(skipped))


def _reading(tending: Tending, reading_id: str) -> Reading:
    found = next((one for one in readings(tending) if one.id == reading_id), None)
    if found is None:
        raise NotFound("That link is no longer on the list.")
    return found
