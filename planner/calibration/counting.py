"""How the figures of an appointment book are counted, and how many it takes to build on one, in words."""

from __future__ import annotations

from enum import StrEnum

from planner.calibration.continuity import Continuity
from planner.norms import facts
from planner.texts import TN, Message, Quantity, T, Unit

# Assumptions, no published minimum: with 30 appointments a share is known to some 10 percentage points.
ENOUGH_APPOINTMENTS = 30
ENOUGH_PATIENTS = 30
ENOUGH_WEEKS = 4
# A season needs every week of the year.
WHOLE_YEAR = 52

_MOST_NAMES = 4
OTHER_KIND = T("Other or no kind")


class Topic(StrEnum):
    """What findings are about."""

    VOLUMES = "volumes"
    SHARES = "shares"
    MINUTES = "minutes"
    WEEKDAYS = "weekdays"
    SEASON = "season"
    TOLD = "told"


TOPICS: dict[Topic, Message] = {
    Topic.VOLUMES: T("Times per week"),
    Topic.SHARES: T("Share of each function"),
    Topic.MINUTES: T("Minutes per contact"),
    Topic.WEEKDAYS: T("Weekdays (1 is an average day)"),
    Topic.SEASON: T("Season (1 is an average week)"),
    Topic.TOLD: T("To know: the plan has no field for it"),
}


def volume(kinds: tuple[str, ...], number: int, weeks: int) -> Message:
    """How times per week are counted; `kinds` are the words of the list, empty for appointments without a kind."""
    return T(
        "{number} appointments that took place in {weeks} whole weeks, divided by these weeks. In the list: {kinds}.",
        number=number,
        weeks=weeks,
        kinds=some(kinds),
    )


def some(names: tuple[str, ...]) -> tuple[Message | str, ...]:
    """The first of some names of the list, and how many more there are."""
    shown: tuple[Message | str, ...] = tuple(name or OTHER_KIND for name in names[:_MOST_NAMES])
    more = len(names) - len(shown)
    return (*shown, TN("{count} more", "{count} more", more)) if more else shown


def share(total: int) -> Message:
    """How the share of a function is counted."""
    return TN(
        "The part of {count} appointment of this activity that the function did, without functions that are left out. "
        "Functions of which you do not take the share over divide the rest.",
        "The part of {count} appointments of this activity that the function did, without functions that are left out. "
        "Functions of which you do not take the share over divide the rest.",
        total,
    )


def minutes(mean: float) -> Message:
    """How minutes are counted; `mean` is the mean length."""
    return T(
        "The median: half of the appointments took less, half took more; their mean is {mean} min. A list with planned "
        "lengths tells what was planned.",
        mean=Quantity(mean, Unit.MINUTES),
    )


def weekday() -> Message:
    """How the factor of a weekday is counted."""
    return T(
        "Appointments that took place on this day, divided by the mean of Monday to Friday. Public holidays do not "
        "count for their weekday."
    )


def season(uncounted: int) -> Message:
    """How the season is counted; `uncounted` weeks of the year are not in the list."""
    words = T(
        "The appointments of each week divided by the mean week. Taking it over sets all weeks of the year; the tab "
        "Season shows them."
    )
    if not uncounted:
        return words
    missing = TN(
        "{count} week of the year is not in the list and counts as an average one.",
        "{count} weeks of the year are not in the list and count as average ones.",
        uncounted,
    )
    return T("{first} {second}", first=words, second=missing)


def no_show() -> Message:
    """How the no-show share is counted, with what is known of it elsewhere."""
    known = facts()["noshow_intl"]
    return T(
        "Patients who did not come, as a part of all appointments that were not cancelled. In 19 primary-care studies "
        "from several countries the mean was {share} ({source}); no Dutch figure was found.",
        share=Quantity(float(known.value) / 100, Unit.SHARE),
        source=known.source_title,
    )


def slicc(known: Continuity) -> Message:
    """What the own-GP share means."""
    return T(
        "Of all contacts of patients who have an own GP, the part that was with that GP (St Leonard's index). At 100% "
        "everybody always sees the own GP. {who}",
        who=_who(known),
    )


def upc(known: Continuity) -> Message:
    """What the share of the provider seen most means."""
    return T(
        "For each patient with two contacts or more: the part with whom they saw most, whoever that was; then the mean "
        "of these patients. At 100% everybody always sees the same one. {who}",
        who=_who(known),
    )


def _who(known: Continuity) -> Message:
    if known.gps_only:
        return T("Contacts with GPs only.")
    return T("All contacts, as the list has no function.")


def few(number: int, enough: int, basis: Message) -> Message | None:
    """That there is too little to build on; None where there is enough."""
    if number >= enough:
        return None
    return T("Too little to build on: {basis}, and it takes {enough} or more.", basis=basis, enough=enough)


def incomplete(who: tuple[Message | str, ...]) -> Message | None:
    """That functions which do part of an activity are not in the list; None where all of them are."""
    if not who:
        return None
    return T("Too little to build on: {who} does part of this in the plan, and is not in the list.", who=who)
