"""The leave to come to the front that a launcher gives to whom it starts (desktop.md §2.5 rule 9)."""

from __future__ import annotations

from collections.abc import MutableMapping

NAMES = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def take_activation_token(environ: MutableMapping[str, str]) -> str:
    """The token, often empty; taken out, since it serves once and programs started later must not inherit it."""
    found = [environ.pop(name, "") for name in NAMES]
    return next((token for token in found if token), "")
