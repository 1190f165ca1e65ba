"""The line above the garden: search, sorting, filters, size. It says what is wanted and knows no people."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from networkgarden.desktop.garden.layout import Zoom
from networkgarden.desktop.garden.order import Sorting, Wanted
from networkgarden.desktop.garden.wording import word_of_condition, word_of_rung
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.kinds import RHYTHM_OF_CIRCLE, Condition, Rung

_WAIT_MS = 120
_OFFERED = (Sorting.THIRST, Sorting.NAME, Sorting.BED, Sorting.LAST_CONTACT)      # the table's columns give the rest
_ONE_LINE_FROM = 760
_SEARCH_WIDTH, _NO_LIMIT = 560, 16_777_215


class SearchField(QLineEdit):
    """A field that tells what was typed after a breath; Escape clears it, then leaves it."""

    searched = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search people"))
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the search"))
        self.setMinimumWidth(160)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_WAIT_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _wait(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())


class GardenControls(QWidget):
    """Search on the left, the rest on the right; two lines where the window is narrow."""

    wanted_changed = Signal(object)      # a Wanted
    sorting_changed = Signal(object)     # a Sorting
    zoom_wanted = Signal(int)            # steps, + larger
    garden_wanted = Signal()             # leave the search for the garden
    table_wanted = Signal(bool)          # the twin table instead of the garden?
    search_entered = Signal()            # the person is about to search

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wanted = Wanted()
        self._zoom = Zoom.GARDEN
        self._choices: dict[str, list[QAction]] = {}
        self.search = SearchField(self)
        self.count = PlainLabel("", self, kind="muted")
        self.sort_button = self._menu_button(self.tr("Sort"), self._sort_menu())
        self._filter_menu = QMenu(self)
        self.filter_button = self._menu_button(self.tr("Filter"), self._filter_menu)
        self.smaller = self._step_button("−", self.tr("Smaller plants"), -1)
        self.larger = self._step_button("+", self.tr("Larger plants"), 1)
        self.table_button = self._turn_button()
        self.more_menu = QMenu(self)
        self.more_button = self._menu_button(self.tr("More"), self.more_menu)
        self.more_button.setText("⋯")
        self.more_button.setFixedWidth(36)
        self.more_button.setToolTip(self.tr("More"))
        self._arrange()
        self.set_beds(())
        self._name_sorting(Sorting.THIRST)
        self.search.searched.connect(self._search)
        self.search.left.connect(self.garden_wanted)
        self.search.entered.connect(self.search_entered)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, super().minimumSizeHint().height())

    def set_beds(self, beds: Iterable[str]) -> None:
        """Offer these beds; what was ticked stays ticked where it still exists."""
        ticked = self._wanted
        self._filter_menu.clear()
        self._choices.clear()
        names = list(beds)
        if names:
            self._submenu("beds", self.tr("Bed"), [(bed, bed) for bed in names], ticked.beds)
        circles = [(circle, self.tr("Closest {number}").format(number=circle)) for circle in RHYTHM_OF_CIRCLE]
        self._submenu("circles", self.tr("Circle"), circles, ticked.circles)
        conditions = [(condition, word_of_condition(condition)) for condition in Condition]
        self._submenu("conditions", self.tr("Condition"), conditions, ticked.conditions)
        self._submenu("rungs", self.tr("Growth"), [(rung, word_of_rung(rung)) for rung in Rung], ticked.rungs)
        self._filter_menu.addSeparator()
        self._filter_menu.addAction(self.tr("Show everybody")).triggered.connect(self.clear_all)

    def set_sorting(self, sorting: Sorting) -> None:
        """Show a sorting that was chosen elsewhere (a remembered one)."""
        for action in self._sortings.actions():
            action.setChecked(Sorting(action.data()) is sorting)
        self._name_sorting(sorting)

    def set_zoom(self, zoom: Zoom) -> None:
        self._zoom = zoom
        self._enable_steps()

    def set_table(self, shown: bool) -> None:
        """Show which of the twins is in sight; a table has no sizes."""
        self.table_button.setChecked(shown)
        self._enable_steps()

    def _enable_steps(self) -> None:
        garden = not self.table_button.isChecked()
        self.smaller.setEnabled(garden and self._zoom > min(Zoom))
        self.larger.setEnabled(garden and self._zoom < max(Zoom))

    def set_count(self, text: str) -> None:
        self.count.setText(text)

    def clear_all(self) -> None:
        """No search, no filter."""
        self.search.clear()
        for action in (action for actions in self._choices.values() for action in actions):
            action.setChecked(False)
        self._tell()

    # regions

    def _arrange(self) -> None:
        self._tools, self._front = QHBoxLayout(), QHBoxLayout()
        for line in (self._tools, self._front):
            line.setSpacing(8)
        for widget in (self.count, self.sort_button, self.filter_button, self.smaller, self.larger):
            self._tools.addWidget(widget)
        self._tools.insertStretch(1, 1)
        self._front.addWidget(self.search, 1)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(16, 8, 16, 8)
        self._lines.setSpacing(8)
        self._lines.addLayout(self._front, 1)
        self._lines.addLayout(self._tools, 1)
        self._place_ends(wide=True)

    def _place_ends(self, *, wide: bool) -> None:
        """Table and More stand at the end of the first line, however many lines there are."""
        for button in (self.table_button, self.more_button):
            (self._tools if wide else self._front).addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _ONE_LINE_FROM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._lines.direction() is not direction:
            self._lines.setDirection(direction)
            self._place_ends(wide=wide)
        self.search.setMaximumWidth(_SEARCH_WIDTH if wide else _NO_LIMIT)

    def _turn_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(self.tr("Table"))
        button.setAccessibleName(self.tr("Table"))
        button.setToolTip(self.tr("The same people as a table (Ctrl+T)"))
        button.setCheckable(True)
        button.setProperty("kind", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(self.table_wanted)
        return button

    def _menu_button(self, name: str, menu: QMenu) -> QPushButton:
        """No QToolButton: the menu of one that pops up at once cannot be opened by assistive technology."""
        button = QPushButton(f"{name} ▾", self)
        button.setStyleSheet("padding: 0 8px;")
        button.setAccessibleName(name)
        button.setMenu(menu)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _step_button(self, sign: str, name: str, steps: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedWidth(36)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.zoom_wanted.emit(steps))
        return button

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        self._sortings = QActionGroup(self)
        names = {
            Sorting.THIRST: self.tr("Thirst"), Sorting.NAME: self.tr("Name"), Sorting.BED: self.tr("Bed"),
            Sorting.LAST_CONTACT: self.tr("Last contact"), Sorting.GROWTH: self.tr("Growth"),
            Sorting.CIRCLE: self.tr("Circle"), Sorting.RHYTHM: self.tr("Rhythm"), Sorting.DUE: self.tr("Due"),
            Sorting.ORGANISATION: self.tr("Organisation"),
        }  # fmt: skip
        for sorting, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(sorting is Sorting.THIRST)
            action.setData(sorting)
            action.setVisible(sorting in _OFFERED)
            self._sortings.addAction(action)
        self._sortings.triggered.connect(lambda action: self._sort(Sorting(action.data())))
        return menu

    def _submenu(
        self, key: str, title: str, entries: Iterable[tuple[object, str]], ticked: frozenset[object]
    ) -> None:
        menu = self._filter_menu.addMenu(title)
        self._choices[key] = []
        for value, name in entries:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in ticked)
            action.setData(value)
            action.triggered.connect(self._tell)
            self._choices[key].append(action)

    # what was chosen

    def _sort(self, sorting: Sorting) -> None:
        self._name_sorting(sorting)
        self.sorting_changed.emit(sorting)

    def _name_sorting(self, sorting: Sorting) -> None:
        action = next(action for action in self._sortings.actions() if Sorting(action.data()) is sorting)
        self.sort_button.setText(self.tr("By {order} ▾").format(order=action.text().lower()))

    def _search(self, _text: str) -> None:
        self._tell()

    def _tell(self) -> None:
        wanted = Wanted(
            self.search.text().strip(), frozenset(str(v) for v in self._ticked("beds")),
            frozenset(int(str(v)) for v in self._ticked("circles")),
            frozenset(Condition(str(v)) for v in self._ticked("conditions")),
            frozenset(Rung(int(str(v))) for v in self._ticked("rungs")),
        )  # fmt: skip
        ticks = sum(len(part) for part in (wanted.beds, wanted.circles, wanted.conditions, wanted.rungs))
        self.filter_button.setText(self.tr("Filter ({count}) ▾").format(count=ticks) if ticks else self.tr("Filter ▾"))
        if wanted != self._wanted:
            self._wanted = wanted
            self.wanted_changed.emit(wanted)

    def _ticked(self, key: str) -> list[object]:
        values = [action.data() for action in self._choices.get(key, ()) if action.isChecked()]
        return [int(value) if isinstance(value, int) else value for value in values]
