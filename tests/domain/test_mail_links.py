"""A mail link says what it was told to say and nothing else, whatever the names, subjects and addresses are."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkgarden.domain.links import mail_address, mailto_draft

hostile = st.text(st.sampled_from(list("ab@.?&=#%\r\n\t +,;:/{}\"'<>\u202e\u200f\ud800é花")), max_size=24)


def parsed(link):
    """Recipients and fields, read as a mail program reads them (RFC 6068)."""
    head, _, fields = link.removeprefix("mailto:").partition("?")
    pairs = [(name, unquote(value)) for name, _, value in (one.partition("=") for one in fields.split("&"))]
    return [unquote(one) for one in head.split(",")], pairs


@given(st.lists(hostile | st.just("a@b.c?bcc=evil@x"), max_size=3), hostile, hostile)
def test_it_holds_these_recipients_one_subject_and_one_body(addresses, subject, body):
    link = mailto_draft(addresses, subject, body)
    good = [one for one in map(mail_address, addresses) if one]
    if not good:
        assert link == ""
        return
    assert link.isascii()
    assert link.isprintable()
    to, fields = parsed(link)
    assert to == good
    assert [name for name, _ in fields] == ["subject", "body"]
    assert "\n" not in fields[0][1]
    assert "\r" not in fields[0][1]
    assert fields[1][1].replace("\r\n", "").count("\n") == 0, "lines end in CRLF"


def test_a_second_recipient_cannot_be_smuggled_in():
    link = mailto_draft(["a@b.c?bcc=evil@x"], "Tom & Jerry\r\nBcc: evil@x", "1 & 2\nthree")
    assert link == ("mailto:a@b.c%3Fbcc%3Devil@x?subject=Tom%20%26%20Jerry%20Bcc%3A%20evil%40x"
                    "&body=1%20%26%202%0D%0Athree")
    assert dict(parse_qsl(link.partition("?")[2])) == {"subject": "Tom & Jerry Bcc: evil@x",
                                                       "body": "1 & 2\r\nthree"}


@pytest.mark.parametrize("address", ["", "ada", "@b.c", "a@", "a@b.c,evil@x", "a@b.c; evil@x", "Ada <a@b.c>",
                                     '"a b"@c.d', "a b@c.d"])
def test_what_could_be_several_addresses_is_none(address):
    assert mail_address(address) == ""


def test_both_of_an_introduction_stand_in_one_link():
    assert mailto_draft(["a@b.c", "", "d@e.f"], "Hi", "").startswith("mailto:a@b.c,d@e.f?")
