"""The table model with plain records: what it shows, what it tells Qt, and what typing does to the plan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from planner import edits
from planner.calculation import calculate
from planner.errors import EditError
from planner.plan import Activity, Delivery, Member, Plan, Role, find
from planner.texts import TN, T
from tests.support.contexts import context, example
from tests.support.plans import plans
from ui.context import Context
from ui.models.activity_columns import CONSULTS, DELIVERIES, delivery_rows, shown_roles, tasks_table
from ui.models.block_edits import Entry, fill
from ui.models.blocks import Pasted
from ui.models.cell_edits import Target
from ui.models.columns import Table
from ui.models.record_model import SORT_ROLE, VALUE_ROLE, RecordTableModel
from ui.models.settings import all_volume_settings, practice_settings, role_settings, settings_table
from ui.models.team_columns import PATTERN, ROLES, STAFF, pattern_rows

Roles = Qt.ItemDataRole
SETTINGS = settings_table(T("Setting"))


def staff_plan() -> Plan:
    """Two functions, three people."""
    roles = (Role(id="gp", leave_weeks=5, sick_rate=0.04), Role(id="nurse", name="Nurse", supervised_by="gp"))
    staff = (
        Member(id="a", name="Anna", role="gp", hours_per_week=30),
        Member(id="b", name="Bert", role="nurse", hours_per_week=20, leave_weeks=6),
        Member(id="c", name="Cees", role="gp", hours_per_week=9, employment="locum"),
    )
    task = Activity(id="task", delivery=(Delivery(role="gp", share=0.6), Delivery(role="nurse", share=0.4)))
    return Plan(roles=roles, staff=staff, activities=(task,))


@pytest.fixture
def shared(qapp: QApplication) -> Context:
    return context(staff_plan(), "nl")


def model_of(shared: Context, table: Table, rows: object) -> RecordTableModel:
    model = RecordTableModel(shared, table)
    model.show_rows(rows, shared.document.results)
    return model


def staff_model(shared: Context) -> RecordTableModel:
    """A model of the team that follows the document."""
    model = model_of(shared, STAFF, shared.document.plan.staff)
    shared.document.changed.connect(lambda change: model.show_rows(change.plan.staff, shared.document.results))
    return model


def column(model: RecordTableModel, key: str) -> int:
    return [column.key for column in model.table.columns].index(key)


def shown(model: QAbstractItemModel, row: int, number: int, role: int = Roles.DisplayRole) -> object:
    return model.index(row, number).data(role)


def tables(plan: Plan) -> Iterator[tuple[Table, list]]:
    """All tables of the program, with the rows that a plan gives them."""
    yield STAFF, list(plan.staff)
    yield ROLES, list(plan.roles)
    yield SETTINGS, practice_settings(plan.practice)
    yield CONSULTS, delivery_rows(plan.activities)
    yield DELIVERIES, delivery_rows(plan.activities)
    yield tasks_table(shown_roles(plan)), list(plan.activities)
    for role in plan.roles[:1]:
        yield SETTINGS, role_settings(role)
    for activity in plan.activities[:3]:
        yield SETTINGS, all_volume_settings(activity)
    for member in plan.staff[:1]:
        yield PATTERN, pattern_rows(member)


@given(plans(), plans(), st.sampled_from(("nl", "en")))
def test_every_cell_of_every_table_answers(qapp: QApplication, plan: Plan, other: Plan, language: str) -> None:
    """Any plan, then any other one in the same models, under the eyes of Qt's model tester."""
    for (table, rows), (_table, rows_after) in zip(tables(plan), tables(other), strict=False):
        shared = context(plan, language)
        model = RecordTableModel(shared, table)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        model.show_rows(rows, shared.document.results)
        read_all(model)
        if _table is table:
            model.show_rows(rows_after, calculate(other))
            read_all(model)
            assert [model.key(row) for row in range(model.rowCount())] == [table.key(row) for row in rows_after]
        tester.deleteLater()
        model.deleteLater()


