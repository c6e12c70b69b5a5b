"""The assistant for a new practice: five steps around a draft, which becomes the plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.defaults import new_plan
from planner.errors import DagdeelError
from planner.plan import Plan
from planner.texts import Message, T
from ui.context import Context
from ui.dialogs.messages import show_error
from ui.dialogs.practice_steps import STEPS, Step
from ui.document import Document
from ui.pending import commit_pending
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label


class NewPracticeDialog(QDialog):
    """Asks for list, team, week and work, and shows the result; nothing of it has to be filled in.

    Accepted at any step: then `plan` is the practice as described so far.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = Document(new_plan("", {}), self)
        self._context = replace(context, document=self.draft)
        self._say = context.say
        self.setWindowTitle(self._say(T("New practice")))
        self.setObjectName("new_practice")
        self.resize(880, 600)
        self.steps: list[Step] = [step(self._context) for step in STEPS]
        self.pages = QStackedWidget()
        self._place = label(context.theme, "caption", muted=True)
        self.back = self._button(T("&Back"), lambda: self.show_step(self.pages.currentIndex() - 1))
        self.next = self._button(T("&Next"), lambda: self.show_step(self.pages.currentIndex() + 1))
        self.finish = self._button(T("&Open the plan"), self._finish)
        self.cancel = self._button(T("Cancel"), self.reject)
        self._lay_out()
        for step in self.steps:
            step.refused.connect(self._refuse)
        self.draft.changed.connect(lambda _change: self._refresh())
        self.show_step(0)

    def _button(self, text: Message, pressed: object) -> QPushButton:
        button = QPushButton(self._say(text))
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        for step in self.steps:
            self.pages.addWidget(step)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        foot.addWidget(self._place)
        foot.addStretch(1)
        for part in (self.back, self.next, self.finish, self.cancel):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    def show_step(self, number: int) -> None:
        """Go to a step, with the keyboard in its first control."""
        commit_pending()
        last = len(self.steps) - 1
        self.pages.setCurrentIndex(number)
        self._place.setText(self._say(T("Step {number} of {count}", number=number + 1, count=len(self.steps))))
        self.back.setEnabled(number > 0)
        self.next.setEnabled(number < last)
        (self.finish if number == last else self.next).setDefault(True)
        self._refresh()
        self._take_keyboard(self.steps[number])

    def _take_keyboard(self, step: Step) -> None:
        control = step.nextInFocusChain()
        while control is not None and control is not step:
            if step.isAncestorOf(control) and control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isEnabled():
                control.setFocus(Qt.FocusReason.TabFocusReason)
                return
            control = control.nextInFocusChain()

    def _refresh(self) -> None:
        self.steps[self.pages.currentIndex()].refresh()

    def _refuse(self, error: DagdeelError) -> None:
        show_error(self, self._say, error)

    def _finish(self) -> None:
        commit_pending()
        self.accept()

    def reject(self) -> None:
        """Leave without a plan; what was entered is let go only when the user says so."""
        commit_pending()
        if self.draft.is_saved:
            self.done(QDialog.DialogCode.Rejected)
            return
        box = QMessageBox(QMessageBox.Icon.Question, "Dagdeel", self._say(T("Stop without a new plan?")))
        box.setParent(self, box.windowFlags())
        box.setInformativeText(self._say(T("What you entered is then not kept.")))
        stop = box.addButton(self._say(T("Stop")), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self._say(T("Go on")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stop.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        box.open()

    def plan(self) -> Plan:
        """The plan of the practice that was described."""
        return self.draft.plan
