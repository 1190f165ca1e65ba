"""A short word over the foot of the window that affirms an act and offers to undo it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from networkgarden.desktop.widgets.labels import ElidedLabel

SHOWN_MS = 9000
MARGIN = 24
WIDEST = 560


class Toast(QFrame):
    """One toast at a time, over ``parent``. ``undo_wanted`` when its button is pressed. It is announced."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setProperty("kind", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = ElidedLabel("")
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setProperty("kind", "flat")
        self._undo.clicked.connect(self._undo_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def show_text(self, text: str, undoable: bool = False) -> None:
        self._label.set_whole(text)
        self._undo.setVisible(undoable)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        return self._label.whole()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        host = self._host
        wanted = self._label.fontMetrics().horizontalAdvance(self._label.whole()) + 56
        if not self._undo.isHidden():
            wanted += self._undo.sizeHint().width() + 12
        width = min(WIDEST, wanted, host.width() - 2 * MARGIN)
        height = self.sizeHint().height()
        self.setGeometry((host.width() - width) // 2, host.height() - height - MARGIN, width, height)

    def _undo_pressed(self) -> None:
        self.hide()
        self.undo_wanted.emit()
