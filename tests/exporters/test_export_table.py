"""The table of contacts: safe in a spreadsheet, and read back as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.gardens import plain_contacts
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import Address, Incoming, Point, PointKind
from networkgarden.exporters.table import contacts_csv, guarded
from networkgarden.importers.detect import read_path

ID = "0b8f6c9e-3a51-4f0e-9f1c-2d5f1f6a7b10"


def read_back(path: Path, text: str) -> Incoming:
    path.write_bytes(text.encode())
    (incoming,) = read_path(path)
    assert isinstance(incoming, Incoming)
    return incoming


def facts_of(contact: Contact) -> tuple[object, ...]:
    return (
        contact.id, contact.name, contact.given, contact.family, contact.nickname, contact.organisation, contact.title,
        contact.note, sorted((point.kind, point.value) for point in contact.points), contact.beds, contact.dates,
        tuple(address for address in contact.addresses if address != Address()), contact.circle, contact.every_days,
        contact.established, contact.state,
        sorted(("field Company" if name == "Company" else name, value) for name, value in contact.custom),
    )


@given(st.lists(plain_contacts, min_size=1, max_size=3), st.booleans(), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_our_reader_reads_it_back(tmp_path: Path, contacts: list[Contact], safe: bool, bom: bool) -> None:
    incoming = read_back(tmp_path / "contacts.csv", contacts_csv(contacts, safe=safe, bom=bom))
    assert incoming.skipped == ()
    assert [facts_of(contact) for contact in contacts] == [(
        person.contact_id, person.name, person.given, person.family, person.nickname, person.organisation,
        person.title, person.note, sorted((point.kind, point.value) for point in person.points), person.beds,
        person.dates, person.addresses, person.circle, person.every_days, person.established, person.state,
        sorted(person.custom),
    ) for person in incoming.people]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
def test_no_cell_begins_as_a_formula(name: str) -> None:
    contact = Contact(ID, name, 0, "fern", note=name, custom=((name, name),))
    for row in csv.reader(io.StringIO(contacts_csv([contact]), newline="")):
        assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\x00\r\n")]


@pytest.mark.parametrize(("cell", "written"), [
    ("=1+1", "'=1+1"), ("+44 1", "'+44 1"), ("'=x", "''=x"), ("'t Hooft", "'t Hooft"), ("Ada", "Ada"), ("", ""),
])
def test_guarded(cell: str, written: str) -> None:
    assert guarded(cell) == written


def test_raw_keeps_numbers_as_they_are_and_lines_end_as_they_should() -> None:
    contact = Contact(ID, "Ada", 0, "fern", points=(Point(PointKind.PHONE, "+44 1"),))
    text = contacts_csv([contact], safe=False)
    assert ",+44 1," in text
    assert text.count("\r\n") == 2
    assert text.replace("\r\n", "").count("\n") == 0


def test_an_empty_garden_is_a_heading() -> None:
    assert contacts_csv([]).startswith("id,name,")
