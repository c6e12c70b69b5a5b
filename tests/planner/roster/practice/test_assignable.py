from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.roster.practice.assignable import assignable, shares, wanted
from planner.terms import WORKS
from tests.support.collisions import ANNA, GP, pin, team
from tests.support.weeks import cell


@given(st.dictionaries(st.sampled_from(WORKS), st.floats(0.01, 1), min_size=1), st.integers(0, 40))
def test_sessions_are_shared_out_to_the_last_and_no_further_than_one_from_the_exact_part(
    parts: dict[str, float], sessions: int
) -> None:
    total = sum(parts.values())
    counts = wanted({work: part / total for work, part in parts.items()}, sessions)  # type: ignore[misc]
    assert sum(counts.values()) == sessions
    assert all(abs(counts[work] - part / total * sessions) < 1 for work, part in parts.items())  # type: ignore[index]


def test_who_is_not_in_the_roster_gets_what_the_demand_asks_of_the_function() -> None:
    """A GP has a third of ten consults and all ten visits of ten minutes; an assistant ten calls and five checks."""
    plan = team(GP, ANNA)
    assert shares(plan)["gp"] == pytest.approx({"surgery": 1 / 4, "visits": 3 / 4})
    assert shares(plan)["assistant"] == pytest.approx({"surgery": 1 / 3, "phone": 2 / 3})
    assert assignable(plan, ANNA, ()).works == {"surgery", "phone", "admin"}


def test_who_is_in_the_roster_keeps_the_own_mix() -> None:
    plan = team(GP, ANNA)
    own = assignable(plan, GP, (cell("gp", "mon_am"), cell("gp", "mon_pm"), cell("gp", "tue_am", "meeting")))
    assert own.mix == {"surgery": 2, "meeting": 1}
    assert own.works == {"surgery", "meeting", "admin"}


def test_what_is_pinned_alone_is_no_mix_and_a_skill_that_lacks_is_not_given() -> None:
    plan = team(GP, ANNA)
    assert assignable(plan, GP, (pin("gp", "mon_am", "visits"),)).mix == {}
    calls_only = ANNA.model_copy(update={"may_do": ("phone_triage",)})
    assert assignable(plan, calls_only, (cell("anna", "mon_am"),)).works == {"admin"}


def test_a_function_without_contacts_has_office_work() -> None:
    plan = team(GP, ANNA)
    manager = ANNA.model_copy(update={"id": "m", "role": "aios", "may_do": ("phone_triage",)})
    known = assignable(plan, manager, ())
    assert known.works == {"admin"}
    assert not known.sees
