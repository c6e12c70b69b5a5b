"""Plans without names: nobody can be told by name, and every figure stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.calculation import calculate
from planner.files.plan_file import dumps
from planner.files.workbook import write_report
from planner.language import Translator
from planner.levers.leave import Leave
from planner.levers.locum import Locum
from planner.levers.merge import Merge
from planner.plan import Absence, Cell, Member, Plan, Scenario, Step, WeekPlan, WorkedWeek
from planner.privacy.without_names import without_names
from tests.support.plans import worked_example
from tests.support.secrets import Search

NAMES = ("Zonnebloem", "Vogelaar", "zonnebloem_id")


def named() -> Plan:
    """A practice in which every place that can hold a name of a person holds one."""
    plan = worked_example()
    role = plan.staff[0].role
    staff = (
        Member(id="zonnebloem_id", name="Zonnebloem", role=role, hours_per_week=20),
        Member(id="m2", name="Vogelaar", role=role, hours_per_week=10),
    )
    cell = Cell(member="zonnebloem_id", session="mon_am", note="ruilt met Vogelaar")
    day = date(2026, 3, 2)
    other = plan.model_copy(update={"staff": staff})
    return other.model_copy(
        update={
            "weeks": (WeekPlan(id="w", cells=(cell,), notes={"mon_am": "Vogelaar jarig"}),),
            "absences": (Absence(id="zonnebloem_id_1", member="zonnebloem_id", first=day, last=day, note="Vogelaar"),),
            "worked": (WorkedWeek(member="zonnebloem_id", week=3, worked=8),),
            "scenarios": (
                Scenario(
                    id="s",
                    steps=(
                        Step(lever=Leave(member="zonnebloem_id")),
                        Step(lever=Locum(sessions={"mon_am": 4}, replaces="zonnebloem_id"), on=False),
                        Step(lever=Merge(other=other)),
                    ),
                ),
            ),
        }
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_name_is_left(language: str) -> None:
    text = dumps(without_names(named(), Translator(language)))

    assert not [name for name in NAMES if name.lower() in text.lower()]
    assert [name for name in NAMES if name.lower() in dumps(named()).lower()] == list(NAMES)


def test_no_name_is_in_the_workbook(tmp_path: Path) -> None:
    search = Search(NAMES)
    write_report(named(), tmp_path / "with.xlsx", "nl")
    write_report(without_names(named(), Translator("nl")), tmp_path / "without.xlsx", "nl")

    assert set(search.in_folders(tmp_path)) == {str(tmp_path / "with.xlsx")}


def test_people_are_numbered_by_function() -> None:
    plan = without_names(worked_example(), Translator("en"))

    assert len({member.name for member in plan.staff}) == len(plan.staff)
    assert plan.staff[0].name.endswith(" 1")


def test_every_figure_stays() -> None:
    before, after = calculate(named()), calculate(without_names(named(), Translator("nl")))

    assert after.roles == before.roles
    assert after.plan.weeks[0].cells[0].member == after.plan.staff[0].id == after.plan.worked[0].member
    assert len(after.plan.scenarios[0].steps) == 3
    assert not after.plan.scenarios[0].steps[1].on
