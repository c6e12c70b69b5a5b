"""What dialogs that ask something are made of: fields with names, days, and the buttons at the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QPushButton, QWidget

from planner.language import Translator
from planner.texts import Message, T

_FORMATS = {"nl": "dd-MM-yyyy", "en": "d MMM yyyy"}


def add_field(form: QFormLayout, say: Translator, title: Message, field: QWidget) -> None:
    """A line of a form; the title, which may have a mark for Alt, is also what a screen reader says."""
    form.addRow(say(title), field)
    text = say(title).replace("&", "")
    field.setAccessibleName(text)
    field.setAccessibleDescription(text)


def answer_buttons(
    dialog: QDialog, say: Translator, verb: Message, take: Callable[[], object]
) -> tuple[QDialogButtonBox, QPushButton]:
    """The button that takes the answer, which is the default one, and Cancel; the first is given too."""
    buttons = QDialogButtonBox()
    go_on = buttons.addButton(say(verb), QDialogButtonBox.ButtonRole.AcceptRole)
    go_on.setDefault(True)
    buttons.addButton(say(T("Cancel")), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
    buttons.accepted.connect(take)
    buttons.rejected.connect(dialog.reject)
    return buttons, go_on


def day_box(say: Translator) -> QDateEdit:
    """A box for a day, with a calendar to choose it from."""
    made = QDateEdit()
    made.setCalendarPopup(True)
    made.setDisplayFormat(_FORMATS[say.language])
    return made


def set_day(box: QDateEdit, day: date) -> None:
    """Show a day in a box."""
    box.setDate(QDate(day.year, day.month, day.day))


def day_of(box: QDateEdit) -> date:
    """The day in a box."""
    known = box.date()
    return date(known.year(), known.month(), known.day())


def keep_order(first: QDateEdit, last: QDateEdit) -> None:
    """Let a first day that comes to be after the last one take that along."""
    first.dateChanged.connect(lambda day: last.setDate(max(day, last.date())))
