"""The page around the garden: search, filters, empty states, dropped files, hostile names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.garden.new_bed import NewBedDialog
from networkgarden.desktop.garden.order import Details, Sorting
from networkgarden.desktop.garden.page import GardenPage
from networkgarden.domain.standing import Standing

People = Callable[[int], list[Standing]]


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[GardenPage]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    shown = GardenPage(Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC)))
    qtbot.addWidget(shown)
    shown.resize(900, 640)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()


def test_an_empty_garden_invites_in_three_ways(page: GardenPage, qtbot: QtBot) -> None:
    ways = {
        page.invitation.files: page.import_wanted, page.invitation.person: page.person_wanted,
        page.invitation.sample: page.sample_wanted,
    }  # fmt: skip
    for button, signal in ways.items():
        assert button.isVisible()
        with qtbot.waitSignal(signal, timeout=500):
            button.click()


def test_people_take_the_invitation_s_place(page: GardenPage, people: People, today: int) -> None:
    page.show_garden(people(5), today)
    assert not page.invitation.isVisible()
    assert page.controls.count.text() == "5 people"
    page.show_garden(people(1), today)
    assert page.controls.count.text() == "1 person"
    page.show_garden([], today)
    assert page.invitation.isVisible()


def test_searching_narrows_tells_and_comes_back(page: GardenPage, qtbot: QtBot, people: People, today: int) -> None:
    page.show_garden(people(40), today)
    assert page.controls.search.accessibleName() == "Search"
    assert [one.accessibleName() for one in page.controls.search.findChildren(QToolButton)] == ["Clear the search"]
    page.controls.search.setText("émile")
    model = page.view.garden_model()
    qtbot.waitUntil(lambda: model.rowCount() == 5, timeout=2000)
    assert page.controls.count.text() == "5 people shown"
    qtbot.keyClick(page.controls.search, Qt.Key.Key_Escape)
    assert model.rowCount() == 40


def test_nobody_found_offers_the_way_back(page: GardenPage, qtbot: QtBot, people: People, today: int) -> None:
    page.show_garden(people(10), today)
    qtbot.keyClicks(page.controls.search, "qqq")
    qtbot.waitUntil(page.invitation.isVisible, timeout=2000)
    assert page.invitation.everybody.isVisible()
    assert not page.invitation.sample.isVisible()
    page.invitation.everybody.click()
    assert page.view.garden_model().rowCount() == 10
    assert page.controls.search.text() == ""


def test_slash_searches_and_down_enters_the_garden(page: GardenPage, qtbot: QtBot, people: People, today: int) -> None:
    page.show_garden(people(10), today)
    page.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus, timeout=2000)
    qtbot.keyClick(page.view, Qt.Key.Key_Slash)
    assert page.controls.search.hasFocus()
    qtbot.keyClick(page.controls.search, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    assert page.view.currentIndex().row() == 0


def filter_menu(page: GardenPage, title: str) -> QMenu:
    menu = page.controls.filter_button.menu()
    return next(action.menu() for action in menu.actions() if action.text() == title)  # type: ignore[return-value]


def test_filters_are_ticked_in_a_menu(page: GardenPage, people: People, today: int) -> None:
    page.show_garden(people(80), today)
    filter_menu(page, "Condition").actions()[1].trigger()
    model = page.view.garden_model()
    assert 0 < model.rowCount() < 80
    assert page.controls.filter_button.text() == "Filter (1) ▾"
    filter_menu(page, "Bed").actions()[0].trigger()
    assert page.controls.filter_button.text() == "Filter (2) ▾"
    page.controls.clear_all()
    assert model.rowCount() == 80


def test_a_bed_s_name_keeps_its_ampersand(page: GardenPage, people: People, today: int) -> None:
    page.show_garden(people(20), today)
    texts = [action.text() for action in filter_menu(page, "Bed").actions()]
    assert "Chess && <b>tea</b>" in texts
    filter_menu(page, "Bed").actions()[texts.index("Chess && <b>tea</b>")].trigger()
    assert page.view.garden_model().wanted.beds == frozenset({"Chess & <b>tea</b>"})


def test_sorting_by_the_menu_is_named_on_the_button(page: GardenPage, people: People, today: int) -> None:
    page.show_garden(people(20), today)
    menu = page.controls.sort_button.menu()
    next(action for action in menu.actions() if action.text() == "Bed").trigger()
    assert page.view.garden_model().sorting is Sorting.BED
    assert page.controls.sort_button.text() == "By bed ▾"


def test_zoom_buttons_end_at_both_ends(page: GardenPage, people: People, today: int) -> None:
    page.show_garden(people(20), today)
    for _ in range(5):
        page.controls.larger.click()
    assert not page.controls.larger.isEnabled()
    for _ in range(5):
        page.controls.smaller.click()
    assert not page.controls.smaller.isEnabled()


def test_files_dropped_anywhere_are_handed_on(page: GardenPage, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.vcf")), QUrl("https://example.org/x")])
    move, buttons, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(100, 300).toPoint(), move, data, buttons, plain)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(page.files_dropped, timeout=500) as dropped:
        QApplication.sendEvent(page, QDropEvent(QPointF(100, 300), move, data, buttons, plain))
    assert dropped.args == [[str(tmp_path / "a b.vcf")]]


def test_going_to_somebody_undoes_the_search_that_hides_them(
    page: GardenPage, qtbot: QtBot, people: People, today: int
) -> None:
    page.show_garden(people(40), today)
    page.controls.search.setText("ada")
    qtbot.waitUntil(lambda: page.view.garden_model().rowCount() < 40, timeout=2000)
    assert page.go_to("contact-1")
    row = page.view.currentIndex().row()
    assert page.view.garden_model().standing(row).contact_id == "contact-1"
    assert not page.go_to("nobody")


def test_the_menu_of_a_plant_wishes_for_the_chosen(page: GardenPage, qtbot: QtBot, people: People, today: int) -> None:
    page.show_garden(people(10), today)
    menu = page._menu_for(["contact-1", "contact-2"])
    texts = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert texts == ["Log contact", "Water", "Not now", "Circle", "Bed", "Let it rest", "Archive"]
    with qtbot.waitSignal(page.rest_wanted, timeout=500) as wished:
        next(a for a in menu.actions() if a.text() == "Let it rest").trigger()
    assert wished.args == [["contact-1", "contact-2"]]
    menu.close()


def sub_menu(menu: QMenu, title: str) -> QMenu:
    return next(action.menu() for action in menu.actions() if action.text() == title)  # type: ignore[return-value]


def test_circle_and_bed_are_chosen_in_the_menu(page: GardenPage, qtbot: QtBot, people: People, today: int) -> None:
    page.show_garden(people(10), today)
    menu = page._menu_for(["contact-2", "contact-6"])      # both in Work only, both in circle 50
    circles = sub_menu(menu, "Circle").actions()
    assert [a.isChecked() for a in circles] == [False, False, True, False]
    with qtbot.waitSignal(page.circle_wanted, timeout=500) as wished:
        circles[0].trigger()
    assert wished.args == [["contact-2", "contact-6"], 5]
    beds = {a.text(): a for a in sub_menu(menu, "Bed").actions()}
    assert beds["Work"].isChecked()
    with qtbot.waitSignal(page.bed_left, timeout=500) as left:
        beds["Work"].trigger()
    assert left.args == [["contact-2", "contact-6"], "Work"]
    with qtbot.waitSignal(page.bed_wanted, timeout=500) as joined:
        beds["Chess && <b>tea</b>"].trigger()
    assert joined.args == [["contact-2", "contact-6"], "Chess & <b>tea</b>"]
    menu.close()


def test_a_new_bed_is_named_first(page: GardenPage, qtbot: QtBot, people: People, today: int) -> None:
    page.show_garden(people(10), today)
    page.view.bed_wanted.emit(["contact-1"], "")
    dialog = page.findChild(NewBedDialog)
    assert isinstance(dialog, NewBedDialog)
    assert not dialog.keep.isEnabled()
    dialog.field.setText("  Lisbon  ")
    with qtbot.waitSignal(page.bed_wanted, timeout=500) as wished:
        dialog.keep.click()
    assert wished.args == [["contact-1"], "Lisbon"]


def test_notes_are_searched_once_they_are_known(page: GardenPage, qtbot: QtBot, people: People, today: int) -> None:
    page.show_garden(people(20), today)
    with qtbot.waitSignal(page.details_wanted, timeout=500):
        page.controls.search.entered.emit()
    page.set_details({"contact-7": Details("Österreich AG", " österreich ag compilers and looms")})
    page.controls.search.setText("compil")
    model = page.view.garden_model()
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=2000)
    assert model.standing(0).contact_id == "contact-7"
    page.controls.search.setText("ompil")
    qtbot.waitUntil(lambda: model.rowCount() == 0, timeout=2000)


def test_everything_to_press_has_a_name_and_every_label_is_plain(page: GardenPage) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and type(button).__name__ != "QLineEditIconButton":
            assert button.accessibleName() or button.text(), button
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(("width", "height"), [(360, 480), (1200, 800), (2560, 1440)])
def test_it_fits_every_window(page: GardenPage, people: People, today: int, width: int, height: int) -> None:
    page.show_garden(people(30), today)
    page.resize(width, height)
    QApplication.processEvents()
    assert (page.width(), page.height()) == (width, height)
    for widget in (page.controls.search, page.controls.larger, page.controls.sort_button):
        left = widget.mapTo(page, widget.rect().topLeft())
        right = widget.mapTo(page, widget.rect().bottomRight())
        assert page.rect().contains(left)
        assert page.rect().contains(right)


def test_hostile_names_are_only_text(page: GardenPage, person: Callable[..., Standing], today: int) -> None:
    names = ["<img src=x onerror=1>", "A" * 4000, "\u202eevil", "\U0001f469\u200d\U0001f467 née \n\t\x00 line", ""]
    page.show_garden([person(i, name=name) for i, name in enumerate(names)], today)
    page.view.setFocus()
    for row in range(5):
        page.view.setCurrentIndex(page.view.garden_model().index(row, 0))
        assert not page.view.grab().isNull()
