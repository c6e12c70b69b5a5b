"""What a person can do with a paper: print it, look at it before, keep it as a PDF file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from planner.errors import DagdeelError
from planner.paper import Paper, Watched, paper
from planner.plan import Lever
from planner.texts import T
from ui.context import Context
from ui.dialogs.messages import show_error
from ui.pending import commit_pending
from ui.printing.pages import Printed, lay_out
from ui.printing.paint import paint
from ui.printing.pdf import PaperError, page_size, wished_size, write_pdf
from ui.settings import SettingsStore

_SUFFIX = ".pdf"


class PaperOutput:
    """Papers of one window; `key` is that of a page or of the summary, `tried` the lever that a page tries."""

    def __init__(self, window: QWidget, context: Context, store: SettingsStore, tried: Lever | None = None) -> None:
        self._window = window
        self._document = context.document
        self._say = context.say
        self._store = store
        self._tried = tried
        self._shown = context.shown

    def paper(self, key: str) -> Paper:
        """What would be printed now."""
        commit_pending()
        path = self._document.path
        results, found = self._document.results, self._document.warnings
        week = self._shown.of(results.plan)
        watched = Watched(week.id, self._shown.monday) if week else None
        return paper(key, results, found, date.today(), path.name if path else "", self._tried, watched)

    def print(self, key: str) -> bool:
        """Let the user choose a printer and print; the answer is whether that was done."""
        made = self.paper(key)
        printer = self._printer(made)
        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, len(self._laid_out(made, printer).pages))
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return chosen and self._paint(made, printer)

    def preview(self, key: str) -> None:
        """Show the pages as they would be printed; printing is possible from there."""
        made = self.paper(key)
        # The dialog only borrows the printer, which has to live as long.
        printer = self._printer(made)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(self._say(T("Print preview: {title}", title=made.title)))
        dialog.paintRequested.connect(lambda device: self._paint(made, device))
        dialog.exec()
        dialog.deleteLater()

    def _printer(self, made: Paper) -> QPrinter:
        """The usual printer, turned as the paper asks for."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name(made))
        printer.setPageSize(wished_size(made))
        self._laid_out(made, printer)
        return printer

    def _laid_out(self, made: Paper, printer: QPrinter) -> Printed:
        """The pages on the paper of a printer, which is turned to hold them."""
        printed = lay_out(made, self._say, page_size(printer.pageLayout().pageSize()))
        turned = QPageLayout.Orientation.Landscape if printed.is_landscape else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turned)
        printer.setFullPage(True)
        return printed

    def _paint(self, made: Paper, printer: QPrinter) -> bool:
        printed = self._laid_out(made, printer)
        first, last = printer.fromPage() or 1, printer.toPage() or len(printed.pages)
        done = paint(printer, printed, self._say, range(first, last + 1))
        if not done:
            self.show(PaperError(T("The printer takes no pages now. Check whether it is on, or choose another one.")))
        return done

    def save(self, key: str) -> bool:
        """Write a PDF file where the user wants it; the answer is whether that was done."""
        made = self.paper(key)
        name, _filter = QFileDialog.getSaveFileName(
            self._window, self._say(T("Save as PDF")), str(self._proposed(made)), f"PDF (*{_SUFFIX})"
        )
        if not name:
            return False
        path = Path(name)
        try:
            write_pdf(made, self._say, path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX))
        except PaperError as error:
            self.show(error)
            return False
        return True

    def show(self, error: DagdeelError) -> QMessageBox:
        """Tell what went wrong."""
        return show_error(self._window, self._say, error)

    def _name(self, made: Paper) -> str:
        """The plan and what is printed of it, with nothing that a file system refuses."""
        path = self._document.path
        words = re.sub(r"[^\w -]", " ", f"{path.stem if path else self._say(made.practice)} - {self._say(made.title)}")
        return " ".join(words.split())

    def _proposed(self, made: Paper) -> Path:
        """Beside the plan, else in the folder last used or the user's own."""
        folder = self._document.path.parent if self._document.path else self._store.current.folder
        return (folder if folder and folder.is_dir() else Path.home()) / (self._name(made) + _SUFFIX)
