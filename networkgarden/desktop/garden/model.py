"""The people of the garden as one list: who is shown, in which order, and what each row says.

Sorting, filtering and searching make a new order of row numbers; the standings themselves stay where they are. Names
are folded once, so that a keystroke over 30,000 people only compares short strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from networkgarden.desktop.botany.look import shown_condition
from networkgarden.desktop.garden.order import (
    IN_THE_GARDEN,
    Details,
    Search,
    Sorting,
    Wanted,
    first_bed,
    folded,
    key_of,
    matches,
)
from networkgarden.desktop.garden.wording import spoken_description, spoken_name
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.first_sight import FirstSight
from networkgarden.domain.kinds import State
from networkgarden.domain.standing import Standing

Index = QModelIndex | QPersistentModelIndex

CONTACT_ID = Qt.ItemDataRole.UserRole + 1
STANDING = Qt.ItemDataRole.UserRole + 2

_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)  # fmt: skip
_PLAIN_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


@dataclass(slots=True)
class People:
    """The standings and what is reckoned from each once."""

    standings: list[Standing] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    details: list[Details] = field(default_factory=list)       # as many as people, or none while not known
    words: list[str] = field(default_factory=list)             # of the details, likewise
    place: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, standings: Iterable[Standing]) -> People:
        """May be made in any thread: of 30,000 it takes a while."""
        kept = [s for s in standings if s.state in IN_THE_GARDEN]
        return cls(kept, [folded(s.name) for s in kept], place={s.contact_id: i for i, s in enumerate(kept)})


class GardenModel(QAbstractListModel):
    """One row per person shown. Only planted and resting people are taken."""

    order_changed = Signal()
    """Rows came, went or moved: geometry must be asked for again."""
    grown = Signal(object)
    """Contact id → the rung before, of people who have just reached a higher one."""
    glanced = Signal()
    """The same rows as on another day: pictures must be painted again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cast = People()
        self._today = 0
        self._awaited = 0                  # how many there will be; 0 when all are there
        self._wanted = Wanted()
        self._sorting = Sorting.THIRST
        self._descending = False
        self._details: Mapping[str, Details] = {}
        self._glance: Callable[[Standing], Standing | None] | None = None
        self._glanced: dict[int, Standing] = {}
        self._settled = False
        self._search = Search()
        self._sorted: list[int] = []       # everybody, in order
        self._order: list[int] = []        # those shown, in order
        self._row_of: dict[int, int] | None = None

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._order):
            return None
        standing = self.standing(index.row())
        if role in _PLAIN_ROLES:
            return veiled(standing.name)
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
    def descending(self) -> bool:
        return self._descending

    @property
    def wanted(self) -> Wanted:
        return self._wanted

    @property
    def total(self) -> int:
        """Everybody in the garden, shown or not."""
        return self._awaited or len(self._cast.standings)

    @property
    def expected(self) -> int:
        """How many rows there will be in a moment, when only the first are there yet."""
        as_it_came = self._sorting is Sorting.THIRST and not self._descending and self._wanted == Wanted()
        return self._awaited if self._awaited and as_it_came else len(self._order)

    def standing(self, row: int) -> Standing:
        place = self._order[row]
        return self._cast.standings[place] if self._glance is None else self._on_that_day(place)

    def details(self, row: int) -> Details:
        """What else is known of the person; empty until it has been read."""
        return self._cast.details[self._order[row]] if self._cast.details else Details()

    def row_of(self, contact_id: str) -> int | None:
        """The row of a person, or None when not shown."""
        place = self._cast.place.get(contact_id)
        if place is None:
            return None
        if self._row_of is None:
            self._row_of = {place: row for row, place in enumerate(self._order)}
        return self._row_of.get(place)

    def beds_of(self, contact_id: str) -> tuple[str, ...] | None:
        """The beds a person stands in now, None for somebody who is not in the garden."""
        place = self._cast.place.get(contact_id)
        return None if place is None else self._cast.standings[place].beds

    def sections(self) -> list[tuple[str, int]]:
        """(bed, first row) when sorted by bed, else nothing. People without a bed make a last, nameless section."""
        if self._sorting is not Sorting.BED:
            return []
        found: list[tuple[str, int]] = []
        for row, place in enumerate(self._order):
            bed = first_bed(self._cast.standings[place])
            if not found or found[-1][0] != bed:
                found.append((bed, row))
        return found if len(found) > 1 or (found and found[0][0]) else []

    def beds(self) -> list[str]:
        return sorted({bed for standing in self._cast.standings for bed in standing.beds}, key=folded)

    # what changes it

    def set_standings(self, standings: Iterable[Standing], today: int) -> None:
        """Show these people as of a garden day (an ordinal)."""
        self.beginResetModel()
        before, day = self._cast, self._today
        self._cast = People.of(standings)
        self._awaited = 0
        self._join_details()
        self._today = today
        self._glance, self._settled = None, False
        self._glanced.clear()
        self._resort()
        self._choose()
        self.endResetModel()
        self.order_changed.emit()
        if day == today:
            self._tell_grown(before, self._cast.standings)

    def show_first(self, sight: FirstSight) -> None:
        """Those who are in sight first; ``complete`` must follow unless the sight is complete."""
        self.set_standings(sight.first, sight.today)
        self._awaited = 0 if sight.complete else sight.people
        self.order_changed.emit()

    def complete(self, people: People) -> None:
        """Everybody, as of the same day as those shown first; the first rows stay as they are."""
        self.beginResetModel()
        self._cast, self._awaited = people, 0
        self._join_details()
        self._resort()
        self._choose()
        self.endResetModel()
        self.order_changed.emit()

    def prepare_search(self) -> None:
        """Somebody is about to type what they search for."""
        self._search.prepare(self._sorted, self._cast.folded, self._cast.words)

    def set_details(self, details: Mapping[str, Details]) -> None:
        """What else is known of people, by contact id: read beside the window, after the garden is shown."""
        self._details = details
        self._join_details()
        if self._wanted.text or self._sorting is Sorting.ORGANISATION:
            self._reorder(resort=True)

    # another day

    @property
    def travelling(self) -> bool:
        """Is another day than the present one shown?"""
        return self._glance is not None

    def glance(self, day: int, look: Callable[[Standing], Standing | None]) -> None:
        """Everybody as they stand on another day, for moving through time: places and order stay.

        ``look`` makes somebody's standing of ``day`` from the present one, None where they were not in the garden;
        their place stays bare. Only people who are looked at are reckoned. ``set_standings`` ends it.
        """
        self._today, self._glance = day, look
        self._glanced.clear()
        if self._settled:
            self._settled = False
            self._reorder(resort=False)
        self.glanced.emit()

    def settle(self, standings: Iterable[Standing]) -> None:
        """Stay on the day of the last glance: exact standings of everybody, and rows for those who were there only.

        Order and places are the present ones, as far as everybody was there. People who have left since come last.
        """
        cast = self._cast
        self.beginResetModel()
        for standing in standings:
            if standing.state not in IN_THE_GARDEN:
                continue
            place = cast.place.setdefault(standing.contact_id, len(cast.standings))
            if place == len(cast.standings):
                cast.standings.append(standing)
                cast.folded.append(folded(standing.name))
                self._sorted.append(place)
            self._glanced[place] = standing
        bare = (place for place in range(len(cast.standings)) if place not in self._glanced)
        self._glanced.update({place: replace(cast.standings[place], state=State.SEED) for place in bare})
        self._join_details()
        self._settled = True
        self._choose()
        self.endResetModel()
        self.order_changed.emit()

    def _on_that_day(self, place: int) -> Standing:
        found = self._glanced.get(place)
        if found is None:
            own = self._cast.standings[place]
            seen = self._glance(own) if self._glance else own
            found = self._glanced[place] = seen or replace(own, state=State.SEED)
        return found

    def _join_details(self) -> None:
        cast, unknown = self._cast, Details()
        self._search.forget()
        if self._details:
            cast.details = [self._details.get(s.contact_id, unknown) for s in cast.standings]
            cast.words = [one.words for one in cast.details]

    def _tell_grown(self, before: People, now: Sequence[Standing]) -> None:
        rungs = {
            s.contact_id: before.standings[place].rung
            for s in now
            if (place := before.place.get(s.contact_id)) is not None and before.standings[place].rung < s.rung
        }
        if rungs:
            self.grown.emit(rungs)

    def replace_some(self, changed: Sequence[Standing], today: int | None = None) -> None:
        """Take over new standings of people already here; rows keep their places until the next sorting.

        Somebody new, or somebody who left the garden, makes the whole list anew.
        """
        places = [self._cast.place.get(s.contact_id) for s in changed]
        stays = all(s.state in IN_THE_GARDEN for s in changed) and not self.travelling
        day = self._today if today is None else today
        if None in places or not stays or day != self._today:
            self._replace_all(changed, day)
            return
        rungs = {}
        self._search.forget()
        for place, standing in zip(places, changed, strict=True):
            assert place is not None
            if self._cast.standings[place].rung < standing.rung:
                rungs[standing.contact_id] = self._cast.standings[place].rung
            self._cast.standings[place] = standing
            self._cast.folded[place] = folded(standing.name)
            row = self.row_of(standing.contact_id)
            if row is not None:
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)
        if rungs:
            self.grown.emit(rungs)

    def _replace_all(self, changed: Sequence[Standing], day: int) -> None:
        people = {standing.contact_id: standing for standing in self._cast.standings}
        people.update((standing.contact_id, standing) for standing in changed)
        self.set_standings(people.values(), day)

    def set_sorting(self, sorting: Sorting, *, descending: bool = False) -> None:
        if (sorting, descending) != (self._sorting, self._descending):
            self._sorting, self._descending = sorting, descending
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
        cast = self._cast
        self._search.forget()
        organisations: list[str] = []
        if self._sorting is Sorting.ORGANISATION:
            organisations = [folded(one.organisation) for one in cast.details] or [""] * len(cast.standings)
        key = key_of(self._sorting, cast.standings, cast.folded, organisations)
        self._sorted = sorted(range(len(cast.standings)), key=key, reverse=self._descending)

    def _choose(self) -> None:
        cast = self._cast
        order = self._search.find(self._sorted, self._wanted.text, cast.folded, cast.words)
        people: Sequence[Standing] | Mapping[int, Standing] = cast.standings
        if self._settled:
            people = self._glanced
            order = [i for i in order if people[i].state in IN_THE_GARDEN]
        if self._wanted.filtered:
            order = [i for i in order if matches(people[i], shown_condition(people[i]), self._wanted)]
        self._order = list(order) if order is self._sorted else order
        self._row_of = None
