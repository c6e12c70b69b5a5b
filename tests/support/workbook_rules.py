"""What Excel asks of a workbook beyond its schema, and repairs or refuses where it is otherwise."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from openpyxl.utils import range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Faster than to look at each element.
_USED = f"//@*[namespace-uri() = '{_ID[1:-1]}']"

_LONGEST_FORMULA, _LONGEST_TEXT, _LONGEST_TITLE, _LONGEST_NAME = 8192, 32_767, 31, 255
_NAME = re.compile(r"[^\W\d][\w.]*|_[\w.]*|_xlnm\.\w+")
# What a reader takes for the place of a cell is no name.
_PLACE = re.compile(r"[A-Z]{1,3}\d+|R\d*(C\d*)?|C\d*", re.IGNORECASE)
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d*)")
_TITLE_IN_FORMULA = re.compile(r"'((?:[^']|'')+)'!")
_VALUE, _FORMULA = f"{MAIN}v", f"{MAIN}f"
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# In characters, by attribute of a check on a cell.
_LONGEST_HINTS = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}

Parts = Mapping[str, Any]


def rule_faults(parts: Parts, names: Iterable[str]) -> list[str]:
    """What Excel would not take of the parts of a workbook (XML), all of which have these names."""
    known = set(names)
    found = [*_package(parts, known), *_links(parts, known)]
    if found:
        return found
    book = _Book(parts)
    found = [*_core(parts), *book.titles(), *book.names(), *book.tables()]
    for title, part in book.sheets.items():
        found += [f"{title}: {fault}" for fault in book.sheet(parts[part])]
    return found


def _package(parts: Parts, names: set[str]) -> Iterator[str]:
    types = parts["[Content_Types].xml"]
    defaults = {one.get("Extension").lower() for one in types.iter(f"{_TYPES}Default")}
    overrides = Counter(one.get("PartName").lstrip("/") for one in types.iter(f"{_TYPES}Override"))
    yield from (f"content type of {name}, which is not there" for name in overrides.keys() - names)
    yield from (f"two content types of {name}" for name, times in overrides.items() if times > 1)
    for name in names - overrides.keys() - {"[Content_Types].xml"}:
        if name.rpartition(".")[2].lower() not in defaults:
            yield f"no content type of {name}"


def _links(parts: Parts, names: set[str]) -> Iterator[str]:
    for name, part in parts.items():
        folder, _, file = name.rpartition("/")
        links = links_of(parts, name)
        used = set(part.xpath(_USED))
        yield from (f"{name} has no relation {link}" for link in used - links.keys())
        if file.endswith(".rels"):
            source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            if source not in names and name != "_rels/.rels":
                yield f"{name} is of a part that is not there"
            ids = Counter(one.get("Id") for one in part)
            yield from (f"{name} has {link} twice" for link, times in ids.items() if times > 1)
        yield from (f"{name} points at {target}, which is not there" for target in {*links.values()} - names)


def _core(parts: Parts) -> Iterator[str]:
    """What is wrong with the properties of the document."""
    told = list(parts["docProps/core.xml"])
    yield from (f"two times {tag}" for tag, times in Counter(one.tag for one in told).items() if times > 1)
    for one in told:
        if one.tag.endswith(("}created", "}modified")) and not _MOMENT.fullmatch(one.text or ""):
            yield f"{one.text} is no moment"


def links_of(parts: Parts, name: str) -> dict[str, str]:
    """The parts of the same file that a part points at, by the ids of its relations."""
    folder, _, file = name.rpartition("/")
    rels = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    return {
        one.get("Id"): posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/")
        for one in (() if rels is None else rels.iter(f"{_LINKS}Relationship"))
        if one.get("TargetMode") != "External"
    }


class _Book:
    """The parts that the sheets of a workbook share."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._book = parts["xl/workbook.xml"]
        links = links_of(parts, "xl/workbook.xml")
        shown = [(one.get("name"), links[one.get(f"{_ID}id")]) for one in self._book.iter(f"{MAIN}sheet")]
        self.sheets = dict(shown)
        self._titles = [title for title, _part in shown]
        styles = parts["xl/styles.xml"]
        self._looks = len(next(styles.iter(f"{MAIN}cellXfs")))
        self._changes = sum(len(one) for one in styles.iter(f"{MAIN}dxfs"))
        texts = parts.get("xl/sharedStrings.xml")
        self._texts = [] if texts is None else [_text(one) for one in texts]

    def titles(self) -> Iterator[str]:
        """What is wrong with the titles of sheets."""
        times = Counter(title.lower() for title in self._titles)
        yield from (f"two sheets are called {title}" for title, count in times.items() if count > 1)
        for title in self._titles:
            if not 0 < len(title) <= _LONGEST_TITLE or set(title) & set("[]:*?/\\") or title.lower() == "history":
                yield f"a sheet cannot be called {title!r}"
            if title.startswith("'") or title.endswith("'"):
                yield f"the title of a sheet cannot begin or end with an apostrophe: {title!r}"
        if all(one.get("state") for one in self._book.iter(f"{MAIN}sheet")):
            yield "no sheet can be seen"

    def names(self) -> Iterator[str]:
        """What is wrong with the defined names."""
        places = Counter()
        titles = {title.lower() for title in self._titles}
        for one in self._book.iter(f"{MAIN}definedName"):
            name, text = one.get("name"), one.text or ""
            places[name.lower(), one.get("localSheetId")] += 1
            if not _NAME.fullmatch(name) or _PLACE.fullmatch(name) or len(name) > _LONGEST_NAME:
                yield f"{name!r} is no name"
            unknown = {title.replace("''", "'").lower() for title in _TITLE_IN_FORMULA.findall(text)} - titles
            if not text or "#REF!" in text or unknown:
                yield f"{name} stands for {text!r}"
        yield from (f"the name {name} is defined twice" for (name, _scope), times in places.items() if times > 1)

    def tables(self) -> Iterator[str]:
        """What is wrong with the tables as a whole: their names and numbers, and the titles of their columns."""
        tables = [part for name, part in self.parts.items() if name.startswith("xl/tables/")]
        defined = [one.get("name").lower() for one in self._book.iter(f"{MAIN}definedName")]
        called = Counter([*(one.get("displayName").lower() for one in tables), *set(defined)])
        yield from (f"two tables or names are called {name}" for name, times in called.items() if times > 1)
        numbers = Counter(one.get("id") for one in tables)
        yield from (f"two tables have number {number}" for number, times in numbers.items() if times > 1)
        for table in tables:
            name = table.get("displayName")
            titles = Counter(one.get("name").lower() for one in table.iter(f"{MAIN}tableColumn"))
            if not _NAME.fullmatch(name) or _PLACE.fullmatch(name):
                yield f"a table cannot be called {name!r}"
            yield from (f"{name} has two columns {title!r}" for title, times in titles.items() if times > 1)

    def sheet(self, sheet: Any) -> Iterator[str]:
        """What is wrong with the cells of a sheet, and with what lies over them."""
        yield from self._order(sheet)
        for cell in sheet.iter(f"{MAIN}c"):
            for fault in self._cell(cell):
                yield f"{cell.get('r')}: {fault}"
        yield from _apart(sheet)
        yield from _hints(sheet)
        for rule in sheet.iter(f"{MAIN}cfRule"):
            if rule.get("dxfId") is not None and int(rule.get("dxfId")) >= self._changes:
                yield f"a condition has look {rule.get('dxfId')}, which is not there"
        name = next(name for name, part in self.parts.items() if part is sheet)
        for part in links_of(self.parts, name).values():
            if part.startswith("xl/tables/"):
                yield from self._table(self.parts[part], sheet)

    def _order(self, sheet: Any) -> Iterator[str]:
        last = 0
        for row in sheet.iter(f"{MAIN}row"):
            number, column = int(row.get("r")), (0, "")
            if number <= last:
                yield f"row {number} after row {last}"
            last = number
            for cell in row:
                match = _ADDRESS.fullmatch(cell.get("r"))
                before, column = column, (len(match[1]), match[1]) if match else (0, "")
                if not match or int(match[2]) != number or column <= before:
                    yield f"{cell.get('r')} stands in row {number} after column {before[1]}"

    def _cell(self, cell: Any) -> Iterator[str]:
        if int(cell.get("s", 0)) >= self._looks:
            yield f"look {cell.get('s')} is not there"
        told = {one.tag: one.text or "" for one in cell}
        value, formula = told.get(_VALUE), told.get(_FORMULA)
        if formula is not None and not 0 < len(formula) < _LONGEST_FORMULA:
            yield f"a formula of {len(formula)} characters"
        if formula is not None and "#REF!" in formula:
            yield f"the formula {formula} points at nothing"
        match cell.get("t", "n"):
            case "s" if not 0 <= int(value or -1) < len(self._texts):
                yield f"text {value} is not there"
            case "s" if len(self._texts[int(value or 0)]) > _LONGEST_TEXT:
                yield f"a text of {len(self._texts[int(value or 0)])} characters"
            # A formula may have an empty result.
            case "n" if value and not _NUMBER.fullmatch(value):
                yield f"{value} is no number"

    def _table(self, table: Any, sheet: Any) -> Iterator[str]:
        name, (left, top, right, _bottom) = table.get("displayName"), range_boundaries(table.get("ref"))
        titles = [_decoded(one.get("name")) for one in table.iter(f"{MAIN}tableColumn")]
        if len(titles) != right - left + 1:
            yield f"table {name} has {len(titles)} columns in {table.get('ref')}"
        heads = [cell for row in sheet.iter(f"{MAIN}row") if int(row.get("r")) == top for cell in row]
        heads = [cell for cell in heads if left <= range_boundaries(cell.get("r"))[0] <= right]
        said = [self._texts[int(cell.findtext(_VALUE))] if cell.get("t") == "s" else "" for cell in heads]
        if said != titles:
            yield f"table {name} has columns {titles} under {said}"


