"""Delegated tasks: who does which share of what, and for one of them what delegating it moves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from planner import edits, names
from planner.delegation import Delegation, delegation
from planner.explain import Figure
from planner.plan import Activity, Delivery, PerWeek
from planner.results import Results
from planner.terms import GP, ActivityKind
from planner.texts import Message, Quantity, T, Unit
from planner.volume_edits import set_volume_kind
from ui.activity_page import ActivityPage
from ui.context import Context
from ui.models.activity_columns import DELIVERIES, DeliveryRow, delivery_rows, shown_roles, tasks_table
from ui.models.settings import all_volume_settings, settings_table
from ui.theme import GROUP, NEAR
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.links import TextLink
from ui.widgets.panels import marks_legend, row

_FILTERS: tuple[tuple[Message, frozenset[ActivityKind]], ...] = (
    (T("Tasks and overhead"), frozenset({"task", "overhead"})),
    (T("Tasks"), frozenset({"task"})),
    (T("Overhead"), frozenset({"overhead"})),
    (T("Consults"), frozenset({"consult"})),
    (T("Everything"), frozenset({"consult", "task", "overhead"})),
)
_EMPTY = T("The tasks that can be shared belong here. The button above adds one, or all the usual ones.")
_VOLUMES: dict[str, Message] = {
    "per_patient": T("per patient"),
    "prevalence": T("by share of patients"),
    "per_week": T("per week"),
}


class TasksPage(ActivityPage):
    """A row for each task with a share for each function; below it the chosen task."""

    key = "tasks"
    title = T("Delegated tasks")
    icon = "mdi6.swap-horizontal"
    add_text = T("Add task")
    new_text = T("New task")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._columns: tuple[tuple[str, str], ...] = ()
        self.tasks = self.make_table(tasks_table(()), T("Tasks"), _EMPTY)
        self.deliveries = self.make_table(DELIVERIES, T("Who does it"), T("Nobody does this yet. Type a share above."))
        self.volume = self.make_settings(
            settings_table(T("Setting"), label_width=118), T("How often"), T("Choose one above.")
        )
        self.filter, self.counted = QComboBox(), QComboBox()
        self.moved = label(context.theme, wrap=True)
        self.continuity = TextLink(context.theme)
        self._fill_choices()
        self._lay_out()
        self._connect_parts()

    def _fill_choices(self) -> None:
        for title, _kinds in _FILTERS:
            self.filter.addItem(self.say(title))
        for kind, title in _VOLUMES.items():
            self.counted.addItem(self.say(title), kind)

    def _named(self, title: Message, box: QComboBox) -> QHBoxLayout:
        """A choice with its label in front."""
        name = label(self.context.theme, text=self.say(title))
        name.setBuddy(box)
        box.setAccessibleDescription(self.say(title))
        return row(name, box)

    def _lay_out(self) -> None:
        head = row(self.heading(), None, self._named(T("Show"), self.filter), self.add, self.remove)
        column = self.page_column(head)
        self._task = label(self.context.theme, "section")
        lower = QHBoxLayout()
        lower.setSpacing(GROUP)
        lower.addLayout(self._left(), 2)
        lower.addLayout(self._right(), 3)
        below = QWidget()
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, NEAR, 0, 0)
        lines.setSpacing(NEAR // 2)
        lines.addLayout(lower, 1)
        lines.addWidget(marks_legend(self.context))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(FramedTable(self.tasks))
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([260, 290])
        column.addWidget(splitter, 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(NEAR // 2)
        column.addWidget(self.volume, 1)
        column.addLayout(self._named(T("Counted"), self.counted))
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(NEAR // 2)
        column.addWidget(self._task)
        column.addWidget(FramedTable(self.deliveries), 1)
        column.addWidget(self.moved)
        column.addLayout(row(self.continuity, None))
        return column

    def _connect_parts(self) -> None:
        self.tasks.record_changed.connect(lambda _task: self._show_task(self.context.document.results))
        self.tasks.can_add = self.tasks.can_remove = self.deliveries.can_remove = True
        self.tasks.add.connect(self.add_new)
        self.deliveries.remove.connect(self._take_away)
        self.tasks.remove.connect(self.remove_activities)
        self.remove.clicked.connect(lambda: self.remove_activities(self.tasks.selected_records()))
        self.filter.activated.connect(lambda _number: self.refresh())
        self.counted.activated.connect(self._count_by)
        self.continuity.clicked.connect(lambda: self.explain(Figure("practice", "", "continuity")))

    def refresh(self) -> None:
        """Show the tasks of the chosen kinds and the task that the cursor is on."""
        results = self.context.document.results
        kinds = _FILTERS[self.filter.currentIndex()][1]
        activities = [activity for activity in results.plan.activities if activity.kind in kinds]
        roles = shown_roles(results.plan)
        columns = tuple((role.id, role.name) for role in roles)
        if columns == self._columns:
            self.tasks.records.show_rows(activities, results)
        else:
            self._columns, chosen = columns, self.tasks.current_key
            self.tasks.records.set_table(tasks_table(roles), activities, results)
            self.tasks.go_to(chosen)
        self.tasks.ensure_current()
        self._show_task(results)

    def _show_task(self, results: Results) -> None:
        # While the rows are being replaced, the cursor may pass over one that the plan has no more.
        current: Activity | None = self.tasks.current_record()
        activity = current if current and current.id in results.demand else None
        for control in (self.remove, self.counted):
            control.setEnabled(activity is not None)
        self.volume.show_settings(all_volume_settings(activity) if activity else [], results)
        self.deliveries.records.show_rows(delivery_rows([activity]) if activity and activity.delivery else [], results)
        continuity = Quantity(results.continuity, Unit.SHARE)
        self.continuity.show_text(self.say(T("Continuity now: {share}", share=continuity)))
        if activity is None:
            self._task.setText(self.say(T("Who does it")))
            self.moved.clear()
            return
        self._task.setText(self.say(names.activity(activity)))
        self.counted.setCurrentIndex(self.counted.findData(activity.volume.kind))
        self.moved.setText(self.say(moved_hours(delegation(results, activity.id))))

    def _take_away(self, rows: list[DeliveryRow]) -> None:
        """Take functions out of the task; their shares go to the others."""
        gone = [row for row in rows if row.delivery]
        if gone:
            shares = {row.delivery.role: None for row in gone if row.delivery}
            self.attempt(lambda: edits.set_shares(self.context.document.plan, gone[0].activity.id, shares))

    def _count_by(self, _number: int) -> None:
        activity: Activity | None = self.tasks.current_record()
        if activity and activity.volume.kind != self.counted.currentData():
            kind = self.counted.currentData()
            results = self.context.document.results
            if not self.attempt(lambda: set_volume_kind(results, activity.id, kind)):
                self._show_task(results)

    def new_activity(self, activity_id: str, name: str, delivery: tuple[Delivery, ...]) -> Activity:
        """A task once a week."""
        return Activity(id=activity_id, name=name, volume=PerWeek(count=1), delivery=delivery)

    def offers(self, activity: Activity) -> bool:
        """Tasks and overhead."""
        return activity.kind != "consult"

    def go_to(self, activity: Activity) -> None:
        """Put the cursor on a task, and show its kind of tasks if they are hidden."""
        if activity.kind not in _FILTERS[self.filter.currentIndex()][1]:
            self.filter.setCurrentIndex(0)
            self.refresh()
        self.tasks.go_to(activity.id)


def moved_hours(moved: Delegation) -> Message:
    """What delegating a task moves, in a sentence or two."""
    hours = {
        "alone": Quantity(moved.gp_hours_if_alone, Unit.HOURS),
        "gp": Quantity(moved.gp_hours, Unit.HOURS),
        "others": Quantity(moved.other_hours, Unit.HOURS),
        "supervision": Quantity(moved.supervision_hours.get(GP, 0.0), Unit.HOURS),
        "returned": Quantity(moved.returned_hours.get(GP, 0.0), Unit.HOURS),
        "change": Quantity(abs(moved.gp_hours_gained), Unit.HOURS),
    }
    if not moved.own_hours:
        return T("Nobody does this task yet. Type a share for a function in the table above.")
    if not moved.is_delegated:
        return T("Nothing of it is delegated: it takes the GP {gp} hours a week.", gp=hours["gp"])
    if moved.gp_hours_gained >= 0:
        return T(
            "The GP gains {change} hours a week: alone it would take {alone}, now it takes {gp}, of which "
            "{supervision} supervision and {returned} for what comes back. Others take {others} hours.",
            **hours,
        )
    return T(
        "Delegating costs the GP {change} hours a week: alone it would take {alone}, now it takes {gp}, of which "
        "{supervision} supervision and {returned} for what comes back. Others take {others} hours.",
        **hours,
    )
