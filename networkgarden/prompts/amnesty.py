"""The offer to begin again, after too much has waited or the person was away (model.md §6). Never imposed."""

from __future__ import annotations

from networkgarden.prompts.facts import Prompt
from networkgarden.prompts.words import Templates

AMNESTY = "amnesty"
AWAY_DAYS = 14
ASK_AGAIN_DAYS = 30
SHARES = ((10, 0.8), (20, 0.7))
SHARE_OF_MANY = 0.6


def amnesty_due(planted: int, due: int, day: int, last_seen: int | None = None, last_asked: int | None = None) -> bool:
    """Whether to offer it on ``day``: of ``planted`` contacts ``due`` are due.

    ``last_seen`` is the garden day the person was last here, ``last_asked`` the day it was last offered; None: never.
    """
    if not due or (last_asked is not None and day - last_asked < ASK_AGAIN_DAYS):
        return False
    away = last_seen is not None and day - last_seen >= AWAY_DAYS
    share = next((share for below, share in SHARES if planted < below), SHARE_OF_MANY)
    return away or due >= share * planted


def amnesty_prompt(templates: Templates) -> Prompt:
    """The offer itself: of nobody in particular, beside the day's prompts and not counted among them."""
    fact = templates.facts["waiting"]
    text = templates.texts[AMNESTY][0].replace("{fact}", fact)
    return Prompt("", "", AMNESTY, fact, templates.purposes[AMNESTY], text, template=f"{AMNESTY}.0")
