"""Differences between two plans: none is missed, none is made up, and each reads as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from planner import edits
from planner.difference import Kind, PlanDifference, differences, outline
from planner.language import Translator
from planner.levers.consult_length import ConsultLength
from planner.plan import (
    Absence,
    Activity,
    Calendar,
    Cell,
    Member,
    PerWeek,
    Plan,
    Role,
    Room,
    Scenario,
    Step,
    WeekPlan,
    WorkedWeek,
)
from planner.texts import T
from tests.support.plans import plans, worked_example

english = Translator("en")


def without_empty_bands(plan: Plan) -> Plan:
    """An age band without any count says nothing that a page shows."""
    counts = {band: groups for band, groups in plan.patients.counts.items() if groups}
    return plan.model_copy(update={"patients": plan.patients.model_copy(update={"counts": counts})})


def lines(old: Plan, new: Plan) -> list[str]:
    return [english(one.text) for one in differences(old, new)]


@given(plans(), plans())
@settings(max_examples=20)
def test_plans_differ_where_and_only_where_a_difference_is_named(old: Plan, new: Plan) -> None:
    found = differences(old, new)

    assert bool(found) == (without_empty_bands(old) != without_empty_bands(new))
    assert sorted(map(place, found)) == sorted(map(place, differences(new, old)))
    for say in (english, Translator("nl")):
        for message in (*(one.text for one in found), *outline(old, new)):
            assert len(say(message)) > 5
            assert "{" not in say(message)


def place(found: PlanDifference) -> tuple[str, tuple[str, ...]]:
    return found.part, found.key


@given(plans())
def test_a_plan_does_not_differ_from_a_copy_of_itself(plan: Plan) -> None:
    assert differences(plan, plan.model_copy(deep=True)) == ()
    assert outline(plan, plan) == ()


def numbers(inside: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every number of a document, and to every yes or no."""
    for key, value in inside.items() if isinstance(inside, dict) else enumerate(inside):
        if isinstance(value, dict | list):
            yield from numbers(value, (*way, key))
        elif isinstance(value, float | int):
            yield (*way, key)


def halved(document: Any, way: tuple[Any, ...]) -> Plan:
    changed = inside = deepcopy(document)
    for key in way[:-1]:
        inside = inside[key]
    value = inside[way[-1]]
    inside[way[-1]] = not value if isinstance(value, bool) else value / 2 or 0.25
    return Plan.model_validate(changed)


def test_a_change_of_any_number_is_one_difference_in_its_place() -> None:
    plan = worked_example()
    document = plan.model_dump(mode="json")
    ways = list(numbers(document))

    assert len(ways) > 150
    for way in ways:
        (found,) = differences(plan, halved(document, way))
        assert (found.kind, found.part, found.key[-1]) == (Kind.CHANGED, way[0], way[-1])


CASES: list[tuple[Callable[[Plan], Plan], list[str]]] = [
    (lambda plan: edits.set_practice(plan, "overload", 0.95).plan, ["Practice, Overload from: 100% → 95%"]),
    (
        lambda plan: edits.set_practice(plan, "weekday_factors", 1.2, "mon").plan,
        ["Practice, Weekday pattern, Mon: 1.08 → 1.20"],
    ),
    (lambda plan: edits.set_role(plan, "gp", "leave_weeks", 5.5).plan, ["GP, Leave: 6 weeks → 5.5 weeks"]),
    (lambda plan: edits.set_role(plan, "gp", "cost_per_hour", None).plan, ["GP, Cost per hour: € 60.50 → empty"]),
    (lambda plan: edits.set_role(plan, "gp", "needs_room", False).plan, ["GP, Needs a room: yes → no"]),
    (
        lambda plan: edits.set_role(plan, "poh_s", "supervised_by", None).plan,
        ["Practice nurse, somatic, Supervised by: GP → empty"],
    ),
    (lambda plan: edits.add_role(plan, Role(id="coach", name="Coach")).plan, ["Coach: added"]),
    (lambda plan: edits.add_member(plan, Member(id="x", name="Noor", role="gp")).plan, ["Noor: added"]),
    (lambda plan: edits.remove_members(plan, ["owner"]).plan, ["owner: removed"]),
    (lambda plan: edits.set_member(plan, "owner", "end", date(2027, 3, 1)).plan, ["owner, Leaves: empty → 1 Mar 2027"]),
    (lambda plan: edits.set_member(plan, "owner", "employment", "locum").plan, ["owner, Employment: Employed → Locum"]),
    (
        lambda plan: edits.set_session(plan, "owner", "wed_pm", 3.5).plan,
        ["owner, Week pattern, Wed afternoon: empty → 3.5 h"],
    ),
    (
        lambda plan: edits.set_patient_count(plan, "85+", "medical", 99).plan,
        ["Patients, 85+, Medical need: 33 patients → 99 patients"],
    ),
    (
        lambda plan: edits.set_patients(plan, plan.patients.model_copy(update={"origin": "mix"}), T("Fill in")).plan,
        ["Patients, Origin of the list: typed in → average mix"],
    ),
    (lambda plan: edits.add_activity(plan, Activity(id="new", name="Yoga")).plan, ["Yoga: added"]),
    (
        lambda plan: edits.set_activity(plan, "consult", "core_task", "urgent").plan,
        ["Consult, Core task: Generalist care → Urgent care"],
    ),
    (
        lambda plan: edits.set_activity(plan, "consult", "volume", PerWeek(count=3)).plan,
        ["Consult, Volume: per patient → per week"],
    ),
    (
        lambda plan: edits.set_volume(plan, "consult", "per_year", 9, key="85+").plan,
        ["Consult, Times per patient per year, 85+: 5.60 a year → 9.00 a year"],
    ),
    (
        lambda plan: edits.set_delivery(plan, "consult", "gp", "minutes", 15).plan,
        ["Consult, GP, Minutes: 10 min → 15 min"],
    ),
    (
        lambda plan: edits.remove_delivery(plan, "diabetes_check", "gp").plan,
        ["Diabetes check, GP: removed", "Diabetes check, Practice nurse, somatic, Share: 75% → 100%"],
    ),
    (lambda plan: plan.model_copy(update={"staff": plan.staff[::-1]}), ["Team: in another order"]),
    (lambda plan: with_rooms(plan, Room(id="room_1", roles=("gp",))), ["Room 1: added"]),
]


