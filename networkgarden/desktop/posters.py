"""Making a poster beside the window: the dialog, the file's name, the work and its progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from networkgarden.actions.tending import Tending
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.door import Door
from networkgarden.desktop.garden.poster import Poster, Stopped
from networkgarden.desktop.garden.poster_dialog import Order, PosterDialog
from networkgarden.desktop.garden.snapshot import save_poster
from networkgarden.desktop.tasks import Tasks
from networkgarden.domain.standing import Standing
from networkgarden.errors import NetworkGardenError


class PosterMaker(QObject):
    """``saved(words)`` when a poster has been written, for the toast."""

    saved = Signal(str)
    _told = Signal(float)

    def __init__(self, door: Door, light: Callable[[], Light], window: QWidget) -> None:
        super().__init__(window)
        self._door, self._light, self._window = door, light, window
        self._tasks = Tasks(self)
        self._stop = Event()
        self._dialog: PosterDialog | None = None
        self._told.connect(self._show)

    def open(self) -> PosterDialog:
        if self._dialog is None:
            dialog = self._dialog = PosterDialog(self._window)
            dialog.save_wanted.connect(self._ask_where)
            dialog.stop_wanted.connect(self._stop.set)
            dialog.finished.connect(self._closed)
            dialog.setWindowModality(Qt.WindowModality.NonModal)
        self._dialog.show()
        return self._dialog

    def close(self) -> None:
        self._stop.set()
        self._tasks.close()

    def make(self, order: Order, target: Path) -> None:
        """Paint and write it in a thread of its own."""
        light, rtl = self._light(), self._window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        stop = self._stop = Event()
        tending = self._door.tending
        if self._dialog is not None:
            self._dialog.stop_wanted.connect(stop.set)
            self._dialog.begin()

        def told(share: float) -> None:
            if stop.is_set():
                raise Stopped
            self._told.emit(share)

        def work() -> Path:
            poster = Poster(order.names, order.title, rtl=rtl, told=told)
            save_poster(target, order.size, _standings(tending), light, poster)
            return target

        self._tasks.run(work, self._done, self._failed)

    def _ask_where(self, order: Order) -> None:
        dialog = QFileDialog(self._dialog, self.tr("Save as a picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(order.ending)
        dialog.setNameFilter(f"*{order.ending}")
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        dialog.selectFile(self.tr("my garden") + order.ending)
        dialog.fileSelected.connect(lambda name: self.make(order, Path(name).with_suffix(order.ending)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, share: float) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(share)

    def _done(self, target: Path) -> None:
        if self._dialog is not None:
            self._dialog.end()
            self._dialog.accept()
        self.saved.emit(self.tr("Saved as {name}").format(name=target.name))

    def _failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.end()
        if isinstance(error, NetworkGardenError):
            self._door.failed.emit(error)
        elif not isinstance(error, Stopped):
            raise error

    def _closed(self) -> None:
        self._dialog = None


def _standings(tending: Tending) -> list[Standing]:
    try:
        return tending.standings()
    finally:
        tending.garden.leave_thread()
