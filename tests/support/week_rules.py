"""Every rule of a week plan with a roster that just keeps it and one that just breaks it."""

from __future__ import annotations

from typing import Any, NamedTuple

from planner.plan import Cell, Plan, Room
from planner.warnings import Severity
from tests.support.weeks import ROLES, cell, cells, member, practice

RED, AMBER, INFO = Severity.RED, Severity.AMBER, Severity.INFO
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Case(NamedTuple):
    """A rule with a roster that keeps it and one that breaks it, and what is said of the latter."""

    code: str
    kept: Plan
    broken: Plan
    severity: Severity
    sentence: str


def gps(*entries: Cell, **fields: Any) -> Plan:
    """A roster of Anna, a GP, with Bram beside her for whatever asks for company."""
    anna = member("anna", sessions={"mon_am": 4}, **fields.pop("anna", {}))
    return practice((anna, member("bram")), entries, **fields)


def of(*staff: Any, entries: tuple[Cell, ...], **fields: Any) -> Plan:
    return practice(staff, entries, **fields)


def days(hours: float, number: int, part: str = "am", who: str = "anna") -> tuple[Cell, ...]:
    """So many days with a session of some hours, from Monday on."""
    return tuple(cell(who, f"{day}_{part}", hours=hours) for day in DAYS[:number])


GP, VS, POH, DA, AIOS = (member(who, role) for who, role in zip("gvpda", [role.id for role in ROLES], strict=True))
TRAINEE = AIOS.model_copy(update={"employment": "trainee"})
SMALL, LAB = Room(id="r1", name="Small"), Room(id="r2", name="Lab", roles=("assistant",))
LEAST = tuple(role.model_copy(update={"least_present": 2}) if role.id == "gp" else role for role in ROLES)
FOUR = tuple(member(f"m{number}") for number in range(4))
EVENINGS = "mon_ev tue_ev wed_ev thu_ev"

