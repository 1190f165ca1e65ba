"""Kinds of the person's own: each counts as the kind it is said to be like (model.md §2)."""

from __future__ import annotations

from dataclasses import dataclass

from networkgarden.domain.kinds import Kind
from networkgarden.domain.words import folded

LONGEST = 60


@dataclass(frozen=True, slots=True)
class OwnKind:
    name: str
    like: Kind


def find_own(word: str, own: tuple[OwnKind, ...]) -> OwnKind | None:
    """The kind of one's own that a word names, however it is written."""
    wanted = folded(word.replace("_", " ").replace("-", " "))
    return next((one for one in own if folded(one.name.replace("_", " ").replace("-", " ")) == wanted), None)
