"""What a person may tell the importers beforehand; everything has a safe default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hints:
    """``me`` is the link to one's own LinkedIn profile; ``day_first`` the order in dates like 3/4/24, if known.

    ``imported_contacts``: also take the address book that was once uploaded to LinkedIn.
    """

    me: str = ""
    day_first: bool | None = None
    imported_contacts: bool = False
