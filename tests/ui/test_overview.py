"""The overview: cards, figures, warnings with remedies, charts, and what it says of an unfinished plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.defaults import new_plan
from planner.errors import DagdeelError
from planner.explain import Figure, parse
from planner.files import plan_file
from planner.list_mix import mix_counts
from planner.plan import Plan
from planner.texts import T
from tests.support.contexts import context, example
from tests.support.years import bare
from ui.charts.choice import ChartChoice
from ui.context import Context
from ui.pages.overview import OverviewPage
from ui.widgets.card import FigureTile, RoleCard
from ui.widgets.links import TextLink
from ui.widgets.missing import MissingPanel
from ui.widgets.warning_list import WarningRow


def _page(qtbot: QtBot, shared: Context) -> OverviewPage:
    page = OverviewPage(shared)
    qtbot.addWidget(page)
    page.resize(1080, 580)
    page.show()
    return page


def _cards(page: OverviewPage) -> list[RoleCard]:
    return [card for card in page.findChildren(RoleCard) if card.isVisible()]


def _rows(page: OverviewPage) -> list[WarningRow]:
    return [row for row in page.findChildren(WarningRow) if row.isVisibleTo(page)]


def _apply_button(row: WarningRow) -> QPushButton:
    return row.findChild(QPushButton)


def test_a_card_for_every_role_with_work_or_people(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)

    names = [card.accessibleName() for card in _cards(page)]
    busy = [r for r in shared.document.results.roles.values() if r.demand_hours or r.headcount]
    gp = shared.document.results.roles["gp"]
    assert len(names) == len(busy)
    assert names[0].startswith(f"GP: {gp.utilisation:.0%}, overloaded. {-gp.gap_hours:.1f} h short: ")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_explains_its_utilisation_by_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    page = _page(qtbot, context())
    with qtbot.waitSignal(page.why) as asked:
        qtbot.keyClick(_cards(page)[0], key)
    assert asked.args == [parse("role/gp/utilisation")]


def test_the_smaller_numbers_of_a_card_explain_themselves(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    asked: list[object] = []
    page.why.connect(asked.append)

    for link in _cards(page)[0].findChildren(TextLink):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    assert set(map(str, asked)) == {"role/gp/demand_hours", "role/gp/capacity_hours", "role/gp/fte_required"}


def test_the_figures_of_the_practice_explain_themselves(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)
    asked: list[object] = []
    page.why.connect(asked.append)
    tiles = page.findChildren(FigureTile)

    for tile in tiles:
        tile.click()

    assert tiles[0].accessibleName() == f"Patients: {shared.document.results.patients:,}"
    assert [figure.name for figure in asked] == [
        "patients",
        "patients_per_gp_fte",
        "contacts_per_gp_day",
        "contacts_per_patient_year",
        "continuity",
    ]


def test_warnings_come_worst_first_with_their_sentence_and_effect(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)

    found = shared.document.warnings
    rows = _rows(page)
    assert len(rows) == len(found)
    assert [row.accessibleName().split(": ", 1)[1] for row in rows] == [shared.say(w.text) for w in found]
    best = found[0].remedies[0]
    effect = best.effects[0]
    told = _apply_button(rows[0]).accessibleName()
    assert shared.say(best.text) in told
    assert f"{shared.say.plain(effect.before)} → {shared.say.plain(effect.after)}" in told


def test_applying_the_best_remedy_changes_the_plan_and_undo_restores_it(qtbot: QtBot) -> None:
    shared = context()
    document = shared.document
    page = _page(qtbot, shared)
    before, remedy = document.plan, document.warnings[0].remedies[0]

    qtbot.mouseClick(_apply_button(_rows(page)[0]), Qt.MouseButton.LeftButton)
    assert document.plan == remedy.change.plan
    assert document.plan != before
    assert document.results.roles["gp"].utilisation == pytest.approx(remedy.effects[0].after.value)
    document.undo()

    assert plan_file.dumps(document.plan) == plan_file.dumps(before)
    assert len(_rows(page)) == len(document.warnings)


def test_another_remedy_is_in_the_menu(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)
    number, warning = next((n, w) for n, w in enumerate(shared.document.warnings) if len(w.remedies) > 1)
    row = _rows(page)[number]
    menu = row.findChild(QToolButton).menu()

    menu.aboutToShow.emit()
    assert len(menu.actions()) == len(warning.remedies) - 1
    menu.actions()[-1].trigger()

    assert shared.document.plan == warning.remedies[-1].change.plan


def test_a_remedy_of_an_older_plan_is_never_applied(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)
    page.hide()
    shared.document.apply(edits.set_practice(shared.document.plan, "name", "Another name"))
    page.show()

    _apply_button(_rows(page)[0]).click()

    assert shared.document.plan.practice.name == "Another name"


def test_an_edit_keeps_the_widgets(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)
    cards, rows = _cards(page), _rows(page)

    shared.document.apply(edits.set_delivery(shared.document.plan, "consult_short", "gp", "minutes", 11))

    assert _cards(page) == cards
    shown = page.findChildren(WarningRow)
    assert shown[: len(rows)] == rows
    gp = shared.document.results.roles["gp"]
    assert cards[0].accessibleName().startswith(f"GP: {gp.utilisation:.0%}")


def test_a_hidden_page_waits_until_it_is_shown(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)
    page.hide()
    before = page.findChildren(FigureTile)[0].accessibleName()
    shared.document.apply(edits.set_patient_count(shared.document.plan, "0-4", "healthy", 9999))
    assert page.findChildren(FigureTile)[0].accessibleName() == before

    page.show()

    assert page.findChildren(FigureTile)[0].accessibleName() != before


def test_the_chart_tells_demand_and_capacity_to_a_screen_reader(qtbot: QtBot) -> None:
    shared = context(bare(example()))
    page = _page(qtbot, shared)
    chart = page.findChild(ChartChoice).chart

    gp = shared.document.results.roles["gp"]
    assert f"GP: Needed {gp.demand_hours:.1f}, Available {gp.capacity_hours:.1f}" in chart.accessibleDescription()


def test_where_the_hours_of_a_function_go_can_be_chosen(qtbot: QtBot) -> None:
    shared = context(bare(example()))
    page = _page(qtbot, shared)
    charts = page.findChild(ChartChoice)
    names = [charts.box.itemText(number) for number in range(charts.box.count())]
    assert names[:2] == ["Demand against capacity", "Where the hours go: GP"]
    assert len(names) == len(_cards(page)) + 1

    charts.box.setFocus()
    qtbot.keyClick(charts.box, Qt.Key.Key_Down)
    assert charts.chart.accessibleName() == "Where the hours go: GP"
    before = charts.chart.accessibleDescription()
    shared.document.apply(edits.set_delivery(shared.document.plan, "consult_short", "gp", "minutes", 20))

    assert charts.chart.accessibleName() == "Where the hours go: GP"
    assert charts.chart.accessibleDescription() != before


def test_a_bar_is_explained_and_a_picture_that_fails_is_told(qtbot: QtBot) -> None:
    page = _page(qtbot, context(bare(example())))
    charts = page.findChild(ChartChoice)
    with qtbot.waitSignal(page.why) as asked:
        charts.chart.step_to(0)
        qtbot.keyClick(charts.chart, Qt.Key.Key_Return)
    assert asked.args == [Figure("role", "gp", "demand_hours")]
    with qtbot.waitSignal(page.refused):
        charts.refused.emit(DagdeelError(T("No place")))


def test_an_empty_plan_shows_what_is_missing_and_where_to_go(qtbot: QtBot) -> None:
    page = _page(qtbot, context(Plan()))
    missing = page.findChild(MissingPanel)
    wanted: list[str] = []
    page.wants_page.connect(wanted.append)

    assert missing.isVisible()
    assert not _cards(page)
    for button in missing.findChildren(QPushButton):
        if button.isVisible() and button.text().startswith("Go to"):
            button.click()
    assert wanted == ["patients", "team", "tasks"]


def test_the_first_steps_lead_from_nothing_to_a_conclusion(qtbot: QtBot) -> None:
    shared = context(new_plan("New", {}))
    page = _page(qtbot, shared)
    missing = page.findChild(MissingPanel)

    for _ in range(2):
        button = next(b for b in missing.findChildren(QPushButton) if b.isVisible() and b.text().startswith("Start"))
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert shared.document.results.patients
    assert not missing.isVisible()
    assert _cards(page)


def test_the_essentials_need_no_scrolling(qtbot: QtBot) -> None:
    page = _page(qtbot, context(example("group_practice")))
    for widget in (*_cards(page), _rows(page)[0], page.findChild(ChartChoice)):
        corner = widget.mapTo(page, widget.rect().bottomRight())
        assert page.rect().contains(corner), widget


def test_more_and_fewer_roles_come_and_go(qtbot: QtBot) -> None:
    shared = context(new_plan("Bare", mix_counts(2000)))
    page = _page(qtbot, shared)
    shared.document.start(example("group_practice"), shared.document.undo_label or "Open")
    many = len(_cards(page))
    shared.document.start(example("solo_norm"), shared.document.undo_label or "Open")

    assert many > len(_cards(page)) > 0
