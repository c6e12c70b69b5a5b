"""One week of one role in words: how full it is, how that number is made, who is away, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from planner import names
from planner.plan import Role
from planner.terms import AbsenceKind
from planner.texts import TN, Message, Quantity, T, Unit
from planner.year.capacity import Year

State = Literal["fine", "near", "over", "nobody", "closed"]
# Below this many hours nothing is shown.
_NOTHING = 0.05


def working_roles(year: Year) -> tuple[Role, ...]:
    """The roles that have work or people."""
    known = year.results.roles
    return tuple(role for role in year.plan.roles if known[role.id].demand_hours or known[role.id].headcount)


def busiest_week(year: Year, role_id: str) -> int:
    """The place of the fullest week that has not passed and in which the practice is open; 0 where there is none."""
    load = year.roles[role_id]
    open_weeks = [place for place in range(year.left, len(year.weeks)) if place not in year.closed]
    return max(open_weeks, key=lambda place: load.demand[place] - load.capacity[place], default=0)


def state(year: Year, role_id: str, place: int) -> State:
    """How a role's week stands against the limits of the practice."""
    load, practice = year.roles[role_id], year.plan.practice
    use = load.utilisation[place]
    if place in year.closed:
        return "closed"
    if use is None:
        return "nobody" if load.demand[place] else "fine"
    return "over" if use >= practice.overload else "near" if use >= practice.near_limit else "fine"


def role_sentence(year: Year, role: Role) -> Message:
    """A role's whole year in a sentence."""
    load, name = year.roles[role.id], names.role_name(role)
    over = [place for place in load.overloaded(year.plan.practice.overload) if place not in year.closed]
    if not over:
        return T("{role}: no week is overloaded", role=name)
    worst = max(over, key=lambda place: load.demand[place] - load.capacity[place])
    return TN(
        "{role}: {count} week is overloaded, week {week} with {short} h short",
        "{role}: {count} weeks are overloaded, most of all week {week} with {short} h short",
        len(over),
        role=name,
        week=year.weeks[worst].number,
        short=Quantity(load.demand[worst] - load.capacity[worst], Unit.HOURS),
    )


def week_sentence(year: Year, role: Role, place: int) -> Message:
    """A role's week in a sentence, with how many people are away."""
    load, week = year.roles[role.id], year.weeks[place]
    values = {
        "role": names.role_name(role),
        "week": week.number,
        "day": week.monday,
        "needed": Quantity(load.demand[place], Unit.HOURS),
        "available": Quantity(load.capacity[place], Unit.HOURS),
    }
    if place in year.closed:
        return T("{role}, week {week} from {day}: the practice is closed; {needed} h of work waits", **values)
    if load.utilisation[place] is None:
        return T("{role}, week {week} from {day}: nobody there for {needed} h of work", **values)
    away = sum(1 for member in year.plan.staff if member.role == role.id and _lost(year, member.id, place))
    return TN(
        "{role}, week {week} from {day}: {use}, {needed} h of work and {available} h for it, {count} person away",
        "{role}, week {week} from {day}: {use}, {needed} h of work and {available} h for it, {count} people away",
        away,
        use=Quantity(load.utilisation[place], Unit.SHARE),
        **values,
    )


def why(year: Year, role: Role, place: int) -> tuple[Message, ...]:
    """How a role's week comes about: work, hours, contacts, what is left over, and who is away."""
    return (
        *_work_and_hours(year, role, place),
        *_contacts(year, role, place),
        *_left_over(year, role, place),
        *_away(year, role, place),
    )


def _work_and_hours(year: Year, role: Role, place: int) -> Iterator[Message]:
    load = year.roles[role.id]
    yield T(
        "Work: {needed} h, which is {average} h in an average week times {factor} for the season.",
        needed=Quantity(load.demand[place], Unit.HOURS),
        average=Quantity(year.results.roles[role.id].demand_hours, Unit.HOURS),
        factor=Quantity(year.season[place], Unit.FACTOR),
    )
    team = [year.members[member.id] for member in year.plan.staff if member.role == role.id]
    yield T(
        "Hours for it: {available} h. By the roster {paid} h, of which {away} h away and {open} h leave that is not "
        "planned yet; sickness and uncounted work go off as in the average week.",
        available=Quantity(load.capacity[place], Unit.HOURS),
        paid=Quantity(sum(member.paid[place] for member in team), Unit.HOURS),
        away=Quantity(load.away[place], Unit.HOURS),
        open=Quantity(load.not_planned[place], Unit.HOURS),
    )


def _contacts(year: Year, role: Role, place: int) -> Iterator[Message]:
    asked, load = contacts_asked(year, role.id, place), year.roles[role.id]
    if not asked:
        return
    use = load.utilisation[place]
    possible = asked / use if use else 0.0
    yield T(
        "Contacts: {asked} asked, {possible} possible.",
        asked=Quantity(asked, Unit.CONTACTS),
        possible=Quantity(possible, Unit.CONTACTS),
    )


def contacts_asked(year: Year, role_id: str, place: int) -> float:
    """Contacts asked of a role in a week: those of an average week times the season."""
    return year.results.roles[role_id].contacts_per_week * year.season[place]


def _left_over(year: Year, role: Role, place: int) -> Iterator[Message]:
    load = year.roles[role.id]
    if load.overtime[place] > _NOTHING:
        yield T(
            "Overtime: {hours} h, the work that cannot wait and does not fit.",
            hours=Quantity(load.overtime[place], Unit.HOURS),
        )
    if load.backlog[place] > _NOTHING:
        yield T(
            "Backlog at the end of the week: {hours} h, what did not fit since the year began.",
            hours=Quantity(load.backlog[place], Unit.HOURS),
        )


def _away(year: Year, role: Role, place: int) -> Iterator[Message]:
    """Who is away for how many hours, and why."""
    for member in year.plan.staff:
        if member.role != role.id:
            continue
        if lost := _lost(year, member.id, place):
            yield T(
                "Away: {who}, {hours} h ({why}).",
                who=names.member(member),
                hours=Quantity(sum(lost.values()), Unit.HOURS),
                why=tuple(names.ABSENCE_KINDS[kind] for kind in lost),
            )


def _lost(year: Year, member_id: str, place: int) -> dict[AbsenceKind, float]:
    """Somebody's hours lost in a week, by what they are lost to."""
    away = year.members[member_id].away
    return {kind: hours[place] for kind, hours in away.items() if hours[place] > _NOTHING}
