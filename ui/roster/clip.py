"""Blocks of the grid to and from the clipboard, in the words of the grid, and down a selection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
from PySide6.QtGui import QGuiApplication

from planner import names
from planner.edits import Change
from planner.errors import EditError
from planner.language import Translator
from planner.plan import Cell, Plan
from planner.terms import WORKS
from planner.texts import TN, Message, T
from planner.week.grid_edits import in_week, new_cell, put_block
from planner.week.merge import Spot, with_fields
from ui.models.block_edits import Outcome, Refusal
from ui.models.blocks import as_text, guarded, read_text
from ui.models.numbers import read_number
from ui.roster.words import JOINT, parts
from ui.widgets.paste_preview import Offer, PastePreview

if TYPE_CHECKING:
    from ui.roster.edits import GridEdits
    from ui.roster.grid import RosterGrid

_HOURS = re.compile(r"([\d.,]+)\s*(?:h|u|uur|hours?)?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[·;]\s*")
_NOTHING = ("", "-", "–", "−")


def copy(grid: RosterGrid) -> None:
    """Put the selected cells on the clipboard as text with tabs."""
    chosen = grid.selectedIndexes()
    if not chosen:
        return
    rows, columns = sorted({index.row() for index in chosen}), sorted({index.column() for index in chosen})
    texts = {(index.row(), index.column()): _text(grid, index) for index in chosen}
    block = [[guarded(texts.get((row, column), "")) for column in columns] for row in rows]
    QGuiApplication.clipboard().setText(as_text(block))


def _text(grid: RosterGrid, index: QModelIndex) -> str:
    roster = grid.roster
    row = roster.row_at(index)
    if row.kind == "notes":
        return roster.note(index)
    if row.kind == "need":
        return JOINT.join(roster.lines(index))
    cells = roster.cells(index)
    return written(roster.context.document.plan, cells[0], roster.say, with_person=row.kind == "room") if cells else ""


def written(plan: Plan, cell: Cell, say: Translator, with_person: bool = False) -> str:
    """A cell in words that `read` understands."""
    who = [say(names.member(member)) for member in plan.staff if member.id == cell.member] if with_person else []
    return JOINT.join([*who, *parts(plan, cell, say)])


def read(plan: Plan, text: str, base: Cell, say: Translator) -> Cell | None:
    """The cell that a text means in the place of `base`; None for nothing. `EditError` where a part has no meaning."""
    if text.strip() in _NOTHING:
        return None
    fields: dict[str, Any] = {"work": None, "room": None, "hours": base.hours}
    known = _vocabulary(plan, say)
    for part in _SPLIT.split(text.strip()):
        found = known.get(part.casefold())
        number = _HOURS.fullmatch(part)
        if found is not None:
            fields[found[0]] = found[1]
        elif number:
            fields["hours"] = read_number(number[1], say.language)
        else:
            raise EditError(T("'{text}' is no kind of work, room or number of hours here.", text=part))
    if fields["work"] is None:
        raise EditError(T("'{text}' does not say which work it is.", text=text.strip()))
    return with_fields(base, **fields)


def _vocabulary(plan: Plan, say: Translator) -> Mapping[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for room in plan.rooms:
        known[say(names.room(room)).casefold()] = ("room", room.id)
    for work in WORKS:
        for word in (names.WORKS[work], names.SHORT_WORKS[work]):
            known[say(word).casefold()] = ("work", work)
    return known


class _Landing:
    """Where the texts of a block come: from the top left selected cell of a person on."""

    def __init__(self, grid: RosterGrid, block: list[list[str]]) -> None:
        self._grid = grid
        self._chosen = [index for index in grid.selectedIndexes() if grid.roster.row_at(index).kind == "person"]
        self.top = min((index.row() for index in self._chosen), default=0)
        self.left = min((index.column() for index in self._chosen), default=0)
        self.block = self._repeated(block)

    def _repeated(self, block: list[list[str]]) -> list[list[str]]:
        """A block is repeated where the selection is a multiple of it."""
        rows = len({index.row() for index in self._chosen})
        columns = len({index.column() for index in self._chosen})
        wide = max(map(len, block))
        block = [[*row, *[""] * (wide - len(row))] for row in block]
        if not rows or len(self._chosen) != rows * columns or rows % len(block) or columns % wide:
            return block
        return [row * (columns // wide) for row in block] * (rows // len(block))

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of each cell."""
        for down, row in enumerate(self.block):
            for across, text in enumerate(row):
                yield self.top + down, self.left + across, text

    def select(self) -> None:
        """Select the cells that the block came into."""
        model = self._grid.roster
        bottom = min(self.top + len(self.block), model.rowCount()) - 1
        right = min(self.left + len(self.block[0]), model.columnCount()) - 1
        first, last = model.index(self.top, self.left), model.index(bottom, right)
        self._grid.put_cursor(first)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._grid.selectionModel().select(QItemSelection(first, last), flags)


