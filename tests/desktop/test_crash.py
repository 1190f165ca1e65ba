"""What nobody caught: one report without a name, one dialog."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

from networkgarden.actions.contacts import add_contact
from networkgarden.desktop.crash import CrashDesk, CrashDialog
from tests.garden_at_hand import open_tending


@pytest.fixture
def tending(qtbot, tmp_path):
    opened = open_tending(tmp_path / "profile")
    yield opened
    opened.garden.close()


@pytest.fixture
def window(qtbot):
    shown = QMainWindow()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def fail_about(name: str) -> None:
    raise KeyError(name)


def meet(name: str) -> None:
    """As Qt does when a slot fails."""
    try:
        fail_about(name)
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_bug_is_told_once_and_names_nobody(tending, window, caplog, capsys):
    add_contact(tending, "Ada Lovelace")
    before = sys.excepthook
    desk = CrashDesk(tending, window)
    try:
        for _ in range(3):                  # as at every repaint
            meet("Ada Lovelace")
    finally:
        desk.close()
    assert sys.excepthook is before
    (dialog,) = window.findChildren(CrashDialog)
    (kept,) = tending.profile.logs.glob("crash-*.txt")
    report = kept.read_text("utf-8")
    assert dialog.text.toPlainText() == report
    assert "KeyError" in report
    assert "in fail_about" in report
    assert "Lovelace" not in report + caplog.text + "".join(capsys.readouterr())
    assert str(kept) in {label.text().removeprefix("Kept as ") for label in dialog.findChildren(type(dialog.layout()
                         .itemAt(0).widget()))}
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copy the report").click()
    assert QApplication.clipboard().text() == report
    dialog.accept()
    caplog.clear()


def test_where_no_report_can_be_kept_the_dialog_still_has_it(tending, window, caplog):
    desk = CrashDesk(tending, window)
    logs = tending.profile.logs
    if logs.exists():
        for one in logs.iterdir():
            one.unlink()
        logs.rmdir()
    logs.write_text("in the way")
    try:
        meet("Ada Lovelace")
    finally:
        desk.close()
    (dialog,) = window.findChildren(CrashDialog)
    assert "KeyError" in dialog.text.toPlainText()
    dialog.accept()
    caplog.clear()


def test_an_interrupt_is_no_bug(tending, window, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: seen.append(what[0]))
    desk = CrashDesk(tending, window)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    desk.close()
    assert seen == [KeyboardInterrupt]
    assert window.findChildren(CrashDialog) == []
