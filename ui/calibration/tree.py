"""What an appointment book says beside the plan and the norm, by topic; what can be taken over has a box to tick."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from planner.calibration.counting import TOPICS, Topic
from planner.calibration.findings import Finding
from planner.texts import Message, Quantity, T
from ui.context import Context
from ui.widgets.tick_boxes import TickBoxes

_HEADS: tuple[Message, ...] = (
    T("Figure"),
    T("In the plan"),
    T("Norm"),
    T("Measured"),
    T("8 in 10 between"),
    T("Counted"),
)
_WIDTHS = (100, 84, 84, 130, 170)
# A little lower than in other tables, as there are many figures to compare.
_ROW = 24
_COUNTED = len(_HEADS) - 1
_Row = tuple[QTreeWidgetItem, Finding]
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CHECKED, _PARTLY, _CLEAR = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


class FindingsTree(QTreeWidget):
    """A row for each finding under its topic. What is ticked and rests on enough begins ticked.

    `ticked` tells that boxes changed, `shown` which finding the cursor is on, or None.
    """

    ticked = Signal()
    shown = Signal(object)

    def __init__(self, context: Context, begin_with: Collection[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._begin_with = begin_with
        # What the user ticked or cleared, by path; it holds while the meaning of words is corrected.
        self._chosen: dict[str, bool] = {}
        # What stands under each topic.
        self._under: list[list[_Row]] = []
        self._busy = False
        self.setAccessibleName(self._say(T("Measured, beside the plan and the norm")))
        self.setItemDelegate(TickBoxes(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setRootIsDecorated(False)
        self.setIndentation(16)
        self.setHeaderLabels([self._say(head) for head in _HEADS])
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS, 1):
            self.setColumnWidth(column, width)
            self.headerItem().setTextAlignment(column, _RIGHT)
        self.itemChanged.connect(self._follow)
        self.currentItemChanged.connect(lambda item, _before: self.shown.emit(self._finding(item)))

    def forget(self) -> None:
        """Begin anew, for another list."""
        self._chosen.clear()
        self._under.clear()
        self.clear()

    def show_findings(self, found: Iterable[Finding]) -> None:
        """Show other findings; what the user ticked or cleared stays so, and the cursor stays where it was."""
        at = self._finding(self.currentItem())
        self._busy = True
        self.clear()
        known = list(found)
        self._under = []
        for topic in Topic:
            under = [finding for finding in known if finding.topic is topic]
            if under:
                self._under.append(self._add(topic, under))
        self._busy = False
        self.expandAll()
        rows = list(self._rows())
        here = [item for item, finding in rows if at and finding.label == at.label] or [item for item, _ in rows]
        if here:
            self.setCurrentItem(here[0])
        self.ticked.emit()

    def _rows(self) -> Iterator[_Row]:
        for under in self._under:
            yield from under

    def _finding(self, item: QTreeWidgetItem | None) -> Finding | None:
        return next((finding for known, finding in self._rows() if known is item), None)

    def _add(self, topic: Topic, under: Sequence[Finding]) -> list[_Row]:
        parent = QTreeWidgetItem(self, [self._say(TOPICS[topic])])
        parent.setFont(0, self._context.theme.font("section"))
        parent.setSizeHint(0, QSize(0, _ROW))
        rows = []
        for finding in under:
            item = QTreeWidgetItem(parent, self._texts(finding))
            self._dress(item, finding)
            rows.append((item, finding))
        if any(map(_can_take, under)):
            parent.setFlags(parent.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            parent.setCheckState(0, _joined(rows))
        return rows

    def _texts(self, finding: Finding) -> list[str]:
        say, unit = self._say, finding.found.unit
        between = ""
        if finding.low is not None:
            between = say(T("{low} and {high}", low=Quantity(finding.low, unit), high=Quantity(finding.high, unit)))
        basis = say(finding.basis)
        return [
            say(finding.label),
            *(say.plain(value) for value in (finding.present, finding.norm, finding.found)),
            between,
            f"▲ {basis}" if finding.few else basis,
        ]

    def _dress(self, item: QTreeWidgetItem, finding: Finding) -> None:
        tip = self._say(finding.few or finding.how)
        for column in range(len(_HEADS)):
            item.setToolTip(column, f"{item.text(column)}\n{tip}" if item.text(column) else tip)
            if column:
                item.setTextAlignment(column, _RIGHT)
        if finding.few:
            item.setForeground(_COUNTED, self._context.theme.watch)
        if _can_take(finding):
            begins = finding.few is None and finding.topic in self._begin_with
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, _CHECKED if self._chosen.get(finding.path, begins) else _CLEAR)

    def _follow(self, item: QTreeWidgetItem, column: int) -> None:
        """Keep topics and their findings in step after a box was ticked or cleared."""
        if self._busy or column:
            return
        ticked = item.checkState(0) is _CHECKED
        for place, under in enumerate(self._under):
            if item is self.topLevelItem(place):
                self._tick(place, under, ticked)
            elif own := next((finding for known, finding in under if known is item), None):
                self._tick(place, (), ticked)
                self._chosen[own.path] = ticked
        self.ticked.emit()

    def tick_all(self, ticked: bool) -> None:
        """Tick everything that rests on enough, or clear all boxes."""
        for place, under in enumerate(self._under):
            self._tick(place, under, ticked)
        self.ticked.emit()

    def _tick(self, place: int, rows: Iterable[_Row], ticked: bool) -> None:
        """Tick findings of a topic that rest on enough, or clear them, and let the box of the topic follow."""
        self._busy = True
        for item, finding in rows:
            if _can_take(finding):
                self._chosen[finding.path] = ticked and finding.few is None
                item.setCheckState(0, _CHECKED if self._chosen[finding.path] else _CLEAR)
        parent = self.topLevelItem(place)
        if parent is not None and parent.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            parent.setCheckState(0, _joined(self._under[place]))
        self._busy = False

    @property
    def chosen(self) -> tuple[Finding, ...]:
        """The findings that are ticked."""
        return tuple(one for item, one in self._rows() if _can_take(one) and item.checkState(0) is _CHECKED)

    @property
    def how_many(self) -> Qt.CheckState:
        """Whether all that rests on enough is ticked, part of it, or nothing."""
        return _joined(self._rows())


def _can_take(finding: Finding) -> bool:
    """What the plan already has needs no box."""
    return finding.adoptable and finding.differs


def _joined(rows: Iterable[_Row]) -> Qt.CheckState:
    known = [(one, item.checkState(0)) for item, one in rows if _can_take(one)]
    if not any(state is _CHECKED for _, state in known):
        return _CLEAR
    whole = all(state is _CHECKED for one, state in known if one.few is None)
    return _CHECKED if whole else _PARTLY
