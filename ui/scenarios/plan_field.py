"""A field that holds another practice's whole plan, read from its file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from planner.errors import PlanError
from planner.files import plan_file
from planner.levers.parameters import Parameter
from planner.plan import Plan
from planner.texts import T
from ui.context import Context
from ui.scenarios.field import Field
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button


def load_plan(parent: QWidget, context: Context) -> Plan | None:
    """The plan in a file that the user chooses; None where none is chosen, `PlanError` for what cannot be read."""
    say, path = context.say, context.document.path
    plans, others = say(T("Plans")), say(T("All files"))
    kinds = f"{plans} (*{plan_file.SUFFIX});;{others} (*)"
    name, _filter = QFileDialog.getOpenFileName(
        parent, say(T("Choose the plan of the other practice")), str(path.parent if path else Path.home()), kinds
    )
    return plan_file.load(Path(name)) if name else None


class PlanField(Field):
    """The name of the other practice, and a button to choose another file."""

    def __init__(self, context: Context, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self._name = label(context.theme, wrap=True)
        self.choose = button(context, T("Choose a file…"), "mdi6.folder-open-outline")
        self.choose.clicked.connect(self._load)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, NEAR // 2, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addWidget(self._name)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.place(both, self.choose)
        self.choose.setAccessibleName(self.say(T("{field}: choose a file", field=parameter.title)))

    def fill(self, value: Plan, plan: Plan) -> None:
        self._name.setText(value.practice.name or self.say(T("A practice without a name")))

    def _load(self) -> None:
        try:
            plan = load_plan(self, self.context)
        except PlanError as error:
            self.refuse(error)
            return
        if plan is not None:
            self.seal()
            self.take(plan)
