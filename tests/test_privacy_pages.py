"""What `docs/privacy.md` and its Dutch twin say is what the program does: numbers, names of files and of folders."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import appdirs
import pytest

from installers.project import ROOT
from planner.cli import main
from planner.files import backups, disk, lock
from planner.files.folders import (
    LOG_BYTES,
    LOG_OLD_FILES,
    MOST_RECENT,
    config_folder,
    log_folder,
    recovery_folder,
)
from planner.files.plan_file import SUFFIX
from planner.files.side_file import DELAY_SECONDS
from planner.files.side_file import SUFFIX as SIDE
from planner.privacy.runs import LEAST
from ui.pages.export import ExportPage
from ui.settings import settings_file

PAGES = {"en": ROOT / "docs" / "privacy.md", "nl": ROOT / "docs" / "privacy-nl.md"}
NUMBERS = {
    "en": {
        f"the newest {backups.LAST}, the last of each of the newest {backups.DAYS} days and of each of the newest "
        f"{backups.MONTHS} months",
        f"after {lock.STALE_SECONDS // 60} minutes without a sign",
        f"once it is {disk.ABANDONED_SECONDS // 3600} hour old",
        f"of the last {MOST_RECENT} plans",
        f"{LOG_OLD_FILES + 1} files of {LOG_BYTES // 1000} KB at most",
        f"Merge counts of patients below {LEAST}",
        f"fewer than {LEAST} patients",
        f"fewer than {LEAST} participants",
    },
    "nl": {
        f"de nieuwste {backups.LAST}, de laatste van elk van de nieuwste {backups.DAYS} dagen en van elk van de "
        f"nieuwste {backups.MONTHS} maanden",
        f"na {lock.STALE_SECONDS // 60} minuten zonder teken",
        f"zodra het {disk.ABANDONED_SECONDS // 3600} uur oud is",
        f"van de laatste {MOST_RECENT} plannen",
        f"hoogstens {LOG_OLD_FILES + 1} bestanden van {LOG_BYTES // 1000} kB",
        f"Aantallen patiënten onder de {LEAST} samenvoegen",
        f"minder dan {LEAST} patiënten",
        f"minder dan {LEAST} deelnemers",
    },
}


def words(language: str) -> str:
    """The page with its lines as one."""
    return " ".join(PAGES[language].read_text(encoding="utf-8").split())


@pytest.mark.parametrize("language", PAGES)
def test_numbers_are_those_of_the_program(language: str) -> None:
    assert [number for number in NUMBERS[language] if number not in words(language)] == []


@pytest.mark.parametrize("language", PAGES)
def test_files_are_called_as_the_program_calls_them(language: str, tmp_path: Path) -> None:
    name = {"en": "NAME", "nl": "NAAM"}[language]
    files = {backups.FOLDER, SUFFIX, SIDE, lock.lock_file(tmp_path / name).name, settings_file().name, "dagdeel.log"}

    assert [file for file in files if f"`{file}`" not in words(language)] == []
    assert f"`{recovery_folder().name}`" in words(language)


@pytest.mark.parametrize("language", PAGES)
def test_folders_are_those_of_the_program(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable)
    for system in ("linux2", "darwin"):
        monkeypatch.setattr(appdirs, "system", system)
        for folder in (config_folder(), recovery_folder().parent, log_folder()):
            assert f"`~/{folder.relative_to(Path.home()).as_posix()}`" in words(language)


def test_work_is_kept_within_the_seconds_told() -> None:
    assert DELAY_SECONDS < 5
    assert "within 5 seconds" in words("en")
    assert "binnen 5 seconden" in words("nl")


@pytest.mark.parametrize("language", PAGES)
def test_the_commands_and_tests_are_there(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = words(language)
    named = re.findall(r"`(tests/[\w/]+\.py)`", text)
    assert len(named) == 6
    assert [file for file in named if not (ROOT / file).is_file()] == []

    main(["report", "--help"])
    shown = capsys.readouterr().out
    options = re.findall(r"`report (--[\w-]+)`", text)
    assert len(options) == 2
    assert [option for option in options if option not in shown] == []
    assert main(["privacy", "--help"]) == 0
    assert ExportPage.title.msgid in words("en")


def test_both_pages_have_the_same_shape() -> None:
    """As many headings, table rows and list items, so that neither leaves out what the other tells."""
    shapes = [
        [
            line.split(" ")[0]
            for line in page.read_text(encoding="utf-8").splitlines()
            if re.match(r"#|\||- |\d\.", line)
        ]
        for page in PAGES.values()
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("place", ["README.md", "docs/code.md"])
def test_the_pages_are_found(place: str) -> None:
    assert "privacy.md" in (ROOT / place).read_text(encoding="utf-8")


def test_the_log_gets_kinds_of_failures_alone() -> None:
    """What a line of the log is filled in with: the kind of an error, or where in the program it was."""
    harmless = ("type(error).__name__", "report(type(error), error.__traceback__)", "text.replace(")
    filled_in = [
        ast.unparse(part)
        for folder in ("planner", "ui")
        for file in (ROOT / folder).rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).startswith(("_log.", "logging.info", "logging.warning"))
        for part in (*call.args[1:], *(one.value for one in call.keywords))
    ]

    assert len(filled_in) > 4
    assert [part for part in filled_in if not part.startswith(harmless)] == []
