"""What the tests of levers share: the examples, and what a plan has of contacts and hours."""

from __future__ import annotations

from hypothesis import strategies as st

from planner.calculation import calculate, patient_total
from planner.cli.commands import examples
from planner.demand import demand
from planner.files import plan_file
from planner.language import Translator
from planner.levers import sentence
from planner.plan import Lever, Member, Patients, Plan, Role
from planner.resources import resource
from planner.results import RoleResult
from planner.terms import GP
from tests.support.plans import plans

EXAMPLES = tuple(examples())


def example(name: str) -> Plan:
    """One of the examples that come with the program."""
    return plan_file.load(resource("examples", f"{name}.dagdeel"))


def volumes(plan: Plan) -> dict[str, float]:
    """Times a week that each activity happens."""
    return {activity: asked.volume for activity, asked in demand(plan).items()}


def role(plan: Plan, role_id: str) -> RoleResult:
    """The results of one function."""
    return calculate(plan).roles[role_id]


def words(plan: Plan, lever: Lever) -> str:
    """A lever's sentence in English."""
    return Translator("en")(sentence(plan, lever))


def _peopled(plan: Plan) -> Plan:
    roles = plan.roles if any(known.id == GP for known in plan.roles) else (*plan.roles, Role(id=GP))
    regular = Member(id="regular", role=GP, sessions={"mon_am": 4, "tue_am": 4})
    patients = plan.patients if patient_total(plan.patients) else Patients(counts={"18-44": {"healthy": 1000}})
    return plan.model_copy(update={"roles": roles, "staff": (*plan.staff, regular), "patients": patients})


def practices() -> st.SearchStrategy[Plan]:
    """Random plans in which at least one GP works on Monday and Tuesday morning and somebody is registered."""
    return plans().map(_peopled)
