"""One person: the plant, how things stand, the next step, ways to reach them, the log and its history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.interactions import log
from networkgarden.actions.prompting import prompt_for
from networkgarden.actions.reactions import remove_interaction, set_reaction
from networkgarden.desktop.door import Door
from networkgarden.desktop.links import open_link
from networkgarden.desktop.person.facts import FactsCard
from networkgarden.desktop.person.plant import LargePlant
from networkgarden.desktop.person.timeline import Timeline
from networkgarden.desktop.person.words import ladder_words, standing_words
from networkgarden.desktop.quick_logging import make_quick_log_bar
from networkgarden.desktop.widgets.column import Card, ColumnPage
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import Kind
from networkgarden.domain.quick_log import NameIndex

QUICK = (Kind.MESSAGE, Kind.EMAIL, Kind.CALL, Kind.MEETING, Kind.LIKE, Kind.NOTE)


class PersonPage(ColumnPage):
    """``closed`` to go back, ``opened(contact id)`` for somebody linked to this person."""

    closed = Signal()
    opened = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._door = door
        self._contact_id = self._next_link = ""
        self._build_head()
        clock = door.tending.clock
        self._plant = LargePlant(clock.now().astimezone(clock.zone()))
        self.column.addWidget(self._plant)
        self.column.addWidget(self._build_log())
        self._facts = FactsCard(door)
        self.column.addWidget(self._facts)
        self.column.addWidget(self._build_timeline())
        self.column.addStretch(1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_contact(self, contact_id: str) -> None:
        self._contact_id = contact_id
        self.bar.field.clear()
        self.verticalScrollBar().setValue(0)
        self.refresh()

    def contact_id(self) -> str:
        return self._contact_id

    def refresh(self) -> None:
        tending = self._door.tending
        contact = tending.garden.read.contact(self._contact_id)
        standing = next((one for one in tending.standings() if one.contact_id == self._contact_id), None)
        if contact is None or standing is None:
            self.closed.emit()
            return
        names = dict(tending.garden.read.names())
        self.title.setText(contact.name)
        self._who.setText(" · ".join(part for part in (contact.title, contact.organisation) if part))
        self._who.setVisible(bool(self._who.text()))
        self._stands.setText(standing_words(standing, tending.today()))
        self._ladder.setText(ladder_words(standing))
        self._plant.show_standing(standing)
        self.bar.set_people(NameIndex(names.items()), [contact.id])
        self._facts.show_contact(contact, standing)
        self._timeline.show_interactions(tending.garden.read.interactions(contact.id), contact.id, names)
        self._show_next()

    def _build_head(self) -> None:
        back = QPushButton(self.tr("Back"))
        back.setProperty("kind", "flat")
        back.clicked.connect(self.closed)
        self.column.insertWidget(0, back, 0, Qt.AlignmentFlag.AlignLeading)
        self.title.setWordWrap(True)
        self._who = PlainLabel("", kind="muted", wrap=True)
        self._stands = PlainLabel("", wrap=True)
        self._ladder = PlainLabel("", kind="muted", wrap=True)
        for label in (self._who, self._stands, self._ladder):
            self.column.addWidget(label)

    def _build_log(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("What happened?"), kind="heading"))
        self.bar = make_quick_log_bar(self._door)
        card.column.addWidget(self.bar)
        grid = QGridLayout()
        grid.setSpacing(8)
        words = (self.tr("Message"), self.tr("E-mail"), self.tr("Call"), self.tr("Meeting"), self.tr("Like"),
                 self.tr("Note"))
        for number, (kind, text) in enumerate(zip(QUICK, words, strict=True)):
            button = QPushButton(text)
            button.setProperty("kind", "chip")
            button.setStyleSheet("padding: 0 4px;")
            button.setAccessibleDescription(self.tr("Logs it for today"))
            button.clicked.connect(lambda _=False, kind=kind: self._log(kind))
            grid.addWidget(button, number // 3, number % 3)
        card.column.addLayout(grid)
        card.column.addLayout(self._build_next())
        return card

    def _build_next(self) -> QHBoxLayout:
        self._next = PlainLabel("", kind="small", wrap=True)
        self._open_next = QPushButton(self.tr("Do it"))
        self._open_next.clicked.connect(lambda: open_link(self._next_link))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._next, 1)
        row.addWidget(self._open_next)
        return row

    def _build_timeline(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("Timeline"), kind="heading"))
        self._timeline = Timeline()
        self._timeline.reaction_chosen.connect(lambda one, reaction: self._door.do(
            lambda tending: set_reaction(tending, one, reaction)))
        self._timeline.removed.connect(lambda one: self._door.do(lambda tending: remove_interaction(tending, one)))
        column = QVBoxLayout()
        column.addWidget(self._timeline)
        card.column.addLayout(column)
        return card

    def _log(self, kind: Kind) -> None:
        """A note takes the words of the line; everything else is logged as it is."""
        words = self.bar.field.text().strip()
        if kind is Kind.NOTE and not words:
            self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.bar.field.clear()
        contact_id = self._contact_id
        self._door.do(lambda tending: log(tending, [contact_id], kind, note=words)[0])

    def _show_next(self) -> None:
        prompt = prompt_for(self._door.tending, self._contact_id)
        self._next.setText(self.tr("A next step: {text}").format(text=prompt.text) if prompt else "")
        self._next_link = prompt.link if prompt else ""
        self._open_next.setVisible(bool(self._next_link))
