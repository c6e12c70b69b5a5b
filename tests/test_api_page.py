"""The page about scripts: every example runs, what it shows is true, and every verb and table is named."""

from __future__ import annotations

import ast
import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner import cli, frames

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_LOOSE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def _blocks() -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in _BLOCK.finditer(PAGE)]


def _is_shown(expected: str, got: str) -> bool:
    return doctest.OutputChecker().check_output(expected, got, _LOOSE)


def _run_commands(block: str, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[str, str, str]]:
    for command, expected in _COMMAND.findall(block):
        program, *arguments = shlex.split(command)
        if program == "mkdir":
            Path(*arguments).mkdir()
        else:
            assert (program, cli.main(arguments)) == ("dagdeel", 0), command
        yield command, expected, capsys.readouterr().out


def test_every_example_runs_and_shows_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    printed, untrue = "", []
    for kind, block in _blocks():
        if kind == "console":
            found = list(_run_commands(block, capsys))
            assert found
            untrue += [(command, got) for command, expected, got in found if not _is_shown(expected, got)]
        elif kind == "python":
            exec(compile(ast.parse(block), "docs/api.md", "exec"), names)
            printed = capsys.readouterr().out
        elif not _is_shown(block, printed):
            untrue.append((block, printed))
    assert untrue == []
    assert (tmp_path / "totals.csv").read_text().startswith("role,headcount,demand_hours")


def test_every_block_is_of_a_kind_that_is_run() -> None:
    kinds = [kind for kind, _block in _blocks()]
    assert set(kinds) == {"console", "python", "text"}
    assert PAGE.count("```") == 2 * len(kinds)
    assert [place for place, kind in enumerate(kinds) if kind == "text" and kinds[place - 1] != "python"] == []


def test_every_verb_and_table_is_named() -> None:
    assert set(re.findall(r"`([a-z-]+)`", "\n".join(re.findall(r"^\| (`[^|]*) \|", PAGE, re.MULTILINE)))) >= set(
        cli.VERBS
    )
    assert set(re.findall(r"`frames\.(\w+)\(", PAGE)) == set(frames.UNITS)
