"""What a year brought, and what the garden will look like if nothing is done. Only looks; nothing is a debt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networkgarden.actions.fruit import fruits_of
from networkgarden.actions.tending import Tending
from networkgarden.domain.fruit import FruitKind
from networkgarden.domain.kinds import Condition, Direction, State
from networkgarden.domain.relations import INTRODUCED, INTRODUCED_BY
from networkgarden.storage import keepsakes

AHEAD = (0, 30, 90)
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Exchange:
    """How often something of one kind was given, received, or done together."""

    kind: str
    given: int
    received: int
    together: int

    @property
    def total(self) -> int:
        return self.given + self.received + self.together


@dataclass(frozen=True, slots=True)
class Outlook:
    """Planted people by condition, ``days`` from today."""

    days: int
    counts: dict[Condition, int]


@dataclass(frozen=True, slots=True)
class Borne:
    """One fruit: what, on whose plant, when (garden day), and who led to it ("" for nobody)."""

    name: str
    fruit: FruitKind
    note: str
    day: int
    led_by: str


@dataclass(frozen=True, slots=True)
class Bringer:
    """Somebody through whom others were met."""

    name: str
    brought: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Harvest:
    """The last twelve calendar months, the present one included: contacts per month ((year, month), number), with how
    many people, by kind (most first); the garden ahead; all fruit, newest first; who brought whom, most first."""

    months: tuple[tuple[tuple[int, int], int], ...]
    people: int
    exchanges: tuple[Exchange, ...]
    outlooks: tuple[Outlook, ...]
    fruits: tuple[Borne, ...] = ()
    bringers: tuple[Bringer, ...] = ()

    @property
    def contacts(self) -> int:
        return sum(count for _, count in self.months)

    @property
    def planted(self) -> int:
        return sum(self.outlooks[0].counts.values())


def harvest_of(tending: Tending, ahead: Sequence[int] = AHEAD) -> Harvest:
    today = tending.today()
    months = _last_months(today)
    first = date(*months[0], 1).toordinal()
    rows = tending.garden.read.query(
        "SELECT kind, direction, day FROM interaction WHERE day >= ? AND day <= ? AND kind != 'note'", (first, today))
    (people,) = tending.garden.read.query(
        "SELECT count(DISTINCT contact) FROM taking_part JOIN interaction ON interaction.id = taking_part.interaction "
        "WHERE day >= ? AND day <= ? AND kind != 'note'", (first, today))[0]
    in_month: Counter[tuple[int, int]] = Counter()
    for _, _, number in rows:
        day = date.fromordinal(number)
        in_month[day.year, day.month] += 1
    return Harvest(tuple((month, in_month[month]) for month in months), people,
                   _exchanges([(kind, direction) for kind, direction, _ in rows]),
                   tuple(_outlook(tending, today, days) for days in ahead), *_borne(tending))


def _borne(tending: Tending) -> tuple[tuple[Borne, ...], tuple[Bringer, ...]]:
    names = dict(tending.garden.read.names())
    fruits = tuple(Borne(names[one.contact_id], one.fruit, one.note, one.day, names.get(one.led_by or "", ""))
                   for one in fruits_of(tending))
    brought: dict[str, set[str]] = {}
    for link in keepsakes.links(tending.garden.read):
        if link.word == INTRODUCED_BY:
            brought.setdefault(link.other_id, set()).add(names[link.contact_id])
        elif link.word == INTRODUCED:
            brought.setdefault(link.contact_id, set()).add(names[link.other_id])
    bringers = [Bringer(names[one], tuple(sorted(others))) for one, others in brought.items()]
    return fruits, tuple(sorted(bringers, key=lambda one: (-len(one.brought), one.name)))


def _exchanges(acts: Sequence[tuple[str, str]]) -> tuple[Exchange, ...]:
    counts = Counter(acts)
    found = [Exchange(kind, counts[kind, Direction.SENT.value], counts[kind, Direction.RECEIVED.value],
                      counts[kind, Direction.BOTH.value]) for kind in {kind for kind, _ in acts}]
    return tuple(sorted(found, key=lambda one: (-one.total, one.kind)))


def _outlook(tending: Tending, today: int, days: int) -> Outlook:
    counts = Counter(one.shown_condition for one in tending.standings(today + days) if one.state is State.PLANTED)
    return Outlook(days, {condition: counts[condition] for condition in Condition})


def _last_months(today: int) -> list[tuple[int, int]]:
    """The months that end with today's, oldest first."""
    day = date.fromordinal(today)
    number = day.year * 12 + day.month - 1
    return [(one // 12, one % 12 + 1) for one in range(number - MONTHS + 1, number + 1)]
