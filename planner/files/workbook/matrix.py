"""Tables of activities by function: hours, and contacts, of an average week."""

from __future__ import annotations

from planner import names
from planner.calculation import generalist_contacts
from planner.demand import RoleDemand, demand_per_role
from planner.explain import Figure
from planner.files.workbook.cells import Area, Formula, added, formula, quoted
from planner.files.workbook.draft import Draft, delivery, volume_input
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Sheet
from planner.plan import Activity, Delivery, find
from planner.terms import GP
from planner.texts import Message, T, Unit

GENERALIST = Figure("practice", "", "generalist_contacts")
GENERALIST_WITH_GP = Figure("practice", "", "generalist_contacts_with_gp")


class _Table:
    """A table that grows row by row. `kind` keeps the addresses of several tables apart."""

    def __init__(self, draft: Draft, sheet: Sheet, row: int, kind: str, title: Message) -> None:
        self.draft, self.sheet, self.row, self.kind = draft, sheet, row, kind
        self.columns = {role.id: column for column, role in enumerate(draft.plan.roles, start=2)}
        sheet.head(row, [draft.say(title), draft.say(T("Channel")), *map(draft.role, draft.plan.roles)], numbers=2)
        self.first = row + 1

    def start_row(self, activity: Activity) -> None:
        """A new row: the name, and the channel as it stands in the inputs."""
        self.row += 1
        self.sheet.text(self.row, 0, self.draft.activity(activity), Look.WRAPPED)
        channel = formula("{channel}", channel=volume_input(activity.id, "channel"))
        word = self.draft.say(names.CHANNELS[activity.channel])
        self.sheet.result(self.row, 1, channel, word, home=self.channel(activity), look=Look.WRAPPED)

    def finish_row(self, columns: int) -> None:
        """Rule the cells of the row that stayed empty."""
        self.sheet.rule(self.row, columns)

    def channel(self, activity: Activity) -> Figure:
        """The address of the channel in an activity's row."""
        return Figure("activity", activity.id, f"{self.kind}.channel")

    def whole(self, column: int) -> Area:
        """A column of the rows so far."""
        corners = [Figure(f"table.{self.kind}", str(column), end) for end in ("first", "last")]
        self.sheet.settle(corners[0], self.first, column)
        self.sheet.settle(corners[1], self.row, column)
        return Area(*corners)

    def total(self, row: int, column: int, value: float, unit: Unit, home: Figure) -> None:
        """The sum of a column in a row below; 0 for a table without rows."""
        summed = formula("SUM({cells})", cells=self.whole(column)) if self.row >= self.first else Formula("0")
        self.sheet.result(row, column, summed, value, unit, home, Look.TOTAL)


def _asked(draft: Draft) -> dict[str, RoleDemand]:
    return demand_per_role(draft.plan, draft.results.demand)


def _supervised(draft: Draft, activity: Activity, role_id: str) -> list[Delivery]:
    """The rows of an activity whose function is supervised by this one."""
    roles = draft.plan.roles
    return [row for row in activity.delivery if find(roles, row.role).supervised_by == role_id]


def hours_table(draft: Draft, sheet: Sheet, row: int) -> int:
    """Hours by activity and function, their totals, and the part without a patient; the answer is the row after."""
    table = _Table(draft, sheet, row, "hours", T("Hours needed, by work"))
    for activity in draft.plan.activities:
        table.start_row(activity)
        for role_id, hours in draft.results.demand[activity.id].hours.items():
            home = Figure("activity", activity.id, "hours", role_id)
            sheet.result(table.row, table.columns[role_id], _hours(draft, activity, role_id), hours, Unit.HOURS, home)
        table.finish_row(len(table.columns) + 2)
    total, other = table.row + 1, table.row + 2
    sheet.text(total, 0, draft.say(T("Total")), Look.TOTAL)
    sheet.text(total, 1, "", Look.TOTAL)
    sheet.text(other, 0, draft.say(T("of which without a patient")), Look.WRAPPED)
    sheet.text(other, 1, "")
    for role in draft.plan.roles:
        asked = _asked(draft)[role.id]
        column = table.columns[role.id]
        table.total(total, column, asked.hours, Unit.HOURS, Figure("role", role.id, "hours_total"))
        without = _without_patient(draft, table, column)
        sheet.result(other, column, without, asked.other_hours, Unit.HOURS, Figure("role", role.id, "other_total"))
    return other + 1


