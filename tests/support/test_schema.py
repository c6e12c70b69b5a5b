"""The check of workbooks finds what is wrong with one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.files.template import write_template
from planner.files.workbook import write_report
from tests.support.plans import worked_example
from tests.support.schema import faults
from tests.support.workbooks import TODAY, no_gp

_SHEET, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A report that is small, and has all kinds of parts."""
    path = tmp_path_factory.mktemp("report") / "book.xlsx"
    write_report(no_gp(), path, "en", TODAY)
    return path.read_bytes()


def _with(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one part changed; a part that is changed to nothing is left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            text = old.read(each).decode()
            changed = change(text) if each == name else text
            assert each != name or changed != text
            if changed:
                new.writestr(each, changed)
    return made.getvalue()


def _swapped(text: str) -> str:
    """Two elements of a sheet in the other order."""
    return re.sub(r"(<sheetViews>.*</sheetViews>)(<sheetFormatPr[^>]*>)", r"\2\1", text)


def _instead(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def test_reports_and_templates_have_no_faults(report: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_template(worked_example(), path, "nl", is_filled=True, today=TODAY)

    assert faults(report) == []
    assert faults(path.read_bytes()) == []


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        # What the schema says.
        (_SHEET, _swapped, "sheetViews"),
        (_SHEET, _instead("<pageMargins ", '<pageMargins colour="red" '), "colour"),
        (_SHEET, _instead("<sheetData>", "<sheetDate/><sheetData>"), "sheetDate"),
        (_SHEET, _instead('orientation="landscape"', 'orientation="lying"'), "orientation"),
        (_SHEET, _instead('state="frozen"', 'state="icy"'), "state"),
        (_SHEET, _instead('<c r="A1"', '<c t="word" r="A1"'), ""),
        ("xl/styles.xml", _instead("<fonts ", "<cellXfs/><fonts "), ""),
        ("xl/charts/chart1.xml", _instead("<c:barDir ", "<c:barDirection "), "barDir"),
        ("xl/drawings/drawing1.xml", _instead("<xdr:from>", "<xdr:origin/><xdr:from>"), "origin"),
        ("docProps/app.xml", _instead("<Application>", "<Program/><Application>"), "Program"),
        ("docProps/core.xml", _instead("<dc:creator>", "<dc:maker>x</dc:maker><dc:creator>"), "maker"),
        # What it cannot say.
        ("docProps/core.xml", _instead("<dc:title>", "<dc:title>Twice</dc:title><dc:title>"), "two times"),
        ("docProps/core.xml", _instead("T00:00:00Z", " at noon"), "no moment"),
        (_SHEET, _instead("</worksheet>", ""), _SHEET),
        (_SHEET, _instead('r="A2"', 'r="A9"'), "row 2"),
        (_SHEET, _instead("<f>", "<f>" + "1+" * 5_000), "characters"),
        (_SHEET, lambda text: re.sub("<f>[^<]*</f>", "<f>#REF!</f>", text, count=1), "points at nothing"),
        (_SHEET, lambda text: re.sub('t="s"><v>[0-9]+', 't="s"><v>99999', text, count=1), "text 99999"),
        (_SHEET, lambda text: re.sub(' s="[0-9]+"', ' s="9999"', text, count=1), "look 9999"),
        (_SHEET, _instead('r:id="rId1"', 'r:id="rId9"'), "rId9"),
        (_BOOK, _instead('name="Team"', 'name="Team: all"'), "cannot be called"),
        (_BOOK, _instead('name="Team"', 'name="summary"'), "two sheets"),
        (_BOOK, _instead("<definedNames>", '<definedNames><definedName name="A1">1</definedName>'), "no name"),
        (
            _BOOK,
            _instead("<definedNames>", "<definedNames><definedName name=\"x\">'No'!$A$1</definedName>"),
            "stands for",
        ),
        ("xl/_rels/workbook.xml.rels", _instead("sheet2.xml", "sheet99.xml"), "sheet99.xml"),
        ("[Content_Types].xml", _instead("/xl/styles.xml", "/xl/style.xml"), "style.xml"),
        ("xl/sharedStrings.xml", lambda _: "", "sharedStrings.xml"),
    ],
)
def test_a_broken_workbook_has_faults(report: bytes, part: str, change: Callable[[str], str], said: str) -> None:
    found = faults(_with(report, part, change))

    assert any(said in fault for fault in found), found
