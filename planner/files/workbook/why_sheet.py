"""The sheet that answers 'why?': every figure with its steps, its norms, and where these come from."""

from __future__ import annotations

from collections.abc import Iterable

from planner.files.workbook.cells import formula, quoted
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import Look
from planner.files.workbook.patients_sheet import TOTAL
from planner.files.workbook.practice_figures import PRACTICE
from planner.files.workbook.settings_sheet import LIMITS
from planner.files.workbook.sheet import Sheet
from planner.files.workbook.steps import Step, cost_steps, practice_steps, role_steps, volume_steps
from planner.norms import Norm, norm, own
from planner.texts import Message, T

_HEAD = 3
_LABEL, _NUMBER, _UNIT, _HOW, _NORM, _OWN, _ORIGIN, _SOURCE = range(8)
_WIDTHS: dict[int, float] = {_LABEL: 36, _HOW: 60, _SOURCE: 60}
_LOOKS = {1: Look.STRONG, 2: Look.STEP, 3: Look.SUBSTEP}
_ORIGINS: dict[str, Message] = {
    "published": T("Published"),
    "derived": T("Derived"),
    "assumption": T("Assumption"),
}
_TITLES = (
    T("Figure"),
    T("Number"),
    T("Unit"),
    T("How it comes about"),
    T("Norm"),
    T("Own value"),
    T("Origin of the norm"),
    T("Source of the norm"),
)


def why_sheet(draft: Draft) -> Sheet:
    """Functions first, then how often work happens, then the practice and its limits, and what the team costs."""
    say, plan = draft.say, draft.plan
    sheet = Sheet(say(T("Why")), freeze=(_HEAD + 1, 1), repeat=(_HEAD, _HEAD), widths=dict(_WIDTHS))
    sheet.text(0, 0, sheet.title, Look.TITLE)
    hint = T("Where every figure comes from. An assumption is a default without a published source.")
    sheet.text(1, 0, say(hint), Look.SUBTITLE)
    for column, title in enumerate(_TITLES):
        sheet.text(_HEAD, column, say(title), Look.NUMBER_HEAD if column in (_NUMBER, _NORM) else Look.HEAD)
    rows = _Rows(draft, sheet, _HEAD)
    for role in plan.roles:
        rows.block(draft.role(role), role_steps(draft, role) if draft.in_use(role.id) else ())
    often = (step for activity in plan.activities for step in volume_steps(draft, activity))
    rows.block(say(T("How often work happens")), often)
    figures = (TOTAL.name, *(line.name for line in PRACTICE))
    rows.block(say(T("The practice and its limits")), practice_steps(draft, figures, LIMITS))
    rows.block(say(T("What the team costs")), cost_steps(draft))
    rows.sources()
    return sheet


class _Rows:
    """The rows of the sheet, one after another."""

    def __init__(self, draft: Draft, sheet: Sheet, row: int) -> None:
        self.draft, self.sheet, self.row = draft, sheet, row
        self._last: dict[int, str] = {}
        self._numbers: dict[tuple[str, str], int] = {}

    def block(self, title: str, steps: Iterable[Step]) -> None:
        """A heading and its steps; one line that says so where there is nothing to explain."""
        self.row += 2
        self.sheet.text(self.row, _LABEL, title, Look.SECTION)
        self._last.clear()
        first = self.row
        for step in steps:
            self.row += 1
            self._step(step)
        if self.row == first:
            self.row += 1
            self.sheet.text(self.row, _LABEL, self.draft.say(T("No work and no paid hours.")), Look.SUBTITLE)

    def sources(self) -> None:
        """The numbered sources in full."""
        self.row += 2
        self.sheet.text(self.row, _LABEL, self.draft.say(T("Sources")), Look.SECTION)
        for (title, address), number in self._numbers.items():
            self.row += 1
            self.sheet.text(self.row, _LABEL, f"[{number}]")
            self.sheet.text(self.row, _NUMBER, title, Look.WRAPPED, _ORIGIN - _NUMBER + 1)
            self.sheet.text(self.row, _SOURCE, address, Look.WRAPPED)

    def _step(self, step: Step) -> None:
        say, sheet, row = self.draft.say, self.sheet, self.row
        if step.depth > 1:
            sheet.levels[row] = step.depth - 1
        known = norm(step.path) if step.path else None
        sheet.text(row, _LABEL, say(step.label), _LOOKS[step.depth])
        source = formula("{figure}", figure=step.figure)
        sheet.result(row, _NUMBER, source, step.value, step.unit, exact=bool(step.path))
        sheet.text(row, _UNIT, self.draft.unit(step.unit))
        sheet.text(row, _HOW, say(step.how), Look.WRAPPED)
        for column in (_NORM, _OWN, _ORIGIN, _SOURCE):
            sheet.text(row, column, "")
        if known is None:
            self._last.clear()
        else:
            self._norm(step, known)

    def _norm(self, step: Step, known: Norm) -> None:
        """The default behind an input: its number, whether the plan keeps it, and where it comes from."""
        say, sheet, row = self.draft.say, self.sheet, self.row
        look = Look.ASSUMED if known.kind == "assumption" else Look.TEXT
        sheet.text(row, _ORIGIN, say(_ORIGINS[known.kind]), look)
        self._once(_HOW, "\n".join(filter(None, (say(step.how), known.note.get(say.language, "")))))
        self._once(_SOURCE, "\n".join(self._sources(known)))
        if known.value is None or step.value is None:
            return
        sheet.constant(row, _NORM, known.value, step.unit)
        yes, no = say(T("yes")), say(T("no"))
        differs = formula(
            "IF(ABS({number}-{norm})>1E-12,{yes},{no})",
            number=step.figure,
            norm=repr(known.value),
            yes=quoted(yes),
            no=quoted(no),
        )
        sheet.result(row, _OWN, differs, yes if own(step.value, step.path) else no)

    def _once(self, column: int, text: str) -> None:
        """Write a long text, or that it is the same as in the row above."""
        same = bool(text) and self._last.get(column) == text
        self.sheet.text(self.row, column, self.draft.say(T("as above")) if same else text, Look.WRAPPED)
        self._last[column] = text

    def _sources(self, known: Norm) -> list[str]:
        """Title and years of each source, and the number under which its address stands below."""
        lines = []
        for source in known.sources:
            number = self._numbers.setdefault(source, len(self._numbers) + 1)
            of_source = [fact.year for fact in known.facts if (fact.source_title, fact.source_url) == source]
            years = ", ".join(dict.fromkeys(year for year in of_source if any(letter.isdigit() for letter in year)))
            lines.append(f"[{number}] {source[0]} ({years})" if years else f"[{number}] {source[0]}")
        return lines
