"""What the person has chosen, kept as TOML that a person can read and edit.

A wrong value becomes the default and a warning, never an error; parts this version does not know are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

Theme = Literal["system", "light", "dark"]
Motion = Literal["full", "reduced", "off"]
Hemisphere = Literal["auto", "north", "south"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Change with ``dataclasses.replace``. Weekdays are 0 (Monday) to 6; an empty text means "not chosen"."""

    prompts_per_day: int = 3
    batch_time: time = time(9)
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    quiet_on: tuple[str, ...] = ()
    """Weekdays that begin other quiet hours, as "4 23:00-11:00"; read them with ``quiet_hours_on``."""
    days_off: tuple[int, ...] = (5, 6)
    never_kinds: tuple[str, ...] = ()
    date_lead_days: int = 0
    """So many days before a birthday or another date it is told already."""
    language: str = ""
    """Of the templates; the computer's own when empty."""
    pause_until: date | None = None
    hide_names: bool = False
    """In notifications."""
    privacy_mode: bool = False
    theme: Theme = "system"
    motion: Motion = "full"
    hemisphere: Hemisphere = "auto"
    window_geometry: str = ""
    """Base64 of what Qt saves."""
    table_columns: str = ""
    """Widths and order of the garden table's columns, likewise."""
    garden_as_table: bool = False
    autostart: bool = False
    close_to_tray_said: bool = False
    phone_region: str = ""
    """Two capital letters: where telephone numbers without a country are from."""
    import_zone: str = ""
    """IANA name of the computer's zone at the first import; imported instants keep to it."""
    watch_folder: str = ""
    """A folder whose new files are offered for import; none when empty."""
    other: dict[str, Any] = field(default_factory=dict)
    """What the file holds beyond this, as read."""


def quiet_hours_on(settings: Settings) -> dict[int, tuple[time, time]]:
    """Weekday → its own quiet hours, from and until; equal times mean none."""
    pairs = (one.partition(" ") for one in settings.quiet_on)
    return {int(day): (time.fromisoformat(hours[:5]), time.fromisoformat(hours[6:])) for day, _, hours in pairs}


def with_quiet_hours_on(settings: Settings, weekday: int, hours: tuple[time, time] | None) -> tuple[str, ...]:
    """What ``quiet_on`` becomes when ``weekday`` gets hours of its own, or (None) the usual ones again."""
    kept = quiet_hours_on(settings) | {weekday: hours}
    return tuple(f"{day} {pair[0]:%H:%M}-{pair[1]:%H:%M}" for day, pair in sorted(kept.items()) if pair is not None)


def load_settings(path: Path) -> tuple[Settings, list[str]]:
    """The settings of ``path`` and a warning for each part that had to be left out. A missing file is the default."""
    import tomllib
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), []
    except (OSError, ValueError, RecursionError):
        return Settings(), [f"{path.name} cannot be read; all settings are as at first."]
    values: dict[str, Any] = {}
    warnings: list[str] = []
    for section, kinds in _SECTIONS.items():
        table = document.pop(section, {})
        if not isinstance(table, dict):
            warnings.append(f"{path.name}: {section} is not a section; its settings are as at first.")
            continue
        for name, kind in kinds.items():
            if name in table:
                _take(name, table.pop(name), kind, values, warnings, f"{path.name}: {section}.{name}")
        if table:
            document[section] = table
    return Settings(**values, other=document), warnings


def save_settings(path: Path, settings: Settings) -> None:
    """Write all settings. A file that could not be read is kept beside as ``settings.toml.broken``."""
    from networkgarden.system.files import write_atomic
    from networkgarden.system.toml import to_toml
    document: dict[str, Any] = {name: value for name, value in settings.other.items() if name not in _SECTIONS}
    for section, kinds in _SECTIONS.items():
        known = {name: _plain(getattr(settings, name)) for name in kinds}
        chosen = {name: value for name, value in known.items() if value is not None}
        document[section] = {**chosen, **settings.other.get(section, {})}
    if _is_broken(path):
        path.replace(path.with_name(f"{path.name}.broken"))
    write_atomic(path, to_toml(document).encode("utf-8"))


