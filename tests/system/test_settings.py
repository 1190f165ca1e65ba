from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networkgarden.system.settings import _SECTIONS, SETTING_NAMES, Settings, load_settings, save_settings
from networkgarden.system.toml import to_toml

MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
CHOSEN = st.builds(
    Settings,
    prompts_per_day=st.integers(1, 5),
    batch_time=MINUTES,
    quiet_from=MINUTES,
    quiet_until=MINUTES,
    days_off=st.lists(st.integers(0, 6), unique=True).map(tuple),
    never_kinds=st.lists(st.from_regex(r".{1,60}", fullmatch=True), unique=True, max_size=4).map(tuple),
    language=st.sampled_from(["", "en", "pt-BR"]),
    pause_until=st.none() | st.dates(),
    hide_names=st.booleans(),
    privacy_mode=st.booleans(),
    theme=st.sampled_from(["system", "light", "dark"]),
    motion=st.sampled_from(["full", "reduced", "off"]),
    hemisphere=st.sampled_from(["auto", "north", "south"]),
    window_geometry=st.sampled_from(["", "AdnQywADAAA="]),
    autostart=st.booleans(),
    close_to_tray_said=st.booleans(),
    phone_region=st.sampled_from(["", "FR"]),
    import_zone=st.sampled_from(["", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+3"]),
    other=st.just({}),
)
OFFSETS = st.sampled_from([None, UTC, timezone(timedelta(hours=-3, minutes=-30))])
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TOML = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | TEXT
    | st.dates()
    | st.times()
    | st.datetimes(timezones=OFFSETS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXT, TOML, max_size=4))
def test_toml_comes_back_as_written(document: dict[str, Any]) -> None:
    assert tomllib.loads(to_toml(document)) == document


def test_every_setting_has_its_place_in_the_file() -> None:
    placed = [name for kinds in _SECTIONS.values() for name in kinds]
    assert sorted(placed) == sorted(SETTING_NAMES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=CHOSEN)
def test_settings_come_back_as_saved(tmp_path: Path, chosen: Settings) -> None:
    save_settings(tmp_path / "settings.toml", chosen)
    assert load_settings(tmp_path / "settings.toml") == (chosen, [])


def test_without_a_file_all_is_as_at_first(tmp_path: Path) -> None:
    chosen, warnings = load_settings(tmp_path / "settings.toml")
    assert (chosen, warnings) == (Settings(), [])
    assert (chosen.prompts_per_day, chosen.batch_time, chosen.days_off) == (3, time(9), (5, 6))
    assert list(tmp_path.iterdir()) == []


def test_a_file_written_by_hand_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        '[prompts]\nprompts_per_day = 5\nbatch_time = 07:30:00\nquiet_from = "9:05"\ndays_off = []\n'
        'pause_until = 2026-12-24\n[look]\ntheme = "dark"\n'
    )
    expected = Settings(
        prompts_per_day=5,
        batch_time=time(7, 30),
        quiet_from=time(9, 5),
        days_off=(),
        pause_until=date(2026, 12, 24),
        theme="dark",
    )
    assert load_settings(path) == (expected, [])


def test_unknown_parts_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('later = 1\n[look]\ntheme = "dark"\nstars = [1, 2]\n[look.sky]\nmoon = true\n[new]\na = "b"\n')
    chosen, warnings = load_settings(path)
    assert warnings == []
    save_settings(path, replace(chosen, theme="light"))
    document = tomllib.loads(path.read_text())
    assert (document["later"], document["new"]) == (1, {"a": "b"})
    assert document["look"]["stars"] == [1, 2]
    assert document["look"]["sky"] == {"moon": True}
    assert document["look"]["theme"] == "light"


@pytest.mark.parametrize(
    "line",
    [
        "[prompts]\nprompts_per_day = 6",
        "[prompts]\nprompts_per_day = true",
        '[prompts]\nbatch_time = "25:00"',
        "[prompts]\nbatch_time = 9",
        "[prompts]\ndays_off = [7]",
        '[prompts]\ndays_off = "weekend"',
        '[prompts]\nnever_kinds = [""" """, {}]',
        "[prompts]\npause_until = 2026-12-24T00:00:00",
        '[prompts]\nlanguage = "../en"',
        "[privacy]\nhide_names = 1",
        '[look]\ntheme = "pink"',
        "[look]\nmotion = []",
        '[window]\nwindow_geometry = "<>"',
        '[import]\nphone_region = "fr"',
        '[import]\nimport_zone = "../../etc/passwd"',
        "look = 3",
        "nonsense",
        "a = " + "[" * 5000,
        'a = "\ufffe',
    ],
)
def test_a_wrong_value_is_the_default_and_one_warning(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(line, encoding="utf-8")
    chosen, warnings = load_settings(path)
    assert replace(chosen, other={}) == Settings()
    assert len(warnings) == 1
    assert warnings[0].startswith("settings.toml")


def test_one_wrong_value_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[look]\ntheme = "pink"\nmotion = "off"\n')
    chosen, warnings = load_settings(path)
    assert chosen == Settings(motion="off")
    assert warnings == ["settings.toml: look.theme is not one of system, light, dark; it is as at first."]


def test_a_broken_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff not toml")
    save_settings(path, Settings(theme="dark"))
    assert (tmp_path / "settings.toml.broken").read_bytes() == b"\xff not toml"
    assert load_settings(path) == (Settings(theme="dark"), [])


def test_a_folder_in_its_place_is_only_a_warning(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    chosen, warnings = load_settings(tmp_path / "settings.toml")
    assert chosen == Settings()
    assert len(warnings) == 1


def test_what_toml_cannot_hold_is_a_bug_and_half_characters_are_replaced() -> None:
    with pytest.raises(TypeError):
        to_toml({"a": None})
    assert tomllib.loads(to_toml({"a": "x\udcff"})) == {"a": "x\ufffd"}
    assert tomllib.loads(to_toml({"a": datetime(2026, 1, 1, tzinfo=UTC)}))["a"] == datetime(2026, 1, 1, tzinfo=UTC)
