"""Edits that count an activity in another way without changing how often it happens."""

from __future__ import annotations

from math import ceil

from planner import edits
from planner.delegation import times_per_patient_year
from planner.edits import Change
from planner.errors import EditError
from planner.plan import PerPatient, PerWeek, Prevalence, find
from planner.results import Results
from planner.terms import AGE_BANDS
from planner.texts import T


def set_volume_kind(results: Results, activity_id: str, kind: str) -> Change:
    """Count an activity per patient, by prevalence or per week.

    The number of times per week stays; per patient it is spread evenly over all ages. `EditError` where there
    are no patients to spread it over.
    """
    plan = results.plan
    volume: PerPatient | Prevalence | PerWeek
    if kind == "per_week":
        volume = PerWeek(count=results.demand[activity_id].volume)
    else:
        rate = _rate(results, activity_id)
        if kind == "per_patient":
            volume = PerPatient(per_year=dict.fromkeys(AGE_BANDS, rate))
        else:
            times = max(1, ceil(rate))
            volume = Prevalence(share=dict.fromkeys(AGE_BANDS, rate / times), times_per_year=times)
    return edits.set_activity(plan, activity_id, "volume", volume)


def _rate(results: Results, activity_id: str) -> float:
    rate = times_per_patient_year(results, activity_id)
    if rate is not None:
        return rate
    if find(results.plan.activities, activity_id).volume.kind == "per_week" and results.demand[activity_id].volume:
        raise EditError(T("There are no patients to count this by. Enter the patient list first."))
    return 0.0
