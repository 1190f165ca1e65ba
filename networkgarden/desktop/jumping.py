"""Ctrl+K: a small window over everything, to go to a person by a few letters of their name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from networkgarden.actions.finding import Somebody
from networkgarden.desktop.garden.order import folded
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.kinds import State

MOST = 50
RECENT = 8
_CONTACT_ID = Qt.ItemDataRole.UserRole
_WIDE, _HIGH = 480, 380
_PASSED_ON = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_SHEET = """
QListWidget { background: transparent; border: none; outline: none; }
QListWidget::item { padding: 8px 8px; border-radius: 8px; }
QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }
"""


def best_first(names: Sequence[str], text: str, most: int = MOST) -> list[int]:
    """Places in ``names`` (folded, the likeliest first) of those that hold every word of ``text``: first those that
    begin with it, then those with words that begin so, then the rest. Without a text, the first few."""
    wanted = folded(text)
    if not wanted:
        return list(range(min(RECENT, len(names))))
    words = wanted.split()
    begun = [f" {word}" for word in words]
    tiers: list[Callable[[str], bool]] = [
        lambda name: name.startswith(wanted),
        lambda name: all(word in f" {name}" for word in begun),
        lambda name: all(word in name for word in words),
    ]
    found: dict[int, None] = {}
    for fits in tiers:
        for place, name in enumerate(names):
            if len(found) == most:
                return list(found)
            if fits(name):
                found[place] = None
    return list(found)


class JumpDialog(QDialog):
    """Open it with ``open()``. ``chosen(contact id)`` when somebody was picked."""

    chosen = Signal(str)

    def __init__(self, people: Sequence[Somebody], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._folded = [folded(one.name) for one in people]
        self.setWindowTitle(self.tr("Jump to a person"))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Jump to a person"))
        self.field.setPlaceholderText(self.tr("A few letters of a name"))
        self.field.installEventFilter(self)
        self.results = QListWidget()
        self.results.setAccessibleName(self.tr("People"))
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setStyleSheet(_SHEET)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.itemClicked.connect(lambda _: self._pick())
        self.words = PlainLabel("", kind="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (self.field, self.words, self.results):
            column.addWidget(widget)
        self.field.textChanged.connect(lambda _: self._search(aloud=True))
        self._search(aloud=False)
        self.finished.connect(self.deleteLater)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the focus; the arrows walk through the list and Enter picks."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _PASSED_ON:
                QApplication.sendEvent(self.results, QKeyEvent(event.type(), event.key(), event.modifiers()))
                self._announce(self._current_text())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick()
                return True
        return False

    def _search(self, *, aloud: bool) -> None:
        text = self.field.text()
        self.results.clear()
        for place in best_first(self._folded, text):
            item = QListWidgetItem(self._row_text(self._people[place]))
            item.setData(_CONTACT_ID, self._people[place].contact_id)
            self.results.addItem(item)
        self.results.setCurrentRow(0)
        count = self.results.count()
        if not folded(text):
            said = self.tr("Lately in contact")
        elif count == 0:
            said = self.tr("nobody found")
        elif count == 1:
            said = self.tr("1 person")
        else:
            more = self.tr("{count} people and more") if count == MOST else self.tr("{count} people")
            said = more.format(count=count)
        self.words.setText(said)
        if aloud:
            self._announce(said)

    def _row_text(self, one: Somebody) -> str:
        state = {State.SEED: self.tr("seed"), State.RESTING: self.tr("resting"),
                 State.ARCHIVED: self.tr("archived")}.get(one.state, "")
        return " · ".join(part for part in (veiled(one.name), " ".join(one.organisation.split()), state) if part)

    def _current_text(self) -> str:
        item = self.results.currentItem()
        return item.text() if item is not None else ""

    def _announce(self, text: str) -> None:
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def _pick(self) -> None:
        item = self.results.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(_CONTACT_ID))

    def _place(self) -> None:
        """In the upper third of the window."""
        host = self.parentWidget()
        self.resize(_WIDE, _HIGH)
        if host is not None:
            self.resize(min(_WIDE, host.width() - 32), min(_HIGH, host.height() - 64))
            self.move(host.mapToGlobal(host.rect().topLeft()).x() + (host.width() - self.width()) // 2,
                      host.mapToGlobal(host.rect().topLeft()).y() + host.height() // 8)
