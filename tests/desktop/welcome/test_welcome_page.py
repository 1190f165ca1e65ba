"""The Welcome page over a real garden: three ways to begin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden.desktop.welcome.page import WelcomePage
from networkgarden.domain.kinds import State


@pytest.fixture
def page(qtbot, door):
    page = WelcomePage(door)
    qtbot.addWidget(page)
    page.resize(900, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.refresh()
    return page


def button(page, text):
    QApplication.processEvents()
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def test_one_can_type_a_name_at_once_and_plant_by_return(qtbot, page, door):
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(page.form.name.hasFocus)
    qtbot.keyClicks(page.form.name, "  Grace   Hopper ")
    with qtbot.waitSignal(page.finished):
        qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    (grace,) = door.tending.garden.read.contacts()
    assert (grace.name, grace.state, grace.circle, grace.points, grace.established) == (
        "Grace Hopper", State.PLANTED, 50, (), False)
    assert page.form.name.text() == ""


def test_address_circle_and_old_acquaintance_are_kept(qtbot, page, door):
    qtbot.keyClicks(page.form.name, "Grace Hopper")
    qtbot.keyClicks(page.form.email, "grace@example.org")
    qtbot.mouseClick(button(page, "Closest 5"), Qt.MouseButton.LeftButton)
    page.form.known_long.click()
    qtbot.mouseClick(button(page, "Plant"), Qt.MouseButton.LeftButton)
    (grace,) = door.tending.garden.read.contacts()
    assert (grace.circle, [point.value for point in grace.points], grace.established) == (
        5, ["grace@example.org"], True)


def test_without_a_name_nobody_is_planted(qtbot, page, door):
    assert not button(page, "Plant").isEnabled()
    qtbot.keyClicks(page.form.name, "   ")
    qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    assert door.tending.garden.read.count() == 0


def test_the_sample_garden_is_sown_once_and_undone_in_one_step(qtbot, page, door):
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(button(page, "Sow the sample garden"), Qt.MouseButton.LeftButton)
    assert door.tending.garden.read.count() > 20
    page.refresh()
    assert not page.sample.isVisible()
    door.undo()
    page.refresh()
    assert door.tending.garden.read.count() == 0
    assert page.sample.isVisible()


def test_files_and_folders_are_asked_for(qtbot, page):
    for text, signal in (("Choose files…", page.import_wanted), ("Choose a folder…", page.folder_wanted)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(page, text), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.files_dropped) as heard:
        page.place.dropped.emit(["/tmp/people.vcf"])
    assert heard.args == [["/tmp/people.vcf"]]


@pytest.mark.parametrize("width", [304, 600, 1900])
def test_it_fits_the_window(page, width):
    page.resize(width, 480)
    QApplication.processEvents()
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()
