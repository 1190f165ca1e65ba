"""Starting at login: the switch of this system, and the command for this very garden."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from networkgarden.system.autostart import Autostart, autostart, start_command
from networkgarden.system.paths import Profile


def start_of(profile: Profile) -> tuple[Autostart, Sequence[str]]:
    """The person's usual garden needs no naming; another one is named in the command."""
    usual = profile.root == Profile.default().root
    return autostart(os.environ, Path.home()), start_command(os.environ, None if usual else profile.root)
