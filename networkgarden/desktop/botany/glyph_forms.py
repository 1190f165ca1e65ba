"""Which glyph a species shows at which rung, in which condition: layers to be filled one over the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from networkgarden.desktop.botany import glyph_stalks, glyph_tufts, glyph_woody
from networkgarden.desktop.botany.colour import lifeless, shade
from networkgarden.desktop.botany.geometry import FAT, OVATE, STRAP, ahead, sag
from networkgarden.desktop.botany.glyph_shapes import BARE_RAMP, CAP_RAMP, FOOT_RAMP, Form, Layer, leaf
from networkgarden.desktop.botany.palettes import AUTUMN_PALETTES, MOUND, MOUND_LIT, PALETTES, SEED_COATS, SNOW, STRAW
from networkgarden.domain.kinds import Condition, Rung

_BARE = "#D9CDB8"
_MOUND_RAMP, _COAT_RAMP = "mound", "coat"

_FORMS: dict[str, Callable[[Form], None]] = {
    "apple": glyph_woody.apple,
    "larch": glyph_woody.larch,
    "elder": glyph_woody.elder,
    "clematis": glyph_woody.clematis,
    "sunflower": glyph_stalks.sunflower,
    "foxglove": glyph_stalks.foxglove,
    "iris": glyph_stalks.iris,
    "fern": glyph_tufts.fern,
    "lavender": glyph_tufts.lavender,
    "grass": glyph_tufts.grass,
    "agave": glyph_tufts.agave,
}


class Season(NamedTuple):
    """What the season makes of a glyph: sleepers bedded in straw instead of snow, leaves that have turned."""

    straw: bool = False
    autumn: bool = False


def paint_form(
    painter: QPainter, species: str, rung: int, condition: Condition, theme: str, bold: bool,
    season: Season | None = None,
) -> None:
    """Paint the glyph at the painter's origin, in the units of plants (100 is about a full one)."""
    season = season or Season()
    for path, name, tone in layers_of(species, rung, condition, bold):
        if not (season.straw and name == CAP_RAMP):
            painter.fillPath(path, _tone(species, name, tone, condition, theme, season))


def _tone(species: str, name: str, tone: int, condition: Condition, theme: str, season: Season) -> QColor:
    if name in (FOOT_RAMP, CAP_RAMP):
        return lifeless(STRAW if season.straw else SNOW, theme)
    if name == BARE_RAMP:
        return lifeless(_BARE, theme)
    if name == _MOUND_RAMP:
        return lifeless(MOUND_LIT if tone else MOUND, theme)
    if name == _COAT_RAMP:
        return lifeless(SEED_COATS[species][tone], theme)
    turned = season.autumn and species in AUTUMN_PALETTES
    return shade((AUTUMN_PALETTES if turned else PALETTES)[species][name], condition, theme, 0, tone / 5)


@lru_cache(maxsize=512)
def layers_of(species: str, rung: int, condition: Condition, bold: bool) -> tuple[Layer, ...]:
    """The glyph, lowest layer first. Its paths are shared between all sizes: never change them."""
    form = Form(species, rung, condition, bold)
    if form.rung is Rung.SEED:
        _seed(form)
    elif form.rung is Rung.SPROUT:
        _sprout(form)
    else:
        _FORMS[species](form)
    return tuple(layer for layer in form.layers if not layer.path.isEmpty())


def _mound(form: Form, width: float, height: float) -> None:
    heap, lit = form.layer(_MOUND_RAMP, 0), form.layer(_MOUND_RAMP, 1)
    for path, share in ((heap, 1.0), (lit, 0.72)):
        top = -height * share
        path.moveTo(-width, 1)
        path.cubicTo(-width * 0.6, -height * 0.8, -width * 0.2 * share, top * 1.1, width * 0.1, top)
        path.cubicTo(width * 0.4, top * 0.9, width * 0.6 * share, -height * 0.3, width * share, 1)
        path.closeSubpath()


