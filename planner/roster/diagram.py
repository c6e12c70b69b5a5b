"""All patterns of presence that one person's rules leave, as one graph.

Its layers are slots; every way through it is a pattern of being there or not that keeps all rows, and there are no
others. Posted as a flow it tells the solver more than the rows one by one: a pattern of days cannot be bent a little.
With it the solver proves a best roster tens of times sooner. Equal remainders share their nodes (a reduced decision
diagram), so the graph stays small: about ten arcs for each of 14 days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Row:
    """Bounds on a sum over slots: `times` for each with presence, and for each group of slots that has any."""

    times: tuple[int, ...]
    groups: tuple[tuple[int, frozenset[int]], ...] = ()
    at_least: int | None = None
    at_most: int | None = None


class Arc(NamedTuple):
    """A step through one slot, from a node of its layer to one of the next."""

    start: int
    present: bool
    end: int


Layer = tuple[Arc, ...]
# Of one row while a pattern grows: the sum so far and the groups met; None when it can no longer be broken.
_State = tuple[int, frozenset[int]] | None
_UNREDUCED = 2  # a graph that grows to so many times the arcs that are wanted is given up


def diagram(rows: Iterable[Row], slots: int, most: int) -> tuple[Layer, ...] | None:
    """The patterns that keep all rows; None where more than `most` arcs are needed. No layers at all: no pattern."""
    known = [_Known(row, slots) for row in rows]
    states: dict[tuple[_State, ...], int] = {tuple((0, frozenset()) for _ in known): 0}
    layers: list[list[Arc]] = []
    for slot in range(slots):
        following: dict[tuple[_State, ...], int] = {}
        arcs = []
        for state, number in states.items():
            for present in (False, True):
                after = _after(known, state, slot, present)
                if after is not None:
                    arcs.append(Arc(number, present, following.setdefault(after, len(following))))
        layers.append(arcs)
        if sum(map(len, layers)) > _UNREDUCED * most:
            return None
        states = following
    reduced = _reduced(layers) if states else ()
    return None if sum(map(len, reduced)) > most else reduced


def narrowed(kept: Iterable[Sequence[Arc]]) -> tuple[Layer, ...]:
    """Only the patterns along some arcs of each layer of a graph."""
    reached, layers = {0}, []
    for arcs in kept:
        layers.append([arc for arc in arcs if arc.start in reached])
        reached = {arc.end for arc in layers[-1]}
    return _reduced(layers)


def _after(rows: list[_Known], state: tuple[_State, ...], slot: int, present: bool) -> tuple[_State, ...] | None:
    """The state after a slot; None where a row is broken then, whatever follows."""
    after: list[_State] = []
    for row, known in zip(rows, state, strict=True):
        if known is None:
            after.append(None)
            continue
        value, met = row.step(known, slot, present)
        low, high = value + row.lowest[slot + 1], value + row.highest[slot + 1]
        if low > row.at_most or high < row.at_least:
            return None
        after.append(None if high <= row.at_most and low >= row.at_least else (value, met))
    return tuple(after)


class _Known:
    """A row with what the slots still to come can add to it, at the least and at the most."""

    def __init__(self, row: Row, slots: int) -> None:
        self.times, self.groups = row.times, row.groups
        # A group counts as still to come up to its last slot, though it may have been met.
        last = [(max(where), times) for times, where in row.groups]
        to_come = [[row.times[slot], *(times for end, times in last if end == slot)] for slot in range(slots)]
        self.lowest = _from_each([sum(min(0, times) for times in here) for here in to_come])
        self.highest = _from_each([sum(max(0, times) for times in here) for here in to_come])
        self.at_least = self.lowest[0] if row.at_least is None else row.at_least
        self.at_most = self.highest[0] if row.at_most is None else row.at_most

    def step(self, known: tuple[int, frozenset[int]], slot: int, present: bool) -> tuple[int, frozenset[int]]:
        """The sum after a slot, and the groups met that have slots to come."""
        value, met = known
        if present:
            new = {number for number, (_, where) in enumerate(self.groups) if slot in where} - met
            value += self.times[slot] + sum(self.groups[number][0] for number in new)
            met = met | new
        return value, frozenset(number for number in met if max(self.groups[number][1]) > slot)


def _from_each(parts: list[int]) -> list[int]:
    """The sum of the parts from each one on; 0 after the last."""
    return [*accumulate(reversed(parts), initial=0)][::-1]


def _reduced(layers: list[list[Arc]]) -> tuple[Layer, ...]:
    """The same without dead ends, and with nodes of equal remainder as one."""
    same: dict[int, int] | None = None
    reduced = []
    for arcs in reversed(layers):
        ways: dict[int, list[tuple[bool, int]]] = {}
        for start, present, end in arcs:
            if same is None or end in same:
                ways.setdefault(start, []).append((present, 0 if same is None else same[end]))
        numbers: dict[tuple[tuple[bool, int], ...], int] = {}
        same = {start: numbers.setdefault(tuple(onward), len(numbers)) for start, onward in ways.items()}
        reduced.append(tuple(Arc(start, *way) for onward, start in numbers.items() for way in onward))
    return tuple(reversed(reduced))
