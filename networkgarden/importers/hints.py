"""What a person may tell the importers beforehand; everything has a safe default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from networkgarden.domain.incoming import Me, MeKind
from networkgarden.domain.mapping import Mapping
from networkgarden.domain.own_kinds import OwnKind


def _nothing() -> None:
    """Nobody waits to be told."""


@dataclass(frozen=True, slots=True)
class Hints:
    """``me`` is what is known of the person whose files these are (profile links, addresses, names).

    ``day_first``: the order in dates like 3/4/24, if known. ``imported_contacts``: also take the address book that
    was once uploaded to LinkedIn. ``now`` (aware): what a calendar holds after it has not happened yet.
    ``mappings``: what the person said of the columns of tables. ``own_kinds``: kinds of the person's own.
    ``pulse`` is called every now and then while a long file is read, and may raise to stop the reading.
    """

    me: tuple[Me, ...] = ()
    day_first: bool | None = None
    imported_contacts: bool = False
    mappings: tuple[Mapping, ...] = ()
    own_kinds: tuple[OwnKind, ...] = ()
    now: datetime | None = None
    pulse: Callable[[], None] = _nothing

    def mine(self, kind: MeKind) -> tuple[str, ...]:
        """What is known of me of one kind: ``mine("email")``."""
        return tuple(one.value for one in self.me if one.kind == kind)
