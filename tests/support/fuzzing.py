"""Damaging odd and sound files at random, and looking whether a reader answers in words."""

from __future__ import annotations

import random
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from planner.errors import DagdeelError
from tests.support.odd_files import ODD, READERS

MOST_SECONDS = 5.0
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


class FuzzError(AssertionError):
    """A reader that took too long."""


def seeds() -> list[bytes]:
    """What the damage begins with."""
    return [path.read_bytes() for path in sorted(ODD.iterdir()) if path.name != "expected.json"]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A file with some bytes or a text changed, or a workbook with one of its parts damaged."""
    if content.startswith(b"PK") and chance.random() < 0.8:
        return _damaged_part(content, chance)
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
    try:
        with zipfile.ZipFile(BytesIO(content)) as book:
            parts = {name: book.read(name) for name in book.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError):
        return _damaged_bytes(content, chance)
    name = chance.choice(sorted(parts))
    parts[name] = _damaged_bytes(parts[name], chance)
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w") as book:
        for part, text in parts.items():
            book.writestr(part, text)
    return memory.getvalue()


def answer(reader: str, path: Path) -> object:
    """What a reader makes of a file; None where it says in words that it cannot."""
    start = time.process_time()
    try:
        found = READERS[reader](path)
    except DagdeelError:
        found = None
    if time.process_time() - start > MOST_SECONDS:
        raise FuzzError(f"{reader} took more than {MOST_SECONDS} s")
    return found


def inputs(times: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged files, each with the reader that gets it."""
    chance = random.Random(seed)
    known, readers = seeds(), sorted(READERS)
    for _ in range(times):
        yield chance.choice(readers), damaged(chance.choice(known), chance)
