"""A list scaled as a whole scales the work that comes from patients."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate, patient_total
from planner.levers import LeverError, apply, sentence
from planner.levers.list_size import KIND, ListSize
from planner.plan import Patients, Plan
from planner.scenario_edits import add, make_base
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, practices, role, volumes, words
from tests.support.plans import worked_example


@given(practices(), st.floats(0, 5))
def test_scaling_by_k_scales_every_volume_from_patients_by_k(plan: Plan, k: float) -> None:
    total = patient_total(plan.patients)
    before, after = volumes(plan), volumes(apply(plan, ListSize(patients=k * total)))
    for activity in plan.activities:
        factor = 1 if activity.volume.kind == "per_week" else k
        assert after[activity.id] == pytest.approx(before[activity.id] * factor, rel=1e-9, abs=1e-9)


@given(practices(), st.floats(1, 5_000))
def test_a_number_per_fte_is_met(plan: Plan, wanted: float) -> None:
    changed = apply(plan, ListSize(per_gp_fte=wanted))
    assert calculate(changed).patients_per_gp_fte == pytest.approx(wanted)
    assert changed.staff is plan.staff


def test_the_insurers_pilot() -> None:
    """6,100 patients with 3.0 fte is 2,033 per fte; 1,800 per fte is a list of 5,400."""
    plan = worked_example()
    gp = plan.staff[0].model_copy(update={"sessions": {}, "hours_per_week": 120})
    plan = plan.model_copy(
        update={"staff": (gp,), "patients": Patients(counts={"18-44": {"healthy": 6000, "social": 100}})}
    )
    lever = ListSize(per_gp_fte=1800)
    assert words(plan, lever) == ("A list of 5,400 patients instead of 6,100: 1,800 per GP fte instead of 2,033.")
    counts = apply(plan, lever).patients.counts["18-44"]
    assert counts["healthy"] == pytest.approx(6000 * 5400 / 6100)
    assert counts["social"] == pytest.approx(100 * 5400 / 6100)


def test_parts_of_patients_are_kept_when_it_becomes_the_plan() -> None:
    added = add(example("solo_norm"), "Smaller", (ListSize(patients=1800),)).plan
    base = calculate(added)
    kept = make_base(base, added.scenarios[-1].id).plan
    assert patient_total(kept.patients) == pytest.approx(1800)
    assert kept.patients.counts["0-4"]["healthy"] == pytest.approx(98 * 1800 / 2095)


@pytest.mark.parametrize("lever", [ListSize(), ListSize(patients=2000, per_gp_fte=1800)])
def test_exactly_one_number_is_wanted(lever: ListSize) -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="either a number of patients or a number per GP fte"):
            use(worked_example(), lever)


def test_what_is_missing_is_said() -> None:
    empty = worked_example().model_copy(update={"patients": Patients()})
    with pytest.raises(LeverError, match="list is empty"):
        KIND.first(empty)
    nobody = worked_example().model_copy(update={"staff": ()})
    with pytest.raises(LeverError, match="No GP has hours"):
        apply(nobody, ListSize(per_gp_fte=1800))
    assert words(nobody, ListSize(patients=10)).endswith("– per GP fte instead of –.")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_is_a_smaller_list(name: str) -> None:
    plan = example(name)
    lever = KIND.first(plan)
    changed = apply(plan, lever)
    before, after = role(plan, GP).utilisation, role(changed, GP).utilisation
    assert before is not None
    assert after is not None
    assert after < before
    assert (lever.per_gp_fte == 1800) == (name != "more_time")
