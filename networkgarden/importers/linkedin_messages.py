"""messages.csv: who wrote to whom and when, without the letters themselves (formats.md §1.4, product.md §5)."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from networkgarden.domain.incoming import IncomingInteraction, Skip, Who
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.importers.linkedin_parts import Part, Row, profile_slug, rows_text
from networkgarden.importers.stamps import is_day_first, linkedin_stamp

NOBODY = frozenset({"linkedin member", "sponsored conversation", "linkedin talent solutions", "linkedin"})
LONGEST_NOTE = 200

SPAM = "spam is not contact"
DRAFT = "a draft was never sent"
ADVERT = "advertisements, LinkedIn itself and closed accounts are no contacts"
CROWD = "a conversation of several people is not counted as contact with each"
NO_ONE = "nobody else is named"
NOT_KNOWN_WHO = "the file does not tell which of the two is you; import the whole archive instead"


class Party(NamedTuple):
    name: str
    slug: str

    @property
    def key(self) -> str:
        return self.slug or f"name {self.name.casefold()}"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whoever the archive belongs to: profile links and names (case folded); both may be empty."""

    slugs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def is_me(self, party: Party) -> bool:
        if self.slugs and party.slug:
            return party.slug in self.slugs
        return party.name.casefold() in self.names

    @property
    def is_known(self) -> bool:
        return bool(self.slugs or self.names)


@dataclass(frozen=True, slots=True)
class Message:
    row: Row
    conversation: str
    sender: Party
    recipients: tuple[Party, ...]
    refusal: str                    # why it does not count, empty if it may


def most_frequent_slug(part: Part) -> str:
    """The profile link that stands in more conversations than any other; empty when there is no such one."""
    conversations: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for message in map(_message, part.rows):
        for party in (message.sender, *message.recipients):
            if party.slug and (message.conversation, party.slug) not in seen:
                seen.add((message.conversation, party.slug))
                conversations[party.slug] += 1
    top = conversations.most_common(2)
    return top[0][0] if top and (len(top) == 1 or top[0][1] > top[1][1]) and top[0][1] > 1 else ""


def senders(part: Part) -> list[Party]:
    return [message.sender for message in map(_message, part.rows)]


def parties(part: Part) -> Iterator[Party]:
    """Everybody who wrote or was written to."""
    for message in map(_message, part.rows):
        yield from (message.sender, *message.recipients)


def read_messages(part: Part, me: Owner, alone: bool) -> tuple[list[IncomingInteraction], list[Skip]]:
    """The counted messages and the reasons for all others."""
    messages = [_message(row) for row in part.rows]
    others = _others_by_conversation(messages, me)
    day_first = is_day_first(row["date"] for row in part.rows)
    interactions: list[IncomingInteraction] = []
    refused: dict[str, list[Row]] = defaultdict(list)
    bad_dates: list[Skip] = []
    for message in messages:
        reason = message.refusal or _refusal(others[message.conversation], me)
        if reason:
            refused[reason].append(message.row)
            continue
        interaction = _interaction(message, others[message.conversation], me, day_first)
        if interaction is None:
            bad_dates.append(Skip(message.row.where, f"“{message.row['date'][:40]}” is not a date"))
        else:
            interactions.append(interaction)
    return interactions, bad_dates + refusals(refused, part.name, alone)


def refusals(refused: dict[str, list[Row]], name: str, alone: bool, what: str = "message") -> list[Skip]:
    """One Skip per reason, with the number of rows and where they stand."""
    return [
        Skip(rows_text(rows, name, alone), f"{len(rows)} {what}{'' if len(rows) == 1 else 's'} left out: {reason}")
        for reason, rows in refused.items()
    ]


def _message(row: Row) -> Message:
    sender = Party(row["from"], profile_slug(row["sender profile url"]))
    recipients = _recipients(row)
    conversation = row["conversation id"] or f"row {row.number}"
    return Message(row, conversation, sender, recipients, _row_refusal(row, sender, recipients))


def _recipients(row: Row) -> tuple[Party, ...]:
    slugs = [slug for slug in map(profile_slug, row["recipient profile urls"].split(",")) if slug]
    names = [name.strip() for name in row["to"].split(",") if name.strip()]
    if len(slugs) > 1:
        named = names if len(names) == len(slugs) else [""] * len(slugs)
        return tuple(Party(name, slug) for name, slug in zip(named, slugs, strict=True))
    if slugs:
        return (Party(row["to"], slugs[0]),)
    if len(names) > 1 and all(" " in name for name in names):     # "Ada Lovelace, PhD" is one person
        return tuple(Party(name, "") for name in names)
    return (Party(row["to"], ""),) if row["to"] else ()


def _row_refusal(row: Row, sender: Party, recipients: tuple[Party, ...]) -> str:
    if row["folder"].casefold() == "spam":
        return SPAM
    if any(row[column].casefold() in ("yes", "true", "1") for column in ("is message draft", "is conversation draft")):
        return DRAFT
    if any(party.name.casefold() in NOBODY for party in (sender, *recipients)):
        return ADVERT
    if len(recipients) == 1 and recipients[0].name.casefold() == "group" and not recipients[0].slug:
        return CROWD
    return ""


def _others_by_conversation(messages: Iterable[Message], me: Owner) -> dict[str, dict[str, Party]]:
    """For every conversation the people in it besides me, by their key; a group is given away by its size."""
    others: dict[str, dict[str, Party]] = defaultdict(dict)
    for message in messages:
        found = others[message.conversation]
        if message.refusal and message.refusal != CROWD:
            continue
        for party in (message.sender, *message.recipients):
            if (party.name or party.slug) and not me.is_me(party):
                found[party.key] = party if party.name else found.get(party.key, party)
        if message.refusal == CROWD:
            found["a crowd"] = Party("", "a crowd")
            found["another"] = Party("", "another")
    return {conversation: _join_names(found) for conversation, found in others.items()}


def _join_names(found: dict[str, Party]) -> dict[str, Party]:
    """Without those known by name only whose name also stands beside a profile link."""
    linked = {party.name.casefold() for party in found.values() if party.slug}
    return {key: party for key, party in found.items() if party.slug or party.name.casefold() not in linked}


def _refusal(others: dict[str, Party], me: Owner) -> str:
    if not me.is_known:
        return NOT_KNOWN_WHO
    if not others:
        return NO_ONE
    return CROWD if len(others) > 1 else ""


def _interaction(
    message: Message, others: dict[str, Party], me: Owner, day_first: bool
) -> IncomingInteraction | None:
    stamp = linkedin_stamp(message.row["date"], day_first)
    if stamp is None:
        return None
    other = next(iter(others.values()))
    direction = Direction.SENT if me.is_me(message.sender) else Direction.RECEIVED
    is_instant = isinstance(stamp, datetime)
    return IncomingInteraction(
        message.row.where, Who(name=other.name, profile=other.slug), Kind.MESSAGE, direction,
        day="" if is_instant else stamp.isoformat(), instant=stamp if isinstance(stamp, datetime) else None,
        note=plain(message.row["subject"]),
    )


def plain(markup: str) -> str:
    """One short line without HTML tags."""
    bare = html.unescape(re.sub(r"<[a-zA-Z/!][^>]*>", " ", markup))
    return " ".join(bare.split())[:LONGEST_NOTE]
