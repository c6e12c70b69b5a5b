"""Makes the pictures of the handbook, in both languages: `python -m tools.handbook_pictures`."""

from __future__ import annotations

import json
import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from tools.screenshots import EXAMPLE, save_small, settle  # isort: skip - it chooses platform and user folders

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from planner import edits, scenario_edits
from planner.explain import Figure
from planner.files import plan_file
from planner.files.backups import FOLDER
from planner.files.guard import Outside, read
from planner.files.recovery import Recovered
from planner.language import LANGUAGES
from planner.plan import Plan
from planner.scenario_starts import STARTS
from planner.terms import AGE_BANDS, BAND_STARTS
from planner.texts import T
from tools.handbook import DOCS, PICTURES
from ui.app import open_window
from ui.crash import CrashHook
from ui.dialogs.list_report import ListReportView
from ui.dialogs.new_practice import NewPracticeDialog
from ui.dialogs.outside import OutsideDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.settings import SettingsDialog
from ui.help.texts import FIRST_STEPS
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.widgets import clipboard

Shot = Callable[[MainWindow], QImage]

_OPEN_AFTER_MS = 300
_CONTRACT_HOURS = 3
# Of every so many people over 45 one has these codes.
_CODES = ((6, "K86"), (11, "T90.02"), (40, "R95"), (25, "R96"))


def _grab(widget: QWidget) -> QImage:
    settle()
    return widget.grab().toImage()


def _page(key: str, window: MainWindow) -> QImage:
    window.show_page(key)
    return _grab(window)


def _why(window: MainWindow) -> QImage:
    window.show_page("overview")
    window.explain(Figure("member", window.document.plan.staff[0].id, "net_hours"))
    picture = _grab(window)
    window.show_why_dock(False)
    return picture


def _tab(key: str, number: int, window: MainWindow) -> QImage:
    """A tab of a page."""
    window.show_page(key)
    tabs = window.pages.currentWidget().tabs
    tabs.setCurrentIndex(number)
    picture = _grab(window)
    tabs.setCurrentIndex(0)
    return picture


def _scenarios(number: int, window: MainWindow) -> QImage:
    """A tab of the Scenarios page with two scenarios, the first of two levers."""
    say, plan = window.context.say, window.document.plan
    locum, longer, _more = (start.lever(plan) for start in STARTS)
    changed = scenario_edits.add(plan, say(STARTS[1].title), (longer, locum)).plan
    window.document.apply(scenario_edits.add(changed, say(STARTS[0].title), (locum,)))
    picture = _tab("scenarios", number, window)
    window.document.go_to(0)
    return picture


def _mix(window: MainWindow) -> QImage:
    """The cheapest mix for a practice that lets its weeks be fuller, so that there is one."""
    document = window.document
    document.apply(edits.set_practice(document.plan, "near_limit", 0.9))
    window.show_page("targets")
    page = window.pages.currentWidget()
    page.tabs.setCurrentWidget(page.mix)
    page.mix.search()
    while not page.mix.look.isVisible():
        settle()
    picture = _tab("targets", 1, window)
    document.go_to(0)
    return picture


def _dialog(open_it: Callable[[MainWindow], object], window: MainWindow) -> QImage:
    """The dialog that a command opens, whether the command waits for it or not."""
    pictures: list[QImage] = []

    def take() -> None:
        dialog = next(d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible())
        pictures.append(_grab(dialog))
        dialog.close()

    QTimer.singleShot(_OPEN_AFTER_MS, take)
    open_it(window)
    while not pictures:
        settle()
    window.document.go_to(0)
    return pictures[0]


def _list(window: MainWindow) -> Iterator[str]:
    """An invented list that is a little longer than that of the plan, as lines of a CSV file."""
    yield "geboortedatum;icpc;postcode"
    counts = window.document.plan.patients.counts
    number = 0
    for band, first in zip(AGE_BANDS, BAND_STARTS, strict=True):
        for _ in range(round(1.02 * sum(counts[band].values()))):
            number += 1
            codes = ",".join(code for every, code in _CODES if first >= 45 and number % every == 0)
            born = f"{1 + number % 28:02}-{1 + number % 12:02}-{2025 - first - number % 5}"
            yield f"{born};{codes};{1230 + number % 9} AB"
    yield "niet bekend;;1234 AB"


def _import_list(counted: bool, window: MainWindow) -> QImage:
    """The dialog with that list, before or after it was counted."""
    window.show_page("patients")
    with tempfile.TemporaryDirectory(prefix="dagdeel-") as folder:
        path = Path(folder) / "lijst.csv"
        path.write_text("\n".join(_list(window)), encoding="utf-8")
        dialog = window.pages.currentWidget().import_list()
        dialog.open_list(path)
        if counted:
            dialog.go_on()
            while not dialog.findChild(ListReportView).isVisible():
                settle()
        picture = _grab(dialog)
        dialog.close()
    return picture


def _new_practice(step: int, window: MainWindow) -> QImage:
    """A step of the assistant, with a practice in it."""
    dialog = NewPracticeDialog(window.context, window)
    draft = dialog.draft
    dialog.steps[0].name.setText("Huisartsen Bedacht")
    dialog.steps[0].total.setValue(3200)
    for role, name in (("gp", "A. Voorbeeld"), ("assistant", "C. Fictief"), ("poh_s", "F. Fabel")):
        member = next(one for one in window.document.plan.staff if one.role == role)
        draft.apply(edits.add_member(draft.plan, member.model_copy(update={"name": name})))
    dialog.show_step(step)
    dialog.show()
    picture = _grab(dialog)
    dialog.hide()
    dialog.deleteLater()
    return picture


