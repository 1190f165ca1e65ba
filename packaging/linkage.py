"""How well duplicates are found on the public sets of formats.md §4, whose pairs are known.

The rows go in as the table of contacts that ``import`` reads, without any id. Figures are of pairs: precision, recall
and their harmonic mean F1; *closed* joins all that is merged or suggested by transitivity.
"""

from __future__ import annotations

import csv
import io
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from networkgarden.actions.duplicates import duplicates_of
from networkgarden.actions.importing import import_read, read_files
from networkgarden.actions.opening import open_profile
from networkgarden.actions.tending import Tending
from networkgarden.domain.incoming import Address, Point, PointKind
from networkgarden.matching.clusters import find_duplicates
from networkgarden.matching.person import Person, person_of
from networkgarden.system.clock import SystemClock
from networkgarden.system.paths import Profile

Pair = tuple[int, int]
MARK = "row of the set"


@dataclass(frozen=True)
class Linked:
    """Figures of one set. ``sure`` are the pairs merged without asking, at the import or by verdict."""

    sure: int
    sure_precision: float
    f1: float
    closed_f1: float


def febrl(corpus: Path, number: int) -> list[tuple[str, dict[str, str]]]:
    """(person, row) of a FEBRL set; the number that would tell at once who is who is left out."""
    text = (corpus / "febrl" / f"dataset{number}.csv").read_text(encoding="utf-8")
    return [(row["rec_id"].split("-")[1], {
        "first name": row["given_name"], "last name": row["surname"],
        "street": f"{row['street_number']} {row['address_1']}".strip(), "city": row["suburb"],
        "postcode": row["postcode"], "region": row["state"], "birthday": row["date_of_birth"],
    }) for row in csv.DictReader(io.StringIO(text), skipinitialspace=True)]


def fake_1000(corpus: Path) -> list[tuple[str, dict[str, str]]]:
    (path,) = (corpus / "splink-fake1000").glob("*.csv")
    return [(row["cluster"], {
        "first name": row["first_name"], "last name": row["surname"], "birthday": row["dob"], "city": row["city"],
        "email": row["email"],
    }) for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))]


def linked(tending: Tending, rows: list[tuple[str, dict[str, str]]]) -> Linked:
    """Import the rows into an empty garden and look at what was merged and what is found in it."""
    with TemporaryDirectory() as folder:
        table = Path(folder) / "people.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*rows[0][1], MARK])
            writer.writeheader()
            writer.writerows({**row, MARK: str(number)} for number, (_, row) in enumerate(rows))
        import_read(tending, read_files([table]))
    held = {contact.id: [int(value) for name, value in contact.custom if name == MARK]
            for contact in tending.garden.read.contacts()}
    sure = _pairs(held.values())
    found = duplicates_of(tending)
    together = {cluster: [row for one in cluster.ids for row in held[one]] for cluster in found}
    sure |= _pairs(rows_ for cluster, rows_ in together.items() if cluster.verdict == "merge")
    pairs = sure | _pairs(together.values())
    people: dict[str, list[int]] = defaultdict(list)
    for number, (person, _) in enumerate(rows):
        people[person].append(number)
    true = _pairs(people.values())
    right = len(sure & true) / len(sure) if sure else 1.0
    return Linked(len(sure), right, f1(pairs, true), f1(closure(pairs), true))


def told_sets(corpus: Path) -> list[str]:
    """A table of all sets, each in an empty garden of its own."""
    rows = ["| set | merged without asking | of these right | F1 with what is suggested | F1 closed |",
            "|---|---|---|---|---|"]
    sets = {"FEBRL 1": febrl(corpus, 1), "FEBRL 3": febrl(corpus, 3), "fake_1000": fake_1000(corpus)}
    for name, people in sets.items():
        with TemporaryDirectory() as folder:
            tending = open_profile(Profile.at(Path(folder) / "profile"), SystemClock(), None, "bench")
            found = linked(tending, people)
            tending.garden.close()
        rows.append(f"| {name} | {found.sure} | {found.sure_precision:.4f} | {found.f1:.3f} | {found.closed_f1:.3f} |")
    return rows


def told_speed(count: int) -> str:
    """CPU seconds for everybody, and that as a multiple of merely normalising names, keys and addresses of the same
    people in the same run."""
    begun = time.process_time()
    people = list(strangers(count))
    normalised = time.process_time()
    found = len(find_duplicates(people))
    done = time.process_time()
    return (f"{count:,} contacts: {found:,} groups in {done - normalised:.1f} s of CPU time, "
            f"{(done - normalised) / (normalised - begun):.1f} × the time to normalise them")


def f1(found: set[Pair], true: set[Pair]) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


def closure(pairs: Iterable[Pair]) -> set[Pair]:
    group: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(joined, joined))
    return _pairs(group.values())


def _pairs(groups: Iterable[Iterable[int]]) -> set[Pair]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def strangers(count: int) -> Iterator[Person]:
    """People of a large address book: made-up names, the first ones of each list often, with the facts people have."""
    chance = random.Random(count)
    given, family = ([_word(chance, syllables) for _ in range(many)] for many, syllables in ((600, 2), (3000, 3)))

    def often(words: list[str]) -> str:
        return words[min(int(chance.expovariate(6) * len(words)), len(words) - 1)]

    for number in range(count):
        first, last = often(given), often(family)
        points = (Point(PointKind.EMAIL, f"{first}.{last}{chance.randrange(99)}@example{chance.randrange(50)}.org"),
                  Point(PointKind.PHONE, f"+49170{chance.randrange(10**7):07d}"))
        home = Address(f"{chance.randrange(200)} {often(family)} street", often(given), "",
                       f"{chance.randrange(9000):05d}")
        born = f"{chance.randrange(1940, 2005)}{chance.randrange(1, 13):02d}{chance.randrange(1, 29):02d}"
        yield person_of(number, f"{first} {last}", first, last, points, (home,),
                        (born,) if chance.random() < 0.3 else ())


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice("bcdfghklmnprst") + chance.choice("aeiou") for _ in range(syllables))
