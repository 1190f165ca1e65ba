"""What happened with one person, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from networkgarden.desktop.person.rows import remover
from networkgarden.desktop.person.words import act_and_note, breakable, day_words, reaction_words, shortened
from networkgarden.desktop.theme import current_theme
from networkgarden.desktop.widgets.column import cleared
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import veiled, veiled_words
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Direction, Kind, Reaction

SHOWN = 24
LANDS_WITHIN = 45
"""Days after which one no longer asks how an act landed."""
STEM_X, DOT_Y = 8, 13
INDENT = 28
LONGEST_NAME = 28


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one row shows; ``others`` are (id, name) of who else took part. Rows with equal entries look the same."""

    one: Interaction
    day: str
    others: tuple[tuple[str, str], ...]
    note: str
    may_land: bool
    last: bool


class Timeline(QWidget):
    """``reaction_chosen(Interaction, Reaction or None)``, ``removed(Interaction)``, ``opened(contact id)``."""

    reaction_chosen = Signal(object, object)
    removed = Signal(object)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = SHOWN
        self._own = ""
        self._rows: dict[_Entry, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines: tuple[str, ...] = ()
        self._coming = QVBoxLayout()
        self._column.addLayout(self._coming)
        self._entries = QVBoxLayout()
        self._column.addLayout(self._entries)
        self._nothing = PlainLabel(self.tr("Nothing yet. A hello would be the first entry."), kind="muted", wrap=True)
        self._column.addWidget(self._nothing)
        self._more = QPushButton(self.tr("Show earlier"))
        self._more.clicked.connect(self._show_more)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_coming(self, lines: Sequence[str]) -> None:
        """Meetings that are agreed on, the latest first: they stand above what happened."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            cleared(self._coming)
            for line in lines:
                self._coming.addWidget(_Coming(line))

    def show_interactions(self, interactions: Sequence[Interaction], own: str, names: Mapping[str, str],
                          today: int) -> None:
        """``own`` is the contact whose timeline this is; ``names`` the whole names of all who took part. Rows that stay
        as they were are kept."""
        if own != self._own:
            self._own, self._shown = own, SHOWN
        self._asked = (interactions, own, names, today)
        landing = next((one for one in interactions if one.kind is not Kind.NOTE
                        and one.direction is not Direction.RECEIVED and today - one.day <= LANDS_WITHIN), None)
        visible = interactions[:self._shown]
        entries = [_Entry(one, day_words(one.day, today), tuple(
            (other, veiled(names[other])) for other in one.contact_ids if other != own and other in names),
            veiled_words(act_and_note(one)[1], names.values()), one is landing, one is interactions[-1])
            for one in visible]
        for gone in [entry for entry in self._rows if entry not in set(entries)]:
            row = self._rows.pop(gone)
            self._entries.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, entry in enumerate(entries):
            if entry not in self._rows:
                self._rows[entry] = self._row(entry)
                self._entries.insertWidget(place, self._rows[entry])
        self._nothing.setVisible(not interactions and not self._lines)
        self._more.setVisible(len(interactions) > len(visible))

    def _row(self, entry: _Entry) -> _Row:
        row = _Row(entry)
        row.reaction_chosen.connect(lambda reaction: self.reaction_chosen.emit(entry.one, reaction))
        row.removed.connect(lambda: self.removed.emit(entry.one))
        row.opened.connect(self.opened)
        return row

    def _show_more(self) -> None:
        self._shown += 2 * SHOWN
        self.show_interactions(*self._asked)


def _paint_stem(row: QWidget, edge: str, within: str, *, last: bool = False) -> None:
    """The stem beside a row and its dot, in colours of the theme."""
    theme = current_theme()
    painter = QPainter(row)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = STEM_X if row.layoutDirection() is Qt.LayoutDirection.LeftToRight else row.width() - STEM_X
    if not last:
        painter.fillRect(QRectF(x - 1, DOT_Y, 2, row.height()), theme.colour("line"))
    painter.fillRect(QRectF(x - 1, 0, 2, DOT_Y), theme.colour("line"))
    painter.setPen(QPen(theme.colour(edge), 2))
    painter.setBrush(theme.colour(within))
    painter.drawEllipse(QPointF(x, DOT_Y), 4, 4)
    painter.end()


class _Coming(QWidget):
    """What is agreed on and still to come: a bud on the stem."""

    def __init__(self, line: str) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(2)
        head = PlainLabel(self.tr("Coming up"), kind="accent")
        head.setMinimumHeight(26)
        words.addWidget(head)
        words.addWidget(PlainLabel(breakable(line), wrap=True))
        words.addSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(INDENT)
        row.addLayout(words, 1)

    def paintEvent(self, _: QPaintEvent) -> None:
        _paint_stem(self, "accent", "surface")


class _Row(QWidget):
    """One entry beside the stem of the timeline; a note is an open dot, a contact a full one."""

    reaction_chosen = Signal(object)
    removed = Signal()
    opened = Signal(str)

    def __init__(self, entry: _Entry) -> None:
        super().__init__()
        self._one = one = entry.one
        self._last = entry.last
        self._act = act_and_note(one)[0]
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._head(entry.day))
        if entry.others:
            words.addLayout(self._with(entry.others))
        if entry.note:
            words.addWidget(PlainLabel(breakable(entry.note), wrap=True))
        if entry.may_land:
            words.addLayout(self._landing())
        elif one.reaction:
            landed = self.tr("Landed: {reaction}").format(reaction=reaction_words(one.reaction).lower())
            words.addWidget(PlainLabel(landed, kind="small"))
        words.addSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addSpacing(INDENT - 4)                      # unlike a margin it changes sides with the language
        row.addLayout(words, 1)
        row.addWidget(self._remover(entry.day), 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _: QPaintEvent) -> None:
        note = self._one.kind is Kind.NOTE
        _paint_stem(self, "line_strong" if note else "accent", "surface" if note else "accent", last=self._last)

    def _head(self, day: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        kind = PlainLabel(self._act)
        kind.setStyleSheet("font-weight: 600;")
        kind.setMinimumHeight(26)
        when = PlainLabel(day, kind="muted")
        when.setMinimumHeight(26)
        head.addWidget(kind)
        head.addWidget(when)
        head.addStretch(1)
        return head

    def _with(self, others: Sequence[tuple[str, str]]) -> FlowLayout:
        flow = FlowLayout(4)
        joined = PlainLabel(self.tr("with"), kind="muted")
        joined.setMinimumHeight(22)
        flow.addWidget(joined)
        for contact_id, name in others:
            button = QPushButton(shortened(name, LONGEST_NAME).replace("&", "&&"))
            button.setProperty("kind", "flat")
            button.setStyleSheet("padding: 0 4px; min-height: 20px; text-decoration: underline;")
            button.setAccessibleName(self.tr("Open {name}").format(name=name))
            button.clicked.connect(lambda _=False, contact_id=contact_id: self.opened.emit(contact_id))
            flow.addWidget(button)
        return flow

    def _landing(self) -> FlowLayout:
        """How the newest act of ours landed: press one, press it again to take it back."""
        flow = FlowLayout(4)
        asked = PlainLabel(self.tr("How did it land?"), kind="small")
        asked.setMinimumHeight(28)
        flow.addWidget(asked)
        for reaction in Reaction:
            button = QPushButton(reaction_words(reaction))
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setChecked(reaction is self._one.reaction)
            button.setStyleSheet("padding: 0 10px; min-height: 24px; border-radius: 13px;")
            button.setAccessibleName(self.tr("It landed: {reaction}").format(reaction=reaction_words(reaction)))
            button.toggled.connect(lambda on, reaction=reaction: self.reaction_chosen.emit(reaction if on else None))
            flow.addWidget(button)
        return flow

    def _remover(self, day: str) -> QPushButton:
        return remover(self.tr("Remove {kind}, {day}").format(kind=self._act, day=day), self.removed.emit)