def read_all(model: RecordTableModel) -> None:
    """Ask for everything that Qt asks for."""
    asked = (Roles.DisplayRole, Roles.EditRole, Roles.ToolTipRole, Roles.AccessibleTextRole, SORT_ROLE)
    for row in range(model.rowCount()):
        for number in range(model.columnCount()):
            for role in asked:
                model.index(row, number).data(role)
            assert isinstance(shown(model, row, number), str)


@given(st.lists(st.lists(st.sampled_from("abcdefg"), unique=True), max_size=8))
def test_rows_follow_whatever_is_shown(qapp: QApplication, orders: list[list[str]]) -> None:
    plan = staff_plan()
    plan = plan.model_copy(update={"staff": tuple(Member(id=name, role="gp") for name in "abcdefg")})
    shared = context(plan)
    model = RecordTableModel(shared, STAFF)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    for order in orders:
        model.show_rows([find(plan.staff, name) for name in order], shared.document.results)
        assert [shown(model, row, 0) for row in range(model.rowCount())] == order
    tester.deleteLater()


def test_only_what_became_different_is_drawn_again(shared: Context) -> None:
    model = staff_model(shared)
    drawn: list[tuple[int, int]] = []
    others: list[str] = []
    model.dataChanged.connect(lambda first, last: drawn.append((first.row(), last.row())))
    for name in ("rowsInserted", "rowsRemoved", "modelReset", "layoutChanged"):
        getattr(model, name).connect(lambda *_details, name=name: others.append(name))

    shared.document.apply(edits.set_member(shared.document.plan, "b", "pace", 0.8))
    assert drawn == [(1, 1)]

    shared.document.apply(edits.set_role(shared.document.plan, "gp", "leave_weeks", 6))
    assert drawn == [(1, 1), (0, 0), (2, 2)]

    shared.document.apply(edits.set_activity(shared.document.plan, "task", "name", "Another task"))
    assert len(drawn) == 3
    assert others == []

    shared.document.apply(edits.remove_members(shared.document.plan, ["b"]))
    assert others == ["rowsRemoved"]


def test_a_missing_value_shows_that_of_the_function_greyed(shared: Context) -> None:
    model = staff_model(shared)
    leave = column(model, "leave_weeks")

    assert (shown(model, 0, leave), shown(model, 0, leave, Roles.EditRole)) == ("5", "")
    assert shown(model, 0, leave, Roles.ForegroundRole) == shared.theme.muted
    assert (shown(model, 1, leave), shown(model, 1, leave, Roles.EditRole)) == ("6", "6")
    assert shown(model, 1, leave, Roles.ForegroundRole) is None
    assert shown(model, 2, leave) == "0"


def test_display_edit_and_sorting_are_apart(shared: Context) -> None:
    shared.document.apply(edits.set_member(shared.document.plan, "a", "hours_per_week", 1234.56))
    model = staff_model(shared)
    hours = column(model, "hours_per_week")

    assert shown(model, 0, hours) == "1.234,6"
    assert shown(model, 0, hours, Roles.EditRole) == "1234,56"
    assert shown(model, 0, hours, SORT_ROLE) == 1234.56
    assert shown(model, 1, column(model, "role"), VALUE_ROLE) == "nurse"
    assert shown(model, 1, column(model, "role")) == "Nurse"


def test_headings_carry_the_unit_once(shared: Context) -> None:
    model = model_of(context(staff_plan(), "en"), STAFF, ())
    heads = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())]

    assert heads[column(model, "leave_weeks")] == "Leave\nweeks"
    assert heads[column(model, "paid_hours")] == "Paid hours"
    assert heads[column(model, "sick_rate")] == "Sickness"


