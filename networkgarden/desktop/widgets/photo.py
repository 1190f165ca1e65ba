"""Photos from files of strangers: decoded within limits, made small, shown round. Never SVG, never anything odd."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

SIDE = 256
MOST_BYTES = 8 * 2**20
MOST_PIXELS = 50_000_000
_ALLOWED = (b"png", b"jpeg", b"webp", b"gif")
_LIMIT_MB = 64


def decoded_photo(content: bytes) -> QImage | None:
    """The first picture in a PNG, JPEG, WebP or GIF, cut square and at most 256 px; None for anything else.

    The format is told from the content. Nothing is decoded that is too large, or larger than needed.
    """
    if not content or len(content) > MOST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    if bytes(QImageReader.imageFormat(buffer).data()) not in _ALLOWED:
        return None
    QImageReader.setAllocationLimit(_LIMIT_MB)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS or min(size.width(), size.height()) < 1:
        return None
    if min(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else _square(image)


def _square(image: QImage) -> QImage:
    """The middle of a wide picture, the upper middle of a high one: faces are there."""
    side = min(image.width(), image.height(), 4 * SIDE)
    left, top = (image.width() - side) // 2, (image.height() - side) // 3
    cut = image.copy(left, top, side, side)
    if side <= SIDE:
        return cut
    return cut.scaled(SIDE, SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def paint_photo(painter: QPainter, photo: QImage, place: QRectF) -> None:
    """A round picture."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addEllipse(place)
    painter.setClipPath(path)
    painter.drawImage(place, photo)
    painter.restore()


class PhotoView(QWidget):
    """A round photo of ``side`` px; hidden while there is none."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo: QImage | None = None
        self.setFixedSize(QSize(side, side))
        self.hide()

    def show_photo(self, photo: QImage | None) -> None:
        self._photo = photo
        self.setVisible(photo is not None)
        self.update()

    def photo(self) -> QImage | None:
        return self._photo

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._photo is not None:
            painter = QPainter(self)
            paint_photo(painter, self._photo, QRectF(self.rect()))
            painter.end()
