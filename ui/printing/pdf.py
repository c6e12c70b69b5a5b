"""A paper as a PDF file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from planner.errors import DagdeelError
from planner.files.disk import write_export
from planner.language import Translator
from planner.paper import Paper
from planner.paper.content import PageName
from planner.texts import T
from ui.printing.pages import DOTS_PER_INCH, lay_out
from ui.printing.paint import paint

_POINTS_PER_INCH = 72
_RESOLUTION = 1200
_SIZES: dict[PageName, QPageSize.PageSizeId] = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
}


class PaperError(DagdeelError):
    """A paper that cannot be printed or written; nothing that was there before is changed."""


def page_size(size: QPageSize) -> QSizeF:
    """An upright page in pixels of 1/96 inch."""
    return size.size(QPageSize.Unit.Point) * (DOTS_PER_INCH / _POINTS_PER_INCH)


def wished_size(paper: Paper) -> QPageSize:
    """The size of page that a paper asks for."""
    return QPageSize(_SIZES[paper.size])


def pdf(paper: Paper, say: Translator) -> bytes:
    """The paper as a PDF on pages of the size that it asks for."""
    wished = wished_size(paper)
    printed = lay_out(paper, say, page_size(wished))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    turned = QPageLayout.Orientation.Landscape if printed.is_landscape else QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(wished, turned, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(say(T("{practice}: {title}", practice=paper.practice, title=paper.title)))
    writer.setCreator("Dagdeel")
    if not paint(writer, printed, say):
        raise PaperError(T("The pages could not be painted."))
    del writer
    return bytes(content.data())


def write_pdf(paper: Paper, say: Translator, path: Path) -> None:
    """Write the paper in one step: a reader finds the old file or the new one in full. May raise `PaperError`."""
    content = pdf(paper, say)
    write_export(path, content, PaperError)
