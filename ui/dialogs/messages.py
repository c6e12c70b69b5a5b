"""The one place where the window tells what went wrong, and asks about unsaved changes."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.errors import DagdeelError
from planner.language import Translator
from planner.texts import T


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
