"""The person's page with a real garden behind it: press what a person presses, then look in the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from networkgarden.actions.contacts import add_contact, edit_contact, set_state
from networkgarden.actions.fruit import log_fruit
from networkgarden.actions.interactions import log
from networkgarden.actions.plans import plan_meeting, propose, proposed_starts
from networkgarden.actions.promises import add_promise
from networkgarden.desktop.doing.draft import DraftDialog
from networkgarden.desktop.doing.landing import Landing
from networkgarden.desktop.doing.plan_card import PlanCard
from networkgarden.desktop.person.edit import EditDialog, read_birthday
from networkgarden.desktop.person.ladder import LadderStrip
from networkgarden.desktop.person.page import PersonPage
from networkgarden.desktop.person.timeline import SHOWN
from networkgarden.desktop.theme import DARK, LIGHT, apply_theme
from networkgarden.desktop.widgets.veil import veil_names
from networkgarden.domain.fruit import FruitKind
from networkgarden.domain.incoming import PersonDate, Point, PointKind
from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from tests.desktop.doing_at_hand import dialog_shown, dialogs

LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft Schafers"


@pytest.fixture
def ada(door):
    _, contact_id = add_contact(door.tending, "Ada <b>Lovelace</b>", emails=["ada@example.org"],
                                phones=["+44 20 7946 0958", "*#06#"], circle=15, beds=["London"])
    log(door.tending, [contact_id], Kind.MESSAGE, day=door.tending.today() - 9)
    return contact_id


@pytest.fixture
def page(qtbot, door, ada):
    page = PersonPage(door)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show_contact(ada)
    page.show()
    door.changed.connect(lambda _: page.refresh())
    QApplication.processEvents()
    return page


def named(page, kind, name):
    QApplication.processEvents()
    found = [one for one in page.findChildren(kind) if one.isVisibleTo(page)
             and name in (one.accessibleName(), one.text() if hasattr(one, "text") else "")]
    assert found, f"{name} is not on the page"
    return found[0]


def press(qtbot, page, name):
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def contact(door, contact_id):
    return door.tending.garden.read.contact(contact_id)


def entries(door, contact_id):
    return door.tending.garden.read.interactions(contact_id)


def words(page):
    QApplication.processEvents()
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_one_press_logs_for_today_and_the_plant_perks_up(qtbot, door, ada, page):
    page._plant.repaint()
    press(qtbot, page, "Lunch")
    newest = entries(door, ada)[0]
    assert (newest.kind, newest.note, newest.day) == (Kind.MEETING, "lunch", door.tending.today())
    assert page._plant.is_perking_up()
    assert "Fresh, flowering" in words(page)
    qtbot.waitUntil(lambda: not page._plant.is_perking_up(), timeout=5000)
    door.undo()
    assert not page._plant.is_perking_up()
    assert "Fresh, flowering" not in words(page)


@pytest.mark.parametrize("motion", ["reduced", "off"])
def test_nothing_moves_where_motion_is_not_wanted(qtbot, door, page, motion):
    door.tending.settings = replace(door.tending.settings, motion=motion)
    press(qtbot, page, "Call")
    assert not page._plant.is_perking_up()


def test_a_note_takes_the_words_of_the_line(qtbot, door, ada, page):
    press(qtbot, page, "Note")
    assert len(entries(door, ada)) == 1
    page.bar.field.setText("likes looms")
    press(qtbot, page, "Note")
    assert (entries(door, ada)[0].kind, entries(door, ada)[0].note) == (Kind.NOTE, "likes looms")
    assert page.bar.field.text() == ""


def test_escape_clears_the_line_and_then_goes_back(qtbot, page):
    page.bar.field.setFocus()
    page.bar.field.setText("call")
    closed = []
    page.closed.connect(lambda: closed.append(True))
    qtbot.keyClick(page.bar.field, Qt.Key.Key_Escape)
    assert page.bar.field.text() == ""
    assert closed == []
    qtbot.keyClick(page.bar.field, Qt.Key.Key_Escape)
    assert closed == [True]


def test_undo_in_an_empty_line_is_left_to_the_window(page):
    def claimed():
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(page.bar.field, event)
        return event.isAccepted()

    assert not claimed()
    page.bar.field.insert("call")
    assert claimed()
    page.bar.clear()
    assert not claimed()


def test_how_the_newest_act_landed_is_chosen_and_taken_back(qtbot, door, ada, page):
    press(qtbot, page, "It landed: Warm")
    assert entries(door, ada)[0].reaction is Reaction.WARM
    press(qtbot, page, "It landed: Warm")
    assert entries(door, ada)[0].reaction is None
    log(door.tending, [ada], Kind.EMAIL, direction=Direction.RECEIVED)
    page.refresh()
    assert [one.kind for one in entries(door, ada)] == [Kind.EMAIL, Kind.MESSAGE]
    press(qtbot, page, "It landed: No answer")
    assert entries(door, ada)[1].reaction is Reaction.NO_ANSWER


def test_an_entry_is_removed_and_comes_back_by_undo(qtbot, door, ada, page):
    press(qtbot, page, "×")
    assert entries(door, ada) == []
    assert "Nothing yet" in words(page)
    door.undo()
    assert len(entries(door, ada)) == 1
    assert "Nothing yet" not in words(page)


def test_who_else_was_there_is_one_press_away(qtbot, door, ada, page):
    _, grace = add_contact(door.tending, "Grace & Sons")
    log(door.tending, [ada, grace], Kind.MEETING, note="lunch: looms")
    page.refresh()
    assert "Lunch | today | with | looms" in words(page)
    with qtbot.waitSignal(page.opened) as signal:
        press(qtbot, page, "Open Grace & Sons")
    assert signal.args == [grace]


def test_circle_rhythm_and_beds_are_kept_at_once(qtbot, door, ada, page):
    circle, rhythm = named(page, QComboBox, "Circle"), named(page, QComboBox, "Rhythm")
    assert rhythm.currentText() == "As the circle (every month)"
    circle.setCurrentIndex(circle.findData(5))
    circle.activated.emit(circle.currentIndex())
    rhythm.setCurrentIndex(rhythm.findData(90))
    rhythm.activated.emit(rhythm.currentIndex())
    assert (contact(door, ada).circle, contact(door, ada).every_days) == (5, 90)
    assert rhythm.currentText() == "Every three months"
    bed = named(page, QLineEdit, "Add to a bed")
    bed.setText(" Old  friends ")
    qtbot.keyClick(bed, Qt.Key.Key_Return)
    assert contact(door, ada).beds == ("London", "Old friends")
    press(qtbot, page, "Take out of bed London")
    assert contact(door, ada).beds == ("Old friends",)


def test_the_states_and_their_words(qtbot, door, ada, page):
    press(qtbot, page, "Let it rest")
    assert "Resting, asleep, leafy" in words(page)
    press(qtbot, page, "Archive")
    assert "Nothing is asked of you" in words(page)
    press(qtbot, page, "Restore")
    assert contact(door, ada).state is State.RESTING
    press(qtbot, page, "Plant again")
    assert contact(door, ada).state is State.PLANTED
    set_state(door.tending, [ada], State.SEED)
    page.refresh()
    assert "A seed in the tray" in words(page)
    press(qtbot, page, "Plant")
    assert contact(door, ada).state is State.PLANTED


def test_only_safe_links_have_a_button(qtbot, door, ada, page, monkeypatch):
    opened = []
    monkeypatch.setattr("networkgarden.desktop.person.facts.open_link", opened.append)
    press(qtbot, page, "Write to ada@example.org")
    press(qtbot, page, "Dial +44 20 7946 0958")
    assert opened == ["mailto:ada@example.org", "tel:+442079460958"]
    buttons = [one.accessibleName() for one in page.findChildren(QPushButton)]
    assert "Dial *#06#" not in buttons


def test_what_is_edited_is_kept_and_the_rest_stays(qtbot, door, ada, page):
    before = contact(door, ada)
    edit_contact(door.tending, replace(before, points=(
        Point(PointKind.EMAIL, "ada@example.org", "work"), Point(PointKind.IM, "ada:matrix")),
        dates=(PersonDate("birthday", 12, 10), PersonDate("connected", 3, 1, 2020))))
    page.refresh()
    press(qtbot, page, "Edit contact")
    dialog = page.findChild(EditDialog)
    fields = {one.accessibleName(): one for kind in (QLineEdit, QPlainTextEdit) for one in dialog.findChildren(kind)}
    assert fields["Birthday"].text() == "12-10"
    fields["Birthday"].setText("1985-13-40")
    save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save")
    assert not save.isEnabled()
    fields["Birthday"].setText("1985-12-10")
    fields["E-mail, one in a line"].setPlainText("ada@example.org\n\nnew at example.org")
    assert not save.isEnabled()
    fields["E-mail, one in a line"].setPlainText("ada@example.org\n\nnew@example.org")
    other = fields["Other dates, one in a line"]
    assert other.toPlainText() == "connected 2020-03-01"
    other.setPlainText("connected 2020-03-01\nwedding in spring")
    assert not save.isEnabled()
    other.setPlainText("connected 2020-03-01\nwedding day: 05-12")
    fields["How you know each other"].setPlainText("<i>From the salon</i>")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    after = contact(door, ada)
    assert after.points == (Point(PointKind.EMAIL, "ada@example.org", "work"),
                            Point(PointKind.EMAIL, "new@example.org"), Point(PointKind.IM, "ada:matrix"))
    assert after.dates == (PersonDate("birthday", 12, 10, 1985), PersonDate("connected", 3, 1, 2020),
                           PersonDate("wedding day", 5, 12))
    assert (after.beds, after.phones, after.states) == (before.beds, (), before.states)
    assert "<i>From the salon</i>" in words(page)


@pytest.mark.parametrize(("text", "found"), [
    ("1985-12-10", PersonDate("birthday", 12, 10, 1985)), ("2-29", PersonDate("birthday", 2, 29)),
    ("--02-29", PersonDate("birthday", 2, 29)), ("1985-02-29", None), ("0000-01-01", None), ("10 December", None),
    ("", None)])
def test_birthdays(text, found):
    assert read_birthday(text) == found


def test_hundreds_of_entries_come_in_portions(qtbot, door, ada, page):
    today = door.tending.today()
    for back in range(SHOWN * 3):
        log(door.tending, [ada], Kind.MESSAGE, day=today - back, note=f"entry {back}")
    page.refresh()
    assert f"entry {SHOWN - 2}" in words(page)
    assert f"entry {SHOWN}" not in words(page)
    press(qtbot, page, "Show earlier")
    assert f"entry {SHOWN * 3 - 2}" in words(page)
    rows = page._timeline.findChildren(QPushButton)
    page.refresh()
    assert page._timeline.findChildren(QPushButton) == rows


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(360, 480), (560, 900), (819, 600), (820, 480), (2560, 1440)])
def test_it_fits_every_window(qtbot, qapp, door, ada, size, theme, direction):
    apply_theme(qapp, theme)
    one = contact(door, ada)
    edit_contact(door.tending, replace(one, name=LONG, note=LONG * 3, organisation=LONG, beds=(LONG, "b"),
                                       custom=((LONG, LONG),)))
    _, other = add_contact(door.tending, LONG[::-1])
    log(door.tending, [ada, other], Kind.MEETING, note=LONG)
    page = PersonPage(door)
    qtbot.addWidget(page)
    page.setLayoutDirection(direction)
    page.resize(*size)
    page.show_contact(ada)
    page.show()
    for _ in range(3):
        QApplication.processEvents()
    assert not page.grab().isNull()
    assert page.widget().width() <= page.viewport().width()
    too_wide = [child for child in page.widget().findChildren(QAbstractButton) if child.isVisibleTo(page)
                and (child.mapTo(page, child.rect().topLeft()).x() < 0
                     or child.mapTo(page, child.rect().bottomRight()).x() >= page.viewport().width() + 12)]
    assert too_wide == []
    apply_theme(qapp, LIGHT)


def test_every_control_has_a_name_and_no_text_is_rich(page):
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for one in page.findChildren(kind):
            spoken = one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "")
            assert spoken or not one.isVisibleTo(page), one
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    assert page.focusProxy().accessibleName() == "Log contact"


def test_the_ladder_is_told_and_mirrored(page):
    strip = page.findChild(LadderStrip)
    assert (strip.accessibleName(), strip.accessibleDescription()) == ("Ladder: leafy", "next: budding")
    before = strip._middle(0)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert strip._middle(0) == pytest.approx(strip.width() - before)


def test_somebody_who_is_gone_closes_the_page(qtbot, page):
    with qtbot.waitSignal(page.closed):
        page.show_contact("nobody")


def test_the_next_step_is_done_from_here_and_asked_about(qtbot, door, page, monkeypatch):
    monkeypatch.setattr("networkgarden.desktop.doing.draft.open_link", lambda _: True)
    contact_id = page.contact_id()
    before = len(door.tending.garden.read.interactions(contact_id))
    page._steps.doing.write(contact_id, "thank_you")
    draft = dialog_shown(DraftDialog)
    press(qtbot, draft, "Open in mail program")
    press(qtbot, page, "Yes, it happened")
    newest, *_ = door.tending.garden.read.interactions(contact_id)
    assert newest.kind is Kind.THANK_YOU
    assert len(door.tending.garden.read.interactions(contact_id)) == before + 1
    press(qtbot, page, "Polite")
    assert door.tending.garden.read.interactions(contact_id)[0].reaction is Reaction.POLITE
    assert not page.findChildren(Landing)


def test_every_way_to_reach_out_is_in_one_menu(page):
    actions = [one.text() for one in page._steps.reach.menu().actions() if one.text()]
    assert actions == ["Write…", "Call", "Invite…", "Recommend…", "Introduce…", "Worth sharing…",
                       "Why today, or why not…"]
    for number in (0, 2, 4, 5, 6):
        page._steps.reach.menu().actions()[number].trigger()
        (dialog,) = dialogs()
        dialog.close()


def test_plans_are_shown_until_they_are_over(qtbot, door, page):
    contact_id = page.contact_id()
    starts = proposed_starts(door.tending, "lunch", 60)
    door.do(lambda tending: propose(tending, [contact_id], "lunch", starts, 60, "Café")[0])
    press(qtbot, page, "Agreed: Monday 30 November, 12:30")
    assert "Lunch at Café, Monday 30 November, 12:30" in page.findChild(PlanCard).accessibleName()
    press(qtbot, page, "Call it off")
    assert not [one for one in page.findChildren(PlanCard) if one.isVisibleTo(page)]


def test_a_meeting_agreed_on_stands_in_the_timeline_until_its_day_is_over(qtbot, door, ada, page):
    tending = door.tending
    _, ben = add_contact(tending, "Ben Stone")
    start = tending.clock.now() + timedelta(days=2)
    door.do(lambda tending: plan_meeting(tending, [ada, ben], "lunch", start, 60, "the Loom")[0])
    assert named(page, QLabel, "Coming up")
    line = next(one.text() for one in page.findChildren(QLabel) if "with Ben Stone" in one.text()
                and one.isVisibleTo(page) and "Loom" in one.text() and "26" in one.text())
    assert "Lunch" in line
    assert len(tending.garden.read.interactions(ada)) == 1              # no contact yet
    tending.clock.move(timedelta(days=3))
    page.refresh()
    QApplication.processEvents()
    assert not [one for one in page.findChildren(QLabel) if one.text() == "Coming up" and one.isVisibleTo(page)]


def test_behind_the_veil_notes_promises_and_the_quick_log_name_nobody(qtbot, door, ada, page):
    tending = door.tending
    _, ben = add_contact(tending, "Ben Stone")
    log(tending, [ada, ben], Kind.CALL, note="about Ben Stone’s loom")
    add_promise(tending, ada, "write to ben")
    log_fruit(tending, ada, FruitKind.ADVICE, "from Ben")
    veil_names(True)
    try:
        page.refresh()
        qtbot.keyClicks(page.bar.field, "lunch with Ben")
        QApplication.processEvents()
        assert page.bar.understood().startswith("A meeting with")
        shown = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
        shown += [one.accessibleName() + one.text() for one in page.findChildren(QAbstractButton)
                  if one.isVisibleTo(page)]
        assert [text for text in shown if "loom" in text]
        assert not [text for text in shown if "ben" in text.casefold() or "stone" in text.casefold()]
    finally:
        veil_names(False)


@pytest.mark.parametrize("way", ["click", "toggle"])
def test_chips_of_a_person_answer_mouse_and_screen_reader(door, ada, page, way):
    def press_chip(name):
        chip = next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name)
        action = QAccessible.queryAccessibleInterface(chip).actionInterface()
        chip.click() if way == "click" else action.doAction(action.actionNames()[0])
        QApplication.processEvents()

    press_chip("Never suggest: By telephone")
    assert set(contact(door, ada).never) == {"call"}
    press_chip("Never suggest: By telephone")
    assert set(contact(door, ada).never) == set()
    press_chip("It landed: Warm")
    assert door.tending.garden.read.interactions(ada)[0].reaction is Reaction.WARM
    press_chip("It landed: Warm")
    assert door.tending.garden.read.interactions(ada)[0].reaction is None
