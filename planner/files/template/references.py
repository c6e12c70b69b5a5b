"""The one cell that a formula follows, however a spreadsheet program writes it."""

from __future__ import annotations

import re

from planner.files.workbook.layout import Place, column_letters

# 'It''s'!$C$5, Team!$C$5 or Team!C5.
_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!(),;=<>\[\]\"]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})(?![0-9A-Z:])")
_COLUMNS = {column_letters(place): place for place in range(26 + 26 * 26)}
_TEXT = re.compile(r'"(?:[^"]|"")*"')


def followed_cell(formula: str) -> Place | None:
    """The cell that a formula such as `IF(Team!$C$5="","",Team!$C$5)` follows; None where it follows none, or more."""
    found = set()
    bare_formula = _TEXT.sub('""', formula)
    # No title has a bracket: it is the mark of another file.
    if "[" in bare_formula:
        return None
    for quoted, bare, letters, row in _CELL.findall(bare_formula):
        found.add(Place(quoted.replace("''", "'") or bare, int(row) - 1, _COLUMNS.get(letters, -1)))
    place = found.pop() if len(found) == 1 else None
    return None if place is None or min(place.row, place.column) < 0 else place
