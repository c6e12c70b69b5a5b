"""The patients of a practice that closes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from planner.calculation import patient_total
from planner.levers.counts import with_counts
from planner.levers.lever import Evidence, Kind, LeverError
from planner.list_mix import mix_counts
from planner.plan import About, Lever, Persons, Plan
from planner.terms import AGE_BANDS, AgeBand, Group
from planner.texts import Message, Quantity, T, Unit


class TakeOverList(Lever):
    """Patients who join, per age band; the average week is that after they came."""

    kind: Literal["take_over_list"] = "take_over_list"
    patients: Annotated[
        dict[AgeBand, Persons],
        About(
            T("Patients who join"),
            Unit.PERSONS,
            T("Each age band is split over client groups as your own is; all healthy where you have none."),
        ),
    ]
    start: Annotated[
        date | None, About(T("Join from"), help=T("The average week is that from this day on. Empty: at once."))
    ] = None


def _joined(own: dict[Group, float], joining: float) -> dict[Group, float]:
    """A band's client groups with so many people more, split as the band was."""
    before = sum(own.values())
    if not before:
        return {**own, "healthy": joining}
    return {group: count + joining * (count / before) for group, count in own.items()}


def apply(plan: Plan, lever: TakeOverList) -> Plan:
    """The plan with the patients who join on its list."""
    if not sum(lever.patients.values()):
        raise LeverError(T("Enter how many patients of each age join."))
    counts = dict(plan.patients.counts)
    for band in AGE_BANDS:
        if lever.patients.get(band):
            counts[band] = _joined(counts.get(band, {}), lever.patients[band])
    return with_counts(plan, counts)


def sentence(plan: Plan, lever: TakeOverList) -> Message:
    """How many join, and what the list becomes."""
    values = {
        "joining": Quantity(sum(lever.patients.values()), Unit.PERSONS),
        "before": Quantity(patient_total(plan.patients), Unit.PERSONS),
        "after": Quantity(patient_total(apply(plan, lever).patients), Unit.PERSONS),
    }
    if lever.start is None:
        return T("{joining} patients join: a list of {after} instead of {before}.", **values)
    return T(
        "{joining} patients join from {start}: a list of {after} instead of {before}.", start=lever.start, **values
    )


def first(plan: Plan) -> TakeOverList:
    """A tenth of the list of one full-time GP at the practice's own limit, with the ages of an average list."""
    counts = mix_counts(round(plan.practice.list_per_gp_fte / 10))
    return TakeOverList(patients={band: sum(groups.values()) for band, groups in counts.items()})


KIND = Kind(
    record=TakeOverList,
    theme="patients",
    title=T("Patients of a practice that closes"),
    purpose=T("Adds the patients of a neighbour who stops."),
    evidence=Evidence(
        T(
            "How many patients come is known only where it happens. First filled in is a tenth of a full-time GP's "
            "list with the ages of an average list: what one of ten neighbours would take on."
        ),
        ("norm_practice_2018", "list_age_share_75_84_2022", "list_age_share_85plus_2022"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
