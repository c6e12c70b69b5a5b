"""Files that are broken, hostile or strange: each gives what `expected.json` beside it says, and stays as it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planner.errors import DagdeelError
from tests.support.fuzzing import format_of
from tests.support.odd_files import MADE, ODD, odd_file
from tests.support.readers import READERS, XLSX

# By what is odd: the files, and for each what a reader makes of it, or the words in which it says that it cannot.
EXPECTED: dict[str, dict[str, dict[str, object]]] = json.loads((ODD / "expected.json").read_text(encoding="utf-8"))
FILES = {name: gives for files in EXPECTED.values() for name, gives in files.items()}
KEPT = sorted(path.name for path in ODD.iterdir() if path.name != "expected.json")
WORKBOOK_READERS = [name for name, about in READERS.items() if XLSX in about.takes]
# What no reader can open, whatever it looks for.
UNREADABLE = (
    "The workbook is damaged",
    "The workbook has a password",
    "The file is too large",
    "This is a workbook in",
)


def given(reader: str, path: Path) -> object:
    """What a reader makes of a file, or the words of its error."""
    try:
        return READERS[reader].read(path)
    except DagdeelError as error:
        return error.message.msgid


@pytest.mark.parametrize("name", FILES)
def test_an_odd_file_gives_what_it_must(name: str, tmp_path: Path) -> None:
    path = odd_file(name, tmp_path)
    before = path.read_bytes()
    assert {reader: given(reader, path) for reader in FILES[name]} == FILES[name]
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ([name] if name in MADE else [])


@pytest.mark.parametrize("reader", WORKBOOK_READERS)
def test_every_reader_of_workbooks_says_the_same_of_one_that_cannot_be_opened(reader: str) -> None:
    for name in KEPT:
        (words,) = FILES[name].values()
        if isinstance(words, str) and words.startswith(UNREADABLE) and format_of((ODD / name).read_bytes()) == XLSX:
            said = given(reader, ODD / name)
            # Damage in cells is found only by a reader that looks for them.
            assert said == words or str(said).startswith(("The workbook has none of", "The list has no column"))


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_fails_on_what_is_meant_for_another(reader: str) -> None:
    for name in KEPT:
        assert given(reader, ODD / name) is not None


def test_every_odd_file_has_an_expectation() -> None:
    assert sorted([*KEPT, *MADE]) == sorted(FILES)
    assert len(FILES) >= 60
    assert all((ODD / name).stat().st_size < 20_000 for name in KEPT)


def test_a_file_that_is_too_large_is_answered_within_five_seconds_of_work_and_a_gigabyte() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.limits", "six_million_cells.xlsx"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()[:-1]
    assert len(lines) == len(WORKBOOK_READERS)
    assert all("too large" in line for line in lines)
