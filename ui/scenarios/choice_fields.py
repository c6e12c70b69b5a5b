"""Fields to choose in: one record of the plan, or several of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from planner import names
from planner.levers.parameters import Parameter
from planner.plan import Plan
from planner.terms import AGE_BANDS, GROUPS
from planner.texts import Message, T
from ui.context import Context
from ui.scenarios.field import Field
from ui.theme import ROW
from ui.widgets.choices import CalmBox, fill
from ui.widgets.row_list import RowList
from ui.widgets.rows import ListRow

Choices = Sequence[tuple[str, Message | str]]
_MOST_ROWS = 6


def choices(parameter: Parameter, plan: Plan) -> Choices:
    """What a parameter can be chosen from, by key and name."""
    match parameter.form, parameter.table:
        case "some_bands", _:
            return [(band, T("{band} years", band=band)) for band in AGE_BANDS]
        case "some_groups", _:
            return [(group, names.GROUPS[group]) for group in GROUPS]
        case _, "role":
            return [(role.id, names.role_name(role)) for role in plan.roles]
        case _, "member":
            return [(member.id, names.member(member)) for member in plan.staff]
    return [(activity.id, names.activity(activity)) for activity in plan.activities]


class RecordField(Field):
    """One function, activity or person of the plan, by name."""

    def __init__(self, context: Context, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.box = CalmBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.activated.connect(self._choose)
        self.place(self.box)

    def fill(self, value: str | None, plan: Plan) -> None:
        self.follow(plan)
        self.box.setCurrentIndex(self.box.findData(value))

    def follow(self, plan: Plan) -> None:
        """Other names to choose from; one that the plan does not have stays on show by its id."""
        known: list[tuple[str, str | None]] = [(self.say(name), key) for key, name in choices(self.parameter, plan)]
        if self.parameter.optional:
            known.insert(0, (self.say(T("none")), None))
        if all(key != self._shown for _, key in known):
            known.append((self.say(T("'{id}', not in this plan", id=self._shown)), self._shown))
        fill(self.box, known)

    def _choose(self, _number: int) -> None:
        self.seal()
        if not self.take(self.box.currentData()):
            self.box.setCurrentIndex(self.box.findData(self._shown))


class ChecksField(Field):
    """Several of a list, each with a box to tick. Of records the ticked ones stand first, in an order to be changed."""

    def __init__(self, context: Context, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.list = RowList(context, parameter.title, T("There is nothing to choose from."))
        self._ordered = parameter.form == "records"
        if self._ordered:
            self.list.let_drag()
            self.list.moved.connect(self._move)
        self.list.rows.ticked.connect(self._tick)
        self.place(self.list, below=True)

    def fill(self, value: tuple[str, ...], plan: Plan) -> None:
        self.follow(plan)

    def follow(self, plan: Plan) -> None:
        """Other names to tick; those that the plan does not have stay on show by their ids."""
        known = {key: self.say(name) for key, name in choices(self.parameter, plan)}
        chosen: tuple[str, ...] = self._shown
        gone = [key for key in chosen if key not in known]
        keys = [*chosen, *(key for key in known if key not in chosen)] if self._ordered else [*known, *gone]
        current = self.list.rows.row(self.list.current)
        self.list.show_rows([self._row(key, known.get(key, key)) for key in keys], current.key if current else None)
        self.list.setFixedHeight(min(len(keys), _MOST_ROWS) * ROW + 2 * self.list.frameWidth())

    def _row(self, key: str, name: str) -> ListRow:
        ticked = key in self._shown
        place = str(self._shown.index(key) + 1) if ticked and self._ordered else ""
        return ListRow(key, name, number=place, ticked=ticked, spoken=f"{place} {name}".strip())

    def _tick(self, number: int, on: bool) -> None:
        row = self.list.rows.row(number)
        if row is None:
            return
        key = str(row.key)
        ticked = [*self._shown, key] if on else [one for one in self._shown if one != key]
        if not self._ordered:
            everything = (self.list.rows.row(place) for place in range(self.list.rows.rowCount()))
            ticked = [str(one.key) for one in everything if one and one.key in ticked]
        self._take_order(ticked)

    def _move(self, at: int, place: int) -> None:
        """Put a ticked one in another place among those that are ticked."""
        order = list(self._shown)
        if at < len(order):
            order.insert(min(place, len(order) - 1), order.pop(at))
            self._take_order(order)

    def _take_order(self, order: Sequence[str]) -> None:
        self.seal()
        self.take(tuple(order))
        self.follow(self._plan)
