"""Who is in sight first, without making a standing of everybody: of 30,000 only some hundred are looked at.

Everybody's thirst is reckoned from a few columns, which come as one JSON array each (several times faster than rows);
the thirstiest are then read whole.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from heapq import nsmallest
from math import exp
from typing import Any

from networkgarden.domain.contact import rests
from networkgarden.domain.days import Pause, active_days, merged
from networkgarden.domain.first_sight import FirstSight
from networkgarden.domain.kinds import State
from networkgarden.domain.vitality import LAMBDA, Rhythm, stability
from networkgarden.domain.words import unaccented
from networkgarden.storage.health import EVERY, standings
from networkgarden.storage.reading import Reader

MOST = 256
"""How many are read whole: more than fit into most windows."""

_MET = "FROM contact JOIN vital ON vital.contact = contact.id WHERE contact.state = 'planted'"
_COLUMNS = ("contact.id", f"CASE contact.established WHEN 0 THEN {EVERY} ELSE -{EVERY} END",
            "vital.day", "vital.vitality", "vital.roots")
_STILL = ("SELECT contact.id, contact.name FROM contact LEFT JOIN vital ON vital.contact = contact.id "
          "WHERE contact.state = ? AND (contact.state = 'resting' OR vital.day IS NULL)")


def first_sight(db: Any, day: int, most: int = MOST) -> FirstSight:
    """The garden as it is come upon on ``day``."""
    reader = Reader(db)
    people = reader.query("SELECT count(*) FROM contact WHERE state IN (?, ?)", (State.PLANTED, State.RESTING))[0][0]
    rows = None if people <= most else _first_rows(reader, day, most)
    known = [one for one in standings(db, day, day, rows) if one.state in (State.PLANTED, State.RESTING)]
    known.sort(key=lambda one: (one.thirst, unaccented(one.name)))
    return FirstSight(day, reader.count(), int(people), tuple(known))


def _first_rows(reader: Reader, day: int, most: int) -> list[int] | None:
    """The row numbers of the thirstiest ``most``; None where only folding the log anew can tell them."""
    arrays = ", ".join(f"json_group_array({column})" for column in _COLUMNS)
    numbers, rhythms, lasts, vitalities, roots = map(json.loads, reader.query(f"SELECT {arrays} {_MET}")[0])
    if lasts and max(lasts) > day:
        return None             # contact logged for days to come, or a clock set back
    now = _vitalities(reader, day, numbers, list(zip(rhythms, roots, strict=True)), lasts, vitalities)
    found = _thirstiest(reader, numbers, now, most)
    for state in (State.PLANTED, State.RESTING):        # not met yet, then at rest: people alike stand by name
        if len(found) < most:
            alike = nsmallest(most - len(found), reader.query(_STILL, (state,)), key=lambda row: unaccented(row[1]))
            found += [number for number, _ in alike]
    return found


def _vitalities(reader: Reader, day: int, numbers: Sequence[int], ties: Sequence[tuple[int, float]],
                lasts: Sequence[int], vitalities: Sequence[float]) -> list[float]:
    """V on ``day`` of each; ``ties`` are (rhythm, negative when established; roots)."""
    garden = merged(reader.pauses())
    rate = {tie: -LAMBDA / stability(Rhythm(abs(tie[0]), tie[0] < 0), tie[1]) for tie in set(ties)}
    active = {last: active_days(last, day, garden) for last in set(lasts)}
    now = [vitality * exp(rate[tie] * active[last])
           for tie, last, vitality in zip(ties, lasts, vitalities, strict=True)]
    own = _breaks(reader)
    for place in [place for place, number in enumerate(numbers) if number in own] if own else ():
        passed = active_days(lasts[place], day, merged((*own[numbers[place]], *garden)))
        now[place] = vitalities[place] * exp(rate[ties[place]] * passed)
    return now


def _breaks(reader: Reader) -> dict[int, tuple[Pause, ...]]:
    """Row number → a contact's own pauses."""
    own = {number: rests(changes) for number, changes in reader.state_changes().items()}
    for number, pauses in reader.respites().items():
        own[number] = (*own.get(number, ()), *pauses)
    return own


def _thirstiest(reader: Reader, numbers: Sequence[int], now: Sequence[float], most: int) -> list[int]:
    """The row numbers of the lowest vitalities; people alike by name."""
    if len(numbers) <= most:
        return list(numbers)
    last = nsmallest(most, now)[-1] + 1e-12      # numbers in JSON have fifteen digits
    places = [place for place, vitality in enumerate(now) if vitality <= last]
    if len(places) > most:
        names = reader.names_of([numbers[place] for place in places])
        places = nsmallest(most, places, key=lambda place: (now[place], unaccented(names[numbers[place]])))
    return [numbers[place] for place in places]