def test_own_values_and_assumptions_are_marked_and_told(qapp: QApplication) -> None:
    plan = example()
    plan = edits.set_delivery(plan, "phone", "gp", "admin_minutes", 9).plan
    model = model_of(context(plan, "en"), CONSULTS, delivery_rows([find(plan.activities, "phone")]))
    own, assumed, none = (column(model, key) for key in ("admin_minutes", "minutes", "name"))

    assert model.cell(model.index(0, own)).mark == "own"
    assert model.cell(model.index(0, assumed)).mark == "assumption"
    assert shown(model, 0, none, Roles.DecorationRole) is None
    assert "Your own value." in str(shown(model, 0, own, Roles.ToolTipRole))
    assert "Norm 1.6 min, derived from:" in str(shown(model, 0, own, Roles.ToolTipRole))
    assert "Norm 5 min: an assumption." in str(shown(model, 0, assumed, Roles.ToolTipRole))
    assert shown(model, 0, own, Roles.AccessibleTextRole) == "Admin minutes: 9 minutes own value"
    assert model.own_paths() == ["activity.phone.delivery.gp.admin_minutes"]


def test_results_have_a_colour_of_their_own_and_cannot_be_typed_in(shared: Context) -> None:
    model = staff_model(shared)
    index = model.index(0, column(model, "net_hours"))

    assert index.data(Roles.ForegroundRole) == QColor(shared.theme.accent)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "1")


def test_a_typed_text_changes_the_plan_and_undo_takes_it_back(shared: Context) -> None:
    model, before = staff_model(shared), shared.document.plan
    index = model.index(0, column(model, "hours_per_week"))

    assert model.setData(index, "28,5")
    assert find(shared.document.plan.staff, "a").hours_per_week == 28.5
    assert index.data() == "28,5"

    shared.document.undo()
    assert shared.document.plan is before
    assert index.data() == "30,0"


@pytest.mark.parametrize(
    ("key", "typed", "field", "value"),
    [
        ("sick_rate", "7,1%", "sick_rate", 0.071),
        ("sick_rate", "", "sick_rate", None),
        ("start", "1-9-2027", "start", "2027-09-01"),
        ("role", "nurse", "role", "nurse"),
        ("employment", "Waarnemer", "employment", "locum"),
        ("name", "  Eva ", "name", "Eva"),
    ],
)
def test_every_kind_of_cell_takes_its_kind_of_text(
    shared: Context, key: str, typed: str, field: str, value: object
) -> None:
    shared.document.apply(edits.set_member(shared.document.plan, "a", "sick_rate", 0.2))
    model = staff_model(shared)

    assert model.setData(model.index(0, column(model, key)), typed)
    changed = getattr(find(shared.document.plan.staff, "a"), field)
    assert (str(changed) if key == "start" else changed) == value


@pytest.mark.parametrize(
    ("key", "typed"),
    [("sick_rate", "700"), ("sick_rate", "x"), ("role", "cook"), ("start", "ooit"), ("pace", ""), ("pace", "99")],
)
def test_what_a_field_refuses_is_told_and_changes_nothing(shared: Context, key: str, typed: str) -> None:
    model, before = staff_model(shared), shared.document.plan
    refused: list[EditError] = []
    model.refused.connect(refused.append)

    assert not model.setData(model.index(0, column(model, key)), typed)
    assert shared.document.plan is before
    assert len(refused) == 1
    assert shared.say(refused[0].message)


def test_the_same_text_again_is_no_step(shared: Context) -> None:
    model = staff_model(shared)

    assert model.setData(model.index(0, column(model, "pace")), "1")
    assert model.setData(model.index(0, column(model, "pace")), "1,0")
    assert shared.document.undo_label is None


def share_target(shared: Context) -> tuple[RecordTableModel, Target]:
    plan = shared.document.plan
    model = model_of(shared, tasks_table(shown_roles(plan)), plan.activities)
    return model, Target(model.table.columns[column(model, "share.gp")], plan.activities[0])


def shares(plan: Plan) -> list[float]:
    return [row.share for row in plan.activities[0].delivery]


