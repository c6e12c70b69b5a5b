"""Answers in words, with the amount that a practice would use."""

from __future__ import annotations

from collections.abc import Callable

from planner import names
from planner.capacity import SESSION_HOURS
from planner.results import Results
from planner.solve.case import Case, count, hours, minutes, share
from planner.solve.question import Answer, QuestionKind
from planner.texts import TN, Message, Quantity, T, Unit

TITLES: dict[QuestionKind, Message] = {
    "largest-list": T("Largest list"),
    "list-per-fte": T("Patients per GP fte"),
    "longest-consult": T("Longest consult"),
    "hours-to-hire": T("Hours to hire"),
    "share-to-delegate": T("Share to delegate"),
    "locum-sessions": T("Locum sessions"),
}


def sentence(results: Results, answer: Answer) -> Message:
    """What has to change, how far there is room, or why the target cannot be reached."""
    if answer.reason is not None:
        return answer.reason
    return _SENTENCES[answer.question.kind](Case(results, answer.question), answer)


def _largest_list(case: Case, answer: Answer) -> Message:
    values = {"patients": count(answer.practical), "now": count(case.results.patients)}
    if answer.practical > case.results.patients:
        return T("The list can grow to {patients} patients; now it has {now}.", **values)
    return T("The list has to shrink to {patients} patients; now it has {now}.", **values)


def _list_per_fte(case: Case, answer: Answer) -> Message:
    return T(
        "There can be {patients} patients for each fte of GPs; now there are {now}.",
        patients=count(answer.practical),
        now=Quantity(case.results.patients_per_gp_fte, Unit.PERSONS),
    )


def _longest_consult(case: Case, answer: Answer) -> Message:
    activity, mine, _ = case.part()
    return T(
        "{activity} by {role} can take {minutes} minutes; now it takes {now}.",
        activity=names.activity(activity),
        role=case.name,
        minutes=minutes(answer.practical),
        now=minutes(mine.minutes),
    )


def _hours_to_hire(case: Case, answer: Answer) -> Message:
    if not answer.practical:
        return T("Nobody has to be hired: the target holds.")
    return T(
        "Hire {role} for {hours} paid hours a week ({fte} fte).",
        role=case.name,
        hours=hours(answer.practical),
        fte=Quantity(answer.practical / case.role.fte_hours, Unit.FTE),
    )


def _share_to_delegate(case: Case, answer: Answer) -> Message:
    if not answer.practical:
        return T("Nothing has to be handed on: the target holds.")
    return T(
        "Move {share} of '{activity}' from {giver} to {taker}.",
        share=share(answer.practical),
        activity=names.activity(case.activity()),
        giver=case.name,
        taker=case.taker,
    )


def _locum_sessions(case: Case, answer: Answer) -> Message:
    if not answer.practical:
        return T("No locum is needed: the target holds.")
    return TN(
        "A locum for {count} session of {hours} hours a week is enough ({exact} to be exact).",
        "A locum for {count} sessions of {hours} hours a week is enough ({exact} to be exact).",
        answer.practical,
        hours=int(SESSION_HOURS),
        exact=Quantity(answer.value, Unit.RATIO),
    )


_SENTENCES: dict[QuestionKind, Callable[[Case, Answer], Message]] = {
    "largest-list": _largest_list,
    "list-per-fte": _list_per_fte,
    "longest-consult": _longest_consult,
    "hours-to-hire": _hours_to_hire,
    "share-to-delegate": _share_to_delegate,
    "locum-sessions": _locum_sessions,
}
