"""The form of a lever: a field for every parameter of every kind, errors beside the field, and the slider."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from planner import scenario_edits
from planner.files import plan_file
from planner.levers import KINDS, LeverError
from planner.levers.parameters import parameters
from planner.plan import Lever, Plan
from planner.resources import resource
from planner.scenarios import base_of, run, told
from tests.support.contexts import context, example
from tests.support.tables import cell, type_into
from tests.walks.walker import flush
from ui.context import Context
from ui.scenarios.choice_fields import CalmBox, ChecksField, RecordField
from ui.scenarios.form import LeverForm
from ui.scenarios.line_fields import LineField, NumberField
from ui.scenarios.plan_field import PlanField
from ui.scenarios.table_fields import SessionsField, TableField
from ui.widgets.table import RecordTable


class Shown:
    """A form that follows the document, as on the page, for one lever of one scenario."""

    def __init__(self, qtbot: QtBot, lever: Lever, language: str = "en", plan: Plan | None = None) -> None:
        self.context: Context = context(scenario_edits.add(plan or example(), "Try", (lever,)).plan, language)
        self.form = LeverForm(self.context)
        qtbot.addWidget(self.form)
        self.context.document.changed.connect(lambda _change: self.refresh())
        self.refresh()
        self.form.resize(380, 480)
        with qtbot.waitExposed(self.form):
            self.form.show()
        self.form.activateWindow()

    def refresh(self) -> None:
        plan = self.context.document.plan
        outcome = run(base_of(plan), plan.scenarios[0])
        self.form.show_lever(outcome, 0, *told(outcome, 0))

    @property
    def lever(self) -> Lever:
        return self.context.document.plan.scenarios[0].steps[0].lever

    def value(self, name: str) -> object:
        return getattr(self.lever, name)

    def number(self, name: str) -> NumberField:
        field = self.form.fields[name]
        assert isinstance(field, NumberField)
        return field

    def told(self, name: str) -> str:
        """What stands below a field."""
        texts = self.form.fields[name].findChildren(QLabel)
        return next(text.text() for text in texts if text.font().pixelSize() == 12)


def enter(qtbot: QtBot, table: RecordTable, index: QModelIndex, keys: str) -> None:
    """Type into a cell; the editor of the cell before is gone by then."""
    type_into(qtbot, table, index, keys)
    flush()


def offer(kind: str, plan: Plan) -> Lever:
    """A lever of a kind as the chooser makes it."""
    try:
        lever: Lever = KINDS[kind].first(plan)
    except LeverError:
        lever = KINDS[kind].record(other=example("solo_norm"))
    return lever


def consult(plan: Plan | None = None) -> Lever:
    return offer("consult_length", plan or example())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_form_with_a_named_field_for_each_parameter(kind: str, qtbot: QtBot) -> None:
    shown = Shown(qtbot, offer(kind, example()), "nl")
    names = [known.name for known in parameters(KINDS[kind].record)]

    assert list(shown.form.fields) == names
    for field in shown.form.fields.values():
        control = field.nextInFocusChain()
        while control.focusPolicy() == Qt.FocusPolicy.NoFocus or not field.isAncestorOf(control):
            control = control.nextInFocusChain()
        assert control.accessibleName()
    assert all(text.text() for text in shown.form.findChildren(QLabel) if text.isVisible())


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_of_every_kind_can_be_dragged_and_undone(kind: str, qtbot: QtBot) -> None:
    shown = Shown(qtbot, offer(kind, example()))
    before = shown.lever
    for field in shown.form.fields.values():
        if isinstance(field, NumberField) and field.slider.isVisible():
            for place in (field.slider.maximum(), field.slider.minimum()):
                field.slider.setValue(place)
                assert field.read(field.line.text()) == pytest.approx(shown.value(field.parameter.name))
                assert not shown.told(field.parameter.name).startswith("■")
    while shown.context.document.undo_label is not None:
        shown.context.document.undo()

    assert shown.lever == before


def test_typing_a_number_follows_every_key_and_is_one_step(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    line = shown.number("minutes").line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "12")
    assert shown.value("minutes") == 12
    qtbot.keyClicks(line, ".5")
    assert shown.value("minutes") == 12.5
    assert line.text() == "12.5"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.context.document.undo()

    assert shown.value("minutes") == 15
    assert line.text() == "15"


def test_numbers_are_typed_as_the_language_writes_them_and_shares_in_per_cent(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult(), "nl")
    change = shown.number("repeat_change").line
    change.setText("")
    qtbot.keyClicks(change, "-5,5%")
    qtbot.keyClick(change, Qt.Key.Key_Return)

    assert shown.value("repeat_change") == pytest.approx(-0.055)
    assert change.text() == "-5,5%"


def test_what_is_refused_stays_with_the_reason_beside_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    line = shown.number("minutes").line
    for text, reason in (
        ("many", "■ 'many' is not a number. Type it as 7.5."),
        ("-3", "■ Minutes cannot be below 0."),
        ("", "■ '' is not a number. Type it as 7.5."),
    ):
        line.setFocus()
        line.selectAll()
        qtbot.keyClick(line, Qt.Key.Key_Delete)
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert line.text() == text
        assert shown.told("minutes") == reason
        assert shown.value("minutes") == 15
    line.setText("")
    qtbot.keyClicks(line, "20")

    assert shown.value("minutes") == 20
    assert shown.told("minutes") == "Direct time for one contact."


def test_another_value_from_elsewhere_takes_the_place_of_what_was_refused(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    line = shown.number("minutes").line
    shown.number("minutes").slider.setValue(40)
    line.setText("")
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.context.document.undo()

    assert line.text() == "15"
    assert shown.told("minutes") == "Direct time for one contact."


def test_an_empty_number_is_as_it_is_now(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    field = shown.number("admin_minutes")
    assert field.line.text() == ""
    assert field.line.placeholderText() == "as now"
    assert not field.slider.isVisible()
    qtbot.keyClicks(field.line, "4")
    assert shown.value("admin_minutes") == 4
    assert field.slider.isVisible()
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)

    assert shown.value("admin_minutes") is None


def test_one_drag_is_one_step(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    slider, document = shown.number("minutes").slider, shown.context.document
    steps = len(document.steps)
    for places in ((30, 35, 40), (41, 42)):
        slider.setSliderDown(True)
        for place in places:
            slider.setValue(place)
        slider.setSliderDown(False)
    assert len(document.steps) == steps + 2
    after = shown.value("minutes")
    document.undo()
    document.undo()

    assert after != 15
    assert shown.value("minutes") == 15
    assert slider.accessibleDescription() == "15"


def test_the_slider_stands_still_while_it_is_dragged_and_follows_what_is_typed(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    field = shown.number("minutes")
    top, place = field.slider.maximum(), field.slider.value()
    field.line.setText("")
    qtbot.keyClicks(field.line, "20")
    assert field.slider.value() > place
    assert field.slider.maximum() == top
    field.line.setText("")
    qtbot.keyClicks(field.line, "95")

    assert shown.value("minutes") == 95
    assert 0 < field.slider.value() < field.slider.maximum()


def test_the_mouse_wheel_scrolls_the_form_and_changes_nothing(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    for control in (shown.number("minutes").slider, _box(shown)):
        before = shown.lever
        at = control.rect().center()
        wheel = QWheelEvent(
            QPointF(at),
            QPointF(control.mapToGlobal(at)),
            QPoint(),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(control, wheel)
        assert not wheel.isAccepted()
        assert shown.lever is before


def _box(shown: Shown) -> CalmBox:
    field = shown.form.fields["activity"]
    assert isinstance(field, RecordField)
    return field.box


def test_choosing_records_by_name(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    box = _box(shown)
    number = [box.itemText(at) for at in range(box.count())].index("Long consult")
    box.setCurrentIndex(number)
    box.activated.emit(number)
    assert shown.value("activity") == "consult_long"
    referral = shown.form.fields["referral_activity"]
    assert isinstance(referral, RecordField)
    assert referral.box.currentText() == "none"
    assert referral.box.itemData(0) is None


def test_a_record_that_is_gone_stays_on_show_by_its_id(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult().model_copy(update={"activity": "gone"}))

    assert _box(shown).currentText() == "'gone', not in this plan"
    assert shown.form.sentence.text() == "▲ The activity 'gone' is not in this plan. Choose another."


def test_sessions_are_typed_in_the_grid_of_the_week(qtbot: QtBot) -> None:
    shown = Shown(qtbot, offer("locum", example()))
    field = shown.form.fields["sessions"]
    assert isinstance(field, SessionsField)
    enter(qtbot, field.table, cell(field.table, 0, "thu"), "3.5")
    assert shown.value("sessions") == {"tue_am": 4, "tue_pm": 4, "thu_am": 3.5}
    enter(qtbot, field.table, cell(field.table, 0, "tue"), "13")
    assert shown.told("sessions").startswith("■ ")
    assert shown.value("sessions") == {"tue_am": 4, "tue_pm": 4, "thu_am": 3.5}
    enter(qtbot, field.table, cell(field.table, 0, "tue"), "0")
    assert shown.value("sessions") == {"tue_pm": 4, "thu_am": 3.5}


def test_age_bands_are_a_short_table(qtbot: QtBot) -> None:
    shown = Shown(qtbot, offer("take_over_list", example()))
    field = shown.form.fields["patients"]
    assert isinstance(field, TableField)
    enter(qtbot, field.table, cell(field.table, 6, "number"), "77")

    patients = shown.value("patients")
    assert isinstance(patients, dict)
    assert patients["85+"] == 77


def test_a_day_is_typed_as_in_tables(qtbot: QtBot) -> None:
    shown = Shown(qtbot, offer("hire", example()))
    field = shown.form.fields["start"]
    assert isinstance(field, LineField)
    qtbot.keyClicks(field.line, "1-9-2027")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert shown.value("start") == date(2027, 9, 1)
    assert field.line.text() == "1 Sep 2027"
    field.line.setText("")
    qtbot.keyClicks(field.line, "31-2-2027")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)

    assert shown.told("start") == "■ '31-2-2027' is not a date. Type it as 1-9-2027."


def tick(field: ChecksField, key: str) -> None:
    number = next(n for n in range(field.list.rows.rowCount()) if field.list.rows.index(n).data() == key)
    index = field.list.rows.index(number)
    on = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    after = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
    field.list.rows.setData(index, after, Qt.ItemDataRole.CheckStateRole)


def test_several_records_are_ticked_and_put_in_order(qtbot: QtBot) -> None:
    shown = Shown(qtbot, offer("scarcity", example()))
    field = shown.form.fields["order"]
    assert isinstance(field, ChecksField)
    for name in ("Injection", "Cervical smear", "Flu vaccination"):
        tick(field, name)
    assert shown.value("order") == ("injections", "smears", "flu_vaccination")
    assert [field.list.rows.index(n).data() for n in range(3)] == ["Injection", "Cervical smear", "Flu vaccination"]
    field.list.go_to(2)
    field.list.setFocus()
    qtbot.keyClick(field.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown.value("order") == ("injections", "flu_vaccination", "smears")
    assert field.list.current == 1
    tick(field, "Injection")
    assert shown.value("order") == ("flu_vaccination", "smears")
    while shown.context.document.undo_label is not None:
        shown.context.document.undo()
    assert shown.value("order") == ()


def test_client_groups_are_ticked_in_their_own_order(qtbot: QtBot) -> None:
    shown = Shown(qtbot, offer("social_domain", example()))
    field = shown.form.fields["groups"]
    assert isinstance(field, ChecksField)
    for name in ("Complex", "Healthy"):
        tick(field, name)

    assert shown.value("groups") == ("healthy", "social", "complex")
    assert [field.list.rows.index(n).data() for n in range(2)] == ["Healthy", "Social need"]


def test_the_other_practice_is_chosen_as_a_file(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown = Shown(qtbot, offer("merge", example()))
    field = shown.form.fields["other"]
    assert isinstance(field, PlanField)
    answers = [str(resource("examples", "more_time.dagdeel")), "", str(tmp_path / "gone.dagdeel")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (answers.pop(0), ""))
    field.choose.click()
    other = shown.value("other")
    assert isinstance(other, Plan)
    assert other.practice == plan_file.load(resource("examples", "more_time.dagdeel")).practice
    field.choose.click()
    assert shown.told("other") == "The plan of the practice that joins."
    field.choose.click()
    assert shown.told("other").startswith("■ ")
    assert shown.value("other") == other


def test_fields_stay_while_levers_of_one_kind_are_shown(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    fields = dict(shown.form.fields)
    plan = shown.context.document.plan
    shown.context.document.apply(scenario_edits.set_parameter(plan, plan.scenarios[0].id, 0, "minutes", 12))
    assert shown.form.fields == fields
    assert shown.number("minutes").line.text() == "12"
    plan = shown.context.document.plan
    shown.context.document.apply(scenario_edits.set_lever(plan, plan.scenarios[0].id, 0, offer("locum", plan)))
    QApplication.processEvents()

    assert "sessions" in shown.form.fields


def test_a_locked_plan_says_so_beside_the_field(qtbot: QtBot) -> None:
    shown = Shown(qtbot, consult())
    shown.context.document.lock(KINDS["locum"].title)
    line = shown.number("minutes").line
    line.setText("")
    qtbot.keyClicks(line, "20")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert shown.told("minutes") == "■ Locum"
    assert shown.value("minutes") == 15
