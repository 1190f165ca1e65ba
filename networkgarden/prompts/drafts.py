"""From a template and the facts at hand to a text that a person may still change before sending it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from networkgarden.domain.drafting import PURPOSES, DraftTemplate

PLACEHOLDERS = (
    "first", "name", "organisation", "title", "me", "today", "fact", "last_contact", "occasion", "note", "article",
    "link", "place", "dates", "length", "other", "other_first", "why_first", "why_other", "how", "did", "example",
    "again")
"""What a template may name. Anything else in braces stays as it is written."""

GAP = "…"
"""Stands where only the person knows what to say."""

_BRACES = re.compile(r"\{([a-z_]+)\}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Drafts:
    """Templates by what they are for, and phrases of the language by name."""

    templates: Mapping[str, DraftTemplate]
    phrases: Mapping[str, str]


def read_drafts(text: str) -> Drafts:
    """From TOML: a table ``phrases`` and one per template with ``subject``, ``body`` and ``purpose``.

    Raises ValueError for a part that is missing or a purpose that does not exist.
    """
    document = tomllib.loads(text)
    try:
        phrases = {name: str(phrase) for name, phrase in document.pop("phrases").items()}
        templates = {act: DraftTemplate(str(table["subject"]), str(table["body"]).strip("\n"), str(table["purpose"]))
                     for act, table in document.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"A part of the drafts is missing: {error}.") from error
    for act, template in templates.items():
        if template.purpose and template.purpose not in PURPOSES:
            raise ValueError(f"The draft {act} is for something that does not exist: {template.purpose}.")
    return Drafts(templates, phrases)


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """What stands in braces and means nothing, in the order it comes."""
    return tuple(dict.fromkeys(name for name in _BRACES.findall(text) if name not in PLACEHOLDERS))


def subject_of(template: str, facts: Mapping[str, str]) -> str:
    """One line; what is not known is left out, and a colon or dash that would end the line with it."""
    return " ".join(phrase_of(template, facts).split()).rstrip(" :,–—-").strip()


def phrase_of(template: str, facts: Mapping[str, str]) -> str:
    """In a single pass, so that braces in somebody's name are only braces."""
    return _BRACES.sub(lambda found: _value(found, facts), template)


def body_of(template: str, facts: Mapping[str, str]) -> str:
    """A line that would speak of something not known is left out, and the line before it if it only led there (it ends
    with a colon). What is in braces and means nothing stays."""
    lines: list[str] = []
    gone = False                                    # the line before was left out
    for line in template.splitlines():
        named = [name for name in _BRACES.findall(line) if name in PLACEHOLDERS]
        if named and not all(facts.get(name, "").strip() for name in named):
            gone = True
            continue
        if gone and not line.strip() and lines and lines[-1].endswith(":"):
            lines.pop()
        gone = False
        lines.append(phrase_of(line, facts))
    if gone and lines and lines[-1].endswith(":"):
        lines.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _value(found: re.Match[str], facts: Mapping[str, str]) -> str:
    if found[1] not in PLACEHOLDERS:
        return found[0]
    return _CONTROLS.sub("", facts.get(found[1], "").replace("\r\n", "\n").replace("\r", "\n"))
