"""The cheapest mix in words: what it is, what binds it, what is next best, and what would have to give."""

from __future__ import annotations

import math

from planner import names
from planner.mix.answer import Answer, Bind, Mix, Use, Way
from planner.mix.candidate import Candidate
from planner.mix.problem import Limit
from planner.plan import Plan
from planner.texts import TN, Message, Quantity, T, Unit
from planner.words import with_unit

_ROUNDING = 1e-6
_CENTS = 0.5
_FELT = 0.0005


def headline(answer: Answer) -> Message:
    """What was found, in a sentence."""
    mix = answer.mix
    if mix is None:
        return T("No mix of these levers holds everything that is asked.")
    if not mix.uses:
        return T("Everything that is asked holds already. Nothing has to change.")
    if mix.cost < _CENTS:
        return TN(
            "With {count} lever everything that is asked holds, at no extra cost of the team.",
            "With {count} levers everything that is asked holds, at no extra cost of the team.",
            len(mix.uses),
        )
    return TN(
        "With {count} lever everything that is asked holds, for € {euros} a year on top of what the team costs now.",
        "With {count} levers everything that is asked holds, for € {euros} a year on top of what the team costs now.",
        len(mix.uses),
        euros=round(mix.cost),
    )


def amount(candidate: Candidate, intensity: float) -> Message:
    """An intensity with what it counts."""
    if candidate.kind == "locum":
        return TN("{count} session a week", "{count} sessions a week", round(intensity))
    if candidate.kind == "channel":
        return T("{share} of what suits", share=Quantity(intensity, Unit.SHARE))
    if candidate.unit is Unit.HOURS:
        return T("{hours} hours a week", hours=Quantity(intensity, Unit.HOURS))
    return with_unit(Quantity(intensity, candidate.unit))


def gives(plan: Plan, use: Use) -> Message | str:
    """What a lever does by itself: hours a week more or less for each function, and what continuity gains or loses."""
    parts = [
        T("{what} {change}", what=names.role(plan, role), change=_signed(Quantity(hours, Unit.HOURS)))
        for role, hours in sorted(use.hours.items(), key=lambda pair: -pair[1])
    ]
    if use.continuity is not None and abs(use.continuity) >= _FELT:
        parts.append(T("{what} {change}", what=T("continuity"), change=_signed(Quantity(use.continuity, Unit.SHARE))))
    return T("{list}", list=tuple(parts)) if parts else ""


def _signed(quantity: Quantity) -> Message:
    value = quantity.value or 0.0
    return T("{sign}{amount}", sign="+" if value > 0 else "−", amount=Quantity(abs(value), quantity.unit))


def binding(plan: Plan, bind: Bind) -> Message:
    """What has no room left, and what a little more of it would save."""
    if isinstance(bind.what, Candidate):
        return T(
            "'{lever}' is at its ceiling. {more} more would save about € {euros} a year.",
            lever=bind.what.title,
            more=amount(bind.what, bind.what.step),
            euros=round(bind.saves),
        )
    full = _full(plan, bind.what)
    saving = _SAVINGS.get(bind.what.kind)
    if saving is None or bind.saves < _CENTS:
        return full
    return T("{full} {saving} about € {euros} a year.", full=full, saving=saving, euros=round(bind.saves))


_SAVINGS: dict[str, Message] = {
    "role": T("A percentage point higher would save"),
    "continuity": T("A percentage point lower would save"),
    "rooms": T("A session more would save"),
}


def _full(plan: Plan, limit: Limit) -> Message:
    match limit.kind:
        case "role":
            return T("{role} is at the target.", role=names.role(plan, limit.role))
        case "continuity":
            return T("Continuity is at its floor.")
        case "rooms":
            return T("All free rooms are taken.")
        case "budget":
            return T("The budget is used up.")


def others(answer: Answer) -> tuple[Message, ...]:
    """The levers that cannot be missed, and what the mix costs without the most important of the rest."""
    if answer.mix is None:
        return ()
    needed = tuple(T("'{lever}'", lever=one.without.title) for one in answer.others if one.mix is None)
    missed = [T("None of these can be missed: {levers}.", levers=needed)] if needed else []
    return (*missed, *(_next_best(answer.mix, one.without, one.mix) for one in answer.others if one.mix is not None))


def _next_best(first: Mix, without: Candidate, second: Mix) -> Message:
    costs = T(
        "Without '{lever}' the cheapest mix costs € {euros} a year, € {more} more.",
        lever=without.title,
        euros=round(second.cost),
        more=round(second.cost - first.cost),
    )
    changes = _changes(first, second, without)
    return T("{costs} Different then: {changes}.", costs=costs, changes=changes) if changes else costs


def _changes(first: Mix, second: Mix, without: Candidate) -> tuple[Message, ...]:
    """Every lever that is pulled further or less far."""
    before = {use.candidate.key: use.intensity for use in first.uses}
    after = {use.candidate.key: use.intensity for use in second.uses}
    candidates = {use.candidate.key: use.candidate for use in (*second.uses, *first.uses)}
    changes = [
        T(
            "'{lever}' {before} → {after}",
            lever=candidate.title,
            after=amount(candidate, after.get(key, 0.0)),
            before=amount(candidate, before.get(key, 0.0)),
        )
        for key, candidate in candidates.items()
        if key != without.key and abs(after.get(key, 0.0) - before.get(key, 0.0)) > candidate.step / 10
    ]
    return tuple(changes)


def way(plan: Plan, known: Way) -> Message:
    """What would have to give, from what was asked to what it takes, rounded so that it is enough."""
    what = known.what
    if isinstance(what, Candidate):
        return T(
            "'{lever}': {needed} instead of {asked} at most",
            lever=what.title,
            needed=amount(what, _up(known.needed, what.step)),
            asked=amount(what, known.asked),
        )
    match what.kind:
        case "role":
            return T(
                "{role}: a target of {needed} instead of {asked}",
                role=names.role(plan, what.role),
                needed=Quantity(_up(known.needed, 0.01), Unit.SHARE),
                asked=Quantity(known.asked, Unit.SHARE),
            )
        case "continuity":
            return T(
                "continuity: at least {needed} instead of {asked}",
                needed=Quantity(-_up(-known.needed, 0.01), Unit.SHARE),
                asked=Quantity(known.asked, Unit.SHARE),
            )
        case "rooms":
            return T(
                "rooms: {needed} sessions a week instead of {asked}",
                needed=math.ceil(known.needed - _ROUNDING),
                asked=Quantity(known.asked, Unit.TIMES),
            )
        case "budget":
            return T(
                "budget: € {needed} a year instead of € {asked}",
                needed=math.ceil(known.needed - _ROUNDING),
                asked=round(known.asked),
            )


def _up(value: float, step: float) -> float:
    """The next whole step."""
    return math.ceil(value / step - _ROUNDING) * step
