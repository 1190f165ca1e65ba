"""People to fill a garden with; everything follows from a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from networkgarden.desktop.garden import motion, zooming
from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.species import SPECIES, seed_number
from networkgarden.domain.standing import Standing

TODAY = 739_900     # 15 October 2026
_FIRST = ("Ada", "Grace", "Linus", "Émile", "Zoë", "Barbara", "Łukasz", "Jürgen")
_LAST = ("Lovelace", "Hopper", "Torvalds", "Zola", "Müller", "Liskov", "Weiß")
_BEDS: tuple[tuple[str, ...], ...] = ((), ("Friends",), ("Work",), ("Chess & <b>tea</b>", "Work"))
_CONDITIONS = tuple(Condition)


def make_standing(number: int, **changes: Any) -> Standing:
    condition = _CONDITIONS[number % 4]
    rung = Rung(number % 8)
    standing = Standing(
        contact_id=f"contact-{number}",
        name=f"{_FIRST[number % 8]} {_LAST[number % 7]}",
        state=State.RESTING if number % 11 == 10 else State.PLANTED,
        seed=seed_number(str(number)),
        species=SPECIES[number % len(SPECIES)],
        circle=(5, 15, 50, 150)[number % 4],
        every_days=30,
        beds=_BEDS[number % 4],
        rung=rung,
        condition=condition,
        vitality=0.95 - 0.28 * (number % 4) + number * 1e-6,
        roots=float(number % 7),
        stability_days=30.0,
        due_on=TODAY + number % 9 - 4,
        last_contact_on=TODAY - 3 - number % 300,
        interactions=3,
    )
    return replace(standing, **changes)


@pytest.fixture
def person() -> Callable[..., Standing]:
    return make_standing


@pytest.fixture
def people() -> Callable[[int], list[Standing]]:
    return lambda count: [make_standing(number) for number in range(count)]


@pytest.fixture
def today() -> int:
    return TODAY


class Moments:
    """The clock of all movements, which stands still until it is moved by hand."""

    def __init__(self) -> None:
        self._now = 1000.0

    def __call__(self) -> float:
        return self._now

    def pass_by(self, seconds: float) -> None:
        self._now += seconds


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> Moments:
    made = Moments()
    for module in (motion, zooming):
        monkeypatch.setattr(module, "monotonic", made)
    return made
