"""A larger or smaller list, as it is in every other respect."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Le

from planner.calculation import calculate
from planner.levers.counts import multiplied, the_total
from planner.levers.lever import Evidence, Kind, LeverError
from planner.plan import About, Lever, Plan
from planner.terms import AGE_BANDS
from planner.texts import Message, Quantity, T, Unit

# What the GPs' association asks for: fact lhv_wish_patients_per_fte.
_WISH_PER_FTE = 1800

People = Annotated[float, Ge(0), Le(10_000_000)]


class ListSize(Lever):
    """The whole list scaled to a number of patients, or to a number for each GP fte; exactly one of the two."""

    kind: Literal["list_size"] = "list_size"
    patients: Annotated[
        People | None, About(T("Patients"), Unit.PERSONS, T("The whole list. Empty: see patients per GP fte."))
    ] = None
    per_gp_fte: Annotated[
        People | None, About(T("Patients per GP fte"), Unit.PERSONS, T("Empty: see the number of patients."))
    ] = None


def _factor(plan: Plan, lever: ListSize) -> float:
    """What the list is multiplied by."""
    total = the_total(plan)
    if (lever.patients is None) == (lever.per_gp_fte is None):
        raise LeverError(T("Give either a number of patients or a number per GP fte, and leave the other empty."))
    if lever.patients is not None:
        return lever.patients / total
    per_fte = calculate(plan).patients_per_gp_fte
    if per_fte is None:
        raise LeverError(T("No GP has hours in this plan. Give a number of patients, or add a GP on the page Team."))
    return (lever.per_gp_fte or 0.0) / per_fte


def apply(plan: Plan, lever: ListSize) -> Plan:
    """The plan with every count of patients times one exact factor; what is counted per week stays."""
    return multiplied(plan, dict.fromkeys(AGE_BANDS, _factor(plan, lever)))


def sentence(plan: Plan, lever: ListSize) -> Message:
    """What happens to the list, in all and per GP fte."""
    before, after = calculate(plan), calculate(apply(plan, lever))
    return T(
        "A list of {after} patients instead of {before}: {per_fte} per GP fte instead of {per_fte_before}.",
        after=Quantity(after.patients, Unit.PERSONS),
        before=Quantity(before.patients, Unit.PERSONS),
        per_fte=Quantity(after.patients_per_gp_fte, Unit.PERSONS),
        per_fte_before=Quantity(before.patients_per_gp_fte, Unit.PERSONS),
    )


def first(plan: Plan) -> ListSize:
    """The number per GP fte that the GPs' association wants; where there are fewer already, a list a tenth smaller."""
    total, per_fte = the_total(plan), calculate(plan).patients_per_gp_fte
    if per_fte is not None and round(per_fte) > _WISH_PER_FTE:
        return ListSize(per_gp_fte=_WISH_PER_FTE)
    return ListSize(patients=round(0.9 * total))


KIND = Kind(
    record=ListSize,
    theme="patients",
    title=T("Size of the list"),
    purpose=T("Lets the list grow or shrink, with the same ages and needs."),
    evidence=Evidence(
        T(
            "The norm practice has 2,095 patients per GP fte. The GPs' association wants about 1,800, the number in "
            "the pilots with more time per patient; one of these came from 2,300."
        ),
        (
            "norm_practice_2018",
            "lhv_wish_patients_per_fte",
            "vgz_pilot_patients_per_fte",
            "coenen_patients_per_fte",
            "afferden_list_before",
            "afferden_list_after",
        ),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
