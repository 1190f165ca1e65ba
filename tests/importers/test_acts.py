"""Acts in little memory come back as they were put in; a tally tells how many and where."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.incoming import IncomingInteraction, Skip, Who
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.importers.acts import LONGEST_NOTE, Acts, act_key, place_in
from networkgarden.importers.tally import Tally

INSTANTS = st.datetimes(datetime(1969, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda instant: instant.replace(microsecond=instant.microsecond // 1000 * 1000))
NOTES = st.text(st.characters(exclude_categories=("Cs",)), max_size=LONGEST_NOTE)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Kind), st.sampled_from(Direction),
                          INSTANTS | st.dates(), NOTES, st.sampled_from([b"", act_key("x")]))))
def test_acts_come_back_as_they_were(rows):
    acts = Acts(place_in("row"))
    for number, (name, kind, direction, stamp, note, key) in enumerate(rows):
        acts.add(number, Who(name), kind, direction, stamp, note, key)
    wanted = [IncomingInteraction(
        f"row {number}", Who(name), kind, direction, "" if isinstance(stamp, datetime) else stamp.isoformat(),
        stamp if isinstance(stamp, datetime) else None, note, None, key.hex())
        for number, (name, kind, direction, stamp, note, key) in enumerate(rows)]
    assert list(acts) == wanted
    assert (len(acts), acts[1:], acts[-1:]) == (len(wanted), tuple(wanted[1:]), tuple(wanted[-1:]))
    with pytest.raises(IndexError):
        acts[len(rows)]


def test_a_tally_joins_what_follows_and_shows_the_first_ten():
    tally = Tally("message", "messages")
    for number in (1, 2, 3, 7, *range(10, 60, 2), 100):
        tally.add("spam", number)
    tally.add("late", 4)
    assert tally.skips() == [
        Skip("messages 1–3, 7, 10, 12, 14, 16, 18, 20, 22, 24 and 18 more", "30 messages left out: spam"),
        Skip("message 4", "late")]


def test_a_tally_of_named_places_tells_the_names():
    tally = Tally("message", "messages", ["a.eml", "b.eml"])
    tally.add("spam", 0)
    tally.add("spam", 1)
    assert tally.skips() == [Skip("a.eml, b.eml", "2 messages left out: spam")]


def test_a_day_is_no_instant():
    acts = Acts(place_in("row"))
    acts.add(1, Who("Ada"), Kind.CALL, Direction.BOTH, date(2024, 1, 2))
    assert (acts[0].day, acts[0].instant) == ("2024-01-02", None)
