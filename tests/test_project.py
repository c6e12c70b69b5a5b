"""What the project promises of itself: complete catalogues, small modules and functions, a README that is true."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from planner.cli import VERBS
from tools.catalogues import LANGUAGES, ROOT, SOURCES, extract, forms, path, read

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 40
README = (ROOT / "README.md").read_text(encoding="utf-8")


def sources() -> list[Path]:
    return [ROOT / "main.py", *(file for folder in SOURCES for file in sorted((ROOT / folder).rglob("*.py")))]


def parsed() -> Iterator[tuple[str, ast.Module]]:
    for file in sources():
        yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))


def placeholders(text: str) -> list[str]:
    return sorted({name for _before, name, _spec, _conversion in Formatter().parse(text) if name is not None})


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return extract()


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return read(path(request.param), request.param)


def known(catalogue: Catalog) -> set[object]:
    return {message.id for message in catalogue if message.id}


def untrue(message: Message) -> bool:
    """Whether a translation fills in other values than its text does."""
    return [placeholders(form) for form in forms(message.id)] != [placeholders(form) for form in forms(message.string)]


def test_every_text_is_in_every_catalogue(texts: Catalog, catalogue: Catalog) -> None:
    assert known(texts) - known(catalogue) == set()


def test_catalogues_hold_nothing_else(texts: Catalog, catalogue: Catalog) -> None:
    assert known(catalogue) - known(texts) == set()
    assert list(catalogue.obsolete) == []


def test_every_text_is_translated_for_certain(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and not all(forms(message.string))] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_translations_fill_in_the_same_values(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and untrue(message)] == []


def text_calls() -> Iterator[tuple[str, ast.Call, int]]:
    """Every call of `T` and `TN`, with its place and how many texts it begins with."""
    for file, tree in parsed():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("T", "TN"):
                yield f"{file}:{node.lineno}", node, 1 if node.func.id == "T" else 2


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_texts_are_written_out_where_they_are_used() -> None:
    """A text that is put together at run time cannot be found for the catalogue."""
    found = list(text_calls())

    assert found
    assert [place for place, call, count in found if not all(map(is_text, call.args[:count]))] == []


def given(call: ast.Call, count: int) -> list[str]:
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    return sorted(names | {"count"} if count == 2 else names)


def asked(call: ast.Call, count: int) -> list[str]:
    literals = [node.value for node in call.args[:count] if isinstance(node, ast.Constant)]
    names = {name for text in literals for name in placeholders(text)}
    return sorted(names | {"count"} if count == 2 else names)


def test_texts_get_the_values_that_they_ask_for() -> None:
    calls = [entry for entry in text_calls() if all(keyword.arg for keyword in entry[1].keywords)]

    assert [place for place, call, count in calls if given(call, count) != asked(call, count)] == []


def test_modules_are_small() -> None:
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in sources()}

    assert {file: length for file, length in lengths.items() if length > MOST_LINES} == {}


def test_functions_are_small() -> None:
    lengths = {
        f"{file}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for file, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {place: length for place, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def test_make_targets_of_the_readme_exist() -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)", README))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert {"run", "test"} <= named
    assert named - targets == set()


def test_places_of_the_readme_exist() -> None:
    named = re.findall(r"^\| `([^`]+)`", README, re.MULTILINE)

    assert named
    assert [place for place in named if not (ROOT / place).exists()] == []


def test_verbs_of_the_readme_exist() -> None:
    verbs = set(re.findall(r"^python main\.py ([a-z-]+)(?= )", README, re.MULTILINE))
    done = subprocess.run(
        [sys.executable, "main.py", "--help"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
    assert verbs == set(VERBS)
    assert {verb for verb in verbs if not re.search(rf"(?<![\w-]){verb}(?![\w-])", done.stdout)} == set()
