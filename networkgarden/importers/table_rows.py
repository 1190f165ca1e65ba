"""A table cut into rows whose cells are sorted by what their columns hold.

The table of contacts that Network Garden writes itself bears a column ``Network Garden``; in it ``\\;`` is a
semicolon inside a value, and a ``'`` put before a formula sign is taken off again (exporters/table.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from networkgarden.domain.incoming import Skip
from networkgarden.domain.mapping import Column, Field, Mapping, remembered
from networkgarden.importers.table_guess import (
    ADDRESS,
    MANY_VALUED,
    ONLY_INTERACTIONS,
    guess,
    names_nobody,
    without_headings,
)
from networkgarden.importers.text import Record, clean, column_key, one_line, records, sniff_delimiter

OUR_MARK = "network garden"
UNGUARDED = re.compile(r"'('*[=+\-@\t\r\n])")
MOST_COLUMNS = 1_000
SAMPLE = 200
"""Rows that are looked at to guess what the columns hold."""


@dataclass(slots=True)
class Row:
    """One row: single cells by field, several values with the labels of their columns, addresses by label."""

    where: str
    ours: bool
    cells: dict[Field, str] = field(default_factory=dict)
    several: list[tuple[Column, str]] = field(default_factory=list)
    places: dict[str, dict[Field, str]] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)

    def line(self, column: Field) -> str:
        return " ".join(self.cells.get(column, "").split())

    def values(self, column: Field) -> list[tuple[str, str]]:
        """The several values of a field, each with its label."""
        return [(value, one.label) for one, cell in self.several if one.field is column for value in self._split(cell)]

    def _split(self, cell: str) -> list[str]:
        parts = re.split(r";|\n| ::: ", cell)
        if self.ours:
            parts = [re.sub(r"\\([\\;])", r"\1", part) for part in re.findall(r"(?:\\[\\;]|[^;])+", cell)]
        return [value for value in (" ".join(part.split()) for part in parts) if value]

    def skip(self, why: str) -> None:
        self.skipped.append(Skip(self.where, why))


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: what its columns hold and where its rows begin. ``interactions``: it is a table of those."""

    text: str
    delimiter: str
    mapping: Mapping
    first: int                      # the number of the last record before the rows
    interactions: bool
    ours: bool
    safe: bool                      # a sign before formulas is taken off again


def open_table(text: str, mappings: tuple[Mapping, ...] = ()) -> Table | None:
    """The table in a text, read as remembered, else as guessed; None for what has no first row."""
    delimiter = sniff_delimiter(text)
    found = records(text, delimiter)
    heading = next((record for record in found if not record.is_blank and not _tells_delimiter(record)), None)
    if heading is None or heading.fault or len(heading.cells) > MOST_COLUMNS:
        return None
    sample = [record.cells for record in islice(found, SAMPLE) if not record.fault]
    interactions = is_of_interactions(guess(heading.cells, interactions=True))
    mapping = guess(heading.cells, () if interactions else sample, interactions=interactions)
    first = heading.row
    if not interactions and names_nobody(heading.cells):
        mapping, first = without_headings([heading.cells, *sample]), heading.row - 1
    keys = {column_key(cell) for cell in heading.cells}
    return Table(text, delimiter, remembered(mappings, mapping), first, interactions,
                 any(key.startswith(OUR_MARK) for key in keys), f"{OUR_MARK} safe" in keys)


def is_of_interactions(mapping: Mapping) -> bool:
    """A date, a kind and somebody: a table of interactions (product.md §5)."""
    who = {Field.NAME, Field.GIVEN, Field.FAMILY, Field.EMAIL, Field.CONTACT_ID}
    return {Field.DATE, Field.KIND} <= mapping.fields and bool(mapping.fields & who)


def _tells_delimiter(record: Record) -> bool:
    return len(record.cells) <= 2 and "".join(record.cells).strip().casefold().startswith("sep=")


def rows(table: Table) -> Iterator[Row]:
    """Rows below the heading; one that cannot be used at all comes with its Skip already."""
    for record in records(table.text, table.delimiter):
        if record.row <= table.first or (not record.cells and not record.fault):
            continue
        row = Row(f"row {record.row}", table.ours)
        if record.fault:
            row.skip(record.fault)
        elif record.is_blank:
            row.skip("the row is empty")
        else:
            _fill(row, record, table)
        yield row


def sample_rows(table: Table, count: int) -> tuple[tuple[str, ...], ...]:
    """The first rows as they stand in the file."""
    found = (record for record in records(table.text, table.delimiter)
             if record.row > table.first and not record.fault and not record.is_blank)
    return tuple(tuple(map(one_line, record.cells)) for record in islice(found, count))


def _unguard(cell: str, safe: bool) -> str:
    return UNGUARDED.sub(r"\1", cell, count=1) if safe and UNGUARDED.match(cell) else cell


def _fill(row: Row, record: Record, table: Table) -> None:
    columns = table.mapping.columns
    for index, raw in enumerate(record.cells):
        value = clean(_unguard(raw, table.safe))
        if not value:
            continue
        column = columns[index] if index < len(columns) else Column("", Field.KEPT)
        if column.field in MANY_VALUED:
            row.several.append((column, value))
        elif column.field in ADDRESS:
            place = row.places.setdefault(column.label, {})
            place[column.field] = f"{place[column.field]}, {value}" if column.field in place else value
        elif column.field is Field.KEPT or (column.field in ONLY_INTERACTIONS and not table.interactions):
            row.unknown.append((_unguard(column.heading, table.safe) or f"column {index + 1}", value))
        elif column.field is not Field.LEFT_OUT:
            row.cells[column.field] = value
