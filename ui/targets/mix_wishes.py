"""What is asked of the cheapest mix: targets, floors and ceilings that people fill in. They are no part of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner import names
from planner.levers.channel import CEILINGS
from planner.mix import Answer, Candidate, Wishes, offered, usual
from planner.paper.parts import in_use
from planner.results import Results
from planner.terms import GROUPS
from planner.texts import Message, Quantity, T, Unit
from ui.context import Context
from ui.models.columns import UNITS
from ui.targets.wish_table import WishRow, WishTable
from ui.theme import NEAR

_MOST_TARGET, _MOST_SESSIONS, _MOST_EUROS = 2.0, 1_000.0, 10_000_000.0
# People first: their levers do most.
_ORDER = ("hire", "locum", "delegate", "channel", "manager_relief", "less_admin", "consult_length")
_SUITS = "suits:"


class MixWishes(QWidget):
    """Two tables: what has to hold, and how far each lever may go.

    `changed` tells that `wishes` are other ones, `refused` why a text was no number. What somebody typed stays while
    the plan changes; all else follows the plan.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._say = context.say
        self._usual = Wishes()
        # What was typed, by the key of its row.
        self._asked: dict[str, float | None] = {}
        self._ceilings: dict[str, float] = {}
        asked, ceilings = T("What has to hold"), T("How far each lever may go (guesses)")
        self.targets = WishTable(context, asked, (asked, T("Asked"), T("Now"), T("Then")))
        self.ceilings = WishTable(context, ceilings, (ceilings, T("At most")))
        self.steps = QCheckBox(self._say(T("Whole hours and round shares")))
        self.steps.setChecked(True)
        self._lay_out()
        self.targets.rows.typed.connect(self._ask)
        self.ceilings.rows.typed.connect(self._set_ceiling)
        self.steps.toggled.connect(lambda _on: self.changed.emit())
        for table in (self.targets, self.ceilings):
            table.rows.refused.connect(self.refused)

    def _lay_out(self) -> None:
        self.targets.set_widths(70, 57, 57)
        self.ceilings.set_widths(76)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.targets, 5)
        column.addWidget(self.ceilings, 3)
        column.addWidget(self.steps)

    def _ask(self, key: str, number: float | None) -> None:
        self._asked[key] = number
        self.changed.emit()

    def _set_ceiling(self, key: str, most: float) -> None:
        self._ceilings[key] = most
        self.changed.emit()

    @property
    def wishes(self) -> Wishes:
        """What is asked now."""
        first, asked = self._usual, self._asked
        targets = {role: asked.get(f"role:{role}", target) for role, target in first.targets.items()}
        return replace(
            first,
            targets={role: target for role, target in targets.items() if target is not None},
            continuity=asked.get("continuity", first.continuity),
            free_sessions=asked.get("rooms", first.free_sessions),
            budget=asked.get("budget", first.budget),
            ceilings={key: most for key, most in self._ceilings.items() if not key.startswith(_SUITS)},
            suits={group: self._ceilings.get(_SUITS + group, CEILINGS[group]) for group in GROUPS},
            steps=self.steps.isChecked(),
        )

    def show_results(self, results: Results, answer: Answer | None) -> None:
        """Offer what can be asked of this plan, with how it stands now and how it would with the mix of an answer."""
        self._usual = usual(results)
        then = answer.mix.results if answer and answer.mix else None
        self.targets.rows.show_rows([*self._role_rows(results, then), *self._other_rows(results, then)])
        self.ceilings.rows.show_rows([*self._ceiling_rows(results)])

    def _role_rows(self, results: Results, then: Results | None) -> Iterator[WishRow]:
        """The functions that have work or people, or would have."""
        used = {role.id for known in (results, then) if known for role in in_use(known)}
        targets = self.wishes.targets
        for role in results.plan.roles:
            if role.id in used:
                now, later = (known.roles[role.id].utilisation if known else None for known in (results, then))
                name = self._say(names.role_name(role))
                beside = (self._share(now), self._share(later))
                yield WishRow(f"role:{role.id}", name, Unit.SHARE, targets.get(role.id), _MOST_TARGET, True, beside)

    def _other_rows(self, results: Results, then: Results | None) -> Iterator[WishRow]:
        wishes, say = self.wishes, self._say
        beside = (self._share(results.continuity), self._share(then.continuity if then else None))
        continuity = say(T("Continuity, at least"))
        yield WishRow("continuity", continuity, Unit.SHARE, wishes.continuity, 1.0, True, beside)
        rooms = say(T("Free room sessions a week"))
        yield WishRow("rooms", rooms, Unit.TIMES, wishes.free_sessions, _MOST_SESSIONS, True, ("", ""))
        budget = say(T("Extra euros a year, at most"))
        yield WishRow("budget", budget, Unit.EUROS, wishes.budget, _MOST_EUROS, True, ("", ""))

    def _share(self, value: float | None) -> str:
        return "" if value is None else self._say.plain(Quantity(value, Unit.SHARE))

    def _ceiling_rows(self, results: Results) -> Iterator[WishRow]:
        known = sorted(offered(results.plan), key=lambda one: _ORDER.index(one.kind))
        for candidate in known:
            most = min(candidate.most, self._ceilings.get(candidate.key, candidate.ceiling) or 0.0)
            yield WishRow(candidate.key, self._title(candidate), candidate.unit, most, candidate.most)
        if any(candidate.kind == "channel" for candidate in known):
            for group, share in (self.wishes.suits or {}).items():
                name = self._say(T("Suited to another kind of contact: {group}", group=names.GROUPS[group]))
                yield WishRow(_SUITS + group, name, Unit.SHARE, share, 1.0)

    def _title(self, candidate: Candidate) -> str:
        unit = _unit(candidate)
        return self._say(T("{title} ({unit})", title=candidate.title, unit=unit) if unit else candidate.title)


def _unit(candidate: Candidate) -> Message | None:
    if candidate.kind == "locum":
        return T("sessions")
    if candidate.kind == "channel":
        return T("of what suits")
    return UNITS.get(candidate.unit)
