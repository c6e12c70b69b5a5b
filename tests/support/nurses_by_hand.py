"""What a nurse roster breaks and costs, in plain code that shares nothing with the planner but the file's sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from tests.support.nurses import Sections

# What somebody does on each day; "" is nothing.
Week = list[str]
Roster = dict[str, Week]


def as_roster(sections: Sections, taken: Iterable[tuple[str, str, str]]) -> Roster:
    """Persons, days and shifts as rows of days."""
    roster = {row[0]: [""] * int(sections["HORIZON"][0][0]) for row in sections["STAFF"]}
    for person, day, shift in taken:
        roster[person][int(day)] = shift
    return roster


def faults(sections: Sections, roster: Roster) -> list[str]:
    """The person and kind of every rule that is broken."""
    lengths = {row[0]: int(row[1]) for row in sections["SHIFTS"]}
    banned = {row[0]: row[2].split("|") for row in sections["SHIFTS"] if len(row) > 2 and row[2]}
    off = {row[0]: [int(day) for day in row[1:]] for row in sections["DAYS_OFF"]}
    found = []
    for row in sections["STAFF"]:
        person, days = row[0], roster[row[0]]
        found += [f"{kind}/{person}" for kind in _personal(row, days, lengths)]
        found += [f"after/{person}" for one, then in pairwise(days) if one and then in banned.get(one, ())]
        found += [f"off/{person}" for day in off.get(person, ()) if days[day]]
    return found


def _personal(row: list[str], days: Week, lengths: dict[str, int]) -> Iterator[str]:
    _, limits, most, least, in_a_row, fewest, fewest_off, weekends = row
    for part in limits.split("|"):
        shift, times = part.split("=")
        if days.count(shift) > int(times):
            yield "most"
    if not int(least) <= sum(lengths[shift] for shift in days if shift) <= int(most):
        yield "minutes"
    lengths_of_runs = [(work, len(list(run))) for work, run in groupby(days, bool)]
    if any(work and length > int(in_a_row) for work, length in lengths_of_runs):
        yield "days in a row"
    inner = lengths_of_runs[1:-1]
    if any(length < int(fewest if work else fewest_off) for work, length in inner):
        yield "fewest"
    if sum(any(days[saturday : saturday + 2]) for saturday in range(5, len(days), 7)) > int(weekends):
        yield "weekends"


def cost(sections: Sections, roster: Roster) -> int:
    """The penalties for requests and cover."""
    paid = 0
    for person, day, shift, weight in sections["SHIFT_ON_REQUESTS"]:
        paid += int(weight) * (roster[person][int(day)] != shift)
    for person, day, shift, weight in sections["SHIFT_OFF_REQUESTS"]:
        paid += int(weight) * (roster[person][int(day)] == shift)
    for day, shift, needed, under, over in sections["COVER"]:
        there = sum(days[int(day)] == shift for days in roster.values())
        paid += int(under) * max(0, int(needed) - there) + int(over) * max(0, there - int(needed))
    return paid
