"""The garden page joined to the garden: it shows what is there, and its wishes become actions."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage

from networkgarden.actions.tending import Tending
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.door import Door
from networkgarden.desktop.garden.model import People
from networkgarden.desktop.garden.motion import Motion
from networkgarden.desktop.garden.order import Details, folded
from networkgarden.desktop.garden.page import GardenPage
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.theme import theme_of
from networkgarden.desktop.time_travel import TimeTravel
from networkgarden.domain.first_sight import FirstSight
from networkgarden.domain.fruit import FRUIT_PHRASES, FruitKind
from networkgarden.domain.kinds import State
from networkgarden.system.clock import local_zone_name
from networkgarden.system.hemisphere import is_southern
from networkgarden.system.settings import Settings

if TYPE_CHECKING:
    from networkgarden.actions.changes import Changes

_SETTLE_MS = 800
_A_FEW = 20
_BREATH_MS = 40
"""From the first frame until everybody is read: the frame gets to the screen first."""


class LivingGarden(GardenPage):
    """``change`` keeps settings; ``sight`` is who was found to be in sight first at the start."""

    prompt_wanted = Signal(object)       # a Prompt to be done

    def __init__(self, door: Door, tasks: Tasks | None, change: Callable[..., Settings],
                 sight: FirstSight | None) -> None:
        self._door, self._change, self._sight = door, change, sight
        super().__init__(self._light_now())
        self.travel = TimeTravel(self, door, tasks, self._light_on)
        self._everybody = Looking(door, tasks, _read_everybody, self._complete, self)
        self._awaiting = False
        self._details = Looking(door, tasks, _read_details, self.set_details, self)
        self._know_details = False
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_SETTLE_MS)
        self._keeping.timeout.connect(self._keep_columns)
        self.settings_changed()
        self.view.photo_of = self._photo_of
        self._show_as_remembered()
        self._connect_wishes()
        door.changed.connect(self._changed)

    @property
    def _tending(self) -> Tending:
        return self._door.tending

    def refresh(self) -> None:
        """Whoever is in the garden now; at the start those in sight first, and everybody once they are painted."""
        sight, self._sight = self._sight, None
        self._awaiting = False
        if sight is None or sight.today != self._tending.today() or self.twins.is_table:
            self.show_garden(self._tending.standings(), self._tending.today())
            return
        self.show_first(sight)
        if not sight.complete:
            self._awaiting = True
            self.view.begun.connect(lambda: QTimer.singleShot(_BREATH_MS, self, self._everybody.look))

    def take_changes(self, changes: Changes) -> bool:
        """Take over a few people who look different now, everybody else staying as painted; False: show all anew.

        Whoever was put into another bed stands elsewhere, and a bed may be a new one.
        """
        if changes.everything or self._awaiting or self.time.away or not 0 < len(changes.contact_ids) <= _A_FEW:
            return False
        found = self._tending.standings_of(changes.contact_ids)
        model = self.view.garden_model()
        if len(found) < len(changes.contact_ids) or any(model.beds_of(s.contact_id) != s.beds for s in found):
            return False
        self.change_some(found, self._tending.today())
        return True

    def _complete(self, people: People) -> None:
        if self._awaiting:      # else something changed meanwhile, and everybody has been shown anew
            self._awaiting = False
            self.complete(people)
            gc.freeze()         # they stay: to look through 30,000 for cycles now and then would hold up ten frames

    def settings_changed(self) -> None:
        self.relight()
        self.set_motion(Motion(self._tending.settings.motion))

    def relight(self) -> None:
        """The hour or the theme has changed."""
        self.set_light(self.light_shown())

    def light_shown(self) -> Light:
        return self._light_on(self.time.day) if self.time.away else self._light_now()

    def _light_now(self) -> Light:
        return self._light_on(self._tending.today())

    def _light_on(self, day: int) -> Light:
        """The light of this hour in the season of that garden day."""
        clock, settings = self._tending.clock, self._tending.settings
        local = clock.now().astimezone(clock.zone())
        if day != self._tending.today():
            local = datetime.combine(date.fromordinal(day), local.timetz())
        return Light.at(local, theme_of(settings.theme).scene, is_southern(settings.hemisphere, local_zone_name()))

    # what is remembered

    def _show_as_remembered(self) -> None:
        self.twins.restore_columns_text(self._tending.settings.table_columns)
        self.twins.show_table(self._tending.settings.garden_as_table)

    def _keep_columns(self) -> None:
        self._change(table_columns=self.twins.columns_text())

    # what is wished for

    def _connect_wishes(self) -> None:
        self.water_wanted.connect(self._water)
        self.snooze_wanted.connect(self._snooze)
        for signal, state in ((self.rest_wanted, State.RESTING), (self.archive_wanted, State.ARCHIVED),
                              (self.plant_wanted, State.PLANTED)):
            signal.connect(lambda ids, state=state: self._to_state(ids, state))
        self.circle_wanted.connect(self._to_circle)
        self.bed_wanted.connect(self._put_into_bed)
        self.bed_left.connect(self._take_out_of_bed)
        self.details_wanted.connect(self._look_for_details)
        self.columns_changed.connect(self._keeping.start)
        self.twin_turned.connect(lambda table: self._change(garden_as_table=table))

    def _snooze(self, contact_ids: list[str]) -> None:
        from networkgarden.actions.prompting import snooze
        self._door.do(lambda tending: snooze(tending, contact_ids))

    def _to_state(self, contact_ids: list[str], state: State) -> None:
        from networkgarden.actions.contacts import set_state
        self._door.do(lambda tending: set_state(tending, contact_ids, state))

    def _to_circle(self, contact_ids: list[str], circle: int) -> None:
        from networkgarden.actions.contacts import set_circle
        self._door.do(lambda tending: set_circle(tending, contact_ids, circle))

    def _put_into_bed(self, contact_ids: list[str], bed: str) -> None:
        from networkgarden.actions.beds import add_to_bed
        self._door.do(lambda tending: add_to_bed(tending, contact_ids, bed))

    def _take_out_of_bed(self, contact_ids: list[str], bed: str) -> None:
        from networkgarden.actions.beds import take_out_of_bed
        self._door.do(lambda tending: take_out_of_bed(tending, contact_ids, bed))

    def _water(self, contact_ids: list[str]) -> None:
        """W: the suggested act of the first of them, as on the Today page."""
        from networkgarden.actions.prompting import prompt_for
        prompt = prompt_for(self._tending, contact_ids[0])
        if prompt is None:
            self.opened.emit(contact_ids[0])
        else:
            self.prompt_wanted.emit(prompt)

    def _changed(self, changes: Changes) -> None:
        if changes.title.startswith("Logged"):
            fruit = tuple(f"Logged {FRUIT_PHRASES[kind]} from " for kind in FruitKind if kind.borne)
            for contact_id in changes.contact_ids:
                self.celebrate(contact_id, fruit=changes.title.startswith(fruit))
        self.view.forget_photos()
        if self._know_details:
            self._details.look()

    def _photo_of(self, contact_id: str) -> QImage | None:
        from networkgarden.actions.finding import photo_of
        from networkgarden.desktop.widgets.photo import decoded_photo
        photo = photo_of(self._tending, contact_id)
        return decoded_photo(photo.content) if photo is not None else None

    def _look_for_details(self) -> None:
        if not self._know_details:
            self._know_details = True
            self._details.look()


def _read_everybody(tending: Tending) -> People:
    return People.of(tending.standings())


def _read_details(tending: Tending) -> dict[str, Details]:
    from networkgarden.actions.finding import what_is_known
    return {key: Details(known.organisation, " " + folded(known.text)) for key, known in what_is_known(tending).items()}
