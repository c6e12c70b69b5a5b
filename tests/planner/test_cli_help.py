"""What the command line says of itself: help and errors of argparse in both languages, for every verb."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from planner.cli import VERBS, main
from planner.cli.parser import build, language_of
from planner.cli.words import spoken
from planner.language import Translator
from planner.program import PROGRAM_VERSION

# Words with which argparse tells its own things in English.
_ENGLISH = re.compile(
    r"usage:|options:|positional|arguments are|show this|and exit|required|invalid|expected|unrecognized|choose from"
)
_BOTH = ("nl", "en")


def _parsers(language: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    say = Translator(language)
    with spoken(say):
        parser = build(say)
    yield "", parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(arguments)
    said = capsys.readouterr()
    return status, said.out + said.err


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_is_in_the_language_that_is_asked_for(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [verb] if verb else []
    for line in (["--language", "nl", *asked, "--help"], [*asked, "--language=nl", "-h"]):
        status, text = _said(capsys, *line)
        assert status == 0
        assert text.startswith("gebruik: dagdeel")
        assert _ENGLISH.findall(text) == []
    # Asked for behind the help, it still holds.
    assert _said(capsys, *asked, "--help", "--language", "nl")[1] == text
    english = _said(capsys, *asked, "--language", "en", "--help")[1]
    assert english.startswith("usage: dagdeel")
    assert "show this help message and exit" in english


def test_every_option_is_explained_in_both_languages() -> None:
    dutch, english = (dict(_parsers(language)) for language in _BOTH)
    assert set(dutch) == {"", *VERBS}
    for verb, parser in english.items():
        pairs = list(zip(parser._actions, dutch[verb]._actions, strict=True))
        unexplained = [one.dest for pair in pairs for one in pair if not one.help and one.dest != "verb"]
        assert (verb, unexplained) == (verb, [])
        assert (verb, [one.help for one, other in pairs if one.help == other.help and one.help]) == (verb, [])


@pytest.mark.parametrize(
    "line",
    [
        ["calculate"],
        ["calculate", "a", "b"],
        ["calculate", "a", "--why"],
        ["dance"],
        ["new", "--example", "castle", "-o", "x"],
        ["calculate", "a", "--json=1"],
        ["import-patients", "a", "--into", "b", "--as-of", "soon"],
        ["import-patients", "a"],
        ["calibrate", "a", "--plan", "b", "--into", "c"],
        ["calibrate", "a", "--adopt"],
        [],
    ],
)
def test_wrong_use_is_told_in_both_languages(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    texts = []
    for language in _BOTH:
        status, text = _said(capsys, "--language", language, *line)
        assert status == 2
        assert text.count("\n") == 1
        texts.append(text)
    assert _ENGLISH.findall(texts[0]) == []
    assert texts[0] != texts[1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["--language", "en"], "en"),
        (["report", "--lang", "en", "x"], "en"),
        (["--language=en"], "en"),
        (["--language"], "nl"),
        (["--language", "fr"], "nl"),
        ([], "nl"),
    ],
)
def test_the_language_is_that_of_the_line_else_of_the_system(
    line: list[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert language_of(line) == expected


def test_the_words_of_argparse_are_its_own_again_afterwards() -> None:
    before = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    main(["--language", "nl", "--help"])
    assert {name: getattr(argparse, name) for name in before} == before


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert _said(capsys, "--version") == (0, f"dagdeel {PROGRAM_VERSION}\n")
