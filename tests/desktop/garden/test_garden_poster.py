"""Posters of the garden: PNG, SVG and PDF of any size, made beside the window, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networkgarden.actions.contacts import add_contact
from networkgarden.actions.tending import Tending
from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.door import Door
from networkgarden.desktop.garden.poster import Poster, Stopped, paint_poster
from networkgarden.desktop.garden.poster_dialog import Order, PosterDialog, size_of
from networkgarden.desktop.garden.snapshot import save_poster
from networkgarden.desktop.posters import PosterMaker
from networkgarden.desktop.widgets.veil import veil_names
from networkgarden.domain.standing import Standing
from networkgarden.errors import NetworkGardenError, UsageError
from tests.garden_at_hand import open_tending

People = Callable[[int], list[Standing]]
NOON = Light.at(datetime(2026, 6, 1, 12, tzinfo=UTC))
SIZE = (480, 320)


def painted(people: list[Standing], poster: Poster, size: tuple[int, int] = SIZE) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_poster(painter, *map(float, size), people, NOON, poster)
    painter.end()
    return image


def mean_difference(a: QImage, b: QImage) -> float:
    """Of lightness, 0 to 255."""
    points = [(x, y) for x in range(0, a.width(), 4) for y in range(0, a.height(), 4)]
    return sum(abs(a.pixelColor(x, y).lightness() - b.pixelColor(x, y).lightness()) for x, y in points) / len(points)


def test_a_png_has_the_pixels_asked_for(qapp: object, people: People, tmp_path: Path) -> None:
    save_poster(tmp_path / "g.png", (1200, 500), people(20), NOON, Poster(names=True, title="Us & <them>"))
    image = QImage(str(tmp_path / "g.png"))
    assert (image.width(), image.height()) == (1200, 500)
    assert list(tmp_path.iterdir()) == [tmp_path / "g.png"]


def test_an_svg_shows_what_the_png_shows(qapp: object, people: People, tmp_path: Path) -> None:
    save_poster(tmp_path / "g.svg", SIZE, people(12), NOON, Poster(names=True, title="Us & <them>"))
    assert "Us &amp; &lt;them&gt;" in (tmp_path / "g.svg").read_text(encoding="utf-8")
    drawn = QImage(*SIZE, QImage.Format.Format_RGB32)
    drawn.fill(0)
    painter = QPainter(drawn)
    QSvgRenderer(str(tmp_path / "g.svg")).render(painter)
    painter.end()
    assert mean_difference(drawn, painted(people(12), Poster(names=True, title="Us & <them>"))) < 6


def test_a_pdf_has_one_page_of_that_size(qapp: object, people: People, tmp_path: Path) -> None:
    wide, high = size_of("a4", ".pdf", upright=False)
    save_poster(tmp_path / "g.pdf", (wide, high), people(12), NOON, Poster())
    data = (tmp_path / "g.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)", data)
    assert len(boxes) == 1
    assert float(boxes[0][0]) == pytest.approx(297 / 25.4 * 72, abs=2)
    assert float(boxes[0][1]) == pytest.approx(210 / 25.4 * 72, abs=2)


@pytest.mark.parametrize("count", [0, 3, 60, 700, 6000])
@pytest.mark.parametrize("size", [(600, 400), (300, 500)])
def test_everybody_is_on_it_and_it_is_filled_to_its_foot(
    qapp: object, people: People, count: int, size: tuple[int, int]
) -> None:
    image = painted(people(count), Poster(), size)
    foot = [image.pixelColor(x, size[1] - 2).lightness() for x in range(0, size[0], 7)]
    assert min(foot) > 8
    assert (mean_difference(image, painted([], Poster(), size)) > 0.4) is (count > 0)


def test_title_and_names_are_seen_and_names_heed_the_veil(qapp: object, people: People) -> None:
    plain, named = painted(people(6), Poster()), painted(people(6), Poster(names=True))
    assert mean_difference(plain, named) > 0.3
    assert mean_difference(plain, painted(people(6), Poster(title="Garden"))) > 0.1
    veil_names(True)
    try:
        assert painted(people(6), Poster(names=True)) != named
    finally:
        veil_names(False)


def test_wrong_endings_and_too_many_pixels_are_refused_in_words(people: People, qapp: object, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="jpg"):
        save_poster(tmp_path / "g.jpg", SIZE, people(3), NOON, Poster())
    with pytest.raises(UsageError, match="too many pixels"):
        save_poster(tmp_path / "g.png", (20_000, 20_000), people(3), NOON, Poster())
    with pytest.raises(NetworkGardenError, match="could not be written"):
        save_poster(tmp_path / "no" / "g.png", SIZE, people(3), NOON, Poster())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_stopping_leaves_nothing_behind(qapp: object, people: People, tmp_path: Path, ending: str) -> None:
    def stop(share: float) -> None:
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        save_poster(tmp_path / f"g{ending}", SIZE, people(20), NOON, Poster(told=stop))
    assert list(tmp_path.iterdir()) == []


# --- the dialog and the work ------------------------------------------------------------------------------------


def test_the_dialog_says_what_is_wanted(qtbot: QtBot) -> None:
    dialog = PosterDialog()
    qtbot.addWidget(dialog)
    assert dialog.order() == Order(".png", (1920, 1080), names=True, title="")
    dialog.size_choice.setCurrentIndex(dialog.size_choice.findData("a3"))
    dialog.upright.setChecked(True)
    dialog.names.setChecked(False)
    dialog.title.setText(" Us ")
    assert dialog.order() == Order(".png", (3508, 4961), names=False, title="Us")
    assert dialog.pixels.text() == "3508 × 4961 pixels"
    dialog.format.setCurrentIndex(dialog.format.findData(".pdf"))
    assert dialog.order().size == (1123, 1587)
    dialog.size_choice.setCurrentIndex(dialog.size_choice.findData(""))
    dialog.wide.setValue(99_999)
    dialog.high.setValue(100)
    assert dialog.order().size == (20_000, 100)


@pytest.fixture
def maker(qtbot: QtBot, tmp_path: Path) -> Iterator[PosterMaker]:
    tending: Tending = open_tending(tmp_path / "profile")
    with tending.garden:
        for name in ("Ada", "Bob", "Cid"):
            add_contact(tending, name)
        window = QWidget()
        qtbot.addWidget(window)
        made = PosterMaker(Door(tending), lambda: NOON, window)
        yield made
        made.close()


def test_it_is_made_beside_the_window_with_progress(maker: PosterMaker, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = maker.open()
    with qtbot.waitSignal(maker.saved, timeout=20_000) as saved:
        maker.make(Order(".png", (640, 400), names=True, title="Us"), tmp_path / "us.png")
        assert dialog.progress.isVisible()
        assert dialog.leave.text() == "Stop"
        assert not dialog.save.isEnabled()
    assert saved.args == ["Saved as us.png"]
    assert QImage(str(tmp_path / "us.png")).width() == 640
    assert not dialog.isVisible()


def test_stop_ends_it(maker: PosterMaker, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = maker.open()
    maker.make(Order(".png", (4000, 4000), names=True, title=""), tmp_path / "us.png")
    dialog.leave.click()
    qtbot.waitUntil(lambda: not maker._tasks.busy, timeout=20_000)
    assert not (tmp_path / "us.png").exists()


def test_a_place_that_cannot_be_written_to_is_said(maker: PosterMaker, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(maker._door.failed, timeout=20_000) as failed:
        maker.make(Order(".svg", (640, 400), names=False, title=""), tmp_path / "no" / "us.svg")
    assert "could not be written" in str(failed.args[0])
