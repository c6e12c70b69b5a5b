"""How much a part of a workbook asks for, reckoned from its XML as it goes by, and what else has to be known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

# A list of 250,000 rows of 20 columns needs about 400 MB of these.
MAX_MEMORY = 500_000_000
# A single stray cell in the last row and column spans 17 billion.
MAX_CELLS = 6_000_000
# Elements that have to be looked at one by one take the longest.
_MOST_STRANGE = 3_000_000
_BYTES_PER_CELL = 80
_LEAST_CELL = len('<c t="s"><v>0</v></c>')

# Tags of cells and rows as nearly all programs write them.
_USUAL = rb'%b(?:c|row) r="([A-Z]{0,3})([0-9]{1,7})"'
_VALUE = re.compile(rb"<(?:[^\s<>/!?:]+:)?v(?=[\s/>])")
_PLAIN_VALUE = re.compile(rb"<(?:[A-Za-z]+:)?v>([^<&]*)<")
# A formula that was never calculated; one with an empty text as its result says that it has a text.
_UNSOLVED = re.compile(
    rb'<P?c r="([A-Z]{1,3})[0-9]+"(?![^>]*t="str")[^>]*><P?f[^>]*(?:/>|>[^<]*</P?f>)\s*'
    rb"(?:<P?v>\s*</P?v>|<P?v\s*/>)?\s*</P?c>".replace(b"P?", b"(?:[A-Za-z]+:)?")
)


class TooLargeError(Exception):
    """More cells or bytes than can be read at once."""


@dataclass(slots=True)
class Extent:
    """What a part of this size asks for, with texts of these lengths to point at.

    As for the reader of cells, a cell without a reference is the next one.
    """

    lengths: list[int]
    size: int
    most_cells: int
    prefix: bytes
    is_index: bool = False
    unsolved: set[int] = field(default_factory=set)
    links: list[dict[str, str]] = field(default_factory=list)
    _row: int = 0
    _column: int = 0
    _last_row: int = 0
    _last_column: int = 0
    _cells: int = 0
    _text: int = 0
    _longest: int = 0
    _strange: int = 0
    _letters: dict[str, int] = field(default_factory=lambda: {"": 0})
    _parser: Any = None

    def __post_init__(self) -> None:
        self._longest = max(self.lengths, default=0)
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.XmlDeclHandler = self._declared

    def feed(self, piece: bytes, last: bool = False) -> None:
        """Take in the next piece of the part; `TooLargeError` as soon as it asks for too much."""
        usual = None if self.is_index else self._usual_tags(piece)
        self._parser.StartElementHandler = self._start if usual is None else None
        if usual:
            self._take(usual)
            self._cells += len(usual)
        self._parser.Parse(piece, last)
        self._text += self._texts(piece)
        if b"<f" in piece or b":f" in piece:
            self.unsolved |= {_column(letters.decode()) - 1 for letters in set(_UNSOLVED.findall(piece))}
        area = max(self._last_row * self._last_column, self._cells)
        if area > self.most_cells or area * _BYTES_PER_CELL + self._text > MAX_MEMORY:
            raise TooLargeError

    def _usual_tags(self, piece: bytes) -> list[tuple[bytes, bytes]] | None:
        """The references of all cells and rows of a piece; None where any of them may be written in another way."""
        start, end = b"<" + self.prefix, b"</" + self.prefix
        if b"<!" in piece or b"\0" in piece or (self.prefix and (b"<c" in piece or b"<row" in piece)):
            return None
        for tag in (b"c", b"row"):
            own = piece.count(start + tag) + piece.count(end + tag) if self.prefix else 0
            if piece.count(b":" + tag) != own:
                return None
        tags = piece.count(start + b"c") + piece.count(start + b"row")
        found = re.findall(_USUAL % start, piece) if tags else []
        return found if len(found) == tags else None

    def _take(self, usual: list[tuple[bytes, bytes]]) -> None:
        """The references of a piece at once."""
        self._last_row = max(self._last_row, *map(int, {row for _, row in usual}))
        self._last_column = max(
            self._last_column, *(self._place(each.decode()) for each in {each for each, _ in usual})
        )
        column, row = usual[-1]
        self._row, self._column = int(row), self._place(column.decode())

    def _texts(self, piece: bytes) -> int:
        """The bytes of shared text that the cells of a piece get; reckoned exactly only where it can be much."""
        if self._longest * self.size // _LEAST_CELL < MAX_MEMORY // 3:
            return 0
        values = _PLAIN_VALUE.findall(piece)
        hidden = len(_VALUE.findall(piece)) - len(values)
        return sum(map(self._length, values)) + max(0, hidden) * self._longest

    def _length(self, value: bytes) -> int:
        try:
            return self.lengths[int(value)]
        except (ValueError, IndexError):
            return 0

    def _refuse(self, *_: Any) -> None:
        raise ValueError("document type")

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii"):
            raise ValueError("encoding")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        self._strange += 1
        if self._strange > _MOST_STRANGE:
            raise TooLargeError
        if kind == "c":
            self._cells += 1
            row, column = self._position(attributes.get("r", ""))
            self._row, self._column = row or self._row, column or self._column + 1
            self._last_column = max(self._last_column, self._column)
        elif kind == "row":
            row, _ = self._position(attributes.get("r", ""))
            self._row, self._column = row or self._row + 1, 0
        elif self.is_index and kind in ("sheet", "Relationship"):
            self.links.append(attributes)
        self._last_row = max(self._last_row, self._row)

    def _position(self, reference: str) -> tuple[int, int]:
        """Row and column of a reference such as `C21`, counted from 1; 0 where it has none."""
        letters = reference.rstrip("0123456789")
        digits = reference[len(letters) :]
        if len(digits) > 8:
            raise ValueError("reference")
        return int(digits or 0), self._place(letters)

    def _place(self, letters: str) -> int:
        if letters not in self._letters:
            self._letters[letters] = _column(letters)
        return self._letters[letters]


def _column(letters: str) -> int:
    if not re.fullmatch("[A-Za-z]{1,4}", letters):
        raise ValueError("reference")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
