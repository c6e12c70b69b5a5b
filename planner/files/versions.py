"""What an earlier version of a plan file contains, and how to have it back."""

from __future__ import annotations

from dataclasses import dataclass

from planner.difference import differences, outline
from planner.difference.outline import patients
from planner.edits import Change
from planner.errors import PlanError
from planner.files.backups import Backup
from planner.files.plan_file import load
from planner.plan import Plan
from planner.texts import TN, Message, T


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds. `plan` is None where it cannot be read, and `summary` says why.

    `differs` tells in a few lines what is different in the open plan; empty where nothing is.
    """

    backup: Backup
    plan: Plan | None
    summary: Message
    differs: tuple[Message, ...] = ()


def contents(backup: Backup, present: Plan) -> Contents:
    """What an earlier version contains, and in what the plan as it is now differs from it."""
    try:
        plan = load(backup.path)
    except PlanError as error:
        return Contents(backup, None, error.message)
    return Contents(backup, plan, summary(plan), outline(plan, present))


def summary(plan: Plan) -> Message:
    """How much a plan contains, in one line."""
    return T(
        "{patients}, {people}, {activities}",
        patients=TN("{count} patient", "{count} patients", patients(plan)),
        people=TN("{count} person", "{count} people", len(plan.staff)),
        activities=TN("{count} activity", "{count} activities", len(plan.activities)),
    )


def restore(present: Plan, backup: Backup) -> Change:
    """Make an earlier version the open plan; it can be undone, and no file changes before the next saving.

    `PlanError` where the backup cannot be read.
    """
    plan = load(backup.path)
    label = T("Restore the version of {time}", time=backup.time)
    return Change(plan, label, frozenset(one.part for one in differences(present, plan)))
