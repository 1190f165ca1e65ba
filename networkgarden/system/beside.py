"""Work beside the start: in a process of its own where processes can be forked safely, else in a thread.

While Qt loads it holds Python's lock nearly all the time, so a thread would only take turns with it. A fork made before
there are threads and before Qt is loaded runs on another core. What it gives comes back through a pipe, as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from threading import Thread
from typing import Any

from networkgarden import errors

FORKS = sys.platform == "linux"
"""Elsewhere the keyrings and the graphics of a system do not bear it, or there is no fork."""


_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""


class Beside:
    """``work`` begins at once; ``result()``, to be called once, waits for the JSON value it gives, or raises.

    Errors a person can understand and OSErrors arrive as they were raised; of any other only the class is told.
    """

    def __init__(self, work: Callable[[], Any], *, fork: bool = FORKS) -> None:
        self._told: dict[str, Any] = {}
        self._child, self._pipe, self._thread = 0, -1, Thread(target=self._run, args=(work,), name="beside")
        if fork:
            self._fork(work)
        else:
            self._thread.start()

    def result(self) -> Any:
        if self._child:
            with os.fdopen(self._pipe, "rb") as pipe:
                content = pipe.read()
            os.waitpid(self._child, 0)
            self._told = json.loads(content) if content else {"other": "nothing"}
        else:
            self._thread.join()
        if "result" not in self._told:
            raise _error_of(self._told)
        return self._told["result"]

    def _fork(self, work: Callable[[], Any]) -> None:
        self._pipe, end = os.pipe()
        parent = os.getpid()
        self._child = os.fork()
        if self._child:
            os.close(end)
            return
        try:
            _end_with(parent)
            with os.fdopen(end, "wb") as pipe:
                pipe.write(json.dumps(_tried(work)).encode())
        finally:
            os._exit(0)     # whatever the parent has open is not to be ended here

    def _run(self, work: Callable[[], Any]) -> None:
        self._told = _tried(work)


def _end_with(parent: int) -> None:
    """Die when ``parent`` does, however that ends: what it had open, the profile's lock too, is shared with us."""
    import ctypes  # here, where it costs the window nothing
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, int(signal.SIGKILL))
    if os.getppid() != parent:      # it went before we could ask
        os._exit(0)


def _tried(work: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"result": work()}
    except errors.NetworkGardenError as error:
        known = next(kind.__name__ for kind in type(error).__mro__ if hasattr(errors, kind.__name__))
        return {"ours": [known, error.title, error.advice]}
    except OSError as error:
        return {"system": [error.errno, error.strerror, str(error.filename or "")]}
    except Exception as error:  # noqa: BLE001 - a bug: its class is told to whoever waits for the result
        return {"other": type(error).__name__}


def _error_of(told: dict[str, Any]) -> Exception:
    if "ours" in told:
        kind, title, advice = told["ours"]
        found: Exception = getattr(errors, kind)(title, advice)
        return found
    if "system" in told:
        number, text, filename = told["system"]
        return OSError(number, text, filename or None)
    return RuntimeError(f"the work beside the start failed: {told['other']}")
