"""The steps of setting up a practice. Each shows a part of the draft and changes it by the planner's edits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planner import edits, list_edit, names, words
from planner.edits import Change
from planner.errors import DagdeelError
from planner.files.patient_list import Tally
from planner.plan import Member, Role
from planner.practice_setup import choose_activities, new_member, usual_activities
from planner.texts import Message, Quantity, T, Unit
from ui.context import Context
from ui.dialogs.import_list import ImportListDialog
from ui.models.columns import Table
from ui.models.record_model import RecordTableModel
from ui.models.team_columns import STAFF, pattern_rows, pattern_table, weekend_columns
from ui.theme import GROUP, NEAR, ROW
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.panels import button, menu_button, row
from ui.widgets.plain_table import PlainTable
from ui.widgets.table import RecordTable

_MOST_PATIENTS = 200_000
_LONGEST_NAME = 120
_PEOPLE = ("name", "role", "hours_per_week")
_PATTERN_ROWS = 4


class Step(QWidget):
    """One page of the assistant. `refused` carries what the draft did not take."""

    title: Message
    intro: Message
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.say = context, context.say
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GROUP)
        self.column.addWidget(label(context.theme, "title", text=self.say(self.title)))
        self.column.addWidget(label(context.theme, text=self.say(self.intro), muted=True, wrap=True))

    def refresh(self) -> None:
        """Show the draft as it is now."""

    def apply(self, change: Change) -> None:
        """Change the draft."""
        try:
            self.context.document.apply(change)
        except DagdeelError as error:
            self.refused.emit(error)

    def table(self, table: Table, name: Message, empty: Message) -> RecordTable:
        """A table on the draft."""
        made = RecordTable(RecordTableModel(self.context, table, self), name, empty)
        made.records.refused.connect(self.refused)
        return made


class ListStep(Step):
    """The practice's name, and its patients: a total, a list to import, or nothing yet."""

    title = T("The practice and its patients")
    intro = T("How many patients are registered decides how much work there is. You can leave anything open for later.")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.total = self._number()
        self.choices = QButtonGroup(self)
        self.from_total = self._choice(T("I know the &total"))
        self.from_list = self._choice(T("I &import the list of our GP information system"))
        self.later = self._choice(T("&Later"))
        self.import_list = button(context, T("Choose a &file…"), "mdi6.file-import-outline")
        self.counted = label(context.theme, muted=True, wrap=True)
        self._lay_out()
        self.from_total.setChecked(True)
        self.name.textEdited.connect(lambda _text: self._take_name())
        self.total.valueChanged.connect(self._take_total)
        self.choices.buttonToggled.connect(lambda _button, on: self._choose() if on else None)
        self.import_list.clicked.connect(self._import)

    def _number(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, _MOST_PATIENTS)
        box.setSingleStep(50)
        box.setGroupSeparatorShown(True)
        box.setKeyboardTracking(False)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setMinimumWidth(110)
        box.setAccessibleName(self.say(T("Registered patients")))
        return box

    def _choice(self, text: Message) -> QRadioButton:
        choice = QRadioButton(self.say(text))
        self.choices.addButton(choice)
        return choice

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.say(T("Name of the &practice")), self.name)
        self.column.addLayout(form)
        mix = T("The ages then follow the Dutch average of 2022.")
        note = label(self.context.theme, "caption", text=self.say(mix), muted=True)
        self.column.addLayout(row(self.from_total, self.total, note, None))
        self.column.addLayout(row(self.from_list, self.import_list, None))
        self.column.addLayout(row(self.later, None))
        self.column.addWidget(self.counted)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show how many patients the draft counts."""
        by_total = self.from_total.isChecked()
        self.total.setEnabled(by_total)
        self.import_list.setEnabled(self.from_list.isChecked())
        patients = self.context.document.results.patients
        known = T("{count} patients in the list.", count=Quantity(patients, Unit.PERSONS))
        self.counted.setText(self.say(known if patients else T("No patients yet.")))

    def _take_name(self) -> None:
        name = " ".join(self.name.text().split())
        if name != self.context.document.plan.practice.name:
            self.apply(edits.set_practice(self.context.document.plan, "name", name))

    def _take_total(self, total: int) -> None:
        plan = self.context.document.plan
        self.apply(list_edit.mix_change(plan, total) if total else list_edit.clear_change(plan))

    def _choose(self) -> None:
        """Another way: what the way before had filled in goes."""
        if self.from_total.isChecked():
            self._take_total(self.total.value())
        elif self.context.document.results.patients:
            self.apply(list_edit.clear_change(self.context.document.plan))
        self.refresh()

    def _import(self) -> None:
        dialog = ImportListDialog(self.context, self)
        dialog.counted.connect(self._take_list)
        dialog.open()

    def _take_list(self, tally: Tally) -> None:
        try:
            change = list_edit.list_change(self.context.document.plan, tally)
        except DagdeelError as error:
            self.refused.emit(error)
            return
        self.apply(change)


class TeamStep(Step):
    """Who works there: name, function, hours."""

    title = T("The team")
    intro = T("Add everybody with the paid hours a week. Names are up to you: initials do as well.")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns = tuple(column for column in STAFF.columns if column.key in _PEOPLE)
        empty = T("Nobody is in the team yet. Add the first person with the button above.")
        self.people = self.table(Table(columns=columns), T("People"), empty)
        self.people.can_remove = True
        self.people.remove.connect(self._remove)
        self.add, self._functions = menu_button(context, T("&Add person"), "mdi6.account-plus-outline")
        self.remove = button(context, T("Remove"), "mdi6.account-minus-outline")
        self.remove.clicked.connect(lambda: self._remove(self.people.selected_records()))
        for role in context.document.plan.roles:
            self._functions.addAction(self.say(names.role_name(role)), partial(self.add_person, role))
        self.column.addLayout(row(self.add, self.remove, None))
        self.column.addWidget(FramedTable(self.people), 1)

    def refresh(self) -> None:
        """Show the people of the draft."""
        results = self.context.document.results
        self.people.records.show_rows(results.plan.staff, results)
        self.people.ensure_current()
        self.remove.setEnabled(bool(results.plan.staff))

    def add_person(self, role: Role) -> None:
        """Add somebody with this function, ready to be named."""
        plan = self.context.document.plan
        member = new_member(plan, role, self.say(T("New {function}", function=names.role_name(role))))
        self.apply(edits.add_member(plan, member))
        self.people.go_to(member.id, edit=True)

    def _remove(self, members: list[Member]) -> None:
        if members:
            self.apply(edits.remove_members(self.context.document.plan, [member.id for member in members]))


class PatternStep(Step):
    """When everybody works, session by session."""

    title = T("The week")
    intro = T(
        "Type the hours of each half-day session. Where you leave a week empty, the hours a week count; "
        "you can fill it in later on the page Team."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns = tuple(column for column in STAFF.columns if column.key in (*_PEOPLE, "paid_hours"))
        locked = tuple(column for column in columns if column.key in ("name", "role", "paid_hours"))
        people = Table(columns=locked, depends=STAFF.depends)
        self.people = self.table(people, T("People"), T("There is nobody in the team yet. That can wait."))
        self.pattern = self.table(pattern_table(context.week), T("Week pattern"), T("Choose one above."))
        for number in weekend_columns(self.pattern.records.table):
            self.pattern.setColumnHidden(number, not context.week.weekend)
        self.pattern.setSortingEnabled(False)
        self.pattern.setFixedHeight(_PATTERN_ROWS * ROW + NEAR)
        self._pattern_of = label(context.theme, "section")
        self.people.record_changed.connect(lambda _member: self._show_pattern())
        self.column.addWidget(FramedTable(self.people), 1)
        self.column.addWidget(self._pattern_of)
        self.column.addWidget(FramedTable(self.pattern))

    def refresh(self) -> None:
        """Show the people and the week of the one that the cursor is on."""
        results = self.context.document.results
        self.people.records.show_rows(results.plan.staff, results)
        self.people.ensure_current()
        self._show_pattern()

    def _show_pattern(self) -> None:
        member: Member | None = self.people.current_record()
        self.pattern.records.show_rows(pattern_rows(member) if member else [], self.context.document.results)
        title = T("Week pattern of {who}", who=names.member(member)) if member else T("Week pattern")
        self._pattern_of.setText(self.say(title))


class TasksStep(Step):
    """Which of the usual activities the practice does."""

    title = T("The work")
    intro = T(
        "Take the tick off what your practice does not do. How often and how long is filled in with the norms; you can "
        "change that later on the pages Consults and Delegated tasks."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.boxes: dict[str, QCheckBox] = {}
        columns = {kind: QVBoxLayout() for kind in _KINDS}
        for kind, column in columns.items():
            column.setSpacing(NEAR)
            column.addWidget(label(context.theme, "section", text=self.say(_KINDS[kind])))
        for activity in usual_activities(context.document.plan):
            self.boxes[activity.id] = self._box(self.say(names.activity(activity)))
            columns[activity.kind].addWidget(self.boxes[activity.id])
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(GROUP)
        for column in columns.values():
            column.addStretch(1)
            side_by_side.addLayout(column, 1)
        self.column.addLayout(side_by_side, 1)

    def _box(self, text: str) -> QCheckBox:
        box = QCheckBox(text.replace("&", "&&"))
        box.setChecked(True)
        box.toggled.connect(self._choose)
        return box

    def _choose(self) -> None:
        wanted = {key for key, box in self.boxes.items() if box.isChecked()}
        self.apply(choose_activities(self.context.document.plan, wanted))


_KINDS: dict[str, Message] = {"consult": T("Consults"), "task": T("Tasks"), "overhead": T("Overhead")}


class ResultStep(Step):
    """What the week can carry with all that: computed by the planner, as the pages will show it."""

    title = T("The result")
    intro = T("This is what the week can carry. The plan that opens holds everything that you entered.")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.table_of_roles = PlainTable(self.say(T("Utilisation per function")), numbers=(1, 2, 3))
        self.missing = label(context.theme, wrap=True)
        self.column.addWidget(self.table_of_roles, 1)
        self.column.addWidget(self.missing)

    def refresh(self) -> None:
        """Show needed and available hours of every function with work or people, and what is still missing."""
        say, results = self.say, self.context.document.results
        heads = T("Function"), T("Needed (hours)"), T("Available (hours)"), T("Utilisation"), T("State")
        busy = [role for role in results.plan.roles if _is_busy(role, self.context)]
        self.table_of_roles.show_rows([say(head) for head in heads], [self._row(role) for role in busy])
        self.table_of_roles.stretch(0)
        unfit = [one for one in self.context.document.warnings if one.code == "DATA_UNFIT"]
        self.missing.setText("\n".join(say(one.text) for one in unfit))

    def _row(self, role: Role) -> list[str]:
        say, results = self.say, self.context.document.results
        known = results.roles[role.id]
        state = self.context.theme.role_state(known, results.plan.practice)
        hours = (Quantity(value, Unit.HOURS) for value in (known.demand_hours, known.capacity_hours))
        share = say.plain(Quantity(known.utilisation, Unit.SHARE))
        told = T("{glyph} {word}: {balance}", glyph=state.glyph, word=state.word, balance=words.balance(known))
        return [say(names.role_name(role)), *map(say.plain, hours), share, say(told)]


def _is_busy(role: Role, context: Context) -> bool:
    known = context.document.results.roles[role.id]
    return bool(known.demand_hours or known.headcount)


STEPS: tuple[type[Step], ...] = (ListStep, TeamStep, PatternStep, TasksStep, ResultStep)
