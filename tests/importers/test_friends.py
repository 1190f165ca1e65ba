"""friends.md: friends, activities, notes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from networkgarden.domain.incoming import Incoming
from networkgarden.domain.kinds import Kind
from networkgarden.importers.detect import read_path

TEXT = """### Activities:
- 2024-01-04: Got lunch with **Ada Lovelace** and **Ben Okri** in _Bath_. @food
- 2024-01-05: Emailed **Ada Lovelace** about looms.
- 2024-01-06: Texted **Ben Okri**, who was away.
- 2024-02-30: **Ben Okri** came by.
- 2024-01-07: Nobody came.

### Friends:
- Ada Lovelace (a.k.a. The Countess a.k.a. Al) [London] @poets @looms
- Ben Okri
stray

### Locations:
- Bath
"""


def read_one(path: Path) -> Incoming:
    (incoming,) = read_path(path)
    assert isinstance(incoming, Incoming)
    assert incoming.format == "friends"
    return incoming


def test_friends_and_what_they_did(tmp_path: Path) -> None:
    path = tmp_path / "friends.md"
    path.write_text(TEXT)
    incoming = read_one(path)
    ada, ben = incoming.people
    assert (ada.name, ada.nickname, ada.addresses[0].city, ada.beds) == (
        "Ada Lovelace", "The Countess, Al", "London", ("poets", "looms"))
    assert (ben.name, ben.nickname, ben.addresses, ben.beds) == ("Ben Okri", "", (), ())
    assert [(act.who.name, act.kind.value, act.direction.value, act.day) for act in incoming.interactions] == [
        ("Ada Lovelace", "meeting", "both", "2024-01-04"), ("Ben Okri", "meeting", "both", "2024-01-04"),
        ("Ada Lovelace", "email", "sent", "2024-01-05"), ("Ben Okri", "message", "sent", "2024-01-06")]
    assert incoming.interactions[0].note == "Got lunch with Ada Lovelace and Ben Okri in Bath. @food"
    assert [skip.where for skip in incoming.skipped] == ["line 5", "line 6", "line 11"]


@pytest.mark.corpus
def test_public_sample(corpus: Path) -> None:
    incoming = read_one(corpus / "friends" / "friends.md")
    assert len(incoming.people) == 3
    assert next(person.nickname for person in incoming.people if person.nickname) == "The Admiral, Amazing Grace"
    kinds = Counter((act.who.name, act.kind) for act in incoming.interactions)
    assert kinds == {("Grace Hopper", Kind.MEETING): 2, ("George Washington Carver", Kind.MEETING): 1,
                     ("George Washington Carver", Kind.CALL): 1, ("Marie Curie", Kind.MEETING): 1,
                     ("Grace Hopper", Kind.NOTE): 1, ("Marie Curie", Kind.NOTE): 1}
