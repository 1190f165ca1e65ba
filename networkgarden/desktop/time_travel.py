"""Moving through time: the garden as it was, and as it will be if nothing is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from networkgarden.actions.tending import Tending
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.door import Door
from networkgarden.desktop.garden.page import GardenPage
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.tasks import Tasks
from networkgarden.domain.course import Course
from networkgarden.domain.kinds import State
from networkgarden.domain.standing import Standing

_SETTLE_MS = 300


class TimeTravel(QObject):
    """While the slider moves, plants are looked up in their courses; where it stays, exact standings are read.

    Courses are read when somebody is about to move, and forgotten with every change of the garden.
    """

    def __init__(self, page: GardenPage, door: Door, tasks: Tasks | None, light_on: Callable[[int], Light]) -> None:
        super().__init__(page)
        self._page, self._door, self._light_on = page, door, light_on
        self._courses: dict[str, Course] | None = None
        self._wanted: int | None = None
        self._reading = Looking(door, tasks, lambda tending: tending.courses(), self._have_courses, self)
        self._seeing = Looking(door, tasks, self._standings_then, self._settled, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SETTLE_MS)
        self._pause.timeout.connect(self._seeing.look)
        page.time.entered.connect(self._prepare)
        page.time.day_wanted.connect(self._go)
        door.changed.connect(lambda _: self.forget())

    def forget(self) -> None:
        """The garden has changed: what is known of the past and the future may be wrong."""
        self._courses = self._wanted = None
        self._pause.stop()

    def _prepare(self) -> None:
        if self._courses is None:
            self._reading.look()

    def _have_courses(self, courses: dict[str, Course]) -> None:
        self._courses = courses
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
            self._prepare()
            return
        courses = self._courses
        self._page.glance(day, lambda own: seen_on(own, courses.get(own.contact_id), day))
        self._pause.start()

    def _standings_then(self, tending: Tending) -> tuple[int, list[Standing]]:
        """Exact standings of the wanted day. People planted later count as planted from their first contact on."""
        day, courses = self._wanted, self._courses or {}
        if day is None:
            return 0, []
        found = []
        for one in tending.standings(day):
            course = courses.get(one.contact_id)
            seen = seen_on(one, course, day)
            if seen is not None:
                found.append(replace(one, state=seen.state, condition=seen.condition))
        return day, found

    def _settled(self, then: tuple[int, list[Standing]]) -> None:
        day, standings = then
        if day == self._wanted and self._courses is not None and not self._pause.isActive():
            self._page.settle(standings)
            self._page.set_light(self._light_on(day))


def seen_on(own: Standing, course: Course | None, day: int) -> Standing | None:
    """Somebody as they show on a day; None while they were not known yet, or not in the garden."""
    if course is None or (course.days and day < course.days[0]):
        return None
    look = course.on(day)
    if look.state not in (State.PLANTED, State.RESTING):
        return None
    return replace(own, state=look.state, rung=look.rung, condition=look.condition, roots=look.roots,
                   due_on=None, wet=False, dew=False)
