"""The parts of a workbook that hold cells, looked through before anything is read from them.

What the reader of cells gets is a package made here of the parts that were looked through, so that nothing else in the
file can matter: no macro, picture, link or part that lies about its size. A sheet is held as a full rectangle, with
every text once for each cell: a small file can ask for any amount of memory, and that is reckoned first.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from planner.files.xlsx_extent import MAX_CELLS, Extent, TooLargeError

MAX_UNPACKED = 300_000_000
# Each cell with a value takes four, and one with a text of its own six.
_MOST_TAGS = 6 * MAX_CELLS
# Lists shrink to a tenth or a twentieth; only what was made to be a bomb shrinks to this.
_MOST_SHRUNK = 250
_SMALL = 10_000_000

_CHUNK = 1 << 20
# Rows of each sheet where only its head is wanted, and the bytes in which they are looked for.
_HEAD_ROWS = 100
_HEAD_BYTES = 1 << 20
_ROW_END = re.compile(rb"</((?:[A-Za-z]+:)?)row>")
_PART = re.compile(r"\[content_types\]\.xml|_rels/\.rels|/?xl/.+\.(xml|rels)", re.IGNORECASE)
_ASIDE = re.compile(r"/?xl/(charts|comments|customxml|drawings|externallinks|media|pivot\w+|theme)", re.IGNORECASE)
_FOREIGN = ("content.xml", "mimetype", "xl/workbook.bin")
_STRINGS = "xl/sharedstrings.xml"

_PREFIX_WITHIN = 4096
_PREFIX = re.compile(rb"<([A-Za-z]{1,9}:)worksheet[ >]")
_TEXT = re.compile(rb"<(?:[^\s<>/!?:]+:)?si(?=[\s/>])")


@dataclass(frozen=True, slots=True)
class Parts:
    """A package with nothing but looked-through parts, and by sheet the columns, from 0, with unsolved formulas."""

    package: bytes
    unsolved: dict[str, frozenset[int]]


def look_through(
    content: bytes, ask: Callable[[], None], *, head_only: bool = False, most_cells: int = MAX_CELLS
) -> Parts:
    """`TooLargeError` for what would not fit in memory, and the errors of zip and XML for what is broken.

    `ask` is called time and again, and ends it by an error. With `head_only` the first rows of each sheet are enough.
    """
    package = io.BytesIO()
    extents: dict[str, Extent] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(package, "w") as sound:
        names = _names(book)
        lengths: list[int] = []
        for name in sorted(names, key=lambda name: name.lower() != _STRINGS):
            ask()
            unpacked = (_head(book, name) if head_only else b"") or book.read(name)
            _refuse_many(unpacked, most_cells)
            extent = extents[_key(name)] = Extent(lengths, len(unpacked), most_cells, _prefix(unpacked))
            extent.is_index = name.lower().endswith(("workbook.xml", ".rels"))
            for piece in _pieces(unpacked):
                ask()
                extent.feed(piece)
            extent.feed(b"", last=True)
            if name.lower() == _STRINGS:
                lengths = _lengths(unpacked)
            sound.writestr(name, unpacked)
    return Parts(package.getvalue(), _unsolved(extents))


def _head(book: zipfile.ZipFile, name: str) -> bytes:
    """The first rows of a large sheet as a sheet of their own; nothing where the part is small or no plain sheet."""
    if book.getinfo(name).file_size <= _HEAD_BYTES or "/worksheets/" not in name.lower():
        return b""
    with book.open(name) as part:
        start = part.read(_HEAD_BYTES)
    end = next(islice(_ROW_END.finditer(start), _HEAD_ROWS - 1, None), None)
    if end is None or b"<!" in start[: end.end()]:
        return b""
    return start[: end.end()] + b"</%bsheetData></%bworksheet>" % (end[1], end[1])


def _refuse_many(unpacked: bytes, most_cells: int) -> None:
    """`TooLargeError` for more cells or tags than can be read; to count them takes no time beside reading them."""
    cells = tags = 0
    # Not at once: nothing else of the program runs while one stretch is counted.
    for start in range(0, len(unpacked), _CHUNK):
        cells += unpacked.count(b"<c ", start, start + _CHUNK)
        tags += unpacked.count(b"<", start, start + _CHUNK)
        if cells > most_cells or tags > _MOST_TAGS:
            raise TooLargeError


def _prefix(unpacked: bytes) -> bytes:
    """What stands before the names of a sheet's tags, such as `x:`; mostly nothing."""
    found = _PREFIX.search(unpacked[:_PREFIX_WITHIN])
    return found[1] if found else b""


def _key(target: str) -> str:
    """The last folder and the name of a part, which say the same in a link and in the package."""
    return "/".join(target.lower().split("/")[-2:])


def _unsolved(extents: dict[str, Extent]) -> dict[str, frozenset[int]]:
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
