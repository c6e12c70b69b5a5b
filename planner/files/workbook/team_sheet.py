"""The sheet with the team: week pattern, absence, and the hours that are left for counted work."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.capacity import member_absence
from planner.explain import Figure
from planner.files.workbook.cells import Area, Formula, formula, quoted
from planner.files.workbook.draft import Draft, limit, member_input, role_input, session
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Choice, Sheet
from planner.money import member_cost
from planner.plan import Member, Role, about
from planner.terms import EMPLOYMENTS, SESSIONS, WEEKDAYS, Employment
from planner.texts import T, Unit

_GROUPS, _HEAD = 3, 4
_OWN = ("leave_weeks", "study_weeks", "holiday_weeks", "sick_rate")
_WORDS = ("name", "role", "employment")
_PARTS = {"am": T("am"), "pm": T("pm"), "ev": T("eve")}
_RESULT_TITLES = {
    "name": T("Name"),
    "paid_hours": T("Paid hours"),
    "days": T("Days"),
    "weeks_away": T("Weeks away"),
    "sickness": T("Sickness that counts"),
    "presence": T("Presence"),
    "net_hours": T("Hours available"),
    "cost_per_week": T("Cost per week"),
}
_WORKING_WEEK = tuple(f"{day}_{part}" for day in WEEKDAYS[:5] for part in ("am", "pm"))


class _Columns:
    """Which column holds what: sessions beyond the working week, and dates, only where the team has them."""

    def __init__(self, staff: tuple[Member, ...]) -> None:
        kept = {key for member in staff for key in member.sessions}
        self.sessions = [key for key in SESSIONS if key in _WORKING_WEEK or key in kept]
        has_dates = any(member.start or member.end for member in staff)
        order = [
            *_WORDS,
            *self.sessions,
            *("hours_per_week", "weeks_share", "paid_hours", "days", *_OWN, "weeks_away", "sickness", "presence"),
            *("allowance_hours", "pace", "net_hours", "cost_per_hour", "cost_per_week"),
            *(("start", "end") if has_dates else ()),
        ]
        self.of = {key: column for column, key in enumerate(order)}


def team_sheet(draft: Draft) -> Sheet:
    """One row per person, everyone of a function together."""
    say, columns = draft.say, _Columns(draft.plan.staff)
    sheet = Sheet(say(T("Team")), freeze=(_HEAD + 1, 1), repeat=(_GROUPS, _HEAD), widths={0: 20, 1: 18, 2: 12})
    sheet.text(0, 0, sheet.title, Look.TITLE)
    hint = T(
        "The week pattern is in hours per session; without one the contract hours count. Own absence is in weeks, "
        "illness as a share; where it is empty the function's settings hold, and none for a locum. Where the cost of "
        "an hour is empty, an owner costs nothing, a locum the practice's rate, everybody else what the function costs."
    )
    sheet.text(1, 0, say(hint), Look.SUBTITLE)
    _heads(draft, sheet, columns)
    row = _HEAD
    for role in draft.plan.roles:
        for member in draft.team_of(role.id):
            row += 1
            _Row(draft, sheet, columns, row, member, role).write()
    sheet.as_table(sheet.title, _HEAD, row, len(columns.of))
    if not draft.plan.staff:
        sheet.text(row + 1, 0, say(T("There is nobody in the team yet.")), Look.SUBTITLE)
    return sheet


def _heads(draft: Draft, sheet: Sheet, columns: _Columns) -> None:
    say, of = draft.say, columns.of
    for key, column in of.items():
        if key in columns.sessions:
            day, _, part = key.partition("_")
            title = say(T("{day} {part}", day=names.WEEKDAYS[day], part=_PARTS[part]))
        else:
            title = say(_RESULT_TITLES[key]) if key in _RESULT_TITLES else draft.heading(about(Member, key))
        sheet.text(_HEAD, column, title, Look.HEAD if key in _WORDS else Look.NUMBER_HEAD)
    sheet.text(_GROUPS, of[columns.sessions[0]], say(T("Hours per session")), Look.GROUP_HEAD, len(columns.sessions))
    sheet.text(_GROUPS, of["leave_weeks"], say(T("Own absence in a year")), Look.GROUP_HEAD, len(_OWN))
    sheet.text(_GROUPS, of["weeks_away"], say(T("Absence that counts")), Look.GROUP_HEAD, 3)


class _Row:
    """One person: inputs and the formulas of model section 3."""

    def __init__(self, draft: Draft, sheet: Sheet, columns: _Columns, row: int, member: Member, role: Role) -> None:
        self.draft, self.sheet, self.columns = draft, sheet, columns
        self.row, self.member, self.role = row, member, role

    def write(self) -> None:
        say, member, of = self.draft.say, self.member, self.columns.of
        self.sheet.text(self.row, of["name"], say(names.member(member)), Look.WRAPPED)
        self.sheet.text(self.row, of["role"], self.draft.role(self.role), Look.WRAPPED)
        self._input("employment", say(names.EMPLOYMENTS[member.employment]))
        kinds = tuple(say(names.EMPLOYMENTS[kind]) for kind in EMPLOYMENTS)
        self.sheet.choices.append(Choice(self.row, of["employment"], kinds))
        for key in self.columns.sessions:
            self.sheet.put(self.row, of[key], member.sessions.get(key), Unit.HOURS, session(member.id, key))
        for field in ("hours_per_week", "weeks_share", *_OWN, "allowance_hours", "pace", "cost_per_hour"):
            self._input(field, getattr(member, field))
        for field in ("start", "end"):
            if field in of:
                self._input(field, getattr(member, field))
        for name, unit, template, value in self._results():
            self.sheet.result(self.row, of[name], template, value, unit, self._home(name))

    def _home(self, field: str) -> Figure:
        return member_input(self.member.id, field)

    def _input(self, field: str, value: str | float | None) -> None:
        self.sheet.put(self.row, self.columns.of[field], value, about(Member, field).unit, self._home(field))

    def _results(self) -> Iterator[tuple[str, Unit, Formula, float | None]]:
        known = self.draft.results.capacity[self.member.id]
        absence = member_absence(self.member, self.role)
        away = absence.leave_weeks + absence.study_weeks + absence.holiday_weeks
        yield "paid_hours", Unit.HOURS, self._paid(), known.paid_hours
        yield "days", Unit.DAYS, self._days(), known.days
        yield "weeks_away", Unit.WEEKS, self._weeks_away(), away
        yield "sickness", Unit.SHARE, self._sickness(), absence.sick_rate
        yield "presence", Unit.SHARE, self._presence(), known.presence
        yield "net_hours", Unit.HOURS, self._net(), known.net_hours
        yield "cost_per_week", Unit.EUROS, self._cost(), member_cost(self.member, self.role, self.draft.plan.practice)

    def _pattern(self) -> Area:
        keys = self.columns.sessions
        return Area(session(self.member.id, keys[0]), session(self.member.id, keys[-1]))

    def _paid(self) -> Formula:
        return formula(
            "IF(COUNT({pattern})=0,N({contract}),SUM({pattern}))*{weeks}",
            pattern=self._pattern(),
            contract=self._home("hours_per_week"),
            weeks=self._home("weeks_share"),
        )

    def _days(self) -> Formula:
        return formula(
            'IF(COUNT({pattern})=0,N({contract})/8,COUNTIF({pattern},">0")/2)*{weeks}',
            pattern=self._pattern(),
            contract=self._home("hours_per_week"),
            weeks=self._home("weeks_share"),
        )

    def _kind(self, employment: Employment) -> str:
        return quoted(self.draft.say(names.EMPLOYMENTS[employment]))

    def _weeks_away(self) -> Formula:
        own = {f"o{n}": self._home(field) for n, field in enumerate(_OWN[:3])}
        usual = {f"u{n}": role_input(self.role.id, field) for n, field in enumerate(_OWN[:3])}
        asked = "+".join(f'IF({{o{n}}}="",{{u{n}}},{{o{n}}})' for n in range(3))
        all_own = Area(self._home(_OWN[0]), self._home(_OWN[2]))
        template = "IF({kind}={locum},SUM({all_own})," + asked + ")"
        kind = self._home("employment")
        return formula(template, kind=kind, locum=self._kind("locum"), all_own=all_own, **own, **usual)

    def _sickness(self) -> Formula:
        return formula(
            'IF({own}="",IF({kind}={locum},0,{usual}),{own})',
            own=self._home("sick_rate"),
            usual=role_input(self.role.id, "sick_rate"),
            kind=self._home("employment"),
            locum=self._kind("locum"),
        )

    def _presence(self) -> Formula:
        return formula(
            "MAX(0,{weeks}-{away})/{weeks}*(1-{ill})",
            weeks=self.draft.weeks,
            away=self._home("weeks_away"),
            ill=self._home("sickness"),
        )

    def _net(self) -> Formula:
        return formula(
            "MAX(0,{paid}*{presence}-{other})*(1-{uncounted})*{pace}",
            paid=self._home("paid_hours"),
            presence=self._home("presence"),
            other=self._home("allowance_hours"),
            uncounted=role_input(self.role.id, "allowance_share"),
            pace=self._home("pace"),
        )

    def _cost(self) -> Formula:
        return formula(
            'IF({own}<>"",{paid}*{own},IF({kind}={owner},0,IF({kind}={locum},{paid}*{rate},'
            'IF({usual}="","",{paid}*{usual}))))',
            own=self._home("cost_per_hour"),
            paid=self._home("paid_hours"),
            kind=self._home("employment"),
            owner=self._kind("owner"),
            locum=self._kind("locum"),
            rate=limit("locum_rate"),
            usual=role_input(self.role.id, "cost_per_hour"),
        )
