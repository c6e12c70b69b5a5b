"""A week of a role in words: its numbers, its state, and who is away."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.language import Translator
from planner.plan import Absence, Plan
from planner.year import edits, load
from planner.year.capacity import year_of
from tests.support.contexts import example
from tests.support.plans import plans
from tests.support.years import absences, bare, with_list

_YEAR = 2026
_EN = Translator("en")


def _plan() -> Plan:
    """The practice with room in a usual week, and one GP away in week 30."""
    plan = edits.set_year(bare(with_list(example(), 0.6)), _YEAR).plan
    gp = next(member.id for member in plan.staff if member.role == "gp")
    monday = date.fromisocalendar(_YEAR, 30, 1)
    return edits.add(plan, [Absence(id="gone", member=gp, first=monday, last=monday + timedelta(days=6))]).plan


def test_why_a_week_is_as_it_is() -> None:
    plan = edits.set_season_week(_plan(), 30, 1.5).plan
    year = year_of(calculate(plan), _YEAR)
    gp = next(role for role in plan.roles if role.id == "gp")
    told, known = "\n".join(map(_EN, load.why(year, gp, 29))), year.roles["gp"]

    assert f"Work: {known.demand[29]:.1f} h, which is {year.results.roles['gp'].demand_hours:.1f} h" in told
    assert f"Hours for it: {known.capacity[29]:.1f} h." in told
    assert f"Overtime: {known.overtime[29]:.1f} h" in told
    assert f"Backlog at the end of the week: {known.backlog[29]:.1f} h" in told
    asked = load.contacts_asked(year, "gp", 29)
    possible = asked * known.capacity[29] / known.demand[29]
    assert f"Contacts: {asked:,.1f} asked, {possible:,.1f} possible." in told
    assert "(Leave)." in told


def test_a_quiet_year_says_so() -> None:
    plan = edits.set_year(bare(with_list(example(), 0.1)), _YEAR).plan
    year = year_of(calculate(plan), _YEAR)
    gp = next(role for role in plan.roles if role.id == "gp")
    assert _EN(load.role_sentence(year, gp)) == "GP: no week is overloaded"


@settings(max_examples=10)
@given(st.data())
def test_every_week_of_any_plan_can_be_told(data: st.DataObject) -> None:
    """2026 has 53 weeks; a week is called overloaded where the year counts it, and what is told has its numbers."""
    plan = data.draw(plans())
    plan = plan.model_copy(update={"absences": data.draw(absences(plan, _YEAR))})
    year = year_of(calculate(plan), _YEAR)
    assert len(year.weeks) == 53
    place = data.draw(st.integers(0, 52))
    for role in plan.roles:
        known = year.roles[role.id]
        state = load.state(year, role.id, place)
        assert (state in ("over", "nobody")) == (place in year.overloaded(role.id))
        assert (state == "closed") == (place in year.closed)
        told = _EN(load.week_sentence(year, role, place))
        assert f"week {place + 1} from" in told
        assert f"{known.demand[place]:,.1f} h of work" in told
        lines = [_EN(line) for line in load.why(year, role, place)]
        assert f"Hours for it: {known.capacity[place]:,.1f} h" in lines[1]
        assert f", of which {known.away[place]:,.1f} h away" in lines[1]
