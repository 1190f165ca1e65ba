"""Starting at login: the switch of this system, and the command for this very garden."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

from networkgarden.errors import NetworkGardenError
from networkgarden.system.autostart import Autostart, autostart, start_command
from networkgarden.system.paths import Profile

log = logging.getLogger(__name__)


def start_of(profile: Profile) -> tuple[Autostart, Sequence[str]]:
    """The person's usual garden needs no naming; another one is named in the command."""
    usual = profile.root == Profile.default().root
    return autostart(os.environ, Path.home()), start_command(os.environ, None if usual else profile.root)


def heal_start(profile: Profile) -> bool:
    """Programs move: an entry that is on and starts something else is written anew; True when it was."""
    entry, command = start_of(profile)
    try:
        return entry.repair(command)
    except (NetworkGardenError, OSError) as error:
        log.info("the entry for starting at login could not be renewed: %s", type(error).__name__)
        return False
