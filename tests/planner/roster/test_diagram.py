"""The graph of presence: its ways are all patterns that keep the rows and no others."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from planner.roster.diagram import Layer, Row, diagram

_MANY = 10_000


@st.composite
def _rows(draw: st.DrawFn) -> tuple[int, list[Row]]:
    slots = draw(st.integers(1, 6))
    some = st.frozensets(st.integers(0, slots - 1), min_size=1)
    bound = st.none() | st.integers(-4, 6)
    rows = st.builds(
        Row,
        st.tuples(*(st.integers(-2, 3) for _ in range(slots))),
        st.lists(st.tuples(st.integers(-3, 3), some), max_size=2).map(tuple),
        bound,
        bound,
    )
    return slots, draw(st.lists(rows, max_size=4))


def _keeps(row: Row, pattern: tuple[bool, ...]) -> bool:
    value = sum(times for times, there in zip(row.times, pattern, strict=True) if there)
    value += sum(times for times, slots in row.groups if any(pattern[slot] for slot in slots))
    return (row.at_least is None or value >= row.at_least) and (row.at_most is None or value <= row.at_most)


def _ways(layers: tuple[Layer, ...]) -> list[tuple[bool, ...]]:
    ways: list[tuple[int, tuple[bool, ...]]] = [(0, ())]
    for layer in layers:
        ways = [(arc.end, (*way, arc.present)) for node, way in ways for arc in layer if arc.start == node]
    return [way for _, way in ways]


@given(_rows())
def test_its_ways_are_the_patterns_that_keep_all_rows(known: tuple[int, list[Row]]) -> None:
    slots, rows = known
    layers = diagram(rows, slots, _MANY)
    assert layers is not None
    allowed = [pattern for pattern in product((False, True), repeat=slots) if all(_keeps(row, pattern) for row in rows)]
    assert sorted(_ways(layers) if layers else []) == sorted(allowed)


@given(_rows())
def test_every_arc_is_on_a_way(known: tuple[int, list[Row]]) -> None:
    layers = diagram(known[1], known[0], _MANY) or ()
    starts = [{arc.start for arc in layer} for layer in layers]
    ends = [{arc.end for arc in layer} for layer in layers]
    assert starts[:1] in ([], [{0}])
    assert starts[1:] == ends[:-1]


def test_a_graph_that_grows_too_large_is_none() -> None:
    odd_weights = Row(tuple(2**slot for slot in range(12)), at_most=2**11 + 77)
    assert diagram([odd_weights], 12, 20) is None
    assert diagram([Row((1,) * 12, at_most=3)], 12, 100) is not None
