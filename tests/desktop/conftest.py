"""What tests of widgets share: the one door over a real garden, in the light theme."""

from __future__ import annotations

import pytest

from networkgarden.desktop.door import Door
from networkgarden.desktop.theme import LIGHT, apply_theme
from tests.garden_at_hand import open_tending


@pytest.fixture
def door(tmp_path, qapp):
    apply_theme(qapp, LIGHT)
    tending = open_tending(tmp_path / "profile")
    yield Door(tending)
    tending.garden.close()
