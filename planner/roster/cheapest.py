"""The cheapest way of one person through a graph of presence, where every cell has a cost of its own."""

from __future__ import annotations

from collections.abc import Mapping, Set

import numpy as np
import numpy.typing as npt

from planner.roster.presence import Presence
from planner.roster.problem import Cell

Numbers = npt.NDArray[np.float64]
_NEVER = 1e9


class Ways:
    """All ways of one person: what their presence can be, what follows what, and which cells they never take."""

    def __init__(self, graph: Presence, pairs: Set[tuple[Cell, Cell]], never: Set[Cell]) -> None:
        self.graph = graph
        # Of each slot: where its nodes lead to without and with presence. One more node after the last is a dead end.
        self._ends: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]] = []
        # Of each slot: what it costs to come to a cell from off or from each cell of the slot before.
        self._follow: list[Numbers] = []
        before: tuple[Cell, ...] = ()
        for day, layer in zip(graph.days, graph.layers, strict=True):
            count, dead = 1 + max(arc.start for arc in layer), 1 + max(arc.end for arc in layer)
            off, on = np.full(count, dead), np.full(count, dead)
            for arc in layer:
                (on if arc.present else off)[arc.start] = arc.end
            self._ends.append((off, on))
            known = [
                [_NEVER if cell in never or (last, cell) in pairs else 0.0 for cell in day] for last in (None, *before)
            ]
            self._follow.append(np.array(known).reshape(1 + len(before), len(day)))
            before = day

    def cheapest(self, cost: Mapping[Cell, float]) -> tuple[float, tuple[Cell, ...]]:
        """The cost of the cheapest way, and its cells."""
        rests = self._rests(cost)
        node, last, taken = 0, 0, []
        for number, day in enumerate(self.graph.days):
            off, on = self._ends[number]
            here = self._follow[number][last] + _costs(day, cost) + rests[number + 1][on[node], 1:]
            chosen = int(here.argmin()) if len(day) else -1
            if chosen >= 0 and here[chosen] < rests[number + 1][off[node], 0]:
                taken.append(day[chosen])
                node, last = on[node], chosen + 1
            else:
                node, last = off[node], 0
        return float(rests[0][0, 0]), tuple(taken)

    def dearer(self, cost: Mapping[Cell, float]) -> tuple[dict[Cell, float], list[tuple[Numbers, Numbers]]]:
        """How much dearer than the cheapest way is the cheapest with each cell, and off or there at each node."""
        rests = self._rests(cost)
        least = rests[0][0, 0]
        come = np.full((len(rests[0]), 1), _NEVER)
        come[0, 0] = 0.0
        cells: dict[Cell, float] = {}
        nodes = []
        for number, day in enumerate(self.graph.days):
            (off, on), rest = self._ends[number], rests[number + 1]
            come = come[: len(off)]
            stay = come.min(axis=1)
            go = (come[:, :, None] + self._follow[number][None]).min(axis=1) + _costs(day, cost)
            whole = go + rest[on, 1:] - least
            cells.update(zip(day, whole.min(axis=0).tolist(), strict=True))
            nodes.append((stay + rest[off, 0] - least, whole.min(axis=1, initial=_NEVER)))
            come = np.full(rest.shape, _NEVER)
            np.minimum.at(come[:, 0], off, stay)
            np.minimum.at(come[:, 1:], on, go)
            come[-1] = _NEVER
        return cells, nodes

    def _rests(self, cost: Mapping[Cell, float]) -> list[Numbers]:
        """Of each slot and after the last: what the cheapest rest costs, by node and what came just before."""
        rest = np.zeros((2, 1 + len(self.graph.days[-1])))
        rest[-1] = _NEVER
        rests = [rest]
        for number in range(len(self.graph.days) - 1, -1, -1):
            off, on = self._ends[number]
            there = rest[on, 1:] + _costs(self.graph.days[number], cost)
            ways = there[:, None, :] + self._follow[number][None]
            rest = np.minimum(ways.min(axis=2, initial=_NEVER), rest[off, 0][:, None])
            rest = np.vstack([rest, np.full((1, rest.shape[1]), _NEVER)])
            rests.append(rest)
        return rests[::-1]


def _costs(day: tuple[Cell, ...], cost: Mapping[Cell, float]) -> Numbers:
    return np.array([cost.get(cell, 0.0) for cell in day])
