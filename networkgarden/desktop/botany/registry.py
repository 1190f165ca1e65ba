"""Which painter draws which species, from the leafy rung on."""

from __future__ import annotations

from collections.abc import Callable

from networkgarden.desktop.botany.sketch import Sketch
from networkgarden.desktop.botany.species import (
    agave,
    apple,
    clematis,
    elder,
    fern,
    foxglove,
    grass,
    iris,
    larch,
    lavender,
    sunflower,
)

PAINTERS: dict[str, Callable[[Sketch], None]] = {
    "apple": apple.paint,
    "larch": larch.paint,
    "elder": elder.paint,
    "sunflower": sunflower.paint,
    "foxglove": foxglove.paint,
    "iris": iris.paint,
    "lavender": lavender.paint,
    "agave": agave.paint,
    "grass": grass.paint,
    "fern": fern.paint,
    "clematis": clematis.paint,
}
