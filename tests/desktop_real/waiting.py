"""Waiting for what another process does, with a limit and a word on what did not come."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds that whatever must come may take: a limit tells what never comes, not how fast the machine is."""


def wait_for(look: Callable[[], T], what: Callable[[], str] | str, timeout: float = PATIENCE) -> T:
    """The first truthy answer; AssertionError with ``what`` was waited for after ``timeout`` seconds."""
    until = time.monotonic() + timeout
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > until:
            raise AssertionError(f"waited {timeout:.0f} s in vain for {what if isinstance(what, str) else what()}")
        time.sleep(0.05)
