"""A sample garden to look at: made-up people with a year of made-up history, the same on every machine."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator
from random import Random

from networkgarden.actions.changes import Changes
from networkgarden.actions.contacts import new_contact
from networkgarden.actions.tending import Tending
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import PersonDate, Point, PointKind
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, Direction, Kind, State, usual_direction
from networkgarden.system.resources import resource

SPACE = uuid.UUID("6f9d5a52-6c0b-4d7c-9a53-0d5b3d2c2f10")
KINDS_OF_RUNG = {
    0: (), 1: (Kind.LIKE, Kind.COMMENT), 2: (Kind.MESSAGE, Kind.ARTICLE), 3: (Kind.MESSAGE, Kind.RECOMMENDATION),
    4: (Kind.MESSAGE, Kind.EMAIL), 5: (Kind.EMAIL, Kind.CALL), 6: (Kind.CALL, Kind.MEETING),
    7: (Kind.CALL, Kind.MEETING),
}


def sow_sample(tending: Tending) -> Changes:
    """Plant the people of resources/sample/people.csv in an empty garden; leave any other alone."""
    title = "Sowed the sample garden"
    if tending.garden.read.count():
        return Changes("The sample garden is only for an empty one", undoable=False)
    today = tending.today()
    contacts: list[Contact] = []
    history: list[Interaction] = []
    for row in _rows():
        contact = _contact(row, today)
        contacts.append(contact)
        history += _history(contact, row, today)
    with tending.action(title) as running:
        rows = running.write.add_contacts(contacts)
        running.write.add_interactions(history, dict(zip((one.id for one in contacts), rows, strict=True)))
        running.everybody = True
    return Changes(title, everything=True)


def _rows() -> Iterator[dict[str, str]]:
    with resource("sample/people.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _contact(row: dict[str, str], today: int) -> Contact:
    own = str(uuid.uuid5(SPACE, row["name"]))
    address = ".".join(row["name"].casefold().split()[:2])
    points = [Point(PointKind.EMAIL, f"{address}@example.org")]
    if row["phone"]:
        points.append(Point(PointKind.PHONE, row["phone"]))
    month, _, day = row["birthday"].partition("-")
    dates = (PersonDate("birthday", int(month), int(day)),) if month else ()
    return new_contact(row["name"], State(row["state"]), today - 365, int(row["circle"]), own,
                       established=row["established"] == "yes", organisation=row["organisation"], title=row["title"],
                       note=row["note"], beds=tuple(bed for bed in row["bed"].split(";") if bed),
                       points=tuple(points), dates=dates)


def _history(contact: Contact, row: dict[str, str], today: int) -> Iterator[Interaction]:
    """Contacts at about the rhythm, the last one ``last`` days ago, up to the rung the row names."""
    kinds = KINDS_OF_RUNG[int(row["rung"])]
    if not kinds:
        return
    chance = Random(contact.seed)
    day = today - int(row["last"])
    step = max(5, RHYTHM_OF_CIRCLE[contact.circle])
    for number in range(int(row["times"])):
        kind = kinds[-1] if number == 0 else chance.choice(kinds)
        direction = usual_direction(kind) if chance.random() < 0.6 else Direction.RECEIVED
        yield Interaction(str(uuid.uuid5(SPACE, f"{contact.id}/{number}")), day, kind, direction, (contact.id,),
                          source="sample")
        day -= max(2, round(step * chance.uniform(0.5, 1.1)))
