"""What the poster should be: format, size, names, title; and how far it has come while it is painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from networkgarden.desktop.widgets.choice import Choice
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled

LONGEST_SIDE = 20_000
_SHORTEST_SIDE = 64
_PIXEL_DPI, _PAPER_DPI = 300, 96
_PAPERS = {"a4": (297, 210), "a3": (420, 297), "a2": (594, 420)}      # mm, lying
_SCREEN = (1920, 1080)
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Order:
    """``ending`` is .png, .svg or .pdf; ``size`` in px (of an SVG or PDF at 96 to the inch)."""

    ending: str
    size: tuple[int, int]
    names: bool
    title: str


def size_of(paper: str, ending: str, *, upright: bool) -> tuple[int, int]:
    """The px of a paper ("a4", "a3", "a2") or of a screen."""
    wide, high = _SCREEN
    if paper in _PAPERS:
        dpi = _PIXEL_DPI if ending == ".png" else _PAPER_DPI
        wide, high = (round(side / 25.4 * dpi) for side in _PAPERS[paper])
    return (high, wide) if upright else (wide, high)


class PosterDialog(QDialog):
    """``save_wanted(Order)`` when it is to be made; ``stop_wanted`` while it is being made."""

    save_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save as a picture"))
        self._running = False
        self._build_fields()
        self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(PlainLabel(self.tr("A poster of your garden"), kind="heading"))
        column.addLayout(self._form)
        column.addWidget(self.progress)
        column.addLayout(self._foot)
        self.setMinimumWidth(420)
        self._show_size()
        self.finished.connect(self.deleteLater)

    def order(self) -> Order:
        ending = str(self.format.currentData())
        paper = str(self.size_choice.currentData())
        size = (self.wide.value(), self.high.value())
        if paper:
            size = size_of(paper, ending, upright=self.upright.isChecked())
        return Order(ending, size, self.names.isChecked(), self.title.text().strip())

    def begin(self) -> None:
        """It is being made now."""
        self._running = True
        self.progress.setValue(0)
        self.progress.show()
        self.save.setEnabled(False)
        self.leave.setText(self.tr("Stop"))

    def show_progress(self, share: float) -> None:
        self.progress.setValue(round(share * 100))

    def end(self) -> None:
        """It is made, or not to be made."""
        self._running = False
        self.progress.hide()
        self.save.setEnabled(True)
        self.leave.setText(self.tr("Cancel"))

    def reject(self) -> None:
        if self._running:
            self.stop_wanted.emit()
        super().reject()

    def _build_fields(self) -> None:
        self.format = Choice(self.tr("Format"))
        for text, ending in ((self.tr("Picture (PNG)"), ".png"), (self.tr("For printing (PDF)"), ".pdf"),
                             (self.tr("For drawing programs (SVG)"), ".svg")):
            self.format.addItem(text, ending)
        self.size_choice = Choice(self.tr("Size"))
        for text, paper in ((self.tr("A screen"), "screen"), (self.tr("Paper A4"), "a4"), (self.tr("Paper A3"), "a3"),
                            (self.tr("Poster A2"), "a2"), (self.tr("My own …"), "")):
            self.size_choice.addItem(text, paper)
        self.upright = QCheckBox(self.tr("Upright"))
        self.wide = self._side(self.tr("Width in pixels"), 3000)
        self.high = self._side(self.tr("Height in pixels"), 2000)
        self.names = QCheckBox(self.tr("With names"))
        self.names.setChecked(not names_are_veiled())
        self.title = QLineEdit()
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setPlaceholderText(self.tr("None"))
        self.pixels = PlainLabel("", kind="small")
        own = QHBoxLayout()
        self._own = (self.wide, PlainLabel("×"), self.high)
        for widget in self._own:
            own.addWidget(widget)
        own.addStretch(1)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in ((self.tr("Format"), self.format), (self.tr("Size"), self.size_choice)):
            self._form.addRow(PlainLabel(name, kind="muted"), field)
        self._form.addRow(PlainLabel(""), own)
        for row in (self.pixels, self.upright, self.names):
            self._form.addRow(PlainLabel(""), row)
        label = PlainLabel(self.tr("Title"), kind="muted")
        label.setBuddy(self.title)
        self._form.addRow(label, self.title)
        for signal in (self.format.currentIndexChanged, self.size_choice.currentIndexChanged, self.upright.toggled,
                       self.wide.valueChanged, self.high.valueChanged):
            signal.connect(lambda _: self._show_size())

    def _side(self, name: str, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setAccessibleName(name)
        box.setRange(_SHORTEST_SIDE, LONGEST_SIDE)
        box.setSingleStep(100)
        box.setValue(value)
        return box

    def _build_foot(self) -> None:
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Painting"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress.hide()
        self.save = QPushButton(self.tr("Save …"))
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.order()))
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave)
        self._foot.addWidget(self.save)

    def _show_size(self) -> None:
        own = not self.size_choice.currentData()
        for widget in self._own:
            widget.setVisible(own)
        self.upright.setEnabled(not own)
        wide, high = self.order().size
        self.pixels.setText(self.tr("{width} × {height} pixels").format(width=wide, height=high))

    def sizeHint(self) -> QSize:
        return QSize(460, super().sizeHint().height())
