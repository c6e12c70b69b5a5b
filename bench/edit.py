"""How long an edit takes until it is on the screen, in a practice of 50 people and 200 activities.

Every page is shown in turn in the real window, drawn off screen, while consult minutes change; then the slider of a
lever is dragged, in a scenario of five levers with three more scenarios beside it. Compared in the same run: a plain
QTableWidget with as many cells that is filled anew after the same calculation, as a program without models would do,
and LibreOffice recalculating the exported workbook of the same plan.

    python -m bench.edit [EDITS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem, QWidget

from bench._large import ACTIVITIES, big_plan
from planner import scenario_edits
from planner.calculation import calculate
from planner.edits import Change, set_delivery
from planner.files.workbook import write_report
from planner.language import Translator
from planner.levers import KINDS
from planner.plan import Plan
from planner.texts import T
from tests.support.folders import user_folders
from tests.support.office import recalculate
from ui.document import Document
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.pages.scenarios import ScenariosPage
from ui.settings import SettingsStore

FRAME = 16
_COLUMNS = 9
_IN_VIEW = 5
_LEVERS = ("consult_length", "locum", "delegate", "hire", "less_admin")


def edits(plan: Plan, count: int) -> Iterator[Callable[[Plan], Change]]:
    """Other minutes for one kind of consult after another, all of them in view on the Consults page."""
    consults = [
        (activity.id, row.role)
        for activity in plan.activities
        if activity.kind == "consult"
        for row in activity.delivery
    ]
    for number, (activity, role) in enumerate(islice(cycle(consults[:_IN_VIEW]), count)):
        yield lambda now, a=activity, r=role, n=number: set_delivery(now, a, r, "minutes", 8 + n % 11)


def timed(edit: Callable[[], None], app: QApplication, window: QWidget) -> float:
    """Milliseconds until an edit is worked out and drawn.

    Qt draws what changed at the next tick of the screen; here it is asked to do so at once.
    """
    start = time.perf_counter()
    edit()
    app.processEvents()
    app.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    return (time.perf_counter() - start) * 1000


def line(name: str, taken: list[float]) -> str:
    """Median, 95th percentile and worst of some times."""
    return f"{name:32} p50 {statistics.median(taken):7.2f}   p95 {p95(taken):7.2f}   max {max(taken):7.2f} ms"


def p95(taken: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(taken, n=20)[-1]


def measure_page(window: MainWindow, app: QApplication, key: str, count: int) -> list[float]:
    """Edits while one page is visible."""
    window.show_page(key)
    app.processEvents()
    document = window.document
    steps = edits(document.plan, count + 10)
    taken = [timed(lambda step=step: document.apply(step(document.plan)), app, window) for step in steps]
    return taken[10:]


def measure_slider(window: MainWindow, app: QApplication, count: int) -> list[float]:
    """Moves of a slider on the Scenarios page, with what the scenario gives beside it."""
    document = window.document
    plan = document.plan
    for number in range(4):
        levers = tuple(KINDS[kind].first(plan) for kind in _LEVERS)
        document.apply(scenario_edits.add(document.plan, f"Scenario {number + 1}", levers))
    window.show_page("scenarios")
    page = window.pages.currentWidget()
    assert isinstance(page, ScenariosPage)
    app.processEvents()
    slider = page.levers_tab.form.fields["minutes"].slider
    slider.setSliderDown(True)
    places = islice(cycle(range(20, 80)), count + 10)
    taken = [timed(lambda place=place: slider.setValue(place), app, window) for place in places]
    slider.setSliderDown(False)
    document.start(plan, T("Open"))
    return taken[10:]


def measure_table_widget(app: QApplication, plan: Plan, count: int) -> list[float]:
    """The same edits with a calculation and a QTableWidget whose cells are all set again."""
    say = Translator("nl")
    table = QTableWidget(ACTIVITIES, _COLUMNS)
    for row in range(ACTIVITIES):
        for column in range(_COLUMNS):
            table.setItem(row, column, QTableWidgetItem())
    table.resize(1080, 586)
    table.show()
    app.processEvents()
    now = plan

    def refill(step: Callable[[Plan], Change]) -> None:
        nonlocal now
        now = step(now).plan
        results = calculate(now)
        for row, activity in enumerate(now.activities):
            delivery, demand = activity.delivery[0], results.demand[activity.id]
            numbers = (delivery.minutes, delivery.admin_minutes, demand.volume, *demand.hours.values())
            texts = [activity.name, delivery.role, activity.channel, *(say.number(value, 1) for value in numbers)]
            for column, text in enumerate(texts[:_COLUMNS]):
                table.item(row, column).setText(text)

    taken = [timed(lambda step=step: refill(step), app, table) for step in edits(plan, count)]
    table.close()
    return taken


def measure_libreoffice(plan: Plan, folder: Path) -> float:
    """Seconds that LibreOffice needs to load, recalculate and save the workbook."""
    book = folder / "plan.xlsx"
    write_report(plan, book, "nl")
    recalculate(book)
    start = time.perf_counter()
    recalculate(book)
    return time.perf_counter() - start


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="dagdeel-bench-") as home:
        os.environ.update(user_folders(Path(home)))
        app = QApplication([])
        document = Document()
        document.start(big_plan(), T("Open"))
        window = MainWindow(app, document, SettingsStore(Path(home, "settings.json")))
        window.show()
        peer = measure_table_widget(app, big_plan(), count)
        print(line("QTableWidget filled anew", peer))
        slowest = 0.0
        for spec in PAGES:
            taken = measure_page(window, app, spec.key, count)
            slowest = max(slowest, p95(taken))
            print(f"{line(f'Dagdeel, page {spec.key}', taken)}   {p95(taken) / p95(peer):4.1f} x QTableWidget")
        taken = measure_slider(window, app, count)
        slowest = max(slowest, p95(taken))
        print(f"{line('Dagdeel, slider of a lever', taken)}   {p95(taken) / p95(peer):4.1f} x QTableWidget")
        window.hide()
        office = measure_libreoffice(big_plan(), Path(home)) * 1000
        print(f"{'LibreOffice, whole workbook':32} {office:.0f} ms")
        print(f"slowest page: p95 {slowest:.1f} ms, of a frame of {FRAME} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
