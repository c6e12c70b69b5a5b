"""Putting an answer into the plan: as levers of a scenario, or as one change of the plan itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner import names, scenario_edits
from planner.calculation import calculate
from planner.capacity import SESSION_HOURS
from planner.edits import Change
from planner.explain import Figure
from planner.levers import apply
from planner.levers.consult_length import ConsultLength
from planner.levers.delegate import Delegate
from planner.levers.hire import Hire
from planner.levers.list_size import ListSize
from planner.levers.locum import Locum
from planner.plan import Lever, Plan, Role, Scenario
from planner.results import Results
from planner.solve.answers import solve
from planner.solve.question import Answer, Question, QuestionKind
from planner.solve.sentences import TITLES
from planner.terms import GP
from planner.texts import Quantity, T, Unit
from planner.warnings import Effect
from planner.warnings.remedies import LOCUM_SESSIONS

_WITHOUT_NEED: frozenset[QuestionKind] = frozenset({"hours-to-hire", "share-to-delegate", "locum-sessions"})
_LONGEST_NAME = 120


def levers(results: Results, question: Question, amount: float) -> tuple[Lever, ...]:
    """The levers that put an amount (an answer's value, or its practical one) into the plan; none for nothing needed.

    `ValueError` for locums of another function than the GP's: no lever adds these.
    """
    if question.kind in _WITHOUT_NEED and not amount:
        return ()
    return _LEVERS[question.kind](results, question, amount)


def _list_size(_results: Results, _question: Question, amount: float) -> tuple[Lever, ...]:
    return (ListSize(patients=amount),)


def _per_fte(results: Results, _question: Question, amount: float) -> tuple[Lever, ...]:
    return (ListSize(patients=amount * results.roles[GP].fte_present),)


def _consult_length(_results: Results, question: Question, amount: float) -> tuple[Lever, ...]:
    return (ConsultLength(activity=question.activity or "", role=question.role, minutes=amount),)


def _hire(_results: Results, question: Question, amount: float) -> tuple[Lever, ...]:
    return (Hire(role=question.role, hours=amount),)


def _delegate(_results: Results, question: Question, amount: float) -> tuple[Lever, ...]:
    return (Delegate(activity=question.activity or "", role=question.role, to=question.to or "", share=amount),)


def _locums(_results: Results, question: Question, amount: float) -> tuple[Lever, ...]:
    """As many locums as it takes, each in a week of half days at most."""
    if question.role != GP:
        raise ValueError(question.role)
    weeks = []
    while amount > 0:
        parts = {key: min(1.0, amount - number) for number, key in enumerate(LOCUM_SESSIONS) if amount > number}
        weeks.append(Locum(sessions={key: part * SESSION_HOURS for key, part in parts.items()}))
        amount -= len(LOCUM_SESSIONS)
    return tuple(weeks)


_LEVERS: dict[QuestionKind, Callable[[Results, Question, float], tuple[Lever, ...]]] = {
    "largest-list": _list_size,
    "list-per-fte": _per_fte,
    "longest-consult": _consult_length,
    "hours-to-hire": _hire,
    "share-to-delegate": _delegate,
    "locum-sessions": _locums,
}


def put_in(plan: Plan, pulled: tuple[Lever, ...]) -> Plan:
    """The plan with all of these levers pulled; `LeverError` where it does not take one."""
    for lever in pulled:
        plan = apply(plan, lever)
    return plan


@dataclass(frozen=True, slots=True)
class Trial:
    """An answer with its practical amount put into the plan: the levers, and the results with them.

    Without levers, because nothing is needed or nothing helps, the results are those of the plan as it is.
    """

    answer: Answer
    levers: tuple[Lever, ...]
    before: Results
    after: Results

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What becomes of the utilisation of every function that changes."""
        return tuple(
            _effect(role, self.before, self.after)
            for role in self.before.plan.roles
            if _differs(self.before.roles[role.id].utilisation, self.after.roles[role.id].utilisation)
        )


def trial(results: Results, question: Question) -> Trial:
    """The answer to a question, tried out; `QuestionError` where the plan cannot be asked."""
    answer = solve(results, question)
    pulled = levers(results, question, answer.practical) if answer.is_reachable else ()
    after = calculate(put_in(results.plan, pulled)) if pulled else results
    return Trial(answer, pulled, results, after)


def _effect(role: Role, before: Results, after: Results) -> Effect:
    return Effect(
        Figure("role", role.id, "utilisation"),
        T("{role}: {figure}", role=names.role_name(role), figure=T("Utilisation")),
        Quantity(before.roles[role.id].utilisation, Unit.SHARE),
        Quantity(after.roles[role.id].utilisation, Unit.SHARE),
    )


def _differs(before: float | None, after: float | None) -> bool:
    """Whether two utilisations differ in whole per cents, as they are shown."""
    return before != after if before is None or after is None else round(before, 2) != round(after, 2)


def change(known: Trial) -> Change:
    """A trial taken over in the plan itself, as one step of the history; `EditError` where no plan can hold it."""
    taken = scenario_edits.taken_over(known.before.plan, known.after.plan, Scenario(id="answer"))
    return replace(taken, label=T("Apply '{what}'", what=TITLES[known.answer.question.kind]))


def add_scenario(known: Trial, name: str) -> Change:
    """A trial as a scenario of its own."""
    return scenario_edits.add(known.before.plan, name[:_LONGEST_NAME], known.levers)
