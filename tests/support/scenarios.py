"""Scenarios for tests: of a plan's own levers, and random ones for any plan."""

from __future__ import annotations

from hypothesis import strategies as st

from planner.levers import KINDS, LeverError
from planner.levers.parameters import number_parameters
from planner.plan import Lever, Plan, Scenario, Step


def offered(plan: Plan) -> tuple[Lever, ...]:
    """The levers that a plan is offered, one of each kind that fits."""
    found = []
    for kind in KINDS.values():
        try:
            found.append(kind.first(plan))
        except LeverError:
            continue
    return tuple(found)


@st.composite
def _levers(draw: st.DrawFn, plan: Plan) -> Lever:
    """A lever that the plan is offered, with one of its numbers made smaller."""
    lever: Lever = draw(st.sampled_from(offered(plan)))
    numbers = [known.name for known in number_parameters(lever) if known.form == "number"]
    if not numbers:
        return lever
    name = draw(st.sampled_from(numbers))
    return lever.model_copy(update={name: getattr(lever, name) * draw(st.sampled_from((0.25, 0.5, 1.0)))})


def scenarios(plan: Plan) -> st.SearchStrategy[Scenario]:
    """Scenarios of up to four levers in any order, some of them switched off; without any where none fits the plan."""
    steps = st.builds(Step, lever=_levers(plan), on=st.booleans()) if offered(plan) else st.nothing()
    some = st.lists(steps, max_size=4) if offered(plan) else st.just([])
    return some.map(lambda chosen: Scenario(id="some", steps=tuple(chosen)))
