"""The Harvest page over a real garden: its pictures have twins in words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.fruit import log_fruit
from networkgarden.actions.interactions import log
from networkgarden.actions.links import link_people
from networkgarden.actions.sample import sow_sample
from networkgarden.desktop.harvest.charts import Bar, Columns, tone
from networkgarden.desktop.harvest.page import HarvestPage
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.theme import DARK, LIGHT, apply_theme
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import veil_names
from networkgarden.domain.fruit import FruitKind
from networkgarden.domain.kinds import Direction, Kind


@pytest.fixture
def page(qtbot, door):
    page = HarvestPage(door)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    return page


def words(page):
    page.refresh()
    QApplication.processEvents()
    return " | ".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def test_before_anything_has_grown_it_invites(page):
    assert "The harvest comes later" in words(page)
    assert not page.findChildren(Columns)


def test_what_happened_is_told_in_words(page, door):
    _, ada = add_contact(door.tending, "Ada Lovelace", circle=5)
    log(door.tending, [ada], Kind.EMAIL, day=door.tending.today())
    log(door.tending, [ada], Kind.EMAIL, day=door.tending.today() - 40, direction=Direction.RECEIVED)
    text = words(page)
    assert "In touch with one person, 2 times." in text
    assert "October:\u00a01 · November:\u00a01" in text
    assert "E-mails | 1 given · 1 received" in text
    assert "Today: 1 thirsty | In 30 days: 1 drooping | In 90 days: 1 asleep" in text
    assert "Ada" not in text


def test_people_without_contact_have_a_garden_ahead_but_no_year(page, door):
    add_contact(door.tending, "Ada Lovelace")
    text = words(page)
    assert "Nothing yet. The first hello is the seed of it." in text
    assert "Today: 1 fresh" in text


def test_it_looks_beside_the_window(qtbot, door):
    sow_sample(door.tending)
    tasks = Tasks()
    page = HarvestPage(door, tasks)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert not page.findChildren(Columns)
    qtbot.waitUntil(lambda: bool(page.findChildren(Columns)), timeout=10_000)
    tasks.close()


def grey(colour):
    return 0.3 * colour.redF() + 0.59 * colour.greenF() + 0.11 * colour.blueF()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_parts_of_a_bar_are_told_apart_without_colour(qtbot, qapp, theme):
    apply_theme(qapp, theme)
    bar = Bar([(0, 10), (1, 10), (2, 10)], 30)
    qtbot.addWidget(bar)
    bar.resize(300, Bar.HEIGHT)
    picture = bar.grab().toImage()
    lights = [grey(picture.pixelColor(x, Bar.HEIGHT // 2)) for x in (50, 150, 250)]
    assert min(abs(one - two) for one, two in pairwise(lights)) > 0.08
    assert tone(theme, 3).style() != tone(theme, 0).style()


def test_a_bar_runs_the_other_way_in_languages_that_do(qtbot, qapp):
    apply_theme(qapp, LIGHT)
    bar = Bar([(0, 10)], 100)
    qtbot.addWidget(bar)
    bar.resize(300, Bar.HEIGHT)

    def filled(x):
        return bar.grab().toImage().pixelColor(x, Bar.HEIGHT // 2) == LIGHT.colour("accent_fill")

    assert (filled(10), filled(290)) == (True, False)
    bar.setLayoutDirection(bar.layoutDirection().RightToLeft)
    assert (filled(10), filled(290)) == (False, True)


@pytest.mark.parametrize("width", [304, 600, 1900])
def test_it_fits_the_window(page, door, width):
    sow_sample(door.tending)
    page.resize(width, 480)
    words(page)
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()


def test_fruit_and_who_brought_whom(page, door):
    ada, grace, linus = (add_contact(door.tending, name)[1] for name in ("Ada Lovelace", "Grace Hopper", "Linus"))
    log_fruit(door.tending, ada, FruitKind.ADVICE, "how to price it", led_by=grace)
    log_fruit(door.tending, linus, FruitKind.ASK, "a review")
    link_people(door.tending, ada, grace, "introduced by")
    link_people(door.tending, grace, linus, "introduced")
    text = words(page)
    assert "Advice 1 |" in text
    assert "advice from Ada Lovelace · how to price it · led to by Grace Hopper" in text
    assert "Grace Hopper brought Ada Lovelace, Linus" in text
    assert "review" not in text, "an ask is no fruit"
    veil_names(True)
    assert "Ada Lovelace" not in words(page)
    veil_names(False)
