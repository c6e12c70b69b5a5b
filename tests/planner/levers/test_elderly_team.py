"""Part of the work for frail elderly people goes to others, and coordinating that takes time."""

from __future__ import annotations

import pytest

from planner.levers import LeverError, apply, sentence
from planner.levers.elderly_team import KIND, ElderlyTeam
from planner.norms import facts
from planner.plan import Plan
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import worked_example

_OLD = ElderlyTeam(groups=(), bands=("75-84", "85+"))


def test_the_complex_group_of_the_worked_example() -> None:
    """6 + 70 + 175 visits a year; a fifth of them is 0.9654 a week: half an hour each against 10 minutes."""
    plan = worked_example()
    changed = apply(plan, ElderlyTeam())
    assert volumes(plan)["visit"] - volumes(changed)["visit"] == pytest.approx(50.2 / 52)
    assert volumes(changed)["elderly_coordination"] == pytest.approx(50.2 / 52)
    freed = role(plan, GP).demand_hours - role(changed, GP).demand_hours
    assert freed == pytest.approx(50.2 / 52 * (30 - 10) / 60)
    assert words(plan, ElderlyTeam()) == (
        "1.0 contacts a week go to the district nurse and the elderly-care physician: 20% of Home visit for Complex. "
        "Coordination takes GP 0.2 hours a week."
    )


def test_ages_where_the_list_is_not_split() -> None:
    """252 visits of 75-84 and 290.5 of 85 and over a year, whatever their client group."""
    plan = worked_example()
    changed = apply(plan, _OLD)
    assert volumes(plan)["visit"] - volumes(changed)["visit"] == pytest.approx(0.2 * 542.5 / 52)
    assert "for 75-84 years, 85+ years" in words(plan, _OLD)


def test_other_activities_and_a_programme() -> None:
    """Diabetes checks of the complex group: (0.185 * 30 + 0.25 * 70 + 0.255 * 50) * 4 a year."""
    plan = worked_example()
    lever = ElderlyTeam(activities=("diabetes_check", "diabetes_check"), share=0.5)
    changed = apply(plan, lever)
    moved = (5.55 + 17.5 + 12.75) * 4 / 2 / 52
    assert volumes(plan)["diabetes_check"] - volumes(changed)["diabetes_check"] == pytest.approx(moved)
    assert volumes(changed)["visit"] == volumes(plan)["visit"]
    assert volumes(changed)["elderly_coordination"] == pytest.approx(moved)


@pytest.mark.parametrize("lever", [_OLD, ElderlyTeam()])
def test_a_number_per_week_goes_by_their_part_of_the_list(lever: ElderlyTeam) -> None:
    """335 of the 3,604 patients are 75 or older, 150 are complex."""
    plan = worked_example()
    part = (335 if lever.bands else 150) / 3604
    changed = apply(plan, lever.model_copy(update={"activities": ("triage",)}))
    assert volumes(changed)["triage"] == pytest.approx(420 * (1 - 0.2 * part))
    assert volumes(changed)["elderly_coordination"] == pytest.approx(420 * 0.2 * part)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_helps_every_example(name: str) -> None:
    plan = example(name)
    lever = KIND.first(plan)
    assert bool(lever.bands) == (name == "solo_norm")
    changed = apply(plan, lever)
    for who in (GP, "poh_s"):
        assert role(changed, who).demand_hours < role(plan, who).demand_hours
    assert "Frail elderly visit" in words(plan, lever)


@pytest.mark.parametrize(
    ("plan", "lever", "reason"),
    [
        (worked_example(), ElderlyTeam(bands=("85+",)), "either client groups or age bands"),
        (worked_example(), ElderlyTeam(groups=()), "either client groups or age bands"),
        (example("solo_norm"), ElderlyTeam(), "choose age bands instead"),
        (worked_example(), ElderlyTeam(activities=("singing",)), "singing"),
        (worked_example().model_copy(update={"activities": ()}), ElderlyTeam(), "people's homes"),
        (worked_example(), ElderlyTeam(role="choir"), "choir"),
    ],
)
def test_what_cannot_be_is_said(plan: Plan, lever: ElderlyTeam, reason: str) -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match=reason):
            use(plan, lever)


def test_a_plan_without_gps_is_refused() -> None:
    with pytest.raises(LeverError, match="gp"):
        KIND.first(Plan())


def test_the_evidence_is_there() -> None:
    known = [facts()[key].value for key in KIND.evidence.facts]
    assert known == ["22", "14"]
