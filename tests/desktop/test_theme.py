"""The colour tables can be read, the sheet is complete, and labels never interpret their text."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from networkgarden.desktop.theme import DARK, LIGHT, Theme, apply_theme, current_theme, palette_of, set_kind, stylesheet
from networkgarden.desktop.widgets.labels import ElidedLabel, PlainLabel


def brightness(hex_colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [int(hex_colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    low, high = sorted((brightness(a), brightness(b)))
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("ground", "surface", "raised", "rail", "accent_soft", "notice")


@pytest.mark.parametrize(
    ("theme", "ink", "ground"),
    list(product((LIGHT, DARK), ("text", "muted", "accent"), GROUNDS)),
    ids=lambda value: value.name if isinstance(value, Theme) else value,
)
def test_text_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_buttons_lines_and_focus_stand_out(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent_fill) >= 4.5
    assert contrast(theme.on_accent, theme.accent_hover) >= 4.5
    assert contrast(theme.line_strong, theme.surface) >= 3
    assert contrast(theme.focus, theme.ground) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_sheet_is_filled_in_and_keeps_to_the_grid(theme: Theme) -> None:
    sheet = stylesheet(theme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", sheet))
    assert colours <= {str(getattr(theme, name)) for name in Theme.__dataclass_fields__}


def test_no_colour_is_red() -> None:
    for theme in (LIGHT, DARK):
        for name in Theme.__dataclass_fields__:
            value = str(getattr(theme, name))
            if value.startswith("#"):
                colour = theme.colour(name)
                assert colour.hsvSaturationF() < 0.55 or not (colour.hsvHue() >= 340 or colour.hsvHue() <= 15)


def test_a_theme_can_be_put_on_and_changed(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("Plant")
    qtbot.addWidget(button)
    before = qapp.palette()
    try:
        apply_theme(qapp, DARK)
        assert current_theme() is DARK
        set_kind(button, "primary")
        button.resize(120, 40)
        filled = button.grab().toImage().pixelColor(12, 20)
        assert abs(filled.lightness() - DARK.colour("accent_fill").lightness()) < 12
        apply_theme(qapp, LIGHT)
        assert current_theme() is LIGHT
    finally:
        qapp.setStyleSheet("")
        qapp.setPalette(before)


def test_disabled_text_is_fainter() -> None:
    palette = palette_of(LIGHT)
    text = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert text != palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)


def test_labels_show_markup_as_text(qtbot: QtBot) -> None:
    hostile = "<b>Ada</b> <img src='x'>"
    plain, bold = PlainLabel(hostile), PlainLabel("Ada")
    qtbot.addWidget(plain)
    qtbot.addWidget(bold)
    assert plain.textFormat() is Qt.TextFormat.PlainText
    assert plain.sizeHint().width() > bold.sizeHint().width() * 3


def test_a_long_label_is_cut_and_read_out_whole(qtbot: QtBot) -> None:
    label = ElidedLabel("Wolfeschlegelsteinhausenbergerdorff of a very long company")
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    assert label.text().endswith("…")
    assert label.accessibleName() == label.whole()
    label.resize(900, 24)
    assert label.text() == label.whole()
