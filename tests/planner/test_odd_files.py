"""Files that are broken, hostile or strange: each gives what `expected.json` beside it says, and stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.errors import DagdeelError
from tests.support.odd_files import MADE, ODD, READERS, odd_file

EXPECTED: dict[str, tuple[str, object]] = json.loads((ODD / "expected.json").read_text(encoding="utf-8"))
KEPT = sorted(path.name for path in ODD.iterdir() if path.name != "expected.json")


def given(reader: str, path: Path) -> object:
    """What a reader makes of a file, or the words of its error."""
    try:
        return READERS[reader](path)
    except DagdeelError as error:
        return error.message.msgid


@pytest.mark.parametrize("name", EXPECTED)
def test_an_odd_file_gives_what_it_must(name: str, tmp_path: Path) -> None:
    path = odd_file(name, tmp_path)
    before = path.read_bytes()
    reader, expected = EXPECTED[name]
    assert given(reader, path) == expected
    assert path.read_bytes() == before


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_fails_on_what_is_meant_for_another(reader: str) -> None:
    for name in KEPT:
        assert given(reader, ODD / name) is not None


def test_every_odd_file_has_an_expectation() -> None:
    assert sorted([*KEPT, *MADE]) == sorted(EXPECTED)
    assert all((ODD / name).stat().st_size < 20_000 for name in KEPT)
