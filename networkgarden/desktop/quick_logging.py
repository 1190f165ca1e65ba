"""The quick log joined to the garden: for the person's page and for a small window of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from networkgarden.actions.interactions import PHRASES
from networkgarden.actions.own_kinds import own_kinds
from networkgarden.actions.quick_log import log_entry as keep_entry
from networkgarden.desktop.door import Door
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.quick_log_bar import QuickLogBar
from networkgarden.desktop.widgets.veil import veiled, veiled_words
from networkgarden.domain.quick_log import NameIndex, QuickLog, said, understand


def make_quick_log_bar(door: Door, parent: QWidget | None = None) -> QuickLogBar:
    """A bar that logs through the door."""
    bar = make_reading_bar(door, parent)
    bar.log_wanted.connect(lambda entry: log_entry(door, entry))
    return bar


def make_reading_bar(door: Door, parent: QWidget | None = None) -> QuickLogBar:
    """A bar that understands and says what; whoever hears ``log_wanted`` logs."""
    tending = door.tending
    return QuickLogBar(lambda line, names, preset: understand(line, names, tending.today(), preset, own_kinds(tending)),
                       lambda entry: veiled_words(said(entry, tending.today(), PHRASES),
                                                  (*entry.names, *entry.candidates)), parent)


def log_entry(door: Door, entry: QuickLog) -> bool:
    return door.do(lambda tending: keep_entry(tending, entry)) is not None


class QuickLogDialog(QDialog):
    """The quick log by itself, for ``contact_ids`` or for whoever the line names. It closes when it has logged."""

    def __init__(self, door: Door, contact_ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log contact"))
        names = NameIndex(door.tending.garden.read.names())
        whom = ", ".join(veiled(names.shown[one]) for one in contact_ids if one in names.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(whom or self.tr("What happened, and with whom?"), kind="heading", wrap=True))
        self.bar = make_quick_log_bar(door, self)
        self.bar.set_people(names, contact_ids)
        self.bar.log_wanted.connect(lambda _: self.accept())
        column.addWidget(self.bar)
        self.setMinimumWidth(440)
        self.finished.connect(self.deleteLater)
