"""One absence in full: who, what, when, which sessions, and the answer, with what it costs and what it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner import names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Absence, Plan
from planner.terms import ABSENCE_KINDS, ABSENCE_STATES
from planner.texts import Message, Quantity, T, Unit
from planner.year import edits, words
from planner.year.balances import cost
from planner.year.requests import what_if
from ui.context import Context
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.forms import day_box, day_of, keep_order, set_day
from ui.widgets.labels import label, tint
from ui.widgets.panels import button, row
from ui.year.leave_sessions import SessionChoice

_MOST_LINES = 4
_NAME_LENGTH = 200


class AbsenceDialog(QDialog):
    """Accepted, it has handed its edit to `take`, which refuses it with `EditError`; then it stays and says why.

    It changes an absence of the plan, or adds one for some people (None is the whole practice) and days.
    """

    def __init__(
        self,
        context: Context,
        take: Any,
        absence: Absence | None,
        people: Sequence[str | None],
        days: tuple[date, date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._say, self._take = context, context.say, take
        self._old, self._people = absence, tuple(people)
        self.setWindowTitle(self._say(T("Change absence") if absence else T("Add absence")))
        self.who, self.kind, self.state = QComboBox(), QComboBox(), QComboBox()
        self.first, self.last, self.asked = (day_box(self._say) for _ in range(3))
        self.is_asked = QCheckBox(self._say(T("on this day")))
        self.sessions = SessionChoice(context, absence.sessions if absence else ())
        self.note = QLineEdit()
        self.note.setMaxLength(_NAME_LENGTH)
        self.told = label(context.theme, "caption", wrap=True, muted=True)
        self._make_buttons()
        self._lay_out()
        self._fill(days)
        self._connect()
        self._tell()

    @property
    def _plan(self) -> Plan:
        return self._context.document.plan

    def _make_buttons(self) -> None:
        self.remove = button(self._context, T("Remove"), "mdi6.delete-outline")
        self.save = button(self._context, T("Save") if self._old else T("Add"))
        self.save.setDefault(True)
        self.cancel = button(self._context, T("Cancel"))

    def _lay_out(self) -> None:
        asked = QWidget()
        line = QHBoxLayout(asked)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.is_asked)
        line.addWidget(self.asked)
        line.addStretch(1)
        form = QFormLayout()
        form.setSpacing(NEAR)
        fields = words.ABSENCE_FIELDS
        rows: tuple[tuple[Message, QWidget, QWidget], ...] = (
            (fields["member"], self.who, self.who),
            (fields["kind"], self.kind, self.kind),
            (fields["first"], self.first, self.first),
            (fields["last"], self.last, self.last),
            (T("Only in these sessions"), self.sessions, next(iter(self.sessions.buttons.values()))),
            (fields["state"], self.state, self.state),
            (fields["asked"], asked, self.is_asked),
            (fields["note"], self.note, self.note),
        )
        for title, control, typed in rows:
            name = label(self._context.theme, text=self._say(title))
            name.setBuddy(typed)
            form.addRow(name, control)
            if isinstance(typed, QComboBox | QDateEdit | QLineEdit):
                typed.setAccessibleName(self._say(title))
        self.is_asked.setAccessibleName(self._say(fields["asked"]))
        self.asked.setAccessibleName(self._say(T("Asked on, day")))
        self.sessions.setToolTip(self._say(T("None chosen: whole days.")))
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP)
        column.addLayout(form)
        column.addWidget(self.told, 1)
        column.addLayout(row(self.remove, None, self.save, self.cancel))
        # Only what has its place may be shown: before that it would be a window.
        self.remove.setVisible(self._old is not None)
        self.setMinimumWidth(520)

    def _fill(self, days: tuple[date, date]) -> None:
        old, say = self._old, self._say
        if len(self._people) > 1:
            self.who.addItem(say(T("{people} rows", people=len(self._people))), self._people)
            self.who.setEnabled(False)
        else:
            self.who.addItem(say(T("Practice closed")), (None,))
            for member in self._plan.staff:
                self.who.addItem(say(names.member(member)), (member.id,))
            self._choose(self.who, self._people if old is None else (old.member,))
        for kind in ABSENCE_KINDS:
            self.kind.addItem(say(names.ABSENCE_KINDS[kind]), kind)
        for state in ABSENCE_STATES:
            self.state.addItem(say(names.ABSENCE_STATES[state]), state)
        usual = "holiday" if self._people == (None,) else "leave"
        self._choose(self.kind, old.kind if old else usual)
        self._choose(self.state, old.state if old else "granted")
        set_day(self.first, old.first if old else days[0])
        set_day(self.last, old.last if old else days[1])
        asked = old.asked if old else None
        self.is_asked.setChecked(asked is not None)
        set_day(self.asked, asked or date.today())
        self.asked.setEnabled(asked is not None)
        self.sessions.choose(old.sessions if old else ())
        self.note.setText(old.note if old else "")

    @staticmethod
    def _choose(box: QComboBox, wanted: object) -> None:
        box.setCurrentIndex([box.itemData(number) for number in range(box.count())].index(wanted))

    def _connect(self) -> None:
        for box in (self.who, self.kind, self.state):
            box.currentIndexChanged.connect(self._tell)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._tell)
        keep_order(self.first, self.last)
        self.state.activated.connect(self._ask_on)
        self.is_asked.toggled.connect(self.asked.setEnabled)
        self.sessions.changed.connect(self._tell)
        self.save.clicked.connect(lambda: self._end(self._change))
        self.remove.clicked.connect(lambda: self._end(self._removal))
        self.cancel.clicked.connect(self.reject)

    def _ask_on(self) -> None:
        """What is asked for has a day on which it was asked."""
        if self.state.currentData() == "asked":
            self.is_asked.setChecked(True)

    def _values(self) -> dict[str, Any]:
        return {
            "kind": self.kind.currentData(),
            "first": day_of(self.first),
            "last": day_of(self.last),
            "sessions": self.sessions.chosen,
            "state": self.state.currentData(),
            "asked": day_of(self.asked) if self.is_asked.isChecked() else None,
            "note": self.note.text().strip(),
        }

    def _made(self) -> list[Absence]:
        """The absences as they would be added."""
        values = self._values()
        first, last = values.pop("first"), values.pop("last")
        plan, found = self._plan, []
        for who in self.who.currentData():
            found.append(edits.new_absence(plan, who, first, last, **values))
            plan = plan.model_copy(update={"absences": (*plan.absences, found[-1])})
        return found

    def _change(self) -> Change:
        if self._old is None:
            return edits.add(self._plan, self._made())
        values = {"member": self.who.currentData()[0], **self._values()}
        old = self._old
        return edits.change(
            self._plan, old.id, **{name: value for name, value in values.items() if value != getattr(old, name)}
        )

    def _removal(self) -> Change:
        assert self._old
        return edits.remove(self._plan, [self._old.id])

    def _end(self, make: Any) -> None:
        try:
            self._take(make())
        except EditError as error:
            self._say_wrong(error)
            return
        self.accept()

    def _say_wrong(self, error: EditError) -> None:
        tint(self.told, self._context.theme.over)
        self.told.setText(f"■ {self._say(error.message)}")

    def _tell(self) -> None:
        """What it costs, and what breaks by it."""
        try:
            found = list(self._consequences())
        except EditError as error:
            self._say_wrong(error)
            return
        tint(self.told, self._context.theme.muted)
        self.told.setText("\n".join(self._say(line) for line in found))

    def _consequences(self) -> Iterator[Message]:
        made = self._made()
        if len(made) != 1 or made[0].state == "refused":
            return
        one = made[0] if self._old is None else made[0].model_copy(update={"id": self._old.id})
        if one.member is not None:
            for year, hours in cost(self._plan, one).items():
                if hours:
                    yield T(
                        "Costs {hours} hours of leave in {year}.", hours=Quantity(hours, Unit.HOURS), year=str(year)
                    )
        lines = what_if(self._context.document.results, one, date.today()).sentences
        yield from lines[:_MOST_LINES]
        if len(lines) > _MOST_LINES:
            yield T("and {number} more", number=len(lines) - _MOST_LINES)
