"""A LinkedIn archive, whole or single files of it, as one Incoming (formats.md §1.4).

Likes and comments come without the other person's name and cannot be anybody's; they are reported, not kept.
The day of connecting is a date of the contact, not a day of contact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from networkgarden.domain.incoming import (
    Incoming,
    IncomingInteraction,
    IncomingPerson,
    PersonDate,
    Point,
    PointKind,
    Skip,
    Who,
)
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.linkedin_messages import (
    NOT_KNOWN_WHO,
    Owner,
    Party,
    plain,
    read_messages,
    refusals,
)
from networkgarden.importers.linkedin_owner import find_owner, full_name, signs_of_me
from networkgarden.importers.linkedin_parts import (
    Part,
    PartKind,
    Row,
    is_chatbot,
    part_kind,
    profile_slug,
    read_part,
    slug_name,
)
from networkgarden.importers.stamps import is_day_first, linkedin_stamp

FORMAT = "linkedin"
UNNAMED = {
    PartKind.COMMENTS: "LinkedIn does not say whose posts these comments were on",
    PartKind.REACTIONS: "LinkedIn does not say whose posts these likes were for",
    PartKind.SHARES: "posts to everybody are not contact with anybody",
}


ROW_WORDS = {PartKind.COMMENTS: "comment", PartKind.REACTIONS: "like", PartKind.SHARES: "post"}


@dataclass(slots=True)
class _Gathered:
    alone: bool
    people: list[IncomingPerson] = field(default_factory=list)
    interactions: list[IncomingInteraction] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)


def recognise(head: bytes) -> bool:
    return part_kind(head) is not None


def read(files: Sequence[FoundFile], path: str, hints: Hints) -> Incoming:
    """One Incoming from all the files of one archive; a file that cannot be read costs only itself."""
    alone = len(files) == 1
    gathered = _Gathered(alone)
    parts: list[Part] = []
    for file in files:
        if is_chatbot(file.name):
            gathered.skipped.append(Skip(file.name, "talks with LinkedIn's assistants are not contact"))
            continue
        try:
            part = read_part(file, alone)
        except UnreadableFile as error:
            if alone:
                raise
            gathered.skipped.append(Skip(file.name, error.title))
            continue
        parts.append(part)
        gathered.skipped.extend(part.skipped)
    me = find_owner(parts, hints)
    for part in sorted(parts, key=lambda part: part.kind is not PartKind.CONNECTIONS):
        _gather(part, me, hints, gathered)
    _add_correspondents(gathered)
    return Incoming(
        path, FORMAT, tuple(gathered.people), tuple(gathered.interactions), tuple(gathered.skipped), source=FORMAT,
        me=signs_of_me(parts, me), asks=("me",) if any(NOT_KNOWN_WHO in skip.why for skip in gathered.skipped) else ()
    )


def _gather(part: Part, me: Owner, hints: Hints, gathered: _Gathered) -> None:
    match part.kind:
        case PartKind.CONNECTIONS:
            _connections(part, gathered)
        case PartKind.MESSAGES:
            interactions, skipped = read_messages(part, me, gathered.alone)
            gathered.interactions.extend(interactions)
            gathered.skipped.extend(skipped)
        case PartKind.INVITATIONS:
            _invitations(part, hints, gathered)
        case PartKind.RECOMMENDATIONS:
            _recommendations(part, hints, gathered)
        case PartKind.ENDORSEMENTS_GIVEN:
            _endorsements(part, Direction.SENT, "endorsee ", gathered)
        case PartKind.ENDORSEMENTS_RECEIVED:
            _endorsements(part, Direction.RECEIVED, "endorser ", gathered)
        case PartKind.IMPORTED:
            _imported(part, hints, gathered)
        case PartKind.COMMENTS | PartKind.REACTIONS | PartKind.SHARES:
            _refuse_all(part, UNNAMED[part.kind], gathered)


def _connections(part: Part, gathered: _Gathered) -> None:
    for row in part.rows:
        slug, email, name = profile_slug(row["url"]), row["email address"], full_name(row)
        if not (name or slug or email):
            gathered.skipped.append(Skip(row.where, "a closed account: LinkedIn gives no name"))
            continue
        stamp = linkedin_stamp(row["connected on"])
        if stamp is None and row["connected on"]:
            why = f"“{row['connected on'][:40]}” is not a date; the contact came in without it"
            gathered.skipped.append(Skip(row.where, why))
        gathered.people.append(IncomingPerson(
            row.where, name or email or slug_name(slug),
            given=row["first name"] if name else "", family=row["last name"] if name else "",
            organisation=row["company"], title=row["position"],
            points=_points(email, slug),
            dates=(PersonDate("connected", stamp.month, stamp.day, stamp.year),) if stamp else (),
            uid=slug,
        ))


def _points(email: str, slug: str) -> tuple[Point, ...]:
    emails = (Point(PointKind.EMAIL, email),) if email else ()
    return (*emails, Point(PointKind.PROFILE, slug, "linkedin")) if slug else emails


def _invitations(part: Part, hints: Hints, gathered: _Gathered) -> None:
    day_first = _day_first((row["sent at"] for row in part.rows), hints)
    for row in part.rows:
        direction = row["direction"].casefold()
        if direction not in ("outgoing", "incoming"):
            gathered.skipped.append(Skip(row.where, "it does not say who invited whom"))
        elif direction == "outgoing":
            who = Who(name=row["to"], profile=profile_slug(row["inviteeprofileurl"]))
            _add(row, who, Kind.INVITATION, Direction.SENT, linkedin_stamp(row["sent at"], day_first), gathered)
        else:
            who = Who(name=row["from"], profile=profile_slug(row["inviterprofileurl"]))
            _add(row, who, Kind.INVITATION, Direction.RECEIVED, linkedin_stamp(row["sent at"], day_first), gathered)


def _recommendations(part: Part, hints: Hints, gathered: _Gathered) -> None:
    """Only the file's name tells whether they were given or received."""
    name = part.name.casefold()
    if ("given" in name) == ("received" in name):
        gathered.skipped.append(Skip(part.name, "its name does not tell whether these were given or received"))
        return
    direction = Direction.SENT if "given" in name else Direction.RECEIVED
    day_first = _day_first((row["creation date"] for row in part.rows), hints)
    for row in part.rows:
        if row["status"].casefold() not in ("visible", ""):
            gathered.skipped.append(Skip(row.where, f"this recommendation is not shown ({row['status'][:20].lower()})"))
            continue
        who = _known_by_name(full_name(row), row["company"], gathered.people)
        _add(row, who, Kind.RECOMMENDATION, direction, linkedin_stamp(row["creation date"], day_first), gathered)


