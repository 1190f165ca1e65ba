"""The passphrase that a script may give by the environment."""

from __future__ import annotations

from collections.abc import MutableMapping

PASSPHRASE_VARIABLE = "NETWORKGARDEN_PASSPHRASE"


def take_passphrase(environ: MutableMapping[str, str]) -> str | None:
    """The passphrase given to a script, taken out so that no program opened later inherits it; empty is none."""
    return environ.pop(PASSPHRASE_VARIABLE, "") or None
