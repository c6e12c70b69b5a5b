"""Scarcity: work goes, in an order that the practice chooses, until the rest fits."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Gt, Le

from planner import names
from planner.calculation import calculate
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_activity, the_role, with_activity
from planner.levers.volumes import scaled
from planner.plan import About, Id, Lever, Plan
from planner.scarcity import Dropping, dropping, non_core
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit


class Scarcity(Lever):
    """Activities are dropped or handed back, one after another, until a role is at its target."""

    kind: Literal["scarcity"] = "scarcity"
    role: Annotated[Id, About(T("Function")), Refers("role")] = GP
    target: Annotated[
        float, Gt(0), Le(2), About(T("Target"), Unit.SHARE, T("The utilisation at which nothing more has to go."))
    ] = 0.85
    order: Annotated[
        tuple[Id, ...],
        About(
            T("What goes, in this order"),
            help=T("Empty: what serves no core task, and what frees most hours first."),
        ),
        Refers("activity"),
    ] = ()
    partly: Annotated[
        bool, About(T("Partly where that is enough"), help=T("The last one goes only as far as it has to."))
    ] = True


def planned(plan: Plan, lever: Scarcity) -> Dropping:
    """What goes and what it frees; `LeverError` where there is nothing to drop or nobody to relieve."""
    role = the_role(plan, lever.role)
    order = tuple(the_activity(plan, activity).id for activity in lever.order) or non_core(plan, role.id)
    found = dropping(plan, role.id, lever.target, order, lever.partly)
    if found.utilisation is None:
        raise LeverError(T("Nobody works as {role} in this plan. Choose another function.", role=names.role_name(role)))
    if not order and found.utilisation > lever.target:
        raise LeverError(
            T(
                "All work of {role} serves a core task. Choose yourself what goes first, or set work to '{none}' on "
                "the page Delegated tasks.",
                role=names.role_name(role),
                none=names.CORE_TASKS["none"],
            )
        )
    return found


def apply(plan: Plan, lever: Scarcity) -> Plan:
    """The plan in which what goes happens no more, or less often."""
    for drop in planned(plan, lever).gone:
        plan = with_activity(plan, drop.activity, scaled(drop.activity, 1 - drop.share))
    return plan


def sentence(plan: Plan, lever: Scarcity) -> Message:
    """What goes, and where the role is then."""
    found = planned(plan, lever)
    values = {
        "role": names.role(plan, lever.role),
        "before": Quantity(found.utilisation, Unit.SHARE),
        "after": Quantity(found.after, Unit.SHARE),
        "target": Quantity(lever.target, Unit.SHARE),
        "what": tuple(
            T("{share} of {what}", share=Quantity(drop.share, Unit.SHARE), what=names.activity(drop.activity))
            for drop in found.gone
        ),
    }
    if found.utilisation is not None and found.utilisation <= lever.target:
        return T("{role}: {before} of the time is filled. For {target} nothing has to go.", **values)
    if not found.gone:
        return T("{role}: {before} of the time is filled. Nothing in this order takes time of that function.", **values)
    if found.after is not None and found.after > lever.target + _ROUNDING:
        return T(
            "Dropped or handed back: {what}. {role} goes from {before} to {after}; for {target} more has to go.",
            **values,
        )
    return T("Dropped or handed back: {what}. {role} goes from {before} to {after}.", **values)


_ROUNDING = 1e-9


def first(plan: Plan) -> Scarcity:
    """The busiest function back to where the practice's warnings begin."""
    known = {role: result.utilisation or 0.0 for role, result in calculate(plan).roles.items()}
    if not known:
        raise LeverError(T("This plan has no functions. Add one on the page Team."))
    return Scarcity(role=max(known, key=lambda role: known[role]), target=plan.practice.near_limit)


KIND = Kind(
    record=Scarcity,
    theme="work",
    title=T("Core tasks first"),
    purpose=T("Drops or hands back work, in an order that you choose, until the rest fits."),
    evidence=Evidence(
        T(
            "Which work is no core task is for the practice to say; no figures are needed. What is dropped here is "
            "reckoned as gone: if patients come back with it in another way, it costs time there."
        )
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
