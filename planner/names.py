"""What things are called on screen: the practice's own name, else the catalogue's name for a standard id."""

from __future__ import annotations

import re

from planner.plan import Activity, Member, Plan, Role, Room, Scenario, WeekPlan, find
from planner.terms import GP
from planner.texts import Message, T

ROLES: dict[str, Message] = {
    "gp": T("GP"),
    "vs": T("Nurse practitioner"),
    "pa": T("Physician assistant"),
    "poh_s": T("Practice nurse, somatic"),
    "poh_ggz": T("Practice nurse, mental health"),
    "assistant": T("Medical assistant"),
    "manager": T("Practice manager"),
    "aios": T("GP trainee"),
}

ACTIVITIES: dict[str, Message] = {
    "consult": T("Consult"),
    "consult_short": T("Short consult"),
    "consult_long": T("Long consult"),
    "visit": T("Home visit"),
    "visit_short": T("Short home visit"),
    "visit_long": T("Long home visit"),
    "phone": T("Phone consult"),
    "econsult": T("E-consult"),
    "minor_procedures": T("Minor procedure"),
    "poh_ggz_consult": T("Mental health consult"),
    "blood_pressure": T("Blood pressure check"),
    "injections": T("Injection"),
    "wound_care": T("Wound care"),
    "diabetes_check": T("Diabetes check"),
    "cvrm_check": T("Cardiovascular risk check"),
    "copd_check": T("COPD check"),
    "asthma_check": T("Asthma check"),
    "frail_elderly": T("Frail elderly visit"),
    "smears": T("Cervical smear"),
    "flu_vaccination": T("Flu vaccination"),
    "triage": T("Telephone triage"),
    "phone_triage": T("Telephone triage"),
    "repeat_prescriptions": T("Repeat prescription"),
    "results_letters": T("Result or letter"),
    "team_meeting": T("Team meeting"),
    "practice_management": T("Practice management"),
    "trainee_supervision": T("Trainee supervision"),
    "hospital_work": T("Work from the hospital"),
    "social_coordination": T("Coordination with the social team"),
    "elderly_coordination": T("Coordination of elderly care"),
    "specialist_questions": T("Question to a specialist"),
}

GROUPS: dict[str, Message] = {
    "healthy": T("Healthy"),
    "social": T("Social need"),
    "medical": T("Medical need"),
    "complex": T("Complex"),
}

CHANNELS: dict[str, Message] = {
    "practice": T("At the practice"),
    "phone": T("By phone"),
    "home": T("At home"),
    "digital": T("Digital"),
    "none": T("No contact"),
}

CORE_TASKS: dict[str, Message] = {
    "generalist": T("Generalist care"),
    "urgent": T("Urgent care"),
    "palliative": T("Palliative care"),
    "preventive": T("Prevention"),
    "coordination": T("Coordination"),
    "none": T("No core task"),
}

KINDS: dict[str, Message] = {"consult": T("Consult"), "task": T("Task"), "overhead": T("Overhead")}

EMPLOYMENTS: dict[str, Message] = {
    "employed": T("Employed"),
    "owner": T("Owner"),
    "locum": T("Locum"),
    "trainee": T("Trainee"),
}

WEEKDAYS: dict[str, Message] = {
    "mon": T("Mon"),
    "tue": T("Tue"),
    "wed": T("Wed"),
    "thu": T("Thu"),
    "fri": T("Fri"),
    "sat": T("Sat"),
    "sun": T("Sun"),
}

DAYS: dict[str, Message] = {
    "mon": T("Monday"),
    "tue": T("Tuesday"),
    "wed": T("Wednesday"),
    "thu": T("Thursday"),
    "fri": T("Friday"),
    "sat": T("Saturday"),
    "sun": T("Sunday"),
}

DAY_PARTS: dict[str, Message] = {"am": T("morning"), "pm": T("afternoon"), "ev": T("evening")}

WORKS: dict[str, Message] = {
    "surgery": T("Surgery"),
    "phone": T("Phone and triage"),
    "visits": T("Visits"),
    "procedures": T("Procedures"),
    "admin": T("Office work"),
    "meeting": T("Meeting"),
    "training": T("Training"),
    "duty": T("Out-of-hours duty"),
    "off": T("Off"),
}

