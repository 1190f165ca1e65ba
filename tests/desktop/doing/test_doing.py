"""Do it: every act leads where it should, and is asked about afterwards as what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from networkgarden.actions.acts import act_of, kind_of, lands, log_act
from networkgarden.actions.contacts import add_contact, edit_contact
from networkgarden.actions.links import links_of
from networkgarden.actions.prompting import Prompt
from networkgarden.desktop.doing.calling import CallSheet
from networkgarden.desktop.doing.draft import DraftDialog
from networkgarden.desktop.doing.introducing import IntroduceDialog
from networkgarden.desktop.doing.lunch import LunchDialog
from networkgarden.desktop.doing.recommending import RecommendDialog
from networkgarden.domain.kinds import Kind
from networkgarden.errors import UsageError
from tests.desktop.doing_at_hand import dialog_shown, dialogs, press, words


@pytest.fixture(autouse=True)
def closed(qapp):
    yield
    for one in dialogs():
        one.close()


def prompt(contact_id, act, kind="", purpose="share"):
    return Prompt(contact_id, "Ada", kind or act, "You met Ada yesterday.", purpose, "", act=act)


@pytest.mark.parametrize("act", ["like", "comment", "congratulation", "endorsement"])
def test_acts_of_the_network_open_the_profile(doing, ada, opened, begun, act):
    doing.begin(prompt(ada, act))
    assert opened == ["https://www.example.org/in/ada"]
    assert begun == [(act, (ada,), "")]
    assert not dialogs()


@pytest.mark.parametrize(("act", "kind", "title"), [
    ("email", "email", "How are things, Ada?"), ("message", "message", "Hello, Ada"),
    ("thank_you", "thank_you", "Thank you, Ada"), ("message", "answer", "Your message"),
    ("email", "outcome", "What came of your help"), ("message", "wake_up", "A hello after a while"),
    ("article", "article", "For you"), ("email", "promise", "How are things, Ada?"),
    ("invitation", "invitation", "Shall we stay in touch, Ada?"), ("gift", "gift", "Hello, Ada")])
def test_letters_open_a_draft_with_the_words_for_it(doing, ada, opened, act, kind, title):
    doing.begin(prompt(ada, act, kind))
    draft = dialog_shown(DraftDialog)
    assert draft.subject.text() == title
    assert draft.purpose() == "share"


@pytest.mark.parametrize("act", ["coffee", "lunch", "event", "meeting"])
def test_meetings_open_the_planner(doing, ada, act):
    doing.begin(prompt(ada, act))
    planner = dialog_shown(LunchDialog)
    assert planner.kind.word() == (act if act != "meeting" else "lunch")


def test_a_call_shows_the_number_and_the_facts(qtbot, doing, ada, opened, begun):
    doing.begin(prompt(ada, "call"))
    sheet = dialog_shown(CallSheet)
    assert "You met Ada yesterday." in words(sheet)
    assert "Loves looms." in words(sheet)
    assert "it is not dialled" in words(sheet), "service codes are refused"
    assert [one.accessibleName() for one in sheet.findChildren(type(sheet._buttons.itemAt(0).widget()))
            if one.text() == "Dial"] == ["Dial +44 20 7946 0000"]
    press(qtbot, sheet, "Dial")
    assert opened == ["tel:+442079460000"]
    assert begun == [("call", (ada,), "")]


def test_a_call_can_be_put_off_or_made_by_hand(qtbot, doing, ada, begun):
    doing.call(ada)
    press(qtbot, dialog_shown(CallSheet), "Close")
    assert begun == []
    doing.call(ada)
    press(qtbot, dialog_shown(CallSheet), "I call by hand")
    assert begun == [("call", (ada,), "")]


@pytest.mark.parametrize("act", ["like", "message", "call", "congratulation"])
def test_without_a_way_the_person_is_opened(qtbot, door, doing, begun, act):
    _, ben = add_contact(door.tending, "Ben")
    with qtbot.waitSignal(doing.person_wanted) as wanted:
        doing.begin(prompt(ben, act))
    assert wanted.args == [ben]
    assert begun == [(act, (ben,), "")]


def test_a_birthday_without_a_profile_is_a_letter(door, doing, grace, opened):
    doing.begin(prompt(grace, "congratulation", "date", "congratulate"))
    draft = dialog_shown(DraftDialog)
    assert draft.subject.text() == "Happy birthday, Grace"
    assert draft.purpose() == "congratulate"


@pytest.mark.parametrize("contact_id", ["nobody", None])
def test_nothing_to_do_leads_to_the_person(qtbot, doing, ada, begun, contact_id):
    with qtbot.waitSignal(doing.person_wanted):
        doing.begin(replace(prompt(contact_id or ada, ""), act=""))
    assert begun == []


def test_a_recommendation_is_asked_for_piece_by_piece(qtbot, doing, ada, opened, begun, clipboard):
    doing.recommend(ada)
    guide = dialog_shown(RecommendDialog)
    assert not guide._go_on.isEnabled()
    guide.how.setPlainText("We built looms {first}.")
    guide.did.setPlainText("Ada wrote the programs.")
    guide.example.setPlainText("the one for numbers")
    assert words(guide).count("I would gladly work with Ada again.") == 1
    guide.again.setChecked(False)
    assert "gladly" not in words(guide)
    guide.again.setChecked(True)
    press(qtbot, guide, "Go on…")
    draft = dialog_shown(DraftDialog)
    assert draft.body.toPlainText() == (
        "We built looms {first}.\n\nAda wrote the programs.\n\nOne example: the one for numbers\n\n"
        "I would gladly work with Ada again.")
    press(qtbot, draft, "Copy text")
    press(qtbot, draft, "Close")
    assert begun == [("recommendation", (ada,), "")]


def test_an_introduction_writes_to_both_and_is_of_both(qtbot, door, doing, ada, grace, opened, begun):
    add_contact(door.tending, "Grace Hopper")
    doing.introduce(ada)
    guide = dialog_shown(IntroduceDialog)
    guide.other.setText("Nobody at all")
    assert "Choose somebody of your garden." in words(guide)
    guide.other.setText("grace  HOPPER")
    assert "Say what it is for each of them." in words(guide)
    assert guide.why_other.accessibleName() == "What it is for Grace"
    guide.why_first.setText("compilers")
    guide.why_other.setText("looms")
    press(qtbot, guide, "Go on…")
    draft = dialog_shown(DraftDialog)
    assert "Ada, what it is for you: compilers\nGrace, what it is for you: looms" in draft.body.toPlainText()
    press(qtbot, draft, "Open in mail program")
    assert opened[0].startswith("mailto:ada@example.org,grace@example.org?subject=Ada%20%3Cb%3E")
    assert begun == [("email", (ada, grace), "compilers; looms")]
    log_act(door.tending, Prompt(ada, "Ada", "", "", "", "", act="email", other_id=grace, note="compilers; looms"))
    assert [one.other_id for one in links_of(door.tending, ada)] == [grace]
    for one in (ada, grace):
        assert door.tending.garden.read.interactions(one)[0].contact_ids == (ada, grace)


def test_people_of_one_name_are_told_apart(door, doing, ada, grace):
    other = add_contact(door.tending, "Grace Hopper")[1]
    edit_contact(door.tending, replace(door.tending.garden.read.contact(other), organisation="Navy"))
    doing.introduce(ada)
    guide = dialog_shown(IntroduceDialog)
    guide.other.setText("Grace Hopper · Navy")
    assert guide._find() == (other, "")


def test_what_an_act_is_logged_as():
    assert [act_of(one, True) for one in ("lunch", "wake_up", "thank_you", "introduction", "birthday")] == [
        "invitation", "email", "thank_you", "email", "congratulation"]
    assert [act_of(one, False) for one in ("answer", "email", "comment")] == ["message", "message", "comment"]
    assert kind_of("walk") == (Kind.MEETING, "walk")
    assert kind_of("outcome") == (Kind.THANK_YOU, "")
    with pytest.raises(UsageError):
        kind_of("flattery")
    assert [lands("like"), lands("call")] == [False, True]
