"""The look of the window: two tuned colour tables, a Fusion palette and one stylesheet made from them.

Widgets choose a look by a dynamic property, ``kind``: ``set_kind(button, "primary")``. Known kinds:
 containers  rail, card, quiet (a strip on the ground colour), toast, banner
 buttons     primary, plain (the default), flat, chip (round, may be checked), rail-entry
 labels      title, heading, muted, small, accent
Lengths are multiples of 4 px. Text reaches a contrast of 4.5 on every ground it is used on; tests hold this.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

_DRESSED = "wearsFusion"
UNIT = 4
"""The grid all distances are multiples of, in px."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#RRGGBB``. ``scene`` is the word the botany and the scene take: day or dusk."""

    name: str            # light, dark
    scene: str           # day, dusk
    ground: str          # the window itself
    surface: str         # cards, lists, fields
    raised: str          # menus, tool tips, hovered cards
    rail: str
    text: str
    muted: str           # second lines; still 4.5 on ground, surface and rail
    faint: str           # placeholders and disabled text: not for anything one must read
    accent: str          # leaf green: text, icons and lines
    accent_fill: str     # leaf green behind ``on_accent``
    accent_hover: str
    on_accent: str
    accent_soft: str     # a breath of leaf behind ordinary text
    line: str
    line_strong: str     # the border of fields and buttons: 3.0 on surface
    focus: str
    notice: str          # calm amber for banners; never red
    shade: str           # under floating things

    @property
    def dark(self) -> bool:
        return self.scene == "dusk"

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """A colour by its field's name, with alpha 0..1."""
        colour = QColor(str(getattr(self, role)))
        colour.setAlphaF(alpha)
        return colour


LIGHT = Theme(
    name="light", scene="day",
    ground="#F3F2E8", surface="#FBFAF4", raised="#FFFFFF", rail="#E9EADB",
    text="#243029", muted="#56625A", faint="#8B958C",
    accent="#2F6B3C", accent_fill="#3A7A47", accent_hover="#316A3D", on_accent="#FFFFFF", accent_soft="#DDEAD5",
    line="#DAD9C8", line_strong="#86907F", focus="#2F7D43", notice="#F6E7BF", shade="#2A211E",
)
DARK = Theme(
    name="dark", scene="dusk",
    ground="#1B1F30", surface="#23283B", raised="#2C3249", rail="#171B2A",
    text="#ECE9DD", muted="#B0B5C4", faint="#7D8398",
    accent="#9AD29A", accent_fill="#8CC68C", accent_hover="#A5D8A2", on_accent="#14231A", accent_soft="#2F4340",
    line="#363D55", line_strong="#7981A0", focus="#9AD29A", notice="#4A4230", shade="#080A12",
)


def theme_of(choice: str) -> Theme:
    """The theme for a person's choice: light, dark, or anything else for what the system asks for."""
    if choice in ("light", "dark"):
        return DARK if choice == "dark" else LIGHT
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def current_theme() -> Theme:
    """The theme the program wears, read from its palette: for painting by hand."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: theme.ground, QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface, QPalette.ColorRole.AlternateBase: theme.ground,
        QPalette.ColorRole.Text: theme.text, QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Button: theme.surface, QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.on_accent,
        QPalette.ColorRole.ToolTipBase: theme.raised, QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Highlight: theme.accent_fill, QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent, QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Accent: theme.accent_fill,
        QPalette.ColorRole.Light: theme.raised, QPalette.ColorRole.Midlight: theme.line,
        QPalette.ColorRole.Mid: theme.line, QPalette.ColorRole.Dark: theme.line_strong,
        QPalette.ColorRole.Shadow: theme.shade,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return palette


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole program: Fusion, our palette, our stylesheet. May be called again to change the theme."""
    if not application.property(_DRESSED):
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setProperty(_DRESSED, True)      # under a stylesheet the style no longer tells its name
    application.setPalette(palette_of(theme))
    application.setStyleSheet(stylesheet(theme))


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget one of the looks of this module and have it repainted."""
    widget.setProperty("kind", kind)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def stylesheet(theme: Theme) -> str:
    fields = {name: str(getattr(theme, name)) for name in theme.__dataclass_fields__}
    return Template(_SHEET).substitute(fields)


_SHEET = """
QWidget[kind="rail"] { background: $rail; border: none; }
QWidget[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QWidget[kind="quiet"] { background: $ground; border: none; }
QWidget[kind="toast"] { background: $raised; border: 1px solid $line_strong; border-radius: 12px; }
QWidget[kind="banner"] { background: $notice; border: none; border-radius: 8px; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: 20px; font-weight: 600; color: $text; }
QLabel[kind="heading"] { font-size: 15px; font-weight: 600; color: $text; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { font-size: 12px; color: $muted; }
QLabel[kind="strong"] { color: $text; font-weight: 600; }
QLabel[kind="accent"] { color: $accent; font-weight: 600; }

QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $line_strong; border-radius: 8px;
  padding: 0 12px; min-height: 30px;
}
QToolButton { padding: 0 8px; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: 28px; }
QToolButton:focus { padding: 0 7px; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: $line; background: transparent; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QPushButton[kind="primary"] {
  background: $accent_fill; color: $on_accent; border: 1px solid $accent_fill; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $faint; }

QPushButton[kind="flat"], QToolButton[kind="flat"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover { background: $accent_soft; }
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus { border: 2px solid $focus; }

QPushButton[kind="chip"], QToolButton[kind="chip"] { border-radius: 16px; }
QPushButton[kind="chip"]:checked, QToolButton[kind="chip"]:checked {
  background: $accent_soft; border-color: $accent; color: $accent;
}

QPushButton[kind="rail-entry"], QToolButton[kind="rail-entry"] {
  background: transparent; border: 1px solid transparent; border-radius: 8px; text-align: left;
  padding: 0 12px; min-height: 38px; color: $text;
}
QPushButton[kind="rail-entry"]:hover, QToolButton[kind="rail-entry"]:hover { background: $accent_soft; }
QPushButton[kind="rail-entry"]:checked, QToolButton[kind="rail-entry"]:checked {
  background: $accent_soft; color: $accent; font-weight: 600;
}
QPushButton[kind="rail-entry"]:focus, QToolButton[kind="rail-entry"]:focus {
  border: 2px solid $focus; padding: 0 11px; min-height: 36px;
}

QLineEdit, QPlainTextEdit, QTextEdit {
  background: $surface; color: $text; border: 1px solid $line_strong; border-radius: 8px;
  selection-background-color: $accent_fill; selection-color: $on_accent;
}
QLineEdit { padding: 0 8px; min-height: 30px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; }
QLineEdit:focus { padding: 0 7px; min-height: 28px; }

QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; margin-left: 16px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line_strong; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $accent; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
"""
