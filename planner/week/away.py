"""Who is away when: granted absence, a closed practice, and people who are not in the team yet or no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner import names
from planner.memo import FEW, IdentityMemo
from planner.plan import Absence, Cell, Member, Plan, WeekPlan
from planner.texts import Message, T
from planner.week.dates import date_of, holds, week_of_cycle
from planner.week.works import works


@dataclass(frozen=True, slots=True)
class Away:
    """A cell of somebody who is away then; `absence` is None where the person is not in the team on that day."""

    member: Member
    cell: Cell
    day: date
    absence: Absence | None

    @property
    def reason(self) -> Message:
        """Why, in a word or two."""
        return reason(self.absence)

    @property
    def text(self) -> Message:
        """Who, when and why as a line."""
        who, session = names.member(self.member), names.session(self.cell.session)
        return T("{who}, {session}: {reason}", who=who, session=session, reason=self.reason)


def reason(absence: Absence | None) -> Message:
    """Why somebody is away, in a word or two; without an absence the person is not in the team on that day."""
    if absence is None:
        return T("not in the team then")
    return T("practice closed") if absence.member is None else names.ABSENCE_KINDS[absence.kind]


def _by_member(absences: tuple[Absence, ...]) -> dict[str | None, list[Absence]]:
    found: dict[str | None, list[Absence]] = {}
    for absence in absences:
        if absence.state == "granted":
            found.setdefault(absence.member, []).append(absence)
    return found


# What was granted, by member; None is the whole practice.
granted_by_member = IdentityMemo(_by_member, FEW)


def absence_on(absences: tuple[Absence, ...], member_id: str, day: date, session: str) -> Absence | None:
    """What keeps somebody away in a session of a day: the person's own granted absence, else a closed practice."""
    granted = granted_by_member(absences)
    for absence in [*granted.get(member_id, []), *granted.get(None, [])]:
        if absence.first <= day <= absence.last and (not absence.sessions or session in absence.sessions):
            return absence
    return None


def in_team(member: Member, day: date) -> bool:
    """Whether a day lies between somebody's first and last day."""
    return (member.start is None or member.start <= day) and (member.end is None or day <= member.end)


def in_team_between(member: Member, start: date | None, end: date | None) -> bool:
    """Whether somebody is in the team on a day of a period; None leaves that side of it open."""
    begins = member.start is None or end is None or member.start <= end
    return begins and (member.end is None or start is None or start <= member.end)


def _away(plan: Plan, member: Member, cell: Cell, day: date) -> Away | None:
    if not works(cell):
        return None
    absence = absence_on(plan.absences, member.id, day, cell.session)
    return Away(member, cell, day, absence) if absence or not in_team(member, day) else None


def cells_of(plan: Plan, week: WeekPlan, monday: date) -> tuple[tuple[Cell, ...], tuple[Away, ...]]:
    """The cells of a week plan in the calendar week of a Monday: who is there, and who is away.

    Cells of people whom the plan does not have are left out.
    """
    members = {member.id: member for member in plan.staff}
    number = week_of_cycle(monday, week.cycle)
    there, away = [], []
    for cell in week.cells:
        if holds(cell, number) and cell.member in members:
            missing = _away(plan, members[cell.member], cell, date_of(monday, cell.session))
            if missing is None:
                there.append(cell)
            else:
                away.append(missing)
    return tuple(there), tuple(away)
