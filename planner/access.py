"""What patients notice: the chance that a day has no free place left (model section 6).

Contacts come at random, each independent of the others, so that their number on a day follows Poisson's law. The
week's contacts come from Monday to Friday, as the practice's weekday pattern says. What a role works on Saturday and
Sunday gives no places on these five days and is left out here (`weekend_hours`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from planner.calculation import ratio
from planner.memo import FEW, IdentityMemo
from planner.results import Results
from planner.terms import GP, WEEKDAYS, WORKDAYS, Workday

# A term of a sum this small against the sum is lost in its rounding.
_LOST = 1e-17
# A hair below a whole number of places is that number: hours and minutes are seldom exact in binary.
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class DayAccess:
    """A role's average weekday: contacts asked, places for them, the chance that more are asked than there are places,
    and how many contacts then find none on average. None is what cannot be computed.
    """

    asked: float
    places: float | None
    full: float | None
    overflow: float | None


def full_and_overflow(mean: float, places: int) -> tuple[float, float]:
    """P(D > places) and E[max(0, D - places)] for D ~ Poisson(mean)."""
    if mean <= 0:
        return 0.0, 0.0
    if places < mean:
        at_most, short = _lower_tail(mean, places)
        # D - c = max(0, D - c) - max(0, c - D), and below c there are few terms.
        return max(0.0, 1.0 - at_most), mean - places + short
    return _upper_tail(mean, places)


def _chance(mean: float, number: int) -> float:
    """P(D = number); lgamma keeps large numbers from overflowing."""
    return math.exp(number * math.log(mean) - mean - math.lgamma(number + 1))


def _lower_tail(mean: float, places: int) -> tuple[float, float]:
    """P(D <= places) and E[max(0, places - D)] for fewer places than the mean, from the largest term downwards."""
    total = short = 0.0
    term = _chance(mean, places)
    for number in range(places, -1, -1):
        total += term
        short += (places - number) * term
        if number < places and (places - number) * term <= short * _LOST:
            break
        term *= number / mean
    return total, short


def _upper_tail(mean: float, places: int) -> tuple[float, float]:
    """P(D > places) and E[max(0, D - places)] for at least as many places as the mean, summed upwards."""
    total = excess = 0.0
    number, term = places + 1, _chance(mean, places + 1)
    while (number - places) * term > excess * _LOST:
        total += term
        excess += (number - places) * term
        number += 1
        term *= mean / number
    return total, excess


def day_of(session: str) -> str:
    """The day of a session such as mon_am."""
    return session.partition("_")[0]


def _hours_per_day(results: Results, role_id: str) -> dict[str, float]:
    """A role's hours for counted work on each day of an average week; without a week pattern, a fifth each weekday."""
    hours = dict.fromkeys(WEEKDAYS, 0.0)
    for member in results.plan.staff:
        if member.role != role_id:
            continue
        known = member.sessions or dict.fromkeys(WORKDAYS, 1.0)
        per_hour = ratio(results.capacity[member.id].net_hours, sum(known.values())) or 0.0
        for session, there in known.items():
            hours[day_of(session)] += there * per_hour
    return hours


def weekend_hours(results: Results, role_id: str = GP) -> float:
    """A role's hours for counted work on Saturday and Sunday, which give no places on weekdays."""
    hours = _hours_per_day(results, role_id)
    return sum(hours[day] for day in WEEKDAYS[len(WORKDAYS) :])


def day_shares(factors: Mapping[Workday, float]) -> dict[Workday, float]:
    """The share of a week's contacts that comes on each weekday; a day without a factor is an average one."""
    known = {day: factors.get(day, 1.0) for day in WORKDAYS}
    total = sum(known.values())
    return {day: factor / total if total else 1 / len(WORKDAYS) for day, factor in known.items()}


def _access(results: Results, role_id: str) -> dict[Workday, DayAccess]:
    role = results.roles.get(role_id)
    asked = role.contacts_per_week if role else 0.0
    per_hour = ratio(asked, role.demand_hours if role else None)
    shares, hours = day_shares(results.plan.practice.weekday_factors), _hours_per_day(results, role_id)
    return {day: _day(asked * shares[day], per_hour, hours[day]) for day in WORKDAYS}


def _day(asked: float, per_hour: float | None, hours: float) -> DayAccess:
    if per_hour is None or asked <= 0:
        return DayAccess(asked, None, None, None)
    places = hours * per_hour
    return DayAccess(asked, places, *full_and_overflow(asked, math.floor(places + _HAIR)))


_remembered = IdentityMemo(_access, FEW)


def access(results: Results, role_id: str = GP) -> Mapping[Workday, DayAccess]:
    """How each weekday of a role stands; only whole places count, as half a place serves nobody."""
    return _remembered(results, role_id)
