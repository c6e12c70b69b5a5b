"""Everything that the program can show: its pages with what they keep behind tabs, its dialogs and its messages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QDialog, QMessageBox, QTabWidget, QWidget

import ui
from planner import edits
from planner.defaults import new_plan
from planner.errors import EditError, PlanError
from planner.explain import Figure
from planner.files import backups
from planner.files.guard import Outside
from planner.files.plan_file import save
from planner.files.recovery import Recovered
from planner.files.template import Refused, write_template
from planner.files.workbook import write_report
from planner.texts import T
from planner.week.cell_edits import replace_cells
from planner.year import edits as year_edits
from tests.support.appointment_books import HEADER, row
from tests.support.contexts import example
from tests.support.patient_lists import write_csv
from tests.support.roster_views import clash, found
from tests.walks.quiet import flush, settle
from tests.walks.trials import trials
from ui.calibration.dialog import CalibrationDialog, read_appointments
from ui.crash import CrashHook
from ui.dialogs.about import show_about
from ui.dialogs.history import HistoryDialog
from ui.dialogs.holdings import HoldingsDialog
from ui.dialogs.import_list import ImportListDialog
from ui.dialogs.import_worked import ImportWorkedDialog
from ui.dialogs.list_report import ListReportView
from ui.dialogs.messages import ask_other_year, elsewhere_box, show_error, unsaved_box
from ui.dialogs.new_practice import NewPracticeDialog
from ui.dialogs.outside import OutsideDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.start import StartDialog
from ui.dialogs.versions import VersionsDialog
from ui.help.window import HelpWindow
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.pages.patients import PatientsPage
from ui.pages.team import TeamPage
from ui.pages.week import WeekPage
from ui.pages.year import YearPage
from ui.roster.absence_dialog import report_absent
from ui.roster.exports import calendar_dialog, shifts_dialog
from ui.roster.fill_dialog import FillDialog, fill_in
from ui.widgets.paste_preview import PastePreview
from ui.workbook.dialog import ReadWorkbookDialog
from ui.year.leave_tab import LeaveTab
from ui.year.reality_tab import RealityTab

Opener = Callable[[MainWindow, Path], QWidget]


def pages(window: MainWindow) -> Iterator[str]:
    """Shows every page, and every tab of it, one after another; the value says which."""
    for spec in PAGES:
        window.show_page(spec.key)
        settle()
        yield spec.key
        page = window.pages.currentWidget()
        for tabs in page.findChildren(QTabWidget):
            for number in range(1, tabs.count()):
                tabs.setCurrentIndex(number)
                settle()
                yield f"{spec.key}, tab {number + 1}"
            tabs.setCurrentIndex(0)


def states(window: MainWindow) -> Iterator[str]:
    """All pages with the example, one explaining a figure, those that try something, and all with an empty plan."""
    yield from pages(window)
    window.show_page("overview")
    window.explain(Figure("role", "gp", "utilisation"))
    settle()
    yield "overview with why"
    window.show_why_dock(False)
    yield from trials(window)
    full = window.document.plan
    window.document.start(new_plan("", {}), T("New practice"))
    for name in pages(window):
        yield f"{name}, empty"
    window.document.start(full, T("Open"))
    window.show_page("overview")


def _list(window: MainWindow, folder: Path) -> ImportListDialog:
    file = folder / "list.csv"
    file.write_text("Geboortedatum;Postcode;ICPC\n03-04-1957;7531 XZ;T90\n;7531 QQ;\n", encoding="utf-8")
    dialog = ImportListDialog(window.context, window)
    dialog.open_list(file)
    return dialog


def _list_counted(window: MainWindow, folder: Path) -> ImportListDialog:
    dialog = _list(window, folder)
    dialog.findChild(QDateEdit).setDate(QDate(2026, 9, 1))
    dialog.show()
    dialog.go_on()
    report = dialog.findChild(ListReportView)
    while not report.isVisible():
        QTest.qWait(20)
    return dialog


def _year_tab(window: MainWindow, number: int) -> QWidget:
    """One of the year's tabs, with a year to plan."""
    window.document.apply(year_edits.set_year(window.document.plan, 2027))
    window.show_page("year")
    page = window.pages.currentWidget()
    assert isinstance(page, YearPage)
    page.tabs.setCurrentIndex(number)
    return page.tabs.widget(number)


