"""Masses of small leaves, shaded as one body: a tree's puffs and a shrub's crown."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, cos, hypot, sin, sqrt
from typing import NamedTuple

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.colour import faint
from networkgarden.desktop.botany.geometry import LeafShape, add_half_leaf, add_leaf, lit_left, sag
from networkgarden.desktop.botany.sketch import Sketch

TONES = 6
GOLDEN_ANGLE = 2.39996


class Ellipse(NamedTuple):
    """The body that a mass of leaves is shaded as: its middle and its two half axes."""

    x: float
    y: float
    rx: float
    ry: float


class Site(NamedTuple):
    """Where a small leaf grows, how light it stands (0 dark .. 5 light) and which organ it is."""

    x: float
    y: float
    tone: int
    organ: int
    angle: float


class LeafSeat(NamedTuple):
    """A place for a leaf of a crown: its direction and its size in the crown's leaf lengths."""

    x: float
    y: float
    angle: float
    size: float = 1.0


class Mass:
    """Small leaves sorted by tone, ready to be painted dark first, light last."""

    __slots__ = ("halves", "sites", "wholes")

    def __init__(self) -> None:
        self.wholes = [Bag() for _ in range(TONES)]
        self.halves = [Bag(14) for _ in range(TONES)]
        self.sites: list[Site] = []

    def add(
        self, sketch: Sketch, site: Site, length: float, width: float, shape: LeafShape, bend: float, dewy: bool
    ) -> None:
        leaf = sketch.curve(site.x, site.y, site.angle, length, width, shape, bend)
        add_leaf(self.wholes[site.tone].next(), leaf)
        if site.tone >= 2 and width > 2:
            add_half_leaf(self.halves[site.tone].next(), leaf, lit_left(site.angle))
        if dewy:
            sketch.note_tip(leaf)
        self.sites.append(site)


def tone_of(value: float) -> int:
    """Light 0..1 → tone 0..5."""
    return max(0, min(TONES - 1, int(value * TONES)))


def crown(
    sketch: Sketch,
    seats: Iterable[LeafSeat],
    body: Ellipse,
    length: float,
    width: float,
    shape: LeafShape,
    density: float = 1.0,
) -> Mass:
    """Leaves at given seats, shaded by where they sit on the crown's body of light."""
    mass = Mass()
    droop = sketch.droop
    for i, seat in enumerate(seats):
        if sketch.u(i, 5) > density:
            continue
        facing = sketch.toward_light((seat.x - body.x) / body.rx, (seat.y - body.y) / body.ry)
        tone = tone_of(0.50 + 0.36 * facing + 0.34 * (sketch.u(i, 9) - 0.5))
        angle = sag(seat.angle, 0.80 * droop, 1)
        site = Site(seat.x, seat.y, tone, i, angle)
        size, bend = seat.size * (0.8 + 0.4 * sketch.u(i, 3)), (sketch.u(i, 4) - 0.5) * 0.9
        mass.add(
            sketch, site, length * size, width * seat.size * (1 - 0.30 * droop), shape, bend, tone > 2 and not i % 5
        )
    return mass


def paint_crown(sketch: Sketch, mass: Mass, low: int = 0, high: int = TONES, name: str = "leaf") -> None:
    """Tones ``low`` to ``high``; a hair line instead of a cast shadow separates the light leaves."""
    colours = sketch.ramp(name, TONES + 1)
    for tone in range(low, high):
        if sketch.full and tone >= 3:
            sketch.line(mass.wholes[tone], faint(colours[0], 0.55), 0.42)
        sketch.fill(mass.wholes[tone], colours[tone])
        sketch.fill(mass.halves[tone], colours[tone + 1])


class Puff(NamedTuple):
    """One round cluster of leaves of a crown, with its own share of numbers (``key``)."""

    x: float
    y: float
    radius: float
    key: int


def in_turns(puffs: Iterable[Puff]) -> list[list[Puff]]:
    """Puffs to be painted one after another, in as few turns as possible.

    Those of one turn hardly touch and may share a mass: a picture costs by the fill, more than by the leaf.
    """
    turns: list[list[Puff]] = []
    for own in puffs:
        turn = len(turns)
        while turn and not any(_touch(own, other) for other in turns[turn - 1]):
            turn -= 1
        if turn == len(turns):
            turns.append([])
        turns[turn].append(own)
    return turns


def _touch(one: Puff, other: Puff) -> bool:
    return hypot(one.x - other.x, (one.y - other.y) * 1.1) < 1.2 * (one.radius + other.radius)


def puffs(
    sketch: Sketch, clusters: Iterable[Puff], body: Ellipse, leaves: int, length: float, shape: LeafShape, shift: float
) -> Mass:
    """Clusters shaded as spheres of their own within the crown ``body``; ``shift`` makes all darker or lighter."""
    mass = Mass()
    for cluster in clusters:
        _add_puff(sketch, mass, cluster, body, leaves, length, shape, shift)
    return mass


def _add_puff(
    sketch: Sketch, mass: Mass, cluster: Puff, body: Ellipse, leaves: int, length: float, shape: LeafShape, shift: float
) -> None:
    u, droop = sketch.u, sketch.droop
    in_crown = 0.20 * sketch.toward_light((cluster.x - body.x) / body.rx, (cluster.y - body.y) / body.ry)
    base, slim = 0.46 + in_crown + shift, 0.56 * (1 - 0.3 * droop)
    for i in range(leaves):
        key = cluster.key * leaves + i
        if u(key, 5) > sketch.density:
            continue
        radius, theta = sqrt((i + 0.6) / leaves), i * GOLDEN_ANGLE + cluster.key
        dx, dy = sin(theta) * radius, -cos(theta) * radius
        x = cluster.x + dx * cluster.radius + (u(key, 1) - 0.5) * 2
        y = cluster.y + dy * cluster.radius * 0.78 + (u(key, 2) - 0.5) * 2
        y += droop * cluster.radius * 0.35 * abs(dx)
        light = base + 0.40 * sketch.toward_light(dx, dy) + 0.22 * (u(key, 9) - 0.5)
        angle = atan2(dx * 1.3, -dy + 0.35) + (u(key, 3) - 0.5) * 1.3
        angle = sag(angle, 0.80 * droop, 1 if u(key, 6) > 0.5 else -1)
        site = Site(x, y, tone_of(light), key, angle)
        size, bend = length * (0.78 + 0.4 * u(key, 4)), (u(key, 7) - 0.5) * 0.9
        mass.add(sketch, site, size, size * slim, shape, bend, site.tone >= 2 and not i % 4)


def paint_puffs(sketch: Sketch, mass: Mass) -> None:
    """Like a crown, but the lightest leaves throw a small shadow on the darker ones."""
    colours = sketch.ramp("leaf", TONES + 1)
    for tone in range(TONES):
        if tone >= 4 and sketch.full:
            sketch.shaded(mass.wholes[tone], faint(colours[0], 0.40), 0.35, 0.6)
        sketch.fill(mass.wholes[tone], colours[tone])
        sketch.fill(mass.halves[tone], colours[tone + 1])
