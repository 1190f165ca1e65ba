"""Who may stand in the garden twice: looked for among the contacts as they are, changing nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from networkgarden.actions.import_people import births_by_row
from networkgarden.actions.tending import Tending
from networkgarden.domain.incoming import Address, Point, PointKind
from networkgarden.domain.merge import PastMerge
from networkgarden.domain.standing import Standing
from networkgarden.matching.clusters import Verdict, find_duplicates
from networkgarden.matching.person import Person, person_of
from networkgarden.storage.merges import past_merges
from networkgarden.storage.reading import Reader
from networkgarden.system.region import phone_region


@dataclass(frozen=True, slots=True)
class Cluster:
    """Contacts that are surely ("merge") or perhaps ("suggest") one person; the oldest first."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    verdict: Verdict
    why: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"ids": list(self.ids), "names": list(self.names), "verdict": self.verdict,
                "why": f"same {', '.join(self.why)}" if self.why else "much alike"}


def duplicates_of(tending: Tending) -> list[Cluster]:
    """Every pair or cluster, the surest first; never two that were told apart."""
    read = tending.garden.read
    known = {row: (uuid, name) for row, uuid, name in read.query("SELECT id, uuid, name FROM contact")}
    found = find_duplicates(people_of(read, phone_region(tending.settings)), apart_rows(read))
    return [Cluster(tuple(known[row][0] for row in one.numbers), tuple(known[row][1] for row in one.numbers),
                    one.verdict, one.why) for one in found]


def people_of(read: Reader, region: str) -> list[Person]:
    """Everybody of the garden as the finder sees them."""
    points: dict[int, list[Point]] = defaultdict(list)
    for row, kind, value, label in read.query("SELECT contact, kind, value, label FROM point ORDER BY id"):
        points[row].append(Point(PointKind(kind), value, label))
    addresses: dict[int, list[Address]] = defaultdict(list)
    for row, *parts in read.query("SELECT contact, street, city, region, postcode, country FROM address ORDER BY id"):
        addresses[row].append(Address(*parts))
    births = births_by_row(read)
    return [person_of(row, name, given, family, points.get(row, ()), addresses.get(row, ()), births.get(row, ()),
                      organisation, region)
            for row, name, given, family, organisation in read.query(
                "SELECT id, name, given, family, organisation FROM contact ORDER BY id")]


def apart_rows(read: Reader) -> list[tuple[int, int]]:
    """Pairs of rows that a person said are two people."""
    return [(one, other) for one, other in read.query("SELECT one, other FROM apart")]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything a person needs for going through duplicates; ``standings`` holds whoever is in a cluster."""

    clusters: tuple[Cluster, ...]
    standings: dict[str, Standing]
    past: tuple[PastMerge, ...]


def review_of(tending: Tending) -> Review:
    clusters = tuple(duplicates_of(tending))
    wanted = {contact_id for cluster in clusters for contact_id in cluster.ids}
    standings = {one.contact_id: one for one in tending.standings() if one.contact_id in wanted} if wanted else {}
    return Review(clusters, standings, tuple(past_merges(tending.garden.read)))