def _book(window: MainWindow, folder: Path) -> CalibrationDialog:
    """An appointment book with a small figure, a function that the plan does not know, and people."""
    kinds = ("Consult", "Huisarts", "10"), ("Lunch", "Fysio", "30"), ("Uitstrijkje", "Doktersassistente", "10")
    days = (date(2024, 3, 4) + timedelta(days=number) for number in range(35))
    rows = [row(day, *kind, "", "A", "A", "900001") for day in days if day.weekday() < 5 for kind in kinds[:2]]
    rows.append(row(date(2024, 3, 5), *kinds[2], "niet verschenen"))
    dialog = read_appointments(window.context, window)
    dialog.open_list(write_csv(folder / "book.csv", [HEADER, *map(list, rows)]))
    return dialog


def _book_read(window: MainWindow, folder: Path, tab: int = 0) -> CalibrationDialog:
    dialog = _book(window, folder)
    dialog.tabs.setCurrentIndex(tab)
    dialog.go_on()
    while not dialog.tabs.isVisible():
        QTest.qWait(20)
    return dialog


def _worked(window: MainWindow, folder: Path) -> ImportWorkedDialog:
    file = folder / "hours.csv"
    file.write_text(f"Naam;Week;Gewerkt\n{window.document.plan.staff[0].id};4;30,5\n", encoding="utf-8")
    tab = _year_tab(window, 3)
    assert isinstance(tab, RealityTab)
    dialog = tab.import_hours()
    dialog.open_list(file)
    return dialog


def _recovery(window: MainWindow, folder: Path) -> RecoveryDialog:
    found = []
    for name in ("one", "two"):
        plan = edits.set_practice(window.document.plan, "name", name).plan
        written = datetime(2026, 5, 6, 7, 8, tzinfo=UTC)
        found.append(Recovered(plan, None, written, None, None, None, folder / f"{name}.side"))
    return RecoveryDialog(window.context, found, window)


def _versions(window: MainWindow, folder: Path) -> VersionsDialog:
    file = folder / "plan.dagdeel"
    for name in ("solo_norm", "overloaded_duo", "more_time"):
        save(example(name), file)
    dialog = VersionsDialog(window.context, backups.backups(file), window)
    QTest.qWait(50)
    return dialog


def _outside(window: MainWindow, outside: Outside) -> OutsideDialog:
    # With one roster in all three the differences are few enough to be seen without scrolling.
    roster = {part: getattr(window.document.plan, part) for part in ("weeks", "calendar", "absences")}
    theirs, base = (example(name).model_copy(update=roster) for name in ("solo_norm", "more_time"))
    return OutsideDialog(window.context, "plan.dagdeel", outside, theirs, base, window)


