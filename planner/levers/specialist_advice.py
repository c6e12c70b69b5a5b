"""Asking a specialist digitally before referring."""

from __future__ import annotations

from typing import Annotated, Literal

from planner import names
from planner.edits import fresh_id
from planner.levers.lever import Evidence, Kind, Refers, the_activity, the_role, with_activity
from planner.levers.volumes import scaled, times_a_week
from planner.plan import About, Activity, Delivery, Id, Lever, Minutes, PerWeek, Plan, Share, Times
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit

_WORK = "results_letters"


class SpecialistAdvice(Lever):
    """Questions to a specialist cost minutes; a referral that one avoids takes along the work that it brings."""

    kind: Literal["specialist_advice"] = "specialist_advice"
    questions: Annotated[Times, About(T("Questions per week"), Unit.TIMES, T("An assumption: count your own."))] = 3
    minutes: Annotated[Minutes, About(T("Minutes"), Unit.MINUTES, T("For each question. An assumption."))] = 5
    role: Annotated[Id, About(T("Function"), help=T("Who asks.")), Refers("role")] = GP
    avoided: Annotated[
        Share, About(T("Referrals avoided"), Unit.SHARE, T("Share of the questions after which nobody is referred."))
    ] = 0
    activity: Annotated[
        Id | None,
        About(T("Work with referrals"), help=T("The activity that shrinks with each referral avoided.")),
        Refers("activity"),
    ] = None
    times: Annotated[Times, About(T("Times per referral"), Unit.TIMES, T("How often a referral brings this work."))] = 1


def _less(plan: Plan, lever: SpecialistAdvice) -> tuple[Activity, float] | None:
    """The work that shrinks and how many times a week of it go, never more than there are."""
    if lever.activity is None:
        return None
    work = the_activity(plan, lever.activity)
    there = times_a_week(plan, work)
    return work, min(lever.questions * lever.avoided * lever.times, there)


def apply(plan: Plan, lever: SpecialistAdvice) -> Plan:
    """The plan with the questions as work of its own, and with less of the work that referrals bring."""
    asking = Activity(
        id=fresh_id((activity.id for activity in plan.activities), "specialist_questions"),
        channel="none",
        core_task="coordination",
        volume=PerWeek(count=lever.questions),
        delivery=(Delivery(role=the_role(plan, lever.role).id, minutes=lever.minutes),),
    )
    less = _less(plan, lever)
    if less is not None and less[1]:
        work, gone = less
        there = times_a_week(plan, work)
        plan = with_activity(plan, work, scaled(work, 1 - gone / there))
    return plan.model_copy(update={"activities": (*plan.activities, asking)})


def sentence(plan: Plan, lever: SpecialistAdvice) -> Message:
    """What the questions cost, and what goes with the referrals that they avoid."""
    less = _less(plan, lever)
    values = {
        "questions": Quantity(lever.questions, Unit.TIMES),
        "minutes": Quantity(lever.minutes, Unit.MINUTES),
        "role": names.role_name(the_role(plan, lever.role)),
        "hours": Quantity(lever.questions * lever.minutes / 60, Unit.HOURS),
    }
    if less is None or not less[1]:
        return T(
            "Questions to a specialist take {role} {hours} hours a week ({questions} × {minutes} minutes). No work "
            "falls away with referrals avoided.",
            **values,
        )
    return T(
        "Questions to a specialist take {role} {hours} hours a week ({questions} × {minutes} minutes). '{what}' falls "
        "by {times} a week.",
        what=names.activity(less[0]),
        times=Quantity(less[1], Unit.TIMES),
        **values,
    )


def first(plan: Plan) -> SpecialistAdvice:
    """A few questions a week; referrals avoided would take results and letters along."""
    the_role(plan, GP)
    return SpecialistAdvice(activity=_WORK if any(a.id == _WORK for a in plan.activities) else None)


KIND = Kind(
    record=SpecialistAdvice,
    theme="network",
    title=T("Advice from a specialist"),
    purpose=T("Asks a specialist digitally before a patient is referred."),
    evidence=Evidence(
        T(
            "No figure was found for the minutes that a question takes or for the referrals that it avoids. So the "
            "questions cost time here, and avoid nothing unless you say so."
        )
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