def test_the_plan_follows_while_a_number_is_typed_and_it_is_one_step(shared: Context) -> None:
    model, target = share_target(shared)
    before, seen = shared.document.plan, []
    model.edits.begin(target)
    for text in ("2", "25", "25,"):
        model.edits.type(text)
        seen.append(shares(shared.document.plan)[0])
    model.edits.end()

    assert seen == [0.02, 0.25, 0.25]
    shared.document.undo()
    assert shared.document.plan is before
    assert shared.document.undo_label is None


def test_half_typed_shares_leave_the_others_in_proportion(shared: Context) -> None:
    roles = (*shared.document.plan.roles, Role(id="third"))
    rows = (Delivery(role="gp", share=0.2), Delivery(role="nurse", share=0.6), Delivery(role="third", share=0.2))
    shared.document.start(
        shared.document.plan.model_copy(update={"roles": roles, "activities": (Activity(id="task", delivery=rows),)}),
        T("Open"),
    )
    model, target = share_target(shared)
    model.edits.begin(target)
    for text in ("1", "10", "100", "10", "1", "60"):
        model.edits.type(text)
    model.edits.end()

    assert shares(shared.document.plan) == pytest.approx([0.6, 0.3, 0.1])


def test_escape_takes_everything_typed_back(shared: Context) -> None:
    model, target = share_target(shared)
    before = shared.document.plan
    model.edits.begin(target)
    model.edits.type("70")
    model.edits.cancel()

    assert shared.document.plan is before
    assert shared.document.undo_label is None


def test_a_refused_text_takes_what_was_typed_before_back_too(shared: Context) -> None:
    model, target = share_target(shared)
    before = shared.document.plan
    model.edits.begin(target)
    model.edits.type("70")
    with pytest.raises(EditError):
        model.edits.commit_text(target, "70x")

    assert shared.document.plan is before


def test_typing_what_was_there_is_no_step(shared: Context) -> None:
    model, target = share_target(shared)
    model.edits.begin(target)
    for text in ("6", "60"):
        model.edits.type(text)
    model.edits.end()

    assert shared.document.undo_label is None


def test_two_visits_of_a_cell_are_two_steps(shared: Context) -> None:
    model, target = share_target(shared)
    for text in ("70", "80"):
        model.edits.begin(target)
        model.edits.type(text)
        model.edits.end()
    shared.document.undo()

    assert shares(shared.document.plan)[0] == 0.7


def test_clearing_a_share_takes_the_function_out(shared: Context) -> None:
    model, target = share_target(shared)
    model.edits.clear([target])

    assert [row.role for row in shared.document.plan.activities[0].delivery] == ["nurse"]
    assert shares(shared.document.plan) == [1.0]


def test_several_texts_are_one_step_and_a_wrong_one_is_named(shared: Context) -> None:
    model, before = staff_model(shared), shared.document.plan
    hours = model.table.columns[column(model, "hours_per_week")]
    entries = [
        Entry(Target(hours, member), row, text, Pasted(text))
        for row, (member, text) in enumerate(zip(before.staff, ("1", "x", "3"), strict=True), 1)
    ]
    outcome = fill(before, entries, shared.say, lambda count: TN("{count} cell", "{count} cells", count))

    assert outcome.fits == 2
    assert [(refusal.row, refusal.text) for refusal in outcome.refused] == [(2, "x")]
    assert outcome.change is not None
    assert outcome.change.label.count == 2
    model.edits.take(outcome.change)
    assert [member.hours_per_week for member in shared.document.plan.staff] == [1, before.staff[1].hours_per_week, 3]
    shared.document.undo()
    assert shared.document.plan is before


def test_other_columns_are_shown_at_once(shared: Context) -> None:
    plan = shared.document.plan
    model = RecordTableModel(shared, tasks_table(()))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_table(tasks_table(shown_roles(plan)), plan.activities, shared.document.results)

    assert shown(model, 0, column(model, "share.gp")) == "60%"
    assert shown(model, 0, column(model, "share.nurse")) == "40%"
    tester.deleteLater()