def _settings(window: MainWindow) -> None:
    window.show_settings()
    window.findChild(SettingsDialog).tabs.setCurrentIndex(1)


def _leave_unsaved(window: MainWindow) -> None:
    window.document.apply(_shorter(window.document.plan))
    window.files.may_leave()
    window.document.undo()


def _shorter(plan: Plan) -> edits.Change:
    """Some change that people make."""
    return edits.set_delivery(plan, "consult_short", "gp", "minutes", 12)


def _history(window: MainWindow) -> None:
    document = window.document
    for edit in (
        lambda plan: edits.set_member(plan, plan.staff[0].id, "allowance_hours", 2),
        _shorter,
        lambda plan: edits.set_share(plan, "diabetes_check", "poh_s", 0.9),
    ):
        document.apply(edit(document.plan))
    document.undo()
    window.show_history()


def _others(window: MainWindow) -> Plan:
    """The plan as a colleague changed it."""
    return edits.set_member(window.document.plan, window.document.plan.staff[1].id, "name", "J. Bedenksel").plan


def _outside(window: MainWindow) -> None:
    mine, theirs = window.document.plan, _others(window)
    window.document.apply(_shorter(mine))
    OutsideDialog(window.context, window.files.name(), Outside.CHANGED, theirs, mine, window).open()


def _recovery(window: MainWindow) -> None:
    now, path, plan = datetime.now().astimezone(), window.document.path, window.document.plan
    kept = _shorter(plan).plan
    found = Recovered(
        kept, path, now, read(path).fingerprint, now - timedelta(minutes=25), plan, path.with_suffix(".side")
    )
    RecoveryDialog(window.context, [found], window).open()


def _versions(window: MainWindow) -> None:
    path, now = window.document.path, datetime.now()
    plan = window.document.plan
    for days, kept in (
        (1, _others(window)),
        (2, _shorter(plan).plan),
        (33, edits.remove_members(plan, [plan.staff[-1].id]).plan),
    ):
        saved = now.replace(hour=16, minute=40 - days, second=8) - timedelta(days=days)
        file = path.parent / FOLDER / f"{path.stem} {saved:%Y-%m-%d %H.%M.%S}{path.suffix}"
        file.parent.mkdir(exist_ok=True)
        file.write_text(plan_file.dumps(kept), encoding="utf-8")
    window.files.restore_version()


def _read_only(window: MainWindow) -> QImage:
    """The window on a plan that somebody at another computer has open."""
    path = window.document.path
    other = path.with_name("Praktijkplan.dagdeel")
    shutil.copy(path, other)
    holder = {"user": "i.bedacht", "host": "BALIE-2", "process": 1, "since": datetime.now(UTC).isoformat(), "key": "x"}
    other.with_name(f".{other.name}.lock").write_text(json.dumps(holder), encoding="utf-8")
    window.safety.open(other, T("Open"))
    window.show_page("team")
    picture = _grab(window)
    window.safety.open(path, T("Open"))
    return picture


def _paste(window: MainWindow) -> None:
    window.show_page("team")
    people = window.pages.currentWidget().people
    people.setCurrentIndex(people.model().index(2, _CONTRACT_HOURS))
    QApplication.clipboard().setText("36\nwisselend\n24")
    clipboard.paste(people)


def _fail(window: MainWindow) -> None:
    hook = CrashHook(window, lambda: window.context.say, window.safety.keep)
    hook.handle(RuntimeError, RuntimeError(), None)


SHOTS: dict[str, Shot] = {
    **{page.key: partial(_page, page.key) for page in PAGES},
    "why": _why,
    "functions": partial(_tab, "team", 1),
    "rooms": partial(_tab, "team", 2),
    "scenarios": partial(_scenarios, 0),
    "compare": partial(_scenarios, 1),
    "matters": partial(_scenarios, 2),
    "mix": _mix,
    "import_columns": partial(_import_list, False),
    "import_report": partial(_import_list, True),
    "start": partial(_dialog, lambda window: window.files.show_start()),
    "new_practice": partial(_new_practice, 0),
    "new_week": partial(_new_practice, 2),
    "new_result": partial(_new_practice, 4),
    "settings": partial(_dialog, _settings),
    "working_time": partial(_dialog, lambda window: window.show_settings("working_time")),
    "year_load": partial(_tab, "year", 1),
    "year_season": partial(_tab, "year", 2),
    "year_reality": partial(_tab, "year", 3),
    "help": partial(_dialog, lambda window: window.show_help(FIRST_STEPS)),
    "shortcuts": partial(_dialog, lambda window: window.show_shortcuts()),
    "about": partial(_dialog, lambda window: window.show_about()),
    "history": partial(_dialog, _history),
    "paste": partial(_dialog, _paste),
    "print_preview": partial(_dialog, lambda window: window.paper.preview("summary")),
    "versions": partial(_dialog, _versions),
    "recovery": partial(_dialog, _recovery),
    "outside": partial(_dialog, _outside),
    "read_only": _read_only,
    "unsaved": partial(_dialog, _leave_unsaved),
    "unexpected": partial(_dialog, _fail),
}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="dagdeel-", ignore_cleanup_errors=True) as folder:
        window = open_window(QApplication([]), Path(shutil.copy(EXAMPLE, Path(folder) / "Duinrand.dagdeel")))
        window.resize(1280, 800)
        window.use_theme("light")
        # No folder of this computer is shown, and the failure that is played is not told on the screen.
        window.store.change(recent=())
        logging.disable()
        for language in LANGUAGES:
            window.safety.open(window.document.path, T("Open"))
            window.use_language(language)
            for picture in PICTURES:
                file = DOCS / picture.name(language)
                file.parent.mkdir(parents=True, exist_ok=True)
                save_small(SHOTS[picture.key](window), file)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
