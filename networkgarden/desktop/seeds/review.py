"""Duplicates to review: who may be here twice, one group at a time, and what was merged before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.duplicates import Cluster, Review, review_of
from networkgarden.actions.merging import merge, not_the_same, unmerge
from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.seeds.past import PastMerges
from networkgarden.desktop.seeds.review_words import progress_words, verdict_words
from networkgarden.desktop.seeds.sides import Sides
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.column import Card, ColumnPage
from networkgarden.desktop.widgets.labels import PlainLabel

ROW_FITS = 420


class ReviewPage(ColumnPage):
    """``closed`` leads back to the seeds. With ``tasks`` it looks for duplicates beside the window."""

    closed = Signal()

    def __init__(self, door: Door, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Duplicates to review"))
        self._door = door
        self._looking = Looking(door, tasks, review_of, self._show_seen, self)
        self._review = Review((), {}, ())
        self._clusters: list[Cluster] = []
        self._place = 0
        clock = door.tending.clock
        self.sides = Sides(clock.now().astimezone(clock.zone()))
        self.past = PastMerges()
        self.past.apart_wanted.connect(self._take_apart)
        self._word = PlainLabel(self.tr("Looking for people who are here twice …"), kind="muted", wrap=True)
        self._progress, self._why = PlainLabel("", kind="accent"), PlainLabel("", wrap=True)
        self._hint = PlainLabel(self.tr("Keys: M merges, K keeps both, left and right go on, Escape goes back."),
                                kind="small", wrap=True)
        self._lay_out()
        self._keys()
        for widget in (self._card, self._hint, self.past):
            widget.hide()

    def refresh(self) -> None:
        self._looking.look()

    def _lay_out(self) -> None:
        back = self._button(self.tr("Back to Seeds"), "flat", self.closed.emit)
        self.column.insertWidget(0, back, 0, Qt.AlignmentFlag.AlignLeading)
        self._card = Card()
        self._card.column.setSpacing(12)
        self._before = self._button(self.tr("Previous"), "flat", lambda: self._step(-1))
        self._after = self._button(self.tr("Next"), "flat", lambda: self._step(1))
        head = QHBoxLayout()
        head.addWidget(self._progress, 1)
        head.addWidget(self._before)
        head.addWidget(self._after)
        self._merge = self._button(self.tr("Merge"), "primary", self.merge)
        self._keep = self._button(self.tr("Keep both"), "plain", self.keep_both)
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers.setSpacing(8)
        self._answers.addWidget(self._merge, 1)
        self._answers.addWidget(self._keep, 1)
        self._card.column.addLayout(head)
        self._card.column.addWidget(self._why)
        self._card.column.addWidget(self.sides)
        self._card.column.addLayout(self._answers)
        for widget in (self._word, self._card, self._hint, self.past):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _button(self, text: str, kind: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.clicked.connect(lambda _: act())
        return button

    def _keys(self) -> None:
        keys: tuple[tuple[QKeySequence, Callable[[], object]], ...] = (
            (QKeySequence("M"), self.merge), (QKeySequence("K"), self.keep_both),
            (QKeySequence(Qt.Key.Key_Left), lambda: self._step(1 if self.isRightToLeft() else -1)),
            (QKeySequence(Qt.Key.Key_Right), lambda: self._step(-1 if self.isRightToLeft() else 1)),
            (QKeySequence(Qt.Key.Key_Escape), self.closed.emit))
        for key, act in keys:
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # what is shown

    def current(self) -> Cluster | None:
        return self._clusters[self._place] if self._place < len(self._clusters) else None

    def _show_seen(self, review: Review) -> None:
        """The group being looked at stays; one that came back (by undo) is looked at again."""
        before, known = self.current(), {frozenset(one.ids) for one in self._clusters}
        self._review, self._clusters = review, list(review.clusters)
        back = [number for number, one in enumerate(self._clusters) if known and frozenset(one.ids) not in known]
        same = [number for number, one in enumerate(self._clusters) if before and one.ids == before.ids]
        self._place = next(iter(back if len(back) == 1 else same), min(self._place, max(0, len(self._clusters) - 1)))
        self.past.show_past(review.past)
        self._show_current()

    def _show_current(self) -> None:
        cluster = self.current()
        self._card.setVisible(cluster is not None)
        self._hint.setVisible(cluster is not None and self.width() >= ROW_FITS)
        self._word.setText(self.tr("Nobody seems to be here twice.") if cluster is None else self.tr(
            "Nothing is merged here without you. A merge can be taken apart again at any time."))
        if cluster is None:
            return
        self._progress.setText(progress_words(self._place + 1, len(self._clusters)))
        self._why.setText(verdict_words(cluster.verdict == "merge", cluster.why))
        self._before.setEnabled(self._place > 0)
        self._after.setEnabled(self._place + 1 < len(self._clusters))
        self._keep.setText(self.tr("Keep both") if len(cluster.ids) == 2 else self.tr("Keep all apart"))
        names = ", ".join(cluster.names)
        self._card.setAccessibleName(names)
        for button in (self._merge, self._keep):
            button.setAccessibleDescription(names)
        rows = self._door.tending.garden.read.rows_of(cluster.ids)
        people = {one.id: one for one in self._door.tending.garden.read.contacts(list(rows.values()))}
        self.sides.show_people([(people[one], self._review.standings.get(one)) for one in cluster.ids
                                if one in people])

    def _step(self, step: int) -> None:
        place = self._place + step
        if 0 <= place < len(self._clusters):
            self._place = place
            self._show_current()

    # the answers

    def merge(self) -> None:
        self._answer(merge)

    def keep_both(self) -> None:
        self._answer(not_the_same)

    def _answer(self, act: Callable[[Tending, Sequence[str]], Changes]) -> None:
        """The next group is there at once, also where the look at the garden is still to come."""
        cluster = self.current()
        if cluster is None:
            return
        answered = set(cluster.ids)
        rest = [one for one in self._clusters if len(answered & set(one.ids)) < 2 and (
            act is not_the_same or answered.isdisjoint(one.ids))]
        if self._door.do(lambda tending: act(tending, cluster.ids)) is None:
            return
        if self.current() == cluster:       # the look is still to come
            self._clusters = rest
            self._place = min(self._place, max(0, len(rest) - 1))
            self._show_current()

    def _take_apart(self, merge_id: str) -> None:
        self._door.do(lambda tending: unmerge(tending, merge_id))

    # room and focus

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.current() is not None and self.width() >= ROW_FITS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """When the page is brought to the front, the keys are for the group shown."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and self.current() is not None:
            self._merge.setFocus(Qt.FocusReason.OtherFocusReason)
