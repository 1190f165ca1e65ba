"""What merging two contacts gives: lists united, the fuller of single facts, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import PersonDate, Point
from networkgarden.domain.kinds import State
from networkgarden.domain.words import folded
from networkgarden.matching.names import read_name
from networkgarden.matching.person import birth_of

BIRTHDAY = "birthday"
OTHER_NAME, OTHER_BIRTHDAY = "also known as", "other birthday"
LISTS = ("addresses", "beds", "custom", "sources", "never", "respites")
AWAKE = (State.PLANTED, State.RESTING, State.ARCHIVED, State.SEED)
"""Of two states the earlier one here stays: a seed was never decided on."""


def united(kept: Contact, other: Contact) -> Contact:
    """``kept`` with what ``other`` adds. Id, seed number and species stay ``kept``'s own."""
    facts: dict[str, Any] = {name: _union(getattr(kept, name), getattr(other, name)) for name in LISTS}
    spare: list[tuple[str, str]] = []
    facts["points"] = points_together(kept.points, other.points)
    facts.update(_name(kept, other, spare))
    for name in ("nickname", "organisation", "title"):
        facts[name] = _fuller(name, getattr(kept, name), getattr(other, name), spare)
    facts["note"] = _notes(kept.note, other.note)
    facts["dates"] = _dates(kept.dates, other.dates, spare)
    facts["custom"] = _union(facts["custom"], tuple(spare))
    closer = other if other.circle < kept.circle else kept
    return replace(
        kept, **facts, circle=closer.circle, every_days=closer.every_days or kept.every_days or other.every_days,
        established=kept.established or other.established, created_on=min(kept.created_on, other.created_on),
        photo=kept.photo or other.photo, states=_states(kept, other), died_on=kept.died_on or other.died_on)


def _union(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *dict.fromkeys(item for item in other if item not in one))


def points_together(mine: tuple[Point, ...], theirs: tuple[Point, ...]) -> tuple[Point, ...]:
    """Each address and number once, with a label where either has one."""
    found = {point.bare(): point for point in reversed(mine)}
    for point in theirs:
        same = found.setdefault(point.bare(), point)
        if point.label and not same.label:
            found[point.bare()] = replace(same, label=point.label)
    kept = [found[point.bare()] if not point.label else point for point in mine]
    added = dict.fromkeys(found[point.bare()] for point in theirs)
    return (*kept, *(point for point in added if point.bare() not in {one.bare() for one in mine}))


def _name(kept: Contact, other: Contact, spare: list[tuple[str, str]]) -> dict[str, str]:
    """The fuller of two names; the other one, where it says something else, is also known."""
    mine, theirs = set(read_name(kept.name).words), set(read_name(other.name).words)
    by_key = kept.name in (point.value for point in kept.points)
    chosen, left = (other, kept) if (mine < theirs or by_key) and other.name else (kept, other)
    keys = {point.value for contact in (kept, other) for point in contact.points}
    if left.name and folded(left.name) != folded(chosen.name) and left.name not in keys:
        spare.append((OTHER_NAME, left.name))
    return {"name": chosen.name, "given": chosen.given or left.given if chosen.given or chosen.family else left.given,
            "family": chosen.family or left.family if chosen.given or chosen.family else left.family}


def _fuller(name: str, mine: str, theirs: str, spare: list[tuple[str, str]]) -> str:
    if not mine or not theirs or folded(mine) == folded(theirs):
        return mine or theirs
    short, long = sorted((mine, theirs), key=len)
    if folded(short) in folded(long):
        return long
    spare.append((name, theirs))
    return mine


def _notes(mine: str, theirs: str) -> str:
    return mine if theirs in mine else theirs if mine in theirs else f"{mine}\n\n{theirs}"


def _dates(mine: tuple[PersonDate, ...], theirs: tuple[PersonDate, ...],
           spare: list[tuple[str, str]]) -> tuple[PersonDate, ...]:
    """One birthday: the one with a year where they agree, else ``mine``, and the other beside it in words."""
    united_dates = list(mine)
    for date in theirs:
        same = next((one for one in united_dates if one.label == date.label == BIRTHDAY), None)
        if same is None:
            united_dates += [date] if date not in united_dates else []
        elif birth_of(same)[-4:] == birth_of(date)[-4:] and len(birth_of(same)) == 4 < len(birth_of(date)):
            united_dates[united_dates.index(same)] = date
        elif birth_of(same)[-4:] != birth_of(date)[-4:] or (len({birth_of(same), birth_of(date), ""}) == 3 and (
                min(len(birth_of(same)), len(birth_of(date))) == 8)):
            spare.append((OTHER_BIRTHDAY, date.text()))
    return tuple(united_dates)


def _states(kept: Contact, other: Contact) -> tuple[Any, ...]:
    awake = min((kept, other), key=lambda one: AWAKE.index(one.state))
    return awake.states
