"""The differences between two plans in a few lines."""

from __future__ import annotations

from itertools import groupby

from planner.difference.compare import differences
from planner.difference.fields import PARTS
from planner.plan import Plan
from planner.texts import TN, Message, Quantity, Unit


def outline(old: Plan, new: Plan, most: int = 3) -> tuple[Message, ...]:
    """What is different in a few lines: up to `most` places of each part by name, more of them as a number."""
    lines: list[Message] = []
    for part, group in groupby(differences(old, new), key=lambda one: one.part):
        found = tuple(group)
        if len(found) <= most:
            lines.extend(one.text for one in found)
        elif part == "patients":
            lines.append(_of_patients(old, new, len(found)))
        else:
            lines.append(TN("{part}: {count} difference", "{part}: {count} differences", len(found), part=PARTS[part]))
    return tuple(lines)


def _of_patients(old: Plan, new: Plan, count: int) -> Message:
    return TN(
        "Patients: {count} difference, {before} → {after} in all",
        "Patients: {count} differences, {before} → {after} in all",
        count,
        before=Quantity(patients(old), Unit.PERSONS),
        after=Quantity(patients(new), Unit.PERSONS),
    )


def patients(plan: Plan) -> float:
    """How many patients a plan counts."""
    return sum(sum(groups.values()) for groups in plan.patients.counts.values())
