"""Moving through time: the garden as it was, and as it will be if nothing is done."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from networkgarden.actions.tending import Tending
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.door import Door
from networkgarden.desktop.garden.order import IN_THE_GARDEN
from networkgarden.desktop.garden.page import GardenPage
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.tasks import Tasks
from networkgarden.domain.course import Course, Look
from networkgarden.domain.standing import Standing

_SETTLE_MS = 300
_SMALL = 3000


class TimeTravel(QObject):
    """While the slider moves, plants are looked up in their courses; where it stays, exact standings are read.

    Courses are read when somebody is about to move, and forgotten with every change of the garden.
    """

    def __init__(self, page: GardenPage, door: Door, tasks: Tasks | None, light_on: Callable[[int], Light]) -> None:
        super().__init__(page)
        self._page, self._door, self._light_on = page, door, light_on
        self._courses: dict[str, Course] | None = None
        self._seer = Seer({})
        self._wanted: int | None = None
        self._asked = False
        self._reading = Looking(door, tasks, lambda tending: tending.courses(), self._have_courses, self)
        self._seeing = Looking(door, tasks, self._standings_then, self._settled, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SETTLE_MS)
        self._pause.timeout.connect(self._seeing.look)
        page.time.entered.connect(self._prepare)
        page.time.hovered.connect(self._prepare_if_small)
        page.time.day_wanted.connect(self._go)
        door.changed.connect(lambda _: self.forget())

    def forget(self) -> None:
        """The garden has changed: what is known of the past and the future may be wrong."""
        self._courses = self._wanted = None
        self._asked = False
        self._page.time.set_waiting(False)
        self._pause.stop()

    def _prepare(self) -> None:
        if self._courses is None and not self._asked:
            self._asked = True
            self._reading.look()

    def _prepare_if_small(self) -> None:
        """A pointer that only passes by does not have a large garden's whole log read."""
        if self._page.view.garden_model().total <= _SMALL:
            self._prepare()

    def _have_courses(self, courses: dict[str, Course]) -> None:
        if not self._asked:
            return      # the garden changed while they were read
        self._courses, self._seer, self._asked = courses, Seer(courses), False
        gc.freeze()     # they stay for a while: to look through them for cycles would hold up the slider
        self._page.time.set_waiting(False)
        self._page.time.set_first(min((one.days[0] for one in courses.values() if one.days), default=0) or 0)
        if self._wanted is not None:
            self._go(self._wanted)

    def _go(self, day: int) -> None:
        if day == self._door.tending.today():
            self._wanted = None
            self._pause.stop()
            self._page.show_present()
            self._page.set_light(self._light_on(day))
            return
        self._wanted = day
        if self._courses is None:
            self._page.time.set_waiting(True)
            self._prepare()
            return
        seer = self._seer
        self._page.glance(day, lambda own: seer.see(own, day))
        self._pause.start()

    def _standings_then(self, tending: Tending) -> tuple[int, list[Standing]]:
        """Exact standings of the wanted day. People planted later count as planted from their first contact on."""
        day, seer = self._wanted, Seer(self._courses or {})
        if day is None:
            return 0, []
        found = []
        for one in tending.standings(day):
            seen = seer.see(one, day)
            if seen is not None:
                found.append(replace(one, state=seen.state, condition=seen.condition))
        return day, found

    def _settled(self, then: tuple[int, list[Standing]]) -> None:
        day, standings = then
        if day == self._wanted and self._courses is not None and not self._pause.isActive():
            self._page.settle(standings)
            self._page.set_light(self._light_on(day))


class Seer:
    """How people show on any day. What was seen last is kept: from one day to the next few people change."""

    def __init__(self, courses: Mapping[str, Course]) -> None:
        self._courses = courses
        self._seen: dict[str, tuple[Look, Standing, Standing]] = {}

    def see(self, own: Standing, day: int) -> Standing | None:
        """Somebody as they show on a day; None while they were not known yet, or not in the garden."""
        course = self._courses.get(own.contact_id)
        if course is None or (course.days and day < course.days[0]):
            return None
        look = course.on(day)
        if look.state not in IN_THE_GARDEN:
            return None
        kept = self._seen.get(own.contact_id)
        if kept is not None and kept[0] is look and kept[1] is own:
            return kept[2]
        seen = replace(own, state=look.state, rung=look.rung, condition=look.condition, roots=look.roots,
                       due_on=None, wet=False, dew=False)
        self._seen[own.contact_id] = look, own, seen
        return seen
