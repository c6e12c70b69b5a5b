"""Linear programmes by themselves, with answers that can be seen at a glance."""

from __future__ import annotations

import pytest

from planner.mix.program import Aim, Knob, Line, Program, prices, solve

# At least 5 of x + 2y, at most 3 together; x costs 1, y costs 3.
ENOUGH = Line(5, (-1, -2))
PROGRAM = Program((ENOUGH,), (Line(-3, (1, 1)),), Line(0, (1, 3)))
HOLD, CHEAP, LITTLE = Aim((1,), 0, (0, 0)), Aim((0,), 1, (0, 0)), Aim((0,), 0, (1, 1))
KNOBS = (Knob(0, 10), Knob(0, 10))


def test_the_cheapest_point_that_holds() -> None:
    assert solve(PROGRAM, KNOBS, (HOLD, CHEAP, LITTLE)) == pytest.approx((1, 2), abs=1e-6)


def test_whole_steps() -> None:
    steps = (Knob(0, 10, 1), Knob(0, 10, 0.75))

    assert solve(PROGRAM, steps, (HOLD, CHEAP)) == pytest.approx((0, 3))


def test_what_cannot_hold_is_broken_as_little_as_can_be() -> None:
    too_much = Program((Line(50, (-1, -2)),), (Line(-3, (1, 1)),), Line(0, (1, 3)))

    assert solve(too_much, KNOBS, (HOLD, CHEAP)) == pytest.approx((0, 3), abs=1e-6)


def test_a_later_aim_gives_nothing_of_an_earlier_one_away() -> None:
    free = Program((ENOUGH,), (), Line(0, (0, 0)))

    assert solve(free, KNOBS, (HOLD, CHEAP, LITTLE)) == pytest.approx((0, 2.5), abs=1e-6)
    assert solve(free, KNOBS, (LITTLE, HOLD)) == pytest.approx((0, 0), abs=1e-6)


def test_prices_tell_what_a_unit_more_would_save() -> None:
    """One unit less than 5 is one y less and one x more: 3 - 1 = 2 saved."""
    of_limits, of_knobs = prices(PROGRAM, KNOBS)

    assert of_limits == pytest.approx((2,))
    assert of_knobs == pytest.approx((0, 0))


def test_the_price_of_an_upper_bound() -> None:
    """With y up to 2 and x free of bounds a y more takes the place of two x."""
    two_for_one = Program((ENOUGH,), (), Line(0, (2, 1)))

    assert prices(two_for_one, (Knob(0, 10), Knob(0, 2)))[1] == pytest.approx((0, 3))


def test_no_prices_where_nothing_holds() -> None:
    assert prices(Program((Line(50, (-1, -2)),), (), Line(0, (1, 3))), KNOBS) == ((0.0,), (0.0, 0.0))


def test_nothing_to_choose() -> None:
    empty = Program((Line(1, ()),), (), Line(0, ()))

    assert solve(empty, (), (Aim((1,), 0, ()),)) == ()
