"""A question with the results that it is asked of."""

from __future__ import annotations

from dataclasses import dataclass

from planner import names
from planner.plan import Activity, Delivery, Plan, Role, find
from planner.results import Results, RoleResult
from planner.solve.question import Question
from planner.texts import Message, Quantity, T, Unit

# Rounding of computed hours must not make an answer unreachable that is just within reach.
ROUNDING = 1e-9


class UnreachableError(Exception):
    """Carries why a target cannot be reached; the question has an answer all the same, so nobody sees it."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.msgid)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Case:
    """What the solvers read: the role asked about, its work and hours, and what is missing or left."""

    results: Results
    question: Question

    @property
    def plan(self) -> Plan:
        """The plan as it is."""
        return self.results.plan

    @property
    def role(self) -> Role:
        """The role that has to meet the target."""
        return find(self.plan.roles, self.question.role)

    @property
    def balance(self) -> RoleResult:
        """The role's work and hours as they are."""
        return self.results.roles[self.question.role]

    @property
    def name(self) -> Message | str:
        """The name of the role."""
        return names.role_name(self.role)

    @property
    def taker(self) -> Message | str:
        """The name of the role that work goes to."""
        return names.role(self.plan, self.question.to or "")

    @property
    def allowed(self) -> float:
        """Hours of work a week at which the role meets the target."""
        return self.balance.capacity_hours * self.question.target

    @property
    def missing(self) -> float:
        """Net hours a week that the role lacks for its work; 0 or less where it has enough."""
        return self.balance.demand_hours / self.question.target - self.balance.capacity_hours

    def room(self) -> float:
        """Hours of work a week that the role may have more, below 0 where it has to lose some.

        `UnreachableError` where nobody has hours: then there is no utilisation, whatever the work.
        """
        if self.balance.capacity_hours <= 0:
            raise UnreachableError(
                T(
                    "Cannot be reached because {role} has {available} hours a week for {needed} hours of work.",
                    role=self.name,
                    available=hours(self.balance.capacity_hours),
                    needed=hours(self.balance.demand_hours),
                )
            )
        return self.allowed - self.balance.demand_hours

    def utilisation(self, demand_hours: float) -> Quantity:
        """The utilisation of the role with so many hours of work a week."""
        return share(demand_hours / self.balance.capacity_hours)

    def activity(self) -> Activity:
        """The activity that the question is about."""
        return find(self.plan.activities, self.question.activity or "")

    def part(self) -> tuple[Activity, Delivery, float]:
        """The activity, the role's row in it, and times per week; `UnreachableError` where the role has no part."""
        activity = self.activity()
        for row in activity.delivery:
            if row.role == self.question.role:
                return activity, row, self.results.demand[activity.id].volume
        raise UnreachableError(
            T(
                "Cannot be reached because {role} does {share} of '{activity}'.",
                role=self.name,
                share=share(0),
                activity=names.activity(activity),
            )
        )

    def never(self) -> UnreachableError:
        """The role does nothing of the activity in an average week."""
        return UnreachableError(
            T(
                "Cannot be reached because {role} does '{activity}' {times} times a week.",
                role=self.name,
                activity=names.activity(self.activity()),
                times=Quantity(0, Unit.TIMES),
            )
        )


def hours(value: float) -> Quantity:
    """Hours for a sentence."""
    return Quantity(value, Unit.HOURS)


def share(value: float) -> Quantity:
    """A share for a sentence."""
    return Quantity(value, Unit.SHARE)


def minutes(value: float) -> Quantity:
    """Minutes for a sentence."""
    return Quantity(value, Unit.MINUTES)


def count(value: float) -> Quantity:
    """A whole number for a sentence."""
    return Quantity(value, Unit.PERSONS)
