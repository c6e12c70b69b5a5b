"""The default records: what they add up to, and how they complete a plan."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.check import check
from planner.defaults import (
    default_activities,
    default_activity,
    default_role,
    default_roles,
    fill_in,
    list_mix,
    new_plan,
    standard,
)
from planner.names import ACTIVITIES, ROLES
from planner.norms import facts
from planner.plan import Delivery, PerPatient, Plan, Prevalence, Role
from planner.terms import AGE_BANDS, AgeBand

SUFFIX = dict(zip(AGE_BANDS, ("0_4", "5_17", "18_44", "45_64", "65_74", "75_84", "85plus"), strict=True))
INHABITANTS = 17.5e6
# Nivel's names for the kinds that the planner keeps as they are counted.
NIVEL_KINDS = {
    "visit_short": "visit_short",
    "visit_long": "visit_long",
    "phone": "telephone",
    "econsult": "email",
    "minor_procedures": "mi",
}
ASSISTANT_KINDS = ("blood_pressure", "injections", "wound_care")


def fact(key: str) -> float:
    """The first number in a published figure."""
    return float(re.findall(r"\d+(?:\.\d+)?", facts()[key].value)[0])


def rates(activity_id: str) -> dict[AgeBand, float]:
    volume = default_activity(activity_id).volume
    assert isinstance(volume, PerPatient)
    return volume.per_year


def programme(activity_id: str) -> Prevalence:
    volume = default_activity(activity_id).volume
    assert isinstance(volume, Prevalence)
    return volume


def row(activity_id: str, role: str) -> Delivery:
    return next(row for row in default_activity(activity_id).delivery if row.role == role)


def mean(values: dict[AgeBand, float]) -> float:
    """The mean over an average list."""
    mix = list_mix()
    return sum(mix[band] * values[band] for band in AGE_BANDS) / sum(mix.values())


def band_totals() -> dict[AgeBand, float]:
    return {band: fact(f"contacts_per_patient_{SUFFIX[band]}_2017") for band in AGE_BANDS}


def type_share(nivel: str) -> float:
    return fact(f"contacts_type_{nivel}_2017") / fact("contacts_per_patient_total_2017")


def consult_kinds() -> list[str]:
    return [activity.id for activity in default_activities() if activity.kind == "consult"]


def test_records_are_a_plan_that_can_be_computed_and_named() -> None:
    check(new_plan("Test", {}))
    assert {role.id for role in default_roles()} == set(ROLES)
    assert {activity.id for activity in default_activities()} <= set(ACTIVITIES)
    for raw, record in zip(standard("roles"), default_roles(), strict=True):
        assert set(raw) == set(Role.model_fields)
        assert record.model_dump() == raw


def test_list_mix_is_the_published_one() -> None:
    assert list_mix() == pytest.approx({b: fact(f"list_age_share_{SUFFIX[b]}_2022") / 100 for b in AGE_BANDS})


def test_consults_add_up_to_the_published_rate_of_every_band() -> None:
    for band, total in band_totals().items():
        assert sum(rates(kind)[band] for kind in consult_kinds()) == pytest.approx(total, abs=1e-9)


def test_consults_are_4_50_a_year_on_the_list_mix() -> None:
    total = sum(mean(rates(kind)) for kind in consult_kinds())
    assert round(total, 2) == 4.50
    assert total == pytest.approx(fact("derived_contacts_2017rates_2022mix"), abs=0.01)


def test_kinds_are_split_as_published() -> None:
    total = mean(band_totals())
    for kind, nivel in NIVEL_KINDS.items():
        assert mean(rates(kind)) / total == pytest.approx(type_share(nivel), abs=1e-5)
    short = sum(mean(rates(kind)) for kind in ("consult_short", *ASSISTANT_KINDS))
    long = mean(rates("consult_long")) + mean(rates("poh_ggz_consult"))
    assert short / total == pytest.approx(type_share("consult_short"), abs=1e-5)
    assert long / total == pytest.approx(type_share("consult_long"), abs=1e-5)


def kind_totals() -> dict[str, float]:
    """Contacts per patient per year of each kind on the list mix, from the figures and what is set apart."""
    total, apart = mean(band_totals()), standard("consult_seeds")["set_apart"]
    totals = {kind: total * type_share(nivel) for kind, nivel in NIVEL_KINDS.items()}
    short = total * type_share("consult_short")
    for kind, share in apart["assistant_split"].items():
        totals[kind] = short * apart["assistant_share_of_short"] * share
    totals["consult_short"] = short * (1 - apart["assistant_share_of_short"])
    ggz = apart["poh_ggz"]
    consults = ggz["hours_per_week"] / ggz["day_hours"] * ggz["consults_per_day"] * ggz["working_weeks"]
    totals["poh_ggz_consult"] = consults / ggz["patients"]
    totals["consult_long"] = total * type_share("consult_long") - totals["poh_ggz_consult"]
    return totals


def fitted() -> dict[str, dict[AgeBand, float]]:
    """Iterative proportional fitting of the assumed gradients to the totals per kind and per age band."""
    table: dict[str, dict[AgeBand, float]] = {k: dict(v) for k, v in standard("consult_seeds")["seeds"].items()}
    totals, bands = kind_totals(), band_totals()
    for _ in range(2000):
        for kind, values in table.items():
            scale = totals[kind] / mean(values)
            table[kind] = {band: value * scale for band, value in values.items()}
        for band in AGE_BANDS:
            scale = bands[band] / sum(values[band] for values in table.values())
            for values in table.values():
                values[band] *= scale
    return table


def test_spread_over_ages_is_the_fit_of_the_assumed_gradients() -> None:
    table = fitted()
    assert set(table) == set(consult_kinds())
    for kind, values in table.items():
        assert rates(kind) == pytest.approx(values, abs=1e-5), kind


def test_what_is_set_apart_follows_the_figures() -> None:
    apart = standard("consult_seeds")["set_apart"]
    assert sum(apart["assistant_split"].values()) == 1
    assert apart["poh_ggz"]["hours_per_week"] == fact("poh_ggz_hours_pre2024")
    assert apart["poh_ggz"]["patients"] == fact("norm_practice_until_2012")
    assert facts()["poh_ggz_consults_per_day"].value == "7-8"
    assert apart["poh_ggz"]["working_weeks"] == fact("poh_ggz_work_weeks")


def test_small_children_telephone_as_often_as_the_cbs_counted() -> None:
    at_practice = sum(rates(k)["0-4"] for k in ("consult_short", "consult_long", "minor_procedures", *ASSISTANT_KINDS))
    published = fact("cbs_consults_1_4") / fact("cbs_phone_1_4")
    assert at_practice / rates("phone")["0-4"] == pytest.approx(published, rel=0.15)
    assert rates("visit_short")["0-4"] == rates("visit_long")["5-17"] == fact("cbs_visits_1_4")


def diabetes_per_thousand(start: int, end: int) -> float:
    """Known diabetes over the years of age from start to end, men and women and every year counting alike."""
    total = 0.0
    for age in range(start, end):
        five = age // 5 * 5
        group = "85plus" if five >= 85 else f"{five}_{five + 4}"
        total += (fact(f"dm_prevalence_men_{group}") + fact(f"dm_prevalence_women_{group}")) / 2
    return total / (end - start)


def test_diabetes_is_type_2_treated_in_the_practice() -> None:
    type_1, in_practice = 108_100, 0.85
    assert "108,100" in facts()["dm2_patients_nl"].unit or "108,100" in facts()["dm2_patients_nl"].population
    part = fact("dm2_patients_nl") / (fact("dm2_patients_nl") + type_1) * in_practice
    shares = programme("diabetes_check").share
    for band, start, end in (
        ("18-44", 18, 45),
        ("45-64", 45, 65),
        ("65-74", 65, 75),
        ("75-84", 75, 85),
        ("85+", 85, 86),
    ):
        assert shares[band] == pytest.approx(diabetes_per_thousand(start, end) / 1000 * part, abs=1e-4)
    assert shares["0-4"] == shares["5-17"] == 0


def test_programmes_reproduce_the_published_totals() -> None:
    people = {name: mean(programme(name).share) for name in ("cvrm_check", "copd_check", "asthma_check")}
    hours = fact("norm_practice_2018") * people["copd_check"] * 110 / 60
    assert people["cvrm_check"] == pytest.approx(fact("hypertension_known_to_gp") / INHABITANTS, rel=0.01)
    assert hours == pytest.approx(fact("copd_poh_hours_norm_practice"), rel=0.01)
    assert people["asthma_check"] == pytest.approx((25.6 + 33.4) / 2000, rel=0.01)
    over_65 = sum(list_mix()[band] for band in ("65-74", "75-84", "85+")) / sum(list_mix().values())
    assert mean(programme("frail_elderly").share) / over_65 == pytest.approx(0.17, rel=0.01)
    assert mean(rates("flu_vaccination")) == pytest.approx(fact("flu_vaccinated_share_population") / 100, rel=0.01)
    smears = fact("cervix_participants") / 0.548 * 0.427 / INHABITANTS
    assert mean(rates("smears")) == pytest.approx(smears, rel=0.01)


def test_programme_minutes_follow_the_figures() -> None:
    poh, gp = row("copd_check", "poh_s"), row("copd_check", "gp")
    times = programme("copd_check").times_per_year
    assert times * poh.share * (poh.minutes + poh.admin_minutes) == pytest.approx(110, rel=0.01)
    assert times * gp.share * (gp.minutes + gp.admin_minutes) == pytest.approx(47.5, rel=0.01)
    for one in (poh, gp, row("diabetes_check", "poh_s")):
        assert one.minutes / (one.minutes + one.admin_minutes) == pytest.approx(2 / 3, abs=0.01)
    assert programme("diabetes_check").times_per_year * row("diabetes_check", "gp").share == fact("dm2_controls_by_gp")


@pytest.mark.parametrize(
    "kind", ["consult_short", "consult_long", "phone", "econsult", "minor_procedures", "diabetes_check"]
)
def test_admin_minutes_are_two_thirds_of_indirect_time(kind: str) -> None:
    indirect = fact("gp_time_indirect_share") / fact("gp_time_direct_share")
    one = row(kind, "gp")
    assert one.admin_minutes == pytest.approx(one.minutes * indirect * 2 / 3, abs=0.05)


@pytest.mark.parametrize("kind", ["visit_short", "visit_long"])
def test_visits_add_ten_minutes_of_travel(kind: str) -> None:
    one = row(kind, "gp")
    assert one.admin_minutes - 10 == pytest.approx(one.minutes * 26 / 54 * 2 / 3, abs=0.05)


def test_mental_health_consults_fill_the_published_day() -> None:
    one = row("poh_ggz_consult", "poh_ggz")
    counted = 1 - default_role("poh_ggz").allowance_share
    assert one.minutes + one.admin_minutes == pytest.approx(8 * 60 / 7.5 * counted)


def test_absence_follows_the_figures() -> None:
    gp, assistant = default_role("gp"), default_role("assistant")
    assert gp.leave_weeks == pytest.approx(fact("vacation_hidha") / gp.fte_hours)
    leave = 4 * assistant.fte_hours + fact("vacation_cao_extra_hours") + fact("vacation_cao_plb")
    assert assistant.leave_weeks == pytest.approx(leave / assistant.fte_hours, abs=0.005)
    assert assistant.sick_rate == pytest.approx((7.9 + 6.3) / 200)
    activities = 4 / gp.fte_hours + gp.study_weeks / 52
    assert gp.allowance_share == pytest.approx(fact("gp_time_non_patient_share") / 100 - activities, abs=0.005)


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    el = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + el - 7 * ((a + 11 * h + 22 * el) // 451) + 114, 31)
    return date(year, month, day + 1)


def test_public_holidays_are_counted_on_the_calendar() -> None:
    days = set()
    for year in range(2001, 2029):
        days |= {easter(year) + timedelta(days=after) for after in (1, 39, 50)}
        days |= {date(year, 1, 1), date(year, 4, 27), date(year, 12, 25), date(year, 12, 26)}
        if year % 5 == 0:
            days.add(date(year, 5, 5))
    weeks = sum(day.weekday() < 5 for day in days) / 28 / 5
    assert {role.holiday_weeks for role in default_roles()} == {round(weeks, 1)}


def test_overhead_grows_with_the_list() -> None:
    norm_practice = fact("norm_practice_2018")
    assert mean(rates("practice_management")) * norm_practice / 52 == pytest.approx(1, abs=1e-4)
    assert mean(rates("team_meeting")) * norm_practice / 52 == pytest.approx(4, abs=1e-4)
    for band, total in band_totals().items():
        assert rates("phone_triage")[band] == pytest.approx(1.3 * total)
        assert rates("results_letters")[band] == pytest.approx(total / 2)


def test_an_unknown_function_is_plain_and_an_unknown_activity_an_error() -> None:
    assert default_role("dietician") == Role(id="dietician")
    with pytest.raises(KeyError):
        default_activity("podcast")


def test_a_new_plan_has_the_list_and_no_team() -> None:
    plan = new_plan("De Linde", {"85+": {"complex": 12}})
    assert plan.practice.name == "De Linde"
    assert plan.patients.counts == {"85+": {"complex": 12}}
    assert plan.staff == ()


# Completing a plan document.


def test_an_empty_document_becomes_the_standard_practice() -> None:
    plan = Plan.model_validate(fill_in({}))
    assert (plan.roles, plan.activities) == (default_roles(), default_activities())


def test_a_standard_function_gets_what_it_lacks_and_keeps_what_it_has() -> None:
    plan = Plan.model_validate(
        fill_in({"activities": [], "roles": [{"id": "gp"}, {"id": "assistant", "leave_weeks": 9}]})
    )
    assert plan.activities == ()
    assert plan.roles[0] == default_role("gp")
    assert plan.roles[1] == default_role("assistant").model_copy(update={"leave_weeks": 9})


def test_a_function_is_not_put_under_one_that_is_not_there() -> None:
    plan = Plan.model_validate(fill_in({"activities": [], "roles": [{"id": "assistant"}]}))
    assert plan.roles[0].supervised_by is None
    check(plan)


def test_standard_activities_bring_the_functions_they_need() -> None:
    plan = check(
        Plan.model_validate(fill_in({"roles": [{"id": "dietician", "sick_rate": 0.5}, {"id": "gp", "leave_weeks": 3}]}))
    )
    assert [role.id for role in plan.roles] == ["dietician", "gp", "assistant", "poh_ggz", "poh_s"]
    assert plan.roles[0] == Role(id="dietician", sick_rate=0.5)
    assert plan.roles[1].leave_weeks == 3
    assert plan.roles[2] == default_role("assistant")


def test_the_worked_example_is_complete_and_kept() -> None:
    raw = json.loads((Path(__file__).parents[1] / "files/plans/worked_example.json").read_text(encoding="utf-8"))
    filled = fill_in(raw)
    assert [
        {key: role[key] for key in given_role} for role, given_role in zip(filled["roles"], raw["roles"], strict=True)
    ] == raw["roles"]
    assert {key: filled[key] for key in raw if key != "roles"} == {key: raw[key] for key in raw if key != "roles"}
    check(Plan.model_validate(filled))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "role", "name", "leave_weeks"]), inner)
    ),
    max_leaves=8,
)
ROLE = st.fixed_dictionaries({}, optional={"id": st.sampled_from(["gp", "assistant"]) | JSON, "sick_rate": JSON})


@given(
    st.fixed_dictionaries(
        {}, optional={"roles": JSON | st.lists(ROLE | JSON), "activities": JSON, "staff": JSON, "strange": JSON}
    )
)
def test_completing_never_changes_what_is_there(raw: dict[str, Any]) -> None:
    before = json.dumps(raw)
    filled = fill_in(raw)
    assert json.dumps(raw) == before
    assert all(filled[key] == value for key, value in raw.items() if key != "roles")
    roles = raw.get("roles")
    if not isinstance(roles, list):
        assert "roles" not in raw or filled["roles"] == roles
        return
    for old, new in zip(roles, filled["roles"], strict=False):
        assert new == old if not isinstance(old, dict) else {key: new[key] for key in old} == old


def test_completing_twice_is_completing_once() -> None:
    once = fill_in({"roles": [{"id": "poh_s"}]})
    assert fill_in(once) == once
    once["roles"][0]["leave_weeks"] = -1
    once["activities"].clear()
    assert fill_in({"roles": [{"id": "poh_s"}]})["roles"][0]["leave_weeks"] == 5.53
