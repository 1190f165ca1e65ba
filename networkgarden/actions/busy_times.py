"""From the person's own calendar files: which times of the next months are taken, and nothing else of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from networkgarden.actions.changes import Changes
from networkgarden.actions.import_answers import known_me
from networkgarden.actions.tending import Tending
from networkgarden.domain.plans import Busy
from networkgarden.errors import UnreadableFile
from networkgarden.importers.calendar import recognise
from networkgarden.importers.calendar_busy import busy_times
from networkgarden.importers.files import single
from networkgarden.importers.hints import Hints
from networkgarden.storage.garden import Recording
from networkgarden.storage.plans import busy_times as kept_times
from networkgarden.storage.plans import replace_busy_times

DAYS_AHEAD = 120
MOST_TIMES = 5000


def keep_busy_times(tending: Tending, *paths: Path) -> Changes:
    """Keep the taken times of these calendars instead of those kept before.

    Raises NotFound, and UnreadableFile for what is no calendar.
    """
    times = _taken(tending, paths)
    title = f"Your calendar was read: {len(times)} times are taken in the next months"
    with tending.action(title) as running:
        replace_busy_times(running.write, times)
    return Changes(title)


def take_busy_times(tending: Tending, running: Recording, paths: Sequence[Path]) -> bool:
    """The same for calendars that are just imported; whether anything is new. One that lies in the past is let be."""
    times = _taken(tending, paths)
    if not times or times == kept_times(tending.garden.read):
        return False
    replace_busy_times(running.write, times)
    return True


def _taken(tending: Tending, paths: Sequence[Path]) -> list[Busy]:
    now = tending.clock.now()
    hints = Hints(me=known_me(tending), now=now)
    found: set[Busy] = set()
    for path in paths:
        file = single(path)
        if not recognise(file.head()):
            raise UnreadableFile(f"{file.name} is not a calendar.", "Export your calendar as an .ics file.")
        found.update(Busy(*one) for one in busy_times(file, now, now + timedelta(days=DAYS_AHEAD),
                                                      tending.clock.zone(), hints))
    return sorted(found)[:MOST_TIMES]
