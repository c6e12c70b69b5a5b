"""Parameters as data: what a form needs to know, read from the records themselves."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import pytest
from annotated_types import Ge, Gt, Le, Lt

from planner.levers import KINDS
from planner.levers.consult_length import ConsultLength
from planner.levers.lever import Refers
from planner.levers.locum import Locum
from planner.levers.parameters import number_parameters, parameters
from planner.plan import About, Id, Lever, Name, Persons, Plan, Record, SessionHours, SessionKey, Share
from planner.terms import AgeBand, Group
from planner.texts import T, Unit


class Everything(Lever):
    """A lever with a parameter of each type."""

    kind: Literal["everything"] = "everything"
    number: Annotated[float, Ge(1), Le(9), About(T("A"), Unit.HOURS, T("Help."))] = 2
    between: Annotated[float | None, Gt(0), Lt(5), About(T("A"))] = None
    maybe: Annotated[Share | None, About(T("A"), Unit.SHARE)] = None
    flag: Annotated[bool, About(T("A"))] = False
    text: Name = ""
    day: Annotated[date | None, About(T("A"))] = None
    role: Annotated[Id, About(T("A")), Refers("role")] = "gp"
    who: Annotated[Id | None, About(T("A")), Refers("member")] = None
    tasks: Annotated[tuple[Id, ...], About(T("A")), Refers("activity")] = ()
    sessions: Annotated[dict[SessionKey, SessionHours], About(T("A"), Unit.HOURS)]
    patients: Annotated[dict[AgeBand, Persons], About(T("A"), Unit.PERSONS)]
    shares: Annotated[dict[Group, Share], About(T("A"), Unit.SHARE)]
    groups: Annotated[tuple[Group, ...], About(T("A"))] = ()
    bands: Annotated[tuple[AgeBand, ...], About(T("A"))] = ()
    other: Annotated[Plan, About(T("A"))] = Plan()


KNOWN = {known.name: known for known in parameters(Everything)}


@pytest.mark.parametrize(
    ("name", "form", "optional"),
    [
        ("number", "number", False),
        ("between", "number", True),
        ("maybe", "number", True),
        ("flag", "flag", False),
        ("text", "text", False),
        ("day", "date", True),
        ("role", "record", False),
        ("who", "record", True),
        ("tasks", "records", False),
        ("sessions", "sessions", False),
        ("patients", "bands", False),
        ("shares", "groups", False),
        ("groups", "some_groups", False),
        ("bands", "some_bands", False),
        ("other", "plan", False),
    ],
)
def test_every_type_has_its_field(name: str, form: str, optional: bool) -> None:
    assert (KNOWN[name].form, KNOWN[name].optional) == (form, optional)


def test_parameters_come_in_the_order_of_the_record_without_its_kind() -> None:
    assert list(KNOWN) == [name for name in Everything.model_fields if name != "kind"]


def test_title_unit_and_help_are_those_of_the_field() -> None:
    known = KNOWN["number"]

    assert (known.title, known.unit, known.help) == (T("A"), Unit.HOURS, T("Help."))


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("number", (1, 9)),
        ("between", (0, 5)),
        ("maybe", (0, 1)),
        ("sessions", (0, 12)),
        ("shares", (0, 1)),
        ("flag", (None, None)),
    ],
)
def test_bounds_of_a_number_or_of_each_of_several(name: str, bounds: tuple[float | None, float | None]) -> None:
    assert (KNOWN[name].low, KNOWN[name].high) == bounds


def test_a_bound_may_not_count_itself() -> None:
    assert [KNOWN[name].above_low for name in ("number", "between", "flag")] == [False, True, False]


def test_ids_know_their_table() -> None:
    assert [KNOWN[name].table for name in ("role", "who", "tasks", "number")] == ["role", "member", "activity", None]


def test_numbers_are_those_that_are_there_now() -> None:
    names = [known.name for known in number_parameters(Everything(between=2, sessions={}, patients={}, shares={}))]

    assert names == ["number", "between", "sessions", "patients", "shares"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_lever_has_parameters_with_bounds_that_hold_its_defaults(kind: str) -> None:
    record: type[Record] = KINDS[kind].record
    assert issubclass(record, Lever)
    for known in parameters(record):
        usual = record.model_fields[known.name].default
        if known.form == "number" and isinstance(usual, int | float):
            assert known.low is not None
            assert known.high is not None
            assert known.low <= usual <= known.high


def test_the_forms_of_two_levers() -> None:
    def forms(record: type[Lever]) -> list[tuple[str, str]]:
        return [(known.name, known.form) for known in parameters(record)]

    assert forms(ConsultLength)[:4] == [
        ("activity", "record"),
        ("role", "record"),
        ("minutes", "number"),
        ("admin_minutes", "number"),
    ]
    assert dict(forms(Locum)) == {
        "sessions": "sessions",
        "pace": "number",
        "rate": "number",
        "weeks_share": "number",
        "replaces": "record",
    }
