"""What goes out of the roster as a file and comes back: calendar files, and the shifts of a workbook."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.page import Page
from ui.pending import commit_pending
from ui.roster.calendar_dialog import CalendarDialog
from ui.roster.read_shifts_dialog import ReadShiftsDialog


def save_calendar(page: Page, member_id: str | None = None) -> CalendarDialog:
    """Ask for the period and the place of somebody's calendar file, or of everybody's."""
    return calendar_dialog(page.context, page, member_id)


def calendar_dialog(context: Context, parent: QWidget, member_id: str | None = None) -> CalendarDialog:
    """The same over any window."""
    commit_pending()
    dialog = CalendarDialog(context, member_id, parent)
    dialog.open()
    return dialog


def shifts_dialog(context: Context, parent: QWidget) -> ReadShiftsDialog:
    """Ask for a workbook and show what its shifts change."""
    commit_pending()
    dialog = ReadShiftsDialog(context, parent)
    dialog.open()
    return dialog
