"""What fits whom: something on the reading list that touches a note or tag of theirs, and two people to introduce."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from networkgarden.domain.kinds import KINDS, Kind, Reaction, State
from networkgarden.domain.reading import Reading, telling_words
from networkgarden.domain.words import unaccented
from networkgarden.prompts.facts import Interest, PersonFacts

_NO_TOPIC = """
ask birthday call chief coffee company conference dinner director email engineer event friend group head house job
junior lead lunch mail manager meeting message month news office people person phone senior talk team thing today
tomorrow week work yesterday january february march april june july august september october november december monday
tuesday wednesday thursday friday saturday sunday second third love fond hate like enjoy play study come live want
need teach learn move meet start begin finish join leave help plan hope wish look watch read write
"""
NO_TOPIC = frozenset(_NO_TOPIC.split())
"""Words that tell what somebody is or when it was, not what they care for."""
LONGEST_LIST = 500
"""So many of the newest things on the reading list are looked at."""
MOST_SHARING = 6
"""A word that more people than these share tells nothing about two of them."""
WARM_ACTS = 2


def interests_in(text: str, source: str) -> tuple[Interest, ...]:
    """The telling words of a note, a bed or a job title, each once, in the order they stand."""
    found: dict[str, Interest] = {}
    for shown in re.findall(r"[^\W\d_][\w’'-]*[^\W_]", text):
        for word in telling_words(shown):
            if word not in NO_TOPIC:
                found.setdefault(word, Interest(word, shown, source))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reading list, newest first, each with the words it is about."""

    things: tuple[tuple[Reading, frozenset[str]], ...] = ()

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Shelf:
        return cls(tuple((one, telling_words(f"{one.title} {one.words}")) for one in islice(readings, LONGEST_LIST)))

    def fitting(self, person: PersonFacts) -> tuple[Reading, Interest] | None:
        """What suits this person best and was not shared with them yet, and the word that says why."""
        own = {one.word: one for one in person.interests}
        if not own:
            return None
        known = ((words & own.keys(), one) for one, words in self.things if not one.shared_with(person.contact_id))
        common, best = max(known, key=lambda pair: len(pair[0]), default=(frozenset[str](), None))
        if best is None or not common:
            return None
        return best, own[min(common)]


@dataclass(frozen=True, slots=True)
class Acquaintanceship:
    """Two people who should know each other, and why."""

    one: PersonFacts
    other: PersonFacts
    interest: Interest


def introductions(people: Sequence[PersonFacts]) -> dict[str, Acquaintanceship]:
    """Contact id → the best person to introduce them to: warm on both sides, a rare word in common, strangers."""
    sharing: dict[str, list[tuple[PersonFacts, Interest]]] = defaultdict(list)
    for person in people:
        if person.interests and _is_warm(person):
            for interest in person.interests:
                if interest.source != "bed":        # people of one bed know each other, more likely than not
                    sharing[interest.word].append((person, interest))
    found: dict[str, Acquaintanceship] = {}
    for _, group in sorted(sharing.items()):
        if 2 <= len(group) <= MOST_SHARING:
            for one, interest in group:
                other = next((two for two, _ in group if _strangers(one, two)), None)
                if other is not None:
                    found.setdefault(one.contact_id, Acquaintanceship(one, other, interest))
    return found


def _strangers(one: PersonFacts, two: PersonFacts) -> bool:
    if one is two or two.contact_id in one.knows or one.contact_id in two.knows:
        return False
    same_house = one.organisation and unaccented(one.organisation) == unaccented(two.organisation)
    return not same_house and not set(one.standing.beds) & set(two.standing.beds)


def _is_warm(person: PersonFacts) -> bool:
    one = person.standing
    if one.state is not State.PLANTED or one.wet or person.paused or "introduction" in person.never:
        return False
    composed = [act for act in person.acts if act.kind is not Kind.NOTE and not KINDS[act.kind].one_click]
    return len(composed) >= WARM_ACTS and all(act.reaction is not Reaction.NO for act in composed)
