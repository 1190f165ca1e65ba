"""Why somebody is on the day's list or not, for the view "Why this one?"."""

from __future__ import annotations

from networkgarden.actions.prompt_people import facts_of, people_on, prompt_settings, templates
from networkgarden.actions.tending import Tending
from networkgarden.errors import NotFound
from networkgarden.prompts.why import Why, why

__all__ = ["Why", "why_prompt"]


def why_prompt(tending: Tending, contact_id: str, day: int | None = None) -> Why:
    """Of one contact on ``day`` (today without one). It only looks. Raises NotFound."""
    wanted = tending.today() if day is None else day
    people = people_on(tending, wanted)
    own = next((one for one in people.facts if one.contact_id == contact_id), None)
    if own is None:
        standing = [one for one in people.standings if one.contact_id == contact_id]
        if not standing:
            raise NotFound("That contact is no longer in the garden.")
        (own,) = facts_of(tending, standing, wanted)
    return why(own, people.facts, wanted, prompt_settings(tending), templates())
