"""Fill in a week plan, or say why that cannot be done."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from planner.roster.fill import fill
from planner.roster.practice.back import cells_of
from planner.roster.practice.build import Built, build, last_of
from planner.roster.practice.folded import folded
from planner.roster.practice.locums import offers
from planner.roster.practice.measures import measures
from planner.roster.practice.records import Ask, Collision, Proposal
from planner.roster.practice.session_rules import unsupervised
from planner.roster.practice.ways import explained
from planner.roster.problem import Problem
from planner.roster.search import Deadline, Filled, Limits
from planner.week.copies import copy_onto
from planner.week.edits import editable

Better = Callable[[Proposal | None], bool]
# The solver proves with one worker. Another that betters what it has only helps where that takes long: with more cells.
_WORKERS, _SOON = 2, 3000
_OFTEN = 0.1  # seconds between two calls without news
# Why nothing fits and what helps is looked for at least so long, however soon that was found out.
_LEAST_SECONDS = 5.0


def propose(ask: Ask, better: Better) -> Proposal | Collision:
    """A roster for a week plan, or the rules that collide where none fits; `EditError` where it is published.

    `better` hears of every better roster, and of None at least every 0.2 s in between; it returns False to stop, and
    the best roster so far is the answer then. Stopped or out of time before there was any, it is a collision without
    ways out.
    """
    _refuse_published(ask)
    built = build(ask)
    listener = _Listener(ask, built, better)
    filled = _alike(built, ask.seconds, listener)
    if filled.taken is None and not listener.stopped:
        left = ask.seconds - filled.seconds
        filled = fill(built.problem, _limits(built.problem, left), built.start, listener.hear, listener.is_stopped)
    if filled.taken is not None:
        return proposal(ask, built, filled)
    left = max(_LEAST_SECONDS, ask.seconds - filled.seconds)
    return explained(ask, built, filled.impossible, Deadline(Limits(left), listener.is_stopped))


def _limits(problem: Problem, seconds: float) -> Limits:
    return Limits(seconds, workers=1 if len(problem.cells) <= _SOON else min(_WORKERS, os.cpu_count() or 1))


def _alike(built: Built, seconds: float, listener: _Listener) -> Filled:
    """A roster in which the weeks of a cycle are alike for all who work every week; none found in one week."""
    if len(built.scene.numbers) == 1:
        return Filled(None, 0, 0, False, 0.0)
    same = folded(built.scene, built.problem)

    def unfolded(filled: Filled) -> Filled:
        return filled if filled.taken is None else replace(filled, taken=same.unfolded(filled.taken))

    start = frozenset(same.first[cell] for cell in built.start)
    limits = _limits(same.problem, seconds)
    found = fill(same.problem, limits, start, lambda better: listener.hear(unfolded(better)), listener.is_stopped)
    return unfolded(found)


def _refuse_published(ask: Ask) -> None:
    """`EditError` where the answer could not be taken over: in a published plan, or in the period of one."""
    if ask.monday is None:
        editable(ask.plan, ask.week_id)
    else:
        copy_onto(ask.plan, ask.week_id, ask.monday)


def proposal(ask: Ask, built: Built, filled: Filled) -> Proposal:
    """A roster of the solver as a proposal."""
    cells = cells_of(built.scene, filled.taken or frozenset(), last_of(ask), ask.sliders.rooms > 0)
    return Proposal(
        cells=cells,
        gap=filled.gap,
        proven=filled.proven,
        seconds=filled.seconds,
        measures=measures(ask, built.scene, last_of(ask), cells),
        locums=offers(ask, built.scene, cells),
        monday=built.scene.monday,
        told=tuple(unsupervised(built.scene, cells)),
    )


@dataclass
class _Listener:
    """Passes on what the solver finds, and asks now and then whether to go on."""

    ask: Ask
    built: Built
    better: Better
    stopped: bool = False
    asked: float = field(default_factory=time.perf_counter)

    def hear(self, filled: Filled) -> None:
        """A better roster."""
        self._tell(proposal(self.ask, self.built, filled))

    def is_stopped(self) -> bool:
        """Whether the manager wants no better one."""
        if time.perf_counter() - self.asked >= _OFTEN:
            self._tell(None)
        return self.stopped

    def _tell(self, news: Proposal | None) -> None:
        if not self.stopped:
            self.stopped = not self.better(news)
        self.asked = time.perf_counter()
