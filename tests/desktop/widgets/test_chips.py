"""Chips that are pressed, by mouse or by a screen reader, which toggles instead of clicking."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from networkgarden.desktop.widgets.chips import ChipChoice

DESKTOP = Path(__file__).resolve().parents[3] / "networkgarden" / "desktop"


def toggle(button):
    """What AT-SPI offers for a button that can be checked."""
    action = QAccessible.queryAccessibleInterface(button).actionInterface()
    action.doAction(action.actionNames()[0])


def test_one_chip_is_chosen_however_it_is_pressed(qtbot):
    chips = ChipChoice("What is this for?", {"thank": "Thank", "ask": "Ask", "share": "Share"})
    qtbot.addWidget(chips)
    told = []
    chips.chosen.connect(told.append)
    buttons = {one.text(): one for one in chips.findChildren(QPushButton)}
    toggle(buttons["Ask"])
    toggle(buttons["Share"])
    toggle(buttons["Share"])                # it stays chosen
    buttons["Thank"].click()
    chips.choose("ask")                     # by the program: nobody needs to be told
    assert told == ["ask", "share", "share", "thank"]
    assert [text for text, one in buttons.items() if one.isChecked()] == ["Ask"]


def test_no_button_that_can_be_checked_hears_clicks_alone():
    """In a function that makes one, ``clicked`` would leave assistive technology without effect."""
    found = []
    for path in DESKTOP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                source = ast.unparse(node)
                makes = "setCheckable(True)" in source and "Button" in source
                if makes and (".clicked" in source or ".idClicked" in source) and ".toggled" not in source:
                    found.append(f"{path.name}: {node.name}")
    assert found == []
