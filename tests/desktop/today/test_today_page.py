"""The Today page over a real garden: press a button or a key, then look in the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.interactions import log
from networkgarden.actions.pauses import pause_garden
from networkgarden.actions.plans import plan_meeting
from networkgarden.desktop.doing.draft import DraftDialog
from networkgarden.desktop.doing.reading import ReadingDialog
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.today.page import TodayPage
from networkgarden.desktop.today.words import act_words, breakable, way_words
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Direction, Kind, Reaction, State
from tests.desktop.doing_at_hand import dialog_shown, dialogs


@pytest.fixture
def people(door):
    """Ada was met yesterday, Linus wrote three days ago."""
    today = door.tending.today()
    _, ada = add_contact(door.tending, "Ada <b>Lovelace</b>", emails=["ada@example.org"], circle=5)
    _, linus = add_contact(door.tending, "Linus Ahlgren", phones=["+44 20 7946 0000"], circle=15)
    log(door.tending, [ada], Kind.MEETING, day=today - 1)
    log(door.tending, [linus], Kind.MESSAGE, day=today - 3, direction=Direction.RECEIVED)
    return ada, linus


@pytest.fixture
def page(qtbot, door):
    page = TodayPage(door)
    qtbot.addWidget(page)
    page.resize(800, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    door.changed.connect(lambda _: page.refresh())
    return page


def press(qtbot, within, text):
    QApplication.processEvents()
    button = next(one for one in within.findChildren(QPushButton) if one.text() == text and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page):
    QApplication.processEvents()
    shown = " | ".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())
    return shown.replace("\u200b", "").replace("\u200e", "")


def offers(door):
    return door.tending.garden.read.query("SELECT contact, answer FROM offer ORDER BY contact")


def test_a_card_is_a_group_with_the_four_answers(page, people):
    page.refresh()
    ada, linus = page.cards()
    assert ada.accessibleName() == "Ada <b>Lovelace</b>"
    assert [one.text() for one in ada.findChildren(QPushButton) if one.isVisible()] == [
        "Do it", "Done already", "Not now", "Let it rest", "Why this one?"]
    assert "You met Ada yesterday." in words(page)
    assert "What for: to thank · by mail to ada@example.org" in words(page)
    assert linus.prompt.kind == "answer"


def test_prompts_count_as_offered_only_once_they_are_seen(door, page, people):
    page.hide()
    page.refresh()
    assert offers(door) == []
    page.show()
    assert [answer for _, answer in offers(door)] == ["", ""]
    page.refresh()
    assert len(offers(door)) == 2


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_2, "done"), (Qt.Key.Key_3, "later"), (Qt.Key.Key_4, "rest")])
def test_keys_answer_the_card_in_focus_and_the_next_card_takes_the_focus(qtbot, door, page, people, key, answer):
    page.refresh()
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page.cards()[0].hasFocus()
    qtbot.keyClick(page.cards()[0], key)
    assert [given for _, given in offers(door)].count(answer) == 1
    (card,) = page.cards()
    assert card.prompt.contact_id == people[1]
    assert card.hasFocus()


def test_arrows_move_and_enter_opens(qtbot, page, people):
    page.refresh()
    first, second = page.cards()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert opened.args == [people[1]]
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_do_it_opens_the_link_and_logs_as_what_it_became(qtbot, door, page, people, monkeypatch):
    opened = []
    monkeypatch.setattr("networkgarden.desktop.doing.draft.open_link", lambda link: opened.append(link) or True)
    page.refresh()
    card = page.cards()[0]
    press(qtbot, card, "Do it")
    draft = dialog_shown(DraftDialog)
    assert not card.is_asking(), "asked once it was begun"
    press(qtbot, draft, "Open in mail program")
    assert [link.partition("?")[0] for link in opened] == ["mailto:ada@example.org"]
    assert card.is_asking()
    assert card.question.act() == "thank_you"
    page.refresh()
    assert page.cards()[0] is card, "a card that has not changed stays, with its question"
    card.question.choose("lunch")
    press(qtbot, card, "Yes, it happened")
    newest = door.tending.garden.read.interactions(people[0])[0]
    assert (newest.kind, newest.note, newest.day) == (Kind.MEETING, "lunch", door.tending.today())
    assert page.cards()[0] is card, "it keeps its place and asks how it landed"
    assert "Logged. How did it land?" in words(page)
    press(qtbot, card, "Warm")
    assert door.tending.garden.read.interactions(people[0])[0].reaction is Reaction.WARM
    assert people[0] not in [one.prompt.contact_id for one in page.cards()]


def test_without_a_way_the_person_is_opened_and_not_yet_changes_nothing(qtbot, door, page, people):
    page.refresh()
    card = page.cards()[1]
    assert card.prompt.link == ""
    with qtbot.waitSignal(page.opened) as opened:
        press(qtbot, card, "Do it")
    assert opened.args == [people[1]]
    press(qtbot, card, "Not yet")
    assert not card.is_asking()
    assert len(door.tending.garden.read.interactions(people[1])) == 1
    assert len(page.cards()) == 2


def test_a_prompt_asked_for_elsewhere_stays_until_it_is_answered(qtbot, door, page, people, monkeypatch):
    from networkgarden.actions.prompting import prompt_for
    monkeypatch.setattr("networkgarden.desktop.doing.draft.open_link", lambda _: True)
    _, grace = add_contact(door.tending, "Grace Hopper", emails=["grace@example.org"])
    page.refresh()
    page.do_prompt(prompt_for(door.tending, grace))
    draft = dialog_shown(DraftDialog)
    if not draft.purpose():
        press(qtbot, draft, "Share")
    press(qtbot, draft, "Open in mail program")
    page.refresh()
    card = next(one for one in page.cards() if one.prompt.contact_id == grace)
    assert card.is_asking()
    press(qtbot, card, "Yes, it happened")
    assert len(door.tending.garden.read.interactions(grace)) == 1
    press(qtbot, card, "Not known yet")
    assert grace not in [one.prompt.contact_id for one in page.cards()]


def test_the_day_ends_calmly_and_undo_brings_a_card_back(qtbot, door, page, people):
    page.refresh()
    press(qtbot, page.cards()[0], "Done already")
    press(qtbot, page.cards()[0], "Done already")
    assert "Done for today. The garden keeps. | The next would be " in words(page)
    door.undo()
    (card,) = page.cards()
    assert card.prompt.contact_id == people[1]
    assert "Done for today" not in words(page)


def test_a_fine_day_names_the_next_one_and_the_next_day_asks_again(door, page):
    _, ada = add_contact(door.tending, "Ada Lovelace", circle=15, established=True)
    log(door.tending, [ada], Kind.CALL)
    page.refresh()
    assert "Your garden is fine today. | " in words(page)
    assert "The next would be Ada Lovelace, on Thursday, 24 December 2026." in words(page)
    door.tending.clock.move(timedelta(days=30))
    page.refresh()
    assert [card.prompt.contact_id for card in page.cards()] == [ada]


def test_whoever_is_due_already_is_the_next_one_once_the_day_is_done(qtbot, door, page):
    """The number of the day left some of them out: they come tomorrow, not when somebody else is due."""
    today = door.tending.today()
    door.tending.settings = replace(door.tending.settings, prompts_per_day=1,
                                   never_kinds=("coffee", "lunch"))     # a meeting would be thanked for first
    for name in ("Ada Lovelace", "Linus Ahlgren"):
        _, who = add_contact(door.tending, name, circle=15, established=True)
        log(door.tending, [who], Kind.CALL, day=today - 90)
    page.refresh()
    (card,) = page.cards()
    other = {"Ada Lovelace", "Linus Ahlgren"} - {card.prompt.name}
    press(qtbot, card, "Done already")
    page.refresh()
    assert f"The next would be {other.pop()}, on Wednesday, 25 November 2026." in words(page)


def test_a_pause_says_until_when(door, page, people):
    door.do(lambda tending: pause_garden(tending, tending.today() + 8))
    page.refresh()
    assert page.cards() == []
    assert "Paused until Wednesday, 2 December 2026." in words(page)


def test_how_it_landed_is_heard_only_when_it_was_asked(door, page, people):
    page.refresh()
    page.cards()[0].landing.landed.emit(Reaction.WARM)
    assert len(page.cards()) == 2
    assert len(door.tending.garden.read.interactions(people[0])) == 1


def test_a_card_is_read_out_without_the_marks_of_its_setting(page, people):
    page.refresh()
    labels = {label.accessibleName() or label.text() for label in page.findChildren(PlainLabel)}
    assert "You met Ada yesterday." in labels
    assert not any(mark in text for text in labels for mark in "\u200b\u200e\u200f")


def test_an_empty_garden_shows_the_way_to_the_seeds(qtbot, page):
    page.refresh()
    with qtbot.waitSignal(page.seeds_wanted):
        press(qtbot, page, "Look at the seeds")


def test_looking_beside_the_window_answers_at_once(qtbot, door, people):
    tasks = Tasks()
    page = TodayPage(door, tasks)
    qtbot.addWidget(page)
    page.show()
    door.changed.connect(lambda _: page.refresh())
    page.refresh()
    qtbot.waitUntil(lambda: len(page.cards()) == 2)
    press(qtbot, page.cards()[0], "Let it rest")
    assert len(page.cards()) == 1, "the card goes before the next look at the garden is over"
    press(qtbot, page.cards()[0], "Done already")
    assert "Done for today. The garden keeps." in words(page)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert page.cards() == []
    assert door.tending.garden.read.contact(people[0]).state is State.RESTING
    tasks.close()


@pytest.mark.parametrize("width", [300, 420, 1400])
def test_nothing_is_wider_than_the_window(qtbot, door, page, width):
    name = "Wolfeschlegelsteinhausenbergerdorff" * 3
    _, contact_id = add_contact(door.tending, name, emails=[f"{'long' * 15}@example.org"])
    log(door.tending, [contact_id], Kind.MEETING, day=door.tending.today() - 1)
    page.resize(width, 480)
    page.refresh()
    page.cards()[0].ask_whether_it_happened()
    QApplication.processEvents()
    assert page.widget().width() <= page.viewport().width()


def test_words_of_a_card(door, page, people):
    page.refresh()
    prompt = page.cards()[0].prompt
    assert act_words(prompt) in prompt.text
    assert "yesterday" not in act_words(prompt)
    assert max(len(part) for part in breakable("x" * 70).split("\u200b")) <= 21
    assert way_words("tel:+442079460000") == "call +442079460000"
    assert way_words("https://www.example.org/in/ada") == "at www.example.org"
    assert way_words("javascript:alert(1)") == ""


def test_a_draft_that_is_only_looked_at_asks_nothing(qtbot, door, page, people):
    page.refresh()
    card = page.cards()[0]
    press(qtbot, card, "Do it")
    press(qtbot, dialog_shown(DraftDialog), "Close")
    assert not card.is_asking()
    assert not dialogs()
    assert len(door.tending.garden.read.interactions(people[0])) == 1


def test_how_it_landed_may_stay_open_and_undo_brings_the_card_back(qtbot, door, page, people):
    page.refresh()
    card = page.cards()[0]
    page._ask_about(card.prompt)
    press(qtbot, card, "Yes, it happened")
    page.hide()
    assert people[0] not in [one.prompt.contact_id for one in page.cards()]
    page.show()
    door.undo()
    assert people[0] in [one.prompt.contact_id for one in page.cards()]
    assert "How did it land?" not in words(page)


def test_an_introduction_is_logged_with_both(qtbot, door, page, people):
    page.refresh()
    card = page.cards()[0]
    page._ask_about(replace(card.prompt, act="email", other_id=people[1], note="looms"))
    press(qtbot, card, "Yes, it happened")
    (newest, *_) = door.tending.garden.read.interactions(people[1])
    assert (newest.kind, newest.contact_ids, newest.note) == (Kind.EMAIL, people, "looms")


def test_a_planned_meeting_is_asked_about_the_day_after(qtbot, door, page, people):
    today = door.tending.today()
    soon = door.tending.clock.now() + timedelta(hours=2)
    _, plan = plan_meeting(door.tending, [people[0]], "lunch", soon, 60, "Café")
    page.refresh()
    assert "Lunch at Café" not in words(page)
    door.tending.clock.move(timedelta(days=1))
    page.refresh()
    assert "Lunch at Café, Tuesday 24 November, 12:00 with Ada <b>Lovelace</b>" in words(page)
    assert "Did it happen?" in words(page)
    press(qtbot, page, "Yes, it happened")
    assert door.tending.garden.read.interactions(people[0])[0].day == today == plan.day
    assert "Lunch at Café" not in words(page)


def test_the_reading_list_is_at_hand(qtbot, page, people):
    page.refresh()
    press(qtbot, page, "Worth sharing…")
    dialog_shown(ReadingDialog).close()


def test_do_it_of_a_proposal_to_rest_lets_rest(qtbot, door, page, people):
    page.refresh()
    prompt = replace(page.cards()[0].prompt, kind="rest", act="")
    page.do_prompt(prompt)
    assert door.tending.garden.read.contact(people[0]).state is State.RESTING
    assert not dialogs()


@pytest.mark.parametrize(("button", "begins"), [("Begin again", True), ("Leave it as it is", False)])
def test_after_too_much_has_waited_one_may_begin_again(qtbot, door, page, button, begins):
    today = door.tending.today()
    for number in range(9):
        _, one = add_contact(door.tending, f"Person {number}", circle=5)
        log(door.tending, [one], Kind.MESSAGE, day=today - 60)
    page.refresh()
    press(qtbot, page, button)
    due = [one for one in door.tending.standings() if one.due_on is not None and one.due_on <= today]
    assert (due == []) is begins
    assert button not in words(page)
    assert not [one for one in page.findChildren(QPushButton) if one.text() == button and one.isVisible()]


def test_the_reasons_are_a_press_away(qtbot, page, people):
    page.refresh()
    card = page.cards()[0]
    with qtbot.waitSignal(page.why_wanted) as heard:
        press(qtbot, card, "Why this one?")
    assert heard.args == [card.prompt.contact_id]
    with qtbot.waitSignal(page.why_wanted) as heard:
        press(qtbot, page, "Who else, and why not…")
    assert heard.args == [""]
