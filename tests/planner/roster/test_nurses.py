"""The reader of nurse rostering instances, on an instance of three nurses and seven days."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planner.roster.fill import fill
from planner.roster.problem import Cell, Problem
from tests.support import nurses_by_hand
from tests.support.nurses import nurse_problem, read_file, read_sections

TINY = """
# Comments start with #
SECTION_HORIZON
# All instances start on a Monday
7

SECTION_SHIFTS
# ShiftID, Length in mins, Shifts which cannot follow this shift | separated
D,480,
L,600,D

SECTION_STAFF
# ID, MaxShifts, Max and MinTotalMinutes, Max and MinConsecutiveShifts, MinConsecutiveDaysOff, MaxWeekends
A,D=7|L=1,2400,1400,3,2,2,0
B,D=7|L=7,3000,960,5,1,1,1
C,D=0|L=7,6000,0,7,1,1,1

SECTION_DAYS_OFF
# EmployeeID, DayIndexes (start at zero)
A,0

SECTION_SHIFT_ON_REQUESTS
# EmployeeID, Day, ShiftID, Weight
A,2,D,2

SECTION_SHIFT_OFF_REQUESTS
# EmployeeID, Day, ShiftID, Weight
C,6,L,3

SECTION_COVER
# Day, ShiftID, Requirement, Weight for under, Weight for over
0,D,1,100,1
1,D,1,100,1
6,L,1,100,5
"""


def _tiny() -> Problem:
    return nurse_problem(read_sections(TINY))


def _taken(**days: str) -> set[Cell]:
    return {
        Cell(who, str(day), shift) for who, shifts in days.items() for day, shift in enumerate(shifts) if shift != "."
    }


def _broken(**days: str) -> list[str]:
    return [rule.id for rule in _tiny().broken(_taken(**days))]


def test_the_size_of_it() -> None:
    problem = _tiny()
    # C has no D at all.
    assert len(problem.cells) == 7 * (2 + 2 + 1)
    assert len(problem.wishes) == 5


def test_a_roster_that_keeps_every_rule_and_what_it_costs() -> None:
    kept = {"A": ".DDL...", "B": "DD...DD", "C": "......."}
    assert _broken(**kept) == []
    # One too many on Tuesday (1), nobody late on Sunday (100).
    assert _tiny().cost(_taken(**kept)) == 101
    # With C on Sunday's late shift, against the request (3); A does not do Wednesday's request (2).
    assert _tiny().cost(_taken(A=".D.DD..", B="D....DD", C="......L")) == 3 + 2


def test_each_rule_just_broken() -> None:
    assert _broken(A=".DLL...", B="DD.....") == ["most L/A"]
    assert _broken(A="DDD....", B="DD.....") == ["off/A/0"]
    assert _broken(A=".DD....", B="DD.....") == ["minutes/A"]
    assert _broken(A=".DDDD..", B="DD.....") == ["days in a row/A"]
    assert _broken(A=".DDD...", B="DDDDDD.") == ["days in a row/B"]
    assert _broken(A="..D..DD", B="DD.....") == ["fewest days in a row/A", "weekends/A"]
    assert _broken(A=".LD.DD.", B="DD.....")[-1] == "after L/A"
    assert "fewest days off in a row/A" in _broken(A=".DD.DD.", B="DD.....")


def test_runs_at_either_end_are_never_too_short() -> None:
    assert _broken(A=".DDD...", B="D..D..D") == []


def test_filled_and_proven() -> None:
    filled = fill(_tiny())
    assert filled.proven
    assert filled.taken is not None
    assert not _tiny().broken(filled.taken)
    assert filled.cost == filled.bound == _tiny().cost(filled.taken)


def test_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "Instance0.txt"
    path.write_text(TINY, encoding="utf-8")
    assert nurse_problem(read_file(path)) == _tiny()


def test_read_as_windows_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "Instance0.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TINY.replace("\n", "\r\n").encode())
    assert nurse_problem(read_file(path)) == _tiny()


def test_sections_may_be_left_out_and_shifts_need_no_ban() -> None:
    text = "SECTION_HORIZON\n2\nSECTION_SHIFTS\nD,480\nSECTION_STAFF\nA,,960,0,2,1,1,1\nSECTION_COVER\n1,D,1,7,2"
    filled = fill(nurse_problem(read_sections(text)))
    assert filled.taken is not None
    assert Cell("A", "1", "D") in filled.taken
    assert filled.cost == 0


_DAYS = st.lists(st.sampled_from(["", "", "D", "D", "L"]), min_size=7, max_size=7)


@given(_DAYS, _DAYS, st.lists(st.sampled_from(["", "L"]), min_size=7, max_size=7))
def test_rules_and_costs_as_reckoned_by_hand(a: list[str], b: list[str], c: list[str]) -> None:
    sections, roster = read_sections(TINY), {"A": a, "B": b, "C": c}
    taken = {Cell(who, str(day), shift) for who, days in roster.items() for day, shift in enumerate(days) if shift}
    problem = nurse_problem(sections)
    assert bool(problem.broken(taken)) == bool(nurses_by_hand.faults(sections, roster))
    assert problem.cost(taken) == nurses_by_hand.cost(sections, roster)


SMALL = """
SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
N,600,E
SECTION_STAFF
A,E=7|N=2,2640,1900,3,2,2,1
B,E=3|N=7,2400,1200,4,1,1,1
SECTION_DAYS_OFF
A,3
SECTION_SHIFT_ON_REQUESTS
B,5,N,4
SECTION_SHIFT_OFF_REQUESTS
A,1,E,3
B,0,N,2
SECTION_COVER
0,E,1,10,1
1,N,1,10,3
2,E,2,10,2
5,N,2,10,1
6,E,1,10,1
"""


def test_the_best_of_all_rosters() -> None:
    """Every roster of two nurses, seven days and two shifts, that keeps the rules by plain code."""
    sections = read_sections(SMALL)
    able = {
        who: [
            list(days)
            for days in product(("", "E", "N"), repeat=7)
            if f"/{who}"
            not in "".join(nurses_by_hand.faults(sections, {"A": [""] * 7, "B": [""] * 7, who: list(days)}))
        ]
        for who in "AB"
    }
    # Nobody's rules ask about the other, and only the cover does.
    best = min(nurses_by_hand.cost(sections, {"A": a, "B": b}) for a in able["A"] for b in able["B"])
    filled = fill(nurse_problem(sections))
    assert filled.proven
    assert filled.cost == best
