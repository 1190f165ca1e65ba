"""The whole import in one line, whether to plant, and the two answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from networkgarden.actions.importing import ImportReport
from networkgarden.desktop.importing.words import summary_words
from networkgarden.desktop.widgets.column import Card
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.tick import Tick


class OfferCard(Card):
    """``import_wanted`` and ``leave_wanted``; ``plant()`` is the choice."""

    import_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = False
        self._sum = PlainLabel("", kind="heading", wrap=True)
        self._words = PlainLabel("", kind="muted", wrap=True)
        self._plant = Tick(self.tr("Plant everyone in these files at once"))
        self._plant.toggled.connect(lambda _: self._show_choice())
        self._hint = PlainLabel("", kind="small", wrap=True)
        self._go = QPushButton(self.tr("Import"))
        self._go.setProperty("kind", "primary")
        self._go.clicked.connect(self.import_wanted)
        self._leave = QPushButton(self.tr("Leave it"))
        self._leave.clicked.connect(self.leave_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._go)
        row.addWidget(self._leave)
        row.addStretch(1)
        for widget in (self._sum, self._words, self._plant, self._hint):
            self.column.addWidget(widget)
        self.column.addSpacing(4)
        self.column.addLayout(row)
        self.hide()

    def plant(self) -> bool:
        return self._plant.isChecked()

    def show_report(self, report: ImportReport) -> None:
        """People known already may still be planted, where they wait as seeds."""
        words = summary_words(report.files)
        people = any(file.contacts[key] for file in report.files for key in ("new", "updated", "merged", "unchanged"))
        self._changes = bool(words)
        self._sum.setText(words or (self.tr("Your garden has all of this already.") if report.recognised
                                    else self.tr("Nothing here could be read.")))
        self._words.setText(self.tr("Nothing is changed yet, and the whole import can be undone in one step."))
        self._words.setVisible(bool(words))
        self._plant.setChecked(False)
        for widget in (self._plant, self._hint, self._go):
            widget.setVisible(people if widget is not self._go else people or bool(words))
        self._leave.setText(self.tr("Leave it") if words else self.tr("Other files"))
        self.setAccessibleName(self._sum.text())
        self._show_choice()

    def focus_first(self) -> None:
        button = self._go if self._go.isEnabled() and not self._go.isHidden() else self._leave
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choice(self) -> None:
        self._hint.setText(self.tr("They stand in the garden, in the circle of once a year, unless a file says more.")
                           if self.plant() else
                           self.tr("Otherwise new people wait in the seed tray, and ask nothing of you."))
        self._go.setEnabled(self._changes or self.plant())
