"""A person as the engine sees them, due and with every channel unless said otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from networkgarden.domain.days import day_of
from networkgarden.domain.kinds import Condition, Direction, Kind, Rung, State
from networkgarden.domain.standing import Standing
from networkgarden.prompts.facts import Happened, PersonFacts

DAY = day_of("2026-11-24")


def person(number: int = 1, *, last: int = 40, acts: tuple[Happened, ...] | None = None, **facts: Any) -> PersonFacts:
    """``last``: days since the last contact. Further names are fields of the standing or of the facts."""
    standing = Standing(f"id-{number:04}", f"Ada Number{number}", State.PLANTED, number, "apple", 50, 180, (),
                        Rung.LEAFY, Condition.THIRSTY, .6, 2.0, 30.0, DAY - last + 20, DAY - last, 3)
    known = {name: facts.pop(name) for name in list(facts) if name in Standing.__dataclass_fields__}
    happened = (Happened(DAY - last, Kind.MESSAGE, Direction.SENT),) if acts is None else acts
    ways = {"email": f"a{number}@example.org", "phone": "+49 30 1234567", "profile": "linkedin.com/in/ada"}
    return PersonFacts(replace(standing, **known), happened, **{**ways, **facts})
