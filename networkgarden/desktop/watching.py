"""Offers the new files of a folder the person chose, in a strip above the pages. Off until chosen in Settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from networkgarden.actions.watching import begin_watching, mark_seen, new_files
from networkgarden.desktop.door import Door
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.widgets.banner import Banner
from networkgarden.system.settings import Settings


class Watching(QObject):
    """``look()`` is to be called now and then; ``offered(paths)`` when the person wants to see what they bring."""

    offered = Signal(list)
    begun = Signal()
    """The folder is another one, or none."""

    def __init__(self, door: Door, tasks: Tasks, window: MainWindow, change: Callable[..., Settings]) -> None:
        super().__init__(window)
        self._change = change
        self._tending, self._tasks, self._window = door.tending, tasks, window
        self._looking = False
        self._found: list[Path] = []
        self.banner: Banner | None = None

    def choose(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Watch a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.begin)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def begin(self, folder: str) -> None:
        """From now on; what lies there already is not new. "" ends it."""
        if folder:
            begin_watching(self._tending, Path(folder))
        self._change(watch_folder=folder)
        self.begun.emit()

    def look(self) -> None:
        folder = self._tending.settings.watch_folder
        if not folder or self._looking or self.banner is not None:
            return
        self._looking = True
        tending = self._tending

        def work() -> list[Path]:
            try:
                return new_files(tending, Path(folder))
            finally:
                tending.garden.leave_thread()

        self._tasks.run(work, self._offer, self._failed)

    def _offer(self, files: list[Path]) -> None:
        self._looking = False
        if not files:
            return
        self._found = files
        text = (self.tr("A new file in {folder}: {name}") if len(files) == 1 else
                self.tr("{count} new files in {folder}")).format(
            folder=files[0].parent.name, name=files[0].name, count=len(files))
        self.banner = Banner(text, self.tr("See what it brings"), self.tr("Leave it"))
        self.banner.accepted.connect(self._accept)
        self.banner.put_off.connect(self._end)
        self._window.add_banner(self.banner)

    def _accept(self) -> None:
        files = self._end()
        self.offered.emit([str(file) for file in files])

    def _end(self) -> list[Path]:
        files, self._found = self._found, []
        if files:
            mark_seen(self._tending, files[0].parent, files)
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        return files

    def _failed(self, error: Exception) -> None:
        self._looking = False
        raise error
