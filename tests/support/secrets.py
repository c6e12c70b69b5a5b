"""Invented patients in lists and appointment books, and a search for anything of them in files."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

_PARTS = ("kwab", "zwin", "plof", "drem", "gnoe", "vlek", "snor", "twij", "brum", "flux")
_ENDS = ("jolp", "mork", "nief", "pruk", "ravo", "stib", "tuig", "wolk", "yper", "zeem")
# All that is sought is at least this long, so that a table of beginnings finds every place.
_PREFIX = 8
LIST_HEADER = ["Patiëntnr", "Naam", "Geboortedatum", "ICPC", "Postcode"]
BOOK_HEADER = ["Datum", "Soort", "Functie", "Duur", "Status", "Behandelaar", "Eigen huisarts", "Patiëntnummer"]


@dataclass(frozen=True, slots=True)
class Patient:
    """Somebody who does not exist: no part of the name or number is found in anything else."""

    name: str
    number: str
    born: date

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must be found nowhere: names, the number, and the birth date in three notations."""
        notations = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
        return (*self.name.split(), self.number, *(self.born.strftime(notation) for notation in notations))

    @property
    def row(self) -> list[str]:
        """Their row of a list."""
        return [self.number, self.name, self.born.strftime("%d-%m-%Y"), "T90.02", "7531 XZ"]


def invented(count: int = 1_000) -> tuple[Patient, ...]:
    """So many patients, always the same, all with names, numbers and birth dates of their own."""
    draw = random.Random(6)
    triples = [f"{a}{b}{c}" for a in _PARTS for b in (*_PARTS, *_ENDS) for c in (*_PARTS, *_ENDS)]
    names = draw.sample(triples, 2 * count)
    numbers = draw.sample(range(712_000_000_000, 713_000_000_000), count)
    days = draw.sample(range(200, 30_000), count)
    return tuple(
        Patient(
            f"{names[n].title()} {names[count + n].title()}", str(numbers[n]), date(1928, 1, 1) + timedelta(days[n])
        )
        for n in range(count)
    )


def appointments(patients: Iterable[Patient]) -> list[list[str]]:
    """Two consults of each patient in the spring of 2025."""
    return [
        [(date(2025, 3, 3) + timedelta(number % 80)).isoformat(), "Consult", "Huisarts", "10", "", "A", "A", one.number]
        for number, one in enumerate([*patients] * 2)
    ]


class Search:
    """Looks for secrets in bytes as text in any common encoding, and in what is packed into them."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._by_start: dict[bytes, list[bytes]] = {}
        for secret in {one.lower().encode() for one in secrets}:
            assert len(secret) >= _PREFIX, secret
            self._by_start.setdefault(secret[:_PREFIX], []).append(secret)
        self._starts = np.frombuffer(b"".join(self._by_start), np.uint64)

    def in_bytes(self, content: bytes) -> set[str]:
        """What is found; UTF-16 and UTF-32 are read by leaving out the zeros, archives by unpacking them."""
        return {
            hit for one in _unpacked(content) for form in (one, one.replace(b"\0", b"")) for hit in self._hits(form)
        }

    def in_folders(self, *folders: Path) -> dict[str, set[str]]:
        """What is found by file, in names of files and folders too."""
        found = {}
        for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
            content = path.read_bytes() if path.is_file() else b""
            if hits := self.in_bytes(content) | self.in_bytes(path.name.encode()):
                found[str(path)] = hits
        return found

    def _hits(self, content: bytes) -> Iterator[str]:
        content = content.lower()
        if len(content) < _PREFIX:
            return
        # Every eight bytes as one number, from each place on: so many comparisons take a moment only in numpy.
        windows = np.lib.stride_tricks.sliding_window_view(np.frombuffer(content, np.uint8), _PREFIX)
        numbers = np.ascontiguousarray(windows).view(np.uint64).ravel()
        for place in np.flatnonzero(np.isin(numbers, self._starts)):
            known = self._by_start[content[place : place + _PREFIX]]
            yield from (secret.decode() for secret in known if content.startswith(secret, place))


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _unpacked(archive.read(name))
