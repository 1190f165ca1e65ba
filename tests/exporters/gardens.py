"""Gardens of all shapes for round trips (Hypothesis)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from urllib.parse import quote
from uuid import UUID

from hypothesis import strategies as st

from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.contact import Contact, Source, StateChange
from networkgarden.domain.days import Pause
from networkgarden.domain.drafting import OwnTemplate
from networkgarden.domain.fruit import Fruit, FruitKind
from networkgarden.domain.incoming import Address, PersonDate, Photo, Point, PointKind
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, Direction, Kind, Reaction, State
from networkgarden.domain.own_kinds import OwnKind
from networkgarden.domain.plans import KINDS_OF_MEETING, PlannedMeeting, PlanState
from networkgarden.domain.promise import Promise
from networkgarden.domain.reading import Reading, clean_title
from networkgarden.domain.relations import Link
from networkgarden.domain.species import SPECIES

ids = st.uuids().map(str)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
risky = st.text(st.sampled_from("=+-@';\\,\"aö花 "), max_size=6)
lines = (st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Z"]), max_size=10) | risky).map(
    lambda text: " ".join(text.replace("\ufeff", "").split()))
names = lines.filter(bool)
OTHER_WAYS = [kind for kind in PointKind if kind is not PointKind.EMAIL]
emails = st.from_regex(r"[a-z0-9=+-]{1,6}@[a-z]{1,6}\.org", fullmatch=True)
days = st.integers(1, date.max.toordinal())
states = st.lists(st.builds(StateChange, days, st.sampled_from(State)), min_size=1, max_size=3).map(tuple)
dates = st.builds(PersonDate, texts, st.integers(1, 12), st.integers(1, 31), st.none() | st.integers(1, 9999))
photos = st.builds(Photo, st.sampled_from(["image/png", "image/jpeg"]), st.binary(max_size=20))


pauses_of_one = st.builds(lambda start, length: Pause(start, start + length if length else None),
                          st.integers(1, 800_000), st.integers(0, 300))


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


contacts = st.builds(
    Contact, ids, texts.filter(bool), st.integers(0, 2**48 - 1), st.sampled_from(SPECIES),
    st.sampled_from(list(RHYTHM_OF_CIRCLE)), st.none() | st.integers(3, 730), st.booleans(),
    texts, texts, texts, texts, texts, texts, days,
    several(st.builds(Point, st.sampled_from(PointKind), texts, texts)),
    several(st.builds(Address, *[texts] * 6)), several(dates), several(texts), several(st.tuples(texts, texts)),
    st.none() | photos, several(st.builds(Source, texts, texts)), states, several(texts), several(pauses_of_one),
    st.none() | days,
)
addresses = names.map(lambda name: f"https://example.org/{quote(name)}")
titles = names.map(lambda name: clean_title(name, "https://example.org"))
instants = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@st.composite
def gardens(draw: st.DrawFn) -> GardenArchive:
    people = draw(st.lists(contacts, max_size=3, unique_by=lambda contact: contact.id))
    known = [contact.id for contact in people]
    acts = st.builds(
        Interaction, ids, days, st.sampled_from(Kind), st.sampled_from(Direction),
        st.lists(st.sampled_from(known or [str(UUID(int=0))]), min_size=1, max_size=2, unique=True).map(tuple),
        texts, st.none() | st.sampled_from(Reaction), st.none() | instants, texts, texts, texts,
    )
    somebody = st.sampled_from(known or [str(UUID(int=0))])
    promises = draw(st.lists(st.builds(Promise, ids, somebody, names, days, st.none() | days, st.none() | days),
                             max_size=2, unique_by=lambda one: one.id)) if known else []
    fruits = draw(st.lists(st.builds(Fruit, ids, somebody, st.sampled_from(FruitKind), texts, days,
                                     st.none() | somebody), max_size=2, unique_by=lambda one: one.id)) if known else []
    links = [Link(*pair, draw(names)) for pair in pairwise(known)]
    kinds = draw(several(st.builds(OwnKind, names, st.sampled_from(Kind))))
    happened = draw(st.lists(acts, max_size=4, unique_by=lambda act: act.id)) if known else []
    pauses = draw(several(pauses_of_one))
    settings = draw(st.dictionaries(texts, texts, max_size=2))
    shared = st.lists(st.tuples(somebody, days), max_size=2, unique_by=lambda one: one[0]).map(tuple)
    readings = draw(st.lists(
        st.builds(Reading, ids, titles, addresses, texts, days, st.none() | days, shared if known else st.just(())),
        max_size=2, unique_by=(lambda one: one.id, lambda one: one.url)))
    templates = draw(st.lists(st.builds(OwnTemplate, names, names, names, names), max_size=2))
    guests = st.lists(somebody, min_size=1, max_size=2, unique=True).map(tuple)
    meetings = draw(st.lists(
        st.builds(PlannedMeeting, ids, guests, st.sampled_from(KINDS_OF_MEETING), days, instants, st.integers(1, 1440),
                  texts, st.sampled_from(PlanState), several(instants)), max_size=2,
        unique_by=lambda one: one.id)) if known else []
    return GardenArchive(tuple(people), tuple(happened), pauses, tuple(settings.items()), tuple(promises),
                         tuple(fruits), tuple(links), kinds, tuple(readings), tuple(templates), tuple(meetings))


plain_contacts = st.builds(
    Contact,
    id=ids, name=names, seed=st.just(0), species=st.just("fern"), circle=st.sampled_from(list(RHYTHM_OF_CIRCLE)),
    every_days=st.none() | st.integers(3, 730), established=st.booleans(), given=lines, family=lines, nickname=lines,
    organisation=lines, title=lines, note=lines, beds=st.lists(names, max_size=3, unique=True).map(tuple),
    points=st.lists(st.builds(Point, st.just(PointKind.EMAIL), emails)
                    | st.builds(Point, st.sampled_from(OTHER_WAYS), names), max_size=3, unique=True).map(tuple),
    addresses=st.builds(Address, lines, lines, lines, lines, lines).map(lambda address: (address,)),
    dates=st.sampled_from([(), (PersonDate("birthday", 2, 29),), (PersonDate("birthday", 1, 22, 1980),)]),
    custom=st.sampled_from([(), (("shoe size", "38"),), (("=sum", "+1"), ("Company", "x"))]),
    states=st.sampled_from(State).map(lambda state: (StateChange(1, state),)),
)
"""Contacts with only such facts as the table holds, on one line each."""
