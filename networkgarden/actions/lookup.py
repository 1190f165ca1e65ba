"""Finding the contact a person means by a name or an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from networkgarden.actions.tending import Tending
from networkgarden.domain.words import folded, unaccented
from networkgarden.errors import AmbiguousName, NotFound

SHOWN_CANDIDATES = 5


def find_contact(tending: Tending, who: str) -> str:
    """The id of the contact ``who`` names: an id, an exact name, or the only name that holds these words.

    Raises NotFound, or AmbiguousName with the candidates.
    """
    if tending.garden.read.row_of(who.strip()) is not None:
        return who.strip()
    names = tending.garden.read.names()
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: folded(name) == folded(who),
        lambda name: unaccented(name) == unaccented(who),
        lambda name: set(unaccented(who).split()) <= set(unaccented(name).split()),
    )
    for matches in tests:
        found = [(contact_id, name) for contact_id, name in names if matches(name)]
        if len(found) == 1:
            return found[0][0]
        if found:
            raise AmbiguousName(f"Several contacts answer to “{who}”: {_candidates(found)}.", "Use an id.")
    raise NotFound(f"Nobody in the garden is called “{who}”.", "See: networkgarden list")


def find_contacts(tending: Tending, names: Sequence[str]) -> list[str]:
    """As :func:`find_contact` for each, every contact once."""
    return list(dict.fromkeys(find_contact(tending, who) for who in names))


def _candidates(found: Sequence[tuple[str, str]]) -> str:
    shown = ", ".join(f"{name} ({contact_id})" for contact_id, name in found[:SHOWN_CANDIDATES])
    more = len(found) - SHOWN_CANDIDATES
    return f"{shown} and {more} more" if more > 0 else shown


def told_apart(tending: Tending, without: str = "") -> dict[str, str]:
    """Id → name of everybody but ``without``; those of one name also bear their company, or else a number."""
    rows = tending.garden.read.query("SELECT uuid, name, organisation FROM contact WHERE uuid != ? ORDER BY id",
                                     (without,))
    often = Counter(folded(name) for _, name, _ in rows)
    shown: dict[str, str] = {}
    taken: set[str] = set()
    for contact_id, name, organisation in rows:
        words = f"{name} · {organisation}" if often[folded(name)] > 1 and organisation else name
        number, told = 1, words
        while folded(told) in taken:
            number += 1
            told = f"{words} · {number}"
        taken.add(folded(told))
        shown[contact_id] = told
    return shown
