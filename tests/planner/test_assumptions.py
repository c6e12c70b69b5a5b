"""The norms in use: what the plan has in their place, how old they are, what they do to the worst role."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from planner import edits, norm_age
from planner.assumptions import Assumption, assumptions, worst_role
from planner.calculation import calculate
from planner.explain import Figure
from planner.files import plan_file
from planner.language import Translator
from planner.norm_edits import all_back_to_norm
from planner.norms import Fact, Norm
from planner.plan import PerWeek, Plan, Room
from planner.resources import resource
from planner.sensitivity import sensitivity
from planner.texts import T
from planner.volume_edits import set_volume_kind
from tests.support.norm_plans import norm_plans
from tests.support.plans import worked_example

TODAY = date(2026, 11, 22)


def _example(name: str = "overloaded_duo") -> Plan:
    return plan_file.load(resource("examples", f"{name}.dagdeel"))


def _rows(plan: Plan) -> dict[str, Assumption]:
    rows = assumptions(calculate(plan), TODAY)
    by_path = {row.path: row for row in rows}
    assert len(by_path) == len(rows)
    return by_path


def test_a_changed_number_is_own_and_stands_beside_its_norm() -> None:
    plan = _example()
    path = "activity.consult_short.delivery.gp.minutes"
    before = _rows(plan)[path]
    after = _rows(edits.set_delivery(plan, "consult_short", "gp", "minutes", 15).plan)[path]
    assert (before.is_own, before.value.value, before.usual.value) == (False, 10, 10)
    assert (after.is_own, after.value.value, after.usual.value) == (True, 15, 10)
    assert after.own_paths == (path,)
    assert after.kind == "published"
    assert Translator("en")(after.label) == "Short consult · GP: Minutes"


def test_rates_are_one_number_averaged_over_the_list() -> None:
    plan = _example("solo_norm")
    path = "activity.consult_short.volume.per_year"
    changed = edits.set_volume(plan, "consult_short", "per_year", 9.0, "85+").plan
    row = _rows(changed)[path]
    assert row.own_paths == (f"{path}.85+",)
    patients = plan.patients.counts
    total = sum(sum(groups.values()) for groups in patients.values())
    rates = {**plan.activities[0].volume.per_year, "85+": 9.0}  # type: ignore[union-attr]
    mean = sum(sum(patients[band].values()) * rate for band, rate in rates.items()) / total
    assert row.value.value == pytest.approx(mean)
    assert row.usual.value == pytest.approx(_rows(plan)[path].value.value)


@given(norm_plans())
def test_going_back_leaves_nothing_own(plan: Plan) -> None:
    own = [path for row in _rows(plan).values() for path in row.own_paths]
    back = all_back_to_norm(plan, own, T("Back")).plan
    assert not [row.path for row in _rows(back).values() if row.is_own]


@given(norm_plans())
def test_every_swing_of_the_worst_role_has_its_row(plan: Plan) -> None:
    results = calculate(plan)
    worst = worst_role(results)
    rows = _rows(plan)
    if worst is None:
        assert all(row.swing is None for row in rows.values())
        return
    swings = sensitivity(results, worst)
    assert {swing.path for swing in swings} == {row.path for row in rows.values() if row.swing}
    assert all(rows[swing.path].effect == swing.reach for swing in swings)


def test_effects_are_on_the_role_whose_swings_are_given() -> None:
    results = calculate(_example())
    rows = {row.path: row for row in assumptions(results, TODAY, sensitivity(results, "assistant"))}
    assert rows["role.assistant.leave_weeks"].effect
    assert rows["role.gp.leave_weeks"].effect is None


def test_costs_and_weekdays_are_assumptions_too() -> None:
    plan = edits.set_practice(_example(), "weekday_factors", 1.2, "mon").plan
    plan = edits.set_role(plan, "assistant", "cost_per_hour", None).plan
    rows, say = _rows(plan), Translator("en")
    monday, assistant, rate = (
        rows[path] for path in ("practice.weekday_factors.mon", "role.assistant.cost_per_hour", "practice.locum_rate")
    )

    assert (monday.value.value, monday.usual.value, monday.is_own) == (1.2, 1.08, True)
    assert say(monday.label) == "Weekday pattern, Mon"
    assert (assistant.value.value, assistant.usual.value, assistant.is_own) == (None, 28, True)
    assert (rate.kind, rate.year, rate.figure) == ("published", 2019, Figure("practice", "", "cost_per_week"))


def test_who_needs_a_room_matters_where_there_are_rooms() -> None:
    plan = _example().model_copy(update={"rooms": (Room(id="room_1"),)})
    row = _rows(edits.set_role(plan, "assistant", "needs_room", True).plan)["role.assistant.needs_room"]

    assert (row.value.value, row.usual.value, row.is_own) == (1, 0, True)
    roomless = _rows(plan.model_copy(update={"rooms": ()}))
    assert not [path for path in roomless if path.endswith("needs_room")]


def test_what_nobody_uses_is_not_listed() -> None:
    paths = set(_rows(_example()))
    assert "role.gp.leave_weeks" in paths
    assert not [path for path in paths if path.startswith(("role.vs.", "role.pa.", "role.aios."))]
    assert "activity.consult_short.delivery.gp.supervision_minutes" not in paths


def test_a_share_that_was_taken_away_is_still_an_own_value() -> None:
    plan = edits.set_share(_example(), "diabetes_check", "gp", 0).plan
    rows = _rows(plan)
    assert rows["activity.diabetes_check.delivery.gp.share"].is_own


def test_counted_in_another_way() -> None:
    plan = _example()
    times = calculate(plan).demand["smears"].volume
    changed = set_volume_kind(calculate(plan), "smears", "per_week").plan
    row = _rows(changed)["activity.smears.volume.per_year"]
    assert row.is_own
    assert row.value.value == pytest.approx(times)
    assert row.usual.value == pytest.approx(times)
    back = all_back_to_norm(changed, row.own_paths, T("Back")).plan
    assert not isinstance(next(a for a in back.activities if a.id == "smears").volume, PerWeek)


def test_factors_of_client_groups() -> None:
    split, whole = _rows(_example()), _rows(_example("solo_norm"))
    assert [path for path in split if path.endswith("group_factor")]
    assert not [path for path in whole if path.endswith("group_factor")]
    path = "activity.phone.volume.group_factor.complex"
    own = _rows(edits.set_volume(_example(), "phone", "group_factor", 1.5, "complex").plan)[path]
    assert (own.value.value, own.usual.value, own.is_own) == (1.5, 1, True)
    assert own.effect


def test_the_average_mix_is_a_norm_only_where_it_was_used() -> None:
    assert "list_mix" in _rows(_example("solo_norm"))
    assert "list_mix" not in _rows(_example())


def test_worst_is_the_highest_utilisation() -> None:
    results = calculate(_example())
    known = {key: role.utilisation for key, role in results.roles.items() if role.utilisation is not None}
    assert worst_role(results) == max(known, key=lambda key: known[key])
    assert worst_role(calculate(Plan())) is None
    assert assumptions(calculate(Plan()), TODAY)


def test_activities_of_ones_own_have_no_norm() -> None:
    paths = _rows(worked_example())
    assert not [path for path in paths if path.startswith("activity.visit.")]


def _norm(*years: str) -> Norm:
    facts = tuple(Fact(str(n), "1", "", year, "", "Source", "https://x", "high") for n, year in enumerate(years))
    return Norm(f"role.gp.{'-'.join(years)}", 1.0, "published", facts, {})


@pytest.mark.parametrize(
    ("years", "year", "is_old"),
    [
        (("2025",), 2025, False),
        (("2024",), 2024, True),
        (("2022-2024",), 2024, True),
        (("2024-2025",), 2025, False),
        (("2018-",), 2018, False),
        (("c.2021",), 2021, True),
        (("Q4 2022", "2026"), 2022, True),
        (("2017 rates x 2022 mix",), 2017, True),
        (("1 Feb 2025",), 2025, False),
        (("n/a", "usual", ""), None, False),
        ((), None, False),
    ],
)
def test_age_of_a_norm(years: tuple[str, ...], year: int | None, is_old: bool) -> None:
    known = _norm(*years)
    assert (norm_age.year(known), norm_age.is_old(known, TODAY)) == (year, is_old)


def test_age_counts_from_the_end_of_the_year() -> None:
    known = _norm("2025")
    assert not norm_age.is_old(known, date(2026, 12, 31))
    assert norm_age.is_old(known, date(2027, 1, 1))
