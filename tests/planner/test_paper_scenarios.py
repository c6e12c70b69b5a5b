"""The Scenarios page on paper: every figure of every scenario, and every lever in words."""

from __future__ import annotations

from datetime import date

import pytest

from planner import scenario_edits
from planner.calculation import calculate
from planner.comparison import lines
from planner.language import LANGUAGES, Translator
from planner.levers.consult_length import ConsultLength
from planner.paper import Block, Heading, Paragraph, Points, TableBlock, paper
from planner.plan import Plan
from planner.scenarios import base_of, run
from planner.texts import Quantity
from planner.warnings import warnings
from tests.support.contexts import example
from tests.support.scenarios import offered

TODAY = date(2026, 11, 22)
EN = Translator("en")


def made(plan: Plan) -> list[Block]:
    results = calculate(plan)
    return [
        block for sheet in paper("scenarios", results, warnings(results, TODAY), TODAY).sheets for block in sheet.blocks
    ]


def with_scenarios(count: int) -> Plan:
    """The example with a scenario of everything, one of nothing, and so many more of one lever each."""
    plan = example()
    levers = offered(plan)
    plan = scenario_edits.add(scenario_edits.add(plan, "All", levers).plan, "None").plan
    for number in range(count):
        plan = scenario_edits.add(plan, f"Number {number}", levers[number : number + 1]).plan
    return plan


def texts(block: TableBlock) -> list[list[str]]:
    return [["" if cell is None else EN.value(cell) for cell in row.cells] for row in block.rows]


def test_a_plan_without_scenarios_says_so() -> None:
    (remark,) = made(example())

    assert isinstance(remark, Paragraph)
    assert EN(remark.text) == "There are no scenarios yet."


def test_the_table_holds_every_figure_of_the_comparison() -> None:
    plan = with_scenarios(1)
    table = next(block for block in made(plan) if isinstance(block, TableBlock))
    base = base_of(plan)
    found = lines(base, [run(base, one).results for one in plan.scenarios])
    told = texts(table)

    assert [EN(column.title) for column in table.columns] == ["Figure", "The plan now", "All", "None", "Number 0"]
    assert len([row for row in told if any(row[1:])]) == len(found)
    utilisation = next(line for line in found if line.measure.key == "role/gp/utilisation")
    row = next(row for row in told if row[0] == "GP")
    assert row[1] == EN.plain(Quantity(utilisation.cells[0].value, utilisation.measure.unit))
    assert row[2].endswith("(better)")
    assert row[3] == row[1]
    assert row[4].endswith("(worse)")


def test_more_than_four_scenarios_take_more_tables() -> None:
    tables = [block for block in made(with_scenarios(3)) if isinstance(block, TableBlock)]

    assert [len(table.columns) for table in tables] == [2 + 4, 2 + 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lever_stands_in_words(language: str) -> None:
    say, plan = Translator(language), with_scenarios(0)
    blocks = made(plan)
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and say(block.text) == "All")
    points = blocks[at + 1]
    assert isinstance(points, Points)

    assert [point.sign for point in points.items] == [str(n + 1) for n in range(len(plan.scenarios[0].steps))]
    assert all(say(point.text) and say(point.detail).endswith(".") for point in points.items)


def test_what_is_off_or_does_not_fit_says_so() -> None:
    plan = scenario_edits.add(example(), "Try", (ConsultLength(activity="gone"), *offered(example())[:1])).plan
    plan = scenario_edits.switch(plan, plan.scenarios[0].id, 1, False).plan
    points = next(block for block in made(plan) if isinstance(block, Points))

    assert EN(points.items[0].detail) == "The activity 'gone' is not in this plan. Choose another."
    assert EN(points.items[1].text) == "Longer consults, switched off"


def test_warnings_are_told_as_solved_and_new() -> None:
    told = [EN(point.text) for block in made(with_scenarios(0)) if isinstance(block, Points) for point in block.items]

    assert any(text.startswith("Solved: ") for text in told)
    assert any(text.startswith("New: ") for text in told)
