"""Why no roster fits in words, and changes of the plan after which one does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from planner import names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import PARTS, Plan, find
from planner.roster.collision import Collision as Clash
from planner.roster.collision import collision, fits
from planner.roster.practice.build import Built, build
from planner.roster.practice.kept import euros
from planner.roster.practice.locums import hired
from planner.roster.practice.records import Ask, Collision, Way
from planner.roster.practice.scene import Scene, Slot
from planner.roster.problem import Problem
from planner.roster.search import Deadline
from planner.roster.ways_out import Step, WayOut, ways_out
from planner.texts import TN, Message, T
from planner.week import cell_edits
from planner.week.edits import new_week

# To open a session less is worth this many euros to a practice (an assumption), so that it comes late in the list.
CLOSE = 500
_MOST_CLOSED, _MOST_WAYS = 3, 6
# What goes with any other way out: who works a session more may need more hours.
_ALONGSIDE = "more_hours"


@dataclass(frozen=True, slots=True)
class _Found:
    """A way out that has been tried, with the price by which it is put in order."""

    way: Way
    price: int


def explained(ask: Ask, built: Built, impossible: bool, deadline: Deadline) -> Collision:
    """What collides in words, and the ways out that work, the cheapest first.

    Where it could not be told in time whether a roster fits, there may be ways out all the same.
    """
    clash = collision(built.problem, deadline.part(1 / 2)) if impossible else None
    found: dict[tuple[str, ...], _Found] = {}
    for one in _found(ask, built, clash, deadline):
        found.setdefault(tuple(map(repr, one.way.words)), one)
    ways = sorted(found.values(), key=lambda one: one.price)[:_MOST_WAYS]
    return Collision(tuple(_sentences(clash)), tuple(one.way for one in ways))


def _sentences(clash: Clash | None) -> Iterator[Message]:
    if clash is None:
        yield T("No roster was found. There was too little time to tell which rules stand in its way.")
        return
    yield TN("This rule cannot hold:", "These {count} rules cannot all hold:", len(clash.rules))
    yield from (rule.words for rule in clash.rules if rule.words is not None)
    if not clash.smallest:
        yield T("There was too little time to leave out those that do not matter.")


def _found(ask: Ask, built: Built, clash: Clash | None, deadline: Deadline) -> Iterator[_Found]:
    """Ways out that have been tried: the cheapest, one of each kind that has to do with it, and to close a session."""
    problems = [built.problem, *(_only(built.problem, {kind, _ALONGSIDE}) for kind in _kinds(built.problem, clash))]
    for number, problem in enumerate(problems):
        for way in ways_out(problem, deadline.part(1 / 2), most=1 if number else 2):
            tried = _tried(ask, _given(built, way), way.price, deadline)
            if tried is not None:
                yield tried
    for session in _sessions(built.scene, clash) if clash is not None else ():
        tried = _tried(ask, _closed(ask.plan, built.scene, session), CLOSE, deadline)
        if tried is not None:
            yield tried


def _kinds(problem: Problem, clash: Clash | None) -> list[str]:
    """The kinds of ways out of the rules that collide, and locums, which go without saying."""
    rules = problem.rules if clash is None else clash.rules
    known = dict.fromkeys(rule.ease.kind for rule in rules if rule.ease is not None)
    silent = dict.fromkeys(rule.ease.kind for rule in problem.rules if rule.ease is not None and rule.words is None)
    return list(known | silent)


def _only(problem: Problem, kinds: Set[str]) -> Problem:
    """The problem in which only rules of some kinds can give."""
    rules = (
        rule if rule.ease is None or rule.ease.kind in kinds else replace(rule, ease=None) for rule in problem.rules
    )
    return replace(problem, rules=tuple(rules))


@dataclass(frozen=True, slots=True)
class _Steps:
    """Edits one after another: the plan that they lead to, what they are in words, and what they cost."""

    plan: Plan
    words: tuple[Message, ...]
    euros: float


def _given(built: Built, way: WayOut) -> _Steps | None:
    """The plan after all steps of a way out; None where an edit is refused."""
    plan, words, cost = built.scene.plan, list[Message](), 0.0
    asked = [step for step in way.steps if step.ease.kind == "locum"]
    try:
        for step in sorted((step for step in way.steps if step not in asked), key=_turn):
            given = built.gives[step.rule.id](plan, step.steps, way.taken)
            words += [given.words] if given.plan is not plan else []
            plan, cost = given.plan, cost + given.euros
        if asked:
            given = hired(built.scene, plan, _slots(built.scene, asked))
            plan, cost = given.plan, cost + given.euros
            words.append(given.words)
    except EditError:
        return None
    return _Steps(plan, tuple(words), cost)


def _turn(step: Step) -> tuple[bool, int]:
    """Longer hours follow from what else is done; what gives most comes first, as one room more serves all sessions."""
    return step.ease.kind == _ALONGSIDE, -step.steps


def _slots(scene: Scene, steps: Iterable[Step]) -> list[Slot]:
    ids = {step.rule.id.partition("/")[2] for step in steps}
    return [slot for slot in scene.slots if slot.id in ids]


def _tried(ask: Ask, steps: _Steps | None, price: int, deadline: Deadline, rounds: int = 3) -> _Found | None:
    """A way out, where a roster fits after it; None where that is not so or could not be told in time.

    An edit may open sessions or bring people that a roster did not have before, so that more is needed: a few times
    the cheapest of that is added.
    """
    if steps is None or steps.plan is ask.plan:
        return None
    built = build(replace(ask, plan=steps.plan))
    if fits(built.problem, built.problem.rules, deadline):
        touched = frozenset(part for part in PARTS if getattr(steps.plan, part) is not getattr(ask.plan, part))
        change = Change(steps.plan, T("Make room for a roster"), touched)
        return _Found(Way(steps.words, change, euros(steps.euros)), price)
    for way in ways_out(built.problem, deadline, most=1) if rounds > 1 else ():
        more = _given(built, way)
        if more is not None and more.plan is not steps.plan:
            both = _Steps(more.plan, (*steps.words, *more.words), steps.euros + more.euros)
            return _tried(ask, both, price + way.price, deadline, rounds - 1)
    return None


def _sessions(scene: Scene, clash: Clash) -> list[str]:
    """Open sessions that the rules that collide are about, to be closed."""
    slots = {slot.id: slot for slot in scene.open}
    known = {
        cell.slot
        for rule in clash.rules
        if rule.id.startswith(("gp/", "alone/", "pinned/", "enough/", "rooms/"))
        for one in rule.sums
        for term in one.terms
        for cell in term.cells
    }
    found = dict.fromkeys(slot.session for key, slot in slots.items() if key in known)
    return list(found)[:_MOST_CLOSED] if len(found) < len(scene.open) or len(found) == 1 else []


def _closed(plan: Plan, scene: Scene, session: str) -> _Steps | None:
    """The week plan without a session: nobody is in it, and what was pinned there is gone.

    Where the roster holds nothing but pinned cells yet, it is laid out from the week patterns first.
    """
    week = find(plan.weeks, scene.week.id)
    cells = week.cells
    if scene.is_fresh:
        made = new_week(plan, "", week.start, week.end).plan.weeks[-1]
        pinned = {(cell.member, cell.session) for cell in cells}
        cells = (*cells, *(cell for cell in made.cells if (cell.member, cell.session) not in pinned))
    left = tuple(cell for cell in cells if cell.session != session)
    words = T("Do not open on {session}.", session=names.session(session))
    try:
        return _Steps(cell_edits.replace_cells(plan, week.id, left, words).plan, (words,), 0.0)
    except EditError:
        return None
