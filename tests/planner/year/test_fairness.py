"""Mondays, evenings, duties and public holidays of a year: own days counted, and fair shares that add up to them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan import Absence, Cell, Member, Plan, Role, WeekPlan
from planner.year.edits import set_year
from planner.year.fairness import TITLES, FairShare, fair_shares
from tests.support.plans import plans
from tests.support.years import absences

_YEAR = 2027


def _member(name: str, *sessions: str, **fields: object) -> Member:
    return Member.model_validate({"id": name, "role": "gp", "sessions": dict.fromkeys(sessions, 4.0), **fields})


def _team(*staff: Member, **parts: object) -> dict[str, FairShare]:
    plan = Plan(roles=(Role(id="gp"),), staff=staff).model_copy(update=parts)
    return {known.member.id: known for known in fair_shares(plan, _YEAR)}


def test_mondays_and_evenings_are_days_of_the_year() -> None:
    """2027 has 52 ISO weeks; as many hours for both make half of all Mondays fair."""
    found = _team(_member("ann", "mon_am", "mon_pm"), _member("bob", "tue_am", "tue_ev"))

    assert [found[who].shares["monday"].own for who in ("ann", "bob")] == [52, 0]
    assert found["bob"].shares["evening"].own == 52
    assert found["ann"].shares["monday"].fair == pytest.approx(26)
    assert found["ann"].shares["monday"].is_unfair
    assert not found["bob"].shares["monday"].is_unfair


def test_twice_the_hours_is_twice_the_share() -> None:
    found = _team(_member("ann", "mon_am", "tue_am", "wed_am", "thu_am"), _member("bob", "mon_am", "tue_am"))

    assert found["ann"].shares["monday"].fair == pytest.approx(2 * found["bob"].shares["monday"].fair)


def test_who_is_away_has_no_monday_then() -> None:
    away = Absence(id="a", member="ann", first=date(2027, 3, 1), last=date(2027, 3, 14))
    asked = Absence(id="b", member="ann", first=date(2027, 5, 3), last=date(2027, 5, 3), state="asked")

    assert _team(_member("ann", "mon_am"), absences=(away, asked))["ann"].shares["monday"].own == 50


def test_a_duty_goes_on_in_a_closed_practice_and_counts_on_a_holiday() -> None:
    """Easter Monday is 29 March 2027; the practice is closed, the duty on it is done."""
    ann, bob = _member("ann", "mon_am"), _member("bob", "mon_am")
    cells = (Cell(member="ann", session="mon_ev", work="duty"), Cell(member="bob", session="mon_am"))
    plan = Plan(roles=(Role(id="gp"),), staff=(ann, bob), weeks=(WeekPlan(id="w", state="final", cells=cells),))
    closed = set_year(plan, _YEAR).plan
    found = {known.member.id: known.shares for known in fair_shares(closed, _YEAR)}
    easter = sum(1 for one in closed.absences if one.first.weekday() == 0 and not one.sessions)

    assert easter >= 2
    assert found["ann"]["duty"].own == 52
    assert found["ann"]["holiday"].own == easter
    assert found["bob"]["holiday"].own == 0
    assert found["bob"]["monday"].own == 52 - easter


def test_what_somebody_likes_is_no_burden_and_locums_are_left_out() -> None:
    fond = _member("ann", "mon_ev", wishes={"mon_ev": "likes"})

    assert _team(fond)["ann"].shares["evening"].own == 0
    assert _team(_member("bob", "mon_am", employment="locum")) == {}


@given(st.data(), plans())
def test_fair_shares_add_up_to_all_days(data: st.DataObject, plan: Plan) -> None:
    away = data.draw(absences(plan, _YEAR))
    found = fair_shares(plan.model_copy(update={"absences": away}), _YEAR)

    for role in plan.roles:
        team = [known.shares for known in found if known.member.role == role.id]
        for burden in TITLES:
            total = sum(shares[burden].own for shares in team)
            assert all(0 <= shares[burden].own <= 371 for shares in team)
            assert sum(shares[burden].fair for shares in team) == pytest.approx(total, abs=1e-6) or not total
