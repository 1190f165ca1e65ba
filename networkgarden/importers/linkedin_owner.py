"""Whose LinkedIn archive it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from networkgarden.domain.incoming import Me
from networkgarden.importers.hints import Hints
from networkgarden.importers.linkedin_messages import Owner, most_frequent_slug, parties, senders
from networkgarden.importers.linkedin_parts import Part, PartKind, Row, profile_slug

EMPTY_NAMES = frozenset({"NA", "NULL", "NaN", "None"})    # what tools write into an empty cell
MOST_ASKED = 20


def find_owner(parts: Sequence[Part], hints: Hints) -> Owner:
    """Me by the hint, else by my own invitations, else by the link in most conversations, else by Profile.csv."""
    of_kind: dict[PartKind, list[Part]] = defaultdict(list)
    for part in parts:
        of_kind[part.kind].append(part)
    names = {full_name(row) for part in of_kind[PartKind.PROFILE] for row in part.rows} - {""}
    told = (slug for link in hints.mine("profile") if (slug := profile_slug(link)).startswith("linkedin.com/"))
    slug = next(told, "") or _inviting_slug(of_kind[PartKind.INVITATIONS])
    for part in of_kind[PartKind.MESSAGES]:
        slug = slug or most_frequent_slug(part)
    folded = {name.casefold() for name in names}
    written = [party for part in of_kind[PartKind.MESSAGES] for party in senders(part)]
    if slug:
        slugs = {slug}
        folded |= {party.name.casefold() for party in written if party.slug == slug and party.name}
    else:
        slugs = {party.slug for party in written if party.slug and party.name.casefold() in folded}
    return Owner(frozenset(slugs), frozenset(folded))


def _inviting_slug(parts: Iterable[Part]) -> str:
    rows = (row for part in parts for row in part.rows if row["direction"].casefold() == "outgoing")
    slugs = Counter(slug for slug in (profile_slug(row["inviterprofileurl"]) for row in rows) if slug)
    return slugs.most_common(1)[0][0] if slugs else ""


def full_name(row: Row, prefix: str = "") -> str:
    name = f"{row[f'{prefix}first name']} {row[f'{prefix}last name']}".strip()
    return "" if name and all(word in EMPTY_NAMES for word in name.split()) else name


def signs_of_me(parts: Sequence[Part], owner: Owner) -> tuple[Me, ...]:
    """By what else I can be known: sure where the archive says so, else everybody whom the person may choose from."""
    return tuple(dict.fromkeys(_signs(parts, owner)))


def _signs(parts: Sequence[Part], owner: Owner) -> Iterator[Me]:
    told = any(part.kind in (PartKind.PROFILE, PartKind.INVITATIONS) for part in parts)
    for part in parts:
        if part.kind is PartKind.PROFILE:
            yield from (Me("name", name, sure=True) for row in part.rows if (name := full_name(row)))
        elif part.kind is PartKind.EMAILS:
            addresses = (row["email address"] for row in part.rows)
            yield from (Me("email", address, sure=True) for address in addresses if "@" in address)
    yield from (Me("profile", slug, sure=told) for slug in sorted(owner.slugs))
    if not owner.is_known:
        slugs = sorted({party.slug for part in parts if part.kind is PartKind.MESSAGES for party in parties(part)
                        if party.slug})
        yield from (Me("profile", slug) for slug in slugs[:MOST_ASKED])
