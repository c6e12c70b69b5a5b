"""The levers that can be added to a scenario, grouped by theme, each with what it is for or why it does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.errors import PlanError
from planner.levers import KINDS, THEMES, Kind, LeverError
from planner.levers.parameters import parameters
from planner.plan import Lever, Plan
from planner.texts import Message, T
from ui.context import Context
from ui.scenarios.plan_field import load_plan
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row
from ui.widgets.row_list import RowList
from ui.widgets.rows import ListRow


def from_file(kind: Kind[Any]) -> str | None:
    """The parameter of a kind of lever that holds another practice's plan; None for all that need no file."""
    record: type[Lever] = kind.record
    return next((known.name for known in parameters(record) if known.form == "plan"), None)


def first(kind: Kind[Any], plan: Plan) -> Lever | Message:
    """The lever as it is first offered, or why the plan does not take it."""
    try:
        lever: Lever = kind.first(plan)
    except LeverError as error:
        return error.message
    return lever


class LeverOffers(QWidget):
    """A list of levers with a line to search in. `picked` carries the lever that was chosen, `left` nothing."""

    picked = Signal(object)
    left = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._plan = Plan()
        self._found: dict[str, Lever | Message] = {}
        self.search = QLineEdit()
        self.list = RowList(context, T("Levers to choose from"), T("No lever has these words."))
        self.add = button(context, T("Add to the scenario"), "mdi6.plus")
        self.back = button(context, T("Cancel"))
        self._lay_out()
        self.search.textChanged.connect(self._list_offers)
        self.search.installEventFilter(self)
        self.list.chosen.connect(self._show_choice)
        self.list.entered.connect(lambda _number: self._pick())
        self.add.clicked.connect(self._pick)
        self.back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        name = self._say(T("Find a lever"))
        self.search.setPlaceholderText(name)
        self.search.setAccessibleName(name)
        self.search.setClearButtonEnabled(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(label(self._context.theme, "section", text=self._say(T("Add a lever"))))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(row(None, self.back, self.add))

    def show_offers(self, plan: Plan, may_leave: bool) -> None:
        """Offer what fits a plan; `may_leave` where there is something to go back to."""
        self.back.setVisible(may_leave)
        if plan is not self._plan:
            self._plan = plan
            self._found = {key: first(kind, plan) for key, kind in KINDS.items()}
        self._list_offers()

    def _list_offers(self) -> None:
        known = self.list.rows.row(self.list.current)
        rows = list(self._rows())
        keys = [one.key for one in rows if not one.heading]
        current = known.key if known and known.key in keys else next(iter(keys), None)
        self.list.show_rows(rows, current)
        self._show_choice(current)

    def _rows(self) -> Iterator[ListRow]:
        wanted = self.search.text().casefold().split()
        for theme, title in THEMES.items():
            rows = [self._row(key, kind) for key, kind in KINDS.items() if kind.theme == theme]
            fitting = [one for one in rows if all(word in f"{one.title} {one.detail}".casefold() for word in wanted)]
            if fitting:
                yield ListRow(f"theme {theme}", self._say(title), heading=True)
                yield from fitting

    def _row(self, key: str, kind: Kind[Any]) -> ListRow:
        found = self._found[key]
        title, purpose = self._say(kind.title), self._say(kind.purpose)
        reason = self._say(found) if isinstance(found, Message) and from_file(kind) is None else ""
        spoken = ". ".join(part for part in (title, purpose, reason) if part)
        return ListRow(key, title, purpose, problem=reason, enabled=not reason, spoken=spoken)

    def _show_choice(self, key: object) -> None:
        number = self.list.current
        known = self.list.rows.row(number)
        self.add.setEnabled(known is not None and known.enabled and not known.heading)
        needs = isinstance(key, str) and key in KINDS and from_file(KINDS[key]) is not None
        self.add.setText(self._say(T("Choose a file and add") if needs else T("Add to the scenario")))

    def _pick(self) -> None:
        known = self.list.rows.row(self.list.current)
        if known is None or not known.enabled or known.heading:
            return
        lever = self._made(str(known.key))
        if lever is not None:
            self.search.clear()
            self.picked.emit(lever)

    def _made(self, key: str) -> Lever | None:
        """The lever to add; one that needs another practice's plan asks for its file."""
        kind, found = KINDS[key], self._found[key]
        field = from_file(kind)
        if field is None:
            return found if isinstance(found, Lever) else None
        try:
            plan = load_plan(self, self._context)
        except PlanError as error:
            self.refused.emit(error)
            return None
        lever: Lever | None = None if plan is None else kind.record(**{field: plan})
        return lever

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line, down goes to the list and Return takes what it is on."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.left.emit()
        else:
            super().keyPressEvent(event)
