"""Reading the fields of a record of our own JSON: nothing in it is trusted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)

Made = TypeVar("Made")


class Wrong(ValueError):
    """A record is not as it should be; the message says why, for a person."""


def text_in(record: dict[str, object], name: str) -> str:
    value = record.get(name, "")
    if not isinstance(value, str):
        raise Wrong(f"“{name}” is not text")
    return value.encode("utf-8", "replace").decode().replace("\x00", "")


def list_in(record: dict[str, object], name: str) -> list[object]:
    value = record.get(name, [])
    if not isinstance(value, list):
        raise Wrong(f"“{name}” is not a list")
    return value


def records_in(record: dict[str, object], name: str) -> list[dict[str, object]]:
    values = list_in(record, name)
    if not all(isinstance(value, dict) for value in values):
        raise Wrong(f"“{name}” does not hold records")
    return [value for value in values if isinstance(value, dict)]


def as_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise Wrong("its id is missing or not an id")
    return text


def number_in(record: dict[str, object], name: str, lowest: int, highest: int) -> int | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
        raise Wrong(f"“{name}” is not a number from {lowest} to {highest}")
    return value


def day_in(record: dict[str, object], name: str) -> int | None:
    text = text_in(record, name)
    try:
        return date.fromisoformat(text).toordinal() if text else None
    except ValueError as error:
        raise Wrong(f"“{name}” is not a day like 2026-01-31") from error


def needed_day(record: dict[str, object], name: str) -> int:
    day = day_in(record, name)
    if day is None:
        raise Wrong(f"“{name}” is missing")
    return day


def word_in(record: dict[str, object], name: str, words: Callable[[str], Made]) -> Made:
    try:
        return words(text_in(record, name))
    except ValueError as error:
        raise Wrong(f"“{name}” is missing or has no known word") from error
