"""The habits of conftest.py, seen from outside: each must really fail the test that breaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

HERE = Path(__file__).parent

BREACHES = {
    "network": """
        import socket
        def test_it():
            try: socket.create_connection(("127.0.0.1", 9))
            except RuntimeError: pass
        """,
    "log": """
        import logging
        def test_it(): logging.getLogger("networkgarden.somewhere").warning("the bus is gone")
        """,
    "expected log that never came": """
        def test_it(expect_log): expect_log("the bus is gone")
        """,
    "thread": """
        import threading, time
        def test_it(): threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
        """,
    "temporary file": """
        import tempfile
        def test_it(): tempfile.mkdtemp()
        """,
    "widget": """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_it(qapp): kept.append(QWidget())
        """,
    "timer": """
        from PySide6.QtCore import QTimer
        kept = []
        def test_it(qapp):
            kept.append(QTimer()); kept[0].start(60_000)
        """,
    "frozen timer": """
        import gc
        from PySide6.QtCore import QTimer
        kept = []
        def test_it(qapp):
            kept.append(QTimer()); kept[0].start(60_000); gc.freeze()
        """,
}

REMAINS = {
    "network": "the network: ",
    "log": "unexpected in our log: WARNING networkgarden.somewhere: the bus is gone",
    "expected log that never came": "never logged: the bus is gone",
    "thread": "a thread: Thread-",
    "temporary file": "a temporary file: tmp",
    "widget": "a widget: QWidget",
    "timer": "still running: QTimer",
    "frozen timer": "still running: QTimer",
}

CLEAN = """
    import logging, os, pathlib, socket, tempfile
    from PySide6.QtCore import QLocale, Qt, QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QWidget

    def test_expected(expect_log):
        expect_log("bus is gone")
        logging.getLogger("networkgarden.somewhere").warning("the bus is gone")

    def test_local_socket(tmp_path):
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(tmp_path / "s"))

    def test_temporary():
        with tempfile.TemporaryDirectory() as folder:
            assert folder.startswith(str(pathlib.Path.home()))

    def test_home():
        assert str(pathlib.Path.home()) in os.environ["XDG_DATA_HOME"]
        assert not list(pathlib.Path.home().glob("mark"))
        (pathlib.Path.home() / "mark").touch()

    test_home_again = test_home

    def test_widget(qtbot):
        widget = QWidget()
        qtbot.addWidget(widget)
        timer = QTimer(widget)
        timer.start(60_000)
        widget.show()

    def test_whoever_clicks_with_ctrl(qtbot):
        widget = QWidget()
        qtbot.addWidget(widget)
        widget.show()
        qtbot.mouseClick(widget, Qt.MouseButton.RightButton, Qt.KeyboardModifier.ControlModifier)
        qtbot.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
        QLocale.setDefault(QLocale(QLocale.Language.German))
        assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier

    def test_leaves_no_key_down_for_others(qtbot):
        assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        assert QLocale() == QLocale.system()

    def test_what_comes_late_comes(qtbot):
        timer = QTimer(singleShot=True, interval=100)
        timer.start()
        qtbot.waitUntil(lambda: not timer.isActive(), timeout=1)
        timer.start()
        with qtbot.waitSignal(timer.timeout, timeout=1):
            pass
        with qtbot.assertNotEmitted(timer.timeout, wait=10):
            timer.start(60_000)
        timer.stop()

    def test_keyring():
        import keyring
        assert type(keyring.get_keyring()).__module__ == "keyring.backends.fail"
    """


LAW = """
    import os, pathlib
    from hypothesis import given, strategies as st
    if os.environ["WITH"]:
        import loaded_here
    tried = []

    @given(st.integers(0, 10**12))
    def test_law(number): tried.append(number)

    def test_told(): pathlib.Path(os.environ["TOLD"]).write_text(repr(tried))
    """


@pytest.fixture
def inner(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with our conftest and nothing else, to run small test files in, each in its own process."""
    pytester.makeconftest((HERE / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nqt_api = pyside6\nfilterwarnings = error\nmarkers =\n    desktop: x\n    corpus: x\n")
    return pytester


def test_each_breach_fails_its_test(inner: pytest.Pytester) -> None:
    """All in one run, so that it also shows that one test's remains are not laid at the next one's door."""
    inner.makepyfile(**{f"test_{name.replace(' ', '_')}": source for name, source in BREACHES.items()})
    result = inner.runpytest_subprocess("-p", "no:cacheprovider", "-rE")
    result.assert_outcomes(passed=len(BREACHES), errors=len(BREACHES))
    said = result.stdout.str()
    for name, remains in REMAINS.items():
        assert f"ERROR test_{name.replace(' ', '_')}.py" in said
        assert remains in said


def test_clean_tests_pass(inner: pytest.Pytester) -> None:
    inner.makepyfile(CLEAN)
    inner.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=10)


def test_laws_are_tried_on_the_same_examples_whatever_is_loaded(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner.makepyfile(loaded_here="numbers = [" + ", ".join(str(7 ** n + 3) for n in range(12)) + "]", test_law=LAW)
    tried = []
    for loaded in ("", "yes"):
        told = inner.path / f"told{loaded}"
        monkeypatch.setenv("WITH", loaded)
        monkeypatch.setenv("TOLD", str(told))
        inner.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=2)
        tried.append(told.read_text())
    assert tried[0] == tried[1] != "[]"


def test_nothing_is_waited_for_in_vain() -> None:
    """Without ``with`` these do not wait at all."""
    idle = re.compile(r"^\s*qtbot\.wait(Exposed|Active|Signals?)\(", re.MULTILINE)
    assert [str(path) for path in HERE.rglob("*.py") if idle.search(path.read_text(encoding="utf-8"))] == []
