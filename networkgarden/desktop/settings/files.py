"""What concerns the person's files: who they are in them, and a folder that is watched for new ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.import_answers import forget_me, known_me, me_from, remember_me
from networkgarden.actions.tending import Tending
from networkgarden.desktop.settings.rows import Group
from networkgarden.desktop.widgets.column import cleared
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel
from networkgarden.domain.incoming import Me


class FilesGroup(Group):
    """``folder()`` is the watched one, "" for none; ``watch_wanted`` asks for one, ``stop_wanted`` to end it.
    ``refresh()`` after either."""

    watch_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, tending: Tending, folder: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FilesGroup", "Your files"), QCoreApplication.translate(
            "FilesGroup", "By these you are known in mail, chats and archives that you bring in."), parent)
        self._tending, self._folder = tending, folder
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.column.addLayout(self._lines)
        self.mine = QLineEdit()
        self.mine.setAccessibleName(self.tr("Add an address, number or name of yours"))
        self.mine.setPlaceholderText(self.mine.accessibleName())
        self.mine.setMinimumWidth(80)
        self.mine.returnPressed.connect(self._add)
        self.column.addWidget(self.mine)
        self.column.addWidget(PlainLabel(self.tr("A folder to watch"), wrap=True))
        self._watched = PlainLabel("", kind="small", wrap=True)
        self.column.addWidget(self._watched)
        self._watch = QPushButton(self.tr("Watch a folder…"), self)
        self._watch.clicked.connect(self.watch_wanted)
        self._stop = QPushButton(self.tr("Stop watching"), self)
        self._stop.clicked.connect(self.stop_wanted)
        for button in (self._watch, self._stop):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.refresh()

    def refresh(self) -> None:
        cleared(self._lines)
        for one in known_me(self._tending):
            row = QHBoxLayout()
            row.addWidget(ElidedLabel(one.value), 1)
            remove = QPushButton("×")
            remove.setProperty("kind", "flat")
            remove.setFixedWidth(28)
            remove.setAccessibleName(self.tr("Remove {name}").format(name=one.value))
            remove.clicked.connect(lambda _=False, one=one: self._remove(one))
            row.addWidget(remove)
            self._lines.addLayout(row)
        folder = self._folder()
        self._watched.setText(self.tr("New files in {folder} are offered; nothing comes in by itself.").format(
            folder=folder) if folder else self.tr("None. New files of a folder you choose can be offered to you."))
        self._watch.setVisible(not folder)
        self._stop.setVisible(bool(folder))

    def _add(self) -> None:
        if self.mine.text().strip():
            remember_me(self._tending, [me_from(self.mine.text())])
            self.mine.clear()
            self.refresh()

    def _remove(self, one: Me) -> None:
        forget_me(self._tending, one)
        self.refresh()
