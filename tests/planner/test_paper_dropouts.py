"""The fallback plan on paper: everybody in one table, and a section of each."""

from __future__ import annotations

from planner.calculation import calculate
from planner.dropouts import dropouts
from planner.paper import Heading, Paragraph, Points
from planner.plan import Plan
from tests.planner.test_paper import EN, blocks, example, made, table, tables, texts, words


def test_everybody_has_a_row_and_a_section() -> None:
    plan = example("group_practice")
    paper = made("dropouts", plan)
    rows = texts(tables(paper)[0])
    assert [row[0] for row in rows] == [member.name for member in plan.staff]
    assert rows[0] == ["A. Voorbeeld", "GP", "■ hours open", "46.0", "", "135%", "17.7", "76.6", "20.6"]
    sections = [EN(block.text) for block in blocks(paper) if isinstance(block, Heading)]
    assert sections == [f"If {member.name} drops out" for member in plan.staff]
    assert sum(isinstance(block, Points) for block in blocks(paper)) == len(sections)


def test_a_section_has_the_work_and_who_may_help() -> None:
    paper = made("dropouts", example("group_practice"))
    work = table(paper, "If I. Sprookje drops out")
    helpers = tables(paper)[tables(paper).index(work) + 1]
    assert texts(work) == [["Short consult", "11.9", "goes on", "GP, GP trainee"]]
    assert texts(helpers) == [["H. Leerling", "GP trainee", "2.8"]]


def test_where_nobody_can_help_that_is_said() -> None:
    paper = made("dropouts", example("solo_norm"))
    said = [EN(block.text) for block in blocks(paper) if isinstance(block, Paragraph)]
    assert said.count("Nobody who may do this work has hours free.") == len(dropouts(calculate(example("solo_norm"))))


def test_an_empty_team() -> None:
    assert words(made("dropouts", Plan())) == "Nobody is in the team yet."
