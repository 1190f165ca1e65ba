"""A whole garden as plain values: what storage hands to the JSON export and takes back from it.

Days are garden days: proleptic ordinals (``date.toordinal``). The undo history is not part of an archive.
"""

from __future__ import annotations

from dataclasses import dataclass

from networkgarden.domain.contact import Contact
from networkgarden.domain.days import Pause
from networkgarden.domain.drafting import OwnTemplate
from networkgarden.domain.fruit import Fruit
from networkgarden.domain.incoming import Skip
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.merge import Merge
from networkgarden.domain.own_kinds import OwnKind
from networkgarden.domain.plans import PlannedMeeting
from networkgarden.domain.promise import Promise
from networkgarden.domain.reading import Reading
from networkgarden.domain.relations import Link


@dataclass(frozen=True, slots=True)
class GardenArchive:
    """The whole garden, and (when read from a file) where it came from and what could not be read.

    ``path``, ``format`` and ``skipped`` mean the same as in :class:`networkgarden.domain.incoming.Incoming`.
    """

    contacts: tuple[Contact, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    pauses: tuple[Pause, ...] = ()               # the whole garden's
    settings: tuple[tuple[str, str], ...] = ()
    promises: tuple[Promise, ...] = ()
    fruits: tuple[Fruit, ...] = ()
    links: tuple[Link, ...] = ()
    own_kinds: tuple[OwnKind, ...] = ()
    readings: tuple[Reading, ...] = ()
    templates: tuple[OwnTemplate, ...] = ()      # the person's own words for drafts
    meetings: tuple[PlannedMeeting, ...] = ()
    merges: tuple[Merge, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()      # pairs of ids that a person said are two people
    path: str = ""
    format: str = "network garden"
    skipped: tuple[Skip, ...] = ()