def _endorsements(part: Part, direction: Direction, prefix: str, gathered: _Gathered) -> None:
    for row in part.rows:
        if row["endorsement status"].casefold() == "rejected":
            gathered.skipped.append(Skip(row.where, "this endorsement was rejected"))
            continue
        who = Who(name=full_name(row, prefix), profile=profile_slug(row[f"{prefix}public url"]))
        stamp = linkedin_stamp(row["endorsement date"])
        _add(row, who, Kind.ENDORSEMENT, direction, stamp, gathered, plain(row["skill name"]))


def _imported(part: Part, hints: Hints, gathered: _Gathered) -> None:
    if not hints.imported_contacts:
        _refuse_all(part, "the address book once uploaded to LinkedIn is left out unless you ask for it", gathered)
        return
    for row in part.rows:
        emails = [value.strip() for value in row["emails"].split(",") if value.strip()]
        phones = [value.strip() for value in row["phonenumbers"].split(",") if value.strip()]
        name = f"{row['firstname']} {row['lastname']}".strip()
        if not (name or emails or phones):
            gathered.skipped.append(Skip(row.where, "no name, e-mail or number"))
            continue
        points = [Point(PointKind.EMAIL, value) for value in emails]
        points += [Point(PointKind.PHONE, value) for value in phones]
        gathered.people.append(IncomingPerson(
            row.where, name or (emails + phones)[0], row["firstname"], row["lastname"], row["nickname"],
            title=row["title"], points=tuple(points),
        ))


