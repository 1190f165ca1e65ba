"""What every test gets without asking: a home of its own, no network, and a look at what it left behind.

A test fails when it opens a network connection, when our log speaks at WARNING or above, or when a widget, an active
timer, a thread or a temporary file outlives it. Warnings and Qt's own messages fail by pyproject.toml. Whatever the
order of the tests, each begins with no key or button held down and with the same locale.

Fixtures to ask for:

``expect_log(pattern)``   a warning of ours that the test provokes on purpose; each pattern must also come
``corpus``                the folder of public sample files; without it the test is skipped (mark it ``corpus``)
``qtbot``                 pytest-qt's, with more patience

A test that asks for ``caplog`` looks at the log itself. Tests marked ``desktop`` keep the session's bus, run-time
folder and keyring; all others see none of these.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import re
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from pytestqt.qtbot import QtBot

OUR_LOG = "networkgarden"
NO_KEYRING = "keyring.backends.fail.Keyring"

settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile("explore", deadline=None, database=None, print_blob=True, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
if settings.get_current_profile_name() == "ci":
    # it would draw from the constants of whatever modules are loaded: the order of the tests would decide what is tried
    providers._get_local_constants = partial(getattr, providers, "_local_constants")


def pytest_configure(config: pytest.Config) -> None:
    """Set what must stand before Qt or the keyring is first imported; the same on every machine."""
    real = config.option.markexpr.strip() == "desktop" or any("desktop_real" in str(arg) for arg in config.args)
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if real else "offscreen")
    os.environ["PYTHONFAULTHANDLER"] = "1"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    _block_network()


# --- no network -------------------------------------------------------------------------------------------------

_network_attempts: list[str] = []


class NetworkUsed(RuntimeError):
    """The program or a test tried to reach the network. It never may."""


def _refuse(what: str) -> None:
    _network_attempts.append(what)
    raise NetworkUsed(f"no network here: {what}")


def _block_network() -> None:
    local = {getattr(socket, "AF_UNIX", None)}

    def guarded(name: str) -> Callable[..., Any]:
        original = getattr(socket.socket, name)

        def call(self: socket.socket, *args: Any, **kwargs: Any) -> Any:
            if self.family not in local:
                _refuse(f"socket.{name}{args!r}")
            return original(self, *args, **kwargs)

        return call

    def no_names(*args: Any, **kwargs: Any) -> None:
        _refuse(f"look-up of {args!r}")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        setattr(socket.socket, name, guarded(name))
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        setattr(socket, name, no_names)


# --- our log ----------------------------------------------------------------------------------------------------


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self) -> list[str]:
        surprises = [line for line in self.heard if not any(re.search(p, line) for p in self.expected)]
        missing = [p for p in self.expected if not any(re.search(p, line) for line in self.heard)]
        return [f"unexpected in our log: {line}" for line in surprises] + [f"never logged: {p}" for p in missing]


_listener = _Listener()


@pytest.fixture
def expect_log() -> Callable[[str], None]:
    return _listener.expected.append


# --- a home of one's own ----------------------------------------------------------------------------------------


@contextlib.contextmanager
def _environment(changes: dict[str, str | None]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in changes}
    _apply(changes)
    try:
        yield
    finally:
        _apply(before)


def _apply(changes: dict[str, str | None]) -> None:
    for name, value in changes.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _home_variables(home: Path, *, in_session: bool) -> dict[str, str | None]:
    changes: dict[str, str | None] = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "roaming"),
        "LOCALAPPDATA": str(home / "local"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "TMPDIR": str(home / "t"),
        "NETWORKGARDEN_PASSPHRASE": None,
    }
    if in_session:
        return changes | {"PYTHON_KEYRING_BACKEND": None}
    return changes | {
        "XDG_RUNTIME_DIR": str(home / "r"),
        "DBUS_SESSION_BUS_ADDRESS": None,
        "PYTHON_KEYRING_BACKEND": NO_KEYRING,
    }


@pytest.fixture(autouse=True)
def own_home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh home, temporary and run-time folder; then the look at what was left behind.

    It is set up before and ended after every other fixture of the test (it stands first in the outermost conftest).
    Folder names are short: a socket's path may have 107 bytes.
    """
    home = tmp_path_factory.mktemp("h")
    (home / "t").mkdir()
    (home / "r").mkdir(mode=0o700)
    in_session = request.node.get_closest_marker("desktop") is not None
    threads_before = set(threading.enumerate())
    _network_attempts.clear()
    _listener.heard.clear()
    _listener.expected.clear()
    logging.getLogger(OUR_LOG).addHandler(_listener)
    usual_temp, tempfile.tempdir = tempfile.tempdir, str(home / "t")
    try:
        with _environment(_home_variables(home, in_session=in_session)):
            yield home
            gc.unfreeze()       # a garden of its own sets the collector at rest: what it keeps must show here
            left = _widgets_left() + _timers_left(request) + _threads_left(threads_before)
            _let_go()
    finally:
        tempfile.tempdir = usual_temp
    left += [f"a temporary file: {path.name}" for path in (home / "t").iterdir()]
    left += [f"the network: {what}" for what in _network_attempts]
    if "caplog" not in request.fixturenames:
        left += _listener.complaints()
    if left and not getattr(request.node, "failed_already", False):
        pytest.fail("left behind by this test:\n  " + "\n  ".join(left), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A failed test's traceback keeps its widgets alive: then one failure is enough."""
    report = yield
    if call.when in ("setup", "call") and call.excinfo is not None:
        item.failed_already = True  # type: ignore[attr-defined]
    return report


# --- what Qt and threads left behind ----------------------------------------------------------------------------

_QT_KEEPS = {"QTipLabel", "QComboBoxPrivateContainer"}  # Qt's own, kept by it for the next use


def _application() -> Any:
    """The QApplication when some test made one; never imports Qt by itself."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets is not None else None


def _deliver_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _top_levels(application: Any) -> list[Any]:
    return [w for w in application.topLevelWidgets() if w.metaObject().className() not in _QT_KEEPS]


def _widgets_left() -> list[str]:
    application = _application()
    if application is None or not hasattr(application, "topLevelWidgets"):
        return []
    _deliver_deletions()
    if not _top_levels(application):
        return []
    gc.collect()
    _deliver_deletions()
    left = _top_levels(application)
    names = [f"a widget: {type(w).__name__} {w.objectName()!r} {w.windowTitle()!r}" for w in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    left.clear()
    _deliver_deletions()
    return names


def _active(kinds: tuple[type, ...]) -> list[Any]:
    """Living timers that tick and threads that run, as far as Python knows them."""
    from shiboken6 import isValid

    found = [thing for thing in gc.get_objects() if issubclass(type(thing), kinds) and isValid(thing)]
    return [t for t in found if (t.isActive() if hasattr(t, "isActive") else t.isRunning())]


def _timers_left(request: pytest.FixtureRequest) -> list[str]:
    """Only where the test used Qt: looking through all objects costs some milliseconds."""
    if _application() is None or not {"qtbot", "qapp", "qapp_cls"} & set(request.fixturenames):
        return []
    from PySide6.QtCore import QThread, QThreadPool, QTimer

    QThreadPool.globalInstance().waitForDone(2000)
    main = QThread.currentThread()
    if not [t for t in _active((QTimer, QThread)) if t is not main]:
        return []
    gc.collect()
    _deliver_deletions()
    left = [t for t in _active((QTimer, QThread)) if t is not main]
    for thing in left:
        if isinstance(thing, QTimer):
            thing.stop()
    return [f"still running: {type(t).__name__} {t.objectName()!r} of {t.parent()!r}" for t in left]


def _threads_left(before: set[threading.Thread]) -> list[str]:
    """Threads of this test that live on though they had time. Qt's pool threads show up as dummies that never end."""
    left = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    until = time.monotonic() + ENDING_S
    for thread in left:
        thread.join(max(0.0, until - time.monotonic()))
    return [f"a thread: {t.name}" for t in left if t.is_alive()]


def _let_go() -> None:
    """A click with Ctrl leaves Qt believing that Ctrl is down until the next key or button, in whichever test that is;
    and some tests speak English."""
    if _application() is None or not hasattr(_application(), "topLevelWidgets"):
        return
    from PySide6.QtCore import QLocale, QPoint, Qt
    from PySide6.QtGui import QGuiApplication, QWindow
    from PySide6.QtTest import QTest

    QLocale.setDefault(QLocale.system())
    held = QGuiApplication.mouseButtons()
    if held != Qt.MouseButton.NoButton or QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        nowhere = QWindow()
        nowhere.resize(9, 9)
        for button in (one for one in Qt.MouseButton if one.value & held.value and one is not Qt.MouseButton.NoButton):
            QTest.mouseRelease(nowhere, button, pos=QPoint(4, 4))
        QTest.keyRelease(nowhere, Qt.Key.Key_Control)


# --- patience ---------------------------------------------------------------------------------------------------

PATIENCE_MS = 30_000
"""How long what must come may take: a limit tells what never comes, not how fast the machine is."""
ENDING_S = 5.0


class _PatientBot(QtBot):
    """Shorter limits than ours are taken for ours; waiting for nothing to happen stays as short as it is said."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = 0, raising: bool | None = None, **named: Any) -> Any:
        patience = timeout if raising is False else max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=patience, raising=raising, **named)

    def waitExposed(self, widget: Any, *, timeout: int = 0) -> Any:
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> QtBot:
    return _PatientBot(request)


# --- samples ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of public sample files that NETWORKGARDEN_CORPUS names."""
    named = os.environ.get("NETWORKGARDEN_CORPUS", "")
    if not named or not Path(named).is_dir():
        pytest.skip("NETWORKGARDEN_CORPUS names no folder of sample files")
    return Path(named).resolve()
