"""The year in the workbook: needed, available and utilisation by week follow what somebody changes in Excel."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings

from planner import edits
from planner.calculation import calculate
from planner.explain import Figure
from planner.files.workbook import Layout, report_layout, write_report
from planner.files.workbook.draft import delivery, member_input, role_input
from planner.files.workbook.year_hours import of_week
from planner.files.workbook.year_sheet import of_role, season
from planner.plan import Calendar, Plan
from planner.year.capacity import Year, planned_year, year_of
from tests.support.office import recalculate_all
from tests.support.plans import plans
from tests.support.printed_weeks import rostered
from tests.support.workbooks import TODAY, Values, same


def _plan() -> Plan:
    return rostered().model_copy(update={"calendar": Calendar(year=2026)})


def _against(year: Year, values: Values, layout: Layout) -> list[tuple[str, str, int, object, object]]:
    """What the year's cells show otherwise than the engine."""
    found: list[tuple[str, str, int, object, object]] = []
    for role in year.plan.roles:
        if not any(member.role == role.id for member in year.plan.staff):
            continue
        for name in ("demand", "capacity", "utilisation"):
            for place, known in enumerate(getattr(year.roles[role.id], name)):
                shown = values[layout.figures[of_role(role.id, name, place)]]
                if not same(shown, "–" if known is None else known):
                    found.append((role.id, name, place, shown, known))
    return found


@given(plans())
@settings(max_examples=8, deadline=None)
def test_each_week_carries_its_computed_value(plan: Plan) -> None:
    layout = report_layout(plan, "en", TODAY)
    if not any(figure.kind == "year" for figure in layout.figures):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.xlsx")
        write_report(plan, path, "en", TODAY)
        year = year_of(calculate(plan), planned_year(plan, TODAY))

        assert _against(year, Values(path), layout) == []


def _typed_in(plan: Plan, path: Path, typed: dict[Figure, float]) -> Layout:
    """Write the workbook and type over inputs; the answer is where everything stands."""
    write_report(plan, path, "en", TODAY)
    layout, book = report_layout(plan, "en", TODAY), openpyxl.load_workbook(path)
    for home, value in typed.items():
        place = layout.figures[home]
        assert book[place.sheet][place.cell].data_type != "f"
        book[place.sheet][place.cell] = value
    book.save(path)
    return layout


def test_the_year_follows_the_season_the_absence_and_the_other_sheets(tmp_path: Path) -> None:
    plan, paths = _plan(), [tmp_path / "inputs.xlsx", tmp_path / "absent.xlsx"]
    work = next(one for one in plan.activities if any(row.role == "gp" for row in one.delivery))
    gp = next(member for member in plan.staff if member.role == "gp")
    typed = {
        season("0"): 1.5,
        season("40"): 0.25,
        delivery(work.id, "gp", "minutes"): 17,
        role_input("gp", "leave_weeks"): 9,
        member_input(gp.id, "pace"): 0.8,
    }
    layout = _typed_in(plan, paths[0], typed)
    _typed_in(plan, paths[1], {of_week(gp.id, "other", 20): 1_000})
    factors = [1.0] * 53
    factors[0], factors[40] = 1.5, 0.25
    edited = plan.model_copy(update={"calendar": plan.calendar.model_copy(update={"season": tuple(factors)})})
    edited = edits.set_delivery(edited, work.id, "gp", "minutes", 17).plan
    edited = edits.set_role(edited, "gp", "leave_weeks", 9).plan
    edited = edits.set_member(edited, gp.id, "pace", 0.8).plan

    inputs, absent = map(Values, recalculate_all(paths))

    assert _against(year_of(calculate(edited), 2026), inputs, layout) == []
    there, capacity = (layout.figures[home] for home in (of_week(gp.id, "there", 20), of_role("gp", "capacity", 20)))
    before = year_of(calculate(plan), 2026)
    assert absent[there] == 0
    assert float(str(absent[capacity])) < before.roles["gp"].capacity[20]