# For a cell of a roster on the screen.
SHORT_WORKS: dict[str, Message] = {
    "surgery": T("Surgery"),
    "phone": T("Phone"),
    "visits": T("Visits"),
    "procedures": T("Proced."),
    "admin": T("Office"),
    "meeting": T("Meeting"),
    "training": T("Training"),
    "duty": T("Duty"),
    "off": T("Off"),
}

WISHES: dict[str, Message] = {"cannot": T("Cannot"), "rather_not": T("Rather not"), "likes": T("Likes to")}

WEEK_STATES: dict[str, Message] = {
    "draft": T("Draft"),
    "final": T("Final"),
    "published": T("Published to the team"),
}

ABSENCE_KINDS: dict[str, Message] = {
    "leave": T("Leave"),
    "study": T("Training"),
    "holiday": T("Public holiday"),
    "sick": T("Sick"),
    "parental": T("Parental leave"),
    "other": T("Other absence"),
}

ABSENCE_STATES: dict[str, Message] = {
    "asked": T("Asked for"),
    "granted": T("Granted"),
    "refused": T("Refused"),
}

REGIONS: dict[str, Message] = {"north": T("North"), "middle": T("Middle"), "south": T("South")}


def role(plan: Plan, role_id: str) -> Message | str:
    """A role's name; the bare id where the plan does not have the role."""
    try:
        return role_name(find(plan.roles, role_id))
    except KeyError:
        return role_id


def role_name(record: Role) -> Message | str:
    """The name of a role record."""
    return record.name or ROLES.get(record.id, record.id)


def activity(record: Activity) -> Message | str:
    """The name of an activity record."""
    if _INSTEAD in record.name:
        return _instead(record.name)
    return record.name or _standard(record.id)


# Between two names or standard ids in a stored name, which so has no language of its own.
_INSTEAD = " ← "
_HALF_A_NAME = 58


def instead(new: Activity, old: Activity) -> str:
    """The stored name of contacts that happen as `new` instead of `old`; `activity` says it in any language."""
    return _INSTEAD.join((record.name or record.id)[:_HALF_A_NAME] for record in (new, old))


def _instead(stored: str) -> Message | str:
    new, arrow, old = stored.partition(_INSTEAD)
    return T("{new} instead of {old}", new=_standard(new), old=_instead(old)) if arrow else _standard(new)


def _standard(activity_id: str) -> Message | str:
    """The catalogue's name of a standard activity, or of a copy of one such as consult_short_2; else the id."""
    return ACTIVITIES.get(re.sub(r"_\d+$", "", activity_id), activity_id)


def member(record: Member) -> Message | str:
    """A person's name; else the number of somebody who stands in for a time, or the id that stands for it."""
    number = re.fullmatch(r"locum(?:_(\d+))?", record.id)
    if record.name or not number or record.employment != "locum":
        return record.name or record.id
    nth = number[1] or "1"
    return T("Locum {number}", number=nth) if record.role == GP else T("Stand-in {number}", number=nth)


def room(record: Room) -> Message | str:
    """A room's name, or the number that stands for it."""
    number = re.fullmatch(r"room(?:_(\d+))?", record.id)
    return record.name or (T("Room {number}", number=number[1] or "1") if number else record.id)


def scenario(record: Scenario) -> Message | str:
    """A scenario's name, or the word for one."""
    return record.name or T("Scenario")


def week(record: WeekPlan) -> Message | str:
    """The name of a week plan, else the week that it is for, else the word for one."""
    if not record.name and record.start is not None and record.end is not None:
        first, last = record.start.isocalendar(), record.end.isocalendar()
        if first[:2] == last[:2]:
            return T("Week {number} of {year}", number=first.week, year=str(first.year))
    return record.name or T("Week plan")


def validity(record: WeekPlan) -> Message:
    """From when to when a week plan is valid."""
    match record.start, record.end:
        case None, None:
            return T("valid at any time")
        case None, last:
            return T("valid until {last}", last=last)
        case first, None:
            return T("valid from {first}", first=first)
        case first, last:
            return T("valid from {first} to {last}", first=first, last=last)


def session(key: str) -> Message:
    """A session such as mon_am as words."""
    day, part = key.split("_")
    return T("{day} {part}", day=WEEKDAYS[day], part=DAY_PARTS[part])
