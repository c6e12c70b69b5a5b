"""The pictures of the summary, and the table that stands behind the second."""

from __future__ import annotations

from planner.explain import Figure
from planner.files.workbook.cells import Area, Formula, formula
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import CAPACITY, DEMAND, Look
from planner.files.workbook.sheet import ROW_PIXELS, Chart, Series, Sheet
from planner.plan import Role
from planner.terms import GP
from planner.texts import T, Unit

_MOST_BARS = 12
_CHART_COLUMN, _CHART_WIDTH = 5, 540


def balance_chart(draft: Draft, sheet: Sheet, row: int) -> int:
    """Needed against available hours, two bars for each function in use; the answer is the first free row below."""
    roles, say = [role for role in draft.plan.roles if draft.in_use(role.id)], draft.say
    if not roles:
        return row
    height = 120 + 36 * min(len(roles), 40)

    def cells(name: str) -> Area:
        return Area(Figure("summary", roles[0].id, name), Figure("summary", roles[-1].id, name))

    series = tuple(
        Series(Figure("summary", "title", name), cells("name"), cells(name), colour)
        for name, colour in (("demand_hours", DEMAND), ("capacity_hours", CAPACITY))
    )
    title, hours = say(T("Hours needed against hours available")), say(T("Hours per week"))
    chart = Chart(row, _CHART_COLUMN, title, hours, say(T("Function")), "#,##0", series, _CHART_WIDTH, height)
    sheet.charts.append(chart)
    return row + height // ROW_PIXELS + 2


def work_picture(draft: Draft, sheet: Sheet, row: int) -> None:
    """Where the hours of the GPs go, or of the function with most work."""
    role = busiest(draft)
    if role is not None:
        _Work(draft, sheet, row, role).write()


def busiest(draft: Draft) -> Role | None:
    """The GP where GPs have work, else the function with most of it."""
    asked = {role.id: draft.results.roles[role.id].demand_hours for role in draft.plan.roles}
    roles = [role for role in draft.plan.roles if asked[role.id] > 0]
    return max(roles, key=lambda role: (role.id == GP, asked[role.id]), default=None)


class _Work:
    """A table of a function's largest work, the rest as one row, and bars beside it."""

    def __init__(self, draft: Draft, sheet: Sheet, row: int, role: Role) -> None:
        self.draft, self.sheet, self.row, self.role = draft, sheet, row, role
        self.total = Figure("role", role.id, "demand_hours")

    def write(self) -> None:
        """Fill the table, the largest first as of the export, and put the picture beside it."""
        say, sheet, row = self.draft.say, self.sheet, self.row
        title = say(T("Where the hours go: {role}", role=self.draft.role(self.role)))
        sheet.text(row, 0, title, Look.SECTION)
        sheet.head(row + 1, [say(T("Work")), say(T("Hours per week")), say(T("Share"))], numbers=1)
        sheet.settle(self._home("title", "share"), row + 1, 2)
        count = self._rows()
        shares = Area(self._home(0, "share"), self._home(count - 1, "share"))
        labels = Area(self._home(0, "name"), self._home(count - 1, "name"))
        series = Series(self._home("title", "share"), labels, shares, DEMAND)
        axes = (say(T("Share of the hours")), say(T("Work")))
        sheet.charts.append(
            Chart(row + 1, _CHART_COLUMN, title, *axes, "0%", (series,), _CHART_WIDTH, 140 + 26 * count)
        )

    def _home(self, number: int | str, name: str) -> Figure:
        return Figure("work", str(number), name)

    def _rows(self) -> int:
        """Fill the rows and tell how many."""
        hours = {a.id: self.draft.results.demand[a.id].hours.get(self.role.id, 0.0) for a in self.draft.plan.activities}
        ranked = sorted((a for a in self.draft.plan.activities if hours[a.id] > 0), key=lambda a: -hours[a.id])
        for number, activity in enumerate(ranked[:_MOST_BARS]):
            source = formula("{hours}", hours=Figure("activity", activity.id, "hours", self.role.id))
            self._work_row(number, self.draft.activity(activity), source, hours[activity.id])
        rest = ranked[_MOST_BARS:]
        if not rest:
            return len(ranked)
        shown = Area(self._home(0, "hours"), self._home(_MOST_BARS - 1, "hours"))
        source = formula("{total}-SUM({shown})", total=self.total, shown=shown)
        self._work_row(_MOST_BARS, self.draft.say(T("Other work")), source, sum(hours[a.id] for a in rest))
        return _MOST_BARS + 1

    def _work_row(self, number: int, name: str, source: Formula, hours: float) -> None:
        row = self.row + 2 + number
        self.sheet.text(row, 0, name, Look.WRAPPED)
        self.sheet.settle(self._home(number, "name"), row, 0)
        self.sheet.result(row, 1, source, hours, Unit.HOURS, self._home(number, "hours"))
        share = formula('IF({total}=0,"",{hours}/{total})', total=self.total, hours=self._home(number, "hours"))
        whole = self.draft.results.roles[self.role.id].demand_hours
        self.sheet.result(row, 2, share, hours / whole, Unit.SHARE, self._home(number, "share"))
