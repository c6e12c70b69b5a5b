"""The export page: it saves the workbook in the chosen language, tells where, and reports what went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from planner.files.workbook.check_sheet import TITLE as HIDDEN
from tests.support.choosers import save_as
from tests.support.contexts import context, example
from ui.context import Context
from ui.pages.export import ExportPage


@pytest.fixture
def shared() -> Context:
    return context(example("solo_norm"))


@pytest.fixture
def page(qtbot: QtBot, shared: Context) -> ExportPage:
    made = ExportPage(shared)
    qtbot.addWidget(made)
    made.show()
    return made


def _button(page: ExportPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text().replace("&", "").startswith(text))


def _said(page: ExportPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_it_saves_and_says_where(
    qtbot: QtBot, page: ExportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, tmp_path / "report")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    qtbot.mouseClick(_button(page, "Save workbook"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: f"'report.xlsx' is saved in {tmp_path}." in _said(page), timeout=30_000)
    _button(page, "Open folder").click()

    assert CalamineWorkbook.from_path(tmp_path / "report.xlsx").sheet_names[0] == "Summary"
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]


def test_the_language_is_chosen_here(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    box = page.findChild(QComboBox)
    assert box.currentData() == "en"
    box.setCurrentIndex(box.findData("nl"))

    page.save(tmp_path / "rapport.xlsx")
    qtbot.waitUntil(lambda: _button(page, "Save workbook").isEnabled(), timeout=30_000)

    assert "Patiënten" in CalamineWorkbook.from_path(tmp_path / "rapport.xlsx").sheet_names


def test_a_place_that_cannot_be_written_is_reported(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.refused, timeout=30_000) as told:
        page.save(tmp_path / "missing" / "report.xlsx")
    assert "report.xlsx" in told.args[0].message.values["file"]
    assert "is saved in" not in _said(page)
    assert _button(page, "Save workbook").isEnabled()


def test_it_proposes_a_name_beside_the_plan(
    page: ExportPage, shared: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = save_as(monkeypatch, "")
    _button(page, "Save workbook").click()
    shared.document.save(tmp_path / "Practice.dagdeel")
    _button(page, "Save workbook").click()

    assert Path(proposed[0]).suffix == ".xlsx"
    assert proposed[1] == str(tmp_path / "Practice.xlsx")
    assert "is saved in" not in _said(page)


def test_every_sheet_of_the_workbook_is_described(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    page.save(tmp_path / "report.xlsx")
    qtbot.waitUntil(lambda: "is saved in" in _said(page), timeout=30_000)
    sheets = set(CalamineWorkbook.from_path(tmp_path / "report.xlsx").sheet_names) - {HIDDEN}
    assert sheets <= set(_said(page).split("\n"))