def _is_broken(path: Path) -> bool:
    import tomllib
    try:
        tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except (ValueError, RecursionError):
        return True
    return False


class WrongValue(ValueError):
    """A value that does not fit; the text says what it should have been."""


Kind = Callable[[Any], Any]
"""Makes the setting's value from the file's; raises WrongValue."""


def _take(name: str, raw: Any, kind: Kind, values: dict[str, Any], warnings: list[str], where: str) -> None:
    try:
        values[name] = kind(raw)
    except WrongValue as error:
        warnings.append(f"{where} is not {error}; it is as at first.")


def _plain(value: Any) -> Any:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return list(value) if isinstance(value, tuple) else value


def _number(low: int, high: int) -> Kind:
    def read(raw: Any) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool) or not low <= raw <= high:
            raise WrongValue(f"a number from {low} to {high}")
        return raw

    return read


def _one_of(*choices: str) -> Kind:
    def read(raw: Any) -> str:
        if not isinstance(raw, str) or raw not in choices:
            raise WrongValue("one of " + ", ".join(choices))
        return raw

    return read


def _matching(pattern: str, what: str) -> Kind:
    def read(raw: Any) -> str:
        if not isinstance(raw, str) or (raw and not re.fullmatch(pattern, raw)):
            raise WrongValue(what)
        return raw

    return read


def _list_of(kind: Kind, what: str) -> Kind:
    def read(raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise WrongValue(what)
        try:
            return tuple(dict.fromkeys(kind(item) for item in raw))
        except WrongValue:
            raise WrongValue(what) from None

    return read


def _switch(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise WrongValue("true or false")
    return raw


def _time_of_day(raw: Any) -> time:
    if isinstance(raw, time):
        return raw.replace(second=0, microsecond=0)
    if isinstance(raw, str) and re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", raw):
        hour, minute = raw.split(":")
        return time(int(hour), int(minute))
    raise WrongValue('a time of day like "09:00"')


def _day(raw: Any) -> date:
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise WrongValue("a day like 2026-12-24")
    return raw


_WEEKDAY_HOURS = r"[0-6] ([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]"
_SECTIONS: dict[str, dict[str, Kind]] = {
    "prompts": {
        "prompts_per_day": _number(1, 5),
        "batch_time": _time_of_day,
        "quiet_from": _time_of_day,
        "quiet_until": _time_of_day,
        "quiet_on": _list_of(
            _matching(_WEEKDAY_HOURS, "hours"), 'a list of weekdays and hours like "4 23:00-11:00" (0 is Monday)'
        ),
        "days_off": _list_of(_number(0, 6), "a list of weekdays from 0 (Monday) to 6"),
        "never_kinds": _list_of(_matching(r".{1,60}", "a kind"), "a list of kinds"),
        "date_lead_days": _number(0, 30),
        "language": _matching(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*", 'a language like "en"'),
        "pause_until": _day,
    },
    "privacy": {"hide_names": _switch, "privacy_mode": _switch},
    "look": {
        "theme": _one_of("system", "light", "dark"),
        "motion": _one_of("full", "reduced", "off"),
        "hemisphere": _one_of("auto", "north", "south"),
    },
    "window": {
        "window_geometry": _matching(r"[A-Za-z0-9+/]{1,8000}={0,2}", "base64 text"),
        "table_columns": _matching(r"[A-Za-z0-9+/]{1,8000}={0,2}", "base64 text"),
        "garden_as_table": _switch,
        "autostart": _switch,
        "close_to_tray_said": _switch,
    },
    "import": {
        "phone_region": _matching(r"[A-Z]{2}", 'a country like "FR"'),
        "import_zone": _matching(r"[A-Za-z0-9_+-]{1,40}(/[A-Za-z0-9_+-]{1,40}){0,3}", 'a zone like "Europe/Paris"'),
        "watch_folder": _matching(r"[^\x00-\x1f]{1,4000}", "a folder"),
    },
}

SETTING_NAMES = tuple(part.name for part in fields(Settings) if part.name != "other")
