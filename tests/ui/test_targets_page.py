"""The Targets page: every answer at once, live, and from there into a scenario or into the plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from planner import edits
from planner.calculation import calculate
from planner.defaults import new_plan
from planner.plan import Plan, find
from planner.solve import QUESTIONS
from tests.support.contexts import context, example, plan_of
from ui.context import Context
from ui.pages.targets import TargetsPage
from ui.targets.answer_row import AnswerRow


def _page(qtbot: QtBot, shared: Context | None = None) -> TargetsPage:
    page = TargetsPage(shared or context())
    qtbot.addWidget(page)
    page.resize(1080, 640)
    page.show()
    return page


def _rows(page: TargetsPage) -> dict[str, AnswerRow]:
    return {one.kind: one for one in page.findChildren(AnswerRow) if one.isVisible()}


def _choose(box: QComboBox, key: str | None) -> None:
    box.setCurrentIndex([box.itemData(number) for number in range(box.count())].index(key))
    box.activated.emit(box.currentIndex())


def test_all_answers_for_the_busiest_function_at_the_limit(qtbot: QtBot) -> None:
    page = _page(qtbot)
    rows = _rows(page)
    assert tuple(rows) == QUESTIONS
    assert page.questions.role.currentText() == "Busiest: GP"
    assert page.questions.target.value() == 85
    assert rows["largest-list"].answer.text() == "The list has to shrink to 2,869 patients; now it has 4,600."
    assert rows["hours-to-hire"].answer.text() == "Hire GP for 70.5 paid hours a week (1.19 fte)."
    assert rows["locum-sessions"].answer.text().startswith("A locum for 15 sessions of 4 hours a week is enough")


def test_what_an_answer_does_to_the_others_is_told_with_a_sign(qtbot: QtBot) -> None:
    effects = _rows(_page(qtbot))["largest-list"].effects.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "● GP 136% → 85%" in effects
    assert "Medical assistant 119% → 74%" in effects


def test_what_cannot_be_reached_says_why_and_offers_nothing(qtbot: QtBot) -> None:
    row = _rows(_page(qtbot))["longest-consult"]
    assert row.answer.text().startswith("▲ Cannot be reached because even at 0 minutes for 'Short consult'")
    assert not row.effects.isVisible()
    assert not row.apply.isEnabled()
    assert not row.scenario.isEnabled()


def test_another_target_is_answered_while_it_is_typed(qtbot: QtBot) -> None:
    page = _page(qtbot)
    before = _rows(page)["hours-to-hire"].answer.text()
    page.questions.target.selectAll()
    QTest.keyClicks(page.questions.target, "140")
    after = _rows(page)["hours-to-hire"].answer.text()
    assert before != after == "Nobody has to be hired: the target holds."
    assert not _rows(page)["hours-to-hire"].apply.isEnabled()
    assert _rows(page)["largest-list"].answer.text().startswith("The list can grow to 4,72")


def test_the_target_follows_the_limit_until_one_is_typed(qtbot: QtBot) -> None:
    page = _page(qtbot)
    document = page.context.document
    document.apply(edits.set_practice(document.plan, "near_limit", 0.9))
    assert page.questions.target.value() == 90
    page.questions.target.setValue(80)
    document.apply(edits.set_practice(document.plan, "near_limit", 0.95))
    assert page.questions.target.value() == 80


def test_answers_follow_the_plan(qtbot: QtBot) -> None:
    page = _page(qtbot)
    document = page.context.document
    before = _rows(page)["largest-list"].answer.text()
    document.apply(edits.set_delivery(document.plan, "consult_short", "gp", "minutes", 8))
    assert _rows(page)["largest-list"].answer.text() != before


def test_another_function_has_its_own_work_and_no_locums(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page.questions.role, "assistant")
    rows = _rows(page)
    assert "locum-sessions" not in rows
    consults = rows["longest-consult"].activity
    offered = [consults.itemData(number) for number in range(consults.count())]
    assert offered
    for activity in offered:
        delivery = find(plan_of(page).activities, activity).delivery
        assert any(row.role == "assistant" for row in delivery)
    assert "assistant" not in [rows["share-to-delegate"].taker.itemData(n) for n in range(3)]


def test_choosing_what_to_delegate_to_whom(qtbot: QtBot) -> None:
    page = _page(qtbot, context(example("group_practice")))
    row = _rows(page)["share-to-delegate"]
    _choose(row.activity, "consult_short")
    _choose(row.taker, "poh_s")
    assert row.answer.text() == "Move 63% of 'Short consult' from GP to Practice nurse, somatic."
    _choose(row.taker, "vs")
    assert row.answer.text().endswith("from GP to Nurse practitioner.")


def test_apply_changes_the_plan_in_one_step(qtbot: QtBot) -> None:
    page = _page(qtbot)
    plan = plan_of(page)
    qtbot.mouseClick(_rows(page)["hours-to-hire"].apply, Qt.MouseButton.LeftButton)
    assert len(plan_of(page).staff) == len(plan.staff) + 1
    utilisation = calculate(plan_of(page)).roles["gp"].utilisation
    assert 0.84 < utilisation <= 0.85
    assert page.say(page.context.document.undo_label) == "Apply 'Hours to hire'"
    page.context.document.undo()
    assert plan_of(page) == plan


@pytest.mark.parametrize("kind", ["largest-list", "list-per-fte", "hours-to-hire", "locum-sessions"])
def test_an_answer_becomes_a_scenario(kind: str, qtbot: QtBot) -> None:
    page = _page(qtbot)
    with qtbot.waitSignal(page.wants_page) as went:
        qtbot.mouseClick(_rows(page)[kind].scenario, Qt.MouseButton.LeftButton)
    assert went.args == ["scenarios"]
    scenario = plan_of(page).scenarios[-1]
    assert scenario.name.startswith("GP at 85%: ")
    assert scenario.steps
    assert calculate(plan_of(page)).roles["gp"].utilisation > 1


def test_a_locked_plan_refuses_and_stays(qtbot: QtBot) -> None:
    page = _page(qtbot)
    document, plan = page.context.document, plan_of(page)
    document.lock(page.title)
    with qtbot.waitSignal(page.refused):
        qtbot.mouseClick(_rows(page)["hours-to-hire"].apply, Qt.MouseButton.LeftButton)
    assert document.plan == plan


def test_without_work_or_people_it_says_where_to_begin(qtbot: QtBot) -> None:
    page = _page(qtbot, context(Plan()))
    assert _rows(page) == {}
    assert not page.questions.role.isVisible()


def test_work_that_nobody_does_can_be_asked_about(qtbot: QtBot) -> None:
    plan = new_plan("", {"18-44": {"healthy": 2000}})
    page = _page(qtbot, context(plan))
    _choose(page.questions.role, "gp")
    rows = _rows(page)
    assert rows["hours-to-hire"].answer.text().startswith("Hire GP for ")
    assert "GP has 0.0 hours a week" in rows["largest-list"].answer.text()


def test_every_control_has_a_name_of_its_own(qtbot: QtBot) -> None:
    page = _page(qtbot)
    names = [
        part.accessibleName()
        for row in _rows(page).values()
        for part in (row.scenario, row.apply, *(box for box in (row.activity, row.taker) if box))
    ]
    assert all(names)
    assert len(set(names)) == len(names)
