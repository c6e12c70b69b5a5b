"""Why no roster fits: the smallest set of rules, and ways out that make one fit, against every tiny roster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import event, given, settings

from planner.roster.collision import Collision, collision, fits
from planner.roster.fill import fill
from planner.roster.problem import Problem, Rule, Taken
from planner.roster.search import Deadline, Limits
from planner.roster.ways_out import WayOut, ways_out
from tests.support.roster_rules import away, pinned
from tests.support.rosters import small_practice
from tests.support.tiny_rosters import Tiny, tiny_rosters


def _plenty() -> Deadline:
    return Deadline(Limits())


def _keeps(rules: Iterable[Rule], rosters: Iterable[Taken]) -> bool:
    rules = list(rules)
    return any(not any(rule.broken(taken) for rule in rules) for taken in rosters)


def _price(problem: Problem, taken: Taken) -> int | None:
    """What it takes to let rules give until a roster fits; None where that is not enough."""
    price = 0
    for rule in problem.rules:
        out = rule.broken(taken)
        if out and rule.ease is None:
            return None
        if out and rule.ease is not None:
            steps = -(-out // rule.ease.step)
            if steps > rule.ease.most:
                return None
            price += steps * rule.ease.price
    return price


@settings(max_examples=12)
@given(tiny_rosters())
def test_explained_as_by_trying_every_roster(tiny: Tiny) -> None:
    problem = tiny.problem()
    rosters = [tiny.taken(table) for table in tiny.tables()]
    can = _keeps(problem.rules, rosters)
    event(f"fits: {can}")
    assert fits(problem, problem.rules, _plenty()) is can
    if not can:
        _no_rule_too_many(collision(problem, _plenty()), rosters)
        _ways_that_help(ways_out(problem, _plenty()), problem, rosters)


def _no_rule_too_many(clash: Collision, rosters: list[frozenset]) -> None:
    assert clash.smallest
    rules = clash.rules
    assert not _keeps(rules, rosters)
    for rule in rules:
        assert _keeps([other for other in rules if other is not rule], rosters)


def _ways_that_help(ways: tuple[WayOut, ...], problem: Problem, rosters: list[frozenset]) -> None:
    prices = [price for price in (_price(problem, taken) for taken in rosters) if price is not None]
    assert [way.price for way in ways[:1]] == ([min(prices)] if prices else [])
    assert list(ways) == sorted(ways, key=lambda way: way.price)
    kinds = [frozenset(step.rule.id for step in way.steps) for way in ways]
    assert len(set(kinds)) == len(kinds)
    for way in ways:
        assert way.applied(problem).broken(way.taken) == ()
        assert _keeps(way.applied(problem).rules, rosters)


def _both_gps_away() -> Problem:
    grid, rules = small_practice()
    gone = (rule for gp in grid.of_role("gp")[:2] for rule in away(grid, gp, grid.slots[:1]))
    return grid.problem((*rules, *gone))


def test_what_has_no_words_collides_unnamed() -> None:
    """The locum whom nobody asked is one of the reasons, but goes without saying."""
    clash = collision(_both_gps_away(), _plenty())
    assert clash.smallest
    assert {rule.id for rule in clash.rules} == {"away/gp_0/mon_am", "away/gp_1/mon_am", "gp/mon_am"}
    first = ways_out(_both_gps_away(), _plenty())[0]
    assert [step.rule.id for step in first.steps] == ["on_call/locum/mon_am"]


def test_rules_that_do_not_give_leave_no_way_out() -> None:
    problem = _both_gps_away()
    stiff = replace(problem, rules=tuple(replace(rule, ease=None) for rule in problem.rules))
    assert ways_out(stiff, _plenty()) == ()


def test_other_ways_are_of_another_kind() -> None:
    grid, rules = small_practice(("mon",))
    crowd = [one for one in grid.people if one.role in ("gp", "aios", "poh_s") and one.id != "locum"]
    pins = [pinned(grid, one, grid.slots[0], "surgery", price=70) for one in crowd]
    problem = grid.problem((*rules, *pins))
    ways = ways_out(problem, _plenty())
    kinds = [{step.ease.kind for step in way.steps} for way in ways]
    assert kinds[0] == {"pinned"}
    assert {"room"} in kinds
    for way in ways:
        filled = fill(way.applied(problem))
        assert filled.taken is not None
        assert not way.applied(problem).broken(filled.taken)


def test_without_any_time_everything_is_named_and_said_so() -> None:
    problem = _both_gps_away()
    assert fits(problem, problem.rules, Deadline(Limits(0))) is None
    assert not collision(problem, Deadline(Limits(0))).smallest
    assert ways_out(problem, Deadline(Limits(0))) == ()
