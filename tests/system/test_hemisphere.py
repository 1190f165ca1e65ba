from __future__ import annotations

import re
import zoneinfo
from pathlib import Path

import pytest

from networkgarden.system.hemisphere import _SOUTHERN_ZONES, is_southern

TABLE = Path("/usr/share/zoneinfo/zone.tab")


def test_a_choice_wins_over_the_zone() -> None:
    assert is_southern("south", "Europe/Paris")
    assert not is_southern("north", "Australia/Sydney")


@pytest.mark.parametrize(
    ("zone", "southern"),
    [
        ("Europe/Paris", False),
        ("Australia/Sydney", True),
        ("America/Argentina/Ushuaia", True),
        ("America/Bogota", False),
        ("Africa/Johannesburg", True),
        ("UTC", False),
        ("", False),
        (None, False),
    ],
)
def test_the_zone_decides_otherwise(zone: str | None, southern: bool) -> None:
    assert is_southern("auto", zone) is southern


@pytest.mark.skipif(not TABLE.exists(), reason="this computer has no zone.tab")
def test_every_zone_agrees_with_its_latitude() -> None:
    rows = [line.split("\t") for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    beyond_doubt = [row for row in rows if int(row[1][1:3]) >= 2]
    wrong = {row[2] for row in beyond_doubt if is_southern("auto", row[2]) is not row[1].startswith("-")}
    assert len(rows) > 300
    assert wrong == set()


def test_every_southern_zone_has_a_proper_name() -> None:
    assert all(re.fullmatch(r"[A-Za-z]+(/[A-Za-z_]+)?|NZ-CHAT", zone) for zone in _SOUTHERN_ZONES)
    too_new_for_some = {"America/Coyhaique", "Pacific/Kanton"}
    assert _SOUTHERN_ZONES - zoneinfo.available_timezones() <= too_new_for_some
