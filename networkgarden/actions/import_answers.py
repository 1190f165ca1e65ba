"""What the person said once of their own files: who they are in them, and how they write dates. Remembered for good."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import get_args

from networkgarden.actions.tending import Tending
from networkgarden.domain.incoming import Ask, Incoming, Me, MeKind

ME, DAY_FIRST = "import:me", "import:day first"
YES, NO = "yes", "no"


def known_me(tending: Tending) -> tuple[Me, ...]:
    """The person's own addresses, numbers, profile links and names, as far as they are known; all of them sure."""
    told = json.loads(tending.garden.read.meta(ME) or "[]")
    return tuple(Me(kind, value, sure=True) for kind, value in told if kind in get_args(MeKind))


def remember_me(tending: Tending, told: Iterable[Me]) -> None:
    """Add to what is known. It is what the program knows, not the garden, so it is not undone."""
    before = known_me(tending)
    known = dict.fromkeys((one.kind, one.value) for one in (*before, *told) if one.value.strip())
    if len(known) > len(before):
        tending.garden.note(ME, json.dumps(list(known)))


def forget_me(tending: Tending, one: Me) -> None:
    left = [(known.kind, known.value) for known in known_me(tending)]
    tending.garden.note(ME, json.dumps([known for known in left if known != (one.kind, one.value)]))


def day_first(tending: Tending) -> bool | None:
    """Whether 3/4/24 is the third of April; None while the person was not asked."""
    return {YES: True, NO: False}.get(tending.garden.read.meta(DAY_FIRST) or "")


def remember_day_first(tending: Tending, first: bool) -> None:
    tending.garden.note(DAY_FIRST, YES if first else NO)


def me_from(text: str) -> Me:
    """What a person typed about themselves, by its look: an address, a profile link, a number, else a name."""
    said = " ".join(text.split())
    if "@" in said and " " not in said:
        return Me("email", said.casefold(), sure=True)
    if "/" in said and " " not in said:
        return Me("profile", said, sure=True)
    if re.fullmatch(r"\+?[0-9 ()/.-]{6,}", said):
        return Me("phone", said, sure=True)
    return Me("name", said, sure=True)


def open_questions(read: Sequence[object]) -> tuple[frozenset[Ask], tuple[Me, ...]]:
    """What the files ask, and the candidates for who the person is, most often told first."""
    files = [one for one in read if isinstance(one, Incoming)]
    asks = frozenset(ask for one in files for ask in one.asks)
    told = [Me(me.kind, me.value) for one in files if "me" in one.asks for me in one.me]
    return asks, tuple(sorted(dict.fromkeys(told), key=lambda me: -told.count(me)))


def sure_of(read: Sequence[object]) -> tuple[Me, ...]:
    """Who the person is, where the files leave no doubt."""
    return tuple(dict.fromkeys(me for one in read if isinstance(one, Incoming) for me in one.me if me.sure))
