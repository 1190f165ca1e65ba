"""The list of people: names said aloud, searching, sorting, filtering, and changing only what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from networkgarden.desktop.garden.model import CONTACT_ID, GardenModel
from networkgarden.desktop.garden.order import Search, Sorting, Wanted, folded
from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing

Person = Callable[..., Standing]
People = Callable[[int], list[Standing]]


@pytest.fixture
def model(qapp: object) -> GardenModel:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return GardenModel()


def said(model: GardenModel, row: int) -> tuple[str, str]:
    index = model.index(row, 0)
    roles = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole
    return model.data(index, roles[0]), model.data(index, roles[1])


def names(model: GardenModel) -> list[str]:
    return [model.standing(row).name for row in range(model.rowCount())]


DAY = date(2026, 10, 15).toordinal()


@pytest.mark.parametrize(
    ("changes", "name", "description"),
    [
        (
            {"condition": Condition.THIRSTY, "rung": Rung.LEAFY, "last_contact_on": DAY - 3, "due_on": DAY - 3},
            "Ada Lovelace, thirsty, leafy", "last contact 12 October, due for 3 days",
        ),
        (
            {"condition": Condition.FRESH, "rung": Rung.FLOWERING, "last_contact_on": DAY - 300, "due_on": DAY + 5},
            "Ada Lovelace, fresh, flowering", "last contact 19 December 2025, due in 5 days",
        ),
        (
            {"state": State.RESTING, "condition": Condition.FRESH, "rung": Rung.SPROUT, "due_on": None,
             "last_contact_on": DAY - 1},
            "Ada Lovelace, asleep, sprout", "last contact 14 October",
        ),
        (
            {"condition": None, "vitality": None, "rung": Rung.SEED, "last_contact_on": None, "due_on": None},
            "Ada Lovelace, fresh, seed", "no contact yet",
        ),
        (
            {"condition": Condition.DROOPING, "rung": Rung.FRUITING, "last_contact_on": DAY - 14, "due_on": DAY},
            "Ada Lovelace, drooping, fruiting", "last contact 1 October, due today",
        ),
    ],
)  # fmt: skip
def test_how_a_person_is_read_out(
    model: GardenModel, person: Person, changes: dict[str, object], name: str, description: str
) -> None:
    model.set_standings([person(0, name="Ada Lovelace", **changes)], DAY)
    assert said(model, 0) == (name, description)


def test_only_planted_and_resting_people_are_rows(model: GardenModel, person: Person, today: int) -> None:
    model.set_standings([person(i, state=state) for i, state in enumerate(State)], today)
    assert {model.standing(row).state for row in range(model.rowCount())} == {State.PLANTED, State.RESTING}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("emile", ["Émile Zola"]), ("ÉMILE", ["Émile Zola"]), ("zola em", ["Émile Zola"]),
        ("weiss", ["Łukasz Weiß"]), ("muller", ["Jürgen Müller"]),
        ("  ", ["Émile Zola", "Jürgen Müller", "Łukasz Weiß"]),
        ("zz", []), ("ＪÜＲＧＥＮ", ["Jürgen Müller"]),
    ],
)  # fmt: skip
def test_searching_minds_neither_accents_nor_case(
    model: GardenModel, person: Person, today: int, typed: str, found: list[str]
) -> None:
    people = ("Émile Zola", "Jürgen Müller", "Łukasz Weiß")
    model.set_standings([person(i, name=name) for i, name in enumerate(people)], today)
    model.set_wanted(Wanted(text=typed))
    assert sorted(names(model), key=folded) == sorted(found, key=folded)


def test_thirst_puts_those_who_need_water_first_and_sleepers_by_choice_last(
    model: GardenModel, person: Person, today: int
) -> None:
    model.set_standings(
        [
            person(1, name="resting", state=State.RESTING, vitality=0.01), person(2, name="fresh", vitality=0.9),
            person(3, name="new", vitality=None), person(4, name="dry", vitality=0.2),
        ],
        today,
    )  # fmt: skip
    assert names(model) == ["dry", "fresh", "new", "resting"]


def test_sorting_by_name_and_by_last_contact(model: GardenModel, person: Person, today: int) -> None:
    model.set_standings(
        [
            person(1, name="émile", last_contact_on=today - 9), person(2, name="Zoë", last_contact_on=None),
            person(3, name="Ada", last_contact_on=today - 1),
        ],
        today,
    )  # fmt: skip
    model.set_sorting(Sorting.NAME)
    assert names(model) == ["Ada", "émile", "Zoë"]
    model.set_sorting(Sorting.LAST_CONTACT)
    assert names(model) == ["Ada", "émile", "Zoë"]


def test_beds_are_sections_and_the_bedless_come_last(model: GardenModel, people: People, today: int) -> None:
    model.set_standings(people(40), today)
    assert model.sections() == []
    model.set_sorting(Sorting.BED)
    sections = model.sections()
    assert [label for label, _ in sections] == ["Chess & <b>tea</b>", "Friends", "Work", ""]
    ends = [first for _, first in sections[1:]] + [model.rowCount()]
    for (label, first), end in zip(sections, ends, strict=True):
        assert {(model.standing(row).beds or ("",))[0] for row in range(first, end)} == {label}


def test_filters_narrow_together(model: GardenModel, people: People, today: int) -> None:
    model.set_standings(people(80), today)
    model.set_wanted(Wanted(beds=frozenset({"Work"}), conditions=frozenset({Condition.DROOPING})))
    rows = [model.standing(row) for row in range(model.rowCount())]
    assert rows
    assert all("Work" in s.beds and s.state is State.PLANTED and s.condition is Condition.DROOPING for s in rows)
    model.set_wanted(Wanted(circles=frozenset({5}), rungs=frozenset({Rung.SEED})))
    assert all(model.standing(r).circle == 5 and model.standing(r).rung is Rung.SEED for r in range(model.rowCount()))


def test_resting_people_are_found_among_the_sleepers(model: GardenModel, person: Person, today: int) -> None:
    model.set_standings([person(0, state=State.RESTING, condition=Condition.FRESH)], today)
    model.set_wanted(Wanted(conditions=frozenset({Condition.ASLEEP})))
    assert model.rowCount() == 1


def test_only_changed_rows_say_so(qtbot: QtBot, model: GardenModel, people: People, today: int) -> None:
    everybody = people(30)
    model.set_standings(everybody, today)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    changed = replace(everybody[7], condition=Condition.FRESH, vitality=1.0)
    with qtbot.assertNotEmitted(model.modelReset):
        model.replace_some([changed])
    row = model.row_of("contact-7")
    assert row is not None
    assert told == [(row, row)]
    assert model.standing(row) == changed


def test_a_newcomer_or_a_leaver_makes_the_list_anew(
    qtbot: QtBot, model: GardenModel, person: Person, people: People, today: int
) -> None:
    model.set_standings(people(5), today)
    with qtbot.waitSignal(model.modelReset, timeout=500):
        model.replace_some([person(99)])
    assert model.row_of("contact-99") is not None
    model.replace_some([person(99, state=State.ARCHIVED)])
    assert model.row_of("contact-99") is None
    assert model.rowCount() == 5


def test_people_out_of_the_search_have_no_row(model: GardenModel, people: People, today: int) -> None:
    model.set_standings(people(8), today)
    model.set_wanted(Wanted(text="ada"))
    assert model.row_of("contact-0") == 0
    assert model.row_of("contact-1") is None
    assert model.row_of("nobody") is None
    assert model.data(model.index(0, 0), CONTACT_ID) == "contact-0"


def test_a_keystroke_over_thirty_thousand_people_is_not_felt(model: GardenModel, people: People, today: int) -> None:
    """The aim is 16 ms; the wall is higher, as the machine may be busy: the best of a few tries counts."""
    model.set_standings(people(30_000), today)
    best = []
    for typed in ("a", "ad", "ada"):
        times = []
        for _ in range(4):
            model.set_wanted(Wanted())
            start = perf_counter()
            model.set_wanted(Wanted(text=typed))
            times.append(perf_counter() - start)
        best.append(min(times))
    assert max(best) < 0.050


@given(st.lists(st.text("ab é", max_size=5), max_size=6), st.lists(st.text("ab é", max_size=8), max_size=8))
def test_typing_on_finds_whom_the_whole_text_finds(typed: list[str], texts: list[str]) -> None:
    """What was found before is searched further: the same people are found whatever was typed on the way."""
    search, order = Search(), list(range(len(texts)))[::-1]
    names, words = [folded(one) for one in texts], ["".join(f" {word}" for word in folded(one[::-1]).split())
                                                    for one in texts]
    for text in typed:
        wanted = folded(text).split()
        found = [i for i in order if all(word in names[i] or f" {word}" in words[i] for word in wanted)]
        assert search.find(order, text, names, words) == found
