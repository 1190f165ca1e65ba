"""The people of the garden as one list: who is shown, in which order, and what each row says.

Sorting, filtering and searching make a new order of row numbers; the standings themselves stay where they are. Names
are folded once, so that a keystroke over 30,000 people only compares short strings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from networkgarden.desktop.botany.portrait import shown_condition
from networkgarden.desktop.garden.wording import spoken_description, spoken_name
from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing

Index = QModelIndex | QPersistentModelIndex

CONTACT_ID = Qt.ItemDataRole.UserRole + 1
STANDING = Qt.ItemDataRole.UserRole + 2

_LAST = 1 << 40
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_PLAIN_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


class Sorting(StrEnum):
    THIRST = "thirst"
    NAME = "name"
    BED = "bed"
    LAST_CONTACT = "last contact"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person wants to see; an empty set leaves everybody in."""

    text: str = ""
    beds: frozenset[str] = frozenset()
    circles: frozenset[int] = frozenset()
    conditions: frozenset[Condition] = frozenset()
    rungs: frozenset[Rung] = frozenset()

    @property
    def filtered(self) -> bool:
        return bool(self.beds or self.circles or self.conditions or self.rungs)


@dataclass(slots=True)
class _Cast:
    """The standings and what is reckoned from each once."""

    standings: list[Standing] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    place: dict[str, int] = field(default_factory=dict)


def folded(text: str) -> str:
    """A text for comparing: no accents, no case, single blanks."""
    plain = text if text.isascii() else _without_accents(text)
    return " ".join(plain.casefold().split())


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("ß", "ss")


class GardenModel(QAbstractListModel):
    """One row per person shown. Only planted and resting people are taken."""

    order_changed = Signal()
    """Rows came, went or moved: geometry must be asked for again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cast = _Cast()
        self._today = 0
        self._wanted = Wanted()
        self._sorting = Sorting.THIRST
        self._sorted: list[int] = []       # everybody, in order
        self._order: list[int] = []        # those shown, in order
        self._row_of: dict[int, int] | None = None

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._order):
            return None
        standing = self._cast.standings[self._order[index.row()]]
        if role in _PLAIN_ROLES:
            return standing.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_name(standing)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return spoken_description(standing, self._today)
        if role == CONTACT_ID:
            return standing.contact_id
        return standing if role == STANDING else None

    def roleNames(self) -> dict[int, QByteArray]:
        return {Qt.ItemDataRole.DisplayRole: QByteArray(b"name"), CONTACT_ID: QByteArray(b"contact")}

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    # what the garden asks

    @property
    def today(self) -> int:
        return self._today

    @property
    def sorting(self) -> Sorting:
        return self._sorting

    @property
    def wanted(self) -> Wanted:
        return self._wanted

    @property
    def total(self) -> int:
        """Everybody in the garden, shown or not."""
        return len(self._cast.standings)

    def standing(self, row: int) -> Standing:
        return self._cast.standings[self._order[row]]

    def row_of(self, contact_id: str) -> int | None:
        """The row of a person, or None when not shown."""
        place = self._cast.place.get(contact_id)
        if place is None:
            return None
        if self._row_of is None:
            self._row_of = {place: row for row, place in enumerate(self._order)}
        return self._row_of.get(place)

    def sections(self) -> list[tuple[str, int]]:
        """(bed, first row) when sorted by bed, else nothing. People without a bed make a last, nameless section."""
        if self._sorting is not Sorting.BED:
            return []
        found: list[tuple[str, int]] = []
        for row, place in enumerate(self._order):
            bed = _first_bed(self._cast.standings[place])
            if not found or found[-1][0] != bed:
                found.append((bed, row))
        return found if len(found) > 1 or (found and found[0][0]) else []

    def beds(self) -> list[str]:
        return sorted({bed for standing in self._cast.standings for bed in standing.beds}, key=folded)

    # what changes it

    def set_standings(self, standings: Iterable[Standing], today: int) -> None:
        """Show these people as of a garden day (an ordinal)."""
        self.beginResetModel()
        kept = [s for s in standings if s.state in (State.PLANTED, State.RESTING)]
        self._cast = _Cast(kept, [folded(s.name) for s in kept], {s.contact_id: i for i, s in enumerate(kept)})
        self._today = today
        self._resort()
        self._choose()
        self.endResetModel()
        self.order_changed.emit()

    def replace_some(self, changed: Sequence[Standing], today: int | None = None) -> None:
        """Take over new standings of people already here; rows keep their places until the next sorting.

        Somebody new, or somebody who left the garden, makes the whole list anew.
        """
        places = [self._cast.place.get(s.contact_id) for s in changed]
        stays = all(s.state in (State.PLANTED, State.RESTING) for s in changed)
        day = self._today if today is None else today
        if None in places or not stays or day != self._today:
            self._replace_all(changed, day)
            return
        for place, standing in zip(places, changed, strict=True):
            assert place is not None
            self._cast.standings[place] = standing
            self._cast.folded[place] = folded(standing.name)
            row = self.row_of(standing.contact_id)
            if row is not None:
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)

    def _replace_all(self, changed: Sequence[Standing], day: int) -> None:
        people = {standing.contact_id: standing for standing in self._cast.standings}
        people.update((standing.contact_id, standing) for standing in changed)
        self.set_standings(people.values(), day)

    def set_sorting(self, sorting: Sorting) -> None:
        if sorting is not self._sorting:
            self._sorting = sorting
            self._reorder(resort=True)

    def set_wanted(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._reorder(resort=False)

    def _reorder(self, *, resort: bool) -> None:
        self.beginResetModel()
        if resort:
            self._resort()
        self._choose()
        self.endResetModel()
        self.order_changed.emit()

    def _resort(self) -> None:
        names = self._cast.folded
        standings = self._cast.standings
        keys: dict[Sorting, Callable[[int], Any]] = {
            Sorting.NAME: lambda i: (names[i], standings[i].contact_id),
            Sorting.THIRST: lambda i: (_thirst(standings[i]), names[i]),
            Sorting.BED: lambda i: (_bed_key(standings[i]), names[i]),
            Sorting.LAST_CONTACT: lambda i: (-(standings[i].last_contact_on or -_LAST), names[i]),
        }
        self._sorted = sorted(range(len(standings)), key=keys[self._sorting])

    def _choose(self) -> None:
        order = self._sorted
        words = folded(self._wanted.text).split()
        names = self._cast.folded
        for word in words:
            order = [i for i in order if word in names[i]]
        if self._wanted.filtered:
            standings = self._cast.standings
            order = [i for i in order if _matches(standings[i], self._wanted)]
        self._order = list(order) if order is self._sorted else order
        self._row_of = None


def _thirst(standing: Standing) -> tuple[int, float]:
    """Those who need water most first; then those not yet met; resting people last."""
    if standing.state is State.RESTING:
        return 2, 0.0
    if standing.vitality is None:
        return 1, 0.0
    return 0, standing.vitality


def _first_bed(standing: Standing) -> str:
    return standing.beds[0] if standing.beds else ""


def _bed_key(standing: Standing) -> tuple[bool, str]:
    bed = _first_bed(standing)
    return not bed, folded(bed)


def _matches(standing: Standing, wanted: Wanted) -> bool:
    return (
        (not wanted.beds or not wanted.beds.isdisjoint(standing.beds))
        and (not wanted.circles or standing.circle in wanted.circles)
        and (not wanted.conditions or shown_condition(standing) in wanted.conditions)
        and (not wanted.rungs or standing.rung in wanted.rungs)
    )
