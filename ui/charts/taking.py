"""Ways to take a chart along: its numbers as a table, and pictures of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.errors import DagdeelError
from planner.files.disk import reason, write_atomic
from planner.language import Translator
from planner.texts import Message, T
from ui.charts import pictures
from ui.charts.drawing import Drawing
from ui.models.blocks import as_text, shown
from ui.widgets.plain_table import PlainTable

_MADE: dict[str, Callable[[Drawing, Translator, int], bytes]] = {".png": pictures.png, ".svg": pictures.svg}
_KINDS: dict[str, Message] = {".png": T("Pictures"), ".svg": T("Vector drawings")}


class PictureError(DagdeelError):
    """A picture that could not be written."""


class ChartTable(PlainTable):
    """The numbers of a chart; selected cells can be copied."""

    def __init__(self) -> None:
        super().__init__("", numbers=range(1, 100))

    def show_drawing(self, drawing: Drawing) -> None:
        """Show the same numbers as a drawing."""
        self.setAccessibleName(drawing.title)
        self.show_rows(drawing.columns, [(row.label, *row.cells) for row in drawing.rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, or all where none is selected, with their titles."""
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or list(range(self.rowCount()))
        model, columns = self.model(), range(self.columnCount())
        titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        cells = [[str(model.index(row, column).data()) for column in columns] for row in chosen]
        QGuiApplication.clipboard().setText(as_text([list(map(shown, line)) for line in (titles, *cells)]))


def ask_place(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Let the user choose where a file goes."""
    return QFileDialog.getSaveFileName(parent, title, proposed, kinds)[0]


def copy_picture(drawing: Drawing, say: Translator, width: int) -> None:
    """Put a chart on the clipboard; `width` is that on screen."""
    QGuiApplication.clipboard().setMimeData(pictures.for_clipboard(drawing, say, pictures.picture_width(width)))


def kinds(suffix: str, say: Translator) -> str:
    """What a file dialog says of the files with a suffix."""
    return f"{say(_KINDS[suffix])} (*{suffix})"


def proposed_name(drawing: Drawing, suffix: str) -> str:
    """A file name from the title of a chart."""
    words = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in drawing.title).split()
    return " ".join(words) + suffix


def save_picture(path: Path, suffix: str, drawing: Drawing, say: Translator, width: int) -> None:
    """Write a chart as a file with this suffix; `PictureError` where the place takes none."""
    path = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
    try:
        write_atomic(path, _MADE[suffix](drawing, say, pictures.picture_width(width)))
    except OSError as error:
        message = T(
            "'{file}' could not be saved: {reason}. Save it in another place.", file=path.name, reason=reason(error)
        )
        raise PictureError(message) from error
