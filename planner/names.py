"""What things are called on screen: the practice's own name, else the catalogue's name for a standard id."""

from __future__ import annotations

from planner.plan import Activity, Member, Plan, Role, find
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

DAY_PARTS: dict[str, Message] = {"am": T("morning"), "pm": T("afternoon"), "ev": T("evening")}


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
    return record.name or ACTIVITIES.get(record.id, record.id)


def member(record: Member) -> str:
    """A person's name, or the id that stands for it."""
    return record.name or record.id


def session(key: str) -> Message:
    """A session such as mon_am as words."""
    day, part = key.split("_")
    return T("{day} {part}", day=WEEKDAYS[day], part=DAY_PARTS[part])
