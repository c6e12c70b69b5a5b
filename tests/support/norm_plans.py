"""Random plans with the standard functions and activities, so that norms stand behind most of their numbers."""

from __future__ import annotations

from hypothesis import strategies as st

from planner.check import check
from planner.defaults import default_activities, default_roles
from planner.plan import Activity, Member, Patients, PerWeek, Plan, Record, Role
from planner.terms import AGE_BANDS, GROUPS


def _varied(draw: st.DrawFn, record: Record, fields: tuple[str, ...]) -> Record:
    """The record with some of its numbers halved, kept or raised by a quarter, shares not beyond 1."""
    changed = {}
    for field in fields:
        value = getattr(record, field) * draw(st.sampled_from((0.5, 1.0, 1.25)))
        changed[field] = min(1.0, value) if field in ("sick_rate", "allowance_share", "return_share") else value
    return record.model_copy(update=changed)


@st.composite
def _activity(draw: st.DrawFn, usual: Activity) -> Activity:
    fields = ("minutes", "admin_minutes", "supervision_minutes", "return_share")
    rows = tuple(_varied(draw, row, fields) for row in usual.delivery)
    volume = usual.volume
    if draw(st.integers(0, 4)) == 0:
        volume = PerWeek(count=draw(st.integers(1, 40)))
    elif not isinstance(volume, PerWeek) and draw(st.booleans()):
        factors = draw(st.dictionaries(st.sampled_from(GROUPS), st.sampled_from((0.5, 1.0, 1.5)), max_size=3))
        volume = volume.model_copy(update={"group_factor": factors})
    return usual.model_copy(update={"delivery": rows, "volume": volume})


@st.composite
def norm_plans(draw: st.DrawFn) -> Plan:
    """Valid plans of the standard functions, one to four people and up to five standard activities."""
    role_fields = ("leave_weeks", "study_weeks", "holiday_weeks", "sick_rate", "allowance_share")
    roles: tuple[Role, ...] = tuple(_varied(draw, role, role_fields) for role in default_roles())
    ids = draw(st.lists(st.sampled_from(default_activities()), min_size=1, max_size=5, unique_by=lambda a: a.id))
    staff = tuple(
        Member(
            id=f"m{number}",
            role=draw(st.sampled_from(("gp", "poh_s", "assistant"))),
            employment=draw(st.sampled_from(("employed", "locum"))),
            hours_per_week=draw(st.integers(4, 40)),
            allowance_hours=draw(st.integers(0, 3)),
        )
        for number in range(draw(st.integers(1, 4)))
    )
    counts = {band: {group: draw(st.integers(0, 900)) for group in GROUPS[:2]} for band in AGE_BANDS}
    activities = tuple(draw(_activity(usual)) for usual in ids)
    return check(Plan(roles=roles, staff=staff, patients=Patients(counts=counts), activities=activities))