def _seed(form: Form) -> None:
    """The species' own seed in its mound."""
    coat, lit = form.layer(_COAT_RAMP, 0), form.layer(_COAT_RAMP, 1)
    coat.addEllipse(QPointF(0, -5.5), 7.5, 4.6)
    lit.addEllipse(QPointF(-0.8, -6.8), 5.2, 2.6)
    if form.species == "larch":
        leaf(lit, 0, -5, -0.7, 26, 9, OVATE, 0.4)
    elif form.species == "grass":
        leaf(lit, 4, -5, 1.2, 26, 1.6, STRAP, -0.9)
    _mound(form, 17, 4.2)
    if form.asleep:
        form.heap(9)


def _sprout(form: Form) -> None:
    """A curved stemlet with two seed leaves, or what the species has in their place."""
    _mound(form, 11, 3.0)
    if form.asleep:
        wood = form.bare()
        main = form.stem(wood, 0, 0, -0.1, 18, 0.35, 1.8)
        form.stem(wood, *main.at(0.55), 0.8, 7, -0.3, 1.2)
        form.heap(9)
    elif form.species in _FANS:
        _small_fan(form, *_FANS[form.species])
    else:
        _two_leaves(form)


_FANS: dict[str, tuple[tuple[float, ...], float, float]] = {
    # species → angles, length and width of what it has in place of seed leaves
    "grass": ((-0.4, 0.45, 0.02), 21, 2.2),
    "iris": ((-0.4, 0.45, 0.02), 22, 3.6),
    "agave": ((-0.95, 0.95, -0.3, 0.2), 14, 7.6),
}


def _small_fan(form: Form, angles: tuple[float, ...], length: float, width: float) -> None:
    paths = form.layer("leaf", 2), form.layer("leaf", 4)
    for k, angle in enumerate(angles):
        turned = sag(angle, 0.35 * form.droop, angle)
        shape = FAT if form.species == "agave" else STRAP
        leaf(paths[k % 2], 0, 0, turned, length * (0.75 + 0.12 * k), width, shape, angle * (0.6 + form.droop))


_SEED_LEAVES: dict[str, tuple[float, float, float, float, int]] = {
    # species → angle, length and width of seed leaves, height of the stemlet, pairs of leaves
    "apple": (0.95, 13, 9.0, 20, 1),
    "elder": (0.80, 14, 6.4, 16, 2),
    "sunflower": (1.30, 17, 10.0, 24, 1),
    "foxglove": (1.16, 12, 9.5, 8, 2),
    "lavender": (0.72, 13, 4.4, 16, 3),
    "clematis": (1.02, 14, 8.0, 19, 1),
}


def _two_leaves(form: Form) -> None:
    if form.species == "clematis":
        form.stem(form.layer("cane", 2), 6, 0, -0.1, 35, 0, 1.6)
    angle, long, wide, high, pairs = _SEED_LEAVES.get(form.species, (0, 0, 0, 19, 0))
    stem = form.stem(form.layer("stem", 3), 0, 0, -0.12, high, 0.3 + 0.9 * form.droop, 2.6)
    (x, y), paths = stem.at(1), (form.layer("leaf", 3), form.layer("leaf", 4))
    if form.species == "larch":
        for k in range(7):
            leaf(paths[k % 2], x, y, sag(-1.35 + 0.45 * k, 0.55 * form.droop), 11.5, 2.0, STRAP)
    elif form.species == "fern":
        paths[1].addEllipse(QPointF(*ahead(x, y, 1.2, 2.4)), 4.0, 3.8)
    for pair in range(pairs):
        x, y = stem.at(1 - 0.34 * pair)
        for side, path in ((1, paths[0]), (-1, paths[1])):
            leaf(path, x, y, sag(side * angle + 0.1, 0.62 * form.droop, side), long, wide, OVATE, side * 0.3)
