"""A folder that is looked into now and then: files that are new there, and of a known kind, are worth offering."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from networkgarden.actions.tending import Tending
from networkgarden.importers.detect import looks_known

SEEN = "watch:seen"
SETTLED_SECONDS = 10.0
"""A file that changed later than so long ago may still be on its way."""
MOST_LOOKED_AT = 50
"""Heads read in one look; the rest waits for the next."""

Print = tuple[str, int, int]


def begin_watching(tending: Tending, folder: Path) -> None:
    """From now on: what lies there already is not new."""
    _remember(tending, folder, _prints(folder))


def new_files(tending: Tending, folder: Path) -> list[Path]:
    """Files of a known kind that came or changed since, by name. Others that are new are remembered as seen.

    Gives nothing for a folder that is gone or may not be read: it may be a disk that is not plugged in.
    """
    seen, latest = set(_seen(tending, folder)), tending.clock.now().timestamp() - SETTLED_SECONDS
    fresh = [one for one in _prints(folder) if one not in seen and one[1] / 1e9 <= latest][:MOST_LOOKED_AT]
    known = [one for one in fresh if looks_known(folder / one[0])]
    if len(known) < len(fresh):
        _remember(tending, folder, seen.union(fresh).difference(known))
    return [folder / name for name, _, _ in known]


def mark_seen(tending: Tending, folder: Path, files: Iterable[Path]) -> None:
    """They were offered; whatever the answer, they are not offered again."""
    names = {file.name for file in files}
    _remember(tending, folder, {*_seen(tending, folder), *(one for one in _prints(folder) if one[0] in names)})


def _prints(folder: Path) -> list[Print]:
    try:
        files = [file for file in folder.iterdir() if not file.name.startswith(".") and file.is_file()]
        return sorted((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    except OSError:
        return []


def _seen(tending: Tending, folder: Path) -> list[Print]:
    told = json.loads(tending.garden.read.meta(SEEN) or "{}")
    return [(name, time, size) for name, time, size in told.get(str(folder), ())]


def _remember(tending: Tending, folder: Path, seen: Iterable[Print]) -> None:
    """Only of files that are still there: the list does not grow for ever."""
    there = set(_prints(folder))
    tending.garden.note(SEEN, json.dumps({str(folder): sorted(there.intersection(seen))}))
