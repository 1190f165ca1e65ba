"""Every prompt text, of every kind and template, names a fact and a purpose, and nothing the garden never says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from networkgarden.domain.fruit import FRUIT_PHRASES, FruitKind
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.prompts.facts import Happened, Offered
from networkgarden.prompts.words import (
    FRESH_DAYS,
    Wording,
    choose_template,
    fact_about,
    noun_of,
    quoted,
    read_templates,
    text_of,
    topic_of,
    usual_rhythm,
    wording_on,
)
from tests.prompts.people import DAY, person
from tests.prompts.year import WORDS

SAYS = {
    "thank": r"thank|recommendation", "answer": r"answer", "keep a word": r"keep|kept",
    "congratulate": r"congratulat|wish",
    "share": r"share|show|add|like", "ask": r"\bask", "invite": r"invite", "let go": r"rest|sleep",
    "start afresh": r"afresh",
}
"""How a text may speak of its purpose."""
NEVER = re.compile(r"streak|forgot|overdue|neglect|\blose\b|\blate\b|dying|dead|\bpoints\b|!|should have|guilt|hurry"
                   r"|last chance", re.IGNORECASE)
NAMES = {"other": "Grace Hopper", "topic": "compilers", "source": "your note", "title": "On looms",
         "label": "anniversary", "when": "today", "promise": "send the slides", "by": "by today", "about": "",
         "fruit": FRUIT_PHRASES[FruitKind.HELP], "note": "moved to Lyon in May", "noted": "in May"}
DAILY = ("like", "comment", "article", "article_fitting", "message", "email", "call", "coffee", "lunch")


@pytest.mark.parametrize("table", sorted(WORDS.texts))
def test_every_text_names_a_fact_and_a_purpose(table):
    one = person()
    for situation in WORDS.facts:
        fact = fact_about(situation, one, DAY - 21, DAY, WORDS, NAMES)
        assert fact.endswith(".")
        assert "{" not in fact
        assert "  " not in fact
        for number in range(len(WORDS.texts[table])):
            text = text_of(table, number, fact, one, WORDS, NAMES)
            act = text.removeprefix(fact)
            assert text.startswith(fact)
            assert act.strip()
            assert re.search(SAYS[WORDS.purposes[table]], act, re.IGNORECASE), act
            assert not NEVER.search(text), text
            assert "{" not in text
            assert len(text) <= 260


def test_texts_differ_and_suffice_for_fourteen_days():
    everything = [text for texts in WORDS.texts.values() for text in texts]
    assert len(set(everything)) == len(everything)
    assert all(len(WORDS.texts[table]) > FRESH_DAYS for table in DAILY)


def test_a_template_rests_for_fourteen_days_whoever_read_it():
    one, other = person(1), person(2)
    days = {}
    offers = ()
    for day in range(DAY, DAY + 40):
        wording = wording_on(day, [replace(other, offers=offers)], WORDS)
        number, fresh = choose_template("message", one, day, wording)
        assert fresh
        assert day - days.get(number, 0) >= FRESH_DAYS
        days[number] = day
        offers = (Offered(day, "message", "message", f"message.{number}"), *offers)
    few = replace(WORDS, texts={**WORDS.texts, "message": ("{fact} Ask?",)})
    used = wording_on(DAY + 1, [replace(other, offers=(Offered(DAY, "message", "message", "message.0"),))], few)
    assert choose_template("message", one, DAY + 1, used) == (0, False)
    assert choose_template("message", one, DAY + 1, Wording(few)) == (0, True)


def test_what_was_shown_today_keeps_its_words():
    shown = replace(person(), offers=(Offered(DAY, "message", "message", "message.7"),))
    assert choose_template("message", shown, DAY, Wording(WORDS)) == (7, True)
    gone = replace(person(), offers=(Offered(DAY, "message", "message", "message.99"),))
    assert choose_template("message", gone, DAY, Wording(WORDS))[0] < len(WORDS.texts["message"])


def test_notes_stand_in_a_sentence():
    lunch = Happened(DAY, Kind.MEETING, Direction.BOTH, note="lunch: compilers and\n looms. ")
    assert (noun_of(lunch), topic_of(lunch)) == ("a lunch", "compilers and looms")
    assert topic_of(replace(lunch, note="lunch")) == ""
    assert topic_of(Happened(DAY, Kind.CALL, Direction.BOTH, note="the move")) == "the move"
    assert len(quoted("word " * 60)) <= 81
    assert quoted("word " * 60).endswith("word…")


def test_how_often_one_used_to_be_in_touch():
    def every(*ago):
        return usual_rhythm(person(acts=tuple(Happened(DAY - one, Kind.CALL, Direction.BOTH) for one in ago)))
    assert [every(3), every(3, 10, 17), every(5, 95, 185), every(5, 405)] == [
        "now and then", "every week", "every few months", "about once a year"]


def test_templates_that_lack_a_part_are_a_clear_error():
    for wrong in ("", "[facts]\na = 'b'\n[like]\ntexts = ['{fact}']",
                  "[facts]\n[like]\npurpose = 'x'\ntexts = ['no fact']",
                  "[facts]\n[like]\npurpose = ''\ntexts = ['{fact}']"):
        with pytest.raises(ValueError, match="templates"):
            read_templates(wrong)
