"""The parts of a workbook that hold cells, looked through before anything is read from them.

What the reader of cells gets is a package made here of the parts that were looked through, so that nothing else in the
file can matter: no macro, picture, link or part that lies about its size. A sheet is held as a full rectangle, with
every text once for each cell: a small file can ask for any amount of memory, and that is reckoned first.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

# A list of 250,000 rows of 20 columns needs about 600 MB of these.
MAX_MEMORY = 800_000_000
# A single stray cell in the last row and column spans 17 billion.
MAX_CELLS = 10_000_000
MAX_UNPACKED = 300_000_000
# Lists shrink to a tenth or a twentieth; only what was made to be a bomb shrinks to this.
_MOST_SHRUNK = 250
_SMALL = 10_000_000

_BYTES_PER_CELL = 80
_LEAST_CELL = len('<c t="s"><v>0</v></c>')
_CHUNK = 1 << 20
_PART = re.compile(r"\[content_types\]\.xml|_rels/\.rels|/?xl/.+\.(xml|rels)", re.IGNORECASE)
_ASIDE = re.compile(r"/?xl/(charts|comments|customxml|drawings|externallinks|media|pivot\w+|theme)", re.IGNORECASE)
_FOREIGN = ("content.xml", "mimetype", "xl/workbook.bin")
_STRINGS = "xl/sharedstrings.xml"

# Tags of cells and rows as nearly all programs write them.
_USUAL = re.compile(rb'<(?:c|row) r="([A-Z]{0,3})([0-9]{1,7})"')
_TEXT = re.compile(rb"<(?:[^\s<>/!?:]+:)?si(?=[\s/>])")
_VALUE = re.compile(rb"<(?:[^\s<>/!?:]+:)?v(?=[\s/>])")
_PLAIN_VALUE = re.compile(rb"<v>([^<&]*)<")
# A formula that was never calculated; one with an empty text as its result says that it has a text.
_UNSOLVED = re.compile(
    rb'<c r="([A-Z]{1,3})[0-9]+"(?![^>]*t="str")[^>]*><f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v>\s*</v>|<v\s*/>)?\s*</c>'
)


class TooLargeError(Exception):
    """More cells or bytes than can be read at once."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A package with nothing but looked-through parts, and by sheet the columns, from 0, with unsolved formulas."""

    package: bytes
    unsolved: dict[str, frozenset[int]]


def look_through(content: bytes) -> Parts:
    """`TooLargeError` for what would not fit in memory, and the errors of zip and XML for what is broken."""
    package = io.BytesIO()
    extents: dict[str, _Extent] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(package, "w") as sound:
        names = _names(book)
        lengths: list[int] = []
        for name in sorted(names, key=lambda name: name.lower() != _STRINGS):
            unpacked = book.read(name)
            extent = extents[_key(name)] = _Extent(
                lengths, len(unpacked), name.lower().endswith(("workbook.xml", ".rels"))
            )
            for piece in _pieces(unpacked):
                extent.feed(piece)
            extent.feed(b"", last=True)
            if name.lower() == _STRINGS:
                lengths = _lengths(unpacked)
            sound.writestr(name, unpacked)
    return Parts(package.getvalue(), _unsolved(extents))


def _key(target: str) -> str:
    """The last folder and the name of a part, which say the same in a link and in the package."""
    return "/".join(target.lower().split("/")[-2:])


def _unsolved(extents: dict[str, _Extent]) -> dict[str, frozenset[int]]:
    """By the name of a sheet its columns with unsolved formulas; `ValueError` where two sheets are one part."""
    links = {link.get("Id", ""): _key(link.get("Target", "")) for link in extents["_rels/workbook.xml.rels"].links}
    found, seen = {}, set[str]()
    for sheet in extents["xl/workbook.xml"].links:
        link = next((value for name, value in sheet.items() if name.rpartition(":")[2] == "id"), "")
        part = links.get(link, "")
        if part in seen:
            raise ValueError("the same sheet twice")
        seen.add(part)
        if part in extents:
            found[sheet.get("name", "")] = frozenset(extents[part].unsolved)
    return found


def _names(book: zipfile.ZipFile) -> list[str]:
    """The parts to read; `ValueError` where the format is another one or a part is there twice."""
    every = [part.filename.lower() for part in book.infolist()]
    if "xl/workbook.xml" not in every or set(every).intersection(_FOREIGN):
        raise ValueError("format")
    parts = [part for part in book.infolist() if _PART.fullmatch(part.filename) and not _ASIDE.match(part.filename)]
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise ValueError("parts")
    shrunk = (part.file_size > max(_SMALL, _MOST_SHRUNK * part.compress_size) for part in parts)
    if sum(part.file_size for part in parts) > MAX_UNPACKED or any(shrunk):
        raise TooLargeError
    return [part.filename for part in parts]


def _pieces(unpacked: bytes) -> Iterator[bytes]:
    """The part in pieces that end where a tag ends."""
    start = 0
    while start < len(unpacked):
        end = unpacked.find(b">", start + _CHUNK) + 1 or len(unpacked)
        yield unpacked[start:end]
        start = end


def _lengths(unpacked: bytes) -> list[int]:
    """How long each shared text is at most; where its start cannot be told for sure, as long as the whole."""
    starts = [match.start() for match in _TEXT.finditer(unpacked)]
    if b"<!" in unpacked:
        return [len(unpacked)] * len(starts)
    return [end - start for start, end in zip(starts, [*starts[1:], len(unpacked)], strict=False)]


@dataclass(slots=True)
class _Extent:
    """What a part asks for. As for the reader of cells, a cell without a reference is the next one."""

    lengths: list[int]
    size: int
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
    _letters: dict[str, int] = field(default_factory=lambda: {"": 0})
    _parser: Any = None

    def __post_init__(self) -> None:
        self._longest = max(self.lengths, default=0)
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.XmlDeclHandler = self._declared

    def feed(self, piece: bytes, last: bool = False) -> None:
        tags = piece.count(b"<c") + piece.count(b"<row")
        usual = _USUAL.findall(piece) if tags else []
        strange = self.is_index or tags != len(usual) or any(sign in piece for sign in (b":c", b":row", b"<!", b"\0"))
        self._parser.StartElementHandler = self._start if strange else None
        if usual and not strange:
            self._take(usual)
            self._cells += len(usual)
        self._parser.Parse(piece, last)
        self._text += self._texts(piece)
        if b"<f" in piece:
            self.unsolved |= {_column(letters.decode()) - 1 for letters in set(_UNSOLVED.findall(piece))}
        area = max(self._last_row * self._last_column, self._cells)
        if area > MAX_CELLS or area * _BYTES_PER_CELL + self._text > MAX_MEMORY:
            raise TooLargeError

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
