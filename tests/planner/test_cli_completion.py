"""The scripts that complete commands in a shell; bash itself is asked what it would offer."""

from __future__ import annotations

import argparse
import re
import subprocess
from pathlib import Path

import pytest

from planner.cli import VERBS, completion, main
from planner.cli.parser import build
from planner.language import Translator

_ASK = '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dagdeel; printf "%s\\n" "${COMPREPLY[@]}"'


@pytest.fixture(scope="module")
def parser() -> argparse.ArgumentParser:
    return build(Translator("en"))


@pytest.fixture(scope="module")
def script(parser: argparse.ArgumentParser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "dagdeel.bash"
    path.write_text(completion.bash(parser), encoding="utf-8")
    return path


def _offered(script: Path, folder: Path, *line: str) -> list[str]:
    asked = ["bash", "--norc", "-c", _ASK, "bash", str(script), "dagdeel", *line]
    done = subprocess.run(asked, cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1] if done.stdout.strip() else []


def test_bash_completes_verbs_options_and_choices(script: Path, tmp_path: Path) -> None:
    assert set(_offered(script, tmp_path, "")) == set(VERBS)
    assert _offered(script, tmp_path, "cal") == ["calculate", "calibrate"]
    assert _offered(script, tmp_path, "--language", "en", "sol") == ["solve"]
    assert _offered(script, tmp_path, "calculate", "--j") == ["--json"]
    assert _offered(script, tmp_path, "new", "--example", "o") == ["overloaded_duo"]
    assert _offered(script, tmp_path, "new", "--example", "=", "o") == ["overloaded_duo"]
    assert _offered(script, tmp_path, "report", "x", "--language", "") == ["nl", "en"]
    assert _offered(script, tmp_path, "completion", "") == ["bash", "zsh", "fish"]
    assert _offered(script, tmp_path, "solve", "--role", "") == []


def test_bash_completes_files_with_any_name(script: Path, tmp_path: Path) -> None:
    for name in ("a plan.dagdeel", "a$b.dagdeel", "other.csv"):
        (tmp_path / name).touch()
    (tmp_path / "a folder").mkdir()
    wanted = ["a folder", "a plan.dagdeel", "a$b.dagdeel"]
    for line in (["calculate", "a"], ["compare", "other.csv", "a"], ["new", "-o", "a"], ["import", "x", "--into", "a"]):
        assert sorted(_offered(script, tmp_path, *line)) == sorted(wanted)


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_every_option_of_every_verb_is_in_the_script(
    shell: str, parser: argparse.ArgumentParser, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", shell, "--language", "en"]) == 0
    text = capsys.readouterr().out
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb, known in action.choices.items():
                lines = "\n".join(line for line in text.splitlines() if re.search(rf"\b{verb}\b", line))
                flags = [flag for one in known._actions for flag in one.option_strings if flag.startswith("--")]
                assert [flag for flag in flags if flag[2:] not in lines] == []
