"""Longer or shorter consults."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Le

from planner import names
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_activity, the_row, with_activity, with_row
from planner.levers.volumes import scaled
from planner.plan import About, Id, Lever, Minutes, Plan
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit

Change = Annotated[float, Ge(-1), Le(10)]


class ConsultLength(Lever):
    """Other minutes for an activity of a role; if wanted, another number of contacts and of referrals."""

    kind: Literal["consult_length"] = "consult_length"
    activity: Annotated[Id, About(T("Activity")), Refers("activity")]
    role: Annotated[Id, About(T("Function")), Refers("role")] = GP
    minutes: Annotated[Minutes, About(T("Minutes"), Unit.MINUTES, T("Direct time for one contact."))] = 15
    admin_minutes: Annotated[Minutes | None, About(T("Admin minutes"), Unit.MINUTES, T("Empty: as they are now."))] = (
        None
    )
    repeat_change: Annotated[
        Change,
        About(T("Change in contacts"), Unit.SHARE, T("For example −5 % when fewer patients come back.")),
    ] = 0
    referral_activity: Annotated[
        Id | None,
        About(T("Work with referrals"), help=T("The activity that grows or shrinks with referrals.")),
        Refers("activity"),
    ] = None
    referral_change: Annotated[
        Change, About(T("Change in referrals"), Unit.SHARE, T("Applies to the work with referrals."))
    ] = 0


def apply(plan: Plan, lever: ConsultLength) -> Plan:
    """The plan with other minutes for one role in one activity, and with contacts and referrals changed as asked."""
    activity, row = the_row(plan, lever.activity, lever.role)
    admin = row.admin_minutes if lever.admin_minutes is None else lever.admin_minutes
    changed = row.model_copy(update={"minutes": lever.minutes, "admin_minutes": admin})
    longer = with_row(activity, row, changed)
    plan = with_activity(plan, activity, scaled(longer, 1 + lever.repeat_change))
    if lever.referral_activity and lever.referral_change:
        work = the_activity(plan, lever.referral_activity)
        plan = with_activity(plan, work, scaled(work, 1 + lever.referral_change))
    return plan


def sentence(plan: Plan, lever: ConsultLength) -> Message:
    """What happens to the minutes."""
    activity, row = the_row(plan, lever.activity, lever.role)
    return T(
        "{what} by {role}: {after} minutes instead of {before}.",
        what=names.activity(activity),
        role=names.role(plan, lever.role),
        before=Quantity(row.minutes, Unit.MINUTES),
        after=Quantity(lever.minutes, Unit.MINUTES),
    )


def first(plan: Plan) -> ConsultLength:
    """Fifteen minutes for the consult that takes GPs the most contacts."""
    for activity in plan.activities:
        if activity.kind == "consult" and any(row.role == GP for row in activity.delivery):
            return ConsultLength(activity=activity.id)
    raise LeverError(T("No consult of this plan is done by a GP. Add one on the page Consults."))


KIND = Kind(
    record=ConsultLength,
    theme="consults",
    title=T("Longer consults"),
    purpose=T("Gives an activity more or fewer minutes."),
    evidence=Evidence(
        T(
            "The national monitor of 2025 saw referrals slightly down and consults slightly up; single practices "
            "report 6 to 27 % fewer referrals. So nothing changes here unless you say so."
        ),
        ("mtvp_effect_2025", "vgz_pilot_referrals_first_year", "coenen_referrals"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
