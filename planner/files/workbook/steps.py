"""The steps from inputs to the figures of a function, in the order in which one asks why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner import names
from planner.explain import Figure, explain
from planner.files.workbook.draft import Draft, delivery, factor, limit, member_input, rate, role_input, volume_input
from planner.norm_names import role_field
from planner.norms import activity_path, role_path
from planner.plan import Activity, Delivery, Member, PerWeek, Practice, Prevalence, Role, about, find
from planner.terms import AGE_BANDS, GROUPS
from planner.texts import Message, T, Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One row: the figure, how deep it lies under the last figure above it, and the path of its norm, if any."""

    depth: int
    label: Message | str
    figure: Figure
    value: float | None
    unit: Unit
    how: Message | str = ""
    path: str = ""


def _head(draft: Draft, figure: Figure, depth: int = 1, label: Message | str | None = None) -> Step:
    """A computed figure, with the formula in words that its breakdown gives."""
    known = explain(draft.results, figure)
    return Step(depth, label or known.label, figure, known.result.value, known.result.unit, known.formula)


def role_steps(draft: Draft, role: Role) -> Iterator[Step]:
    """Everything that the utilisation and the staffing of a function rest on."""

    def head(name: str) -> Step:
        return _head(draft, Figure("role", role.id, name))

    yield head("utilisation")
    yield head("demand_hours")
    yield from _work(draft, role)
    yield head("capacity_hours")
    for member in draft.team_of(role.id):
        yield from _person(draft, member)
    yield _setting(role, "allowance_share", 2)
    yield head("presence")
    for field in ("leave_weeks", "study_weeks", "holiday_weeks", "sick_rate"):
        yield _setting(role, field, 2)
    yield head("gap_hours")
    yield head("fte_present")
    yield _setting(role, "fte_hours", 2)
    for name in ("fte_required", "wisn_ratio", "contacts_per_week", "contacts_possible", "minutes_per_contact"):
        yield head(name)


def _setting(role: Role, field: str, depth: int) -> Step:
    known = about(Role, field)
    home, path = role_input(role.id, field), role_path(role.id, field)
    return Step(depth, known.title, home, getattr(role, field), known.unit, path=path)


def _work(draft: Draft, role: Role) -> Iterator[Step]:
    """The hours of each activity, largest first, with what they come from."""
    asked = [(draft.results.demand[a.id].hours.get(role.id), a) for a in draft.plan.activities]
    for hours, activity in sorted(asked, key=lambda pair: -(pair[0] or 0.0)):
        if hours is None:
            continue
        yield _head(draft, Figure("activity", activity.id, "hours", role.id), 2, names.activity(activity))
        volume = Figure("activity", activity.id, "volume")
        yield Step(3, T("Times per week"), volume, draft.results.demand[activity.id].volume, Unit.TIMES)
        for part in activity.delivery:
            if part.role == role.id:
                yield from _parts(activity, part, ("share", "minutes", "admin_minutes"), "")
            elif find(draft.plan.roles, part.role).supervised_by == role.id:
                fields = ("share", "supervision_minutes", "return_share")
                yield from _parts(activity, part, fields, draft.role(part.role))


def _parts(activity: Activity, part: Delivery, fields: tuple[str, ...], who: str) -> Iterator[Step]:
    """The inputs of one function in an activity; `who` names it where it is not the function explained."""
    for field in fields:
        if field == "share" and part.share == 1:
            continue
        known = about(Delivery, field)
        label = T("{field}: {who}", field=known.title, who=who) if who else known.title
        path = activity_path(activity.id, "delivery", part.role, field)
        home = delivery(activity.id, part.role, field)
        yield Step(3, label, home, getattr(part, field), known.unit, path=path)


def _person(draft: Draft, member: Member) -> Iterator[Step]:
    yield _head(draft, Figure("member", member.id, "net_hours"), 2, names.member(member))
    yield _head(draft, Figure("member", member.id, "paid_hours"), 3)
    yield _head(draft, Figure("member", member.id, "presence"), 3)
    some_weeks = () if member.weeks_share == 1 else ("weeks_share",)
    for field in (*some_weeks, "allowance_hours", "pace"):
        known = about(Member, field)
        yield Step(3, known.title, member_input(member.id, field), getattr(member, field), known.unit)


def cost_steps(draft: Draft) -> Iterator[Step]:
    """What an hour of each function costs, and each person in a week."""
    for role in draft.plan.roles:
        if draft.in_use(role.id) and role.cost_per_hour is not None:
            yield replace(_setting(role, "cost_per_hour", 1), label=role_field(role, "cost_per_hour"))
        for member in draft.team_of(role.id):
            yield _head(draft, Figure("member", member.id, "cost_per_week"), 2, names.member(member))


def volume_steps(draft: Draft, activity: Activity) -> Iterator[Step]:
    """How often an activity happens, and the rates behind it."""
    volume, one = activity.volume, activity.id
    if isinstance(volume, PerWeek):
        known = about(PerWeek, "count")
        home, path = Figure("activity", one, "volume"), activity_path(one, "volume", "count")
        yield Step(1, names.activity(activity), home, volume.count, known.unit, known.title, path)
        return
    yield _head(draft, Figure("activity", one, "volume"), 1, names.activity(activity))
    shares = isinstance(volume, Prevalence)
    field, unit = ("share", Unit.SHARE) if shares else ("per_year", Unit.RATE)
    for band in AGE_BANDS:
        value = getattr(volume, field).get(band, 0.0)
        if value:
            path = activity_path(one, "volume", field, band)
            yield Step(2, T("{band} years", band=band), rate(one, band), value, unit, path=path)
    for group in GROUPS:
        value = volume.group_factor.get(group, 1.0)
        if value != 1:
            path = activity_path(one, "volume", "group_factor", group)
            yield Step(2, names.GROUPS[group], factor(one, group), value, Unit.FACTOR, path=path)
    if isinstance(volume, Prevalence):
        known, path = about(Prevalence, "times_per_year"), activity_path(one, "volume", "times_per_year")
        home = volume_input(one, "times_per_year")
        yield Step(2, known.title, home, volume.times_per_year, known.unit, path=path)


def practice_steps(draft: Draft, figures: tuple[str, ...], limits: tuple[str, ...]) -> Iterator[Step]:
    """The figures of the practice as a whole, and the limits it is held against."""
    for name in figures:
        yield _head(draft, Figure("practice", "", name))
    for field in limits:
        known = about(Practice, field)
        value = getattr(draft.plan.practice, field)
        yield Step(1, known.title, limit(field), value, known.unit, known.help or "", f"practice.{field}")
