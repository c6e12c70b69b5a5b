"""The fallback plan for a member who drops out, in words; the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.dropouts import DropOut, Standing
from planner.fallback import Fallback, Work
from planner.plan import Plan
from planner.texts import Message, Quantity, T, Unit

# A sign and a word for how things stand without a member, the worst last.
STANDINGS: dict[Standing, tuple[str, Message]] = {
    "covered": ("●", T("covered")),
    "bridged": ("▲", T("covered for now")),
    "open": ("■", T("hours open")),
}

LONE = T("alone")
NO_HELP = T("Nobody who may do this work has hours free.")
RULES = T(
    "Prevention, coordination and what is no core task can wait for a week or a month. Those who stay take over what "
    "their function may do, until the limit from which the practice warns."
)


def standing(known: DropOut) -> Message:
    """How things stand without the member."""
    sign, word = STANDINGS[known.standing]
    return T("{sign} {word}", sign=sign, word=word)


def sentences(plan: Plan, known: Fallback) -> tuple[Message, ...]:
    """What happens without the member: to the role, in each period, and what is lost."""
    return (*_role(plan, known), *_periods(known), *_losses(plan, known))


def _role(plan: Plan, known: Fallback) -> Iterator[Message]:
    dropout = known.dropout
    role = names.role(plan, dropout.member.role)
    yield T(
        "{role}, {paid} paid hours a week; {hours} hours of counted work a week lose their hands.",
        role=role,
        paid=Quantity(dropout.paid_hours, Unit.HOURS),
        hours=Quantity(dropout.covers["for_good"].hours, Unit.HOURS),
    )
    if dropout.is_lone:
        yield T("This is a lone function: it rests on one person, or on half a job.")
    if dropout.utilisation is None:
        yield T("Nobody is left as {role}.", role=role)
    else:
        use = Quantity(dropout.utilisation, Unit.SHARE)
        yield T("All work of {role} fills {utilisation} of the time of those who stay.", role=role, utilisation=use)


def _periods(known: Fallback) -> Iterator[Message]:
    if not known.work:
        return
    for period, cover in known.dropout.covers.items():
        values = {
            "waiting": Quantity(cover.waiting, Unit.HOURS),
            "taken": Quantity(cover.taken, Unit.HOURS),
            "open": Quantity(cover.open, Unit.HOURS),
        }
        match period:
            case "week":
                yield T("A week: {waiting} hours can wait, others take over {taken}, {open} stay open.", **values)
            case "month":
                yield T("A month: {waiting} hours can wait, others take over {taken}, {open} stay open.", **values)
            case "for_good":
                yield T("For good, every week: others take over {taken} hours, {open} stay open.", **values)


def _losses(plan: Plan, known: Fallback) -> Iterator[Message]:
    stopped = tuple(names.activity(work.activity) for work in known.work if work.stops)
    if stopped:
        yield T("This stops, as nobody else does it: {what}.", what=stopped)
    if known.without_gp:
        yield T("Without a GP: {sessions}.", sessions=tuple(map(names.session, known.without_gp)))
    if known.without_supervision:
        yield T("Without supervision: {sessions}.", sessions=tuple(map(names.session, known.without_supervision)))
    if known.unsupervised:
        yield T(
            "Nobody is left to supervise: {roles}.", roles=tuple(names.role(plan, role) for role in known.unsupervised)
        )


def urgency(work: Work) -> Message:
    """Whether work can wait for a week or a month."""
    return T("can wait") if work.can_wait else T("goes on")


def takers(plan: Plan, work: Work) -> Message:
    """The functions with people that may do the work."""
    roles = tuple(names.role(plan, role) for role in work.takers)
    return T("{roles}", roles=roles) if roles else T("nobody")
