"""The locum day in sentences, the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.access import weekend_hours
from planner.levers import locum
from planner.locum_day.consults import WANTED, LongerConsults
from planner.locum_day.day import LocumDay
from planner.locum_day.instead import Purchase
from planner.locum_day.lines import FigureLine
from planner.locum_day.weekdays import WeekdayTry
from planner.measures import Change, Measure
from planner.texts import TN, Message, Quantity, T, Unit


def euros(value: float | None) -> Quantity:
    """Euros without cents: what a locum brings is not known to the cent."""
    return Quantity(None if value is None else round(value), Unit.NONE)


def amount(measure: Measure, value: float | None) -> Quantity:
    """A figure as it is written: euros without cents."""
    return euros(value) if measure.unit is Unit.EUROS else Quantity(value, measure.unit)


_CHANGES: dict[Change, tuple[str, Message | str]] = {
    "same": ("", T("as now")),
    "better": ("●", T("better")),
    "worse": ("▲", T("worse")),
    "other": ("", ""),
}


def state(line: FigureLine) -> tuple[str, Message | str]:
    """A sign and a word for how a figure stands: against its limit where it has one, else against now."""
    if line.measure.limit is None:
        return _CHANGES[line.change]
    if line.is_beyond:
        return "■", T("too high") if line.measure.good == "less" else T("too low")
    return "●", T("fine")


def who(day: LocumDay) -> Message:
    """When the locum comes, for whom, and what that costs."""
    return locum.sentence(day.before.plan, day.lever)


def paragraphs(day: LocumDay) -> tuple[tuple[Message, ...], ...]:
    """Sentences in the order of the conversation: the price, the day and the room, the consults."""
    told = (_price(day), (*_best(day), rooms(day)), consults(day))
    return tuple(sentences for part in told if (sentences := tuple(part)))


def _price(day: LocumDay) -> Iterator[Message]:
    yield T(
        "It costs € {week} a week and € {year} a year.",
        week=euros(day.locum_week),
        year=euros(day.locum_year),
    )
    if abs(day.extra_week - day.locum_week) >= 1:
        yield _team(day.extra_week)
    if day.per_contact is not None and day.per_hour is not None:
        yield T(
            "That is € {contact} for each contact that it makes possible, and € {hour} for each hour that it frees.",
            contact=euros(day.per_contact),
            hour=euros(day.per_hour),
        )
    else:
        yield T("It makes no more contacts possible than there are now.")


def _team(extra: float) -> Message:
    if extra < 0:
        return T("The whole team costs € {less} a week less than now.", less=euros(-extra))
    return T("The whole team costs € {extra} a week more than now.", extra=euros(extra))


def _best(day: LocumDay) -> Iterator[Message]:
    best = day.weekdays[0]
    if best.problem is not None or best.after.full is None:
        return
    values = {
        "day": names.DAYS[best.day],
        "before": Quantity(best.before.full, Unit.SHARE),
        "after": Quantity(best.after.full, Unit.SHARE),
    }
    if best.is_chosen:
        yield T("The best day for it is {day}: the chance that it is full goes from {before} to {after}.", **values)
    else:
        yield T("It would help most on {day}: the chance that it is full goes from {before} to {after}.", **values)


def rooms(day: LocumDay) -> Message:
    """Whether there is a room for the locum in every session, and how many are needed."""
    if day.crowded is None:
        return T("No rooms are entered on the page Team, so whether there is one is not known.")
    if day.crowded:
        return T("There is no free room on {sessions}.", sessions=tuple(map(names.session, day.crowded)))
    return T("There is a room in every session.")


def room_counts(day: LocumDay) -> Message | None:
    """Rooms needed of those there are, in each session of the locum; None in a plan without rooms."""
    if not day.rooms:
        return None
    counts = tuple(
        T(
            "{session} {needed} of {rooms} ({free} free)",
            session=names.session(key),
            needed=known.needed,
            rooms=known.rooms,
            free=known.free,
        )
        for key, known in day.rooms.items()
    )
    return T("Rooms needed with the locum: {counts}.", counts=counts)


def consults(day: LocumDay) -> Iterator[Message]:
    """How long consults can be with the locum, and what fifteen minutes ask."""
    if day.consults is None:
        return
    yield _longer(day.consults)
    yield fifteen(day.consults, day)


def _longer(known: LongerConsults) -> Message:
    values = {
        "what": names.activity(known.activity),
        "now": Quantity(known.minutes, Unit.MINUTES),
        "same": Quantity(known.same, Unit.MINUTES),
        "limit": Quantity(known.at_limit, Unit.MINUTES),
    }
    if known.at_limit is None or known.at_limit < known.minutes:
        return T(
            "{what}, now {now} minutes: with {same} minutes GPs are as busy with the locum as without. There is no "
            "room for longer ones within the limit.",
            **values,
        )
    return T(
        "{what}, now {now} minutes: with {same} minutes GPs are as busy with the locum as without; up to {limit} "
        "minutes they stay within the limit.",
        **values,
    )


def fifteen(known: LongerConsults, day: LocumDay) -> Message:
    """Whether consults of fifteen minutes hold with this locum, and what is lacking."""
    practice = day.after.plan.practice
    minutes = Quantity(WANTED, Unit.MINUTES)
    filled = Quantity(known.utilisation, Unit.SHARE)
    limit = Quantity(practice.near_limit, Unit.SHARE)
    if known.utilisation <= practice.near_limit:
        return T("Consults of {minutes} minutes hold: they fill {filled} of the time.", minutes=minutes, filled=filled)
    if known.sessions is None:
        return T(
            "Consults of {minutes} minutes would fill {filled} of the time: {short} hours a week short.",
            minutes=minutes,
            filled=filled,
            short=Quantity(known.hours_short, Unit.HOURS),
        )
    return TN(
        "Consults of {minutes} minutes would fill {filled} of the time: {short} hours a week short. {count} session of "
        "4 hours of such a locum more brings that to {limit}.",
        "Consults of {minutes} minutes would fill {filled} of the time: {short} hours a week short. {count} sessions "
        "of 4 hours of such a locum more bring that to {limit}.",
        known.sessions,
        minutes=minutes,
        filled=filled,
        short=Quantity(known.hours_short, Unit.HOURS),
        limit=limit,
    )


def remarks(day: LocumDay) -> Iterator[Message]:
    """What to know of the figures with this locum."""
    if day.lever.weeks_share < 1:
        yield T("Chances, places and rooms are those of a week with the locum; other figures are the mean of the year.")
    if weekend_hours(day.after):
        yield T("Hours on Saturday and Sunday do not count for the chances, which are those of Monday to Friday.")


def reason(tried: WeekdayTry) -> Message:
    """Why a weekday stands where it does among the five, in a few words; `problem` has the whole story."""
    if tried.problem is not None:
        return T("not possible on this day")
    gained = Quantity(tried.gained, Unit.CONTACTS)
    if tried.crowded:
        parts = tuple(names.DAY_PARTS[session.partition("_")[2]] for session in tried.crowded)
        return T("{gained} contacts more; no room: {parts}", gained=gained, parts=parts)
    if tried.crowded is None:
        return T("{gained} contacts more", gained=gained)
    return T("{gained} contacts more; a room is free", gained=gained)


def purchase(bought: Purchase) -> Message:
    """What the hours of another function free, and how."""
    if bought.paid_hours is None:
        return T("What an hour costs is not known: see the page Team.")
    if bought.freed_hours is None:
        return T("This function shares no work with the GPs in this plan.")
    taken = tuple(map(names.activity, bought.activities))
    left = bought.left_hours or 0.0
    if left < 0.05:
        return T("by taking over {activities}", activities=taken)
    return T(
        "by taking over {activities}; {left} hours are left for other work",
        activities=taken,
        left=Quantity(left, Unit.HOURS),
    )
