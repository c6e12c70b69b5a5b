"""A part of a roster asks what the whole asks of it, and costs as much more or less as the whole does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.roster.parts import Whole
from planner.roster.problem import Cell, Problem, Rule, Sum, Term
from planner.texts import T
from tests.support.rosters import group_practice
from tests.support.tiny_rosters import Tiny, tiny_rosters


@settings(max_examples=25)
@given(tiny_rosters(), st.data())
def test_a_part_agrees_with_the_whole(tiny: Tiny, data: st.DataObject) -> None:
    whole = Whole(tiny.problem())
    tables = list(tiny.tables())
    before, after = (tiny.taken(data.draw(st.sampled_from(tables))) for _ in range(2))
    places = data.draw(st.sets(st.sampled_from(sorted(whole.cells)), min_size=1))
    part = whole.part(before, places)
    was, now = whole.of(before, places), whole.of(after, places)
    changed = (before - was) | now
    assert part.cost(now) - part.cost(was) == whole.problem.cost(changed) - whole.problem.cost(before)
    if not whole.problem.broken(before):
        assert bool(part.broken(now)) == bool(whole.problem.broken(changed))


def test_cells_of_a_part_come_in_the_order_of_the_slots() -> None:
    _, problem = group_practice()
    places = {("gp_1", "mon_am"), ("gp_0", "fri_pm"), ("gp_0", "mon_pm")}
    slots = [cell.slot for cell in Whole(problem).part(frozenset(), places).cells]
    assert list(dict.fromkeys(slots)) == ["mon_am", "mon_pm", "fri_pm"]


def test_people_whom_no_rule_ties_together_are_apart() -> None:
    a, b, c, d = cells = tuple(Cell(name, "mon", "surgery") for name in "abcd")
    rules = (
        Rule("two", T("two"), (Sum((Term((a,)), Term((c,))), at_most=1),)),
        Rule("alone", T("alone"), (Sum((Term((b,)),), at_most=1),)),
        Rule("stranger", T("stranger"), (Sum((Term((d, Cell("gone", "mon", "surgery"))),), at_most=1),)),
    )
    assert sorted(map(sorted, Whole(Problem(cells, rules)).groups())) == [["a", "c"], ["b"], ["d"]]
