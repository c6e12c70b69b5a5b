"""The group practice with a week plan in which everything occurs that a paper or a sheet has to show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planner.calculation import calculate
from planner.files.workbook.draft import Draft
from planner.files.workbook.render import rendered
from planner.files.workbook.sheet import Book
from planner.files.workbook.shifts_sheet import shifts_sheet
from planner.language import Translator
from planner.plan import Absence, Cell, Plan, WeekPlan
from planner.terms import Work
from planner.week.edits import new_week
from tests.support.contexts import example

MONDAY = date(2026, 7, 20)
_GP_WORK: tuple[Work, ...] = ("surgery", "surgery", "visits", "surgery", "admin", "surgery", "meeting")
_OTHER_WORK: tuple[Work, ...] = ("phone", "procedures", "phone", "admin")


def rostered(people: int = 22, cycle: int = 1, **fields: object) -> Plan:
    """The group practice, with as many people as asked, all in one week plan with rooms, notes and other hours."""
    plan = example("group_practice")
    more = max(0, people - len(plan.staff))
    extra = tuple(
        member.model_copy(update={"id": f"extra_{number}", "name": f"{member.name}-{number}"})
        for number, member in enumerate(plan.staff[:more])
    )
    plan = plan.model_copy(update={"staff": (*plan.staff, *extra), "weeks": (), "absences": ()})
    week = new_week(plan, "Standaard").plan.weeks[0]
    cells = tuple(_cell(plan, number, cell, cycle) for number, cell in enumerate(week.cells))
    update = {
        "cells": cells,
        "cycle": cycle,
        "start": date(2026, 1, 1),
        "end": date(2026, 12, 31),
        "notes": {"tue_pm": "Teamoverleg in de koffiekamer"},
        **fields,
    }
    return plan.model_copy(update={"weeks": (week.model_copy(update=update),), "absences": absences(plan)})


def _cell(plan: Plan, number: int, cell: Cell, cycle: int) -> Cell:
    role = next(member.role for member in plan.staff if member.id == cell.member)
    works = _OTHER_WORK if role in ("assistant", "manager") else _GP_WORK
    work = works[number % len(works)]
    room = plan.rooms[number % len(plan.rooms)].id if work == "surgery" else None
    return cell.model_copy(
        update={
            "work": work,
            "room": room,
            "hours": 3.0 if number == 9 else cell.hours,
            "note": "eerste uur overdracht" if number == 7 else "",
            "weeks": (1,) if cycle > 1 and number % 5 == 0 else (),
            "pinned": number == 3,
        }
    )


def write_shifts(plan: Plan, path: Path, language: str) -> Path:
    """A workbook with the sheet of shifts alone, which takes less time than one with all sheets."""
    draft = Draft(calculate(plan), Translator(language), MONDAY)
    book = Book("Practice", language, MONDAY, "", "", [shifts_sheet(draft)])
    path.write_bytes(rendered(book))
    return path


def absences(plan: Plan) -> tuple[Absence, ...]:
    """Leave, a course, sickness, leave that is asked for, and a closed practice."""
    first, third, fifth, last = (plan.staff[number].id for number in (0, 3, 5, 15))
    return (
        Absence(id="a1", member=first, kind="leave", first=MONDAY, last=date(2026, 8, 7)),
        Absence(id="a2", member=third, kind="study", first=date(2026, 7, 23), last=date(2026, 7, 24)),
        Absence(id="a3", member=last, kind="sick", first=date(2026, 3, 2), last=date(2026, 7, 30)),
        Absence(id="a4", member=fifth, kind="leave", first=date(2026, 5, 4), last=date(2026, 5, 6), state="asked"),
        Absence(id="a5", kind="holiday", first=date(2026, 12, 24), last=date(2026, 12, 26)),
    )


def the_week(plan: Plan) -> WeekPlan:
    """Its only week plan."""
    return plan.weeks[0]
