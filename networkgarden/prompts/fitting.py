"""What fits whom: something on the reading list that touches a note or tag of theirs, and two people to introduce."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from networkgarden.domain.kinds import KINDS, Kind, Reaction, State
from networkgarden.domain.words import unaccented
from networkgarden.prompts.facts import Interest, PersonFacts, Worth

SHORTEST_WORD = 4
COMMON_WORDS = frozenset(
    ["about", "after", "again", "also", "always", "around", "because", "been", "before", "being", "both", "came", "come", "could", "does", "doing", "done", "down", "each", "even", "ever", "every", "from", "gave", "give", "given", "good", "great", "have", "having", "here", "into", "just", "keep", "kept", "knows", "known", "last", "like", "likes", "live", "lives", "long", "made", "make", "many", "maybe", "more", "most", "much", "must", "near", "never", "next", "nice", "night", "only", "other", "over", "people", "person", "really", "said", "same", "says", "seen", "sent", "should", "since", "some", "soon", "still", "such", "take", "talk", "talked", "than", "that", "thanks", "their", "them", "then", "there", "these", "they", "thing", "things", "think", "this", "those", "told", "took", "toward", "very", "want", "wants", "well", "went", "were", "what", "when", "where", "which", "while", "will", "wish", "with", "without", "work", "works", "worked", "working", "would", "year", "years", "your", "yours", "today", "tomorrow", "yesterday", "week", "weeks", "month", "months", "lunch", "coffee", "dinner", "event", "meeting", "email", "mail", "message", "call", "phone", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "first", "second", "third", "team", "company", "group", "senior", "junior", "head", "lead", "chief", "office", "manager"])
MOST_SHARING = 6
"""A word that more people than these share tells nothing about two of them."""
WARM_ACTS = 2


def interests_in(text: str, source: str) -> tuple[Interest, ...]:
    """The telling words of a note, a bed or a job title, each once."""
    found: dict[str, Interest] = {}
    for shown in re.findall(r"[^\W\d_][\w’'-]*[^\W_]", text):
        word = unaccented(shown)
        if len(word) >= SHORTEST_WORD and word not in COMMON_WORDS:
            found.setdefault(word, Interest(word, shown, source))
    return tuple(found.values())


def worth_sharing(person: PersonFacts, worths: Iterable[Worth]) -> tuple[Worth, Interest] | None:
    """The first thing on the reading list that fits and was not shared with them yet."""
    own = {one.word: one for one in person.interests}
    if not own:
        return None
    shared = [unaccented(act.note) for act in person.acts if act.kind is Kind.ARTICLE and act.note]
    for worth in worths:
        about = {word for text in (worth.title, *worth.words) for word in unaccented(text).split()}
        about |= {one.word for one in interests_in(worth.title, "title")}
        fitting = next((one for word, one in own.items() if word in about), None)
        if fitting and not any(unaccented(worth.title) in note for note in shared):
            return worth, fitting
    return None


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
