"""What is remembered is what would be worked out, and no more is kept than wanted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.memo import EachMemo, IdentityMemo


class Counted:
    """A function that counts its calls."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, record: list[int], shared: list[int]) -> int:
        self.calls += 1
        return sum(record) * sum(shared)


records = st.lists(st.lists(st.integers(-5, 5)), max_size=8)


@given(records, st.lists(st.integers(-5, 5)), st.integers(1, 6))
def test_each_gives_what_the_function_gives_in_order(some: list[list[int]], shared: list[int], most: int) -> None:
    remembered = EachMemo(Counted(), most)
    for again in (some, some[::-1], some):
        assert remembered(again, shared) == [sum(one) * sum(shared) for one in again]


def test_each_works_out_only_what_is_new() -> None:
    function = Counted()
    remembered = EachMemo(function)
    one, two, shared = [1], [2], [3]
    remembered((one, two), shared)
    remembered((two, [2]), shared)
    assert function.calls == 3
    remembered((one,), [3])
    assert function.calls == 4


def test_each_starts_afresh_when_it_holds_enough() -> None:
    function = Counted()
    remembered = EachMemo(function, 3)
    one, shared = [1], [1]
    for _ in range(2):
        remembered((one,), shared)
    remembered(([2], [3]), shared)
    assert function.calls == 3
    remembered((one,), shared)
    assert function.calls == 4


def test_one_set_of_objects_is_worked_out_once() -> None:
    function = Counted()
    remembered = IdentityMemo(function, 2)
    one, shared = [1], [1]
    for _ in range(3):
        assert remembered(one, shared) == 1
    assert function.calls == 1
    assert [remembered([number], shared) for number in range(3)] == [0, 1, 2]
    remembered(one, shared)
    assert function.calls == 5
