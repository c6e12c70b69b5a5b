"""A filled roster keeps every rule and is the best there is; progress, stopping, and the same answer every time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import event, given, settings

from planner.roster.fill import fill
from planner.roster.problem import Cell, Problem
from planner.roster.search import Filled, Limits
from tests.support.nurses import nurse_problem
from tests.support.roster_grid import HALF_DAY, Roster
from tests.support.roster_rules import contract_hours, pinned
from tests.support.roster_wishes import few_changes
from tests.support.rosters import DUTIES, group_practice, person, week
from tests.support.tiny_rosters import Tiny, tiny_rosters


@settings(max_examples=40)
@given(tiny_rosters())
def test_the_best_of_all_rosters_that_keep_the_rules(tiny: Tiny) -> None:
    kept = [table for table in tiny.tables() if tiny.keeps(table)]
    event(f"fits: {bool(kept)}")
    filled = fill(tiny.problem())
    assert filled.proven
    assert filled.impossible is not bool(kept)
    if filled.taken is not None:
        table = tiny.table(filled.taken)
        assert tiny.keeps(table)
        assert filled.cost == filled.bound == tiny.cost(table) == min(map(tiny.cost, kept))
        assert filled.gap == 0


@settings(max_examples=15)
@given(tiny_rosters())
def test_the_checks_agree_with_plain_code(tiny: Tiny) -> None:
    problem = tiny.problem()
    for table in tiny.tables():
        taken = tiny.taken(table)
        assert (not problem.broken(taken)) == tiny.keeps(table)
        assert problem.cost(taken) == tiny.cost(table)


def test_pinned_cells_stay() -> None:
    grid, problem = group_practice(3)
    first = fill(problem)
    assert first.taken is not None
    # Everybody's first session goes to admin for those who can, and is pinned.
    gps = grid.of_role("gp")[:3]
    pins = tuple(pinned(grid, gp, grid.slots[number], "admin") for number, gp in enumerate(gps))
    filled = fill(Problem(problem.cells, (*problem.rules, *pins), problem.wishes))
    assert filled.taken is not None
    assert {Cell(gp.id, grid.slots[number].id, "admin") for number, gp in enumerate(gps)} <= filled.taken
    assert filled.cost >= first.cost
    assert not problem.broken(filled.taken)


def test_progress_comes_in_order_and_ends_with_the_answer() -> None:
    _, problem = group_practice(2)
    heard: list[Filled] = []
    filled = fill(problem, on_better=heard.append)
    assert heard
    assert all(later.cost < sooner.cost for sooner, later in pairwise(heard))
    assert heard[-1].taken == filled.taken
    assert all(one.taken is not None and not problem.broken(one.taken) for one in heard)
    assert all(problem.cost(one.taken) == one.cost >= filled.bound for one in heard if one.taken is not None)


def test_one_worker_and_one_seed_give_one_answer() -> None:
    answers = {fill(group_practice(5)[1], Limits(60, seed=7)).taken for _ in range(2)}
    assert len(answers) == 1


def test_two_workers_find_the_same_cost() -> None:
    _, problem = group_practice(6)
    one, two = (fill(problem, Limits(60, workers)) for workers in (1, 2))
    assert one.proven
    assert two.proven
    assert one.cost == two.cost


def _long() -> Problem:
    """Nurses and days enough for minutes of search."""
    days, nurses = range(21), [f"n{number}" for number in range(20)]
    return nurse_problem(
        {
            "HORIZON": [["21"]],
            "SHIFTS": [["E", "480", ""], ["D", "480", "E"], ["L", "480", "E|D"], ["N", "480", "E|D|L"]],
            "STAFF": [[name, "E=21|D=21|L=7|N=5", "6480", "5580", "5", "2", "2", "2"] for name in nurses],
            "DAYS_OFF": [[name, str(number % 21)] for number, name in enumerate(nurses)],
            "SHIFT_ON_REQUESTS": [[name, str(number % 20), "L", "3"] for number, name in enumerate(nurses)],
            "SHIFT_OFF_REQUESTS": [[name, str(number % 19), "D", "2"] for number, name in enumerate(nurses)],
            "COVER": [[str(day), shift, str(2 + day % 3), "100", "1"] for day in days for shift in "EDLN"],
        }
    )


def test_stopped_at_the_first_roster_which_is_kept() -> None:
    heard: list[Filled] = []
    filled = fill(_long(), Limits(600), on_better=heard.append, cancel=lambda: bool(heard))
    assert not filled.proven
    assert filled.taken is not None
    assert filled.gap > 0
    assert not _long().broken(filled.taken)


def test_stopped_before_there_is_any_roster() -> None:
    filled = fill(_long(), Limits(600), cancel=lambda: True)
    assert filled.taken is None
    assert not filled.proven
    assert not filled.impossible


def test_what_the_listener_raises_ends_the_search() -> None:
    def listener(filled: Filled) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        fill(_long(), Limits(600), on_better=listener)


def test_repairs_change_little() -> None:
    grid, problem = group_practice(8)
    before = fill(problem).taken
    assert before is not None
    ill = next(one for one in grid.people if any(cell.person == one.id and cell.slot == "mon_am" for cell in before))
    off = pinned(grid, ill, grid.slots[0], None)
    again = Problem(problem.cells, (*problem.rules, off), tuple(few_changes(grid, before, 1)))
    filled = fill(again, start=before)
    assert filled.proven
    assert filled.taken is not None
    assert filled.cost <= 3
    assert len(before - filled.taken) <= 3


def test_unknown_cells_are_never_taken() -> None:
    grid = Roster((person("gp", 0),), week(("mon",)), DUTIES)
    wishes = tuple(few_changes(grid, {Cell("gp_0", "mon_am", "left long ago")}, 4))
    hours = tuple(contract_hours(grid, grid.people[0], grid.slots, 0, HALF_DAY))
    filled = fill(grid.problem(hours, wishes), start={Cell("gone", "mon_am", "surgery")})
    assert filled.taken == frozenset()
    assert filled.cost == 4


def test_a_start_that_keeps_the_rules_is_the_first_roster() -> None:
    grid = Roster((person("gp", 0),), week(("mon",)), DUTIES)
    hours = tuple(contract_hours(grid, grid.people[0], grid.slots, HALF_DAY, HALF_DAY))
    problem = grid.problem(hours)
    start = {Cell("gp_0", grid.slots[1].id, "visits")}
    twice = start | {Cell("gp_0", grid.slots[1].id, "phone")}
    heard: list[Filled] = []
    assert fill(problem, start=start, on_better=heard.append).taken == start
    assert heard[0].taken == start
    assert len(fill(problem, start=twice).taken or ()) == 1
