"""The switch for starting at login; off until chosen, and honest about what the system says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.tick import Tick
from networkgarden.errors import NetworkGardenError
from networkgarden.system.autostart import Autostart


class StartSwitch(QWidget):
    """``keep(on)`` hears what was chosen and done. Desktops have switches of their own: theirs counts when shown."""

    def __init__(self, entry: Autostart, command: Sequence[str], keep: Callable[[bool], object],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry, self._command, self._keep = entry, command, keep
        self.tick = Tick(self.tr("Start at login, in the tray"))
        self._trouble = PlainLabel("", kind="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(self._trouble)
        self._look()
        self.tick.toggled.connect(self._toggle)
        self._say("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        self.tick.blockSignals(True)
        self.tick.setChecked(self._entry.is_enabled())
        self.tick.blockSignals(False)

    def _toggle(self, on: bool) -> None:
        try:
            self._entry.enable(self._command) if on else self._entry.disable()
        except (NetworkGardenError, OSError) as error:
            self._say(str(error) if isinstance(error, NetworkGardenError)
                      else self.tr("The system did not let this be changed."))
        else:
            self._say("")
            self._keep(on)
        self._look()

    def _say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
