"""The reading list "worth sharing with": links kept for somebody, and whom they suit. Nothing is ever fetched."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from urllib.parse import urlsplit

from networkgarden.domain.words import unaccented

LONGEST_LINK, LONGEST_TITLE = 2000, 300
SHORTEST_WORD = 4
MOST_SUITED = 10
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_WORD},}}")
_LINK = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
_AROUND = " \t-–—|:;.,<>[]()*•"
_COMMON_WORDS = """
about after again also another because been before being between both came come could does each even every from first
good great have having here into just know last like long made make many more most much must need never only other
over said same should some such than that their them then there these they this those through time today under very
want well went were what when where which while will with work would year years your asked told knows loves keeps
moved met likes wants works
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that say nothing of what somebody cares about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Something to read. ``words`` are tags, divided by blanks; ``shared`` names with whom and on which garden day."""

    id: str
    title: str
    url: str
    words: str = ""
    added_on: int = 1
    read_on: int | None = None
    shared: tuple[tuple[str, int], ...] = ()

    def shared_with(self, contact_id: str) -> bool:
        return any(one == contact_id for one, _ in self.shared)


def clean_link(text: str) -> str:
    """A link that may be kept: http or https with a host, no user name, nothing invisible; else ""."""
    link = text.strip()
    if not link or len(link) > LONGEST_LINK or not link.isprintable() or any(letter.isspace() for letter in link):
        return ""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return ""
    good = parts.scheme.casefold() in ("http", "https") and "." in host and "@" not in parts.netloc
    return parts._replace(scheme=parts.scheme.casefold()).geturl() if good else ""


def clean_title(text: str, link: str) -> str:
    """One plain line; where there is none, the host and the last part of the path."""
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if shown and shown != link:
        return shown if len(shown) <= LONGEST_TITLE else shown[:LONGEST_TITLE - 1].rstrip() + "…"
    parts = urlsplit(link)
    return f"{parts.hostname}{parts.path.rstrip('/')}"[:LONGEST_TITLE]


def links_in(text: str) -> Iterator[tuple[str, str]]:
    """(title, link) of each link in a pasted text; the rest of its line, or else the line before, is its title."""
    before = ""
    for line in text.splitlines():
        found = _LINK.search(line)
        if found is None:
            before = line.strip()
            continue
        link = found[0].rstrip(".,;:!?)]}»")
        sides = (part.strip(_AROUND) for part in (line[:found.start()], line[found.start() + len(link):]))
        yield " ".join(part for part in sides if part) or before, link
        before = ""


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that can match: folded, without accents, in the singular, common ones left out."""
    words = (_singular(word) for word in _WORD.findall(unaccented(text)))
    return frozenset(word for word in words if word not in _COMMON)


def _singular(word: str) -> str:
    if len(word) > SHORTEST_WORD and word.endswith("s") and not word.endswith("ss"):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > SHORTEST_WORD + 1 else word[:-1]
    return word


def common_words(reading: Reading, person: Iterable[str]) -> frozenset[str]:
    """What a reading's title and tags have in common with the texts about a person."""
    return telling_words(f"{reading.title} {reading.words}") & frozenset().union(*map(telling_words, person))


def worth_sharing(readings: Iterable[Reading], contact_id: str, person: Iterable[str]) -> list[
        tuple[Reading, tuple[str, ...]]]:
    """What is still to be shared with somebody, what suits best first, each with the words that say why."""
    texts = list(person)
    found = [(one, tuple(sorted(common_words(one, texts)))) for one in readings if not one.shared_with(contact_id)]
    return sorted(found, key=lambda pair: (-len(pair[1]), -pair[0].added_on, pair[0].title, pair[0].id))


def suits(readings: Sequence[Reading], people: Mapping[str, Iterable[str]]) -> dict[
        str, list[tuple[str, tuple[str, ...]]]]:
    """Reading id → (contact id, words in common) of those it may please most, best first; whoever has had it is left
    out. ``people`` gives the texts about each contact, which are looked through once."""
    about: dict[str, list[str]] = defaultdict(list)         # word → readings that are about it
    for one in readings:
        for word in telling_words(f"{one.title} {one.words}"):
            about[word].append(one.id)
    had = {(one.id, contact_id) for one in readings for contact_id, _ in one.shared}
    found: dict[str, list[tuple[str, list[str]]]] = {one.id: [] for one in readings}
    for contact_id, texts in people.items():
        common: dict[str, list[str]] = defaultdict(list)
        for word in telling_words(" ".join(texts)) & about.keys():
            for reading_id in about[word]:
                common[reading_id].append(word)
        for reading_id, words in common.items():
            if (reading_id, contact_id) not in had:
                found[reading_id].append((contact_id, words))
    return {reading_id: [(contact_id, tuple(sorted(words))) for contact_id, words in nsmallest(
        MOST_SUITED, pairs, key=lambda pair: (-len(pair[1]), pair[0]))] for reading_id, pairs in found.items()}
