"""Import: what was recognised, what would change, then one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.importing import ImportReport, import_read, read_files
from networkgarden.desktop.door import Door
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.column import Card, ColumnPage, cleared
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.errors import NetworkGardenError

SKIPS_SHOWN = 50


class ImportPage(ColumnPage):
    """Reads and commits beside the window. ``finished`` when the files are in."""

    finished = Signal()

    def __init__(self, door: Door, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Import"))
        self._door, self._tasks = door, tasks
        self._read: Sequence[Any] = ()
        self._word = PlainLabel("", kind="muted", wrap=True)
        self.column.addWidget(self._word)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(self.tr("Reading"))
        self.column.addWidget(self._progress)
        self._files = QVBoxLayout()
        self._files.setSpacing(12)
        self.column.addLayout(self._files)
        self.column.addLayout(self._buttons())
        self.column.addStretch(1)
        self._rest(self.tr("Drop files on the window: vCards, LinkedIn archives, tables, or a garden of your own."))

    def refresh(self) -> None:
        """Nothing of the garden is shown here that could be stale."""

    def offer(self, files: Sequence[Path]) -> None:
        """Read these files and show what they would bring. Nothing is changed yet."""
        self._begin(self.tr("Reading…"))
        tending = self._door.tending

        def look() -> tuple[Sequence[Any], ImportReport]:
            try:
                read = read_files(files)
                return read, import_read(tending, read, plant=False, dry_run=True)
            finally:
                tending.garden.leave_thread()

        self._tasks.run(look, self._show_offer, self._failed)

    def _buttons(self) -> QVBoxLayout:
        self._plant = QCheckBox(self.tr("Plant the new people at once"))
        self._go = QPushButton(self.tr("Import"))
        self._go.setProperty("kind", "primary")
        self._go.clicked.connect(self._import)
        self._leave = QPushButton(self.tr("Leave it"))
        self._leave.setProperty("kind", "flat")
        self._leave.clicked.connect(self._forget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._go)
        rows = QVBoxLayout()
        rows.addWidget(self._plant)
        rows.addLayout(row)
        return rows

    def _begin(self, words: str) -> None:
        self._word.setText(words)
        self._progress.show()
        for button in (self._plant, self._go, self._leave):
            button.hide()

    def _rest(self, words: str) -> None:
        self._begin(words)
        self._progress.hide()

    def _show_offer(self, found: tuple[Sequence[Any], ImportReport]) -> None:
        self._read, report = found
        self._rest(self.tr("This is what the files would bring. The whole import can be undone in one step.")
                   if report.recognised else self.tr("Nothing here could be read."))
        cleared(self._files)
        for file in report.files:
            self._files.addWidget(self._file_card(file))
        for button in (self._plant, self._go, self._leave):
            button.setVisible(report.recognised or button is self._leave)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _file_card(self, file: Any) -> Card:
        card = Card()
        card.column.addWidget(ElidedLabel(f"{Path(file.path).name} — {file.format or self.tr('not recognised')}",
                                          kind="heading"))
        people, acts = file.contacts, file.interactions
        card.column.addWidget(PlainLabel(self.tr(
            "People: {new} new, {updated} updated, {merged} merged, {unchanged} as they were. "
            "History: {acts} new, {known} known already.").format(
                **people, acts=acts["new"], known=acts["duplicate"]), wrap=True))
        if file.skipped:
            lines = [f"{skip.where}: {skip.why}" for skip in file.skipped[:SKIPS_SHOWN]]
            more = len(file.skipped) - len(lines)
            if more:
                lines.append(self.tr("… and {count} more").format(count=more))
            card.column.addWidget(PlainLabel(self.tr("Left out:") + "\n" + "\n".join(lines), kind="small", wrap=True))
        return card

    def _import(self) -> None:
        self._begin(self.tr("Bringing everything in…"))
        tending, read, plant = self._door.tending, self._read, self._plant.isChecked()

        def commit() -> ImportReport:
            try:
                return import_read(tending, read, plant=plant)
            finally:
                tending.garden.leave_thread()

        self._tasks.run(commit, self._done, self._failed)

    def _done(self, report: ImportReport) -> None:
        self._forget()
        self._door.changed.emit(report.changes)
        self.finished.emit()

    def _forget(self) -> None:
        self._read = ()
        cleared(self._files)
        self._rest(self.tr("Drop more files whenever you like."))

    def _failed(self, error: Exception) -> None:
        self._rest(str(error))
        if not isinstance(error, NetworkGardenError):
            raise error
        self._door.failed.emit(error)
