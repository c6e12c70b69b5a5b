"""Small counts merged, for reports that leave the house: no cell of the patient table tells of one to four people.

The rule. Within a client group the ages stand in a row, those without patients passed over. The row is divided into
runs of neighbouring ages of at least five patients each, in the way in which the fewest patients change places, and
the patients of a run are counted at the age of it that has most. A client group of fewer than five in all is first
counted along with the largest group, at the same ages. Totals stay, and so do ages without patients. A list of fewer
than five is counted in one cell.

Programmes go along: who takes part moves with the patients, and ages with fewer than five who take part get one share
together with ages beside them. What scenarios take in, a list or a practice, is merged by itself. The levers of
scenarios then work on merged counts, so that fractions of people there tell of nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner import names
from planner.calculation import patient_total
from planner.levers.merge import Merge
from planner.levers.take_over_list import TakeOverList
from planner.plan import Plan, Scenario, Step
from planner.privacy.patients import Ages, merged_list, moved, moves_of
from planner.privacy.programmes import Programmes
from planner.privacy.runs import LEAST, is_small
from planner.texts import TN, Message, Quantity, T, Unit

# For whoever reads what was made of a merged plan.
REMARK = T("Counts of patients below {least} are merged with neighbouring ages or groups.", least=LEAST)


@dataclass(frozen=True, slots=True)
class Merged:
    """The plan without small counts, and what was done to it in sentences; none where there was nothing to do."""

    plan: Plan
    told: tuple[Message, ...] = ()


def merged(plan: Plan) -> Merged:
    """The plan with its small counts merged, also in the lists and practices that its scenarios take in."""
    known = merged_list(plan.patients)
    programmes = Programmes(known)
    changed = plan.model_copy(
        update={
            "patients": known.patients(plan.patients),
            "activities": tuple(programmes.merged(activity) for activity in plan.activities),
            "scenarios": tuple(_scenario(scenario) for scenario in plan.scenarios),
        }
    )
    told = (*_told(plan, changed, known.moved), *_left(changed, programmes))
    return Merged(plan if changed == plan else changed, told)


def _scenario(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"steps": tuple(_step(step) for step in scenario.steps)})


def _step(step: Step) -> Step:
    match step.lever:
        case Merge() as lever:
            return step.model_copy(update={"lever": lever.model_copy(update={"other": merged(lever.other).plan})})
        case TakeOverList() as lever:
            ages: Ages = dict(lever.patients)
            return step.model_copy(update={"lever": lever.model_copy(update={"patients": moved(ages, moves_of(ages))})})
    return step


def _told(plan: Plan, changed: Plan, people: float) -> Iterator[Message]:
    """How many patients are counted elsewhere, and how many programmes and scenarios are told of less finely."""
    total = patient_total(plan.patients)
    if people:
        yield TN(
            "{count} patient of {total} is counted at another age or in another group, as counts below {least} stay "
            "in the practice.",
            "{count} patients of {total} are counted at another age or in another group, as counts below {least} stay "
            "in the practice.",
            people,
            total=Quantity(total, Unit.PERSONS),
            least=LEAST,
        )
    if programmes := [old for old, new in zip(plan.activities, changed.activities, strict=True) if old != new]:
        yield T("Shares of some ages are taken together in: {names}.", names=tuple(map(names.activity, programmes)))
    if scenarios := [old for old, new in zip(plan.scenarios, changed.scenarios, strict=True) if old != new]:
        yield T("Counts are merged in the scenarios: {names}.", names=tuple(map(names.scenario, scenarios)))


def _left(changed: Plan, programmes: Programmes) -> Iterator[Message]:
    """What stays small whatever is merged."""
    if is_small(patient_total(changed.patients)):
        yield T("The whole list has fewer than {least} patients; they are counted in one cell.", least=LEAST)
    if few := [activity for activity in changed.activities if programmes.is_small(activity)]:
        told = T(
            "Fewer than {least} patients in all take part in: {names}.",
            least=LEAST,
            names=tuple(map(names.activity, few)),
        )
        yield told
