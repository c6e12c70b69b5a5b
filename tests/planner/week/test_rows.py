from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from planner.plan import Plan, find
from planner.terms import WEEKDAYS
from planner.week.needs import RoleWeek, needs
from planner.week.rows import WITHOUT_ROOM, Row, columns, contact_roles, people, rows, shown, suited_rooms, total
from tests.support.grids import MONDAY, away, small, usual
from tests.support.plans import plans
from tests.support.weeks import cell


def _shown(plan: Plan, number: int = 1, monday: date | None = None):  # type: ignore[no-untyped-def]
    return shown(plan, plan.weeks[0], number, monday)


def test_people_come_in_the_order_of_their_functions() -> None:
    plan = small(cell("bob", "mon_am"))
    plan = plan.model_copy(update={"staff": plan.staff[::-1]})

    assert [member.id for member in people(_shown(plan))] == ["bob", "ann", "cas"]


def test_who_left_before_the_week_is_in_it_only_with_something_planned() -> None:
    plan = usual()
    gone = {"end": date(2027, 1, 1)}
    staff = tuple(member.model_copy(update=gone) for member in plan.staff)
    plan = plan.model_copy(update={"staff": staff})

    assert [member.id for member in people(_shown(plan, monday=MONDAY))] == ["ann", "bob"]


def test_rows_have_notes_and_contacts_above_people_or_rooms() -> None:
    known = _shown(usual())
    roles = contact_roles(known)

    assert roles == ["gp", "vs", "poh_s", "assistant", "aios"]
    assert rows(known, ["gp"]) == (
        Row("notes"),
        Row("need", "gp"),
        Row("person", "ann"),
        Row("person", "bob"),
        Row("person", "cas"),
    )
    assert rows(known, [], by_room=True)[1:] == tuple(
        Row("room", key) for key in ("room", "room_2", "lab", WITHOUT_ROOM)
    )


def test_a_room_shows_who_is_in_it_and_the_last_row_who_lacks_one() -> None:
    plan = small(cell("ann", "mon_am", room="room"), cell("bob", "mon_am"), cell("cas", "mon_am", "admin"))
    known = _shown(plan)

    assert [one.member for one in known.at(Row("room", "room"), "mon_am")] == ["ann"]
    assert [one.member for one in known.at(Row("room", WITHOUT_ROOM), "mon_am")] == ["bob"]


def test_a_week_of_the_cycle_shows_its_own_cells() -> None:
    plan = small(cell("ann", "mon_am", weeks=(1,)), cell("ann", "mon_am", "admin", weeks=(2,)), cycle=2)

    assert [[one.work for one in _shown(plan, n).cells["ann", "mon_am"]] for n in (1, 2)] == [["surgery"], ["admin"]]


def test_a_calendar_week_knows_who_is_away_and_counts_them_out() -> None:
    plan = away(usual(), "ann")
    known = _shown(plan, monday=MONDAY)

    assert known.away["ann", "mon_am"].msgid == known.away["ann", "sun_ev"].msgid == "Leave"
    assert ("bob", "mon_am") not in known.away
    assert known.hours == {"ann": 11, "bob": 4}
    assert [one.member for one in known.there] == ["bob"]
    assert known.at(Row("room", "room"), "mon_am") == ()


def test_who_is_not_in_the_team_yet_is_away() -> None:
    plan = usual()
    starts = plan.staff[1].model_copy(update={"start": date(2027, 7, 21)})
    plan = plan.model_copy(update={"staff": (plan.staff[0], starts, plan.staff[2])})
    known = _shown(plan, monday=MONDAY)

    assert ("bob", "tue_pm") in known.away
    assert ("bob", "wed_am") not in known.away


@pytest.mark.parametrize(
    ("entries", "how", "extra"),
    [
        ((), {}, []),
        (("wed_ev",), {}, ["wed_ev"]),
        (("sat_am",), {}, ["sat_am", "sat_pm"]),
        ((), {"weekend": True}, ["sat_am", "sat_pm", "sun_am", "sun_pm"]),
        ((), {"evenings": True}, [f"{day}_ev" for day in WEEKDAYS[:5]]),
    ],
)
def test_columns_are_mornings_and_afternoons_and_what_is_used(entries, how, extra) -> None:  # type: ignore[no-untyped-def]
    week = small(*(cell("ann", session) for session in entries)).weeks[0]
    usual_ones = [f"{day}_{part}" for day in WEEKDAYS[:5] for part in ("am", "pm")]

    assert sorted(columns(week, **how)) == sorted([*usual_ones, *extra])


def test_columns_follow_the_first_day_of_the_week() -> None:
    sunday_first = ("sun", *WEEKDAYS[:6])

    assert columns(small().weeks[0], sunday_first, weekend=True)[:3] == ["sun_am", "sun_pm", "mon_am"]


def test_several_functions_add_up() -> None:
    one = RoleWeek(needed=10, bookable=8, booked=6, hours=20, demand_hours=15)
    other = RoleWeek(needed=5, bookable=4, booked=4, hours=10, demand_hours=12)
    both = total([one, other])

    assert (both.needed, both.bookable, both.booked) == (15, 12, 10)
    assert both.booked_share == pytest.approx(10 / 12)
    assert both.utilisation == pytest.approx(27 / 30)
    assert total([one, RoleWeek(1, None, None, 0, 0)]).bookable is None


def test_rooms_that_suit_somebody() -> None:
    assert [room.id for room in suited_rooms(usual(), "ann")] == ["room", "room_2"]
    assert [room.id for room in suited_rooms(usual(), "cas")] == ["room", "room_2", "lab"]


@settings(max_examples=15)
@given(plans())
def test_what_is_shown_is_the_week(plan: Plan) -> None:
    for week in plan.weeks:
        for number in range(1, week.cycle + 1):
            known = shown(plan, week, number)
            held = [one for one in week.cells if not one.weeks or number in one.weeks]
            assert sorted(map(str, held)) == sorted(str(one) for found in known.cells.values() for one in found)
            assert known.needs == needs(plan, week, number)
            assert {key for key, _hours in known.hours.items()} <= {find(plan.staff, m.id).id for m in people(known)}
