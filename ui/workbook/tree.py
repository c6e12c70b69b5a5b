"""What a workbook would change, by what happens to a record: added, changed or removed, each with a box to tick."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from planner import names
from planner.difference import Kind, PlanDifference
from planner.difference.fields import PARTS
from planner.files.template import Entry, Preview
from planner.plan import Plan
from planner.texts import TN, Message, T
from ui.context import Context
from ui.theme import Theme
from ui.widgets.tick_boxes import TickBoxes

_HEADS = (T("Record"), T("In the plan"), T("In the workbook"))
_WIDTHS = (220, 260)
# So many records are shown with their differences at once; of more only the names.
_OPEN_UP_TO = 25
_CHECKED, _PARTLY, _CLEAR = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked
_KINDS = (Kind.ADDED, Kind.CHANGED, Kind.REMOVED)


def _counted(kind: Kind, count: int) -> Message:
    """How many records are added, changed or removed, with the glyph of that."""
    match kind:
        case Kind.ADDED:
            return TN("+ {count} added", "+ {count} added", count)
        case Kind.REMOVED:
            return TN("− {count} removed", "− {count} removed", count)
    return TN("≠ {count} changed", "≠ {count} changed", count)


def _colour(theme: Theme, kind: Kind) -> QColor:
    """The colour that goes with the glyph."""
    return {Kind.ADDED: theme.fine, Kind.REMOVED: theme.over}.get(kind, theme.watch)


class ChangesTree(QTreeWidget):
    """A row for each record under what happens to it, with its differences below; everything begins ticked.

    A record to which a ticked one refers is ticked along. `ticked` tells that boxes changed.
    """

    ticked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._theme = context.say, context.theme
        self._preview: Preview | None = None
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._groups: list[QTreeWidgetItem] = []
        # What the user wants; what that brings along is worked out from it.
        self._wanted: set[str] = set()
        self.setAccessibleName(self._say(T("What the workbook changes")))
        self.setItemDelegate(TickBoxes(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setHeaderLabels([self._say(head) for head in _HEADS])
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS, 1):
            self.setColumnWidth(column, width)
        self.itemChanged.connect(self._follow)

    def show_preview(self, preview: Preview) -> None:
        """Show what another workbook changes, with everything ticked."""
        self._preview = preview
        self._wanted = {entry.key for entry in preview.entries}
        self.blockSignals(True)
        self.clear()
        self._rows, self._groups = {}, []
        for kind in _KINDS:
            entries = [entry for entry in preview.entries if entry.kind is kind]
            if entries:
                self._add_group(kind, entries)
        self.blockSignals(False)
        if len(preview.entries) <= _OPEN_UP_TO:
            self.expandAll()
        else:
            for group in self._groups:
                group.setExpanded(True)
        for row in list(self._rows.values())[:1]:
            self.setCurrentItem(row)
        self._show_ticks()

    def _add_group(self, kind: Kind, entries: Collection[Entry]) -> None:
        group = QTreeWidgetItem(self, [self._say(_counted(kind, len(entries)))])
        group.setFont(0, self._theme.font("section"))
        group.setForeground(0, _colour(self._theme, kind))
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self._groups.append(group)
        for entry in entries:
            self._rows[entry.key] = self._add_record(group, entry)

    def _add_record(self, group: QTreeWidgetItem, entry: Entry) -> QTreeWidgetItem:
        assert self._preview is not None
        text = self._say.value(_title(self._preview, entry))
        row = QTreeWidgetItem(group, [text])
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setToolTip(0, text)
        if entry.kind is Kind.CHANGED:
            for one in entry.differences:
                self._add_difference(row, one, text)
        else:
            part = entry.key.partition("/")[0]
            row.setText(1 if entry.kind is Kind.REMOVED else 2, self._say(PARTS[part]))
        return row

    def _add_difference(self, row: QTreeWidgetItem, one: PlanDifference, record: str) -> None:
        say, what = self._say, self._say.value(one.what)
        field = say(one.field) if one.field else ""
        name = what if not field else field if what == record else say(T("{what}: {field}", what=what, field=field))
        before, after = say.value(one.before), say.value(one.after)
        if one.kind is Kind.ADDED:
            after = say(T("+ added"))
        elif one.kind is Kind.REMOVED:
            after = say(T("− removed"))
        elif before == after == "":
            after = say(T("≠ changed"))
        line = QTreeWidgetItem(row, [name, before, after])
        for column in range(self.columnCount()):
            line.setToolTip(column, say(one.text))

    def _follow(self, item: QTreeWidgetItem, column: int) -> None:
        """Take over what was ticked or cleared: a record, or all of a kind."""
        if column:
            return
        keys = {key for key, row in self._rows.items() if row is item or row.parent() is item}
        self._want(keys, item.checkState(0) is _CHECKED)

    def tick_all(self, ticked: bool) -> None:
        """Tick everything, or clear all boxes."""
        self._want(set(self._rows), ticked)

    def tick(self, key: str, ticked: bool) -> None:
        """Tick or clear the box of one record."""
        self._want({key}, ticked)

    def _want(self, keys: set[str], ticked: bool) -> None:
        self._wanted = self._wanted | keys if ticked else self._wanted - keys
        self._show_ticks()

    def _show_ticks(self) -> None:
        chosen, along = self.chosen, self.brought
        self.blockSignals(True)
        for key, row in self._rows.items():
            row.setCheckState(0, _CHECKED if key in chosen else _CLEAR)
            if key in along:
                row.setText(1, self._say(T("↳ goes along")))
                row.setToolTip(1, self._say(T("It belongs to what is ticked, so it is taken over too.")))
            elif row.text(1) and row.text(2):
                row.setText(1, "")
                row.setToolTip(1, "")
        for group in self._groups:
            group.setCheckState(0, _joined(row.checkState(0) for row in self._rows.values() if row.parent() is group))
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the records that are taken over: those that are wanted and what these refer to."""
        return self._preview.with_needed(self._wanted) if self._preview else frozenset()

    @property
    def brought(self) -> frozenset[str]:
        """The keys of the records that are taken over only because others refer to them."""
        return self.chosen - self._wanted

    @property
    def how_many(self) -> Qt.CheckState:
        """Whether everything is ticked, part of it, or nothing."""
        return _joined(row.checkState(0) for row in self._rows.values())


def _joined(states: Iterable[Qt.CheckState]) -> Qt.CheckState:
    known = set(states)
    if known == {_CHECKED}:
        return _CHECKED
    return _PARTLY if _CHECKED in known else _CLEAR


def _title(preview: Preview, entry: Entry) -> Message | str:
    """What the record is called: as it will be, or as it was where it goes."""
    part, _, key = entry.key.partition("/")
    for plan in (preview.proposal, preview.plan):
        found = _named(plan, part, key)
        if found is not None:
            return found
    return entry.differences[0].what


def _named(plan: Plan, part: str, key: str) -> Message | str | None:
    match part:
        case "roles":
            return next((names.role_name(one) for one in plan.roles if one.id == key), None)
        case "staff":
            return next((names.member(one) for one in plan.staff if one.id == key), None)
        case "activities":
            return next((names.activity(one) for one in plan.activities if one.id == key), None)
        case "rooms":
            return next((names.room(one) for one in plan.rooms if one.id == key), None)
        case "practice" | "patients" | "calendar":
            return PARTS[part]
    return None
