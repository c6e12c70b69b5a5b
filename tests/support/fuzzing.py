"""Damaging odd and sound files at random, and looking whether a reader answers in words."""

from __future__ import annotations

import json
import random
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from planner.errors import DagdeelError
from tests.support.fuzzing_seeds import own_seeds
from tests.support.odd_files import ODD
from tests.support.readers import CSV, JSON, READERS, XLSX

MOST_SECONDS = 5.0
# In how many of a hundred inputs a reader gets a file of each format; workbooks take the longest.
_FORMATS = {CSV: 40, JSON: 30, XLSX: 30}
_TEXTS = (
    b"=1+1",
    b"\t",
    b'"',
    b";",
    b"\n",
    b"\0",
    b"1e999",
    b"NaN",
    b"-1e300",
    b"<!--",
    b"&a;",
    b"9" * 40,
    b"\xff\xfe",
)
_IN_XML = (*_TEXTS, b"", b"0", b"-1", b"s", b"str", b"e", b"A1", b"XFD1048576", b"1904", b"31-12-2026")
_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    -1e-308,
    10**30,
    float("nan"),
    float("inf"),
    "",
    "=1+1",
    "../..",
    "\ud800",
    "x" * 3000,
    [],
    {},
    [[]],
)


class FuzzError(AssertionError):
    """A reader that took too long."""


@dataclass(frozen=True, slots=True)
class Input:
    """A damaged file, and the reader that gets it."""

    reader: str
    content: bytes


def format_of(content: bytes) -> str:
    """The format that a file is, or seems to be."""
    return XLSX if content.startswith(b"PK") else JSON if content.lstrip().startswith(b"{") else CSV


@cache
def seeds() -> tuple[bytes, ...]:
    """What the damage begins with, for any reader."""
    return tuple(path.read_bytes() for path in sorted(ODD.iterdir()) if path.name != "expected.json")


@cache
def _seeds_of(reader: str, kind: str) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Those of a format that were made for a reader, and all of the format."""
    every = tuple(content for content in seeds() if format_of(content) == kind)
    return tuple(content for content in own_seeds(reader) if format_of(content) == kind) or every, every


def inputs(first: int, times: int, seed: int) -> Iterator[tuple[int, Input]]:
    """So many damaged files from the first number on. Each follows from the seed and its number alone."""
    for number in range(first, first + times):
        yield number, made_input(number, seed)


def made_input(number: int, seed: int) -> Input:
    """One damaged file; in one of twenty it is of a format that the reader does not take."""
    chance = random.Random(f"{seed}/{number}")
    kind = chance.choices(tuple(_FORMATS), tuple(_FORMATS.values()))[0]
    takers = [name for name, reader in READERS.items() if kind in reader.takes or chance.random() < 0.05]
    reader = chance.choice(sorted(takers))
    own, every = _seeds_of(reader, kind)
    return Input(reader, damaged(chance.choice(own if chance.random() < 0.7 else every), chance))


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A file with some bytes or a text changed, a workbook with one of its parts damaged, or JSON with other values."""
    if chance.random() < 0.7:
        if content.startswith(b"PK"):
            return _damaged_part(content, chance)
        if content.startswith(b"{"):
            return _damaged_values(content, chance)
    return _damaged_bytes(content, chance)


def _damaged_bytes(content: bytes, chance: random.Random) -> bytes:
    found = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place = chance.randint(0, len(found))
        match chance.randrange(4):
            case 0:
                found[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                found[place:place] = chance.choice(_TEXTS)
            case 2:
                del found[place : place + chance.randint(1, 40)]
            case _:
                found[place:place] = found[place : place + chance.randint(1, 400)]
    return bytes(found)


def _damaged_part(content: bytes, chance: random.Random) -> bytes:
    """The workbook with one part damaged and packed soundly again, so that the damage gets further."""
    parts = _parts(content)
    if not parts:
        return _damaged_bytes(content, chance)
    names = sorted(parts)
    # Half of the damage goes to where the cells are.
    cells = [name for name in names if "sheet" in name.lower() or "strings" in name.lower()]
    name = chance.choice(cells if cells and chance.random() < 0.5 else names)
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w") as book:
        for part, text in parts.items():
            book.writestr(part, _damaged_xml(text, chance) if part == name else text)
    return memory.getvalue()


def _damaged_xml(content: bytes, chance: random.Random) -> bytes:
    """Mostly still XML, with other texts and attributes."""
    if chance.random() < 0.3:
        return _damaged_bytes(content, chance)
    for _ in range(chance.randint(1, 4)):
        sign, end = chance.choice(((b">", b"<"), (b'"', b'"')))
        start = content.find(sign, chance.randint(0, len(content))) + 1
        new = chance.choice(
            (*_TEXTS, b"", b"0", b"-1", b"s", b"str", b"e", b"A1", b"XFD1048576", b"1904", b"31-12-2026")
        )
        content = content[:start] + new + content[content.find(end, start) :] if start else content
    return content


@cache
def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as book:
            return {name: book.read(name) for name in book.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError):
        return {}


def _damaged_values(content: bytes, chance: random.Random) -> bytes:
    """The JSON with some of its values replaced by strange ones or by each other, or left out."""
    try:
        document = json.loads(content)
    except ValueError:
        return _damaged_bytes(content, chance)
    for _ in range(chance.randint(1, 4)):
        _change_value(document, chance)
    return json.dumps(document).encode()


def _change_value(document: Any, chance: random.Random) -> None:
    inside = document
    while True:
        keys = sorted(inside) if isinstance(inside, dict) else range(len(inside))
        if not keys:
            return
        key = chance.choice(keys)
        if not isinstance(inside[key], dict | list) or not inside[key] or chance.random() < 0.15:
            break
        inside = inside[key]
    match chance.randrange(4):
        case 0:
            del inside[key]
        case 1:
            inside[key] = inside[chance.choice(keys)]
        case _:
            inside[key] = chance.choice(_VALUES)


def answer(reader: str, path: Path) -> object:
    """What a reader makes of a file; None where it says in words that it cannot."""
    start = time.process_time()
    try:
        found = READERS[reader].read(path)
    except DagdeelError:
        found = None
    if time.process_time() - start > MOST_SECONDS:
        raise FuzzError(f"{reader} took more than {MOST_SECONDS} s")
    return found
