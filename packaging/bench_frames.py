"""How long frames of a garden take, as one JSON line: for bench.py, which runs it at each device pixel ratio.

    python packaging/bench_frames.py PROFILE FRAMES
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SIZE = (1200, 800)
SETTLE_S = 4.0


def main(directory: str, frames: int) -> None:
    from PySide6.QtWidgets import QApplication

    from networkgarden.actions.opening import open_profile
    from networkgarden.desktop.botany.light import Light
    from networkgarden.desktop.garden.page import GardenPage
    from networkgarden.system.clock import SystemClock
    from networkgarden.system.paths import Profile
    from networkgarden.system.secrets import SystemKeyring
    application = QApplication([])
    tending = open_profile(Profile.at(directory), SystemClock(), SystemKeyring(10), os.environ.get("BENCH_WORDS"))
    page = GardenPage(Light.at(datetime(2026, 6, 16, 10, 30)))  # noqa: DTZ001 - a wall clock, as Light takes it
    page.resize(*SIZE)
    page.show()
    page.show_garden(tending.standings(), tending.today())
    gc.freeze()                                      # as the window's garden does when everybody is there
    settle(application, SETTLE_S)
    told = {"scroll": _scroll(application, page, frames), "keystroke": _keystrokes(application, page),
            "zoom": _zoom(application, page), "slider": _slider(application, tending, page, frames),
            "watered": _watered(application, tending, page)}
    page.close()
    tending.close()
    print(json.dumps(told))


def _timed(act: Callable[[], Any]) -> float:
    """Milliseconds of this thread's own time: other programs on the machine do not count."""
    began = time.thread_time()
    act()
    return (time.thread_time() - began) * 1000


def _p99(values: list[float]) -> float:
    return round(sorted(values)[max(0, round(len(values) * 0.99) - 1)], 1)


def _scroll(application: Any, page: Any, frames: int) -> float:
    bar, viewport = page.view.verticalScrollBar(), page.view.viewport()
    step = max(1, min(bar.maximum(), 6000) // frames)
    for number in range(frames):                     # once without the watch: sprites are drawn when first seen
        bar.setValue(number * step)
        settle(application, 0.05)

    def frame(number: int) -> None:
        bar.setValue(number * step)
        viewport.repaint()

    return _p99([_timed(lambda number=number: frame(number)) for number in range(frames)])


def _keystrokes(application: Any, page: Any) -> dict[str, float]:
    """A search letter by letter, each with the first frame of what it found, and the turns that follow it."""
    field = page.controls.search
    page.activateWindow()
    page.focus_search()                              # as somebody does who types there
    settle(application, 0.2)

    def letter(text: str) -> None:
        field.setText(text)
        field._tell()                                # without the breath of 120 ms
        page.view.viewport().repaint()

    took, after = [], []
    for text in ("p", "pe", "per", "pers", "person n", "person number1", "person number12", "person number", "person",
                 ""):
        took.append(_timed(lambda text=text: letter(text)))
        after += _turns(application, 0.3)
    settle(application, 1.0)
    return {"worst": round(max(took), 1), "turns after it": _p99(after)}


def _zoom(application: Any, page: Any) -> dict[str, float]:
    """From size to size as Ctrl+wheel goes: 99 of 100 of all steps with their first frame and of the turns of the event
    loop in the second after each (frames, and what is drawn between them), and the worst of all."""
    from networkgarden.desktop.garden.layout import Zoom

    def turn(zoom: Any) -> None:
        page.view.set_zoom(zoom)
        page.view.viewport().repaint()

    steps, after = [], []
    for _ in range(3):
        for zoom in (Zoom.SMALL, Zoom.GARDEN, Zoom.PORTRAIT, Zoom.GARDEN, Zoom.SMALL, Zoom.OVERVIEW, Zoom.GARDEN):
            steps.append(_timed(lambda zoom=zoom: turn(zoom)))
            after += _turns(application, 1.0)
    return {"frames": _p99(steps + after), "worst": round(max(steps + after), 1)}


def _turns(application: Any, seconds: float) -> list[float]:
    """How long the turns of the event loop take in which something is to be done."""
    until, took = time.perf_counter() + seconds, []
    while time.perf_counter() < until:
        spent = _timed(application.processEvents)
        if spent > 0.5:
            took.append(spent)
    return took


def _slider(application: Any, tending: Any, page: Any, frames: int) -> dict[str, float]:
    from networkgarden.desktop.garden.layout import Zoom
    from networkgarden.desktop.time_travel import Seer
    seer, today = Seer(tending.courses()), tending.today()
    gc.freeze()                                      # as TimeTravel does when they have been read

    def frame(day: int) -> None:
        page.glance(day, lambda own: seer.see(own, day))
        page.view.viewport().repaint()
        application.processEvents()

    took = {}
    for zoom in (Zoom.OVERVIEW, Zoom.SMALL, Zoom.GARDEN):
        page.view.set_zoom(zoom)
        settle(application, SETTLE_S / 2)
        days = range(today - frames, today + frames, 2)
        took[zoom.name.lower()] = _p99([_timed(lambda day=day: frame(day)) for day in days])
    return took


def _watered(application: Any, tending: Any, page: Any) -> float:
    """Which share of the view is painted again when one plant in sight has been watered."""
    page.show_garden(tending.standings(), tending.today())
    settle(application, SETTLE_S)
    painted: list[int] = []
    own = page.view.paintEvent

    def watched(event: Any) -> None:
        painted.append(sum(rect.width() * rect.height() for rect in event.region()))
        own(event)

    page.view.paintEvent = watched
    model = page.view.garden_model()
    model.replace_some([replace(model.standing(3), wet=True)])
    application.processEvents()
    page.view.paintEvent = own
    whole = page.view.viewport().width() * page.view.viewport().height()
    return round(max(painted, default=0) / whole, 3)


def settle(application: Any, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        application.processEvents()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
