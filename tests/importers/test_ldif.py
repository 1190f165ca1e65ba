"""LDIF as Thunderbird writes its address books."""

from __future__ import annotations

from pathlib import Path

import pytest

from networkgarden.domain.incoming import Incoming, PersonDate
from networkgarden.importers.detect import read_path

ADA = ("dn: cn=Ada Lovelace,mail=ada@example.org\r\nobjectclass: top\r\nobjectclass: person\r\ngivenName: Ada\r\n"
       "sn: Lovelace\r\ncn: Ada Love\r\n lace\r\nmail: ada@example.org\r\nmobile: +44 20 7946 0000\r\n"
       "o: Engines\r\ntitle: Analyst\r\nmozillaHomeLocalityName: London\r\nbirthyear: 1815\r\nbirthmonth: 12\r\n"
       "birthday: 10\r\ndescription:: TMO8bGw=\r\n\r\n")
BEN = "dn: mail=ben@example.org\nobjectclass: person\nmail: ben@example.org\n\n"
GROUP = "dn: cn=Poets\nobjectclass: groupOfNames\ncn: Poets\nmember: cn=Ada Lovelace\n\n"


def read(path: Path, text: str) -> Incoming:
    path.write_text(text, newline="")
    (incoming,) = read_path(path)
    assert isinstance(incoming, Incoming)
    return incoming


def test_people_and_groups(tmp_path: Path) -> None:
    incoming = read(tmp_path / "book.ldif", ADA + BEN + GROUP)
    ada, ben = incoming.people
    assert (incoming.format, ada.name, ada.given, ada.family) == ("ldif", "Ada Lovelace", "Ada", "Lovelace")
    assert (ada.emails(), ada.phones(), ada.note) == (("ada@example.org",), ("+44 20 7946 0000",), "Lüll")
    assert (ada.organisation, ada.title, ada.addresses[0].city) == ("Engines", "Analyst", "London")
    assert (ada.dates, ben.name) == ((PersonDate("birthday", 12, 10, 1815),), "ben@example.org")
    assert [(skip.where, skip.why) for skip in incoming.skipped] == [("entry 3", "This is a group, not a person.")]


@pytest.mark.parametrize("bad", [
    "dn: cn=X\ncn:: ***\n\n", "dn: cn=X\nobjectclass: person\n\n", "dn: cn=X\n: x\nnothing\n\n", "dn: cn=X"])
def test_a_bad_entry_costs_only_itself(tmp_path: Path, bad: str) -> None:
    incoming = read(tmp_path / "book.ldif", f"version: 1\n\n# mine\n\n{ADA}{bad}{'' if bad == 'dn: cn=X' else BEN}")
    assert incoming.people[0].name == "Ada Lovelace"
    assert len(incoming.people) == (1 if bad == "dn: cn=X" else 2)
    assert {skip.where for skip in incoming.skipped} == {"entry 2"}
