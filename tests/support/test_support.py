"""The helpers themselves: they must see what is wrong, or the tests that use them prove nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.support.display import display, wait_for
from tests.support.office import NEVER, pdf_pages, recalculate, to_pdf

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication(["window"])
field = QLineEdit()
field.setWindowTitle("Typed field")
field.textChanged.connect(lambda text: Path(sys.argv[1]).write_text(text))
field.returnPressed.connect(app.quit)
field.show()
app.exec()
"""


def _workbook_with_wrong_value(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_number("A1", 6)
        sheet.write_formula("B1", "=A1*7", value=999)
    return path


def _result(path: Path) -> float:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0][1]


def test_recalculation_does_not_trust_the_stored_value(tmp_path: Path) -> None:
    book = _workbook_with_wrong_value(tmp_path / "book.xlsx")

    assert _result(recalculate(book)) == 42
    assert _result(recalculate(book, NEVER)) == 999


def test_a_workbook_prints_to_pictures(tmp_path: Path) -> None:
    (page,) = pdf_pages(to_pdf(_workbook_with_wrong_value(tmp_path / "book.xlsx")))

    assert page.read_bytes().startswith(b"\x89PNG")


def test_keys_reach_a_real_window(tmp_path: Path) -> None:
    typed = tmp_path / "typed"
    with display(640, 480) as screen, screen.start(sys.executable, "-c", WINDOW, str(typed)) as window:
        screen.window("Typed field")
        screen.type("twaalf uur")
        wait_for(lambda: typed.exists() and typed.read_text() == "twaalf uur")
        screen.keys("ctrl+z")
        wait_for(lambda: typed.read_text() == "")
        assert screen.title() == "Typed field"
        assert screen.screenshot(tmp_path / "screen.png").stat().st_size > 0
        screen.keys("Return")
        assert window.wait(timeout=60) == 0
        assert window.stderr is not None
        assert window.stderr.read() == ""
