"""The whole garden as a file: JSON (without loss), vCard, CSV, or its dates as a calendar."""

from __future__ import annotations

import io
from pathlib import Path

from networkgarden.actions.merging import all_merges
from networkgarden.actions.tending import Tending
from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import IncomingPerson
from networkgarden.errors import UsageError
from networkgarden.exporters.calendar import dates_ics
from networkgarden.exporters.native import garden_json
from networkgarden.exporters.table import contacts_csv
from networkgarden.exporters.vcard import write_vcards
from networkgarden.storage import keepsakes, merges, plans, reading_list
from networkgarden.system.files import write_atomic


def export_garden(tending: Tending, target: Path) -> int:
    """Write every contact of every state to ``target``, by its ending; the number of contacts written. A calendar
    holds those only of whom a date is known.

    Raises UsageError for an ending that is none of .json, .vcf, .csv and .ics.
    """
    contacts = list(tending.garden.read.contacts())
    match target.suffix.casefold():
        case ".json":
            content = garden_json(whole_garden(tending, contacts)).encode()
        case ".vcf":
            cards = io.BytesIO()
            write_vcards((as_person(contact) for contact in contacts), cards)
            content = cards.getvalue()
        case ".csv":
            content = contacts_csv(contacts).encode()
        case ".ics":
            contacts = [one for one in contacts if one.dates]
            content = dates_ics(contacts, tending.clock.now()).encode()
        case other:
            raise UsageError(f"A garden cannot be exported as “{other or target.name}”.",
                             "Choose a file name that ends in .json, .vcf, .csv or .ics.")
    write_atomic(target, content)
    return len(contacts)


def whole_garden(tending: Tending, contacts: list[Contact]) -> GardenArchive:
    read = tending.garden.read
    return GardenArchive(
        tuple(contacts), tuple(reversed(read.interactions())), read.pauses(), promises=keepsakes.promises(read),
        fruits=keepsakes.fruits(read), links=keepsakes.links(read), own_kinds=keepsakes.own_kinds(read),
        readings=tuple(reversed(reading_list.readings(read))), templates=tuple(reading_list.own_templates(read)),
        meetings=tuple(one for one in plans.plans(read) if one.contact_ids), merges=all_merges(read),
        apart=tuple(merges.apart_ids(read)))


def as_person(contact: Contact) -> IncomingPerson:
    return IncomingPerson(
        "", contact.name, contact.given, contact.family, contact.nickname, contact.organisation, contact.title,
        contact.points, contact.addresses, contact.dates, contact.note, contact.beds, contact.custom, contact.photo,
        uid=contact.id)
