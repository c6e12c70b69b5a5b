"""Successive linear programming on a made-up model in which two levers meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.mix.program import Aim, Knob, Line
from planner.mix.search import Reading, search

AIMS = (Aim((1.0,), 0.0, (0.0, 0.0)), Aim((0.0,), 1.0, (0.0, 0.0)))


class Meeting:
    """Work of 10 hours, of which one lever moves a share and another shortens what stays; so much may be left."""

    bounds: tuple[Line, ...] = ()

    def __init__(self, left: float, prices: tuple[float, float], step: float | None = None) -> None:
        self.left, self.prices = left, prices
        self.knobs = (Knob(0, 1, step), Knob(0, 1, step))
        self.reads = 0

    def read(self, intensities: tuple[float, ...]) -> Reading | None:
        self.reads += 1
        moved, shorter = intensities
        if moved + shorter > 1.9:
            return None
        work = 10 * (1 - moved) * (1 - shorter)
        return Reading((work - self.left,), moved * self.prices[0] + shorter * self.prices[1])

    def cheapest(self, steps: int) -> float:
        points = [(a / steps, b / steps) for a in range(steps + 1) for b in range(steps + 1)]
        read = [reading for point in points if (reading := self.read(point))]
        return min(reading.cost for reading in read if reading.limits[0] <= 1e-7)


prices = st.tuples(st.floats(1, 100), st.floats(1, 100))


@given(st.floats(0.5, 10), prices)
def test_it_is_never_dearer_than_the_best_of_a_fine_grid(left: float, price: tuple[float, float]) -> None:
    task = Meeting(left, price)

    found = search(task, AIMS, (0.0, 0.0))

    assert found.settled
    assert found.holds()
    assert found.reading.cost <= task.cheapest(40) + 1e-6


@given(st.floats(0.5, 10), prices, st.sampled_from((2, 4, 8)))
def test_in_whole_steps_it_finds_the_best_point_of_the_grid(
    left: float, price: tuple[float, float], steps: int
) -> None:
    task = Meeting(left, price, 1 / steps)

    assert search(task, AIMS, (0.0, 0.0)).reading.cost == pytest.approx(task.cheapest(steps))


def test_what_cannot_hold_is_brought_as_near_as_can_be() -> None:
    """Of 10 hours at least 10 * 0.1 * 0 = 0 stay: only more than 1.9 together is refused."""
    task = Meeting(-1.0, (1.0, 1.0))

    found = search(task, AIMS, (0.0, 0.0))

    assert not found.holds()
    assert found.excess == pytest.approx((1.0,), abs=1e-6)


def test_a_start_that_the_model_refuses_is_an_error() -> None:
    with pytest.raises(ValueError):
        search(Meeting(1.0, (1.0, 1.0)), AIMS, (1.0, 1.0))
