"""The list some years on."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from annotated_types import Ge, Le

from planner.defaults import standard
from planner.levers.counts import multiplied, per_band, the_total
from planner.levers.lever import Evidence, Kind
from planner.plan import About, Lever, Plan
from planner.terms import AGE_BANDS, AgeBand
from planner.texts import TN, Message, Quantity, T, Unit

_YEARS_BETWEEN = 4


class Ageing(Lever):
    """Every age band grows or shrinks as its share of Dutch lists did from 2018 to 2022, the list as a whole not."""

    kind: Literal["ageing"] = "ageing"
    years: Annotated[
        float,
        Ge(0),
        Le(40),
        About(T("Years on"), Unit.TIMES, T("The trend was measured over four years; further on it is a guess.")),
    ] = 10
    growth: Annotated[
        float,
        Ge(-0.1),
        Le(0.1),
        About(T("Growth per year"), Unit.SHARE, T("Of the whole list, on top of its ageing.")),
    ] = 0


@cache
def yearly_trend() -> dict[AgeBand, float]:
    """What each age band's share of an average list was multiplied by in a year, from 2018 to 2022."""
    start, end = standard("list_mix_2018"), standard("list_mix")
    return {band: (end[band] / start[band]) ** (1 / _YEARS_BETWEEN) for band in AGE_BANDS}


def apply(plan: Plan, lever: Ageing) -> Plan:
    """The plan with its list some years on; without growth the total stays as it is."""
    total = the_total(plan)
    trend = {band: factor**lever.years for band, factor in yearly_trend().items()}
    drifted = sum(count * trend[band] for band, count in per_band(plan).items())
    whole = (1 + lever.growth) ** lever.years * total / drifted
    return multiplied(plan, {band: factor * whole for band, factor in trend.items()})


def _old(plan: Plan) -> float:
    counts = per_band(plan)
    return counts.get("75-84", 0.0) + counts.get("85+", 0.0)


def sentence(plan: Plan, lever: Ageing) -> Message:
    """How many patients there are then, and how many of 75 and older."""
    after = apply(plan, lever)
    return TN(
        "{years} year on: {old} patients of 75 and older instead of {old_before}, on a list of {total}.",
        "{years} years on: {old} patients of 75 and older instead of {old_before}, on a list of {total}.",
        lever.years,
        years=Quantity(lever.years, Unit.TIMES),
        old=Quantity(_old(after), Unit.PERSONS),
        old_before=Quantity(_old(plan), Unit.PERSONS),
        total=Quantity(the_total(after), Unit.PERSONS),
    )


def first(plan: Plan) -> Ageing:
    """Ten years on."""
    the_total(plan)
    return Ageing()


KIND = Kind(
    record=Ageing,
    theme="patients",
    title=T("Ageing"),
    purpose=T("Shows the list some years on, with more old people."),
    evidence=Evidence(
        T(
            "From 2018 to 2022 the share of people of 75 to 84 on an average list rose from 5.9 to 7.0 %, that of 45 "
            "to 64 fell from 29.1 to 27.4 %. This lever carries those four years on; it is no forecast for your area."
        ),
        (
            "list_age_shares_2018",
            "list_age_share_0_4_2022",
            "list_age_share_5_17_2022",
            "list_age_share_18_44_2022",
            "list_age_share_45_64_2022",
            "list_age_share_65_74_2022",
            "list_age_share_75_84_2022",
            "list_age_share_85plus_2022",
        ),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
