"""The lower bound is one, and what is left out near it is in no roster that costs so little."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.roster.cheapest import Ways
from planner.roster.columns import Columns, relaxed
from planner.roster.diagram import Arc, Row, diagram
from planner.roster.fill import fill
from planner.roster.model import rules_only
from planner.roster.presence import Presence, tightened
from planner.roster.problem import Cell, Problem
from planner.roster.search import Deadline, Limits
from tests.support.nurses import nurse_problem
from tests.support.rosters import group_practice

_DAYS, _DUTIES = 4, "DN"
_CELLS = [tuple(Cell("a", str(day), duty) for duty in _DUTIES) for day in range(_DAYS)]


@pytest.fixture(name="problem", scope="module")
def _problem() -> Problem:
    names = "ABCD"
    return nurse_problem(
        {
            "HORIZON": [["14"]],
            "SHIFTS": [["E", "480", ""], ["N", "480", "E"]],
            "STAFF": [[name, "E=14|N=4", "4320", "3360", "5", "2", "2", "1"] for name in names],
            "DAYS_OFF": [[name, str(3 * number)] for number, name in enumerate(names)],
            "SHIFT_ON_REQUESTS": [[name, str(2 + number), "N", "3"] for number, name in enumerate(names)],
            "SHIFT_OFF_REQUESTS": [[name, str(9 + number), "E", "2"] for number, name in enumerate(names)],
            "COVER": [[str(day), shift, "1", "100", "1"] for day in range(14) for shift in "EN"],
        }
    )


@pytest.fixture(name="columns", scope="module")
def _columns(problem: Problem) -> Columns:
    deadline = Deadline(Limits(60))
    start = deadline.search(rules_only(problem)).filled.taken
    assert start is not None
    columns = relaxed(problem, tightened(problem), start, deadline)
    assert columns is not None
    return columns


def test_the_best_roster_lies_between_the_bound_and_what_lies_outside(problem: Problem, columns: Columns) -> None:
    best = fill(problem, Limits(60))
    assert best.proven
    assert best.taken is not None
    known = columns.relaxed()
    assert known.bound <= best.cost + 1e-6
    near = {cell for graph in known.near(best.cost - known.bound) for cell in graph.cells}
    assert best.taken <= near
    assert known.outside(best.cost - known.bound) == best.cost + 1


def test_two_workers_prove_the_same(problem: Problem) -> None:
    one, two = (fill(problem, Limits(60, workers)) for workers in (1, 2))
    assert one.proven
    assert two.proven
    assert one.cost == two.cost == one.bound


def test_who_has_no_graph_is_searched_as_a_whole() -> None:
    _, practice = group_practice(1)
    assert relaxed(practice, tightened(practice), frozenset(), Deadline(Limits(60))) is None


@given(st.lists(st.integers(-9, 9), min_size=8, max_size=8))
def test_the_cheapest_way_and_what_each_cell_adds(costs: list[int]) -> None:
    cells = [cell for day in _CELLS for cell in day]
    cost = dict(zip(cells, map(float, costs), strict=True))
    pairs = {(before[1], after[0]) for before, after in pairwise(_CELLS)}
    graph = Presence("a", tuple(_CELLS), _two_of_four())
    ways = Ways(graph, pairs, {cells[0]})
    every = [
        way
        for table in product(".DN", repeat=_DAYS)
        for way in [[Cell("a", str(day), duty) for day, duty in enumerate(table) if duty != "."]]
        if len(way) == 2 and cells[0] not in way and not any(pair in pairs for pair in pairwise(way))
    ]
    least, way = ways.cheapest(cost)
    assert least == sum(cost[cell] for cell in way) == min(sum(cost[cell] for cell in one) for one in every)
    dearer, _ = ways.dearer(cost)
    for cell in cells[1:]:
        assert dearer[cell] == min(sum(cost[one] for one in known) for known in every if cell in known) - least


def _two_of_four() -> tuple[tuple[Arc, ...], ...]:
    layers = diagram([Row((1,) * _DAYS, at_least=2, at_most=2)], _DAYS, 100)
    assert layers is not None
    return layers
