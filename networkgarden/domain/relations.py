"""Who knows whom: a word between two contacts, read from either side."""

from __future__ import annotations

from dataclasses import dataclass

INTRODUCED_BY, INTRODUCED = "introduced by", "introduced"
ACQUAINTED = "acquainted through you"
INVERSE = {INTRODUCED_BY: INTRODUCED, INTRODUCED: INTRODUCED_BY, "manager": "reports to", "reports to": "manager",
           "parent": "child", "child": "parent", "mentor": "mentee", "mentee": "mentor"}
"""The word seen from the other side; words that are not here read alike from both."""

USUAL_WORDS = (INTRODUCED_BY, INTRODUCED, "colleague", "partner", "friend", "sibling", "parent", "child", "manager",
               "reports to", "mentor", "mentee")


@dataclass(frozen=True, slots=True)
class Link:
    """``contact_id`` is what ``word`` says of the other: Ada, introduced by, Grace."""

    contact_id: str
    other_id: str
    word: str

    def seen_from(self, contact_id: str) -> Link:
        """The same link as the page of ``contact_id`` reads it."""
        if contact_id == self.contact_id:
            return self
        return Link(self.other_id, self.contact_id, INVERSE.get(self.word, self.word))
