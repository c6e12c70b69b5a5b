"""Every default says where it comes from, and what it says is true."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.calculation import calculate
from planner.defaults import default_activities, default_roles, list_mix, new_plan, standard
from planner.norms import Norm, activity_path, facts, norm, own, role_path
from planner.plan import Member, Plan, Practice, WorkingTime
from planner.results import Results
from planner.terms import GROUPS

ROOT = Path(__file__).parents[2]
CALENDAR_OR_DEFINITION = {"practice.weeks_per_year", "practice.overload", "role.*.holiday_weeks"}


def numbers(path: str, value: Any) -> Iterator[tuple[str, float]]:
    """Every number in a dumped record with its path."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from numbers(f"{path}.{key}", below)
    elif isinstance(value, int | float):
        yield path, value


def all_defaults() -> dict[str, float]:
    """The numbers of all default records, found without the help of `planner.norms`."""
    found = dict(numbers("practice", Practice().model_dump()))
    found |= dict(numbers("working_time", WorkingTime().model_dump()))
    found |= dict(numbers("list_mix", list_mix()))
    for role in default_roles():
        found |= dict(numbers(f"role.{role.id}", role.model_dump()))
    for activity in default_activities():
        found |= dict(numbers(activity_path(activity.id, "volume"), activity.volume.model_dump()))
        for row in activity.delivery:
            found |= dict(numbers(activity_path(activity.id, "delivery", row.role), row.model_dump()))
    return found


def known(path: str) -> Norm:
    found = norm(path)
    assert found is not None, path
    return found


def test_every_default_has_a_norm_with_its_value() -> None:
    for path, value in all_defaults().items():
        assert known(path).value == value, path


def group_factors() -> Iterator[str]:
    """The paths of the factors per client group, which the records leave out because they are neutral."""
    for activity in default_activities():
        if activity.volume.kind != "per_week":
            for group in GROUPS:
                yield activity_path(activity.id, "volume", "group_factor", group)


def test_factors_per_client_group_are_neutral_and_say_so() -> None:
    for path in group_factors():
        assert (known(path).value, known(path).kind) == (1, "assumption")


def test_every_entry_covers_something() -> None:
    named = {key for path in (*all_defaults(), *group_factors()) for key in _above(path)}
    assert set(standard("sources")) <= named


def _above(path: str) -> Iterator[str]:
    parts = path.split(".")
    for length in range(1, len(parts) + 1):
        yield ".".join(parts[:length])
        if length > 2:
            yield ".".join((parts[0], "*", *parts[2:length]))


def test_entries_are_complete_and_name_facts_that_exist() -> None:
    for path, entry in standard("sources").items():
        assert set(entry) == {"kind", "facts", "note"}, path
        assert set(entry["note"]) == {"nl", "en"}, path
        assert all(10 < len(text) < 330 and text.endswith(".") for text in entry["note"].values()), path
        assert set(entry["facts"]) <= set(facts()), path
        assert entry["facts"] or entry["kind"] == "assumption" or path in CALENDAR_OR_DEFINITION, path


def test_assumptions_say_that_they_are() -> None:
    for path, entry in standard("sources").items():
        if entry["kind"] == "assumption":
            assert entry["note"]["en"].startswith("Assumption: no published figure was found. "), path
            assert entry["note"]["nl"].startswith("Aanname: er is geen gepubliceerd cijfer gevonden. "), path


def test_published_values_stand_in_a_fact() -> None:
    for path, value in all_defaults().items():
        found = known(path)
        if found.kind == "published":
            text = " ".join(f"{fact.value} {fact.unit}" for fact in found.facts)
            said = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)]
            assert any(value == pytest.approx(number) or value == pytest.approx(number / 100) for number in said), path


def test_costs_follow_from_the_published_salaries() -> None:
    def fact(key: str) -> float:
        return float(facts()[key].value)

    cost = {role.id: role.cost_per_hour for role in default_roles()}
    assert "71k wage" in facts()["poh_ggz_cost_per_fte"].population
    assert cost["poh_ggz"] == pytest.approx(71_000 / (38 * 52), abs=0.005)
    scales = fact("poh_s_scale7_start") / fact("poh_ggz_scale8_start")
    assert cost["poh_s"] == pytest.approx(71_000 / (38 * 52) * scales, abs=0.005)
    assert cost["gp"] == pytest.approx(fact("hidha_max_salary") * 12 / (40 * 52) * 1.35, abs=0.01)
    assert Practice().locum_rate == fact("locum_day_rate_2024_individual")


def test_the_weekday_pattern_has_mean_one_and_follows_from_the_published_one() -> None:
    monday, friday = map(float, facts()["england_monday_vs_friday"].value.split(" vs "))
    factors = Practice().weekday_factors
    ordinary = (monday + friday) / 2
    assert (factors["mon"], factors["fri"]) == pytest.approx((monday / ordinary, friday / ordinary), abs=0.005)
    assert sum(factors.values()) / 5 == pytest.approx(1)


def test_what_was_found_has_a_source() -> None:
    for fact in facts().values():
        assert fact.confidence in {"high", "medium", "low", "derived", "none"}
        assert (fact.value == "NOT_FOUND") == (fact.confidence == "none")
    assert known("role.gp.fte_hours").sources[0][1].startswith("https://")
    assert known("practice.near_limit").sources == ()


