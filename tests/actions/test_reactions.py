"""How an act landed, and taking an entry back: in a real garden, undone like everything else."""

from __future__ import annotations

import pytest

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.interactions import log
from networkgarden.actions.reactions import remove_interaction, set_reaction
from networkgarden.domain.kinds import Kind, Reaction, Rung
from tests.garden_at_hand import open_tending


@pytest.fixture
def tending(tmp_path):
    tending = open_tending(tmp_path / "profile")
    yield tending
    tending.garden.close()


@pytest.fixture
def ada(tending):
    _, contact_id = add_contact(tending, "Ada Lovelace")
    log(tending, [contact_id], Kind.MESSAGE, day=tending.today() - 30)
    log(tending, [contact_id], Kind.MEETING)
    return contact_id


def standing(tending, contact_id):
    return next(one for one in tending.standings() if one.contact_id == contact_id)


def test_a_reaction_is_set_changed_taken_back_and_undone(tending, ada):
    def newest():
        return tending.garden.read.interactions(ada)[0]

    changes = set_reaction(tending, newest(), Reaction.WARM)
    assert (newest().reaction, changes.contact_ids) == (Reaction.WARM, (ada,))
    set_reaction(tending, newest(), None)
    assert newest().reaction is None
    tending.garden.undo()
    assert newest().reaction is Reaction.WARM


def test_a_removed_entry_was_never_there_until_it_is_undone(tending, ada):
    before = standing(tending, ada)
    remove_interaction(tending, tending.garden.read.interactions(ada)[0])
    after = standing(tending, ada)
    assert (after.rung, after.last_contact_on, after.interactions) == (Rung.LEAFY, tending.today() - 30, 1)
    tending.garden.undo()
    assert standing(tending, ada) == before
    assert len(tending.garden.read.interactions(ada)) == 2


def test_removing_an_entry_of_several_touches_all_of_them(tending, ada):
    _, grace = add_contact(tending, "Grace Hopper")
    log(tending, [ada, grace], Kind.CALL)
    shared = tending.garden.read.interactions(grace)[0]
    changes = remove_interaction(tending, shared)
    assert set(changes.contact_ids) == {ada, grace}
    assert standing(tending, grace).last_contact_on is None
    assert shared.id not in {one.id for one in tending.garden.read.interactions(ada)}