def with_rooms(plan: Plan, *rooms: Room) -> Plan:
    return plan.model_copy(update={"rooms": rooms})


def test_rooms_differ_by_name_and_by_whom_they_suit() -> None:
    old = with_rooms(worked_example(), Room(id="a", name="Spreekkamer"), Room(id="b", name="Lab", roles=("poh_s",)))
    new = with_rooms(worked_example(), Room(id="a", name="Kamer 1", roles=("gp", "poh_s")), Room(id="b", name="Lab"))

    assert lines(old, new) == [
        "Kamer 1, Name: Spreekkamer → Kamer 1",
        "Kamer 1, Suits: empty → GP, Practice nurse, somatic",
        "Lab, Suits: Practice nurse, somatic → empty",
    ]


def with_scenario(*steps: Step, name: str = "Longer") -> Plan:
    return worked_example().model_copy(update={"scenarios": (Scenario(id="s", name=name, steps=steps),)})


TEN, FIFTEEN = (Step(lever=ConsultLength(activity="consult", role="gp", minutes=minutes)) for minutes in (10, 15))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (worked_example(), with_scenario(TEN), ["Longer: added"]),
        (with_scenario(TEN), with_scenario(TEN, name="Ten"), ["Ten, Name: Longer → Ten"]),
        (with_scenario(TEN), with_scenario(TEN, FIFTEEN), ["Longer, Levers: 1 → 2"]),
        (with_scenario(TEN, FIFTEEN), with_scenario(FIFTEEN, TEN), ["Longer: in another order"]),
        (with_scenario(TEN), with_scenario(FIFTEEN), ["Longer, Lever 1: changed"]),
        (
            with_scenario(TEN, FIFTEEN),
            with_scenario(TEN, FIFTEEN.model_copy(update={"on": False})),
            ["Longer, Lever 2: on → off"],
        ),
        (with_scenario(TEN), with_scenario(TEN), []),
    ],
)
def test_scenarios_differ_by_name_number_and_order_of_levers(old: Plan, new: Plan, expected: list[str]) -> None:
    assert lines(old, new) == expected


MON, TUE = Cell(member="owner", session="mon_am"), Cell(member="owner", session="tue_pm", room="a")
LEAVE = Absence(id="x", member="owner", first=date(2027, 7, 19), last=date(2027, 7, 30))
ILL = {"kind": "sick", "state": "asked", "sessions": ("mon_am", "tue_am")}
WORKED = WorkedWeek(member="owner", week=30, planned=40, worked=32)


def with_week(*cells: Cell, **fields: Any) -> Plan:
    week = WeekPlan(id="w", cells=cells, **{"name": "Standard", **fields})
    return with_rooms(worked_example(), Room(id="a", name="Lab")).model_copy(update={"weeks": (week,)})


