"""What the columns of somebody's tables mean: shown with a preview, and remembered for the next table alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from networkgarden.actions.tending import Tending
from networkgarden.domain.incoming import Incoming, IncomingPerson
from networkgarden.domain.mapping import Mapping, TableLook, read_mapping
from networkgarden.errors import UnreadableFile
from networkgarden.importers import tables
from networkgarden.importers.files import single
from networkgarden.importers.hints import Hints

KEY = "mapping:"
PREVIEWED = 5


def mappings_of(tending: Tending) -> tuple[Mapping, ...]:
    """All that is remembered."""
    rows = tending.garden.read.query("SELECT value FROM meta WHERE key LIKE ? ORDER BY key", (f"{KEY}%",))
    return tuple(found for (text,) in rows if (found := read_mapping(text)))


def look_at_table(tending: Tending, path: Path) -> TableLook | None:
    """The columns and first rows of a table of contacts, of whatever kind; None for any other file."""
    try:
        return tables.look(single(path), mappings_of(tending)) if path.is_file() else None
    except UnreadableFile:
        return None


def preview(look: TableLook, mapping: Mapping, hints: Hints | None = None) -> tuple[IncomingPerson, ...]:
    """The first people as they would come in by this mapping; none if it tells nobody."""
    try:
        read: Incoming = tables.read(single(Path(look.path)), replace(hints or Hints(), mappings=(mapping,)))
    except UnreadableFile:
        return ()
    return read.people[:PREVIEWED]


def remember_mapping(tending: Tending, mapping: Mapping) -> None:
    """From now on tables with these headings are read so. It is what the program knows, so it is not undone."""
    tending.garden.note(KEY + mapping.fingerprint, mapping.text())
