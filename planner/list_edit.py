"""Edits of the patient list as a whole: a counted list, the average mix, none at all, another reference date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner import edits
from planner.calculation import ratio
from planner.edits import Change
from planner.errors import ListError
from planner.files.patient_list import Tally
from planner.list_mix import mix_counts
from planner.plan import Patients, Plan
from planner.terms import AGE_BANDS, AgeBand
from planner.texts import T


def shares_of_list(tally: Tally) -> dict[str, dict[AgeBand, float]]:
    """Per programme the share of each age band that takes part: participants over patients, 0 in an empty band."""
    patients = {band: sum(tally.counts.get(band, {}).values()) for band in AGE_BANDS}
    return {
        programme: {band: ratio(taking_part.get(band, 0), patients[band]) or 0.0 for band in AGE_BANDS}
        for programme, taking_part in tally.programmes.items()
    }


def list_change(plan: Plan, tally: Tally) -> Change:
    """Take over a counted list: its counts, its reference date, and the programmes that its columns tell.

    `ListError` for a list of which no row could be counted: it would only wipe out the one that is there.
    """
    if not tally.report.counted:
        raise ListError(T("None of the rows could be counted, so the patients stay as they are. Check the columns."))
    patients = Patients(counts=tally.counts, as_of=tally.as_of, origin="import")
    return edits.set_list(plan, patients, shares_of_list(tally))


def mix_change(plan: Plan, total: int) -> Change:
    """A list of so many patients with the average age mix, all without a client group."""
    return edits.set_patients(plan, Patients(counts=mix_counts(total), origin="mix"), T("Fill in the average list"))


def clear_change(plan: Plan) -> Change:
    """No patients at all."""
    return edits.set_patients(plan, Patients(), T("Clear the patient list"))


def as_of_change(plan: Plan, day: date | None) -> Change:
    """The same counts with another reference date, or with none."""
    patients = plan.patients.model_copy(update={"as_of": day})
    return edits.set_patients(plan, patients, T("Change reference date"))


@dataclass(frozen=True, slots=True)
class Difference:
    """What a counted list changes in one row: an age band, or a programme by the id of its activity."""

    key: str
    before: float
    after: float

    @property
    def change(self) -> float:
        """How many more there are than before."""
        return self.after - self.before


def band_differences(plan: Plan, tally: Tally) -> tuple[Difference, ...]:
    """Patients per age band before and after."""
    return tuple(
        Difference(band, sum(plan.patients.counts.get(band, {}).values()), sum(tally.counts.get(band, {}).values()))
        for band in AGE_BANDS
    )


def programme_differences(plan: Plan, tally: Tally) -> tuple[Difference, ...]:
    """Participants per programme before and after, for the programmes that both the list and the plan know."""
    patients = {band: sum(groups.values()) for band, groups in plan.patients.counts.items()}
    return tuple(
        Difference(
            activity.id,
            sum(count * activity.volume.share.get(band, 0.0) for band, count in patients.items()),
            sum(tally.programmes[activity.id].values()),
        )
        for activity in plan.activities
        if activity.volume.kind == "prevalence" and activity.id in tally.programmes
    )
