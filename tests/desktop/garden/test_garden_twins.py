"""The garden and its twin, the table: the same people, order, selection and keys."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.model import GardenModel
from networkgarden.desktop.garden.order import Details, Sorting
from networkgarden.desktop.garden.page import GardenPage
from networkgarden.desktop.garden.table import GardenTable
from networkgarden.desktop.garden.table_model import Column
from networkgarden.domain.standing import Standing

People = Callable[[int], list[Standing]]


@pytest.fixture
def page(qtbot: QtBot, people: People, today: int) -> Iterator[GardenPage]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    shown = GardenPage(Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC)))
    qtbot.addWidget(shown)
    shown.resize(1100, 640)
    shown.show_garden(people(60), today)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()


def the_table(page: GardenPage) -> GardenTable:
    page.controls.table_button.setChecked(True)
    table = page.twins.table
    assert table is not None
    assert table.isVisible()
    return table


def names_in_tree(widget: QWidget) -> list[tuple[str, QAccessible.Role]]:
    """(name, role) of everything accessible below a widget, but not of rows and cells."""
    found = []
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        found.append((one.text(QAccessible.Text.Name), one.role()))
        if one.role() not in (QAccessible.Role.List, QAccessible.Role.Table):
            waiting += [one.child(i) for i in range(one.childCount())]
    return found


def test_only_the_shown_twin_is_in_the_tree(page: GardenPage) -> None:
    def gardens() -> list[QAccessible.Role]:
        return [role for name, role in names_in_tree(page) if name == "Garden"]

    assert gardens() == [QAccessible.Role.List]
    table = the_table(page)
    assert gardens() == [QAccessible.Role.Table]
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.childCount() == (60 + 1) * (len(Column) + 1)      # with the headings
    page.controls.table_button.setChecked(False)
    assert gardens() == [QAccessible.Role.List]
    assert page.view.isVisible()
    assert not page.view.isWindow()


def test_a_row_tells_the_same_as_the_plant(page: GardenPage) -> None:
    table = the_table(page)
    cell = QAccessible.queryAccessibleInterface(table).child((3 + 1) * (len(Column) + 1) + 1)
    garden, index = page.view.garden_model(), page.view.garden_model().index(3, 0)
    assert cell.text(QAccessible.Text.Name) == garden.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert cell.text(QAccessible.Text.Description).startswith("last contact ")


def test_what_is_chosen_stays_chosen_both_ways(page: GardenPage) -> None:
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.garden_model().index(9, 0))
    page.view.choose([4, 5, 9, 30])
    who = page.view.chosen_ids()
    table = the_table(page)
    assert table.chosen_ids() == who
    assert table.currentIndex().row() == 9
    table.selectRow(12)
    page.controls.table_button.setChecked(False)
    assert page.view.chosen_rows() == [12]


def test_ctrl_t_turns_and_the_button_follows(page: GardenPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus, timeout=2000)
    with qtbot.waitSignal(page.twin_turned, timeout=500) as turned:
        qtbot.keyClick(page.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert turned.args == [True]
    assert page.controls.table_button.isChecked()
    assert not page.controls.larger.isEnabled()
    table = page.twins.table
    assert table is not None
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.view.isVisible()
    assert page.view.hasFocus()


def test_the_keys_are_the_garden_s(page: GardenPage, qtbot: QtBot) -> None:
    table = the_table(page)
    table.selectRow(2)
    who = [page.view.garden_model().standing(2).contact_id]
    keys = {
        Qt.Key.Key_L: page.log_wanted, Qt.Key.Key_W: page.water_wanted, Qt.Key.Key_S: page.snooze_wanted,
        Qt.Key.Key_R: page.rest_wanted, Qt.Key.Key_Delete: page.archive_wanted,
    }  # fmt: skip
    for key, signal in keys.items():
        with qtbot.waitSignal(signal, timeout=500) as wished:
            qtbot.keyClick(table, key)
        assert wished.args == [who]
    with qtbot.waitSignal(page.opened, timeout=500) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == who
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.log_wanted, timeout=500) as wished:
        qtbot.keyClick(table, Qt.Key.Key_L)
    assert len(wished.args[0]) == 60


def test_a_click_on_a_heading_sorts_both_and_again_turns_it(page: GardenPage) -> None:
    table, model = the_table(page), page.view.garden_model()
    header = table.horizontalHeader()
    header.sectionClicked.emit(Column.GROWTH)
    rungs = [model.standing(row).rung for row in range(60)]
    assert rungs == sorted(rungs, reverse=True)
    header.sectionClicked.emit(Column.GROWTH)
    assert [model.standing(row).rung for row in range(60)] == sorted(rungs)
    assert header.sortIndicatorSection() == Column.GROWTH
    assert page.controls.sort_button.text() == "By growth ▾"
    for column in Column:
        header.sectionClicked.emit(column)
        assert model.sorting is not Sorting.GROWTH or column is Column.GROWTH


def test_columns_say_what_they_are_named_for(page: GardenPage, today: int) -> None:
    table = the_table(page)
    page.set_details({one: Details("Analytical Engines", "") for one in ("contact-0", "contact-1")})
    row = page.view.garden_model().row_of("contact-1")
    assert row is not None
    texts = [table.model().index(row, column).data() for column in Column]
    assert texts == [
        "Grace Hopper", "thirsty", "sprout", "15", "every month", "Friends", "7 October", "due for 3 days",
        "Analytical Engines",
    ]  # fmt: skip
    headings = [table.model().headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert headings == [
        "Name", "Condition", "Growth", "Circle", "Rhythm", "Beds", "Last contact", "Due", "Organisation",
    ]  # fmt: skip


def test_widths_are_remembered_as_text(page: GardenPage, qtbot: QtBot) -> None:
    table = the_table(page)
    with qtbot.waitSignal(page.columns_changed, timeout=500):
        table.horizontalHeader().resizeSection(Column.NAME, 301)
    text = page.twins.columns_text()
    table.horizontalHeader().resizeSection(Column.NAME, 100)
    page.twins.restore_columns_text(text)
    assert table.horizontalHeader().sectionSize(Column.NAME) == 301
    page.twins.restore_columns_text("AAAA")
    assert table.horizontalHeader().sectionSize(Column.NAME) == 301


def test_thirty_thousand_rows_come_at_once(page: GardenPage, people: People, today: int) -> None:
    page.show_garden(people(30_000), today)
    page.view.choose(range(30_000))
    before = time.process_time()
    table = the_table(page)
    QApplication.processEvents()
    spent = time.process_time() - before
    assert len(table.chosen_rows()) == 30_000
    sorting = time.process_time()
    sorted(page.view.garden_model().standing(row).name for row in range(30_000))
    assert spent < 6 * max(0.05, time.process_time() - sorting)


def test_the_menu_key_asks_for_the_menu_of_the_chosen(qtbot: QtBot, people: People, today: int) -> None:
    model = GardenModel()
    model.set_standings(people(20), today)
    table = GardenTable(model)
    qtbot.addWidget(table)
    table.selectRow(5)
    with qtbot.waitSignal(table.menu_wanted, timeout=500) as wished:
        QApplication.sendEvent(table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert wished.args[0] == [model.standing(5).contact_id]


def test_a_refresh_keeps_the_chosen(page: GardenPage, people: People, today: int) -> None:
    page.view.setCurrentIndex(page.view.garden_model().index(3, 0))
    page.view.choose([3, 4])
    who = page.view.chosen_ids()
    page.show_garden(people(60), today)
    assert page.view.chosen_ids() == who
    flag = QItemSelectionModel.SelectionFlag.Clear
    page.view.selectionModel().select(page.view.garden_model().index(0, 0), flag)
    page.show_garden(people(60), today)
    assert page.view.chosen_rows() == []
