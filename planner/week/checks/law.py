"""What the rules of the working-time law have in common: limits, articles and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner import names
from planner.texts import Message, Quantity, T, Unit
from planner.warnings.warning import Severity
from planner.week.checks.issue import Issue
from planner.week.checks.person import Person
from planner.week.clock import Shift
from planner.working_time import THE_LAW, Article

# A limit is only broken by more than a rounding.
HAIR = 1e-9
DAYS = 7


@dataclass(frozen=True, slots=True)
class Law:
    """A rule: its code, how bad a breach is for employees, its article, and the limits that it looks at.

    It allows or asks for something. What it says of a mean over weeks is so in every week of the cycle.
    """

    code: str
    severity: Severity
    article: Article
    limits: tuple[str, ...]
    allows: bool
    is_mean: bool = False

    def is_changed(self, person: Person) -> bool:
        """Whether the plan has a limit of its own in the place of one of the law."""
        return any(getattr(person.frame.limits, limit) != getattr(THE_LAW, limit) for limit in self.limits)


def issue(law: Law, person: Person, finding: Message, limit: Message, shifts: Iterable[Shift]) -> Issue:
    """A breach in some days of work, the worst first; for the self-employed it is advice."""
    found = list(shifts)
    places = sorted({shift.day // DAYS for shift in found})
    numbers = person.frame.numbers
    return Issue(
        code=law.code,
        severity=Severity.INFO if person.is_own_boss else law.severity,
        subject=person.subject,
        sentence=T("{finding} {law}", finding=finding, law=_says(law, person, limit)),
        spots=tuple(dict.fromkeys((person.member.id, shift.last) for shift in found)),
        article=law.article,
        weeks=() if law.is_mean or len(places) == len(numbers) else tuple(numbers[place] for place in places),
    )


def _says(law: Law, person: Person, limit: Message) -> Message:
    values = {"limit": limit, "article": law.article}
    if law.is_changed(person):
        return T("This plan has a limit of its own: {limit} (article {article}).", **values)
    match law.allows, person.is_own_boss:
        case True, False:
            return T("The working-time law allows {limit} (article {article}).", **values)
        case True, True:
            return T("For employees the working-time law allows {limit} (article {article}).", **values)
        case False, False:
            return T("The working-time law asks for {limit} (article {article}).", **values)
    return T("For employees the working-time law asks for {limit} (article {article}).", **values)


def hours(number: float) -> Quantity:
    """A number of hours."""
    return Quantity(number, Unit.HOURS)


def on(person: Person, shift: Shift) -> dict[str, Message | str]:
    """Who works, and on which day, for a sentence."""
    return {"who": person.name, "day": names.DAYS[shift.weekday]}


def worst_first(worst: Shift, shifts: Iterable[Shift]) -> list[Shift]:
    """Days of work with one in front."""
    return [worst, *(shift for shift in shifts if shift is not worst)]
