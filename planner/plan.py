"""The document that a manager opens and saves: records that are never changed, only replaced.

Every field is declared here once, with its bounds, unit, title and help; tables, messages and the workbook
take them from here (`about`). Terms are those of the WHO's WISN method.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Annotated, Any, Literal, TypeVar

from annotated_types import Ge, Gt, Le
from pydantic import BeforeValidator, Field, SerializeAsAny

from planner.record import (
    About,
    Euros,
    HourOfDay,
    Hours,
    Id,
    Minutes,
    Name,
    Persons,
    Record,
    SessionHours,
    SessionKey,
    Share,
    Times,
    Weeks,
    about,
)
from planner.roster_records import Absence, Calendar, Cell, WeekPlan, WorkedWeek
from planner.terms import ActivityKind, AgeBand, Channel, CoreTask, DayPart, Employment, Group, Wish, Workday
from planner.texts import T, Unit
from planner.working_time import THE_LAW, WorkingTime

__all__ = [
    "MOST_LEVERS",
    "MOST_SCENARIOS",
    "PARTS",
    "VERSION",
    "About",
    "Absence",
    "Activity",
    "Calendar",
    "Cell",
    "Delivery",
    "Euros",
    "Hours",
    "Id",
    "Lever",
    "Member",
    "Minutes",
    "Name",
    "Patients",
    "PerPatient",
    "PerWeek",
    "Persons",
    "Plan",
    "Practice",
    "Prevalence",
    "Record",
    "Role",
    "Room",
    "Scenario",
    "SessionHours",
    "SessionKey",
    "Share",
    "Step",
    "Times",
    "Volume",
    "WeekPlan",
    "Weeks",
    "WorkedWeek",
    "WorkingTime",
    "about",
    "find",
]

VERSION = 3

# So many scenarios a plan holds, and so many levers a scenario.
MOST_SCENARIOS, MOST_LEVERS = 50, 100

R = TypeVar("R", "Role", "Member", "Activity", "Room", "Scenario", "WeekPlan", "Absence")


class Practice(Record):
    """The practice itself and the limits at which the planner warns."""

    name: Name = ""
    weeks_per_year: Annotated[float, Gt(0), Le(53), About(T("Weeks per year"), Unit.WEEKS)] = 52
    near_limit: Annotated[
        float,
        Gt(0),
        Le(2),
        About(T("Near the limit from"), Unit.SHARE, T("From this utilisation on a role gets an amber warning.")),
    ] = 0.85
    overload: Annotated[
        float,
        Gt(0),
        Le(2),
        About(T("Overload from"), Unit.SHARE, T("From this utilisation on a role gets a red warning.")),
    ] = 1.0
    contacts_per_gp_day: Annotated[
        float, Gt(0), Le(500), About(T("Contacts per GP per day, at most"), Unit.CONTACTS)
    ] = 25
    list_per_gp_fte: Annotated[float, Gt(0), Le(100_000), About(T("Patients per GP fte, at most"), Unit.PERSONS)] = 2095
    continuity_floor: Annotated[
        Share, About(T("Continuity, at least"), Unit.SHARE, T("Share of generalist contacts with a regular GP."))
    ] = 0.6
    lone_fte: Annotated[float, Ge(0), Le(10), About(T("Lone function up to"), Unit.FTE)] = 0.5
    locum_rate: Annotated[
        Euros, About(T("Rate of a locum"), Unit.HOUR_RATE, T("Per hour, for locums without a rate of their own."))
    ] = 85
    weekday_factors: Annotated[
        dict[Workday, Times],
        About(T("Weekday pattern"), Unit.FACTOR, T("How busy each day is; 1 is an average working day.")),
    ] = {"mon": 1.08, "tue": 1, "wed": 1, "thu": 1, "fri": 0.92}
    session_starts: Annotated[
        dict[DayPart, HourOfDay],
        About(T("Sessions begin at"), Unit.CLOCK, T("The time on the clock, such as 8:30. For rest and breaks.")),
    ] = {"am": 8, "pm": 13, "ev": 18}


class Role(Record):
    """A function in the team, with what applies to everyone who has it."""

    id: Id
    name: Name = ""
    fte_hours: Annotated[
        float,
        Gt(0),
        Le(100),
        About(T("Hours of a full-time job"), Unit.HOURS, T("Paid hours a week that count as 1 fte.")),
    ] = 38
    leave_weeks: Annotated[Weeks, About(T("Leave"), Unit.WEEKS, T("Weeks of leave a year."))] = 0
    study_weeks: Annotated[Weeks, About(T("Training"), Unit.WEEKS, T("Weeks of courses a year."))] = 0
    holiday_weeks: Annotated[Weeks, About(T("Public holidays"), Unit.WEEKS, T("Public holidays a year, in weeks."))] = 0
    sick_rate: Annotated[Share, About(T("Sickness"), Unit.SHARE, T("Share of the working time lost to sickness."))] = 0
    allowance_share: Annotated[
        Share,
        About(
            T("Uncounted work"), Unit.SHARE, T("Share of everyone's time that goes to work not entered as an activity.")
        ),
    ] = 0
    supervised_by: Annotated[Id | None, About(T("Supervised by"))] = None
    least_present: Annotated[
        float, Ge(0), Le(100), About(T("Least present"), help=T("People in every session that is open."))
    ] = 0
    cost_per_hour: Annotated[
        Euros | None,
        About(T("Cost per hour"), Unit.HOUR_RATE, T("Wage and employer's costs of a paid hour.")),
    ] = None
    needs_room: Annotated[
        bool,
        About(
            T("Needs a room"), Unit.YES_NO, T("Whether somebody at work in this function occupies a consulting room.")
        ),
    ] = False


class Member(Record):
    """A person in the team. Absence fields that are empty follow the role; a locum has none by default."""

    id: Id
    name: Name = ""
    role: Annotated[Id, About(T("Function"))]
    employment: Annotated[Employment, About(T("Employment"))] = "employed"
    sessions: Annotated[
        dict[SessionKey, SessionHours], About(T("Week pattern"), Unit.HOURS, T("Hours in each half-day session."))
    ] = {}
    hours_per_week: Annotated[
        Hours | None,
        About(T("Contract hours"), Unit.HOURS, T("Paid hours a week; the week pattern decides where there is one.")),
    ] = None
    allowance_hours: Annotated[
        Hours,
        About(
            T("Own other work"), Unit.HOURS, T("This person's extra work: running the practice, training a trainee.")
        ),
    ] = 0
    leave_weeks: Annotated[Weeks | None, About(T("Leave"), Unit.WEEKS, T("Empty: as the function."))] = None
    study_weeks: Annotated[Weeks | None, About(T("Training"), Unit.WEEKS, T("Empty: as the function."))] = None
    holiday_weeks: Annotated[Weeks | None, About(T("Public holidays"), Unit.WEEKS, T("Empty: as the function."))] = None
    sick_rate: Annotated[Share | None, About(T("Sickness"), Unit.SHARE, T("Empty: as the function."))] = None
    pace: Annotated[
        float,
        Ge(0),
        Le(5),
        About(T("Pace"), Unit.FACTOR, T("1 is as fast as the regular GP; for locums and trainees.")),
    ] = 1
    cost_per_hour: Annotated[
        Euros | None,
        About(T("Cost per hour"), Unit.HOUR_RATE, T("Empty: as the function; an owner costs nothing extra.")),
    ] = None
    weeks_share: Annotated[
        Share,
        About(T("Share of the weeks"), Unit.SHARE, T("100 %: every week; 50 %: every other week.")),
    ] = 1
    wishes: Annotated[
        dict[SessionKey, Wish],
        About(T("Wishes"), help=T("Sessions that this person cannot work, rather not, or likes.")),
    ] = {}
    may_do: Annotated[
        tuple[Id, ...], About(T("May do"), help=T("Activities this person may do; empty: all of the function."))
    ] = ()
    leave_carried: Annotated[Hours, About(T("Leave carried over"), Unit.HOURS, T("Leave left from last year."))] = 0
    start: Annotated[date | None, About(T("Starts"))] = None
    end: Annotated[date | None, About(T("Leaves"))] = None


class Patients(Record):
    """How many people are registered, per age band and client group; never who they are."""

    counts: dict[AgeBand, dict[Group, Persons]] = {}
    as_of: Annotated[date | None, About(T("Reference date"))] = None
    origin: Literal["typed", "import", "mix"] = "typed"


class PerPatient(Record):
    """Volume from contacts per patient per year."""

    kind: Literal["per_patient"] = "per_patient"
    per_year: Annotated[dict[AgeBand, Times], About(T("Times per patient per year"), Unit.RATE)] = {}
    group_factor: Annotated[dict[Group, Times], About(T("Factor per client group"), Unit.FACTOR)] = {}


class Prevalence(Record):
    """Volume from the share of patients in a programme and how often each is seen."""

    kind: Literal["prevalence"] = "prevalence"
    share: Annotated[dict[AgeBand, Share], About(T("Share of patients"), Unit.SHARE)] = {}
    group_factor: Annotated[dict[Group, Times], About(T("Factor per client group"), Unit.FACTOR)] = {}
    times_per_year: Annotated[Times, About(T("Times per year"), Unit.TIMES)] = 1


class PerWeek(Record):
    """A fixed number of times per average week."""

    kind: Literal["per_week"] = "per_week"
    count: Annotated[Times, About(T("Times per week"), Unit.TIMES)] = 0


Volume = Annotated[PerPatient | Prevalence | PerWeek, Field(discriminator="kind")]


class Delivery(Record):
    """Who does an activity: one role, its share of the volume, and the time it takes."""

    role: Annotated[Id, About(T("Function"))]
    share: Annotated[Share, About(T("Share"), Unit.SHARE, T("Share of the volume that this function does."))] = 1
    minutes: Annotated[Minutes, About(T("Minutes"), Unit.MINUTES, T("Direct time for one contact or task."))] = 0
    admin_minutes: Annotated[
        Minutes, About(T("Admin minutes"), Unit.MINUTES, T("Records and arrangements afterwards."))
    ] = 0
    supervision_minutes: Annotated[
        Minutes, About(T("Supervision"), Unit.MINUTES, T("Minutes of the supervisor for each time."))
    ] = 0
    return_share: Annotated[
        Share, About(T("Comes back"), Unit.SHARE, T("Share that the supervisor has to do again."))
    ] = 0


class Activity(Record):
    """Anything that takes minutes: a kind of consult, a task that can be delegated, or overhead."""

    id: Id
    name: Name = ""
    kind: Annotated[ActivityKind, About(T("Kind"))] = "task"
    channel: Annotated[Channel, About(T("Channel"))] = "practice"
    core_task: Annotated[CoreTask, About(T("Core task"))] = "none"
    volume: Volume = PerWeek()
    delivery: tuple[Delivery, ...] = ()


class Room(Record):
    """A room in which patients are seen. `roles` are the functions that it suits; none means all of them."""

    id: Id
    name: Name = ""
    roles: Annotated[
        tuple[Id, ...], About(T("Suits"), help=T("Functions that the room suits; empty: all of them."))
    ] = ()


class Lever(Record):
    """One typed change to a plan (model section 8); `kind` tells which. The kinds are in `planner.levers`."""

    kind: str


def _typed(raw: Any) -> Lever:
    # The kinds of lever are loaded when a plan has one: most starts of the program need none of them.
    lever: Lever = import_module("planner.levers").typed(raw)
    return lever


class Step(Record):
    """A lever in a scenario; one that is not `on` is kept and passed over."""

    lever: Annotated[SerializeAsAny[Lever], BeforeValidator(_typed)]
    on: bool = True


class Scenario(Record):
    """A named list of levers on the plan, applied in this order."""

    id: Id
    name: Name = ""
    steps: Annotated[tuple[Step, ...], Field(max_length=MOST_LEVERS)] = ()


class Plan(Record):
    """Everything a practice entered; nothing computed."""

    practice: Practice = Practice()
    roles: Annotated[tuple[Role, ...], Field(max_length=100)] = ()
    staff: Annotated[tuple[Member, ...], Field(max_length=2_000)] = ()
    patients: Patients = Patients()
    activities: Annotated[tuple[Activity, ...], Field(max_length=2_000)] = ()
    rooms: Annotated[tuple[Room, ...], Field(max_length=200)] = ()
    scenarios: Annotated[tuple[Scenario, ...], Field(max_length=MOST_SCENARIOS)] = ()
    weeks: Annotated[tuple[WeekPlan, ...], Field(max_length=100)] = ()
    calendar: Calendar = Calendar()
    absences: Annotated[tuple[Absence, ...], Field(max_length=20_000)] = ()
    worked: Annotated[tuple[WorkedWeek, ...], Field(max_length=100_000)] = ()
    working_time: WorkingTime = THE_LAW


# The parts of a plan by name: what an edit can touch.
PARTS: frozenset[str] = frozenset(Plan.model_fields)


def find(records: tuple[R, ...], record_id: str) -> R:
    """The record with this id; `KeyError` where there is none."""
    for record in records:
        if record.id == record_id:
            return record
    raise KeyError(record_id)
