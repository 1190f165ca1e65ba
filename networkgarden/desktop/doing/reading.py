"""Worth sharing: the reading list, for somebody or as a whole. Links come by paste, drag or a file of bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.reading import (
    Kept,
    add_bookmarks,
    add_pasted,
    change_reading,
    is_bookmark_file,
    people_for,
    readings,
    remove_readings,
    worth_for,
)
from networkgarden.actions.tending import Tending
from networkgarden.desktop.doing.dropped import dropped_text
from networkgarden.desktop.door import Door
from networkgarden.desktop.links import is_unencrypted, open_link
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.column import Card, cleared
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.sheet import Sheet
from networkgarden.desktop.widgets.veil import veiled
from networkgarden.domain.reading import Reading

SHOWN = 25
MOST_SUITED = 3
MOST_SKIPS_TOLD = 3


class ReadingDialog(Sheet):
    """``share_wanted(contact id, Reading)`` to write to somebody about it. Without a contact it is the whole list."""

    share_wanted = Signal(str, object)

    def __init__(self, door: Door, contact_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=600, height=640)
        self._door, self._contact_id, self._shown = door, contact_id, SHOWN
        contact = door.tending.garden.read.contact(contact_id) if contact_id else None
        self.setWindowTitle(self.tr("Worth sharing"))
        self.setAcceptDrops(True)
        title = self.tr("Worth sharing with {name}").format(name=veiled(contact.name)) if contact else (
            self.tr("Worth sharing"))
        self.column.addWidget(PlainLabel(title, kind="heading", wrap=True))
        self.column.addWidget(PlainLabel(self.tr("Paste or drop links here. They are kept, and never opened unless "
                                                 "you do."), kind="muted", wrap=True))
        self._build_line()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        bookmarks = self.add_button(self.tr("From a bookmark file…"))
        bookmarks.clicked.connect(self._choose_bookmarks)
        close = self.add_button(self.tr("Close"), "flat")
        close.clicked.connect(self.close)
        self._suited: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
        self._tasks = Tasks(self)
        self._looking = Looking(door, self._tasks, self._see_suited, self._show_suited, self)
        self.finished.connect(lambda _: self._tasks.close())
        door.changed.connect(self.refresh)
        self.refresh()

    def _build_line(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("https://…"))
        self.line.setAccessibleName(self.tr("Link to keep"))
        self.line.returnPressed.connect(self._add_line)
        keep, paste = QPushButton(self.tr("Keep")), QPushButton(self.tr("Paste"))
        keep.setProperty("kind", "primary")
        keep.clicked.connect(self._add_line)
        paste.setAccessibleDescription(self.tr("Keeps every link on the clipboard"))
        paste.clicked.connect(lambda: self.add_text(QGuiApplication.clipboard().text()))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.line.setMinimumWidth(80)
        row.addWidget(self.line, 1)
        for button in (keep, paste):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.column.addLayout(row)

    def refresh(self, _: object = None) -> None:
        """The list at once; whom each suits is found beside the window."""
        self._show_list()
        if not self._contact_id:
            self._looking.look()

    def _see_suited(self, tending: Tending) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
        return people_for(tending, readings(tending)[:self._shown])

    def _show_suited(self, suited: dict[str, list[tuple[str, str, tuple[str, ...]]]]) -> None:
        if suited != self._suited:
            self._suited = suited
            self._show_list()

    def _show_list(self) -> None:
        tending = self._door.tending
        found = worth_for(tending, self._contact_id) if self._contact_id else [(one, ()) for one in readings(tending)]
        cleared(self._cards)
        if not found:
            self._cards.addWidget(PlainLabel(self.tr("Nothing is waiting here. What did you read lately that somebody "
                                                     "would enjoy?"), kind="muted", wrap=True))
        for one, words in found[:self._shown]:
            self._cards.addWidget(self._card(one, words, self._suited.get(one.id, [])[:MOST_SUITED]))
        if len(found) > self._shown:
            more = QPushButton(self.tr("Show more"))
            more.clicked.connect(self._show_more)
            self._cards.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)

    def add_text(self, text: str) -> None:
        self._keep(lambda tending: add_pasted(tending, text))

    def add_file(self, path: Path) -> None:
        self._keep(lambda tending: add_bookmarks(tending, path))

    # one link

    def _card(self, one: Reading, words: Sequence[str], suited: Sequence[tuple[str, str, Sequence[str]]]) -> Card:
        card = Card()
        card.column.setSpacing(4)
        card.setAccessibleName(one.title)
        card.column.addWidget(PlainLabel(one.title, wrap=True))
        second = [one.url.partition("://")[2].partition("/")[0], one.words]
        if words:
            second.append(self.tr("in common: {words}").format(words=", ".join(words)))
        if one.shared and not self._contact_id:
            second.append(self.tr("shared with one person") if len(one.shared) == 1 else
                          self.tr("shared with {number} people").format(number=len(one.shared)))
        card.column.addWidget(PlainLabel(" · ".join(part for part in second if part), kind="small", wrap=True))
        flow = FlowLayout(4)
        if self._contact_id:
            self._chip(flow, self.tr("Share…"), one, lambda: self._share(self._contact_id, one))
        else:
            if suited:
                words_before = PlainLabel(self.tr("Share with"), kind="small")
                words_before.setMinimumHeight(28)
                flow.addWidget(words_before)
            for contact_id, name, common in suited:
                self._chip(flow, veiled(name), one, partial(self._share, contact_id, one),
                           self.tr("Share with {name}: {words}").format(name=veiled(name), words=", ".join(common)))
        self._chip(flow, self.tr("Open"), one, lambda: self._open(one))
        self._chip(flow, self.tr("Mark as read") if one.read_on is None else self.tr("Mark as unread"), one,
                   lambda: self._change(lambda tending: change_reading(tending, one.id, read=one.read_on is None)))
        self._chip(flow, self.tr("Remove"), one, lambda: self._change(
            lambda tending: remove_readings(tending, [one.id])))
        card.column.addLayout(flow)
        return card

    def _chip(self, flow: FlowLayout, text: str, one: Reading, act: Callable[[], object], name: str = "") -> None:
        button = QPushButton(text.replace("&", "&&"))
        button.setProperty("kind", "chip")
        button.setAutoDefault(False)
        button.setStyleSheet("padding: 0 10px; min-height: 24px; border-radius: 13px;")
        button.setAccessibleName(name or self.tr("{act}: {title}").format(act=text, title=one.title))
        button.clicked.connect(lambda _=False: act())
        flow.addWidget(button)

    def _share(self, contact_id: str, one: Reading) -> None:
        self.accept()
        self.share_wanted.emit(contact_id, one)

    def _open(self, one: Reading) -> None:
        """An address without encryption is opened on the second press."""
        asked = self.property("asked") == one.id
        if is_unencrypted(one.url) and not asked:
            self.setProperty("asked", one.id)
            self.say(self.tr("{host} would be reached without encryption. Press Open once more to go there.").format(
                host=one.url.partition("://")[2].partition("/")[0]))
        elif not open_link(one.url, unencrypted=asked):
            self.say(self.tr("No program opened this link."))

    def _change(self, act: Callable[[Tending], Changes]) -> None:
        self._door.do(act)

    def _show_more(self) -> None:
        self._shown += SHOWN
        self.refresh()

    # what comes in

    def _add_line(self) -> None:
        if self.line.text().strip() and self._keep(lambda tending: add_pasted(tending, self.line.text())):
            self.line.clear()

    def _keep(self, act: Callable[[Tending], Kept]) -> bool:
        """Keep links and say what was left out, and why."""
        found: list[Kept] = []

        def keep(tending: Tending) -> Changes:
            found.append(act(tending))
            return found[0].changes

        if self._door.do(keep) is None:
            self.say(self.tr("There was no link that could be kept."))
            return False
        kept = found[0]
        words = (self.tr("One link was kept.") if kept.new == 1 else
                 self.tr("{number} links were kept.").format(number=kept.new))
        if kept.skipped:
            why = list(dict.fromkeys(one.why for one in kept.skipped))[:MOST_SKIPS_TOLD]
            words += " " + self.tr("Left out: {number} ({why}).").format(number=len(kept.skipped), why="; ".join(why))
        self.say(words)
        return True

    def _choose_bookmarks(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a file of bookmarks"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Bookmarks (*.html *.htm)"))
        dialog.filesSelected.connect(lambda files: self.add_file(Path(files[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            for path in files:
                if is_bookmark_file(path):
                    self.add_file(path)
                else:
                    self.say(self.tr("That is not a file of bookmarks."))
        else:
            self.add_text(dropped_text(event.mimeData()))
