"""The one window: rail, pages, toasts, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.rail import Rail
from networkgarden.desktop.widgets.rail_icons import rail_icon
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled_words
from networkgarden.errors import NetworkGardenError

if TYPE_CHECKING:
    from networkgarden.actions.changes import Changes
    from networkgarden.desktop.widgets.toast import Toast

NARROW = 640
RAIL = ("garden", "today", "seeds", "harvest", "settings")


class Refreshable(Protocol):
    """A page that can be told that the garden has changed."""

    def refresh(self) -> None: ...


class MainWindow(QMainWindow):
    """``closing`` is asked before the window closes: True lets it, False keeps the program (the tray has it)."""

    page_shown = Signal(str)
    files_dropped = Signal(list)
    links_dropped = Signal(str)

    def __init__(self, door: Door, makers: Mapping[str, Callable[[], QWidget]], closing: Callable[[], bool]) -> None:
        """``makers`` make each page when it is first shown: the first frame waits for one page only."""
        super().__init__()
        self._door, self._makers, self._closing = door, makers, closing
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._current, self._before = "", "garden"
        self.setWindowTitle("Network Garden")
        self.setMinimumSize(360, 480)
        self.resize(1200, 800)
        self.setAcceptDrops(True)
        self._build()
        self._keys()
        door.changed.connect(self._changed)
        door.failed.connect(self.show_error)

    def _build(self) -> None:
        words = {"garden": self.tr("Garden"), "today": self.tr("Today"), "seeds": self.tr("Seeds"),
                 "harvest": self.tr("Harvest"), "settings": self.tr("Settings")}
        self._rail = Rail([(key, words[key], self._icon(key)) for key in RAIL], at_foot=1)
        self._rail.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self._head = QVBoxLayout()
        self._head.setSpacing(0)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addLayout(self._head)
        side.addWidget(self._stack, 1)
        self._middle = middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(side, 1)
        self.setCentralWidget(middle)
        self._toast: Toast | None = None

    def _icon(self, key: str) -> QIcon:
        return rail_icon(key, self.palette().color(QPalette.ColorRole.WindowText))

    def _keys(self) -> None:
        keys: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+Z", self._door.undo), ("Ctrl+,", lambda: self.show_page("settings")),
            *((f"Ctrl+{number}", partial(self.show_page, key)) for number, key in enumerate(RAIL, 1))]
        for sequence, act in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def add_banner(self, banner: QWidget) -> None:
        """A strip above the pages."""
        self._head.addWidget(banner)

    def shown_page(self) -> str:
        return self._current

    def page(self, key: str) -> QWidget:
        """The page of that name, made now if it was never shown."""
        if key not in self._pages:
            self._pages[key] = self._makers[key]()
            self._stack.addWidget(self._pages[key])
            self._stale.add(key)
        return self._pages[key]

    def show_page(self, key: str) -> None:
        """Bring a page to the front, refreshed if the garden has changed since it was last seen."""
        if self._current != "person":
            self._before = self._current or "garden"
        self._current = key
        page = self.page(key)
        self._refresh_shown()
        self._stack.setCurrentWidget(page)
        self._rail.show_chosen(key)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(key)

    def go_back(self) -> None:
        self.show_page(self._before)

    def stale(self) -> None:
        """Everything is to be shown anew (a new day, another process changed the file)."""
        self._stale = set(self._pages)
        self._refresh_shown()

    def say(self, text: str, undoable: bool = False) -> None:
        if self._toast is None:
            from networkgarden.desktop.widgets.toast import Toast
            self._toast = Toast(self._middle)
            self._toast.undo_wanted.connect(self._door.undo)
        self._toast.show_text(text, undoable)

    def hush(self) -> None:
        """Whatever the toast says is not to be read any more."""
        if self._toast is not None:
            self._toast.hide()

    def show_error(self, error: NetworkGardenError) -> None:
        """An error may say whom it is about."""
        names = (name for _, name in self._door.tending.garden.read.names()) if names_are_veiled() else ()
        self.say(veiled_words(str(error), names))

    def geometry_text(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def restore_geometry_text(self, text: str) -> None:
        """Whatever was remembered; garbage is ignored by Qt."""
        if text:
            self.restoreGeometry(QByteArray.fromBase64(text.encode()))

    def _changed(self, changes: Changes) -> None:
        """Pages that can take over a few people's changes do so; the others are shown anew."""
        for key, page in self._pages.items():
            take = getattr(page, "take_changes", None)
            if key in self._stale or take is None or not take(changes):
                self._stale.add(key)
        self._refresh_shown()
        self.say(self.tr("Done") if names_are_veiled() else changes.title, changes.undoable)   # a title says with whom

    def _refresh_shown(self) -> None:
        if self._current in self._stale:
            self._stale.discard(self._current)
            cast(Refreshable, self._pages[self._current]).refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, as the space bar does; Qt does so in dialogs only."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_rail"):
            QTimer.singleShot(0, self, lambda: self._rail.set_icons([self._icon(key) for key in RAIL]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_narrow(self.width() < NARROW)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from networkgarden.desktop.doing.dropped import holds_links
        if event.mimeData().hasUrls() or holds_links(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from networkgarden.desktop.doing.dropped import dropped_text
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        else:
            self.links_dropped.emit(dropped_text(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing():
            event.accept()
        else:
            event.ignore()
