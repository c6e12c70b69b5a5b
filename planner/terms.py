"""The fixed vocabularies of the model: age bands, client groups, sessions, channels, core tasks."""

from __future__ import annotations

from typing import Literal, get_args

AgeBand = Literal["0-4", "5-17", "18-44", "45-64", "65-74", "75-84", "85+"]
Group = Literal["healthy", "social", "medical", "complex"]
Channel = Literal["practice", "phone", "home", "digital", "none"]
CoreTask = Literal["generalist", "urgent", "palliative", "preventive", "coordination", "none"]
ActivityKind = Literal["consult", "task", "overhead"]
Workday = Literal["mon", "tue", "wed", "thu", "fri"]
Employment = Literal["employed", "owner", "locum", "trainee"]

Work = Literal["surgery", "phone", "visits", "procedures", "admin", "meeting", "training", "duty", "off"]
Wish = Literal["cannot", "rather_not", "likes"]
WeekState = Literal["draft", "final", "published"]
AbsenceKind = Literal["leave", "study", "holiday", "sick", "parental", "other"]
AbsenceState = Literal["asked", "granted", "refused"]
DayPart = Literal["am", "pm", "ev"]
Region = Literal["north", "middle", "south"]

AGE_BANDS: tuple[AgeBand, ...] = get_args(AgeBand)
GROUPS: tuple[Group, ...] = get_args(Group)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
CORE_TASKS: tuple[CoreTask, ...] = get_args(CoreTask)
ACTIVITY_KINDS: tuple[ActivityKind, ...] = get_args(ActivityKind)
WORKDAYS: tuple[Workday, ...] = get_args(Workday)
WORKS: tuple[Work, ...] = get_args(Work)
WISHES: tuple[Wish, ...] = get_args(Wish)
WEEK_STATES: tuple[WeekState, ...] = get_args(WeekState)
ABSENCE_KINDS: tuple[AbsenceKind, ...] = get_args(AbsenceKind)
ABSENCE_STATES: tuple[AbsenceState, ...] = get_args(AbsenceState)
REGIONS: tuple[Region, ...] = get_args(Region)
EMPLOYMENTS: tuple[Employment, ...] = get_args(Employment)

# The first year of age of each band, in order.
BAND_STARTS: tuple[int, ...] = (0, 5, 18, 45, 65, 75, 85)

WEEKDAYS: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_PARTS: tuple[DayPart, ...] = get_args(DayPart)
SESSIONS: tuple[str, ...] = tuple(f"{day}_{part}" for day in WEEKDAYS for part in DAY_PARTS)

GP = "gp"


def age_band(age: int) -> AgeBand:
    """The band that an age in whole years falls into; `ValueError` for a negative age."""
    if age < 0:
        raise ValueError(age)
    return max(zip(BAND_STARTS, AGE_BANDS, strict=True), key=lambda pair: pair[0] if pair[0] <= age else -1)[1]
