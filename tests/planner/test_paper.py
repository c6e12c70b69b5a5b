"""Papers say what the pages say: every figure from the results, every table whole, the summary within its bounds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from planner import edits, names
from planner.calculation import calculate
from planner.files import plan_file
from planner.language import Translator
from planner.paper import (
    KEYS,
    SUMMARY,
    Block,
    ChartBlock,
    Heading,
    KeyFigures,
    Paper,
    Paragraph,
    Points,
    TableBlock,
    paper,
)
from planner.plan import Plan, Role
from planner.resources import resource
from planner.texts import Message, Quantity
from planner.warnings import warnings
from tests.support.plans import plans

TODAY = date(2026, 11, 22)
EN = Translator("en")
EXAMPLES = ("group_practice", "more_time", "overloaded_duo", "solo_norm")


def example(name: str = "overloaded_duo") -> Plan:
    return plan_file.load(resource("examples", f"{name}.dagdeel"))


def made(key: str, plan: Plan, file: str = "") -> Paper:
    results = calculate(plan)
    return paper(key, results, warnings(results, TODAY), TODAY, file)


def blocks(known: Paper) -> list[Block]:
    return [block for sheet in known.sheets for block in sheet.blocks]


def tables(known: Paper) -> list[TableBlock]:
    return [block for block in blocks(known) if isinstance(block, TableBlock)]


def table(known: Paper, heading: str) -> TableBlock:
    """The first table below a heading."""
    found = blocks(known)
    start = next(n for n, block in enumerate(found) if isinstance(block, Heading) and EN(block.text) == heading)
    return next(block for block in found[start:] if isinstance(block, TableBlock))


def texts(known: TableBlock) -> list[list[str]]:
    return [["" if cell is None else EN.value(cell) for cell in row.cells] for row in known.rows]


def words(known: Paper) -> str:
    lines = []
    for block in blocks(known):
        match block:
            case Heading(text) | Paragraph(text):
                lines.append(EN(text))
            case KeyFigures(items):
                lines += [f"{EN(label)}: {EN.plain(quantity)}" for label, quantity in items]
            case Points(items):
                lines += [f"{point.sign} {EN(point.text)} {EN(point.detail)}" for point in items]
            case TableBlock():
                lines += [" | ".join(row) for row in texts(block)]
    return "\n".join(lines)


def _whole(known: Paper) -> None:
    for each in tables(known):
        assert each.rows
        assert {len(row.cells) for row in each.rows} == {len(each.columns)}
        assert EN(each.columns[0].title)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("key", [*KEYS, SUMMARY])
def test_every_row_has_a_cell_for_every_column(key: str, name: str) -> None:
    _whole(made(key, example(name)))


@settings(max_examples=25)
@given(plans())
def test_any_plan_has_its_papers(plan: Plan) -> None:
    for key in (*KEYS, SUMMARY):
        known = made(key, plan)
        _whole(known)
        assert words(known)


@pytest.mark.parametrize("key", [*KEYS, SUMMARY])
def test_an_empty_plan_says_what_is_missing(key: str) -> None:
    known = made(key, Plan())

    assert words(known)
    assert EN(known.practice) == "The practice"


def test_pages_without_a_paper_of_their_own_print_the_summary() -> None:
    assert made("export", example()) == made(SUMMARY, example())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_function_table_holds_the_results(name: str) -> None:
    plan = example(name)
    results = calculate(plan)
    rows = {EN.value(row.cells[0]): row.cells for row in table(made("overview", plan), "Functions").rows}

    for role in plan.roles:
        known = results.roles[role.id]
        if not (known.demand_hours or known.headcount):
            assert EN(names.role_name(role)) not in rows
            continue
        cells = [cell.value for cell in rows[EN(names.role_name(role))][2:] if isinstance(cell, Quantity)]
        hours = [known.utilisation, known.demand_hours, known.capacity_hours, known.gap_hours]
        assert cells == [*hours, known.fte_present, known.fte_required]


@pytest.mark.parametrize(
    ("name", "role", "state"),
    [
        ("overloaded_duo", "GP", "■ overloaded"),
        ("overloaded_duo", "Practice nurse, somatic", "▲ near the limit"),
        ("group_practice", "Nurse practitioner", "● fine"),
    ],
)
def test_a_state_is_a_sign_and_a_word(name: str, role: str, state: str) -> None:
    rows = {row[0]: row for row in texts(table(made("overview", example(name)), "Functions"))}

    assert rows[role][1] == state


def test_work_that_nobody_has_hours_for_is_marked() -> None:
    plan = example()
    for member in plan.staff:
        if member.role == "gp":
            plan = edits.set_member(plan, member.id, "sessions", {}).plan
            plan = edits.set_member(plan, member.id, "hours_per_week", 0).plan
    rows = {row[0]: row for row in texts(table(made("overview", plan), "Functions"))}

    assert rows["GP"][1:3] == ["■ nobody to do it", "–"]


def test_warnings_come_with_the_best_remedy_and_its_effect() -> None:
    plan = example()
    results = calculate(plan)
    told = words(made("overview", plan))

    assert "■ GP: 31.6 hours a week short" in told
    assert "→ Hire GP: 70.5 hours a week (1.19 fte) (GP 136% → 85%)" in told
    assert all(EN(warning.text) in told for warning in warnings(results, TODAY))


def test_the_summary_counts_the_warnings_that_it_leaves_out() -> None:
    plan = example()
    found = warnings(calculate(plan), TODAY)
    told = words(made(SUMMARY, plan))

    assert [EN(warning.text) in told for warning in found] == [True] * 5 + [False] * (len(found) - 5)
    assert f"{len(found) - 5} more warnings: see the overview." in told


def test_the_summary_tells_what_its_numbers_rest_on() -> None:
    plan = edits.set_delivery(example(), "consult_short", "gp", "minutes", 15).plan
    known = made(SUMMARY, plan, "duo.dagdeel")

    assert "Made on 22 Nov 2026 of 'duo.dagdeel'." in words(known)
    assert texts(table(known, "The list by age"))[0][-1] == "4,600"
    assert texts(table(known, "The team"))[0][:2] == ["GP", "A. Voorbeeld 59.3, B. Denkbeeld 59.3"]
    lengths = texts(table(known, "Consult lengths"))
    assert ["Short consult", "GP", "100%", "15", "10", "3.2"] in lengths
    own = texts(table(known, "Own values in the place of norms"))
    assert ["Short consult · GP: Minutes", "15 min", "10 min"] in own
    assert len(texts(table(known, "What matters most: GP"))) == 8


def test_a_plan_with_norms_only_says_so() -> None:
    assert "The plan keeps to every norm." in words(made(SUMMARY, Plan()))


def test_the_summary_of_very_many_functions_names_the_shortest() -> None:
    roles = tuple(Role(id=f"r{number}", name=f"Role {number}") for number in range(40))
    plan = example()
    members = tuple(plan.staff[0].model_copy(update={"id": f"m{n}", "role": f"r{n}"}) for n in range(40))
    known = made(SUMMARY, plan.model_copy(update={"roles": (*plan.roles, *roles), "staff": (*plan.staff, *members)}))

    shown = texts(table(known, "Functions"))
    assert len(shown) == 12
    assert shown[0][0] == "GP"
    assert not any(isinstance(block, ChartBlock) for block in blocks(known))
    assert "32 more, not shown here." in words(known)


def test_sources_are_numbered_and_named_once() -> None:
    known = made("assumptions", example())
    points = next(block for block in blocks(known) if isinstance(block, Points))

    assert [point.sign for point in points.items] == [str(number) for number in range(1, len(points.items) + 1)]
    assert len({(point.text, point.detail) for point in points.items}) == len(points.items)
    named = {number for row in texts(table(known, "Norms in use")) for number in row[4].split(", ") if number}
    assert named == {point.sign for point in points.items}


def test_week_patterns_show_only_sessions_that_are_worked() -> None:
    known = table(made("team", example("group_practice")), "Week patterns (hours)")

    titles = [EN(column.title) for column in known.columns if isinstance(column.title, Message)]
    assert "Mon morning" in titles
    assert "Sat morning" not in titles
    assert all(any(row.cells[n] is not None for row in known.rows) for n in range(len(known.columns)))


def test_units_stand_in_the_titles() -> None:
    known = table(made("team", example()), "People")

    assert "Leave (weeks)" in [EN(column.title) for column in known.columns]
