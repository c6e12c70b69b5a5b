"""The year on paper: a letter for each week away, holidays, how busy each function is, on one page of A3."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from planner import names
from planner.calculation import calculate
from planner.language import Translator
from planner.paper import GridBlock, GridRow, Legend, Paper, Points, paper
from planner.plan import Absence, Calendar, Member, Plan
from planner.year.capacity import year_of
from planner.year.marks import marks
from tests.support.pdfs import pdf_pages
from tests.support.plans import plans
from tests.support.printed_weeks import rostered
from tests.support.weeks import member, practice
from tests.support.years import absences
from ui.printing.pages import lay_out
from ui.printing.pdf import page_size, wished_size, write_pdf

TODAY = date(2026, 6, 1)
EN = Translator("en")


def made(plan: Plan) -> Paper:
    return paper("year", calculate(plan), (), TODAY)


def grid(known: Paper) -> GridBlock:
    return next(block for block in known.sheets[0].blocks if isinstance(block, GridBlock))


def row(known: Paper, title: str) -> GridRow:
    return next(row for row in grid(known).rows if EN(row.title) == title)


def letters(known: Paper, title: str) -> dict[int, str]:
    boxes = row(known, title).cells
    return {week: EN(box.lines[0]) for week, box in enumerate(boxes, start=1) if box.lines}


def away(first: date, last: date, **fields: object) -> Absence:
    return Absence.model_validate({"id": str(first), "member": "ann", "first": first, "last": last, **fields})


def year(*own: Absence, **fields: object) -> Plan:
    staff = (Member.model_validate({"id": "ann", "role": "gp", "hours_per_week": 40, **fields}),)
    return practice(staff, (), absences=own).model_copy(update={"calendar": Calendar(year=2026), "weeks": ()})


def test_whole_weeks_have_a_letter_and_parts_of_them_a_number() -> None:
    plan = year(
        away(date(2026, 7, 20), date(2026, 8, 5)),
        away(date(2026, 3, 5), date(2026, 3, 5), kind="study", sessions=("thu_am",)),
        away(date(2026, 4, 13), date(2026, 4, 14), kind="sick"),
    )

    assert letters(made(plan), "ann") == {10: "T½", 16: "S2", 30: "L", 31: "L", 32: "L3"}


def test_a_week_without_any_hours_left_is_a_whole_week() -> None:
    plan = year(away(date(2026, 7, 20), date(2026, 7, 21)), sessions={"mon_am": 4, "tue_am": 4})

    assert letters(made(plan), "ann") == {30: "L"}


def test_leave_that_is_asked_for_has_a_question_mark_and_what_is_refused_nothing() -> None:
    plan = year(
        away(date(2026, 7, 20), date(2026, 7, 24), state="asked"),
        away(date(2026, 9, 7), date(2026, 9, 11), state="refused"),
    )

    assert letters(made(plan), "ann") == {30: "L?"}


def test_a_closed_practice_counts_for_everybody_and_who_is_not_there_is_told() -> None:
    plan = year(away(date(2026, 12, 21), date(2026, 12, 25), member=None, kind="holiday"), start=date(2026, 2, 2))
    known = letters(made(plan), "ann")

    assert [known[week] for week in (1, 5, 52)] == ["–", "–", "H"]
    assert 6 not in known


def test_utilisation_stands_beside_the_function_and_is_marked_where_it_is_too_much() -> None:
    plan = rostered().model_copy(update={"calendar": Calendar(year=2026)})
    known = year_of(calculate(plan), 2026, None).roles["gp"]
    boxes = row(made(plan), "GP, utilisation").cells

    shown = [EN(box.lines[0]) for box in boxes]
    assert shown == [f"{100 * use:.0f}" for use in known.utilisation if use is not None]
    assert [box.tone == "mark" for box in boxes] == [use >= 1 for use in known.utilisation if use is not None]


def test_holidays_are_in_their_weeks_and_named_below() -> None:
    known = made(year())

    # New Year's Day, Easter Monday, King's Day, Ascension Day, Whit Monday, Christmas.
    assert {1, 15, 18, 20, 22, 52} <= letters(known, "Public holidays (days)").keys()
    assert {30, 31, 43, 52} <= letters(known, "School holidays").keys()
    points = next(block for block in known.sheets[0].blocks if isinstance(block, Points))
    assert "King's Day 27 Apr 2026" in EN(points.items[0].text)


def test_the_legend_has_the_letters_that_occur() -> None:
    known = made(year(away(date(2026, 7, 20), date(2026, 8, 5))))
    legend = next(block for block in known.sheets[0].blocks if isinstance(block, Legend))

    told = {EN(box.lines[0]): EN(words) for box, words in legend.items if box.lines}
    assert told["L"] == "Leave"
    assert "S" not in told


def test_months_stand_above_their_weeks() -> None:
    known = grid(made(year()))

    assert sum(count for _title, count in known.groups) == len(known.columns) == 53
    assert [EN(title) for title, _count in known.groups][:2] == ["January", "February"]


@settings(max_examples=15)
@given(st.data(), plans())
def test_every_week_of_absence_has_a_letter(data: st.DataObject, plan: Plan) -> None:
    plan = plan.model_copy(update={"absences": data.draw(absences(plan, 2026)), "calendar": Calendar(year=2026)})
    known = year_of(calculate(plan), 2026)
    for each in plan.staff:
        shown = marks(known, each)
        lost = [sum(hours) for hours in zip(*known.members[each.id].away.values(), strict=True)]
        workdays = [place for place, hours in enumerate(lost) if hours > 0 and not _weekend(plan, each)]
        assert all(shown[place] is not None for place in workdays)


def _weekend(plan: Plan, each: Member) -> bool:
    sessions = [*each.sessions, *(cell.session for week in plan.weeks for cell in week.cells if cell.member == each.id)]
    evenings = any(session.endswith("_ev") for session in sessions)
    return evenings or any(session[:3] in ("sat", "sun") for session in sessions)


def test_without_a_team_the_page_says_so() -> None:
    assert len(made(Plan()).sheets[0].blocks) == 1


@pytest.mark.parametrize(("people", "language"), [(22, "nl"), (40, "en")])
def test_the_year_is_one_page_of_a3(qtbot: QtBot, tmp_path: Path, people: int, language: str) -> None:
    plan = rostered(people).model_copy(update={"calendar": Calendar(year=2026)})
    path = tmp_path / "year.pdf"
    write_pdf(made(plan), Translator(language), path)

    (page,) = pdf_pages(path)
    assert (round(page.width), round(page.height)) == (1191, 842)
    assert {names.member(each).split()[-1] for each in plan.staff} <= {word.text for word in page.words}


def test_on_smaller_paper_it_is_still_whole(qtbot: QtBot) -> None:
    known = made(rostered().model_copy(update={"calendar": Calendar(year=2026)}))
    a3 = page_size(wished_size(known))
    printed = lay_out(known, EN, a3 / 2**0.5)

    assert printed.is_landscape
    shown = {line.text for page in printed.pages for placed in page.strips for line in placed.strip.lines}
    assert {member.name for member in rostered().staff} <= shown


def test_somebody_without_hours_has_no_letters() -> None:
    assert letters(made(practice((member("ann"),), ())), "ann") == {}
