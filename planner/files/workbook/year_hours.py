"""The sheet behind the year: hours by the roster and absent of each person in each week, and what is left of them.

What stands in the roster and the calendar comes as numbers: which days they fall on no formula can tell. From there on
the formulas are those of `planner.year.capacity`, for a year of which no week has passed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner import names
from planner.explain import Figure
from planner.files.workbook.cells import Area, Formula, formula
from planner.files.workbook.draft import Draft, member_input, role_input
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Sheet
from planner.plan import Member
from planner.texts import Message, T, Unit
from planner.year.capacity import COUNTED_ON, MemberYear, Year

YEAR = "year"
_HEAD = 3
_WHOLE, _SHARE, _FIRST = 2, 3, 4
_WIDTHS = {0: 24.0, 1: 18.0, _WHOLE: 10.0, _SHARE: 12.0}
_WEEK_WIDTH = 7.0


@dataclass(frozen=True, slots=True)
class _Part:
    """A block of the sheet: one row per person."""

    name: str
    title: Message
    hours: Callable[[MemberYear], list[float]]


def _counted(known: MemberYear) -> list[float]:
    return _added(known, lambda kind: kind in COUNTED_ON)


def _other(known: MemberYear) -> list[float]:
    return _added(known, lambda kind: kind not in COUNTED_ON)


def _added(known: MemberYear, wanted: Callable[[str], bool]) -> list[float]:
    rows = [hours for kind, hours in known.away.items() if wanted(kind)]
    return [sum(hours) for hours in zip(*rows, strict=True)] if rows else [0.0] * len(known.paid)


def _there(known: MemberYear) -> list[float]:
    away = zip(known.paid, _counted(known), _other(known), strict=True)
    return [max(0.0, paid - counted - other) for paid, counted, other in away]


_PARTS = (
    _Part("paid", T("Hours by the roster"), lambda known: list(known.paid)),
    _Part("counted", T("Hours of leave, training and public holidays"), _counted),
    _Part("other", T("Hours of other absence"), _other),
    _Part("there", T("Hours there"), _there),
)


def of_week(member_id: str, name: str, place: int) -> Figure:
    """The address of a person's hours in the week at a place of the year."""
    return Figure(YEAR, member_id, name, str(place))


def net_share(member_id: str) -> Figure:
    """The address of what an hour that somebody is there gives for counted work."""
    return Figure(YEAR, member_id, "net_share")


def year_hours_sheet(draft: Draft, year: Year) -> Sheet:
    """Blocks below each other, each with everybody in the order of the team sheet."""
    say, count = draft.say, len(year.weeks)
    weeks = dict.fromkeys(range(_FIRST, _FIRST + count), _WEEK_WIDTH)
    sheet = Sheet(say(T("Hours by week")), freeze=(_HEAD + 1, 1), repeat=(_HEAD, _HEAD), widths={**_WIDTHS, **weeks})
    sheet.is_a3 = True
    sheet.text(0, 0, sheet.title, Look.TITLE)
    told = T(
        "Hours by the roster and hours absent come from the roster and the calendar. Change them here, and the year "
        "follows. Leave that the average week counts on and that is not planned yet goes off every week alike."
    )
    sheet.text(1, 0, say(told), Look.SUBTITLE)
    heads = [say(T("Who")), say(T("Function")), say(T("Year")), say(T("Counts of an hour"))]
    sheet.head(_HEAD, [*heads, *(str(week.number) for week in year.weeks)], numbers=_WHOLE)
    people = [member for role in draft.plan.roles for member in draft.team_of(role.id)]
    row = _HEAD + 1
    for part in _PARTS:
        sheet.text(row, 0, say(part.title), Look.SECTION)
        for number, member in enumerate(people, start=row + 1):
            _Row(draft, sheet, number, member, year.members[member.id]).write(part)
        row += len(people) + 2
    return sheet


class _Row:
    """The hours of one person of one kind."""

    def __init__(self, draft: Draft, sheet: Sheet, row: int, member: Member, known: MemberYear) -> None:
        self.draft, self.sheet, self.row, self.member, self.known = draft, sheet, row, member, known

    def write(self, part: _Part) -> None:
        """Fill the row."""
        say, one = self.draft.say, self.member.id
        self.sheet.text(self.row, 0, say(names.member(self.member)), Look.WRAPPED)
        self.sheet.text(self.row, 1, self.draft.role(self.member.role), Look.WRAPPED)
        hours = part.hours(self.known)
        for place, value in enumerate(hours):
            self._week(part.name, place, value)
        whole = Area(of_week(one, part.name, 0), of_week(one, part.name, len(hours) - 1))
        total = Figure(YEAR, one, f"{part.name}.total")
        self.sheet.result(self.row, _WHOLE, formula("SUM({all})", all=whole), sum(hours), Unit.HOURS, total)
        if part.name == "there":
            value = self.known.net_share[0]
            self.sheet.result(self.row, _SHARE, self._net_share(), value, Unit.RATIO, net_share(one))

    def _week(self, name: str, place: int, value: float) -> None:
        home, column = of_week(self.member.id, name, place), _FIRST + place
        if name == "there":
            parts = {part: of_week(self.member.id, part, place) for part in ("paid", "counted", "other")}
            left = formula("MAX(0,{paid}-{counted}-{other})", **parts)
            self.sheet.result(self.row, column, left, value, Unit.HOURS, home)
        elif name == "paid" and self._is_average(value):
            source = formula("{paid}", paid=member_input(self.member.id, "paid_hours"))
            self.sheet.result(self.row, column, source, value, Unit.HOURS, home)
        else:
            # Most weeks have no absence, and an empty cell counts as 0.
            self.sheet.put(self.row, column, value or None, Unit.HOURS, home)

    def _is_average(self, value: float) -> bool:
        """Whether a week has the hours of the team sheet because no week plan says otherwise."""
        return not self.draft.plan.weeks and value == self.draft.results.capacity[self.member.id].paid_hours

    def _net_share(self) -> Formula:
        """The part that not planned leave, sickness, other work and pace leave of an hour (`_member_year` there)."""
        one, role = self.member.id, self.member.role
        open_leave = "IF({there}=0,0,MIN(1,MAX(0,MIN(1,{away}/{weeks})*{paid}-{counted})/{there}))"
        own = "IF({average}*{presence}=0,(1-{uncounted})*{pace},{net}/({average}*{presence}))"
        return formula(
            f"(1-{open_leave})*(1-{{ill}})*{own}",
            weeks=self.draft.weeks,
            **{name: Figure(YEAR, one, f"{name}.total") for name in ("there", "paid", "counted")},
            away=member_input(one, "weeks_away"),
            ill=member_input(one, "sickness"),
            average=member_input(one, "paid_hours"),
            presence=member_input(one, "presence"),
            net=member_input(one, "net_hours"),
            uncounted=role_input(role, "allowance_share"),
            pace=member_input(one, "pace"),
        )
