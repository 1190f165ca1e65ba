"""What the prompt engine knows of a person, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.kinds import Direction, Kind, Reaction
from networkgarden.domain.standing import Standing
from networkgarden.domain.words import first_name

DONE, LATER, REST = "done", "later", "rest"
"""How an offered prompt was answered; empty while it was not."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One interaction of the past, as far as prompts care."""

    day: int
    kind: Kind
    direction: Direction
    reaction: Reaction | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A prompt that was shown: of which kind, which act it proposed, in which words, and how it was answered."""

    day: int
    kind: str
    act: str
    template: str = ""
    answer: str = ""
    until: int | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person who may be prompted. ``acts`` and ``offers`` are newest first; channels are empty where unknown."""

    standing: Standing
    acts: tuple[Happened, ...] = ()
    offers: tuple[Offered, ...] = ()
    email: str = ""
    phone: str = ""
    profile: str = ""
    birthday: PersonDate | None = None
    state_since: int = 1            # the garden day on which the present state began
    called: str = ""                # the given name or nickname, where it is known
    paused: bool = False            # the whole garden sleeps on that day

    @property
    def first(self) -> str:
        return first_name(self.standing.name, self.called)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Who, why now, one act, what for. ``act`` is the kind that "Done already" logs, "" where nothing is logged."""

    contact_id: str
    name: str
    kind: str
    reason: str
    purpose: str
    text: str
    link: str = ""
    act: str = ""
    template: str = ""

    def as_json(self) -> dict[str, object]:
        return {"contact": self.contact_id or None, "name": self.name, "kind": self.kind, "reason": self.reason,
                "purpose": self.purpose, "text": self.text, "link": self.link}


@dataclass(frozen=True, slots=True)
class PromptSettings:
    number: int = 3
    never_kinds: frozenset[str] = frozenset()
