"""T. Curtois and R. Qu's nurse rostering instances as roster problems, for tests and benchmarks.

Their files explain themselves in comments. A run of days that touches the first or the last day is never too short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from planner.roster.problem import Cell, Problem, Rule, Sum, Term, Wish
from planner.texts import T
from tests.support import runs

_WEEK = 7
_SATURDAY, _SUNDAY = 5, 6

Sections = dict[str, list[list[str]]]
Days = list[tuple[Cell, ...]]


def read_sections(text: str) -> Sections:
    """The rows of each section of an instance, without comments; a section that is not there has no rows."""
    sections: Sections = defaultdict(list)
    rows: list[list[str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("SECTION_"):
            rows = sections[line.removeprefix("SECTION_")]
        elif not line.startswith("#"):
            rows.append([part.strip() for part in line.split(",")])
    return sections


def read_file(path: Path) -> Sections:
    """The sections of an instance file."""
    return read_sections(path.read_text(encoding="utf-8-sig"))


def nurse_problem(sections: Sections) -> Problem:
    """Nurses x days x shifts, with the rules and penalties of the benchmark.

    A shift of which somebody may have none is no cell of theirs.
    """
    days = [str(day) for day in range(int(sections["HORIZON"][0][0]))]
    shifts = {row[0]: int(row[1]) for row in sections["SHIFTS"]}
    most = {row[0]: _most(row[1]) for row in sections["STAFF"]}
    work = {
        person: [tuple(Cell(person, day, shift) for shift in shifts if times.get(shift) != 0) for day in days]
        for person, times in most.items()
    }
    rules = [rule for row in sections["STAFF"] for rule in _nurse_rules(row, most[row[0]], work[row[0]], shifts)]
    rules += _successions(sections, work)
    rules += _days_off(sections, work)
    cells = tuple(cell for day in range(len(days)) for person in work for cell in work[person][day])
    return Problem(cells, tuple(rules), (*_requests(sections), *_cover(sections, cells)))


def _most(limits: str) -> dict[str, int]:
    """How often somebody may have each shift."""
    return {shift: int(times) for shift, times in (part.split("=") for part in limits.split("|") if part)}


def _nurse_rules(row: list[str], times: dict[str, int], work: Days, shifts: dict[str, int]) -> Iterator[Rule]:
    person, _, *numbers = row
    most, least, in_a_row, least_in_a_row, least_off, weekends = map(int, numbers[:6])

    def rule(kind: str, *sums: Sum) -> Rule:
        return Rule(f"{kind}/{person}", T("{name}: {kind}", name=person, kind=kind), sums)

    for shift, bound in times.items():
        if 0 < bound < len(work):
            yield rule(
                f"most {shift}",
                Sum((Term(tuple(cell for day in work for cell in day if cell.duty == shift)),), at_most=bound),
            )
    yield rule("minutes", Sum(tuple(_minutes(work, shifts)), least, most))
    yield rule("days in a row", *runs.at_most_in_a_row(work, in_a_row))
    yield rule("fewest days in a row", *runs.at_least_in_a_row(work, least_in_a_row))
    yield rule("fewest days off in a row", *runs.at_least_off_in_a_row(work, least_off))
    yield rule("weekends", runs.at_most_blocks(list(_weekends(work)), weekends))


def _minutes(work: Days, shifts: dict[str, int]) -> Iterator[Term]:
    """Shifts of one length are one term of a day, so that presence alone tells where all are as long."""
    for day in work:
        for length in sorted({shifts[cell.duty] for cell in day}):
            yield Term(tuple(cell for cell in day if shifts[cell.duty] == length), length)


def _weekends(work: Days) -> Iterator[tuple[Cell, ...]]:
    for monday in range(0, len(work), _WEEK):
        yield tuple(cell for day in work[monday + _SATURDAY : monday + _SUNDAY + 1] for cell in day)


def _successions(sections: Sections, work: dict[str, Days]) -> Iterator[Rule]:
    """What may not follow a shift on the day after."""
    for shift, _, *banned in sections["SHIFTS"]:
        then = {name for part in banned for name in part.split("|") if name}
        able = {cell.person for days in work.values() for cell in days[0] if cell.duty == shift}
        for person in sorted(able) if then else ():
            days = work[person]
            first = [tuple(cell for cell in day if cell.duty == shift) for day in days]
            after = [tuple(cell for cell in day if cell.duty in then) for day in days]
            words = T("{name}: {kind}", name=person, kind=f"not after {shift}")
            yield Rule(f"after {shift}/{person}", words, runs.not_after(first, after))


def _days_off(sections: Sections, work: dict[str, Days]) -> Iterator[Rule]:
    off = {(person, int(day)) for person, *days in sections["DAYS_OFF"] for day in days if day}
    for person, day in sorted(off):
        words = T("{name}: {kind}", name=person, kind=f"off on {day}")
        yield Rule(f"off/{person}/{day}", words, (Sum((Term(work[person][day]),), at_most=0),))


def _requests(sections: Sections) -> Iterator[Wish]:
    for person, day, shift, weight in sections["SHIFT_ON_REQUESTS"]:
        cell = (Term((Cell(person, day, shift),)),)
        yield Wish(f"on/{person}/{day}/{shift}", T("on"), Sum(cell, at_least=1), under=int(weight))
    for person, day, shift, weight in sections["SHIFT_OFF_REQUESTS"]:
        cell = (Term((Cell(person, day, shift),)),)
        yield Wish(f"off/{person}/{day}/{shift}", T("off"), Sum(cell, at_most=0), over=int(weight))


def _cover(sections: Sections, cells: tuple[Cell, ...]) -> Iterator[Wish]:
    there: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        there.setdefault((cell.slot, cell.duty), []).append(cell)
    for day, shift, needed, under, over in sections["COVER"]:
        cover = Sum((Term(tuple(there.get((day, shift), ()))),), int(needed), int(needed))
        yield Wish(f"cover/{day}/{shift}", T("cover"), cover, under=int(under), over=int(over))