def paste(edits: GridEdits) -> None:
    """Fill cells from the clipboard as one step; where some would be refused, show which and ask first."""
    text = QGuiApplication.clipboard().text()
    if edits.by_room or not text.strip("\n") or not edits.places():
        return
    landing = _Landing(edits.grid, read_text(text))
    outcome = _outcome(edits, landing)

    def take(taken: Outcome) -> None:
        if taken.change is not None:
            edits.page.commit(taken.change)
        landing.select()

    if not outcome.refused:
        take(outcome)
        return
    offer = Offer(outcome, None, 0, T("Paste"), T("Paste what fits"))
    preview = PastePreview(edits.page.context, offer, edits.grid)
    preview.taken.connect(take)
    preview.open()


def _outcome(edits: GridEdits, landing: _Landing) -> Outcome:
    cells: dict[Spot, Cell | None] = {}
    refused: list[Refusal] = []
    for row, column, text in landing.texts():
        try:
            spot = _spot(edits.grid, row, column)
            if spot is None:
                raise EditError(T("The roster has no cell there."))
            cells[spot] = read(edits.plan, text, new_cell(edits.plan, spot), edits.say)
        except EditError as error:
            refused.append(Refusal(row + 1, _column(edits, column), text, error.message))
    return Outcome(_change(edits, cells) if cells else None, len(cells), tuple(refused))


def _change(edits: GridEdits, cells: Mapping[Spot, Cell | None]) -> Change:
    week, label = edits.page.shown.of(edits.plan), TN("Paste {count} cell", "Paste {count} cells", len(cells))
    assert week
    weeks = () if week.cycle == 1 else edits.weeks()
    monday = edits.page.shown.monday
    return in_week(edits.plan, week, monday, lambda now, week_id: put_block(now, week_id, cells, weeks, label))


def _spot(grid: RosterGrid, row: int, column: int) -> Spot | None:
    roster = grid.roster
    inside = row < roster.rowCount() and column < roster.columnCount()
    return (roster.rows[row].id, roster.sessions[column]) if inside and roster.rows[row].kind == "person" else None


def _column(edits: GridEdits, column: int) -> Message | str:
    sessions = edits.grid.roster.sessions
    inside = column < len(sessions)
    return names.session(sessions[column]) if inside else T("column {number}", number=column + 1)


def downwards(grid: RosterGrid) -> dict[Spot, list[Spot]]:
    """For each selected session the spot that is filled down, and those that it comes into."""
    roster, chosen, found = grid.roster, grid.selectedIndexes(), {}
    for column in sorted({index.column() for index in chosen}):
        rows = sorted(index.row() for index in chosen if index.column() == column)
        rows = [row for row in rows if roster.rows[row].kind == "person"]
        if not rows:
            continue
        first = rows[0] if len(rows) > 1 else rows[0] - 1
        if roster.rows[first].kind == "person":
            session = roster.sessions[column]
            found[roster.rows[first].id, session] = [(roster.rows[row].id, session) for row in rows if row != first]
    return found
