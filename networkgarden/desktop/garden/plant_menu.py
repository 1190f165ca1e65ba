"""What one can do with the chosen people, as a menu: by the mouse, by the menu key, for one or for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, State
from networkgarden.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Wishes:
    """What each entry leads to. ``act(name)`` wishes one of "log", "water", "snooze", "rest", "plant", "archive"."""

    open: Callable[[], None]
    act: Callable[[str], None]
    circle: Callable[[int], None]
    into_bed: Callable[[str], None]
    out_of_bed: Callable[[str], None]
    new_bed: Callable[[], None]


def make_plant_menu(
    people: Sequence[Standing], beds: Sequence[str], wishes: Wishes, *, only_look: bool, parent: QWidget
) -> QMenu:
    """``beds`` are all there are. ``only_look``: another day is shown, nothing can be done about it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if len(people) == 1:
        menu.addAction(QCoreApplication.translate("PlantMenu", "Open"), wishes.open)
        menu.addSeparator()
    for name, text, key in _acts(people):
        action = menu.addAction(text)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(not only_look)
        action.triggered.connect(lambda _checked=False, name=name: wishes.act(name))
    first = menu.actions()[-2]
    menu.insertMenu(first, _circle_menu(people, wishes, menu)).setEnabled(not only_look)
    menu.insertMenu(first, _bed_menu(people, beds, wishes, menu)).setEnabled(not only_look)
    menu.insertSeparator(first)
    return menu


def _acts(people: Sequence[Standing]) -> list[tuple[str, str, Qt.Key | None]]:
    resting = bool(people) and all(one.state is State.RESTING for one in people)
    acts: list[tuple[str, str, Qt.Key | None]] = [
        ("log", QCoreApplication.translate("PlantMenu", "Log contact"), Qt.Key.Key_L),
        ("water", QCoreApplication.translate("PlantMenu", "Water"), Qt.Key.Key_W),
        ("snooze", QCoreApplication.translate("PlantMenu", "Not now"), Qt.Key.Key_S),
    ]
    if resting:
        acts.append(("plant", QCoreApplication.translate("PlantMenu", "Plant again"), None))
    else:
        acts.append(("rest", QCoreApplication.translate("PlantMenu", "Let it rest"), Qt.Key.Key_R))
    acts.append(("archive", QCoreApplication.translate("PlantMenu", "Archive"), Qt.Key.Key_Delete))
    return acts


def _circle_menu(people: Sequence[Standing], wishes: Wishes, parent: QMenu) -> QMenu:
    menu = QMenu(QCoreApplication.translate("PlantMenu", "Circle"), parent)
    words = {
        5: QCoreApplication.translate("PlantMenu", "Closest (5)"),
        15: QCoreApplication.translate("PlantMenu", "Close (15)"),
        50: QCoreApplication.translate("PlantMenu", "Friends (50)"),
        150: QCoreApplication.translate("PlantMenu", "Wider (150)"),
    }
    now = {one.circle for one in people}
    for circle in RHYTHM_OF_CIRCLE:
        action = menu.addAction(words[circle])
        action.setCheckable(True)
        action.setChecked(now == {circle})
        action.triggered.connect(lambda _checked=False, circle=circle: wishes.circle(circle))
    return menu


def _bed_menu(people: Sequence[Standing], beds: Sequence[str], wishes: Wishes, parent: QMenu) -> QMenu:
    """A ticked bed holds all of the people; choosing it takes them out."""
    menu = QMenu(QCoreApplication.translate("PlantMenu", "Bed"), parent)
    for bed in beds:
        action = menu.addAction(bed.replace("&", "&&"))
        action.setCheckable(True)
        inside = all(bed in one.beds for one in people)
        action.setChecked(inside)
        change = wishes.out_of_bed if inside else wishes.into_bed
        action.triggered.connect(lambda _checked=False, bed=bed, change=change: change(bed))
    if beds:
        menu.addSeparator()
    menu.addAction(QCoreApplication.translate("PlantMenu", "New bed…"), wishes.new_bed)
    return menu
