"""What the words of an appointment book stand for in the plan: guessed, and corrected here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner import names
from planner.calibration.book import Book, Sort
from planner.calibration.counting import OTHER_KIND
from planner.calibration.kinds import Meaning, Target, targets
from planner.plan import Plan, find
from planner.texts import Message, T
from ui.context import Context
from ui.theme import GROUP, NEAR
from ui.widgets.choices import CalmBox, fill
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable

_AND = "/"
_NOTE = T(
    "On the left what the list says, on the right what it is in the plan. What is left out is in no figure. Where a "
    "name can be short or long, 20 minutes or more is long."
)


class _Box(CalmBox):
    """What one word means; the table shows it when the keyboard comes to it."""

    def __init__(self, table: PlainTable, row: int) -> None:
        super().__init__()
        self._table, self._row = table, row

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._table.scrollTo(self._table.model().index(self._row, 0))
        super().focusInEvent(event)


class MeaningTab(QWidget):
    """Kinds beside activities, functions beside functions. `corrected` tells that the user chose something else."""

    corrected = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self.kinds: dict[str, Target] = {}
        self.roles: dict[str, str | None] = {}
        self.kind_boxes: dict[str, CalmBox] = {}
        self.role_boxes: dict[str, CalmBox] = {}
        self._kinds = PlainTable(self._say(T("Kinds of appointment")), numbers=(1,))
        self._roles = PlainTable(self._say(T("Functions in the list")), numbers=(1,))
        for table in (self._kinds, self._roles):
            # The keyboard goes from box to box; a table that shows them is no stop.
            table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._no_roles = label(
            context.theme, text=self._say(T("The list has no column with the function of who did it.")), wrap=True
        )
        halves = QHBoxLayout()
        halves.setSpacing(GROUP)
        halves.addLayout(self._half(T("Kinds of appointment"), self._kinds), 3)
        halves.addLayout(self._half(T("Functions"), self._roles, self._no_roles), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(label(context.theme, "caption", text=self._say(_NOTE), muted=True, wrap=True))
        column.addLayout(halves, 1)

    def _half(self, title: Message, *parts: QWidget) -> QVBoxLayout:
        half = QVBoxLayout()
        half.setSpacing(NEAR // 2)
        half.addWidget(label(self._context.theme, "section", text=self._say(title)))
        for part in parts:
            half.addWidget(part, 1)
        return half

    def forget(self) -> None:
        """Forget what was corrected, for another list."""
        self.kinds.clear()
        self.roles.clear()

    def show_book(self, book: Book, meaning: Meaning, plan: Plan) -> None:
        """Show the words of a book, and what they mean."""
        say = self._say
        choices = [(say(_target(plan, one)), _AND.join(one)) for one in targets(plan, book.has_lengths)]
        chosen = {kind: _AND.join(meaning.kinds.get(kind, ())) for kind in book.kinds}
        counts = _counted(book, lambda sort: sort.kind)
        self.kind_boxes = self._fill(self._kinds, T("Kind of appointment"), counts, choices, chosen, self._correct_kind)
        role_names = [name for name in book.roles if name]
        roles = [(say(T("leave out")), ""), *((say(names.role_name(role)), role.id) for role in plan.roles)]
        chosen_roles = {name: meaning.roles.get(name) or "" for name in role_names}
        counts = _counted(book, lambda sort: sort.role)
        self.role_boxes = self._fill(self._roles, T("Function"), counts, roles, chosen_roles, self._correct_role)
        for one, other in pairwise((*self.kind_boxes.values(), *self.role_boxes.values())):
            self.setTabOrder(one, other)
        self._roles.setVisible(bool(role_names))
        self._no_roles.setVisible(not role_names)

    def _fill(
        self,
        table: PlainTable,
        title: Message,
        counts: Counter[str],
        choices: Sequence[tuple[str, str]],
        chosen: dict[str, str],
        correct: Callable[[str, str], None],
    ) -> dict[str, CalmBox]:
        """A row for each word with its number, and a box with what it means."""
        say = self._say
        rows = [(name or say(OTHER_KIND), say.number(counts[name], 0), "") for name in chosen]
        table.show_rows([say(title), say(T("Appointments")), say(T("In the plan"))], rows)
        boxes: dict[str, CalmBox] = {}
        for number, (name, key) in enumerate(chosen.items()):
            box = boxes[name] = _Box(table, number)
            fill(box, choices)
            box.setCurrentIndex(box.findData(key))
            box.setAccessibleName(say(T("{what} in the plan", what=rows[number][0])))
            box.activated.connect(lambda _place, name=name, box=box: correct(name, box.currentData()))
            table.setCellWidget(number, 2, box)
        table.setColumnWidth(0, min(table.columnWidth(0), 240))
        table.stretch(2)
        return boxes

    def _correct_kind(self, kind: str, target: str) -> None:
        self.kinds[kind] = tuple(filter(None, target.split(_AND)))
        self.corrected.emit()

    def _correct_role(self, name: str, role: str) -> None:
        self.roles[name] = role or None
        self.corrected.emit()


def _counted(book: Book, name: Callable[[Sort], str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for sort, number in book.totals.items():
        found[name(sort)] += number
    return found


def _target(plan: Plan, target: Target) -> Message | str:
    """What a kind can stand for, in words."""
    known = [names.activity(find(plan.activities, one)) for one in target]
    if not known:
        return T("leave out")
    return T("{short} or {long}", short=known[0], long=known[1]) if len(known) > 1 else known[0]