def _text(item: Any) -> str:
    return _decoded("".join(one.text or "" for one in item.iter(f"{MAIN}t")))


def _decoded(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _apart(sheet: Any) -> Iterator[str]:
    """Merged cells that lie over others."""
    taken: set[tuple[int, int]] = set()
    for merged in sheet.iter(f"{MAIN}mergeCell"):
        left, top, right, bottom = range_boundaries(merged.get("ref"))
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(cells) == 1 or cells & taken:
            yield f"{merged.get('ref')} is merged with others, or of one cell"
        taken |= cells


def _hints(sheet: Any) -> Iterator[str]:
    """Texts beside cells, choices, and headers of pages that are too long."""
    for check in sheet.iter(f"{MAIN}dataValidation"):
        for name, most in _LONGEST_HINTS.items():
            if len(check.get(name, "")) > most:
                yield f"{check.get('sqref')} has a {name} of {len(check.get(name))} characters"
        for formula in check:
            if (formula.text or "").startswith('"') and len(formula.text) > 257:
                yield f"{check.get('sqref')} has choices of {len(formula.text)} characters"
    for name in ("oddHeader", "oddFooter"):
        for one in sheet.iter(f"{MAIN}{name}"):
            if len(one.text or "") > 255:
                yield f"{name} of {len(one.text)} characters"
