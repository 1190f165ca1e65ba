"""The country a person lives in, as their computer is set: for telephone numbers written without one."""

from __future__ import annotations

import os
import re

from networkgarden.system.settings import Settings

VARIABLES = ("LC_ALL", "LC_TELEPHONE", "LC_MESSAGES", "LANG")


def phone_region(settings: Settings) -> str:
    """Two capital letters as in "DE": chosen in the settings, else the locale's; empty where neither tells."""
    if settings.phone_region:
        return settings.phone_region
    told = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "")
    match = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", told)
    return match[1] if match else ""
