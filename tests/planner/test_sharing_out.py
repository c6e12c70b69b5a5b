"""As much work is taken on as any sharing out allows."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.sharing_out import most_taken

ROLES = ("gp", "vs", "poh_s", "assistant")
hours = st.sampled_from((0.0, 0.3, 1.0, 2.5, 7.0, 40.0))
jobs = st.dictionaries(st.frozensets(st.sampled_from(ROLES), max_size=3), hours, max_size=7)
free = st.dictionaries(st.sampled_from(ROLES), hours)


def _smallest_cut(work: dict, there: dict) -> float:
    """Max-flow is min-cut: some functions give all they have, and what can go nowhere else is done whole."""
    roles = list(there)
    chosen = chain.from_iterable(combinations(roles, size) for size in range(len(roles) + 1))
    return min(
        sum(there[role] for role in used)
        + sum(amount for able, amount in work.items() if any(role not in used for role in able & set(roles)))
        for used in map(set, chosen)
    )


@given(jobs, free)
def test_it_is_the_most_that_can_be(work: dict, there: dict) -> None:
    assert most_taken(work, there) == pytest.approx(_smallest_cut(work, there), abs=1e-6)


@given(jobs, free, st.sampled_from(ROLES), hours)
def test_more_free_hours_never_mean_less_is_done(work: dict, there: dict, role: str, more: float) -> None:
    before = most_taken(work, there)
    after = most_taken(work, {**there, role: there.get(role, 0.0) + more})
    assert before - 1e-6 <= after <= before + more + 1e-6


def test_a_job_gives_way_to_one_that_has_no_other_choice() -> None:
    """The GP may do both, the VS only the first: it must not matter which job comes first."""
    first, second = frozenset({"gp", "vs"}), frozenset({"gp"})
    there = {"gp": 3.0, "vs": 2.0}
    assert most_taken({first: 2.0, second: 3.0}, there) == pytest.approx(5)
    assert most_taken({second: 3.0, first: 2.0}, there) == pytest.approx(5)
    chained = {frozenset({"gp", "vs"}): 2.0, frozenset({"gp", "poh_s"}): 2.0, frozenset({"gp"}): 2.0}
    assert most_taken(chained, {"gp": 2.0, "vs": 2.0, "poh_s": 2.0}) == pytest.approx(6)
