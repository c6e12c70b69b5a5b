"""No error of a reader, nothing behind it and no line of a log holds what stands in a file, wherever it stands."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.errors import DagdeelError
from tests.support.fuzzing import damaged, format_of
from tests.support.fuzzing_seeds import own_seeds
from tests.support.odd_files import SHEET, STRINGS, workbook
from tests.support.patient_lists import zipped
from tests.support.readers import JSON, READERS, XLSX

SECRET = "Zonnebloemstraatvogel"
# In the XML of a sheet and of its texts, where a number, a type, a place or a tag should stand.
IN_SHEET = (
    ('t="s"', f't="{SECRET}"'),
    ("<v>", f"<v>{SECRET}"),
    ("<v>", f"<v>&{SECRET};"),
    ('r="A2"', f'r="{SECRET}2"'),
    ('<c r="A2"', f'<c r="A2" s="{SECRET}"'),
    ("</row>", f"</{SECRET}>"),
    ("<sheetData>", f"<sheetData><{SECRET}>"),
)
IN_TEXTS = (("</t>", "</u>"), ("<t", f"<{SECRET}"))


def everything(error: BaseException | None) -> str:
    """All that an error and the errors behind it would show in a log."""
    if error is None:
        return ""
    return f"{error!r} {error} {vars(error)} {everything(error.__context__)} {everything(error.__cause__)}"


def _in_lines(text: str) -> Iterator[bytes]:
    """A table with the secret in one cell below the titles after the other."""
    lines = text.split("\n")
    for row in range(1, len(lines)):
        cells = lines[row].split(";")
        for place, cell in enumerate(cells):
            for new in (SECRET, f'"{SECRET}', f"{cell}{SECRET}", f"=1+{SECRET}", SECRET * 7_000):
                line = ";".join([*cells[:place], new, *cells[place + 1 :]])
                yield "\n".join([*lines[:row], line, *lines[row + 1 :]]).encode()


def _in_values(document: object) -> Iterator[object]:
    """A document with the secret for one value after the other."""
    if isinstance(document, dict):
        for name, value in document.items():
            yield {**document, name: SECRET}
            yield from ({**document, name: new} for new in _in_values(value))
    elif isinstance(document, list):
        for at, value in enumerate(document):
            yield from ([*document[:at], new, *document[at + 1 :]] for new in _in_values(value))


def _in_workbooks(text: str) -> Iterator[bytes]:
    """A table as a workbook, with the secret in all cells below the titles and in one place of its XML."""
    titles = text.split("\n")[0].split(";")
    parts = workbook([list(titles), [SECRET] * len(titles), [SECRET] * 40])
    yield zipped(parts)
    yield from (zipped({**parts, SHEET: parts[SHEET].replace(old, new)}) for old, new in IN_SHEET)
    yield from (zipped({**parts, STRINGS: parts[STRINGS].replace(old, new)}) for old, new in IN_TEXTS)


def _text(content: bytes) -> str:
    """A list that is text; empty for a workbook, and for text that is not UTF-8."""
    try:
        return "" if format_of(content) == XLSX else content.decode()
    except UnicodeDecodeError:
        return ""


def _files(reader: str) -> list[bytes]:
    chance = random.Random(reader)
    takes, found = READERS[reader].takes, list[bytes]()
    for text in map(_text, own_seeds("own" if reader in ("table", "template") else reader)):
        if JSON in takes:
            found += [json.dumps(document).encode() for document in _in_values(json.loads(text))]
        elif text:
            lines = list(_in_lines(text))
            found += [*chance.sample(lines, min(40, len(lines))), *_in_workbooks(text)]
    found = chance.sample(found, min(80, len(found)))
    return found + [damaged(content, chance) for content in found[:40]]


@pytest.mark.parametrize("reader", sorted(READERS))
def test_no_error_of_a_reader_holds_what_stands_in_the_file(
    reader: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    path, said = tmp_path / "a.bin", list[str]()
    for content in _files(reader):
        path.write_bytes(content)
        try:
            READERS[reader].read(path)
        except DagdeelError as error:
            behind = everything(error.__context__) + everything(error.__cause__)
            # A plan's own words may name what it refers to; what is behind them may not quote the file.
            said.append(behind if reader == "plan" else behind + everything(error))
    assert len(said) > 5
    assert not [each for each in said if SECRET in each]
    assert SECRET not in caplog.text + "".join(capfd.readouterr())
