"""What the columns of a table mean: guessed by the importer, shown and changed on the import page, remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b


class Field(StrEnum):
    """What a column may hold; the words are those of the table of contacts (product.md §5)."""

    KEPT = "kept"                    # a field of its own, under the column's name
    LEFT_OUT = "left out"
    NAME = "name"
    GIVEN = "first name"
    MIDDLE = "middle name"
    FAMILY = "last name"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    URL = "url"
    IM = "im"
    ORGANISATION = "organisation"
    TITLE = "title"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth year"
    BIRTH_MONTH = "birth month"
    BIRTH_DAY = "birth day"
    ANNIVERSARY = "anniversary"
    BED = "bed"
    NOTES = "notes"
    CIRCLE = "circle"
    EVERY = "every"
    ESTABLISHED = "established"
    STATE = "state"
    ID = "id"
    DATE = "date"                    # these five only in a table of interactions
    KIND = "kind"
    DIRECTION = "direction"
    REACTION = "reaction"
    CONTACT_ID = "contact id"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, what it holds, and for e-mails, numbers and addresses which ("work")."""

    heading: str
    field: Field
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of one table, in their order. ``headed``: the first row names them, and is nobody's."""

    columns: tuple[Column, ...]
    headed: bool = True

    @property
    def fingerprint(self) -> str:
        """The same for every table with these headings, whatever they are taken for."""
        headings = json.dumps([[column.heading for column in self.columns], self.headed])
        return blake2b(headings.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()

    @property
    def fields(self) -> frozenset[Field]:
        return frozenset(column.field for column in self.columns)

    def with_column(self, place: int, field: Field, label: str = "") -> Mapping:
        """The same, but for one column (counted from 0)."""
        columns = list(self.columns)
        columns[place] = replace(columns[place], field=field, label=label)
        return replace(self, columns=tuple(columns))

    def text(self) -> str:
        """To be remembered; :func:`read_mapping` reads it again."""
        return json.dumps([self.headed, [[one.heading, one.field, one.label] for one in self.columns]])


@dataclass(frozen=True, slots=True)
class TableLook:
    """What the import page shows of a table: its mapping, and the first rows as they stand in the file."""

    path: str
    mapping: Mapping
    sample: tuple[tuple[str, ...], ...]


def read_mapping(text: str) -> Mapping | None:
    """A remembered mapping; None if it was written by a version that knew other fields."""
    try:
        headed, columns = json.loads(text)
        return Mapping(tuple(Column(str(heading), Field(field), str(label)) for heading, field, label in columns),
                       bool(headed))
    except (ValueError, TypeError):
        return None


def remembered(mappings: Sequence[Mapping], guess: Mapping) -> Mapping:
    """The remembered mapping of the same headings, else the guess."""
    return next((one for one in mappings if one.fingerprint == guess.fingerprint), guess)
