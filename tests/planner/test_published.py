"""Published cases, each worked through as a plan of its own."""

from __future__ import annotations

import csv

import pytest

from planner.calculation import calculate
from planner.plan import Activity, Delivery, Member, Patients, PerPatient, PerWeek, Plan, Practice, Role
from planner.results import RoleResult
from tests.support.plans import PLANS

PUBLISHED = PLANS.parent / "published"


def _plan(
    role: Role, staff: list[Member], work: list[tuple[float, float]], patients: int = 0, weeks: float = 52
) -> Plan:
    """A plan of one role; work is a list of (times per year, minutes)."""
    activities = tuple(
        Activity(
            id=f"a{number}",
            volume=PerWeek(count=times / weeks),
            delivery=(Delivery(role=role.id, minutes=minutes),),
        )
        for number, (times, minutes) in enumerate(work)
    )
    counts = {"18-44": {"healthy": patients}}
    return Plan(
        practice=Practice(weeks_per_year=weeks),
        roles=(role,),
        staff=tuple(staff),
        patients=Patients(counts=counts),
        activities=activities,
    )


def _result(plan: Plan) -> RoleResult:
    (role,) = calculate(plan).roles.values()
    return role


def test_wisn_manual_health_centre() -> None:
    """WHO, Workload Indicators of Staffing Need user's manual (2010), its running example: 260 possible days, 13 days
    of annual leave, 18 public holidays, 12 days sick, 5 days of other leave, 8 h a day: 1,696 h a year."""
    days_away = 13 + 18 + 12 + 5
    role = Role(id="midwife", fte_hours=40, leave_weeks=days_away / 5, allowance_share=1 / 8)
    allowance = 848 / 52 / 2
    staff = [Member(id=f"s{n}", role="midwife", hours_per_week=40, allowance_hours=allowance) for n in range(2)]
    plan = _plan(role, staff, [(1696, 60)])
    assert 40 * calculate(plan).capacity["s0"].presence * 52 == pytest.approx(1696)
    result = _result(plan)
    assert result.fte_required == pytest.approx(1.642857, abs=1e-6)
    assert result.wisn_ratio == pytest.approx(1.2174, abs=1e-4)


def test_wisn_kenya() -> None:
    """Burmen et al. 2017 (Kenya): 179 days of 8 h, 10,000 patients x 10 visits x 0.25 h, 10 days of training."""
    days = 234 - 10 - 30 - 15
    weeks = 234 / 5
    role = Role(id="nurse", fte_hours=40, leave_weeks=weeks - days / 5, allowance_share=10 / days)
    result = _result(_plan(role, [], [(100_000, 15)], weeks=weeks))
    assert 1 / (1 - role.allowance_share) == pytest.approx(1.05917, abs=1e-4)
    assert result.fte_required == pytest.approx(18.491, abs=1e-3)


def test_wisn_two_standards() -> None:
    """WISN with two activity standards: 1,519 h; 8,000 x 10 min + 4,000 x 20 min; 15 % support; 600 h additional."""
    role = Role(id="nurse", fte_hours=1519 / 52, allowance_share=0.15)
    member = Member(id="s", role="nurse", hours_per_week=1519 / 52, allowance_hours=600 / 52)
    result = _result(_plan(role, [member], [(8000, 10), (4000, 20)]))
    assert result.fte_required == pytest.approx(2.4603, abs=1e-4)


def _carried(plan: Plan, patients: int) -> float:
    """The list that the capacity carries, as every volume is per patient."""
    result = _result(plan)
    return patients * result.capacity_hours / result.demand_hours


def test_aafp_panel_size() -> None:
    """Murray, Davies and Boushon, Fam Pract Manag 2007 (AAFP): 20 visits a day x 220 days / 2 visits per patient."""
    visit_hours = 8 / 20
    role = Role(id="gp", fte_hours=220 * 8 / 52)
    member = Member(id="d", role="gp", hours_per_week=220 * 8 / 52)
    visits = Activity(
        id="visit",
        volume=PerPatient(per_year={"18-44": 2}),
        delivery=(Delivery(role="gp", minutes=visit_hours * 60),),
    )
    plan = _plan(role, [member], [], patients=1000).model_copy(update={"activities": (visits,)})
    assert _carried(plan, 1000) == pytest.approx(2200)
    assert calculate(plan).roles["gp"].contacts_possible == pytest.approx(4400 / 52)


with (PUBLISHED / "altschuler2012_panel.csv").open(encoding="utf-8") as _stream:
    ALTSCHULER = list(csv.DictReader(_stream))


@pytest.mark.parametrize("row", ALTSCHULER, ids=lambda row: row["model"])
def test_altschuler_panels(row: dict[str, str]) -> None:
    """Altschuler et al. 2012 (Ann Fam Med 10:396): 2,025 h a year; 0.71, 0.99 and 0.36 h per patient a year for
    preventive, chronic and acute care, with part of it done by other members of the team."""
    roles = (Role(id="gp", fte_hours=2025 / 52), Role(id="team", fte_hours=38))
    member = Member(id="d", role="gp", hours_per_week=2025 / 52)
    hours = {"preventive": 0.71, "chronic": 0.99, "acute": 0.36}
    activities = []
    for kind, time in hours.items():
        moved = float(row[f"frac_{kind}_delegated"])
        rows = (
            Delivery(role="gp", share=1 - moved, minutes=time * 60),
            Delivery(role="team", share=moved, minutes=time * 60),
        )
        activities.append(Activity(id=kind, volume=PerPatient(per_year={"18-44": 1}), delivery=rows))
    plan = Plan(
        roles=roles,
        staff=(member,),
        patients=Patients(counts={"18-44": {"healthy": 1000}}),
        activities=tuple(activities),
    )
    gp = calculate(plan).roles["gp"]
    assert 1000 * gp.capacity_hours / gp.demand_hours == pytest.approx(float(row["pub_panel"]), rel=0.01)
