"""In somebody's place a locum works that person's cells in the week plans."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.levers import apply
from planner.levers.locum import Locum
from planner.plan import Cell, Plan
from planner.week.dates import holds
from planner.week.works import works
from tests.support.weeks import cell, cells, member, practice

SESSIONS = {"mon_am": 4.0, "mon_pm": 4.0, "tue_am": 4.0}


def plan_of(*entries: Cell, share: float = 1, **fields: int) -> Plan:
    return practice((member("anna", sessions=SESSIONS, weeks_share=share), member("bram")), entries, **fields)


def lines(plan: Plan) -> list[tuple[str, str, float, tuple[int, ...]]]:
    return [(one.member, one.session, one.hours, one.weeks) for one in plan.weeks[0].cells]


def test_the_locum_has_the_sessions_with_room_and_note_and_nobody_elses() -> None:
    entries = (cell("anna", "mon_am", room="r1", note="flu"), cell("anna", "tue_am"), cell("bram", "mon_am"))
    changed = apply(plan_of(*entries), Locum(sessions={"mon_am": 4}, replaces="anna"))
    first, *rest = changed.weeks[0].cells
    assert first == entries[0].model_copy(update={"member": changed.staff[-1].id})
    assert tuple(rest) == entries[1:]


def test_what_is_longer_stays_with_who_is_replaced_and_off_stays_off() -> None:
    entries = (cell("anna", "mon_am", hours=5, room="r1"), cell("anna", "mon_pm", "off"))
    changed = apply(plan_of(*entries), Locum(sessions={"mon_am": 3, "mon_pm": 4}, replaces="anna"))
    assert lines(changed) == [("locum", "mon_am", 3, ()), ("anna", "mon_am", 2, ()), ("anna", "mon_pm", 4, ())]
    assert [one.room for one in changed.weeks[0].cells] == ["r1", None, None]


@pytest.mark.parametrize(
    ("own", "weeks", "cycle", "expected"),
    [
        (0.5, (), 2, [("locum", (1,)), ("anna", (2,))]),
        (0.25, (), 4, [("locum", (1,)), ("anna", (2, 3, 4))]),
        (0.0, (), 1, [("anna", ())]),
    ],
)
def test_in_a_part_of_the_weeks_the_cycle_becomes_as_long_as_that_takes(
    own: float, weeks: tuple[int, ...], cycle: int, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    changed = apply(
        plan_of(cell("anna", "mon_am", weeks=weeks)), Locum(sessions={"mon_am": 4}, weeks_share=own, replaces="anna")
    )
    assert changed.weeks[0].cycle == cycle
    assert [(one.member, one.weeks) for one in changed.weeks[0].cells] == expected


def test_who_comes_every_other_week_is_replaced_in_those_weeks() -> None:
    plan = plan_of(cell("anna", "mon_am", weeks=(1,)), share=0.5, cycle=2)
    changed = apply(plan, Locum(sessions={"mon_am": 4}, replaces="anna"))
    assert lines(changed) == [("locum", "mon_am", 4, (1,))]


def test_where_no_cycle_is_long_enough_the_hours_are_shared() -> None:
    changed = apply(plan_of(cell("anna", "mon_am")), Locum(sessions={"mon_am": 4}, weeks_share=0.3, replaces="anna"))
    assert changed.weeks[0].cycle == 10
    never = apply(plan_of(cell("anna", "mon_am")), Locum(sessions={"mon_am": 4}, weeks_share=1 / 52, replaces="anna"))
    assert [hours for _, _, hours, _ in lines(never)] == [pytest.approx(4 / 52), pytest.approx(4 - 4 / 52)]


def test_an_extra_locum_leaves_the_week_plans_alone() -> None:
    plan = plan_of(*cells("anna", "mon_am tue_am"))
    assert apply(plan, Locum(sessions={"mon_am": 4})).weeks is plan.weeks


@given(
    st.lists(st.builds(cell, st.sampled_from(("anna", "bram")), st.sampled_from(sorted(SESSIONS))), max_size=4),
    st.sampled_from((0.0, 0.2, 0.25, 1 / 3, 0.5, 1.0)),
    st.sampled_from((1, 2, 3)),
)
def test_the_hours_of_an_average_week_stay(entries: list[Cell], share: float, cycle: int) -> None:
    plan = plan_of(*entries, cycle=cycle)
    changed = apply(plan, Locum(sessions={"mon_am": 3, "tue_am": 4}, weeks_share=share, replaces="anna"))

    def mean(of: Plan) -> Iterator[float]:
        week = of.weeks[0]
        for session in SESSIONS:
            here = [one for one in week.cells if one.session == session and works(one)]
            held = (one.hours for number in range(1, week.cycle + 1) for one in here if holds(one, number))
            yield sum(held) / week.cycle

    assert list(mean(changed)) == pytest.approx(list(mean(plan)))
