"""From templates to texts: one pass, nothing of a name is ever read as a placeholder, nothing dangles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.prompts.drafts import (
    PLACEHOLDERS,
    body_of,
    phrase_of,
    read_drafts,
    subject_of,
    unknown_placeholders,
)
from networkgarden.system.resources import resource

ACTS = {"message", "email", "article", "thank_you", "answer", "outcome", "wake_up", "congratulation", "birthday",
        "comment", "recommendation", "invitation", "coffee", "lunch", "walk", "event", "introduction"}
hostile = st.text(st.sampled_from(list("{}ab fname_irst\n\r\0:…\u202e&")), max_size=20) | st.just("{first}{link}")


@pytest.fixture(scope="module")
def drafts():
    return read_drafts(resource("texts/drafts.en.toml").read_text(encoding="utf-8"))


def test_the_shipped_drafts_are_whole(drafts):
    assert set(drafts.templates) == ACTS
    for act, template in drafts.templates.items():
        assert unknown_placeholders(template.subject + template.body) == (), act
        assert template.purpose or act in ("message", "email")


@pytest.mark.parametrize("act", sorted(ACTS))
def test_with_nothing_known_but_a_name_no_line_dangles(drafts, act):
    template = drafts.templates[act]
    facts = {"first": "Ada", "name": "Ada Lovelace", "other": "Grace Hopper", "other_first": "Grace"}
    body = body_of(template.body, facts)
    assert "{" not in body
    assert not any(line.endswith((":", " for .", " of .")) for line in body.splitlines())
    assert "\n\n\n" not in body
    assert subject_of(template.subject, facts)[-1:] not in (":", ",", "-")


def test_what_is_known_is_said(drafts):
    facts = {"first": "Ada", "article": "On looms", "link": "https://example.org/looms", "me": "Linus"}
    template = drafts.templates["article"]
    assert subject_of(template.subject, facts) == "For you: On looms"
    assert body_of(template.body, facts) == (
        "Hello Ada,\n\nI read this and thought of you:\nOn looms\nhttps://example.org/looms\n\n"
        "What made me think of you: …\n\nLinus")
    assert subject_of(template.subject, {"first": "Ada"}) == "For you"


def test_braces_that_mean_nothing_stay_as_they_are():
    assert body_of("Dear {first}, {smile} {}", {"first": "{link}", "link": "x"}) == "Dear {link}, {smile} {}"
    assert unknown_placeholders("{smile} {first} {smile} {}") == ("smile",)


@given(st.dictionaries(st.sampled_from(PLACEHOLDERS), hostile), st.sampled_from(sorted(ACTS)))
def test_values_go_in_once_and_without_control_characters(drafts, facts, act):
    template = drafts.templates[act]
    body = body_of(template.body, facts)
    assert not any(letter in body for letter in "\r\0")
    assert "\n" not in subject_of(template.subject, facts)
    for name, value in facts.items():
        assert phrase_of("{" + name + "}", facts) == "".join(
            letter for letter in value.replace("\r\n", "\n").replace("\r", "\n") if letter != "\0")


@pytest.mark.parametrize("text", ["[phrases]\n[message]\nsubject = ''\nbody = ''\n", "x = 1", "[phrases]\n[message]\n"
                                  "subject = ''\nbody = ''\npurpose = 'flatter'\n"])
def test_templates_with_a_part_missing_are_refused(text):
    with pytest.raises(ValueError, match="draft"):
        read_drafts(text)
