"""Ctrl+K to a person from anywhere, and privacy mode, in the real window with a real garden behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from networkgarden.actions.contacts import add_contact, set_state
from networkgarden.actions.finding import Somebody
from networkgarden.actions.interactions import log
from networkgarden.actions.prompting import Prompt
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.jumping import MOST, JumpDialog, best_first
from networkgarden.desktop.keys_window import KeysDialog
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.pages import Pages
from networkgarden.desktop.privacy import PrivacySign
from networkgarden.desktop.today.card import PromptCard
from networkgarden.desktop.widgets.toast import Toast
from networkgarden.desktop.widgets.veil import veil_names
from networkgarden.domain.kinds import Kind, State
from networkgarden.errors import NetworkGardenError
from networkgarden.system.settings import Settings
from tests.garden_at_hand import open_tending


@pytest.fixture
def tending(tmp_path: Path) -> Iterator[Tending]:
    opened = open_tending(tmp_path)
    with opened.garden:
        for name in ("Ada Lovelace", "Grace Hopper", "Émile Zola"):
            who = add_contact(opened, name, beds=["Work"], established=True)[1]
        log(opened, [who], Kind.MEETING, day=opened.today() - 1)
        set_state(opened, [who], State.RESTING)
        log(opened, [who], Kind.MEETING, day=opened.today() - 1)
        yield opened


@pytest.fixture
def pages(qapp: QApplication, tending: Tending) -> Pages:
    def change(**values: Any) -> Settings:
        tending.settings = replace(tending.settings, **values)
        made.settings_changed()
        return tending.settings

    door = Door(tending)
    made = Pages(door, tending.first_sight(), False, change)
    return made


@pytest.fixture
def window(qtbot: QtBot, tending: Tending, pages: Pages) -> Iterator[MainWindow]:
    shown = MainWindow(pages._door, pages.makers(), lambda: True)
    qtbot.addWidget(shown)
    pages.attach(shown)
    shown.show_page("garden")
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    pages.close()
    veil_names(False)
    shown.close()


def jump_dialog(window: MainWindow, qtbot: QtBot) -> JumpDialog:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return window.findChildren(JumpDialog)[-1]


def test_names_that_begin_so_come_first() -> None:
    names = ["canada smith", "ada lovelace", "beth adams", "adam"]
    assert [names[i] for i in best_first(names, "Áda")] == ["ada lovelace", "adam", "beth adams", "canada smith"]
    assert best_first(names, "love ada") == [1]
    assert best_first(names, "zz") == []
    assert best_first(names, "  ") == [0, 1, 2, 3]
    assert len(best_first(["ada"] * 500, "ada")) == MOST


def test_f1_tells_all_keys_and_escape_puts_them_away(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("today")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (dialog,) = window.findChildren(KeysDialog)
    said = {label.accessibleName() for label in dialog.findChildren(QLabel)}
    assert {"Ctrl+K: jump to a person", "L: log contact", "1 to 4: Do it, Done already, Not now, Let it rest"} <= said
    bound = {one.key().toString() for one in window.findChildren(QShortcut)}
    told = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Ctrl+K", "Ctrl+Z", "Ctrl+,", "Ctrl+Shift+P", "F1"} <= bound & told
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("page", ["garden", "today", "seeds", "harvest", "settings"])
def test_from_any_page_a_few_letters_and_enter_open_the_person(window: MainWindow, qtbot: QtBot, page: str) -> None:
    window.show_page(page)
    dialog = jump_dialog(window, qtbot)
    assert dialog.field.accessibleName() == "Jump to a person"
    qtbot.keyClicks(dialog.field, "hop")
    assert dialog.results.count() == 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.shown_page() == "person"
    assert any(label.text() == "Grace Hopper" for label in window.findChildren(QLabel))


def test_arrows_walk_through_the_people_and_escape_leaves(window: MainWindow, qtbot: QtBot) -> None:
    dialog = jump_dialog(window, qtbot)
    assert dialog.results.item(0).text() == "Émile Zola"     # lately in contact
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.results.currentRow() == 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.results.currentRow() == 0
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.shown_page() == "garden"


def test_a_state_other_than_planted_is_said(qtbot: QtBot) -> None:
    dialog = JumpDialog([Somebody("1", "Ada", State.SEED, "Engines"), Somebody("2", "Bob", State.PLANTED, "")])
    qtbot.addWidget(dialog)
    assert [dialog.results.item(i).text() for i in range(2)] == ["Ada · Engines · seed", "Bob"]


# --- privacy mode -----------------------------------------------------------------------------------------------


def everything_shown(window: QWidget) -> str:
    """All that is written on visible widgets, and all that a screen reader is told."""
    said = []
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            said += [interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)]
            if isinstance(widget, QAbstractItemView):
                said += [str(widget.model().index(row, 0).data(role)) for row in range(widget.model().rowCount())
                         for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)]
            said.append(widget.text() if isinstance(widget, QLabel) else widget.windowTitle())
    return "\n".join(said)


def toggle(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_P, modifiers)


NAMES = ("Lovelace", "Hopper", "Zola", "Émile", "Ada ", "Grace")


@pytest.mark.parametrize("page", ["garden", "today", "seeds", "harvest"])
def test_no_page_shows_a_name_behind_the_veil(
    window: MainWindow, qtbot: QtBot, page: str, tending: Tending, pages: Pages
) -> None:
    def is_written(what: str) -> bool:
        """Once everything that was looked up beside the window has arrived."""
        return not pages._tasks.busy and what in everything_shown(window)

    if page == "seeds":
        set_state(tending, [tending.standings()[0].contact_id], State.SEED)
    window.show_page(page)
    qtbot.waitUntil(lambda: page == "harvest" or any(is_written(name) for name in NAMES))
    toggle(window, qtbot)
    qtbot.waitUntil(lambda: is_written("Names are veiled"))
    shown = everything_shown(window)
    assert not [name for name in NAMES if name in shown]
    toggle(window, qtbot)
    qtbot.waitUntil(lambda: not is_written("Names are veiled"))
    qtbot.waitUntil(lambda: page == "harvest" or any(is_written(name) for name in NAMES))


def test_person_table_palette_and_toast_are_veiled_too(window: MainWindow, qtbot: QtBot, tending: Tending) -> None:
    toggle(window, qtbot)
    dialog = jump_dialog(window, qtbot)
    assert {dialog.results.item(i).text() for i in range(3)} == {"A••• L•••", "G••• H•••", "É••• Z•••"}
    qtbot.keyClicks(dialog.field, "ada")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.shown_page() == "person"
    assert not [name for name in NAMES if name in everything_shown(window)]
    window.show_page("garden")
    garden = window.page("garden")
    garden.twins.show_table(True)  # type: ignore[attr-defined]
    assert not [name for name in NAMES if name in everything_shown(window)]
    window._door.do(lambda tending: log(tending, [tending.standings()[0].contact_id], Kind.CALL)[0])
    assert window.findChild(Toast).text() == "Done"  # type: ignore[union-attr]


def test_it_is_remembered_and_turned_off_by_its_sign(window: MainWindow, qtbot: QtBot, tending: Tending) -> None:
    toggle(window, qtbot)
    assert tending.settings.privacy_mode
    off = window.findChildren(PrivacySign)[0].off
    assert off.isVisible()
    off.click()
    assert not tending.settings.privacy_mode
    assert not off.isVisible()


def test_an_error_and_a_card_that_speak_of_others_are_veiled_too(window: MainWindow, qtbot: QtBot,
                                                                 tending: Tending) -> None:
    toggle(window, qtbot)
    window.show_error(NetworkGardenError("Ada Lovelace is gone.", "Ask grace."))
    assert window.findChild(Toast).text() == "A••• L••• is gone. Ask g•••."  # type: ignore[union-attr]
    prompt = Prompt("1", "Ada Lovelace", "introduction", "Ada and Grace do not know each other.", "share",
                    "Ada and Grace do not know each other. Introduce Grace?", "mailto:ada.lovelace@example.org")
    card = PromptCard(prompt, None, datetime(2026, 11, 24, 10, tzinfo=UTC), ["Grace Hopper"])
    qtbot.addWidget(card)
    card.show()
    assert "do not know each other" in everything_shown(card)
    assert not [name for name in (*NAMES, "ovelace") if name in everything_shown(card)]
