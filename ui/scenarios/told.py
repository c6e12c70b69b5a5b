"""Scenarios and their levers as rows of a list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from planner import names
from planner.comparison import MOST
from planner.levers import KINDS
from planner.measures import Measure
from planner.scenarios import Outcome, chain, told
from planner.texts import TN, Quantity, T, Unit
from ui.charts.wording import signed
from ui.context import Context
from ui.widgets.rows import ListRow


def scenario_rows(
    outcomes: Sequence[Outcome], role_id: str, ticked: Collection[str], context: Context
) -> Iterator[ListRow]:
    """Each scenario with its levers counted and the utilisation of a function; a box to compare it."""
    for outcome in outcomes:
        yield _scenario_row(outcome, role_id, ticked, context)


def _scenario_row(outcome: Outcome, role_id: str, ticked: Collection[str], context: Context) -> ListRow:
    say, scenario, known = context.say, outcome.scenario, outcome.results.roles.get(role_id)
    name, count = say(names.scenario(scenario)), len(scenario.steps)
    levers = say(TN("{count} lever", "{count} levers", count))
    state = context.theme.role_state(known, outcome.base.plan.practice) if known else None
    use = say.plain(Quantity(known.utilisation if known else None, Unit.SHARE))
    full = scenario.id not in ticked and len(ticked) >= MOST
    tip = T("Four scenarios are compared already.") if full else T("Tick to compare this scenario.")
    return ListRow(
        key=scenario.id,
        title=name,
        detail=levers,
        number=f"{state.glyph} {use}" if state else use,
        state=state,
        ticked=scenario.id in ticked,
        fixed=full,
        name=name,
        spoken=", ".join((name, levers, use, say(state.word) if state else "")),
        tip=say(tip),
    )


def lever_rows(outcome: Outcome, measure: Measure, context: Context) -> Iterator[ListRow]:
    """Each lever in order: what it does, and what it alone changes in a figure; a box that switches it."""
    say = context.say
    alone = iter(chain(outcome, measure.read).contributions)
    for number, stage in enumerate(outcome.stages):
        title = say(KINDS[stage.step.lever.kind].title)
        words, problem = told(outcome, number)
        amount = next(alone).amount if stage.step.on and stage.problem is None else None
        change = "" if amount is None else signed(say, Quantity(amount, measure.unit))
        parts = (title, "" if stage.step.on else say(T("switched off")), say(words), change)
        yield ListRow(
            key=number,
            title=title,
            detail="" if problem else say(words),
            number=change,
            problem=say(words) if problem else "",
            ticked=stage.step.on,
            spoken=" ".join(f"{part.removesuffix('.')}." for part in parts if part),
            tip=say(T("{figure}: {change} by this lever alone", figure=measure.label, change=change)) if change else "",
        )
