"""Planned against worked: the arithmetic on a published practice, and sums that fit together."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan import Absence, Member, Plan, Role, WorkedWeek
from planner.year.reality import Reality, of, per_role, per_week, with_planned, worked_week

_figures = st.floats(0, 60)
_weeks = st.builds(
    WorkedWeek,
    member=st.sampled_from(("ann", "bob")),
    week=st.integers(1, 53),
    planned=_figures,
    worked=_figures,
    leave=_figures,
    sick=_figures,
    training=_figures,
    meetings=_figures,
)


def _plan(*worked: WorkedWeek, away: tuple[Absence, ...] = ()) -> Plan:
    staff = (
        Member(id="ann", role="gp", sessions={"mon_am": 4, "tue_am": 4, "wed_am": 4}),
        Member(id="bob", role="assistant", hours_per_week=20),
    )
    return Plan(roles=(Role(id="gp"), Role(id="assistant")), staff=staff, worked=worked, absences=away)


def test_a_published_practice() -> None:
    """2,652 sessions planned and 2,121 held: 531 lost, a fifth. Here 51 of them in each of 52 weeks."""
    practice = Reality(planned=2652, worked=2121)

    assert practice.lost == 531
    assert practice.lost_share == pytest.approx(0.2002, abs=5e-5)
    assert practice.otherwise == 531
    weekly = [WorkedWeek(member="ann", week=week, planned=51, worked=2121 / 52) for week in range(1, 53)]
    assert of(weekly).lost == pytest.approx(531)


def test_a_loss_by_cause() -> None:
    """40 hours planned, 22 worked: 8 of leave, 4 of sickness, 3 of training, 2 of meetings, and one unexplained."""
    week = WorkedWeek(member="ann", week=1, planned=40, worked=22, leave=8, sick=4, training=3, meetings=2)

    assert of((week,)).lost == 18
    assert of((week,)).by_cause == {"leave": 8, "sick": 4, "training": 3, "meetings": 2}
    assert of((week,)).otherwise == 1
    assert of(()).lost_share is None


def test_what_is_expected_starts_from_the_roster() -> None:
    day = date(2027, 7, 27)
    away = Absence(id="a", member="ann", first=day, last=day)
    closed = Absence(id="c", kind="holiday", first=date(2027, 7, 26), last=date(2027, 7, 26))
    plan = _plan(away=(away, closed))

    assert worked_week(plan, "ann", 30, 2027) == WorkedWeek(member="ann", week=30, planned=12, worked=4, leave=4)
    entered = WorkedWeek(member="ann", week=30, planned=12, worked=2)
    assert worked_week(plan.model_copy(update={"worked": (entered,)}), "ann", 30, 2027) is entered
    assert with_planned(plan, (WorkedWeek(member="bob", week=3, worked=18),), 2027)[0].planned == pytest.approx(20)


@given(st.lists(_weeks, max_size=20))
def test_sums_fit_together(worked: list[WorkedWeek]) -> None:
    """By function, by week and in all the same hours; what was planned is worked or lost to something."""
    plan = _plan(*worked)
    total = of(worked)

    for parts in (per_role(plan).values(), per_week(plan).values()):
        assert sum(part.planned for part in parts) == pytest.approx(total.planned)
        assert sum(part.otherwise for part in parts) == pytest.approx(total.otherwise, abs=1e-6)
    assert total.planned == pytest.approx(total.worked + sum(total.by_cause.values()) + total.otherwise)
    gp, all_weeks = per_week(plan, "gp"), per_week(plan)
    assert gp.keys() <= all_weeks.keys()
    assert list(all_weeks) == sorted(all_weeks)
    assert sum(part.worked for part in gp.values()) == pytest.approx(sum(w.worked for w in worked if w.member == "ann"))
