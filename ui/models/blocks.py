"""Blocks of cells as spreadsheets put them on the clipboard: text with tabs, and HTML that keeps exact numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from html.parser import HTMLParser

FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURE = re.compile(r"[+-]\s?[\d.,\s]+[\w\s%€/]*")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
# The day that spreadsheets count from.
_DAY_ZERO = date(1899, 12, 30).toordinal()
_WIDEST = 1_000


@dataclass(frozen=True, slots=True)
class Pasted:
    """A cell from elsewhere: what it showed there, and its number where that is known exactly.

    A per cent is a fraction there, a day the number of days since 30 December 1899.
    """

    text: str
    exact: float | None = None


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as lines with tabs between them; a text never becomes a formula."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(sign in text for sign in '\t\n\r"') else text


def guarded(text: str) -> str:
    """A text behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def shown(text: str) -> str:
    """What a table for reading shows, for a spreadsheet: a figure as it is, such as -3.5 hours, other texts guarded."""
    return text if _FIGURE.fullmatch(text) else guarded(text)


def read_text(text: str) -> list[list[str]]:
    """The cells of a text with tabs; a cell in quotation marks may hold tabs and line ends."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows, at = [[]], 0  # type: list[list[str]], int
    while True:
        quoted = _QUOTED.match(clean, at)
        plain = quoted or _PLAIN.match(clean, at)
        assert plain
        rows[-1].append(_unguarded(quoted[1].replace('""', '"') if quoted else plain[0]))
        at = plain.end() + 1
        if at > len(clean):
            return rows
        if clean[at - 1] == "\n":
            rows.append([])


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith(tuple(f"'{mark}" for mark in FORMULA)) else text


def read_block(text: str, html: str) -> list[list[Pasted]]:
    """The cells on a clipboard: the texts of its plain text, with exact numbers where its HTML shows the same table.

    Empty rows at the end are left out, unless there is nothing else.
    """
    told = _Tables.read(html)
    if not text:
        return told
    rows = [[Pasted(cell) for cell in row] for row in read_text(text)]
    while len(rows) > 1 and not any(cell.text for cell in rows[-1]):
        rows.pop()
    return [[_exact(cell, told, down, across) for across, cell in enumerate(row)] for down, row in enumerate(rows)]


def _exact(cell: Pasted, told: list[list[Pasted]], down: int, across: int) -> Pasted:
    """The cell with the number that the HTML tells, if that is about the same cell."""
    if down >= len(told) or across >= len(told[down]):
        return cell
    other = told[down][across]
    return Pasted(cell.text, other.exact) if _bare(other.text) == _bare(cell.text) else cell


def _bare(text: str) -> str:
    return "".join(text.split())


class _Tables(HTMLParser):
    """The cells of all tables in an HTML text; a merged cell is followed by empty ones."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[Pasted]] = []
        self._text: list[str] = []
        self._exact: float | None = None
        self._across = 0
        self._covered: dict[tuple[int, int], None] = {}

    @classmethod
    def read(cls, html: str) -> list[list[Pasted]]:
        reader = cls()
        reader.feed(html)
        reader.close()
        reader._end_cell()
        return reader._rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self._rows.append([])
            self._fill_covered()
        elif tag in ("td", "th") and self._rows:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._across:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._across:
            self._text.append(re.sub(r"\s+", " ", data))

    def _begin_cell(self, known: dict[str, str | None]) -> None:
        self._exact = _number(known.get("sdval") or known.get("x:num") or "")
        self._across = _span(known.get("colspan"))
        row, left = len(self._rows) - 1, len(self._rows[-1])
        for down in range(1, _span(known.get("rowspan"))):
            for across in range(self._across):
                self._covered[row + down, left + across] = None

    def _end_cell(self) -> None:
        if self._across:
            self._rows[-1].append(Pasted("".join(self._text).strip(), self._exact))
            self._rows[-1].extend(Pasted("") for _ in range(self._across - 1))
            self._fill_covered()
        self._text, self._exact, self._across = [], None, 0

    def _fill_covered(self) -> None:
        """Empty cells where one from above reaches down."""
        while (len(self._rows) - 1, len(self._rows[-1])) in self._covered:
            self._rows[-1].append(Pasted(""))


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _span(text: str | None) -> int:
    return min(int(text), _WIDEST) if text and text.isdecimal() and int(text) else 1


def day_number(day: date) -> int:
    """A day as spreadsheets count it."""
    return day.toordinal() - _DAY_ZERO


def day_of(number: float) -> date | None:
    """The day that a spreadsheet means by a number, if it is one after 1900."""
    return date.fromordinal(_DAY_ZERO + int(number)) if 1 <= number < day_number(date.max) else None


def as_html(rows: Sequence[Sequence[Pasted]]) -> str:
    """Cells as a table that Excel and LibreOffice read with their exact numbers, whatever their language."""
    lines = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>\n" for row in rows)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
        f"<body><table>\n{lines}</table></body></html>"
    )


def _html_cell(cell: Pasted) -> str:
    shown = escape(cell.text).replace("\n", '<br style="mso-data-placement:same-cell">')
    if cell.exact is None:
        return f'<td x:str style="mso-number-format:\'\\@\'" sdnum="1033;0;@">{shown}</td>'
    form, excel = _formats(cell)
    style = f" style=\"mso-number-format:'{excel}'\"" if excel else ""
    return f'<td align="right" sdval="{cell.exact!r}" sdnum="1033;0;{form}" x:num="{cell.exact!r}"{style}>{shown}</td>'


def _formats(cell: Pasted) -> tuple[str, str]:
    """The number formats of LibreOffice and Excel for a cell."""
    if cell.text.endswith("%"):
        return "0.00%", "0\\.00%"
    is_number = re.fullmatch(r"[-−]?[\d.,]+", cell.text)
    return ("General", "") if is_number else ("YYYY-MM-DD", "yyyy\\-mm\\-dd")
