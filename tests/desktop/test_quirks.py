"""Notification services that are not what they say."""

from __future__ import annotations

import pytest

from networkgarden.desktop.notifier.quirks import TITLE_MARKUP, abilities

WORDS = ["actions", "body", "body-markup"]


@pytest.mark.parametrize(("information", "reads_titles"), [
    ((), False),
    (("gnome-shell", "GNOME", "43.9", "1.2"), False),
    (("dunst", "knopwob", "1.9.0", "1.2"), False),
    (("lxqt-notificationd", "lxqt.org", "0.16.1", "1.2"), True),
    (("lxqt-notificationd", "lxqt.org", "0.17.0", "1.2"), False),
    (("lxqt-notificationd", "lxqt.org", "", "1.2"), True),
    (("Raven", "Budgie Desktop Developers", "10.5.3", "1.2"), True),
    (("Budgie Notification Server", "Budgie Desktop Developers", "10.6.1", "1.2"), True),
    (("Budgie Notification Server", "Budgie Desktop Developers", "10.6.2", "1.2"), False),
    ((7, None), False),
])
def test_titles_are_markup_for_broken_ones_alone(information, reads_titles) -> None:
    assert abilities(WORDS, information) == frozenset(WORDS + ([TITLE_MARKUP] if reads_titles else []))


def test_no_button_for_one_that_makes_a_dialog_of_it() -> None:
    assert abilities(WORDS, ("notify-osd", "Canonical Ltd", "1.0", "1.1")) == {"body", "body-markup"}
