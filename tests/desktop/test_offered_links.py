"""A browser's bookmarks and links that are dropped on the window go to the reading list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from networkgarden.actions.reading import readings
from networkgarden.desktop.door import Door
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.pages import Pages
from tests.garden_at_hand import open_tending

BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><p><DT><A HREF="https://example.org/tea">On tea <b>ceremonies</b></A>
<DT><A HREF="javascript:alert(1)">not this</A></DL>
"""


@pytest.fixture
def shown(qtbot, tmp_path):
    tending = open_tending(tmp_path / "profile")

    def change(**values):
        tending.settings = replace(tending.settings, **values)
        return tending.settings

    pages = Pages(Door(tending), tending.first_sight(), False, change)
    window = MainWindow(pages._door, pages.makers(), lambda: True)
    qtbot.addWidget(window)
    pages.attach(window)
    window.show_page("today")
    yield tending, pages, window
    pages.close()
    window.close()
    tending.garden.close()


def test_bookmarks_are_kept_and_said(shown, tmp_path):
    tending, pages, window = shown
    path = tmp_path / "bookmarks.html"
    path.write_text(BOOKMARKS, encoding="utf-8")
    pages.offer_files([str(path)])
    assert [one.url for one in readings(tending)] == ["https://example.org/tea"]
    assert window.shown_page() == "today"
    assert window._toast.text()


def test_a_dropped_link_is_kept(shown):
    tending, _, window = shown
    window.links_dropped.emit("https://example.org/looms")
    assert [one.url for one in readings(tending)] == ["https://example.org/looms"]
