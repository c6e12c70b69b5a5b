"""The commands for paper in the File menu: print, preview and PDF of the page on show and of the summary."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.support.choosers import save_as
from tests.support.pdfs import pdf_pages, pdf_text
from ui.main_window import MainWindow


def _answer(monkeypatch: pytest.MonkeyPatch, path: Path, code: QDialog.DialogCode, *pages: int) -> None:
    """Let the print dialog choose a file as its printer, and answer it."""

    def run(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        if pages:
            printer.setFromTo(*pages)
        return code

    monkeypatch.setattr(QPrintDialog, "exec", run)


def run(window: MainWindow, key: str) -> None:
    window.commands.actions[key].trigger()


def test_a_page_is_saved_as_pdf(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.show_page("team")
    proposed = save_as(monkeypatch, tmp_path / "out")

    run(window, "page_pdf")

    assert "Week patterns (hours)" in pdf_text(tmp_path / "out.pdf")
    assert Path(proposed[0]).name == "Huisartsen Duinrand verzonnen - Team.pdf"


def test_the_summary_is_proposed_beside_the_plan(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.document.save(tmp_path / "duo.dagdeel")
    window.show_page("team")
    proposed = save_as(monkeypatch, tmp_path / "summary.pdf")

    run(window, "summary_pdf")

    assert len(pdf_pages(tmp_path / "summary.pdf")) == 2
    assert "duo.dagdeel" in pdf_text(tmp_path / "summary.pdf")
    assert proposed == [str(tmp_path / "duo - Summary for the practice meeting.pdf")]


def test_without_a_place_nothing_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, "")

    assert not window.paper.save()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, tmp_path / "gone" / "page.pdf")

    run(window, "page_pdf")

    box = window.findChild(QMessageBox)
    assert box.text().startswith("'page.pdf' could not be written: the file or folder is not there.")
    box.close()


def test_a_page_is_printed(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.show_page("team")
    _answer(monkeypatch, tmp_path / "printed.pdf", QDialog.DialogCode.Accepted)

    run(window, "print")

    pages = pdf_pages(tmp_path / "printed.pdf")
    assert pages
    assert all(page.is_landscape for page in pages)
    assert "People" in pdf_text(tmp_path / "printed.pdf")


def test_only_the_pages_that_were_asked_for_are_printed(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, tmp_path / "printed.pdf", QDialog.DialogCode.Accepted, 2, 2)

    run(window, "print_summary")

    assert len(pdf_pages(tmp_path / "printed.pdf")) == 1
    assert "Page 2 of 2" in pdf_text(tmp_path / "printed.pdf")


def test_leaving_the_dialog_prints_nothing(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(monkeypatch, tmp_path / "printed.pdf", QDialog.DialogCode.Rejected)

    assert not window.paper.print()
    assert not (tmp_path / "printed.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, tmp_path / "gone" / "printed.pdf", QDialog.DialogCode.Accepted)

    assert not window.paper.print()

    box = window.findChild(QMessageBox)
    assert box.text().startswith("The printer takes no pages now.")
    box.close()


def test_the_preview_shows_the_pages(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, int]] = []

    def look(dialog: QPrintPreviewDialog) -> int:
        dialog.show()
        qtbot.waitUntil(lambda: dialog.findChild(QPrintPreviewWidget).pageCount() > 0)
        shown.append((dialog.windowTitle(), dialog.findChild(QPrintPreviewWidget).pageCount()))
        dialog.close()
        return 0

    monkeypatch.setattr(QPrintPreviewDialog, "exec", look)

    run(window, "print_preview")

    assert shown == [("Print preview: Overview", 1)]
