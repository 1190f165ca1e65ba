"""A pause of the whole garden, with the day one is back: clocks stand still and nothing is prompted."""

from __future__ import annotations

from datetime import date

from networkgarden.actions.changes import Changes
from networkgarden.actions.tending import Tending
from networkgarden.domain.days import Pause, iso
from networkgarden.errors import UsageError
from networkgarden.storage.garden import Recording

NEVER_ENDS = date.max.toordinal()


def paused_until(tending: Tending, day: int | None = None) -> int | None:
    """The garden day on which the garden wakes, None when it is awake on ``day`` (today without one)."""
    wanted = tending.today() if day is None else day
    ends = [NEVER_ENDS if one.end is None else one.end for one in tending.garden.read.pauses()
            if one.start <= wanted and (one.end is None or wanted < one.end)]
    chosen = tending.settings.pause_until
    if chosen is not None and wanted < chosen.toordinal():
        ends.append(chosen.toordinal())
    return max(ends, default=None)


def pause_garden(tending: Tending, until: int) -> Changes:
    """Pause from today until the garden day ``until``, on which one is back. A pause that runs is set anew.

    Raises UsageError for a day that is not ahead.
    """
    today = tending.today()
    if until <= today:
        raise UsageError("A pause ends on a day to come.", "Choose the day you are back.")
    title = f"The garden rests until {iso(until)}"
    with tending.action(title) as running:
        _end_running(running, today)
        running.write.add_pause(today, until)
        running.everybody = True
    return Changes(title, everything=True)


def add_holiday(tending: Tending, start: int, end: int) -> Changes:
    """A pause [start, end) in garden days, behind or ahead. Raises UsageError when it ends before it begins."""
    if end <= start:
        raise UsageError("A holiday ends after it begins.")
    title = f"Holiday from {iso(start)} until {iso(end)}"
    with tending.action(title) as running:
        running.write.add_pause(start, end)
        running.everybody = True
    return Changes(title, everything=True)


def remove_holiday(tending: Tending, pause: Pause) -> Changes:
    title = f"Holiday from {iso(pause.start)} taken out"
    with tending.action(title) as running:
        running.write.run("DELETE FROM pause WHERE start = ? AND end IS ?", (pause.start, pause.end))
        running.everybody = True
    return Changes(title, everything=True)


def holidays(tending: Tending) -> tuple[Pause, ...]:
    return tending.garden.read.pauses()


def resume_garden(tending: Tending) -> Changes:
    """End the pause that runs, today; the days it stood still stay still. (The setting is the caller's to clear.)"""
    today = tending.today()
    title = "The garden is awake again"
    if not any(one.start <= today and (one.end is None or today < one.end) for one in tending.garden.read.pauses()):
        return Changes(title, undoable=False)
    with tending.action(title) as running:
        _end_running(running, today)
        running.everybody = True
    return Changes(title, everything=True)


def _end_running(running: Recording, today: int) -> None:
    running.write.run("DELETE FROM pause WHERE start = ?", (today,))
    running.write.run("UPDATE pause SET end = ? WHERE start < ? AND (end IS NULL OR end > ?)", (today, today, today))
