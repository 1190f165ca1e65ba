"""What every way of notifying offers, and what is sent."""

from __future__ import annotations

import unicodedata
from abc import abstractmethod
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

LONGEST_TITLE, LONGEST_BODY, MOST_LINES = 120, 500, 4
"""In characters; daemons cut long texts anyway, some after laying them out."""


class Action(StrEnum):
    """What a person can do with a notification. ``OPEN`` is a click on its body."""

    OPEN = "open"
    DO = "do"
    DONE = "done"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Button:
    action: Action
    label: str


@dataclass(frozen=True, slots=True)
class Message:
    """One notification. Names are left out by the caller where the person wants them hidden.

    ``token`` names what it is about (contact id and due day; "today" for a gathered message): sending the same token
    again replaces the notification, and an answer is passed on once.
    """

    token: str
    title: str
    body: str = ""
    buttons: tuple[Button, ...] = ()


class Notifier(QObject):
    """A way to notify. Failing to notify is a warning to the log and a step down the ladder, never an error."""

    acted = Signal(str, str)
    """token, action: the person answered."""
    dismissed = Signal(str)
    """token: closed by the person without an answer; the contact stays due."""
    failed = Signal(object)
    """Message: it was taken by ``send`` and turned out not to be shown."""
    availability_changed = Signal()

    name = ""
    """How Settings and ``doctor`` call this way."""
    certain = True
    """False where nobody tells whether a message was seen: then the panel in the window shows it as well."""

    @abstractmethod
    def available(self) -> bool:
        """Whether sending is worth a try now."""
        raise NotImplementedError

    @abstractmethod
    def why(self) -> str:
        """One sentence for the person: what it can do, or why it is not to be had."""
        raise NotImplementedError

    @abstractmethod
    def send(self, message: Message) -> bool:
        """Take a message. False: not taken, try another way. A later failure comes as ``failed``."""
        raise NotImplementedError

    def replace(self, message: Message) -> None:
        """Say what is still on the screen in other words; nothing where it is no more."""

    def withdraw(self, token: str) -> None:
        """Take a notification back, because its question was answered elsewhere."""

    def look_again(self) -> None:
        """Try again what was not to be had; called each minute, since timers of one's own would wake the program."""

    def take_activation_token(self) -> str:
        """The compositor's leave to come to the front, given with the last answer; used up by asking, else empty."""
        return ""

    @abstractmethod
    def close(self) -> None:
        """End timers and connections; afterwards nothing is sent."""
        raise NotImplementedError


def plain(text: str, limit: int) -> str:
    """Untrusted text on one line: no control or direction characters, no broken Unicode, at most ``limit`` long."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    seen = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in whole if _shows(c))
    line = " ".join(seen.split())
    return _cut(line, limit)


def plain_lines(text: str, limit: int) -> str:
    """The same for a body: its first lines stay lines."""
    lines = [line for line in (plain(one, limit) for one in text[: limit * 2].splitlines()) if line]
    return _cut("\n".join(lines[:MOST_LINES]), limit)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _shows(character: str) -> bool:
    """Direction overrides can make a name read as something else; joiners belong to scripts and emoji."""
    return character in "\u200c\u200d" or unicodedata.category(character) not in ("Cf", "Cn", "Cs")
