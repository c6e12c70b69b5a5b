"""Random small practices with a week plan to fill in, for tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from planner.plan import Absence, Cell, Member, Plan, Room, WeekPlan
from planner.terms import WISHES
from planner.warnings.warning import Severity
from planner.week.checks import Issue, check
from tests.support.weeks import ACTIVITIES, ROLES

MONDAY = date(2027, 3, 8)
_SESSIONS = ("mon_am", "mon_pm", "mon_ev", "tue_am", "tue_pm", "thu_ev", "fri_am", "sat_am", "sun_am")
_WORKS = ("surgery", "surgery", "phone", "visits", "admin", "meeting", "duty", "off")
_LENGTHS = (4.0, 4.0, 5.0, 3.5, 4.333)


@st.composite
def _member(draw: st.DrawFn, number: int, sessions: list[str]) -> Member:
    role = draw(st.sampled_from(("gp", "gp", "assistant", "assistant", "poh_s", "vs", "aios")))
    usual = st.sampled_from(("employed", "employed", "owner", "locum"))
    return Member(
        id=f"m{number}",
        role=role,
        employment="trainee" if role == "aios" else draw(usual),
        sessions=draw(st.dictionaries(st.sampled_from(sessions), st.sampled_from(_LENGTHS), max_size=5)),
        hours_per_week=draw(st.sampled_from((8, 16, 24))),
        wishes=draw(st.dictionaries(st.sampled_from(sessions), st.sampled_from(WISHES), max_size=1)),
        weeks_share=draw(st.sampled_from((1.0, 1.0, 0.5))),
        may_do=draw(st.sampled_from(((), (), ("visit",)))),
    )


@st.composite
def _cell(draw: st.DrawFn, members: list[str], sessions: list[str], rooms: list[Any]) -> Cell:
    return Cell(
        member=draw(st.sampled_from(members)),
        session=draw(st.sampled_from(sessions)),
        work=draw(st.sampled_from(_WORKS)),
        hours=draw(st.sampled_from(_LENGTHS)),
        room=draw(st.sampled_from(rooms)),
        weeks=draw(st.sampled_from(((), (), (1,)))),
        pinned=draw(st.booleans()),
    )


@st.composite
def practices(draw: st.DrawFn) -> tuple[Plan, date | None]:
    """A practice of up to six people with a week plan in any state, and perhaps the Monday of a calendar week."""
    sessions = draw(st.lists(st.sampled_from(_SESSIONS), min_size=2, max_size=5, unique=True))
    monday = draw(st.sampled_from((None, MONDAY)))
    staff = tuple(draw(_member(number, sessions)) for number in range(draw(st.integers(2, 6))))
    suits = st.sampled_from(((), (), ("gp",), ("poh_s", "vs")))
    rooms = tuple(Room(id=f"r{number}", roles=draw(suits)) for number in range(draw(st.integers(0, 3))))
    places = [None, *(room.id for room in rooms)]
    cells = draw(st.lists(_cell([one.id for one in staff], sessions, places), max_size=12))
    cycle = draw(st.sampled_from((1, 1, 2)))
    least = {role: draw(st.sampled_from((0, 0, 0, 1, 1.5))) for role in ("gp", "assistant")}
    roles = tuple(role.model_copy(update={"least_present": least.get(role.id, 0)}) for role in ROLES)
    gone = draw(st.lists(st.tuples(st.sampled_from([*staff, None]), st.integers(0, 4)), max_size=2))
    absences = tuple(
        Absence(
            id=f"a{number}",
            member=who.id if who else None,
            first=MONDAY + timedelta(days=day),
            last=MONDAY + timedelta(days=day),
        )
        for number, (who, day) in enumerate(gone)
    )
    week = WeekPlan(id="w", cells=tuple(cells), cycle=cycle)
    return Plan(roles=roles, staff=staff, activities=ACTIVITIES, rooms=rooms, weeks=(week,), absences=absences), monday


def serious(plan: Plan, week: WeekPlan, monday: date | None = None) -> list[Issue]:
    """Issues that are more than advice."""
    return [one for one in check(plan, week, monday) if one.severity != Severity.INFO]
