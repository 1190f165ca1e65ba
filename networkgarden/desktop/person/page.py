"""One person: the plant, how things stand, the next step, ways to reach them, the log and its history."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from networkgarden.actions.contacts import edit_contact
from networkgarden.actions.interactions import log
from networkgarden.actions.plans import meetings_to_come
from networkgarden.actions.reactions import remove_interaction, set_reaction
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.doing.words import as_wall_clock, moment_words, plan_words
from networkgarden.desktop.door import Door
from networkgarden.desktop.person.edit import EditDialog
from networkgarden.desktop.person.facts import FactsCard
from networkgarden.desktop.person.fruit import FruitCard
from networkgarden.desktop.person.keeping import KeepingCard
from networkgarden.desktop.person.plant import LargePlant
from networkgarden.desktop.person.promises import PromisesCard
from networkgarden.desktop.person.relations import RelationsCard
from networkgarden.desktop.person.steps import StepsCard
from networkgarden.desktop.person.timeline import Timeline
from networkgarden.desktop.person.words import breakable, condition_words, standing_words
from networkgarden.desktop.quick_logging import make_quick_log_bar
from networkgarden.desktop.theme import current_theme
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.photo import PhotoView, decoded_photo
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled
from networkgarden.domain.contact import Contact
from networkgarden.domain.kinds import Kind
from networkgarden.domain.quick_log import NameIndex
from networkgarden.domain.standing import Standing
from networkgarden.system.clock import local_zone_name
from networkgarden.system.hemisphere import is_southern

WIDE = 820
"""From here on, px, the plant stands beside the words instead of above them."""
SIDE = 360
WIDEST = 1160
AIRY = 480
PHOTO = 72


class PersonPage(QScrollArea):
    """``closed`` to go back, ``opened(contact id)`` for somebody linked to this person."""

    closed = Signal()
    opened = Signal(str)
    why_wanted = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._contact_id = ""
        self._contact: Contact | None = None
        self._names = NameIndex(())
        self._wide: bool | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build_columns()
        self._head, self._plant = self._build_head(), LargePlant()
        self._log_card, self._steps = self._build_log(), StepsCard(door)
        self._steps.opened.connect(self.opened)
        self._steps.why_wanted.connect(self.why_wanted)
        self._steps.doing.person_wanted.connect(lambda _: self.bar.field.setFocus())
        self._facts, self._keeping = FactsCard(), KeepingCard(door)
        self._facts.edit_wanted.connect(self._edit)
        self._promises, self._fruit, self._relations = PromisesCard(door), FruitCard(door), RelationsCard(door)
        self._relations.opened.connect(self.opened)
        self._history = self._build_history()
        self._arrange(wide=False)
        self.setFocusProxy(self.bar.field)

    def show_contact(self, contact_id: str) -> None:
        self._contact_id = contact_id
        self.bar.clear()
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
        self._contact = contact
        names = dict(tending.garden.read.names())
        if names != self._names.shown:
            self._names = NameIndex(names.items())
        self.bar.set_people(self._names, [contact.id])
        self._show_head(contact, standing)
        self._plant.show_standing(standing, self._light(), moving=tending.settings.motion == "full")
        self._steps.show_contact(contact, standing)
        self._facts.show_contact(contact)
        self._facts.setVisible(not names_are_veiled())
        shown = {key: veiled(name) for key, name in names.items()} if names_are_veiled() else names
        self._keeping.show_contact(contact, tending.garden.read.bed_names())
        self._promises.show_contact(contact.id, self._names)
        self._fruit.show_contact(contact.id, veiled(contact.given or contact.name), shown)
        self._relations.show_contact(contact.id, shown)
        self._timeline.show_coming(self._coming(names))
        self._timeline.show_interactions(tending.garden.read.interactions(contact.id), contact.id, names,
                                         tending.today())

    def _coming(self, names: Mapping[str, str]) -> list[str]:
        """Meetings agreed on with this person and still to come, a line each, the latest first."""
        tending, lines = self._door.tending, []
        for plan in reversed(meetings_to_come(tending, self._contact_id)):
            line = plan_words(plan, moment_words(as_wall_clock(plan.start, tending.clock.zone())))
            others = ", ".join(veiled(names[one]) for one in plan.contact_ids if one != self._contact_id)
            lines.append(self.tr("{what}, with {names}").format(what=line, names=others) if others else line)
        return lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, unless a field had a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # how it is laid out

    def _build_columns(self) -> None:
        outer, middle = QWidget(), QWidget()
        middle.setMaximumWidth(WIDEST)
        self._columns = QHBoxLayout(middle)
        self._columns.setSpacing(24)
        self._first, self._second = QWidget(), QWidget()
        for side in (self._first, self._second):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            self._columns.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.setWidget(outer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= WIDE)
        side = 24 if self.width() >= AIRY else 12
        self._columns.setContentsMargins(side, 16, side, 24)
        self._plant.setFixedHeight(max(380, min(520, self.height() - 120)) if self._wide
                                   else max(220, min(320, self.height() * 2 // 5)))

    def _arrange(self, *, wide: bool) -> None:
        """Wide: plant and facts beside the words. Narrow: one column, what one came for first."""
        if wide == self._wide:
            return
        self._wide = wide
        everything = [self._head, self._plant, self._log_card, self._steps, self._promises, self._facts, self._keeping,
                      self._relations, self._fruit, self._history]
        beside = {self._plant, self._facts, self._keeping, self._relations} if wide else set()
        first, second = self._first.layout(), self._second.layout()
        assert first is not None
        assert second is not None
        for part in everything:
            (first if part in beside or not wide else second).addWidget(part)
        self._second.setVisible(wide)
        self._first.setFixedWidth(SIDE) if wide else self._first.setMinimumWidth(0)
        if not wide:
            self._first.setMaximumWidth(WIDEST)
        self._columns.setStretch(0, 0 if wide else 1)
        self._columns.setStretch(1, 1 if wide else 0)
        for before, after in pairwise(everything):
            QWidget.setTabOrder(before, after)

    def _build_head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.closed)
        self.title = PlainLabel("", kind="title", wrap=True)
        self.title.setStyleSheet("font-size: 28px;")
        self._who = PlainLabel("", kind="muted", wrap=True)
        self._condition = PlainLabel("", kind="accent", wrap=True)
        self._stands = PlainLabel("", wrap=True)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(4)
        self.photo = PhotoView(PHOTO)
        names = QVBoxLayout()
        names.setSpacing(4)
        for label in (self.title, self._who, self._condition, self._stands):
            names.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        column.addLayout(row)
        return head

    def _build_log(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("What happened?"), kind="heading"))
        self.bar = make_quick_log_bar(self._door)
        card.column.addWidget(self.bar)
        flow = FlowLayout(8)
        quick = ((Kind.MESSAGE, "", self.tr("Message")), (Kind.EMAIL, "", self.tr("E-mail")),
                 (Kind.CALL, "", self.tr("Call")), (Kind.MEETING, "coffee", self.tr("Coffee")),
                 (Kind.MEETING, "lunch", self.tr("Lunch")), (Kind.LIKE, "", self.tr("Like")),
                 (Kind.NOTE, "", self.tr("Note")))
        for kind, note, text in quick:
            button = QPushButton(text)
            button.setProperty("kind", "chip")
            button.setAccessibleDescription(self.tr("Logs it for today"))
            button.clicked.connect(lambda _=False, kind=kind, note=note: self._log(kind, note))
            flow.addWidget(button)
        card.column.addLayout(flow)
        return card

    def _build_history(self) -> Card:
        card = Card()
        card.column.addWidget(PlainLabel(self.tr("Timeline"), kind="heading"))
        self._timeline = Timeline()
        self._timeline.reaction_chosen.connect(lambda one, reaction: self._door.do(
            lambda tending: set_reaction(tending, one, reaction)))
        self._timeline.removed.connect(lambda one: self._door.do(lambda tending: remove_interaction(tending, one)))
        self._timeline.opened.connect(self.opened)
        card.column.addWidget(self._timeline)
        return card

    # what it shows and does

    def _show_head(self, contact: Contact, standing: Standing) -> None:
        self.title.setText(breakable(veiled(contact.name)))
        self.title.setAccessibleName(veiled(contact.name))
        face = None if contact.photo is None or names_are_veiled() else decoded_photo(contact.photo.content)
        self.photo.show_photo(face)
        self._who.setText(breakable(" · ".join(part for part in (contact.title, contact.organisation) if part)))
        self._who.setVisible(bool(self._who.text()))
        self._condition.setText(condition_words(standing))
        self._stands.setText(standing_words(standing, self._door.tending.today()))

    def _light(self) -> Light:
        clock, settings = self._door.tending.clock, self._door.tending.settings
        local = clock.now().astimezone(clock.zone())
        return Light.at(local, current_theme().scene, is_southern(settings.hemisphere, local_zone_name()))

    def _log(self, kind: Kind, note: str) -> None:
        """Logs for today with the words of the line, if there are any; a note needs some."""
        words = self.bar.field.text().strip()
        if kind is Kind.NOTE and not words:
            self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.bar.clear()
        contact_id, whole = self._contact_id, ": ".join(part for part in (note, words) if part)
        self._door.do(lambda tending: log(tending, [contact_id], kind, note=whole)[0])

    def _edit(self) -> None:
        if self._contact is None:
            return
        dialog = EditDialog(self._contact, self)
        dialog.accepted.connect(lambda: self._door.do(lambda tending: edit_contact(tending, dialog.edited())))
        dialog.open()