CASES = [
    Case(
        "NO_GP",
        of(GP, DA, entries=(cell("g", "mon_am", "admin"), cell("d", "mon_am"))),
        of(GP, DA, entries=(cell("g", "mon_pm"), cell("d", "mon_am"))),
        RED,
        "No GP works on Mon morning. Patients are seen by d.",
    ),
    Case(
        "NO_GP",
        of(GP, DA, entries=(cell("g", "mon_am"), cell("d", "mon_am", "phone"))),
        of(GP, DA, entries=(cell("g", "mon_am", "visits"), cell("d", "mon_am", "phone"))),
        AMBER,
        "No GP is in the practice on Mon morning, only elsewhere: g. Patients are seen by d.",
    ),
    Case(
        "NO_SUPERVISION",
        of(GP, VS, POH, entries=(cell("g", "mon_am"), cell("v", "mon_am", "admin"), cell("p", "mon_am"))),
        of(GP, VS, POH, entries=(cell("g", "mon_am"), cell("v", "mon_am", "training"), cell("p", "mon_am"))),
        AMBER,
        "On Mon morning no Nurse practitioner is in the practice to supervise p.",
    ),
    Case(
        "TRAINEE_ALONE",
        of(GP, TRAINEE, entries=(cell("g", "mon_am"), cell("a", "mon_am"))),
        of(GP, TRAINEE, entries=(cell("g", "mon_am", "visits"), cell("a", "mon_am"))),
        RED,
        "a is in training and works on Mon morning while no GP is in the practice.",
    ),
    Case(
        "TOO_FEW_PRESENT",
        of(*FOUR, entries=(cell("m0", "mon_am"), cell("m1", "mon_am", "admin")), roles=LEAST),
        of(*FOUR, entries=(cell("m0", "mon_am"), cell("m1", "mon_am", "visits")), roles=LEAST),
        AMBER,
        "GP on Mon morning: 1 in the practice, at least 2 needed.",
    ),
    Case(
        "LONE_WORKER",
        gps(cell("anna", "mon_am"), cell("bram", "mon_am", "meeting")),
        gps(cell("anna", "mon_am"), cell("bram", "mon_am", "visits")),
        AMBER,
        "anna is alone in the practice on Mon morning.",
    ),
    Case(
        "ROOM_CLASH",
        gps(cell("anna", "mon_am", room="r1"), cell("bram", "mon_pm", room="r1"), rooms=(SMALL, LAB)),
        gps(cell("anna", "mon_am", room="r1"), cell("bram", "mon_am", room="r1"), rooms=(SMALL, LAB)),
        RED,
        "anna, bram have the same room on Mon morning: Small.",
    ),
    Case(
        "ROOM_UNSUITED",
        of(GP, DA, entries=(cell("g", "mon_am", room="r1"), cell("d", "mon_am", room="r2")), rooms=(SMALL, LAB)),
        of(GP, DA, entries=(cell("g", "mon_am", room="r2"), cell("d", "mon_am", room="r1")), rooms=(SMALL, LAB)),
        AMBER,
        "g has Lab on Mon morning, which does not suit this function: GP.",
    ),
    Case(
        "TOO_FEW_ROOMS",
        gps(cell("anna", "mon_am"), cell("bram", "mon_am", "admin"), rooms=(SMALL, LAB)),
        gps(cell("anna", "mon_am"), cell("bram", "mon_am", "phone"), rooms=(SMALL, LAB)),
        AMBER,
        "Too few rooms on Mon morning: 2 people need one, 1 without one that suits.",
    ),
    Case(
        "TWO_PLACES",
        gps(cell("anna", "mon_am", weeks=(1,)), cell("anna", "mon_am", "visits", weeks=(2,)), cycle=2),
        gps(cell("anna", "mon_am"), cell("anna", "mon_am", "visits")),
        RED,
        "anna has two things at once on Mon morning: Surgery, Visits.",
    ),
    Case(
        "CANNOT_WORK",
        gps(cell("anna", "mon_am"), anna={"wishes": {"mon_pm": "cannot", "mon_am": "likes"}}),
        gps(cell("anna", "mon_am"), anna={"wishes": {"mon_am": "cannot"}}),
        RED,
        "anna cannot work on Mon morning.",
    ),
    Case(
        "RATHER_NOT",
        gps(cell("anna", "mon_am", "off"), anna={"wishes": {"mon_am": "rather_not"}}),
        gps(cell("anna", "mon_am"), anna={"wishes": {"mon_am": "rather_not"}}),
        INFO,
        "anna would rather not work on Mon morning.",
    ),
    Case(
        "LACKS_SKILL",
        gps(cell("anna", "mon_am", "visits"), anna={"may_do": ("visit",)}),
        gps(cell("anna", "mon_am", "visits"), anna={"may_do": ("consult",)}),
        AMBER,
        "anna has 'Visits' on Mon morning, and may do nothing that it asks for, such as Home visit.",
    ),
    Case(
        "SHIFT_TOO_LONG",
        gps(cell("anna", "mon_am"), cell("anna", "mon_pm"), cell("anna", "mon_ev")),
        gps(cell("anna", "mon_am"), cell("anna", "mon_pm"), cell("anna", "mon_ev", hours=4.1)),
        RED,
        "anna works 12.1 hours on Monday. The working-time law allows 12.0 hours in one shift (article 5:7).",
    ),
    Case(
        "WEEK_TOO_LONG",
        gps(*days(6, 5), *days(6, 5, "pm")),
        gps(*days(6, 5), *days(6, 5, "pm"), cell("anna", "sat_am", hours=0.1)),
        RED,
        "anna works 60.1 hours in a week. The working-time law allows 60.0 hours (article 5:7).",
    ),
    Case(
        "MEAN_OVER_4_WEEKS",
        gps(*days(5.5, 5), *days(5.5, 5, "pm")),
        gps(*days(5.5, 5), *days(5.5, 5, "pm"), cell("anna", "sat_am", hours=0.5, weeks=(4,)), cycle=4),
        AMBER,
        "anna works 55.1 hours a week on average over 4 weeks. The working-time law allows 55.0 hours (article 5:7).",
    ),
    Case(
        "MEAN_OVER_16_WEEKS",
        gps(*days(4.8, 5), *days(4.8, 5, "pm")),
        gps(*days(4.8, 5), *days(4.8, 5, "pm"), cell("anna", "sat_am", hours=1, weeks=(2,)), cycle=2),
        AMBER,
        "anna works 48.5 hours a week on average over 16 weeks. The working-time law allows 48.0 hours (article 5:7).",
    ),
    Case(
        "DAILY_REST",
        gps(cell("anna", "mon_ev", hours=6), cell("anna", "tue_am")),
        gps(cell("anna", "mon_ev", hours=6.1), cell("anna", "tue_am")),
        RED,
        "anna has 7.9 hours of rest after Monday. The working-time law asks for 11.0 hours, and once in seven days 8.0 "
        "(article 5:3).",
    ),
    Case(
        "DAILY_REST",
        gps(*cells("anna", "mon_ev wed_ev", hours=3), *cells("anna", "tue_am thu_am")),
        gps(*cells("anna", "mon_ev wed_ev", hours=3.5), *cells("anna", "tue_am thu_am")),
        RED,
        "anna has 10.5 hours of rest after Wednesday. The working-time law asks for 11.0 hours, and once in seven days "
        "8.0 (article 5:3).",
    ),
    Case(
        "WEEKLY_REST",
        gps(*days(4, 5), cell("anna", "sat_pm", hours=7)),
        gps(*days(4, 5), cell("anna", "sat_pm", hours=7.5)),
        RED,
        "The longest rest of anna in a week is 35.5 hours. The working-time law asks for 36.0 hours in seven days "
        "(article 5:5).",
    ),
    Case(
        "TOO_FEW_BREAKS",
        gps(cell("anna", "mon_am", hours=4.5), cell("anna", "mon_pm")),
        gps(cell("anna", "mon_am", hours=4.8), cell("anna", "mon_pm")),
        INFO,
        "anna works 8.8 hours on Monday with 0 minutes between the sessions for breaks. The working-time law asks for "
        "30 minutes (article 5:4).",
    ),
    Case(
        "TOO_FEW_BREAKS",
        gps(cell("anna", "mon_am", hours=4.25), cell("anna", "mon_pm", hours=5), cell("anna", "mon_ev", hours=1)),
        gps(cell("anna", "mon_am", hours=4.5), cell("anna", "mon_pm", hours=5), cell("anna", "mon_ev", hours=1)),
        INFO,
        "anna works 10.5 hours on Monday with 30 minutes between the sessions for breaks. The working-time law asks "
        "for 45 minutes (article 5:4).",
    ),
    Case(
        "OVER_CONTRACT",
        gps(cell("anna", "mon_am", hours=8, weeks=(1,)), cycle=2),
        gps(cell("anna", "mon_am", hours=8.2, weeks=(1,)), cycle=2),
        AMBER,
        "anna has 4.1 hours in the week and a contract of 4.0.",
    ),
    Case(
        "UNDER_CONTRACT",
        gps(cell("anna", "mon_am")),
        gps(cell("anna", "mon_am", hours=3.9)),
        INFO,
        "anna has 3.9 hours in the week of a contract of 4.0.",
    ),
    Case(
        "UNFAIR",
        of(*FOUR[:2], entries=(*cells("m0", "mon_ev tue_ev wed_ev"), *cells("m1", "mon_ev thu_am fri_am"))),
        of(*FOUR[:2], entries=(*cells("m0", EVENINGS), *cells("m1", "mon_am tue_am thu_am fri_am"))),
        INFO,
        "m0 has 4 of the 4 evenings of this function; by hours 2 would be fair.",
    ),
]
