"""Writing the garden elsewhere: an export that any program reads, or an encrypted backup. Both beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from networkgarden.actions.backups import back_up
from networkgarden.actions.exporting import export_garden
from networkgarden.desktop.door import Door
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.tasks import Tasks
from networkgarden.errors import NetworkGardenError


class Safekeeping(QObject):
    """Asks for a place and says in the window how it went."""

    def __init__(self, door: Door, tasks: Tasks, window: MainWindow) -> None:
        super().__init__(window)
        self._tending, self._tasks, self._window = door.tending, tasks, window

    def choose_export(self) -> None:
        """The ending of the file says what is written."""
        dialog = QFileDialog(self._window, self.tr("Export the garden"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Everything, to bring back (*.json)"), self.tr("Contact cards (*.vcf)"),
                               self.tr("Table (*.csv)"), self.tr("Dates as a calendar (*.ics)")])
        dialog.setDefaultSuffix("json")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")")))
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_backup(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Make a backup in a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.back_up_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, target: Path) -> None:
        self._write(lambda: export_garden(self._tending, target),
                    self.tr("The garden was written to {name}.").format(name=target.name))

    def back_up_to(self, folder: Path) -> None:
        self._write(lambda: back_up(self._tending, folder),
                    self.tr("A backup was written and checked. It opens with the keys that lie beside it."))

    def _write(self, write: Callable[[], object], said: str) -> None:
        def work() -> None:
            try:
                write()
            finally:
                self._tending.garden.leave_thread()

        self._tasks.run(work, lambda _: self._window.say(said), self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._window.show_error(NetworkGardenError(
                self.tr("It could not be written: {why}.").format(why=error.strerror),
                self.tr("Check the folder and the room on the disk.")))
        elif isinstance(error, NetworkGardenError):
            self._window.show_error(error)
        else:
            raise error