def with_parts(**parts: Any) -> Plan:
    return worked_example().model_copy(update=parts)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (with_rooms(worked_example(), Room(id="a", name="Lab")), with_week(MON), ["Standard: added"]),
        (with_week(MON), with_week(MON, TUE), ["Standard, owner, Tue afternoon: added"]),
        (with_week(MON, TUE), with_week(TUE), ["Standard, owner, Mon morning: removed"]),
        (with_week(MON, TUE), with_week(TUE, MON), ["Standard: in another order"]),
        (
            with_week(TUE),
            with_week(TUE.model_copy(update={"work": "visits", "hours": 3, "room": None, "pinned": True, "note": "x"})),
            [
                "Standard, owner, Tue afternoon, Work: Surgery → Visits",
                "Standard, owner, Tue afternoon, Hours: 4.0 h → 3.0 h",
                "Standard, owner, Tue afternoon, Room: Lab → empty",
                "Standard, owner, Tue afternoon, Pinned: no → yes",
                "Standard, owner, Tue afternoon, Note: empty → x",
            ],
        ),
        (
            with_week(MON),
            with_week(MON.model_copy(update={"weeks": (2,)}), cycle=2),
            [
                "Standard, Weeks in a cycle: 1 → 2",
                "Standard, owner, Mon morning: removed",
                "Standard, owner, Mon morning, week 2 of the cycle: added",
            ],
        ),
        (with_week(MON, MON), with_week(MON), ["Standard, owner, Mon morning: removed"]),
        (
            with_week(name="A"),
            with_week(name="B", state="published", start=date(2027, 1, 4), notes={"mon_am": "Flu jabs"}),
            [
                "B, Name: A → B",
                "B, Valid from: empty → 4 Jan 2027",
                "B, State: Draft → Published to the team",
                "B, Note, Mon morning: empty → Flu jabs",
            ],
        ),
        (with_parts(), with_parts(absences=(LEAVE,)), ["owner, Leave from 19 Jul 2027: added"]),
        (
            with_parts(absences=(LEAVE,)),
            with_parts(absences=(LEAVE.model_copy(update=ILL),)),
            [
                "owner, Sick from 19 Jul 2027, Kind: Leave → Sick",
                "owner, Sick from 19 Jul 2027, Sessions: empty → Mon morning, Tue morning",
                "owner, Sick from 19 Jul 2027, Answer: Granted → Asked for",
            ],
        ),
        (
            with_parts(),
            with_parts(calendar=Calendar(year=2027, region="north", season=(1.2, 1.0))),
            [
                "Year, Year: empty → 2027",
                "Year, School holidays of region: Middle → North",
                "Year, Season, week 1: empty → 1.20",
                "Year, Season, week 2: empty → 1",
            ],
        ),
        (
            with_parts(worked=(WORKED,)),
            with_parts(worked=(WORKED.model_copy(update={"sick": 8}),)),
            ["owner, week 30, Sickness: 0.0 h → 8.0 h"],
        ),
        (
            with_parts(),
            edits.set_member(with_parts(), "owner", "wishes", {"mon_am": "cannot"}).plan,
            ["owner, Wishes, Mon morning: empty → Cannot"],
        ),
        (
            with_parts(),
            edits.set_member(with_parts(), "owner", "may_do", ("consult", "yoga")).plan,
            ["owner, May do: empty → Consult, yoga"],
        ),
    ],
)
def test_the_roster_and_the_year_differ_in_words(old: Plan, new: Plan, expected: list[str]) -> None:
    assert lines(old, new) == expected
    assert bool(lines(new, old)) == bool(expected)


@pytest.mark.parametrize(("change", "expected"), CASES)
def test_each_kind_of_edit_in_words(change: Callable[[Plan], Plan], expected: list[str]) -> None:
    plan = worked_example()
    assert lines(plan, change(plan)) == expected


def test_values_that_look_alike_are_said_to_be_a_rounding_apart() -> None:
    old = edits.set_role(worked_example(), "gp", "leave_weeks", 6.001).plan
    new = edits.set_role(old, "gp", "leave_weeks", 6.002).plan

    assert lines(old, new) == ["GP, Leave: 6.0 weeks, a rounding apart"]


def test_the_outline_names_few_differences_and_counts_many() -> None:
    old = worked_example()
    new = edits.set_practice(old, "name", "De Linde").plan
    for role in old.roles:
        new = edits.set_role(new, role.id, "leave_weeks", 3).plan
        new = edits.set_role(new, role.id, "study_weeks", 3).plan
    new = edits.set_patients(new, new.patients.model_copy(update={"counts": {"0-4": {"healthy": 12}}}), T("")).plan

    assert [english(line) for line in outline(old, new)] == [
        "Practice, Name: Worked example → De Linde",
        "Functions: 6 differences",
        "Patients: 17 differences, 3,604 → 12 in all",
    ]
