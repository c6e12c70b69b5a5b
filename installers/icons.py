"""The program's icon in the formats of each system, drawn from the one SVG: `python -m installers.icons FOLDER`."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from installers.project import ROOT

SVG = ROOT / "resources" / "icons" / "dagdeel.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
# What NSIS has room for.
SIDE = (164, 314)
_SIDE_ICON = 128
# Apple's names for square pictures of so many pixels.
ICNS_KINDS = {
    16: ("icp4",),
    32: ("icp5", "ic11"),
    64: ("ic12",),
    128: ("ic07",),
    256: ("ic08", "ic13"),
    512: ("ic09", "ic14"),
    1024: ("ic10",),
}


def picture(size: int) -> QImage:
    """The icon, so many pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    return image


def png(size: int) -> bytes:
    """The icon as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(picture(size)):
        raise RuntimeError("Qt did not write the picture")
    return bytes(buffer.data().data())


def _bitmap(size: int) -> bytes:
    """A picture inside an ICO file as all programs read it: rows from below, then an empty mask."""
    image = picture(size)
    rows = bytes(image.constBits())
    line = size * 4
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, line * size, 0, 0, 0, 0)
    mask = bytes((size + 31) // 32 * 4 * size)
    return header + b"".join(rows[start : start + line] for start in range(line * (size - 1), -1, -line)) + mask


def ico() -> bytes:
    """The icon as an ICO file, the largest size compressed."""
    pictures = [png(size) if size == 256 else _bitmap(size) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    entries = b""
    for size, content in zip(ICO_SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), offset)
        offset += len(content)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def icns() -> bytes:
    """The icon as an ICNS file."""
    parts = b""
    for size, kinds in ICNS_KINDS.items():
        content = png(size)
        parts += b"".join(kind.encode() + struct.pack(">I", len(content) + 8) + content for kind in kinds)
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def side_picture() -> QImage:
    """The picture beside the first page of the set-up program: the icon on its own colour."""
    image = QImage(*SIDE, QImage.Format.Format_RGB888)
    image.fill(picture(64).pixelColor(32, 4))
    painter = QPainter(image)
    painter.drawImage(QPoint((SIDE[0] - _SIDE_ICON) // 2, _SIDE_ICON // 3), picture(_SIDE_ICON))
    painter.end()
    return image


def write(folder: Path) -> None:
    """Write every format into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in PNG_SIZES:
        (folder / f"{size}.png").write_bytes(png(size))
    (folder / "dagdeel.ico").write_bytes(ico())
    (folder / "dagdeel.icns").write_bytes(icns())
    if not side_picture().save(str(folder / "side.bmp")):
        raise RuntimeError("Qt did not write the picture")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    write(Path(sys.argv[1]))
