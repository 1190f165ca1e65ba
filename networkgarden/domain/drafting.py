"""Drafts and the templates they are built from, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

PURPOSES = ("thank", "answer", "share", "ask", "invite", "congratulate")
"""What an act can be for; a draft without one is not opened (product.md §1)."""


@dataclass(frozen=True, slots=True)
class DraftTemplate:
    """``purpose`` is what such a letter is usually for, "" where that is open."""

    subject: str
    body: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template as the person edited it, for one act in one language."""

    act: str
    language: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be sent by the person. ``facts`` are lines to look at while writing; they are not part of it."""

    act: str
    contact_ids: tuple[str, ...]
    to: str                                 # whom, in words
    addresses: tuple[str, ...]
    profile: str                            # an https link, "" where none is known
    subject: str
    body: str
    purpose: str
    facts: tuple[str, ...] = ()
