"""Plans for tests: the worked example and random valid plans."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from planner.check import check
from planner.files import plan_file
from planner.plan import (
    Activity,
    Cell,
    Delivery,
    Member,
    Patients,
    PerPatient,
    PerWeek,
    Plan,
    Practice,
    Prevalence,
    Role,
    Room,
    WeekPlan,
    WorkingTime,
)
from planner.terms import (
    ACTIVITY_KINDS,
    AGE_BANDS,
    CHANNELS,
    CORE_TASKS,
    EMPLOYMENTS,
    GROUPS,
    SESSIONS,
    WISHES,
    WORKDAYS,
    WORKS,
)
from planner.working_time import THE_LAW

PLANS = Path(__file__).resolve().parent.parent / "files" / "plans"
ROLE_IDS = ("gp", "poh_s", "assistant", "coach")


def worked_example() -> Plan:
    """The plan whose results are known to nine decimals."""
    return plan_file.load(PLANS / "worked_example.json")


# Made once each: to make a strategy takes longer than to draw from it.
@cache
def _number(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False, allow_subnormal=False).map(lambda value: round(value, 3))


shares = _number(0, 1)
minutes = _number(0, 60)
_PATTERNS = st.dictionaries(st.sampled_from(SESSIONS), _number(0, 6), max_size=10)
_WISHES = st.dictionaries(st.sampled_from(SESSIONS), st.sampled_from(WISHES), max_size=3)
_MAY_DO = st.lists(st.sampled_from(("a0", "a1")), unique=True, max_size=1).map(tuple)
_FACTORS = st.dictionaries(st.sampled_from(GROUPS), _number(0, 2), max_size=4)
_RATES = st.dictionaries(st.sampled_from(AGE_BANDS), _number(0, 15), max_size=7)
_PREVALENCES = st.dictionaries(st.sampled_from(AGE_BANDS), shares, max_size=7)
_COUNTS = st.dictionaries(
    st.sampled_from(AGE_BANDS), st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 3000), max_size=4)
)


@st.composite
def _roles(draw: st.DrawFn) -> tuple[Role, ...]:
    ids = draw(st.lists(st.sampled_from(ROLE_IDS), min_size=1, unique=True))
    return tuple(
        Role(
            id=role_id,
            fte_hours=draw(_number(20, 60)),
            leave_weeks=draw(_number(0, 10)),
            study_weeks=draw(_number(0, 4)),
            holiday_weeks=draw(_number(0, 2)),
            sick_rate=draw(_number(0, 0.3)),
            allowance_share=draw(_number(0, 0.5)),
            supervised_by="gp" if role_id != "gp" and "gp" in ids and draw(st.booleans()) else None,
            cost_per_hour=draw(_optional(_number(0, 120))),
            needs_room=draw(st.booleans()),
        )
        for role_id in ids
    )


@cache
def _optional(strategy: st.SearchStrategy[float]) -> st.SearchStrategy[float | None]:
    return st.none() | strategy


@st.composite
def _member(draw: st.DrawFn, number: int, role_ids: list[str]) -> Member:
    return Member(
        id=f"m{number}",
        role=draw(st.sampled_from(role_ids)),
        employment=draw(st.sampled_from(EMPLOYMENTS)),
        sessions=draw(_PATTERNS),
        hours_per_week=draw(_optional(_number(0, 40))),
        allowance_hours=draw(_number(0, 8)),
        leave_weeks=draw(_optional(_number(0, 10))),
        study_weeks=draw(_optional(_number(0, 4))),
        holiday_weeks=draw(_optional(_number(0, 2))),
        sick_rate=draw(_optional(_number(0, 0.5))),
        pace=draw(_number(0, 1.5)),
        cost_per_hour=draw(_optional(_number(0, 150))),
        weeks_share=draw(st.just(1.0) | shares),
        wishes=draw(_WISHES),
        may_do=draw(_MAY_DO),
    )


@st.composite
def _volume(draw: st.DrawFn) -> PerPatient | Prevalence | PerWeek:
    factors = draw(_FACTORS)
    match draw(st.sampled_from(("per_patient", "prevalence", "per_week"))):
        case "per_patient":
            return PerPatient(per_year=draw(_RATES), group_factor=factors)
        case "prevalence":
            return Prevalence(share=draw(_PREVALENCES), group_factor=factors, times_per_year=draw(_number(0, 12)))
        case _:
            return PerWeek(count=draw(_number(0, 500)))


@st.composite
def _delivery(draw: st.DrawFn, role_ids: list[str]) -> tuple[Delivery, ...]:
    doing = draw(st.lists(st.sampled_from(role_ids), unique=True, max_size=3))
    weights = [draw(st.integers(1, 10)) for _ in doing]
    return tuple(
        Delivery(
            role=role,
            share=weight / sum(weights),
            minutes=draw(minutes),
            admin_minutes=draw(minutes),
            supervision_minutes=draw(minutes),
            return_share=draw(shares),
        )
        for role, weight in zip(doing, weights, strict=True)
    )


@st.composite
def _activity(draw: st.DrawFn, number: int, role_ids: list[str]) -> Activity:
    return Activity(
        id=f"a{number}",
        kind=draw(st.sampled_from(ACTIVITY_KINDS)),
        channel=draw(st.sampled_from(CHANNELS)),
        core_task=draw(st.sampled_from(CORE_TASKS)),
        volume=draw(_volume()),
        delivery=draw(_delivery(role_ids)),
    )


@st.composite
def _practice(draw: st.DrawFn) -> Practice:
    return Practice(
        weeks_per_year=draw(st.sampled_from((52, 52.18, 44))),
        locum_rate=draw(_number(0, 200)),
        weekday_factors={day: draw(_number(0, 2)) for day in WORKDAYS},
        session_starts=draw(st.sampled_from(({"am": 8, "pm": 13, "ev": 18}, {"am": 7.5, "pm": 12.5}))),
    )


@st.composite
def _rooms(draw: st.DrawFn, role_ids: list[str]) -> tuple[Room, ...]:
    suits = st.lists(st.sampled_from(role_ids), unique=True, max_size=2).map(tuple)
    return tuple(Room(id=f"r{number}", roles=draw(suits)) for number in range(draw(st.integers(0, 3))))


@st.composite
def _cell(draw: st.DrawFn, members: list[str], rooms: list[str | None], cycle: int) -> Cell:
    weeks = st.lists(st.integers(1, cycle), unique=True, max_size=cycle).map(sorted).map(tuple)
    return Cell(
        member=draw(st.sampled_from(members)),
        session=draw(st.sampled_from(SESSIONS)),
        work=draw(st.sampled_from(WORKS)),
        hours=draw(_number(0, 6)),
        room=draw(st.sampled_from(rooms)),
        weeks=draw(weeks),
        pinned=draw(st.booleans()),
    )


@st.composite
def week_plan(draw: st.DrawFn, number: int, staff: tuple[Member, ...], rooms: tuple[Room, ...]) -> WeekPlan:
    """A random week plan of up to 8 cells in a cycle of up to 3 weeks."""
    members, places = [member.id for member in staff], [None, *(room.id for room in rooms)]
    cycle = draw(st.integers(1, 3))
    cells = draw(st.lists(_cell(members, places, cycle), max_size=8)) if members else []
    return WeekPlan(id=f"w{number}", cycle=cycle, cells=tuple(cells))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Valid plans of up to 4 roles, 6 people, 6 activities, 3 rooms and 2 week plans, with every kind of volume and
    override."""
    roles = draw(_roles())
    ids = [role.id for role in roles]
    counts = draw(_COUNTS)
    staff = tuple(draw(_member(number, ids)) for number in range(draw(st.integers(0, 6))))
    rooms = draw(_rooms(ids))
    return check(
        Plan(
            practice=draw(_practice()),
            roles=roles,
            staff=staff,
            patients=Patients(counts=counts),
            activities=tuple(draw(_activity(number, ids)) for number in range(draw(st.integers(0, 6)))),
            rooms=rooms,
            weeks=tuple(draw(week_plan(number, staff, rooms)) for number in range(draw(st.integers(0, 2)))),
            working_time=draw(st.sampled_from((THE_LAW, WorkingTime(shift=8, daily_rest=12, breaks=20)))),
        )
    )
