"""A merge as it is remembered, so that it can be taken apart again however much later."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import Point
from networkgarden.domain.interaction import Interaction


@dataclass(frozen=True, slots=True)
class Keepsake:
    """A row of a table that named the contact: a promise, fruit, an offer …

    ``values`` are its columns; contacts and interactions are named by their ids. ``dropped``: the kept contact had the
    same, so the row went.
    """

    table: str
    values: tuple[tuple[str, Any], ...]
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class MergedPart:
    """One contact that went into another: itself as it was, and what belonged to it.

    ``shared`` are interactions in which the kept contact took part as well; ``dropped`` ones were the same act as one
    of the kept contact's and went.
    """

    contact: Contact
    interactions: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    dropped: tuple[Interaction, ...] = ()
    keepsakes: tuple[Keepsake, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """``before`` and ``after`` are the kept contact on either side of the merge of garden day ``day``."""

    id: str
    day: int
    before: Contact
    after: Contact
    parts: tuple[MergedPart, ...]

    @property
    def kept_id(self) -> str:
        return self.after.id


@dataclass(frozen=True, slots=True)
class PastMerge:
    """A merge for showing: who was kept, as it is called now, and who went into it."""

    id: str
    day: int
    kept_id: str
    kept: str
    parts: tuple[str, ...]


def taken_apart(merge: Merge, now: Contact, still_in: tuple[Contact, ...] = ()) -> Contact:
    """The kept contact without what came by this merge; what was changed since stays.

    ``still_in``: contacts of other merges that are part of it all the same.
    """
    facts: dict[str, Any] = {}
    for name in (one.name for one in fields(Contact)):
        before, after, current = (getattr(one, name) for one in (merge.before, merge.after, now))
        others = [item for one in still_in for item in _items(getattr(one, name))]
        if current == after and not others:
            facts[name] = before
        elif isinstance(current, tuple) and name != "states":
            gone = [item for item in after if item not in before and item not in others]
            left = (*(item for item in current if item not in gone),
                    *(item for item in before if item not in after and item not in current))
            facts[name] = (*left, *_said_by_others(gone, left, others))
        else:
            facts[name] = before if current == after else current
    return Contact(**facts)


def _said_by_others(gone: list[Any], left: tuple[Any, ...], others: list[Any]) -> list[Any]:
    """Addresses and numbers that go with one contact but were another's as well, in another writing."""
    lost = {item.bare() for item in gone if isinstance(item, Point)} - {
        item.bare() for item in left if isinstance(item, Point)}
    twins = {item.bare(): item for item in reversed(others) if isinstance(item, Point) and item.bare() in lost}
    return list(twins.values())


def _items(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()
