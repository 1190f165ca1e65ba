"""Photos of strangers are decoded within limits or not at all."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from networkgarden.desktop.widgets.photo import MOST_BYTES, PhotoView, decoded_photo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
XPM = b'/* XPM */\nstatic char *a[] = {"1 1 1 1", "a c #ff0000", "a"};\n'


def picture(width: int, height: int, form: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)
    return bytes(buffer.data().data())


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it is huge."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["PNG", "JPG", "WEBP"])
@pytest.mark.parametrize(("width", "height"), [(20, 20), (900, 300), (300, 900), (256, 257)])
def test_photos_become_small_squares(qapp: object, form: str, width: int, height: int) -> None:
    photo = decoded_photo(picture(width, height, form))
    assert photo is not None
    assert photo.width() == photo.height() == min(256, width, height)
    colour = photo.pixelColor(photo.width() // 2, photo.height() // 2)
    assert abs(colour.green() - 128) < 8


@pytest.mark.parametrize("content", [
    b"", b"nothing", SVG, XPM, picture(4, 4, "BMP"), png_that_claims(60_000, 60_000), png_that_claims(7200, 7200),
    picture(9, 9, "PNG")[:60], b"\x89PNG\r\n\x1a\n" + b"\0" * MOST_BYTES,
])  # fmt: skip
def test_anything_else_is_no_photo(qapp: object, content: bytes) -> None:
    assert decoded_photo(content) is None


def test_a_view_is_there_only_with_a_photo(qtbot: QtBot) -> None:
    view = PhotoView(48)
    qtbot.addWidget(view)
    view.show_photo(None)
    assert view.isHidden()
    view.show_photo(decoded_photo(picture(50, 50, "PNG")))
    assert not view.isHidden()
    middle = view.grab().toImage().pixelColor(24, 24)
    assert middle.blue() > 100
