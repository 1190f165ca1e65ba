"""Pages with a real garden behind them: press the button, then look in the store."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.importing import import_read, read_files
from networkgarden.actions.interactions import log
from networkgarden.desktop.doing.draft import DraftDialog
from networkgarden.desktop.harvest.page import HarvestPage
from networkgarden.desktop.importing.page import ImportPage
from networkgarden.desktop.links import safe_url
from networkgarden.desktop.person.page import PersonPage
from networkgarden.desktop.quick_logging import QuickLogDialog
from networkgarden.desktop.seeds.page import SeedsPage
from networkgarden.desktop.settings.page import SettingsPage
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.today.page import TodayPage
from networkgarden.desktop.welcome.page import WelcomePage
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Kind, State
from networkgarden.system.settings import Settings
from tests.desktop.doing_at_hand import dialog_shown


@pytest.fixture
def ada(door):
    _, contact_id = add_contact(door.tending, "Ada <b>Lovelace</b>", emails=["ada@example.org"], circle=5)
    log(door.tending, [contact_id], Kind.MESSAGE, day=door.tending.today() - 9)
    return contact_id


def shown(qtbot, page, width=800, height=700):
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.refresh()
    return page


def press(qtbot, page, text):
    QApplication.processEvents()        # what was just put into a layout is shown with the next events
    button = next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(page))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page):
    QApplication.processEvents()
    return " | ".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page))


def test_today_logs_once_and_says_it_is_done(qtbot, door, ada):
    page = shown(qtbot, TodayPage(door))
    door.changed.connect(lambda _: page.refresh())
    (card,) = page.cards()
    assert card.accessibleName() == "Ada <b>Lovelace</b>"
    press(qtbot, page, "Done already")
    assert len(door.tending.garden.read.interactions(ada)) == 2
    assert page.cards() == []
    assert "Done for today. The garden keeps." in words(page)
    door.undo()
    assert len(page.cards()) == 1


def test_not_now_and_let_it_rest(qtbot, door, ada):
    page = shown(qtbot, TodayPage(door), 300, 500)
    door.changed.connect(lambda _: page.refresh())
    press(qtbot, page, "Not now")
    assert page.cards() == []
    door.tending.clock.move(timedelta(days=5))
    page.refresh()
    press(qtbot, page, "Let it rest")
    assert door.tending.garden.read.contact(ada).state is State.RESTING


def test_do_it_asks_afterwards(qtbot, door, ada, monkeypatch):
    monkeypatch.setattr("networkgarden.desktop.doing.draft.open_link", lambda link: link.startswith("mailto:"))
    page = shown(qtbot, TodayPage(door))
    page.do_prompt(page.cards()[0].prompt)
    draft = dialog_shown(DraftDialog)
    draft._purpose.choose("share")
    press(qtbot, draft, "Open in mail program")
    (card,) = page.cards()
    assert card.is_asking()
    press(qtbot, page, "Yes, it happened")
    assert len(door.tending.garden.read.interactions(ada)) == 2


def test_an_empty_day_is_fine(qtbot, door):
    assert "Your garden is fine today." in words(shown(qtbot, TodayPage(door)))


def test_a_person_is_shown_logged_and_edited(qtbot, door, ada):
    page = PersonPage(door)
    page.show_contact(ada)
    shown(qtbot, page)
    door.changed.connect(lambda _: page.refresh())
    assert page.title.text().replace("\u200b", "") == "Ada <b>Lovelace</b>"
    page.bar.field.setText("yesterday lunch about looms")
    assert "meeting with Ada" in page.bar.understood()
    press(qtbot, page, "Log")
    entry = door.tending.garden.read.interactions(ada)[0]
    assert (entry.kind, entry.note) == (Kind.MEETING, "lunch: looms")
    press(qtbot, page, "Call")
    assert door.tending.garden.read.interactions(ada)[0].kind is Kind.CALL
    press(qtbot, page, "×")
    assert len(door.tending.garden.read.interactions(ada)) == 2
    press(qtbot, page, "Let it rest")
    assert door.tending.garden.read.contact(ada).state is State.RESTING


def test_the_quick_log_window_logs_for_several(qtbot, door, ada):
    _, grace = add_contact(door.tending, "Grace Hopper")
    dialog = QuickLogDialog(door, [ada, grace])
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.bar.field.setText("coffee")
    qtbot.keyClick(dialog.bar.field, Qt.Key.Key_Return)
    assert door.tending.garden.read.interactions(grace)[0].contact_ids == (ada, grace)


def test_seeds_are_planted_in_a_circle(qtbot, door, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("name\nSeed One\nSeed Two\n", encoding="utf-8")
    import_read(door.tending, read_files([table]))
    page = shown(qtbot, SeedsPage(door))
    door.changed.connect(lambda _: page.refresh())
    press(qtbot, page, "Plant")
    states = {one.name: (one.state, one.circle) for one in door.tending.standings()}
    assert sorted(states.values()) == [(State.PLANTED, 50), (State.SEED, 150)]
    press(qtbot, page, "Archive")
    assert "No seeds are waiting" in words(page)


def test_an_import_is_shown_before_it_is_done(qtbot, door, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("name\nSeed One\n", encoding="utf-8")
    tasks = Tasks()
    page = shown(qtbot, ImportPage(door, tasks))
    page.offer([table, tmp_path / "missing.vcf"])
    qtbot.waitUntil(lambda: not tasks.busy, timeout=10_000)
    assert "1 new" in words(page)
    assert door.tending.garden.read.count() == 0
    with qtbot.waitSignal(page.finished, timeout=10_000):
        press(qtbot, page, "Import")
    assert door.tending.garden.read.count() == 1
    tasks.close()


def test_settings_are_kept_at_once(qtbot, door):
    kept = {}
    page = shown(qtbot, SettingsPage(Settings, lambda **values: kept.update(values), date(2026, 11, 24)))
    chips = [one for one in page.findChildren(QPushButton) if one.accessibleName() == "No notifications on Friday"]
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert kept == {"days_off": (4, 5, 6)}
    with qtbot.waitSignal(page.test_wanted):
        press(qtbot, page, "Send a test notification")


def test_welcome_plants_the_first_person(qtbot, door):
    page = shown(qtbot, WelcomePage(door))
    page.form.name.setText("Grace Hopper")
    with qtbot.waitSignal(page.finished):
        press(qtbot, page, "Plant")
    assert [name for _, name in door.tending.garden.read.names()] == ["Grace Hopper"]


def test_harvest_tells_in_words(qtbot, door, ada):
    page = shown(qtbot, HarvestPage(door))
    assert "Messages | 1 given" in words(page)
    assert "In 90 days" in words(page)


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "http://example.org", "https://u@h.org/",
                                  "", "smb://host/share", "https:///nohost"])
def test_odd_links_are_not_opened(link):
    assert safe_url(link) is None


def test_nothing_is_left_over():
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]
