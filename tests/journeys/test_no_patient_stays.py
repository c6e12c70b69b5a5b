"""A thousand invented patients go through the window and the commands; no byte that stays tells of any of them."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from installers.project import ROOT
from planner.calculation import patient_total
from planner.cli import main
from planner.files.folders import log_folder, recovery_folder
from planner.files.plan_file import load, save
from planner.files.template import write_template
from planner.files.workbook import write_report
from tests.support.contexts import example
from tests.support.patient_lists import write_csv, write_xlsx
from tests.support.secrets import BOOK_HEADER, LIST_HEADER, Patient, Search, appointments, invented
from ui.calibration.dialog import CalibrationDialog
from ui.crash import CrashHook
from ui.dialogs.import_list import ImportListDialog
from ui.dialogs.import_steps import ImportDialog
from ui.log import start_log
from ui.main_window import MainWindow
from ui.pages.patients import PatientsPage

PATIENTS = invented()
SEARCH = Search(secret for patient in PATIENTS for secret in patient.secrets)
BROKEN = "\n" + PATIENTS[7].name * 9_000


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """What comes from the information system: it stays where it is, so the search does not look there."""
    folder = tmp_path / "his"
    folder.mkdir()
    write_csv(folder / "list.csv", [LIST_HEADER, *(patient.row for patient in PATIENTS)])
    cells: list[list[object]] = [[*row] for row in (LIST_HEADER, *(patient.row for patient in PATIENTS))]
    write_xlsx(folder / "list.xlsx", cells)
    write_csv(folder / "book.csv", [BOOK_HEADER, *appointments(PATIENTS)])
    damaged = (folder / "list.csv").read_bytes()
    (folder / "damaged.csv").write_bytes(damaged + BROKEN.encode())
    (folder / "damaged.xlsx").write_bytes((folder / "list.xlsx").read_bytes()[:-400])
    (folder / "not.dagdeel").write_bytes(damaged)
    return folder


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where plans, reports and temporary files go."""
    folder = tmp_path / "practice"
    (folder / "temp").mkdir(parents=True)
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(folder / "temp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def log() -> Iterator[Path]:
    """The log as the program writes it, as talkative as it can be."""
    root, level = logging.getLogger(), logging.getLogger().level
    handler = start_log(log_folder())
    assert handler is not None
    for name in ("", "ui", "planner"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield log_folder() / "dagdeel.log"
    root.removeHandler(handler)
    handler.close()
    for name, before in (("", level), ("ui", logging.NOTSET), ("planner", logging.NOTSET)):
        logging.getLogger(name).setLevel(before)


def user_folders() -> list[Path]:
    return [Path(os.environ["HOME"])]


def list_dialog(window: MainWindow) -> ImportListDialog:
    window.show_page("patients")
    page = window.pages.currentWidget()
    assert isinstance(page, PatientsPage)
    return page.import_list()


def read(dialog: ImportDialog, qtbot: QtBot, file: Path) -> None:
    """Up to the outcome, or the reason why there is none."""
    dialog.show()
    dialog.open_list(file)
    dialog.go_on()
    qtbot.waitUntil(dialog._steps.isEnabled, timeout=30_000)


def take_over(dialog: ImportDialog, window: MainWindow, qtbot: QtBot, file: Path) -> None:
    before = window.document.position
    read(dialog, qtbot, file)
    dialog.go_on()
    assert window.document.position == before + 1


def test_nothing_of_a_patient_stays_in_the_window_or_on_disk(
    window: MainWindow,
    qtbot: QtBot,
    sources: Path,
    kept: Path,
    log: Path,
    expect_log: Callable[[str], None],
) -> None:
    hook = CrashHook(window, lambda: window.context.say, window.safety.keep)
    expect_log("ui.crash: unexpected: ValueError")
    take_over(list_dialog(window), window, qtbot, sources / "list.csv")
    assert window.safety.keep()
    assert SEARCH.in_folders(recovery_folder()) == {}
    assert list(recovery_folder().glob("*.side"))
    window.safety.save(kept / "plan.dagdeel")
    take_over(list_dialog(window), window, qtbot, sources / "list.xlsx")
    take_over(CalibrationDialog(window.context, window), window, qtbot, sources / "book.csv")
    window.safety.save(kept / "plan.dagdeel")
    window.store.change(recent=(kept / "plan.dagdeel",))
    _fail(window, qtbot, sources, hook)
    plan = window.document.plan
    assert patient_total(plan.patients) == len(PATIENTS)
    write_report(plan, kept / "report.xlsx", "nl")
    write_template(plan, kept / "template.xlsx", "nl", is_filled=True)

    assert log.stat().st_size > 0
    assert {file.name for file in kept.rglob("*.*")} >= {"plan.dagdeel", "report.xlsx", "template.xlsx"}
    assert SEARCH.in_folders(kept, *user_folders()) == {}
    shown = " ".join(map(window.context.say, window.document.steps)) + QGuiApplication.clipboard().text()
    assert SEARCH.in_bytes(shown.encode()) == set()


def _fail(window: MainWindow, qtbot: QtBot, sources: Path, hook: CrashHook) -> None:
    """Lists that cannot be read, one taken for a plan, and a failure of the program itself with a name in it."""
    for name in ("damaged.csv", "damaged.xlsx"):
        for dialog in (list_dialog(window), CalibrationDialog(window.context, window)):
            read(dialog, qtbot, sources / name)
            dialog.reject()
    assert not window.files._open(sources / "not.dagdeel")
    try:
        raise ValueError(PATIENTS[0].name, PATIENTS[1].row)
    except ValueError as error:
        hook.handle(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: any(box.objectName() == "crash" for box in window.findChildren(QMessageBox)))
    for box in window.findChildren(QMessageBox):
        for button in box.buttons():
            if "report" in button.text():
                button.click()
        box.close()


def test_the_commands_write_nothing_of_a_patient_anywhere(sources: Path, kept: Path) -> None:
    """Every write of the program is looked at, also to files that are gone again and to the screen."""
    plan = kept / "plan.dagdeel"
    save(example("solo_norm"), plan)
    commands = {
        ("import-patients", "list.csv", "--into"): 0,
        ("import-patients", "list.xlsx", "--into"): 0,
        ("import-patients", "damaged.csv", "--into"): 1,
        ("calibrate", "book.csv", "--plan"): 0,
    }
    for number, ((verb, file, option), status) in enumerate(commands.items()):
        command = [str(ROOT / "main.py"), verb, str(sources / file), option, str(plan)]
        assert _writes(kept / f"record-{number}", command) == status
        assert (kept / f"record-{number}").stat().st_size > 100
    assert patient_total(load(plan).patients) == len(PATIENTS)
    assert SEARCH.in_folders(kept, *user_folders()) == {}


def test_a_damaged_list_is_not_quoted(sources: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = kept / "plan.dagdeel"
    save(example("solo_norm"), plan)
    for name in ("damaged.csv", "damaged.xlsx", "not.dagdeel"):
        main(["import-patients", str(sources / name), "--into", str(plan)])
        main(["calibrate", str(sources / name), "--plan", str(plan)])
        main(["calculate", str(sources / name)])
    shown = capsys.readouterr()

    assert shown.err
    assert SEARCH.in_bytes((shown.out + shown.err).encode()) == set()


def _writes(record: Path, command: list[str]) -> int:
    """Run Python with every byte that it writes copied into a record; the answer is its exit status."""
    tracer = ["strace", "--follow-forks", "--seccomp-bpf", "--quiet=all", f"--output={record}"]
    what = ["--trace=write,pwrite64,writev,sendto,rename,renameat", "--string-limit=4000000"]
    done = subprocess.run([*tracer, *what, sys.executable, *command], capture_output=True, timeout=600, check=False)
    return done.returncode


@pytest.mark.parametrize("patient", [PATIENTS[0], PATIENTS[-1]])
def test_the_search_finds_what_is_there(patient: Patient, tmp_path: Path) -> None:
    """One name, number or date in each kind of place: text, another encoding, an archive in an archive, a file name."""
    with zipfile.ZipFile(tmp_path / "inner.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", f"<t>{patient.born:%d-%m-%Y}</t>")
    with zipfile.ZipFile(tmp_path / "outer.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tmp_path / "inner.zip", "inner.zip")
    (tmp_path / "inner.zip").unlink()
    (tmp_path / "dagdeel.log").write_text(f"x{patient.number}x")
    (tmp_path / "a.txt").write_text(patient.name.upper(), encoding="utf-16")
    (tmp_path / patient.name.split()[0]).mkdir()
    _writes(tmp_path / "record", ["-c", f"import os; os.write(2, b'{patient.number}')"])

    found = {Path(file).name: hits for file, hits in SEARCH.in_folders(tmp_path).items()}
    assert found == {
        "outer.xlsx": {f"{patient.born:%d-%m-%Y}"},
        "dagdeel.log": {patient.number},
        "a.txt": {part.lower() for part in patient.name.split()},
        patient.name.split()[0]: {patient.name.split()[0].lower()},
        "record": {patient.number},
    }
