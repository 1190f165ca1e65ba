"""A garden of its own for each test of an action."""

from __future__ import annotations

import pytest

from tests.garden_at_hand import open_tending


@pytest.fixture
def tending(tmp_path):
    opened = open_tending(tmp_path / "profile")
    yield opened
    opened.garden.close()
