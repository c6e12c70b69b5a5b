"""Calendar files: lines as RFC 5545 asks, the events of one person, and who is away left out."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import EditError
from planner.language import Translator
from planner.plan import Absence, Plan, Room
from planner.week import edits
from planner.week.dates import holds, mondays, week_of_cycle
from planner.week.ics import calendar_of_week, calendar_of_year
from tests.support.weeks import cell, cells, member, practice

EN = Translator("en")
NOW = datetime(2026, 11, 22, 12, 30)
FIRST, LAST = date(2027, 3, 15), date(2027, 4, 11)

Event = dict[str, str]


def events(text: str) -> list[Event]:
    """The events of a calendar file, folded lines put together and escaped signs put back."""
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[Event] = []
    for line in lines[lines.index("END:VTIMEZONE") :]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            found[-1][name.partition(";")[0]] = re.sub(r"\\(.)", lambda sign: {"n": "\n"}.get(sign[1], sign[1]), value)
    return found


def roster(**fields: object) -> Plan:
    entries = (
        cell("anna", "mon_am", room="r1", note="Flu; jabs, all\\day", hours=4.5),
        cell("anna", "mon_pm", "visits"),
        cell("anna", "thu_ev", "meeting", hours=2.25, weeks=(2,)),
        cell("anna", "fri_am", "off"),
        cell("bram", "mon_am"),
    )
    fields = {"start": FIRST, "end": LAST, "cycle": 2, "notes": {"mon_am": "Visitors"}, **fields}
    return practice(
        (member("anna", name="Anna"), member("bram")), entries, rooms=(Room(id="r1", name="Kamer 1"),), **fields
    )


def of_week(plan: Plan, who: str = "anna") -> list[Event]:
    return events(calendar_of_week(plan, "w", who, EN, NOW))


def test_a_session_says_what_where_and_when() -> None:
    first, second, third, *_ = of_week(roster())

    assert first == {
        "UID": first["UID"],
        "DTSTAMP": "20261122T123000Z",
        "DTSTART": "20270315T080000",
        "DTEND": "20270315T123000",
        "SUMMARY": "Surgery",
        "LOCATION": "Kamer 1",
        "DESCRIPTION": "Flu; jabs, all\\day\nVisitors",
    }
    assert (second["DTSTART"], second["DTEND"], second.keys() & {"LOCATION", "DESCRIPTION"}) == (
        "20270315T130000",
        "20270315T170000",
        set(),
    )
    # Week 11 of the year is odd, week 12 is even.
    assert third["DTSTART"] == "20270322T080000"


def test_the_weeks_of_the_cycle_and_the_hours_of_the_clock() -> None:
    evenings = [event for event in of_week(roster()) if "thu_ev" in event["UID"]]

    assert [event["DTSTART"] for event in evenings] == ["20270325T180000", "20270408T180000"]
    assert {event["DTEND"][-6:] for event in evenings} == {"201500"}


def test_everybody_has_a_file_of_their_own_with_only_work_in_it() -> None:
    assert len(of_week(roster())) == 4 + 4 + 2
    assert len(of_week(roster(), "bram")) == 4


def test_who_is_away_has_no_session_then() -> None:
    leave = Absence(id="x", member="anna", first=date(2027, 3, 22), last=date(2027, 3, 28))
    closed = Absence(id="y", kind="holiday", first=date(2027, 3, 29), last=date(2027, 3, 29))
    days = {event["DTSTART"][:8] for event in of_week(roster(absences=(leave, closed)))}

    assert days == {"20270315", "20270405", "20270408"}


@given(st.integers(1, 4), st.integers(0, 60))
def test_there_is_an_event_for_each_cell_of_each_week(cycle: int, length: int) -> None:
    last = FIRST + timedelta(days=7 * length + 6)
    entries = (*cells("anna", "mon_am tue_pm", weeks=(1,)), cell("anna", "sun_ev", weeks=(cycle,)))
    plan = practice((member("anna"),), entries, start=FIRST, end=last, cycle=cycle)
    found = of_week(plan)

    numbers = [week_of_cycle(monday, cycle) for monday in mondays(FIRST, last)]
    assert len(found) == sum(holds(one, number) for number in numbers for one in entries)
    assert len({event["UID"] for event in found}) == len(found)
    assert [event["DTSTART"] for event in found] == sorted(event["DTSTART"] for event in found)


def test_the_uid_stays_whatever_is_planned_in_the_session() -> None:
    plan = roster()
    changed = edits.rename(plan, "w", "Other").plan
    cell_changed = changed.weeks[0].model_copy(
        update={"cells": tuple(one.model_copy(update={"work": "phone", "hours": 3}) for one in changed.weeks[0].cells)}
    )
    later = plan.model_copy(update={"weeks": (cell_changed,)})

    assert {event["UID"] for event in of_week(plan)} <= {event["UID"] for event in of_week(later)}
    assert not {event["UID"] for event in of_week(plan)} & {event["UID"] for event in of_week(plan, "bram")}


def test_a_year_follows_the_plan_that_is_valid_on_each_day_without_drafts() -> None:
    plan = roster(start=None, end=None, state="final")
    summer = plan.weeks[0].model_copy(
        update={
            "id": "summer",
            "start": date(2027, 7, 14),
            "end": date(2027, 7, 20),
            "cells": (cell("anna", "tue_am"), cell("anna", "wed_am")),
        }
    )
    draft = summer.model_copy(
        update={"id": "draft", "state": "draft", "start": date(2027, 1, 1), "end": date(2027, 1, 31)}
    )
    plan = plan.model_copy(update={"weeks": (*plan.weeks, summer, draft)})
    found = [event["UID"].split("-")[:2] for event in events(calendar_of_year(plan, 2027, "anna", EN, NOW))]

    assert found[0] == ["20270104", "mon_am"]
    july = [entry for entry in found if "20270712" <= entry[0] <= "20270725"]
    assert july == [["20270712", "mon_am"], ["20270712", "mon_pm"], ["20270714", "wed_am"], ["20270720", "tue_am"]]
    assert all(day.startswith("2027") for day, _ in found)


def test_a_plan_with_an_open_period_is_refused_in_words() -> None:
    with pytest.raises(EditError) as caught:
        calendar_of_week(roster(end=None), "w", "anna", EN, NOW)
    assert "no first and last day" in caught.value.message.msgid


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=120).map(str.strip))
def test_any_note_comes_back_and_no_line_is_too_long(note: str) -> None:
    plan = practice((member("anna"),), (cell("anna", "mon_am", note=note),), start=FIRST, end=FIRST)
    text = calendar_of_week(plan, "w", "anna", EN, NOW)

    assert events(text)[0].get("DESCRIPTION", "") == note
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_two_things_in_one_session_follow_each_other() -> None:
    entries = (cell("anna", "mon_am", hours=2), cell("anna", "mon_am", "visits", hours=1))
    one, other = of_week(practice((member("anna"),), entries, start=FIRST, end=FIRST))

    assert one["DTEND"] == other["DTSTART"]
    assert one["UID"] != other["UID"]
