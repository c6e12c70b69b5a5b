"""How a verb runs: progress on standard error alone, Ctrl+C in one line, and nobody who reads on."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import main as program
from planner.cli import commands, main
from planner.cli.progress import progress
from planner.files.patient_list import PROGRESS_EVERY, Cancelled
from planner.files.plan_file import load, save
from planner.language import Translator
from planner.resources import resource
from planner.texts import T
from tests.support.plans import PLANS, worked_example

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = resource("examples", "overloaded_duo.dagdeel")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def long_list(tmp_path: Path) -> tuple[Path, Path]:
    """A plan, and a list long enough to tell how far it is."""
    plan, rows = tmp_path / "p.dagdeel", tmp_path / "list.csv"
    save(worked_example(), plan)
    rows.write_text("Leeftijd\n" + "40\n" * (2 * PROGRESS_EVERY + 10), encoding="utf-8")
    return plan, rows


def test_on_a_terminal_one_line_tells_how_far_it_is(
    long_list: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    plan, rows = long_list
    assert main(["import-patients", str(rows), "--into", str(plan), "--language", "en"]) == 0
    shown = terminal.getvalue()
    assert f"\r\x1b[K{PROGRESS_EVERY:,} rows read\r\x1b[K{2 * PROGRESS_EVERY:,} rows read\r\x1b[K" in shown
    assert capsys.readouterr().out == ""


def test_where_there_is_no_terminal_nothing_tells_how_far_it_is(
    long_list: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    plan, rows = long_list
    assert main(["import-patients", str(rows), "--into", str(plan)]) == 0
    said = capsys.readouterr()
    assert "\r" not in said.err
    assert said.out == ""


def test_a_report_tells_that_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    target = tmp_path / "report.xlsx"
    plan = str(PLANS / "worked_example.json")
    assert main(["report", plan, "-o", str(target), "--language", "en"]) == 0
    assert terminal.getvalue() == "\r\x1b[KWriting report.xlsx\r\x1b[K"


def test_the_line_is_gone_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with suppress(OSError), progress(Translator("en")) as line:
        line.show(T("Writing {file}", file="x"))
        raise OSError("full")
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, Cancelled])
def test_a_stop_is_one_line_and_changes_nothing(
    stop: type[BaseException],
    long_list: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(*_arguments: object) -> None:
        raise stop

    monkeypatch.setattr(commands, "count_patients", stopped)
    plan, rows = long_list
    before = load(plan)
    assert main(["import-patients", str(rows), "--into", str(plan), "--language", "en"]) == 130
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "dagdeel: Stopped.\n")
    assert load(plan) == before


def test_a_stop_while_the_verbs_are_loaded_is_as_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_module: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "import_module", stopped)
    assert program.main(["check", "x"]) == 130
    assert capsys.readouterr() == ("", "\n")


def test_ctrl_c_ends_a_process_without_a_trace(tmp_path: Path) -> None:
    """A pipe that nobody fills keeps the verb waiting until the signal comes."""
    pipe = tmp_path / "list.csv"
    pipe.write_text("Leeftijd\n", encoding="utf-8")
    code = (
        "import sys, time, main; from planner.cli import commands\n"
        "def wait(*_): print('waiting', flush=True); time.sleep(60)\n"
        "commands.count_patients = wait\n"
        "sys.exit(main.main(sys.argv[1:]))"
    )
    plan = tmp_path / "p.dagdeel"
    save(worked_example(), plan)
    command = [sys.executable, "-c", code, "import-patients", str(pipe), "--into", str(plan)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error == "dagdeel: Stopped.\n"


@pytest.mark.parametrize("verb", [["schema"], ["calculate", str(EXAMPLE)]])
def test_a_reader_who_leaves_is_no_error(verb: list[str]) -> None:
    """Also where Python holds all of the output until the end."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "main.py", *verb], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")