def _without_patient(draft: Draft, table: _Table, column: int) -> Formula:
    if table.row < table.first:
        return Formula("0")
    return formula(
        "SUMIF({channels},{none},{cells})",
        channels=table.whole(1),
        none=quoted(draft.no_contact),
        cells=table.whole(column),
    )


def _hours(draft: Draft, activity: Activity, role_id: str) -> Formula:
    """Own work, and the supervision of others."""
    own = [delivery(activity.id, row.role, "hours") for row in activity.delivery if row.role == role_id]
    others = _supervised(draft, activity, role_id)
    return added([*own, *(delivery(activity.id, row.role, "supervisor_hours") for row in others)])


def contacts_table(draft: Draft, sheet: Sheet, row: int) -> int:
    """Contacts by activity and function, and the generalist ones for continuity; the answer is the row after."""
    table = _Table(draft, sheet, row, "contacts", T("Contacts, by work"))
    extra = len(table.columns) + 2
    sheet.head(row, [draft.say(T("Generalist contacts")), draft.say(T("of which with a GP"))], extra, numbers=0)
    for activity in draft.plan.activities:
        table.start_row(activity)
        for role_id in draft.results.demand[activity.id].hours:
            home = Figure("activity", activity.id, "contacts", role_id)
            contacts = draft.results.demand[activity.id].contacts.get(role_id, 0.0)
            counted = _contacts(draft, table, activity, role_id)
            sheet.result(table.row, table.columns[role_id], counted, contacts, Unit.CONTACTS, home)
        if activity.delivery:
            _generalist(draft, table, activity, extra)
        table.finish_row(extra + 2)
    total = table.row + 1
    sheet.text(total, 0, draft.say(T("Total")), Look.TOTAL)
    sheet.text(total, 1, "", Look.TOTAL)
    for role in draft.plan.roles:
        asked = _asked(draft)[role.id].contacts
        table.total(total, table.columns[role.id], asked, Unit.CONTACTS, Figure("role", role.id, "contacts_total"))
    with_gp, everyone = generalist_contacts(draft.results.demand)
    table.total(total, extra, everyone, Unit.CONTACTS, GENERALIST)
    table.total(total, extra + 1, with_gp, Unit.CONTACTS, GENERALIST_WITH_GP)
    return total + 1


def _contacts(draft: Draft, table: _Table, activity: Activity, role_id: str) -> Formula:
    """The own share of the volume, and what comes back; nothing where the channel is none."""
    parts: dict[str, Figure | Area | str] = {
        "channel": table.channel(activity),
        "none": quoted(draft.no_contact),
        "volume": Figure("activity", activity.id, "volume"),
    }
    terms = []
    if any(row.role == role_id for row in activity.delivery):
        parts["own"] = delivery(activity.id, role_id, "share")
        terms.append("{own}")
    for number, row in enumerate(_supervised(draft, activity, role_id)):
        parts[f"s{number}"] = delivery(activity.id, row.role, "share")
        parts[f"b{number}"] = delivery(activity.id, row.role, "return_share")
        terms.append(f"{{s{number}}}*{{b{number}}}")
    return Formula("IF({channel}={none},0,{volume}*(" + "+".join(terms) + "))", parts)


def _generalist(draft: Draft, table: _Table, activity: Activity, column: int) -> None:
    """Contacts that are generalist care, and those of them that a GP handles."""
    volume = draft.results.demand[activity.id].volume
    counts = activity.core_task == "generalist" and activity.channel != "none"
    everyone = [delivery(activity.id, row.role, "share") for row in activity.delivery]
    gps = [delivery(activity.id, row.role, "share") for row in activity.delivery if row.role == GP]
    for offset, shares in enumerate((everyone, gps)):
        shared = added(shares)
        test = "IF(AND({core}={generalist},{channel}<>{none}),{volume}*(" + shared.template + "),0)"
        parts: dict[str, Figure | Area | str] = {
            "core": volume_input(activity.id, "core_task"),
            "generalist": quoted(draft.say(names.CORE_TASKS["generalist"])),
            "channel": table.channel(activity),
            "none": quoted(draft.no_contact),
            "volume": Figure("activity", activity.id, "volume"),
            **shared.parts,
        }
        who = activity.delivery if offset == 0 else [row for row in activity.delivery if row.role == GP]
        value = volume * sum(row.share for row in who) if counts else 0.0
        table.sheet.result(table.row, column + offset, Formula(test, parts), value, Unit.CONTACTS)