def _paste(window: MainWindow, _folder: Path) -> QDialog:
    window.show_page("team")
    page = window.pages.currentWidget()
    assert isinstance(page, TeamPage)
    page.people.go_to(window.document.plan.staff[0].id, column=2)
    QGuiApplication.clipboard().setText("\n".join(["rubbish\t7\tmore"] * 30))
    QTest.keyClick(page.people, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return next(iter(window.findChildren(PastePreview)))


def _leave(window: MainWindow) -> LeaveTab:
    """The year's tab of leave, with a year to plan."""
    window.document.apply(year_edits.set_year(window.document.plan, 2027))
    window.show_page("year")
    page = window.pages.currentWidget()
    assert isinstance(page, YearPage)
    page.refresh()
    tab = page.tabs.widget(0)
    assert isinstance(tab, LeaveTab)
    return tab


def _absence(window: MainWindow, _folder: Path) -> QDialog:
    dialog = _leave(window).open_absence(None)
    assert dialog is not None
    return dialog


def _week(window: MainWindow) -> WeekPage:
    window.show_page("week")
    settle()
    page = window.pages.currentWidget()
    assert isinstance(page, WeekPage)
    return page


def _opened(made: QDialog | None) -> QDialog:
    assert made is not None
    return made


def _fill(window: MainWindow) -> FillDialog:
    dialog = fill_in(_week(window))
    assert dialog is not None
    return dialog


def _fill_found(window: MainWindow, _folder: Path) -> FillDialog:
    dialog, plan = _fill(window), window.document.plan
    dialog.answer.show_proposal(plan, plan.weeks[0].cells, found(plan, plan.weeks[0].cells[3:]), is_last=True)
    return dialog


def _fill_collision(window: MainWindow, _folder: Path) -> FillDialog:
    dialog = _fill(window)
    dialog.answer.show_collision(clash(window.document.plan))
    return dialog


def _total(window: MainWindow, _folder: Path) -> QDialog:
    window.show_page("patients")
    page = window.pages.currentWidget()
    assert isinstance(page, PatientsPage)
    return page.ask_total()


def _crash(window: MainWindow, _folder: Path) -> QMessageBox:
    hook = CrashHook(window, lambda: window.context.say, lambda: True)
    hook._tell("report")
    return next(box for box in window.findChildren(QMessageBox) if box.objectName() == "crash")


def _error(window: MainWindow, _folder: Path) -> QMessageBox:
    return show_error(window, window.context.say, PlanError(T("There is no plan file here."), "staff.0"))


def _refusal(window: MainWindow, _folder: Path) -> QMessageBox:
    return show_error(window, window.context.say, EditError(T("{field} cannot be empty.", field="X")))


def _throw_away(window: MainWindow, folder: Path) -> QMessageBox:
    dialog = _recovery(window, folder)
    dialog.show()
    dialog.remove.click()
    return dialog.findChild(QMessageBox)


def _new_practice(step: int, window: MainWindow, _folder: Path) -> NewPracticeDialog:
    made = NewPracticeDialog(window.context, window)
    made.show_step(step - 1)
    return made


def _history(window: MainWindow) -> HistoryDialog:
    for name in ("one", "two"):
        window.document.apply(edits.set_practice(window.document.plan, "name", name))
        window.document.seal()
    window.document.undo()
    return HistoryDialog(window.context, window)


def _shifts_changed(window: MainWindow, folder: Path) -> QDialog:
    """A workbook that was saved before the roster changed."""
    plan = window.document.plan
    write_report(plan, folder / "book.xlsx", window.context.say.language)
    week = plan.weeks[0]
    window.document.apply(replace_cells(plan, week.id, week.cells[4:], T("Change")))
    dialog = shifts_dialog(window.context, window)
    dialog.open_workbook(folder / "book.xlsx")
    return dialog


def _workbook_changed(window: MainWindow, folder: Path) -> QDialog:
    """A workbook that was saved before the plan changed, with a cell that is refused."""
    plan = window.document.plan
    write_template(plan, folder / "book.xlsx", window.context.say.language, is_filled=True)
    window.document.apply(edits.remove_members(plan, {plan.staff[-1].id}))
    window.document.apply(edits.set_member(window.document.plan, plan.staff[0].id, "name", "A"))
    dialog = ReadWorkbookDialog(window.context, window)
    dialog.open_list(folder / "book.xlsx")
    while not dialog.tree.isVisibleTo(dialog):
        QTest.qWait(20)
    refused = Refused("Team", "E8", T("{field} cannot be empty.", field="X"))
    dialog.refusals.show_refused([refused] * 7)
    return dialog


def _own_list(window: MainWindow, folder: Path) -> QDialog:
    """A list of people's own, with columns to name."""
    dialog = ReadWorkbookDialog(window.context, window)
    dialog.open_list(write_csv(folder / "list.csv", [["Naam", "Functie", "Uren pw"], ["Piet", "Huisarts", "24"]]))
    while not dialog.own.isChecked():
        QTest.qWait(20)
    return dialog


DIALOGS: dict[str, Opener] = {
    "start": lambda w, f: StartDialog(w.context.say, w.context.theme, (f / "one.dagdeel", f / "two.dagdeel"), w),
    **{f"new practice, step {number}": partial(_new_practice, number) for number in range(1, 6)},
    "settings": lambda w, _f: SettingsDialog(w.context, w.store.current, w),
    "history": lambda w, _f: _history(w),
    "shortcuts": lambda w, _f: ShortcutsDialog(w.context.say, w.commands.keys(), w),
    "what the plan holds": lambda w, _f: HoldingsDialog(w.context, w),
    "about": lambda w, _f: show_about(w, w.context.say),
    "error": _error,
    "refusal": _refusal,
    "elsewhere": lambda w, _f: elsewhere_box(w, w.context.say, PlanError(T("There is no plan file here."))),
    "unsaved": lambda w, _f: unsaved_box(w, w.context.say, "plan & more.dagdeel"),
    "other year": lambda w, _f: ask_other_year(w, w.context.say, (2026, 12), 2027),
    "crash": _crash,
    "total": _total,
    "import, empty": lambda w, _f: ImportListDialog(w.context, w),
    "import": _list,
    "import, counted": _list_counted,
    "appointment book": _book,
    "appointment book, figures": _book_read,
    "appointment book, kinds": partial(_book_read, tab=1),
    "import hours worked": _worked,
    "help": lambda w, _f: _help(w),
    "recovery": _recovery,
    "throw away": _throw_away,
    "versions": _versions,
    "versions, none": lambda w, _f: VersionsDialog(w.context, (), w),
    "changed outside": lambda w, _f: _outside(w, Outside.CHANGED),
    "gone outside": lambda w, _f: _outside(w, Outside.GONE),
    "unreadable outside": lambda w, _f: _outside(w, Outside.UNREADABLE),
    "paste": _paste,
    "calendar files": lambda w, _f: calendar_dialog(w.context, w),
    "read a workbook": lambda w, _f: ReadWorkbookDialog(w.context, w),
    "read a workbook, changes": _workbook_changed,
    "read a workbook, own list": _own_list,
    "read roster": lambda w, _f: shifts_dialog(w.context, w),
    "read roster, changes": _shifts_changed,
    "absence": _absence,
    "public holidays": lambda w, _f: _leave(w).open_holidays(),
    "fill in": lambda w, _f: _fill(w),
    "fill in, found": _fill_found,
    "fill in, no roster": _fill_collision,
    "report absent": lambda w, _f: report_absent(_week(w)),
    "session": lambda w, _f: _opened(_week(w).edits.open_cell()),
    "copy a person": lambda w, _f: _opened(_week(w).edits.copy_person()),
    "copy onto a week": lambda w, _f: _opened(_week(w).plans.copy_onto()),
    "new week plan": lambda w, _f: _week(w).plans.new(),
    "week plan": lambda w, _f: _week(w).plans.change(),
}


def _help(window: MainWindow) -> HelpWindow:
    shown = HelpWindow(window.context, window)
    shown.show_topic("overview")
    return shown


@contextmanager
def dialog(name: str, window: MainWindow, folder: Path) -> Iterator[QWidget]:
    """One of `DIALOGS` on show; afterwards it is gone, with whatever it had opened."""
    shown = DIALOGS[name](window, folder)
    shown.show()
    settle()
    try:
        yield shown
    finally:
        for left in [*window.findChildren(QDialog)][::-1]:
            left.close()
            left.deleteLater()
        flush()


def dialog_classes() -> set[type[QDialog]]:
    """Every kind of dialog that the program shows; what others build on is shown by them."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        waiting += kinds
        found |= {kind for kind in kinds if kind.__module__.startswith("ui.") and not kind.__subclasses__()}
    return found