def test_the_nearest_entry_counts() -> None:
    assert known("role.gp.sick_rate").kind == "assumption"
    assert known("role.poh_s.sick_rate").kind == "derived"
    assert known("activity.diabetes_check.delivery.gp.minutes").kind == "published"
    assert known("activity.diabetes_check.delivery.gp.return_share").kind == "assumption"
    assert known("list_mix").value is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "role",
        "role.dietician.leave_weeks",
        "role.gp.name",
        "role.gp.supervised_by",
        "role.gp.leave_weeks.more",
        "activity.podcast.volume.count",
        "activity.consult_short.volume.count",
        "activity.consult_short.delivery.assistant.minutes",
        "practice.name",
        "*",
        "role.*.sick_rate",
        "nonsense",
    ],
)
def test_no_norm_where_there_is_no_default(path: str) -> None:
    assert norm(path) is None
    assert not own(3, path)


def test_own_values_differ_from_the_default() -> None:
    path = activity_path("consult_short", "delivery", "gp", "minutes")
    assert own(15, path)
    assert not own(10, path)
    assert own(0, role_path("gp", "leave_weeks"))
    assert not own(5.6, role_path("gp", "leave_weeks"))
    assert own(None, role_path("gp", "cost_per_hour"))
    assert not own(None, role_path("coach", "cost_per_hour"))


def test_nothing_is_read_at_import() -> None:
    code = "from planner.norms import facts, standard; print(sum(f.cache_info().currsize for f in (facts, standard)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"


# The table in the documentation, recomputed.

LIST = 2095
PER_THOUSAND = LIST / 1000


def norm_practice() -> Plan:
    whole = sum(list_mix().values())
    plan = new_plan("Norm practice", {band: {"healthy": LIST * share / whole} for band, share in list_mix().items()})
    hours = {"gp": 40, "assistant": 1.23 * 38, "poh_s": 0.41 * 38}
    staff = tuple(Member(id=role, role=role, hours_per_week=amount) for role, amount in hours.items())
    return plan.model_copy(update={"staff": staff})


def contact_work(results: Results, role: str) -> tuple[float, float]:
    """Hours a week with patients, and contacts a week, in the role's own share."""
    hours = contacts = 0.0
    for activity in results.plan.activities:
        for row in activity.delivery:
            if row.role == role and activity.channel != "none":
                times = results.demand[activity.id].volume * row.share
                hours += times * row.minutes / 60
                contacts += times
    return hours, contacts


def plausibility() -> dict[str, str]:
    results = calculate(norm_practice())
    needed = {role: results.roles[role].demand_hours for role in ("gp", "assistant", "poh_s", "poh_ggz")}
    share = {role.id: role.allowance_share for role in results.plan.roles}
    worked = {role: hours / (1 - share[role]) for role, hours in needed.items()}
    paid = {member.role: member.hours_per_week or 0 for member in results.plan.staff}
    team = ("gp", "assistant", "poh_s")
    direct, contacts = contact_work(results, "gp")
    overhead = sum(results.demand[a.id].hours.get("gp", 0) for a in results.plan.activities if a.kind == "overhead")
    other = overhead + worked["gp"] - needed["gp"]
    indirect = worked["gp"] - direct - other

    def per_thousand(hours: float) -> str:
        return f"{hours / PER_THOUSAND:.1f}"

    def proportions(hours: dict[str, float]) -> str:
        return f"{hours['gp'] / hours['poh_s']:.1f} : {hours['assistant'] / hours['poh_s']:.1f} : 1"

    return {
        "Contacts per patient per year before programmes": f"{results.contacts_per_patient_year:.2f}",
        "GP contact hours per 1,000 patients per week": per_thousand(direct),
        "GP and POH-S contact hours per 1,000 patients per week": per_thousand(
            direct + contact_work(results, "poh_s")[0]
        ),
        "GP minutes per contact": f"{direct * 60 / contacts:.1f}",
        "Team hours needed per 1,000 patients per week": per_thousand(sum(needed[role] for role in team)),
        "The same with uncounted work": per_thousand(sum(worked[role] for role in team)),
        "The same with the POH-GGZ as well": per_thousand(sum(worked.values())),
        "Team hours paid per 1,000 patients per week": per_thousand(sum(paid.values())),
        "GP : assistant : POH-S, hours needed": proportions(needed),
        "GP : assistant : POH-S, hours paid": proportions(paid),
        "GP's time direct / indirect / not for patients": " / ".join(
            f"{part / worked['gp']:.0%}".rstrip("%") for part in (direct, indirect, other)
        )
        + " %",
        "GP hours a week with uncounted work": f"{worked['gp']:.1f}",
        "GP utilisation at 40 paid hours": f"{results.roles['gp'].utilisation:.0%}".replace("%", " %"),
        "Assistant utilisation": f"{results.roles['assistant'].utilisation:.0%}".replace("%", " %"),
        "POH-S utilisation": f"{results.roles['poh_s'].utilisation:.0%}".replace("%", " %"),
    }


def test_documented_plausibility_is_what_the_planner_computes() -> None:
    rows = (line.split("|") for line in (ROOT / "docs/norms.md").read_text(encoding="utf-8").splitlines())
    table = {cells[1].strip(): cells[2].strip() for cells in rows if len(cells) == 6}
    found = plausibility()
    assert {label: table.get(label) for label in found} == found


def test_documented_comparison_quotes_the_published_figures() -> None:
    text = (ROOT / "docs/norms.md").read_text(encoding="utf-8")
    for key, shown in (
        ("gp_direct_hours_per_1000", "16.4"),
        ("gp_poh_direct_hours_per_1000", "20.1"),
        ("team_hours_per_1000", "47.7"),
        ("gp_hours_per_fte", "59.3"),
    ):
        assert facts()[key].value == shown
        assert f"| {shown} |" in text
