"""Blocks of cells to and from the clipboard, and down a selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from planner.errors import EditError
from planner.texts import TN, Message, T
from ui.models.block_edits import Entry, Outcome, Refusal, fill
from ui.models.blocks import Pasted, as_html, as_text, day_number, guarded, read_block
from ui.models.cell_edits import Target
from ui.widgets.paste_preview import Offer, PastePreview

if TYPE_CHECKING:
    from ui.widgets.table import RecordTable

_BELOW = T("The table has no more rows.")
_BESIDE = T("The table has no more columns.")
Block = Sequence[Sequence[Pasted]]


def copy(table: RecordTable) -> None:
    """Put the selected cells on the clipboard with all digits, as text with tabs and as a table in HTML."""
    chosen = table.selectedIndexes()
    if not chosen:
        return
    rows = sorted({index.row() for index in chosen})
    columns = sorted({index.column() for index in chosen})
    cells = {(index.row(), index.column()): _outgoing(table, index) for index in chosen}
    block = [[cells.get((row, column), Pasted("")) for column in columns] for row in rows]
    data = QMimeData()
    data.setText(as_text([[cell.text if cell.exact is not None else guarded(cell.text) for cell in r] for r in block]))
    data.setHtml(as_html(block))
    QGuiApplication.clipboard().setMimeData(data)


def _outgoing(table: RecordTable, index: QModelIndex) -> Pasted:
    value, text = table.cell(index).value, str(index.data(Qt.ItemDataRole.EditRole))
    if isinstance(value, date):
        return Pasted(text, day_number(value))
    return Pasted(text, float(value) if table.target(index).column.kind == "number" and value is not None else None)


def cut(table: RecordTable) -> None:
    """Copy the selected cells and empty those that may be empty."""
    copy(table)
    table.clear()


def paste(table: RecordTable) -> None:
    """Fill cells from the clipboard as one step; where some would be refused, show which and ask first."""
    data, chosen = QGuiApplication.clipboard().mimeData(), table.selectedIndexes()
    block = read_block(data.text(), data.html() if data.hasHtml() else "")
    is_empty = not table.model().rowCount() and table.grow is not None
    if not (chosen or is_empty) or not (len(block) > 1 or any(cell.text for row in block for cell in row)):
        return
    landing = _Landing(table, block, chosen)
    plain = landing.outcome()
    grown = landing.grown() if landing.missing and table.grow else None
    offer = Offer(plain, grown, landing.missing, T("Paste"), T("Paste what fits"))
    _settle(table, offer, lambda: landing.select(table))


def fill_down(table: RecordTable) -> None:
    """Give the selected cells of each column the value of the topmost one, or one row alone that of the row above."""
    entries = list(_downwards(table))
    plan, say = table.records.context.document.plan, table.records.context.say
    outcome = fill(plan, entries, say, lambda count: TN("Fill {count} cell down", "Fill {count} cells down", count))
    _settle(table, Offer(outcome, None, 0, T("Fill down"), T("Fill what fits")), lambda: None)


def _downwards(table: RecordTable) -> Iterator[Entry]:
    chosen = table.selectedIndexes()
    for column in sorted({index.column() for index in chosen}):
        rows = sorted(index.row() for index in chosen if index.column() == column)
        first = rows[0] if len(rows) > 1 else rows[0] - 1
        if first < 0:
            continue
        source = table.model().index(first, column)
        value = table.cell(source).value
        for row in rows:
            target = table.target(table.model().index(row, column))
            if row != first and target.column.is_editable(target.record):
                yield Entry(target, row + 1, str(source.data()), value=value)


def _settle(table: RecordTable, offer: Offer, done: Callable[[], None]) -> None:
    """Take over what all fits; ask where something does not."""

    def take(outcome: Outcome) -> None:
        change = outcome.change
        if change is None or table.records.take(lambda: table.records.edits.take(change)):
            done()

    locked = table.records.context.document.locked
    if locked is not None:
        table.records.refused.emit(EditError(locked))
        return
    if not offer.plain.refused and offer.grown is None:
        take(offer.plain)
        return
    preview = PastePreview(table.records.context, offer, table)
    preview.taken.connect(take)
    preview.open()


class _Landing:
    """Where the cells of a block come: from the top left selected cell on, over the columns that are on show.

    One cell comes into all selected ones, and a block is repeated where the selection is a multiple of it.
    `missing` is how many rows the table lacks. An empty table has no selected cells and is filled from its first one.
    """

    def __init__(self, table: RecordTable, block: Block, chosen: list[QModelIndex]) -> None:
        self._table = table
        self._plan, self._say = table.records.context.document.plan, table.records.context.say
        self._is_one = bool(chosen) and len(block) == 1 and len(block[0]) == 1
        self._columns = [n for n in range(table.model().columnCount()) if not table.isColumnHidden(n)]
        self._chosen = chosen
        self._top = min((index.row() for index in chosen), default=0)
        self._left = self._columns.index(min((index.column() for index in chosen), default=self._columns[0]))
        self._block = self._repeated(block)
        self.missing = 0 if self._is_one else max(0, self._top + len(self._block) - table.model().rowCount())

    def _repeated(self, block: Block) -> Block:
        rows = {index.row() for index in self._chosen}
        columns = {index.column() for index in self._chosen}
        wide = max(map(len, block))
        if not rows or len(self._chosen) != len(rows) * len(columns) or len(rows) % len(block) or len(columns) % wide:
            return block
        across, down = len(columns) // wide, len(rows) // len(block)
        return [[*row, *[Pasted("")] * (wide - len(row))] * across if across > 1 else row for row in block] * down

    def outcome(self) -> Outcome:
        """What comes of it in the rows that there are."""
        inside = list(self._one() if self._is_one else self._inside())
        return self._with_outside(fill(self._plan, inside, self._say, _label), self.missing)

    def grown(self) -> Outcome:
        """What comes of it with the rows added that the table lacks."""
        assert self._table.grow
        added, records = self._table.grow(self._plan, self.missing)
        first, columns = self._table.model().rowCount(), self._table.records.table.columns
        beyond = [
            Entry(Target(columns[column], record), first + number + 1, cell.text, pasted=cell)
            for number, record in enumerate(records)
            for column, cell in self._cells(first + number)
            if cell.text
        ]
        return self._with_outside(
            fill(self._plan, [*self._inside(), *beyond], self._say, _label, added), self.missing - len(records)
        )

    def _one(self) -> Iterator[Entry]:
        cell = self._block[0][0]
        for index in self._chosen:
            entry = self._entry(index, cell)
            if entry.target.column.is_editable(entry.target.record):
                yield entry

    def _inside(self) -> Iterator[Entry]:
        model = self._table.model()
        for row in range(self._top, min(self._top + len(self._block), model.rowCount())):
            for column, cell in self._cells(row):
                yield self._entry(model.index(row, column), cell)

    def _cells(self, row: int) -> Iterator[tuple[int, Pasted]]:
        """The columns and the cells of the block that come into a row of the table."""
        return zip(self._columns[self._left :], self._block[row - self._top], strict=False)

    def _entry(self, index: QModelIndex, cell: Pasted) -> Entry:
        target, text = self._table.target(index), cell.text.strip()
        shown = index.data(Qt.ItemDataRole.EditRole)
        # A rounded number on screen is not the number itself, so what can be typed in is compared with all digits.
        if target.column.is_editable(target.record):
            same = cell.exact is None and text == shown
        else:
            same = text in (shown, index.data())
        return Entry(target, index.row() + 1, cell.text, pasted=cell, same=same)

    def _with_outside(self, outcome: Outcome, missing: int) -> Outcome:
        """The outcome with the cells that come beside or below the table refused."""
        refused = list(outcome.refused)
        last = self._table.model().rowCount() + self.missing - missing
        for row, cells in enumerate(self._block, self._top):
            for number, cell in enumerate(cells):
                beside = number >= len(self._columns) - self._left
                if cell.text and (beside or row >= last):
                    column = T("column {number}", number=number + 1) if beside else self._title(number)
                    refused.append(Refusal(row + 1, column, cell.text, _BESIDE if beside else _BELOW))
        return replace(outcome, refused=tuple(sorted(refused, key=lambda one: one.row)))

    def _title(self, number: int) -> Message | str:
        return self._table.records.table.columns[self._columns[self._left + number]].title

    def select(self, table: RecordTable) -> None:
        """Select the cells that the block came into."""
        if self.missing and table.finder:
            table.finder.show_all()
        if self._is_one or not table.model().rowCount():
            return
        wide = min(max(map(len, self._block)), len(self._columns) - self._left)
        bottom = min(self._top + len(self._block), table.model().rowCount()) - 1
        start = table.model().index(self._top, self._columns[self._left])
        end = table.model().index(bottom, self._columns[self._left + wide - 1])
        table.selectionModel().setCurrentIndex(start, QItemSelectionModel.SelectionFlag.NoUpdate)
        table.selectionModel().select(QItemSelection(start, end), QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _label(count: int) -> Message:
    return TN("Paste {count} cell", "Paste {count} cells", count)
