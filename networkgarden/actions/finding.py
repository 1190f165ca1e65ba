"""What people may be found by besides their names: organisation, beds, notes and what was said in contacts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from networkgarden.actions.tending import Tending
from networkgarden.domain.incoming import Photo
from networkgarden.domain.kinds import State

LONGEST_TEXT = 4000
"""Characters kept of one person's notes, newest first."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person's organisation, and everything else that may be searched, as it was written."""

    organisation: str
    text: str


def what_is_known(tending: Tending) -> dict[str, Known]:
    """Contact id → what is known. A large garden takes a while: look beside the window."""
    read = tending.garden.read
    texts: dict[int, list[str]] = defaultdict(list)
    for number, beds in read.beds_of().items():
        texts[number] += beds
    for number, note in read.query(
            "SELECT taking_part.contact, note FROM interaction JOIN taking_part ON taking_part.interaction = "
            "interaction.id WHERE note != '' ORDER BY day DESC"):
        texts[number].append(note)
    return {
        uuid: Known(organisation, " ".join((nickname, organisation, title, note, *texts[number]))[:LONGEST_TEXT])
        for number, uuid, nickname, organisation, title, note in read.query(
            "SELECT id, uuid, nickname, organisation, title, note FROM contact")}


def photo_of(tending: Tending, contact_id: str) -> Photo | None:
    """The photo of a contact as it came, not to be trusted."""
    rows = tending.garden.read.query("SELECT media_type, content FROM photo JOIN contact ON contact.id = photo.contact "
                                     "WHERE contact.uuid = ?", (contact_id,))
    return Photo(*rows[0]) if rows else None


@dataclass(frozen=True, slots=True)
class Somebody:
    """Anybody in the garden, of any state, by the little one needs to find them by name."""

    contact_id: str
    name: str
    state: State
    organisation: str


def everybody(tending: Tending) -> list[Somebody]:
    """All contacts, those in contact most recently first."""
    return [Somebody(uuid, name, State(state), organisation) for uuid, name, state, organisation
            in tending.garden.read.query(
                "SELECT uuid, name, state, organisation FROM contact LEFT JOIN vital ON vital.contact = contact.id "
                "ORDER BY vital.day DESC, name")]
