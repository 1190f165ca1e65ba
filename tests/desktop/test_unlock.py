"""The small windows before the garden is open: the passphrase, and what hinders a start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from networkgarden.desktop.unlock import PassphraseDialog, TroubleDialog, ask_in_window, tell_in_window
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.errors import LockedGarden, NetworkGardenError


def answering(kind, type_in, seen):
    """Answers the next window of that kind as soon as it is there, and notes what it said."""
    def look():
        shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
        dialog = next(shown, None)
        if dialog is None:
            QTimer.singleShot(10, look)
            return
        seen.append(" | ".join(label.text() for label in dialog.findChildren(PlainLabel)))
        if type_in is None:
            dialog.reject()
        else:
            dialog.findChild(QLineEdit).setText(type_in)
            dialog.accept()
    QTimer.singleShot(0, look)


@pytest.mark.parametrize("made", [True, False])
def test_whoever_is_asked_again_is_told_why(qapp, made):
    ask, seen = ask_in_window(LockedGarden("The garden is locked."), made), []
    for typed in ("wrong", "secret"):
        answering(PassphraseDialog, typed, seen)
        assert ask("Passphrase: ") == typed
    assert seen[0].startswith("Passphrase | The garden is locked.")
    assert ("choose one you will remember" in seen[0]) is not made
    assert ("does not open your garden" in seen[1]) is made


def test_what_hinders_a_start_is_told_with_its_advice(qapp):
    seen = []
    answering(TroubleDialog, None, seen)
    tell_in_window(NetworkGardenError("This garden is damaged.", "Recover a <b>backup</b>."))
    assert seen == ["This garden is damaged. | Recover a <b>backup</b>."]
