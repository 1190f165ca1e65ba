"""What the prompt engine knows of a person, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from networkgarden.domain.fruit import Fruit
from networkgarden.domain.incoming import PersonDate
from networkgarden.domain.kinds import Direction, Kind, Reaction
from networkgarden.domain.promise import Promise
from networkgarden.domain.reading import Reading
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
    one_to_one: bool = True


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
class Interest:
    """A word somebody cares for: as ``telling_words`` has it, as it is written, and where it is known from."""

    word: str
    shown: str
    source: str             # "note", "bed" or "work"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person who may be prompted. ``acts``, ``offers`` and ``fruits`` are newest first; channels are empty where
    unknown; ``promises`` are the open ones; ``knows``: ids of contacts they are linked with or were met together."""

    standing: Standing
    acts: tuple[Happened, ...] = ()
    offers: tuple[Offered, ...] = ()
    email: str = ""
    phone: str = ""
    profile: str = ""
    dates: tuple[PersonDate, ...] = ()
    state_since: int = 1            # the garden day on which the present state began
    called: str = ""                # the given name or nickname, where it is known
    paused: bool = False            # the whole garden sleeps on that day
    promises: tuple[Promise, ...] = ()
    fruits: tuple[Fruit, ...] = ()  # borne by them, or that they led to
    never: frozenset[str] = frozenset()
    interests: tuple[Interest, ...] = ()
    knows: frozenset[str] = frozenset()
    organisation: str = ""

    @property
    def contact_id(self) -> str:
        return self.standing.contact_id

    @property
    def first(self) -> str:
        return first_name(self.standing.name, self.called)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Who, why now, one act, what for. ``act`` is the kind that "Done already" logs, "" where nothing is logged.

    ``other_id``: whom an introduction is to. ``promise_id``: the promise that the act keeps. ``reading``: what is to be
    shared. ``note``: what "Done already" writes beside the act.
    """

    contact_id: str
    name: str
    kind: str
    reason: str
    purpose: str
    text: str
    link: str = ""
    act: str = ""
    template: str = ""
    other_id: str = ""
    promise_id: str = ""
    reading: Reading | None = None
    note: str = ""

    def as_json(self) -> dict[str, object]:
        return {"contact": self.contact_id or None, "name": self.name, "kind": self.kind, "reason": self.reason,
                "purpose": self.purpose, "text": self.text, "link": self.link}


@dataclass(frozen=True, slots=True)
class PromptSettings:
    number: int = 3
    never_kinds: frozenset[str] = frozenset()
    date_lead: int = 0              # so many days before a birthday it is told already
    readings: Sequence[Reading] = ()    # worth sharing, newest first


def unwanted(person: PersonFacts, settings: PromptSettings) -> frozenset[str]:
    """Kinds and acts never to propose to this person."""
    return settings.never_kinds | person.never if person.never else settings.never_kinds
