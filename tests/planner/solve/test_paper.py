"""The Targets page on paper: the same answers as on the screen, for every function in use."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from planner.calculation import calculate
from planner.language import Translator
from planner.paper import Block, Heading, Paragraph, Points, TableBlock, paper
from planner.plan import Plan
from planner.solve import Question, sentence, solve
from tests.support.levers import example
from tests.support.plans import plans

_TODAY = date(2026, 11, 22)
_EN = Translator("en")


def _blocks(plan: Plan) -> tuple[Block, ...]:
    return paper("targets", calculate(plan), (), _TODAY).sheets[0].blocks


def test_every_function_in_use_has_its_answers() -> None:
    plan = example("group_practice")
    results, blocks = calculate(plan), _blocks(plan)
    headings = [_EN(block.text) for block in blocks if isinstance(block, Heading)]
    assert headings[0] == "GP"
    assert len(headings) == sum(bool(known.demand_hours or known.headcount) for known in results.roles.values())
    points = next(block for block in blocks if isinstance(block, Points))
    told = [_EN(point.text) for point in points.items]
    for kind in ("largest-list", "list-per-fte", "hours-to-hire", "locum-sessions"):
        assert _EN(sentence(results, solve(results, Question(kind, "gp", 0.85)))) in told


def test_longest_consults_stand_beside_those_of_now() -> None:
    table = next(block for block in _blocks(example("more_time")) if isinstance(block, TableBlock))
    rows = {_EN.value(row.cells[0]): [_EN.value(cell) for cell in row.cells[1:]] for row in table.rows}
    assert rows["Short consult"] == ["15", "5"]


@given(plans())
def test_every_plan_can_be_printed(plan: Plan) -> None:
    for block in _blocks(plan):
        if isinstance(block, Paragraph | Heading):
            assert _EN(block.text)
        elif isinstance(block, Points):
            assert all(_EN(point.text).endswith(".") for point in block.items)