def _refuse_all(part: Part, reason: str, gathered: _Gathered) -> None:
    if part.rows:
        what = ROW_WORDS.get(part.kind, "row")
        gathered.skipped.extend(refusals({reason: list(part.rows)}, part.name, gathered.alone, what))


def _day_first(stamps: Iterable[str], hints: Hints) -> bool:
    return hints.day_first if hints.day_first is not None else is_day_first(stamps)


def _add(
    row: Row, who: Who, kind: Kind, direction: Direction, stamp: date | datetime | None, gathered: _Gathered,
    note: str = "",
) -> None:
    if not (who.name or who.profile):
        gathered.skipped.append(Skip(row.where, "nobody is named"))
    elif stamp is None:
        gathered.skipped.append(Skip(row.where, "its date cannot be read"))
    else:
        instant = stamp if isinstance(stamp, datetime) else None
        day = "" if instant else stamp.isoformat()
        gathered.interactions.append(IncomingInteraction(row.where, who, kind, direction, day, instant, note))


def _known_by_name(name: str, company: str, people: Iterable[IncomingPerson]) -> Who:
    """LinkedIn names some people without a link: the one connection so called, if there is just one."""
    alike = [person for person in people if _bare(person.name) == _bare(name)]
    if len(alike) > 1:
        alike = [person for person in alike if person.organisation.casefold() == company.casefold()]
    return Who(alike[0].name, profile=alike[0].uid) if len(alike) == 1 else Who(name, must_be_known=True)


def _bare(name: str) -> str:
    """The name for comparison, without what is set behind it: ``Ada Lovelace, PhD``."""
    return " ".join(name.partition(",")[0].casefold().split())


def _linked(interactions: Iterable[IncomingInteraction]) -> dict[str, str]:
    """Bare names → links of all whom some part of the archive names with a link, and nobody else so called."""
    links: dict[str, set[str]] = defaultdict(set)
    for who in (interaction.who for interaction in interactions):
        if who.name and who.profile:
            links[_bare(who.name)].add(who.profile)
    return {name: next(iter(slugs)) for name, slugs in links.items() if len(slugs) == 1}


def _add_correspondents(gathered: _Gathered) -> None:
    """Whoever an interaction is with is a person too; old connections without a link are met again by name.

    Those named without a link are nobody new: the garden tells whether they are known.
    """
    slugs = {person.uid for person in gathered.people if person.uid}
    by_name: dict[str, list[IncomingPerson]] = defaultdict(list)
    for person in gathered.people:
        by_name[person.name.casefold()].append(person)
    added: dict[str, IncomingPerson] = {}
    settled: list[IncomingInteraction] = []
    linked = _linked(gathered.interactions)
    for interaction in gathered.interactions:
        who = interaction.who
        alike = by_name[who.name.casefold()] if who.name else []
        if who.must_be_known and not alike and _bare(who.name) in linked:
            who = replace(who, profile=linked[_bare(who.name)], must_be_known=False)
        if who.profile not in slugs and len(alike) == 1 and not (who.profile and alike[0].uid):
            who = replace(who, profile=alike[0].uid)
        elif who.profile not in slugs and (who.profile or not alike) and not who.must_be_known:
            party = Party(who.name, who.profile)
            if party.key not in added or not added[party.key].name:
                added[party.key] = _correspondent(interaction.where, party)
        if not who.name:
            who = replace(who, name=slug_name(who.profile))
        settled.append(interaction if who is interaction.who else replace(interaction, who=who))
    gathered.interactions = settled
    gathered.people.extend(added.values())


def _correspondent(where: str, party: Party) -> IncomingPerson:
    return IncomingPerson(
        where, party.name or slug_name(party.slug), points=_points("", party.slug), uid=party.slug
    )
