"""From first start to a workbook and back, by keyboard in a real window."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from planner.files.plan_file import load
from planner.resources import resource
from tests.journeys.journey import journey, lengthen_the_first_consult, open_the_duo

DUO = resource("examples", "overloaded_duo.dagdeel")


def test_open_example_change_a_consult_length_undo_save_export_reopen(tmp_path: Path) -> None:
    saved, workbook = tmp_path / "mine.dagdeel", tmp_path / "mine.xlsx"
    with journey(tmp_path) as user:
        first = open_the_duo(user)
        assert first["saved"]
        assert first["strip"]["gp"] == "GP: 136%, overloaded"

        assert lengthen_the_first_consult(user) == "GP: 153%, overloaded"

        user.keys("ctrl+z")
        user.until(lambda seen: seen["strip"]["gp"] == first["strip"]["gp"] and seen["saved"])

        user.keys("ctrl+s")
        user.screen.window("Save the plan")
        user.save_as(saved)
        user.until(lambda seen: "mine.dagdeel" in seen["title"])
        assert saved.read_bytes() == DUO.read_bytes()

        user.go_to("export")
        user.keys("alt+s")
        user.screen.window("workbook")
        user.save_as(workbook)
        user.until(lambda seen: workbook.exists())

        user.keys("ctrl+o")
        user.screen.window("Open a plan")
        user.save_as(saved)
        user.until(lambda seen: seen["saved"] and "mine.dagdeel" in seen["title"])
        assert user.close() == (0, "")

    assert load(saved) == load(DUO)
    book = openpyxl.load_workbook(workbook, data_only=True)
    assert any(
        isinstance(cell, float) and abs(cell - 1.3626) < 0.001 for sheet in book for row in sheet.values for cell in row
    )
