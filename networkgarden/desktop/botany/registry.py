"""Which painter draws which species, from the leafy rung on."""

from __future__ import annotations

from collections.abc import Callable

from networkgarden.desktop.botany.sketch import Sketch

PAINTERS: dict[str, Callable[[Sketch], None]] = {
}
