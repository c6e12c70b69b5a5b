"""A block of cells copied in LibreOffice Calc, with its own clipboard, pasted into the window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from planner.defaults import new_plan
from planner.files.plan_file import load, save
from planner.plan import Activity, Delivery, Member, PerWeek, Plan
from tests.journeys.journey import Journey, journey
from tests.support.display import Display, wait_for
from ui.models.blocks import Pasted, as_html, day_number

ROWS, COLUMNS = 200, 6
TEXTS = {10: "much", 150: "a lot"}
_CLIPBOARD = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
QTimer.singleShot(300, lambda: (print(app.clipboard().text(), end=""), app.quit()))
app.exec()
"""


def plan_with_tasks() -> Plan:
    """Two hundred tasks, all done by the GP, in a team with six functions."""
    plan = new_plan("", {})
    roles = [role.id for role in plan.roles if role.id != "gp"][: COLUMNS - 1]
    tasks = tuple(
        Activity(
            id=f"task_{row}",
            name=f"Task {row:03}",
            kind="task",
            volume=PerWeek(count=1),
            delivery=(Delivery(role="gp", minutes=10),),
        )
        for row in range(ROWS)
    )
    staff = tuple(Member(id=role, role=role, hours_per_week=8) for role in ("gp", *roles))
    return plan.model_copy(update={"staff": staff, "activities": tasks})


def share(row: int, column: int) -> float:
    """Shares that add up to 1 in every row, with more decimals than a spreadsheet shows."""
    parts = [1 + (row * 7 + column * 3) % 11 for column in range(COLUMNS)]
    return parts[column] / sum(parts)


def write_block(path: Path) -> None:
    """A workbook with the shares as whole per cents, and a word in the place of two of them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(ROWS):
        for column in range(COLUMNS):
            cell = sheet.cell(row + 1, column + 1, share(row, column))
            cell.number_format = "0%"
        if row in TEXTS:
            sheet.cell(row + 1, 2, TEXTS[row])
    book.save(path)


@contextmanager
def calc(screen: Display, folder: Path, book: Path) -> Iterator[None]:
    """LibreOffice Calc with a workbook on the screen."""
    profile = (folder / "office").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--norestore", "--nologo", "--calc", str(book)]
    process = subprocess.Popen(
        command,
        env=screen.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(lambda: screen.find_window(book.name), 120)
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def copied_lines(screen: Display, book: Path) -> int:
    """Press the keys that copy the whole sheet, and count the lines that then are on the clipboard."""
    with suppress(subprocess.CalledProcessError):
        screen.window(book.name)
        screen.keys("ctrl+a", "ctrl+c")
    done = subprocess.run(
        [sys.executable, "-c", _CLIPBOARD],
        env=screen.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.count("\n")


def go_to_first_share(user: Journey) -> None:
    user.keys("ctrl+5")
    user.until(lambda seen: seen["page"] == "tasks" and seen["cell"].startswith("0/0"))
    user.keys("Right", "Right", "Right")
    user.until(lambda seen: seen["cell"] == "0/3: 100%")


def test_a_block_of_200_by_6_cells_comes_from_calc_and_goes_with_one_undo(tmp_path: Path) -> None:
    file, book = tmp_path / "tasks.dagdeel", tmp_path / "block.xlsx"
    before = plan_with_tasks()
    save(before, file)
    write_block(book)
    with journey(tmp_path, str(file)) as user:
        user.screen.window("tasks.dagdeel")
        go_to_first_share(user)
        with calc(user.screen, tmp_path, book):
            wait_for(lambda: copied_lines(user.screen, book) == ROWS, 120)
            user.screen.window("tasks.dagdeel")
            user.keys("ctrl+v")
            user.until(lambda seen: seen["active"] == "Paste")
            seen = user.until(lambda seen: "preview" in seen)
        assert seen["preview"]["summary"].startswith("1,188 cells fit, 12 are refused.")
        named = {(row[0], row[2]): row[3] for row in seen["preview"]["rows"]}
        assert {row for row, _text in named} == {"11", "151"}
        assert named["11", "much"].startswith("'much' is not a number.")
        assert named["151", "a lot"].startswith("'a lot' is not a number.")
        assert sum("add up to" in why for why in named.values()) == len(named) - 2
        user.keys("Return")
        user.until(lambda seen: not seen["saved"])
        user.keys("ctrl+s")
        user.until(lambda seen: seen["saved"])
        pasted = load(file)
        user.keys("ctrl+z")
        user.until(lambda seen: not seen["saved"] and seen["cell"].endswith(": 100%"))
        user.keys("ctrl+s")
        user.until(lambda seen: seen["saved"])
        assert user.close() == (0, "")

    assert load(file) == before
    for row, activity in enumerate(pasted.activities):
        shares = sorted(one.share for one in activity.delivery)
        wanted = [1.0] if row in TEXTS else sorted(share(row, column) for column in range(COLUMNS))
        assert shares == pytest.approx(wanted, abs=1e-9), row


def test_calc_reads_what_is_copied_with_its_exact_numbers(tmp_path: Path) -> None:
    cells = [
        Pasted("=1+1"),
        Pasted("7,3456", 7.3456),
        Pasted("12,5%", 0.125),
        Pasted("01-09-2027", day_number(date(2027, 9, 1))),
        Pasted("+31 6"),
        Pasted("a & <b>"),
    ]
    page = tmp_path / "copied.html"
    page.write_text(as_html([cells]), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--norestore"]
    convert = ["--infilter=HTML (StarCalc)", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([*command, *convert, str(page)], capture_output=True, timeout=120, check=True)

    sheet = openpyxl.load_workbook(tmp_path / "copied.xlsx").active
    assert sheet is not None
    row = next(sheet.iter_rows())
    assert [cell.value for cell in row] == ["=1+1", 7.3456, 0.125, datetime(2027, 9, 1), "+31 6", "a & <b>"]
    assert [cell.data_type for cell in row] == ["s", "n", "n", "d", "s", "s"]
    assert row[2].number_format.endswith("%")
