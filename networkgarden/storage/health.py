"""How every contact stands on a day, from the cached fold where it reaches and from the log where it does not.

The table ``vital`` keeps per contact the state after its last contact-day (model.md: nothing else is stored that
can be computed). It is refolded inside the action that touched the contact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from networkgarden.domain.contact import StateChange, rests, state_on
from networkgarden.domain.course import Course, course_of, with_fruit, without_seed_time
from networkgarden.domain.days import Pause, active_days, merged
from networkgarden.domain.interaction import Act
from networkgarden.domain.kinds import KINDS, RHYTHM_OF_CIRCLE, Condition, Kind, Rung, State
from networkgarden.domain.standing import Standing
from networkgarden.domain.vitality import (
    WET,
    Rhythm,
    Vital,
    condition,
    decayed,
    due_on,
    fold,
    rung_reached,
    stability,
    waiting_days,
    wetness,
)
from networkgarden.storage.keepsakes import first_fruit
from networkgarden.storage.reading import Reader

COLUMNS = ("contact.id, contact.uuid, contact.name, contact.seed, contact.species, contact.circle, contact.every_days, "
           "contact.established, contact.state, vital.day, vital.vitality, vital.roots, vital.bucket, vital.rung, "
           "vital.acts, vital.waiting, vital.dew")

EVERY = ("coalesce(contact.every_days, CASE contact.circle "
         + " ".join(f"WHEN {circle} THEN {days}" for circle, days in RHYTHM_OF_CIRCLE.items()) + " END)")
"""The rhythm of a contact in days, in SQL."""

STATES = {state.value: state for state in State}
RUNGS = tuple(Rung)


def refold(db: Any, rows: Iterable[int] | None = None) -> None:
    """Fold the log of these contacts (all of them without ``rows``) into the cache again."""
    reader = Reader(db)
    wanted = None if rows is None else sorted(set(rows))
    garden = reader.pauses()
    acts, changes, respites = reader.acts(wanted), reader.state_changes(), reader.respites()
    if wanted is None:
        facts = reader.query("SELECT id, circle, every_days, established FROM contact")
        db.execute_sql("DELETE FROM vital")
    else:
        facts = []
        for number in wanted:
            facts += reader.query("SELECT id, circle, every_days, established FROM contact WHERE id = ?", (number,))
            db.execute_sql("DELETE FROM vital WHERE contact = ?", (number,))
    cursor = db.cursor()
    cursor.executemany(
        "INSERT INTO vital VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [folded for number, circle, every, established in facts if acts.get(number) and (
            folded := _folded(number, acts[number], Rhythm(every or RHYTHM_OF_CIRCLE[circle], bool(established)),
                              merged((*rests(changes.get(number, ())), *respites.get(number, ()), *garden))))])


def _folded(number: int, acts: Sequence[Act], rhythm: Rhythm, pauses: tuple[Pause, ...]) -> tuple[Any, ...] | None:
    counted = [act for act in acts if act.kind is not Kind.NOTE]
    vital = fold(counted, rhythm, pauses)
    if vital is None:
        return None
    dew = all(KINDS[act.kind].one_click for act in counted if act.day == vital.day)
    waiting = ",".join(str(day) for day in waiting_days(counted))
    return (number, vital.day, vital.vitality, vital.roots, vital.bucket, int(rung_reached(counted)), len(counted),
            waiting, int(dew))


def standings(db: Any, day: int, today: int | None = None, rows: Sequence[int] | None = None) -> list[Standing]:
    """Everybody, or the contacts of these row numbers, as known on ``day``, by name (case folded), then id.

    A cache that reaches beyond ``day`` is not used; those contacts are folded from the log up to that day.
    """
    reader = Reader(db)
    garden = merged(reader.pauses())
    changes = reader.state_changes() if today is None or day >= today else _all_changes(reader)
    beds, respites, borne = reader.beds_of(rows), reader.respites(), first_fruit(reader)
    some = "" if rows is None else f" WHERE contact.id IN ({','.join('?' * len(rows))})"
    found = []
    facts = reader.query(f"SELECT {COLUMNS} FROM contact LEFT JOIN vital ON vital.contact = contact.id{some}",
                         rows or ())
    later = [row[0] for row in facts if row[9] is not None and row[9] > day]
    acts = reader.acts(later, until=day) if later else {}
    for row in facts:
        own = changes.get(row[0], ())
        breaks = (*rests(own), *respites.get(row[0], ()))
        pauses = merged((*breaks, *garden)) if breaks else garden
        state = state_on(own, day) if own else STATES[row[8]]
        rhythm = Rhythm(row[6] or RHYTHM_OF_CIRCLE[row[5]], bool(row[7]))
        if row[9] is not None and row[9] > day:
            refolded = _folded(row[0], acts.get(row[0], ()), rhythm, pauses) or (None,) * 9
            known = (*row[:9], *refolded[1:])
        else:
            known = row
        one = _standing(known, beds.get(row[0], ()), state, rhythm, pauses, day)
        found.append(replace(one, rung=Rung.FRUITING) if borne.get(row[0], day + 1) <= day else one)
    return sorted(found, key=lambda one: (one.name.casefold(), one.contact_id))


def courses(db: Any) -> dict[str, Course]:
    """Contact id → how it fares over all days; planted people count as planted from their first contact on.

    Reads the whole log once: some 40 µs a contact-day, so ask beside the window; afterwards the look of a day takes
    less than a microsecond a person.
    """
    reader = Reader(db)
    garden = merged(reader.pauses())
    changes, acts, respites, borne = _all_changes(reader), reader.acts(), reader.respites(), first_fruit(reader)
    found = {}
    for number, uuid, circle, every, established, state in reader.query(
            "SELECT id, uuid, circle, every_days, established, state FROM contact"):
        rhythm = Rhythm(every or RHYTHM_OF_CIRCLE[circle], bool(established))
        states = without_seed_time(changes.get(number, ()))
        one = course_of(acts.get(number, ()), states, STATES[state], rhythm,
                        merged((*respites.get(number, ()), *garden)))
        found[uuid] = with_fruit(one, borne[number]) if number in borne else one
    return found


def _all_changes(reader: Reader) -> dict[int, tuple[StateChange, ...]]:
    return reader.state_changes([row[0] for row in reader.query("SELECT id FROM contact")])


def _standing(row: tuple[Any, ...], beds: tuple[str, ...], state: State, rhythm: Rhythm, pauses: tuple[Pause, ...],
              day: int) -> Standing:
    _, uuid, name, seed, species, circle, _, _, _, last, vitality, roots, bucket, rung, count, waiting, dew = row
    every = rhythm.every_days
    if last is None:
        return Standing(uuid, name, state, seed, species, circle, every, beds, Rung.SEED, _without_contact(state), None,
                        0.0, None, None, None, 0)
    vital, stable = Vital(last, vitality, roots, bucket), stability(rhythm, roots)
    now = None if state is State.SEED else decayed(vitality, active_days(last, day, pauses), stable)
    health = None if now is None else Condition.ASLEEP if state is State.RESTING else condition(now)
    return Standing(
        uuid, name, state, seed, species, circle, every, beds, RUNGS[rung], health, now, roots, stable,
        due_on(vital, rhythm, pauses) if state is State.PLANTED else None, last, count,
        bool(waiting) and wetness([int(one) for one in waiting.split(",")], day, rhythm) >= WET,
        bool(dew) and last == day)


def _without_contact(state: State) -> Condition | None:
    return Condition.ASLEEP if state is State.RESTING else None


