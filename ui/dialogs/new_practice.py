"""Asks the two things that a new plan starts with: the practice's name and the size of its list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from planner.defaults import new_plan
from planner.language import Translator
from planner.list_mix import mix_counts
from planner.plan import Plan
from planner.texts import T
from ui.theme import AROUND, GROUP, Theme
from ui.widgets.labels import label

_MOST_PATIENTS = 200_000
_LONGEST_NAME = 120


class NewPracticeDialog(QDialog):
    """A form with a name and a number of patients; `plan` gives the practice that was described."""

    def __init__(self, say: Translator, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(T("New practice")))
        self.setMinimumWidth(460)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setAccessibleName(say(T("Name of the practice")))
        self.patients = self._number(say)
        form = QFormLayout()
        form.setSpacing(GROUP)
        form.addRow(say(T("&Name of the practice")), self.name)
        form.addRow(say(T("&Registered patients")), self.patients)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(GROUP)
        column.addLayout(form)
        column.addWidget(self._note(say, look))
        column.addWidget(self._buttons(say))

    def _number(self, say: Translator) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, _MOST_PATIENTS)
        box.setSingleStep(50)
        box.setGroupSeparatorShown(True)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setAccessibleName(say(T("Registered patients")))
        return box

    def _note(self, say: Translator, look: Theme) -> QLabel:
        text = T(
            "The ages follow the Dutch average of 2022 until you type or import your own list. "
            "The usual work of a practice is filled in; you add the team."
        )
        return label(look, "caption", text=say(text), muted=True, wrap=True)

    def _buttons(self, say: Translator) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        start = buttons.addButton(say(T("Start")), QDialogButtonBox.ButtonRole.AcceptRole)
        start.setDefault(True)
        buttons.addButton(say(T("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def plan(self) -> Plan:
        """The plan of the practice that was described."""
        total = self.patients.value()
        plan = new_plan(" ".join(self.name.text().split()), mix_counts(total) if total else {})
        origin = "mix" if total else "typed"
        return plan.model_copy(update={"patients": plan.patients.model_copy(update={"origin": origin})})
