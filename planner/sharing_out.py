"""How much of some work people with free hours can take on, when not everybody may do everything."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import pairwise

# Hours below this are none: sums of shares miss zero by a rounding.
_NOTHING = 1e-9

Jobs = Mapping[frozenset[str], float]
_Flow = dict[frozenset[str], dict[str, float]]
_Path = list[tuple[frozenset[str], str]]


def most_taken(jobs: Jobs, free: Mapping[str, float]) -> float:
    """The most hours of the jobs that can be taken on together.

    Each job is its hours by the set of functions that may do them, `free` the hours that each function has. This is a
    maximum flow from jobs to functions, found by shortest augmenting paths (Edmonds and Karp, 1972).
    """
    left = {role: hours for role, hours in free.items() if hours > _NOTHING}
    flow: _Flow = {job: dict.fromkeys(job & left.keys(), 0.0) for job in jobs}
    taken = 0.0
    for job, hours in jobs.items():
        todo = hours
        while todo > _NOTHING and (path := _path(job, left, flow)):
            amount = min(todo, left[path[-1][1]], *(flow[give][role] for give, role in _given_back(path)))
            for give, role in _given_back(path):
                flow[give][role] -= amount
            for take, role in path:
                flow[take][role] += amount
            left[path[-1][1]] -= amount
            todo -= amount
            taken += amount
    return taken


def _given_back(path: _Path) -> list[tuple[frozenset[str], str]]:
    """The hours that later jobs of a path get back from a function so that an earlier job can have it."""
    return [(later, role) for (_, role), (later, _) in pairwise(path)]


def _path(start: frozenset[str], left: Mapping[str, float], flow: _Flow) -> _Path | None:
    """Steps from a job to a function with hours left; each later job gives way on the function of the step before."""
    waiting = deque((start, [(start, role)]) for role in flow[start])
    seen = set(flow[start])
    while waiting:
        job, path = waiting.popleft()
        role = path[-1][1]
        if left[role] > _NOTHING:
            return path
        for other, given in flow.items():
            if other != job and given.get(role, 0.0) > _NOTHING:
                for next_role in given.keys() - seen:
                    seen.add(next_role)
                    waiting.append((other, [*path, (other, next_role)]))
    return None
