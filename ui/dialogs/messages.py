"""The one place where the window tells what went wrong, and asks before something goes."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.errors import DagdeelError
from planner.language import Translator
from planner.texts import TN, T


class Answer(Enum):
    """What to do with changes that no file holds."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def show_error(parent: QWidget | None, say: Translator, error: DagdeelError) -> QMessageBox:
    """Show what is wrong, where and what to do; the box closes and goes by itself."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Dagdeel", say(error.message), parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if error.place:
        box.setInformativeText(say(T("Place in the file: {place}", place=error.place)))
    button = box.addButton(say(T("Close")), QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(button)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def ask_elsewhere(parent: QWidget, say: Translator, error: DagdeelError) -> bool:
    """Tell why saving failed; whether the user wants to save in another place."""
    box = elsewhere_box(parent, say, error)
    box.exec()
    wanted = box.clickedButton() is box.defaultButton()
    box.deleteLater()
    return wanted


def elsewhere_box(parent: QWidget, say: Translator, error: DagdeelError) -> QMessageBox:
    """Why saving failed, with another place as the way out."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Dagdeel", say(error.message))
    box.setParent(parent, box.windowFlags())
    box.setTextFormat(Qt.TextFormat.PlainText)
    elsewhere = box.addButton(say(T("Save in another place…")), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(say(T("Cancel")), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(elsewhere)
    box.setEscapeButton(cancel)
    return box


def ask_unsaved(parent: QWidget, say: Translator, name: str) -> Answer:
    """Ask what to do with the changes in the open plan."""
    box = unsaved_box(parent, say, name)
    box.exec()
    role = box.buttonRole(box.clickedButton()) if box.clickedButton() else QMessageBox.ButtonRole.RejectRole
    box.deleteLater()
    answers = {
        QMessageBox.ButtonRole.AcceptRole: Answer.SAVE,
        QMessageBox.ButtonRole.DestructiveRole: Answer.DISCARD,
    }
    return answers.get(role, Answer.CANCEL)


def unsaved_box(parent: QWidget, say: Translator, name: str) -> QMessageBox:
    """The question about unsaved changes, with saving as the safe default and Esc for staying."""
    box = QMessageBox(QMessageBox.Icon.Question, "Dagdeel", say(T("Save the changes in '{file}'?", file=name)))
    box.setParent(parent, box.windowFlags())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(say(T("Without saving, what you changed since the last time is lost.")))
    save = box.addButton(say(T("Save")), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(say(T("Don't save")), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(say(T("Cancel")), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    return box


def ask_other_year(parent: QWidget, say: Translator, worked: tuple[int, int], year: int) -> QMessageBox:
    """The question whether hours worked may go, as they belong to another year; accepted where they may.

    `worked` is the year that they belong to and how many weeks of it have any. The box closes and goes by itself.
    """
    old, weeks = worked
    box = QMessageBox(
        QMessageBox.Icon.Question, "Dagdeel", say(T("Take the hours worked in {year} out?", year=str(old)))
    )
    box.setParent(parent, box.windowFlags())
    box.setTextFormat(Qt.TextFormat.PlainText)
    told = TN(
        "Hours worked belong to one year. Planning {year} takes those of {count} week of {old} out of the plan. "
        "Undo brings them back.",
        "Hours worked belong to one year. Planning {year} takes those of {count} weeks of {old} out of the plan. "
        "Undo brings them back.",
        weeks,
        year=str(year),
        old=str(old),
    )
    box.setInformativeText(say(told))
    box.addButton(say(T("Plan {year}", year=str(year))), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(say(T("Cancel")), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
