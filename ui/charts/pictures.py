"""Charts that leave the program: as PNG, as SVG, on the clipboard, or on paper. They are always in the light look."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from planner.language import Translator
from ui.charts.drawing import Drawing
from ui.charts.layout import lay_out
from ui.charts.painter import paint
from ui.theme import LIGHT, NEAR

# Dots per pixel of the screen: sharp in a document that is printed.
_SHARP = 3
_LEAST_WIDTH = 640
_DOTS_PER_INCH = 96
_DOTS_PER_METRE = round(_DOTS_PER_INCH * _SHARP / 0.0254)
_TITLE_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def picture_width(width: int) -> int:
    """How wide a picture of a chart with this width on screen is: never so narrow that it looks lost in a document."""
    return max(width, _LEAST_WIDTH)


def height(drawing: Drawing, say: Translator, width: float) -> float:
    """How high a chart with its title is at a width."""
    return _title_height(drawing, width) + _chart_height(drawing, say, width)


def _title_height(drawing: Drawing, width: float) -> float:
    box = QRectF(0, 0, width - 2 * NEAR, 1e6)
    metrics = QFontMetricsF(LIGHT.font("section"))
    return math.ceil(metrics.boundingRect(box, _TITLE_FLAGS, drawing.title).height()) + NEAR


def _chart_height(drawing: Drawing, say: Translator, width: float) -> float:
    return lay_out(drawing, say, QFontMetricsF(LIGHT.font("caption")), width).size.height()


def draw(painter: QPainter, drawing: Drawing, say: Translator, width: float) -> None:
    """Paint a chart with its title from the painter's origin, `height` high.

    Sizes are pixels of a screen at 100 %: scale the painter for a device with other dots.
    """
    painter.save()
    painter.setPen(LIGHT.text)
    painter.setFont(LIGHT.font("section"))
    above = _title_height(drawing, width)
    painter.drawText(QRectF(NEAR, NEAR / 2, width - 2 * NEAR, above), _TITLE_FLAGS, drawing.title)
    painter.translate(QPointF(0, above))
    painter.setFont(LIGHT.font("caption"))
    layout = lay_out(drawing, say, QFontMetricsF(LIGHT.font("caption")), width)
    paint(painter, drawing, layout, LIGHT)
    painter.restore()


def image(drawing: Drawing, say: Translator, width: int) -> QImage:
    """The chart as dots, on white."""
    size = QSize(width, math.ceil(height(drawing, say, width)))
    made = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(_SHARP)
    made.setDotsPerMeterX(_DOTS_PER_METRE)
    made.setDotsPerMeterY(_DOTS_PER_METRE)
    made.fill(LIGHT.surface)
    painter = QPainter(made)
    draw(painter, drawing, say, width)
    painter.end()
    return made


def png(drawing: Drawing, say: Translator, width: int) -> bytes:
    """The chart as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image(drawing, say, width))
    return bytes(content.data())


def svg(drawing: Drawing, say: Translator, width: int) -> bytes:
    """The chart as an SVG file: lines and letters, with title and description for screen readers."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = QSize(width, math.ceil(height(drawing, say, width)))
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DOTS_PER_INCH)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(drawing.title)
    generator.setDescription(drawing.summary)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), LIGHT.surface)
    draw(painter, drawing, say, width)
    painter.end()
    return bytes(content.data())


def for_clipboard(drawing: Drawing, say: Translator, width: int) -> QMimeData:
    """The chart as dots and as SVG, for whatever it is pasted into."""
    data = QMimeData()
    data.setImageData(image(drawing, say, width))
    data.setData("image/svg+xml", QByteArray(svg(drawing, say, width)))
    return data
