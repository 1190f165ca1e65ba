"""The overview mended piece by piece."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from networkgarden.desktop.botany.overview import paint_field
from networkgarden.desktop.garden.field import FieldLayout, dot_of
from networkgarden.desktop.garden.field_picture import FieldPicture
from networkgarden.domain.standing import Standing

SIZE = (500, 400)


def shown(picture: FieldPicture, dpr: float) -> QImage:
    image = QImage(round(SIZE[0] * dpr), round(SIZE[1] * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    return image


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("dpr", [1.0, 2.0])
def test_mended_piece_by_piece_it_is_the_picture_painted_at_once(
    people: Callable[[int], list[Standing]], dpr: float
) -> None:
    standings = people(4000)
    field = FieldLayout(4000, *SIZE, None)
    picture = FieldPicture(field, "day", QRect(0, 0, *SIZE), dpr)
    sown = shown(picture, dpr)
    for number in range(len(field.beds)):
        assert number in field.unknown
        assert field.refresh(number, [dot_of(standings[row]) for row in field.rows_of(number)])
        picture.mend(number)
    assert not field.unknown
    assert not field.refresh(0, [dot_of(standings[row]) for row in field.rows_of(0)])
    whole = QImage(sown.size(), sown.format())
    whole.setDevicePixelRatio(dpr)
    painter = QPainter(whole)
    paint_field(painter, field.beds, "day", QRectF(0, 0, *SIZE))
    painter.end()
    assert shown(picture, dpr) == whole
    assert sown != whole
