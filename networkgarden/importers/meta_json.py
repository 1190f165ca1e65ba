"""The JSON of Facebook, Instagram and Messenger: its two ways with letters, and what is left of a file cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile

FURTHEST = 1e18
_BLANK = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def mend(text: object) -> str:
    """Facebook writes each byte of UTF-8 as a letter of its own (``Ã©`` for é); anything else stays as it is."""
    if not isinstance(text, str):
        return ""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def load(file: FoundFile) -> tuple[Any, bool]:
    """The document of a file, and whether its end is missing; then whatever is whole of it.

    Raises UnreadableFile for what is no JSON, too deep, or too large.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except UnicodeError as error:
        raise UnreadableFile(f"{file.name} holds no text.") from error
    try:
        return json.loads(text), False
    except RecursionError as error:
        raise UnreadableFile(f"{file.name} is nested too deeply to be read.") from error
    except ValueError as error:
        try:
            saved = salvage(text)
        except RecursionError:
            saved = None
        if not saved:
            raise UnreadableFile(f"{file.name} is damaged: it is not whole JSON.") from error
        return saved, True


def salvage(text: str) -> Any:
    """The whole members at the beginning of a document that is cut off or damaged further on."""
    place = _blank(text, 0)
    if text[place:place + 1] == "[":
        return list(_elements(text, place))
    if text[place:place + 1] != "{":
        return None
    found: dict[str, Any] = {}
    place = _blank(text, place + 1)
    try:
        while place < len(text):
            key, place = _DECODER.raw_decode(text, place)
            place = _blank(text, place)
            if text[place:place + 1] != ":" or not isinstance(key, str):
                return found
            place = _blank(text, place + 1)
            if text[place:place + 1] == "[":
                found[key] = list(_elements(text, place))
            found[key], place = _DECODER.raw_decode(text, place)
            place = _blank(text, place)
    except ValueError:
        return found        # the rest is what is lost, and told so
    return found


def _elements(text: str, place: int) -> Iterator[Any]:
    """The whole elements of an array that begins here."""
    place = _blank(text, place + 1)
    while text[place:place + 1] not in ("", "]"):
        try:
            element, place = _DECODER.raw_decode(text, place)
        except ValueError:
            return
        yield element
        place = _blank(text, place)


def _blank(text: str, place: int) -> int:
    match = _BLANK.match(text, place)
    return match.end() if match else place


def records_of(value: object) -> list[dict[str, Any]]:
    """The objects in a list; nothing for what is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def texts_in(value: object, deepest: int = 12) -> Iterator[str]:
    """Every text under a key ``value``, wherever in a small structure: labels are translated, places are not."""
    if deepest and isinstance(value, dict):
        if isinstance(value.get("value"), str):
            yield mend(value["value"])
        for one in value.values():
            yield from texts_in(one, deepest - 1)
    elif deepest and isinstance(value, list):
        for one in value:
            yield from texts_in(one, deepest - 1)


def whole_number(value: object) -> int:
    """A stamp; 0 for anything that is none, such as the infinity that ``1e999`` is read as."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -FURTHEST < value < FURTHEST:
        return 0
    return int(value)
