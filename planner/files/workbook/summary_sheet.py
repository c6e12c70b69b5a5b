"""The first sheet: key figures with their state, warnings of the moment of export, and pictures."""

from __future__ import annotations

from planner.explain import Figure
from planner.files.workbook.cells import Formula, formula, quoted
from planner.files.workbook.check_sheet import CHANGES
from planner.files.workbook.draft import Draft, limit
from planner.files.workbook.looks import Look
from planner.files.workbook.patients_sheet import TOTAL
from planner.files.workbook.pictures import balance_chart, work_picture
from planner.files.workbook.practice_figures import PRACTICE, PracticeLine
from planner.files.workbook.sheet import Limits, Sheet
from planner.files.workbook.warning_rows import warning_rows
from planner.plan import Practice as PracticeRecord
from planner.plan import Role, about
from planner.results import RoleResult
from planner.texts import T, Unit

_WIDTHS = (30, 10, 10, 11, 17, 10, 10, 10, 10, 11, 11, 12)
_STATE = 4
_MOST_WARNING_ROWS = 10
_CHECK_COLUMNS = 6
CHECK = Figure("check", "", "told")
_KEY_FIGURES = (
    (1, "demand_hours", T("Hours needed"), Unit.HOURS),
    (2, "capacity_hours", T("Hours available"), Unit.HOURS),
    (3, "utilisation", T("Utilisation"), Unit.SHARE),
    (5, "gap_hours", T("Hours left"), Unit.HOURS),
    (6, "fte_present", T("Fte present"), Unit.FTE),
    (7, "fte_required", T("Fte required"), Unit.FTE),
    (8, "wisn_ratio", T("WISN ratio"), Unit.RATIO),
    (9, "contacts_per_week", T("Contacts per week"), Unit.CONTACTS),
    (10, "contacts_possible", T("Contacts possible"), Unit.CONTACTS),
    (11, "minutes_per_contact", T("Minutes available per contact"), Unit.MINUTES),
)


def summary_sheet(draft: Draft) -> Sheet:
    """Functions, practice with a picture, warnings, and where the hours go, from top to bottom."""
    say = draft.say
    sheet = Sheet(say(T("Summary")), freeze=(1, 0), widths=dict(enumerate(_WIDTHS)))
    sheet.text(0, 0, draft.plan.practice.name or say(T("Your practice")), Look.TITLE)
    lines = (T("An average week, as of {day}.", day=draft.today), *draft.remarks)
    sheet.text(1, 0, " ".join(map(say, lines)), Look.SUBTITLE)
    sheet.put(2, 0, say(T("Input")))
    hint = T("Cells that look like this hold inputs. Change one on any sheet, and every figure follows.")
    sheet.text(2, 1, say(hint), Look.SUBTITLE)
    lock = T(
        "Formulas are locked without a password, so that none is typed over. To unlock a sheet in Excel: Review, "
        "Unprotect Sheet."
    )
    sheet.text(3, 1, say(lock), Look.SUBTITLE)
    _check(draft, sheet, 4)
    row = functions_table(draft, sheet, 6)
    row = max(practice_table(draft, sheet, row + 1), balance_chart(draft, sheet, row + 1))
    # Printed, the warnings start a page, and so does what follows when they fill most of it.
    sheet.breaks.append(row + 1)
    end = warning_rows(draft, sheet, row + 1)
    if end - row > _MOST_WARNING_ROWS:
        sheet.breaks.append(end + 1)
    work_picture(draft, sheet, end + 1)
    return sheet


def _check(draft: Draft, sheet: Sheet, row: int) -> None:
    """Whether all figures are still those that the program wrote, in words and in colour."""
    say = draft.say
    fine = say(T("The figures are those of the program"))
    one = say(T("Inputs were changed: 1 figure is no longer that of the export"))
    mark = "{}"
    before, _, after = say(
        T("Inputs were changed: {count} figures are no longer those of the export", count=mark)
    ).partition(mark)
    told = formula(
        "IF({changes}=0,{fine},IF({changes}=1,{one},{before}&{changes}&{after}))",
        changes=CHANGES,
        **{name: quoted(text) for name, text in (("fine", fine), ("one", one), ("before", before), ("after", after))},
    )
    sheet.text(row, 0, say(T("Check")), Look.STRONG)
    sheet.result(row, 1, told, fine, home=CHECK, look=Look.STRONG, columns=_CHECK_COLUMNS)
    colours = ((f"{{cell}}={quoted(fine)}", Look.FINE), (f"{{cell}}<>{quoted(fine)}", Look.OVER))
    sheet.limits.append(Limits((row, row), (1, _CHECK_COLUMNS), colours))


def functions_table(draft: Draft, sheet: Sheet, row: int) -> int:
    """Key figures per function; the answer is the row after them."""
    say = draft.say
    sheet.head(row, [say(T("Function"))])
    sheet.text(row, _STATE, say(T("State")), Look.HEAD)
    roles = sorted(draft.plan.roles, key=lambda role: not draft.in_use(role.id))
    for column, name, title, _ in _KEY_FIGURES:
        sheet.text(row, column, say(title), Look.NUMBER_HEAD)
        sheet.settle(Figure("summary", "title", name), row, column)
    first = row + 1
    for role in roles:
        row += 1
        _function_row(draft, sheet, row, role)
    if row >= first:
        sheet.limits.append(Limits((first, row), (3, 3), draft.limits()))
        sheet.limits.append(Limits((first, row), (_STATE, _STATE), _state_limits(draft)))
    return row + 1


def _state_limits(draft: Draft) -> tuple[tuple[str, Look], ...]:
    say = draft.say
    return (
        (f"OR({{cell}}={quoted(say(T('overloaded')))},{{cell}}={quoted(say(T('nobody to do it')))})", Look.OVER),
        (f"{{cell}}={quoted(say(T('near the limit')))}", Look.WATCH),
        (f"{{cell}}={quoted(say(T('fine')))}", Look.FINE),
    )


def _function_row(draft: Draft, sheet: Sheet, row: int, role: Role) -> None:
    known = draft.results.roles[role.id]
    sheet.text(row, 0, draft.role(role), Look.WRAPPED)
    sheet.settle(Figure("summary", role.id, "name"), row, 0)
    for column, name, _, unit in _KEY_FIGURES:
        source = formula("{figure}", figure=Figure("role", role.id, name))
        sheet.result(row, column, source, getattr(known, name), unit, Figure("summary", role.id, name))
    sheet.result(row, _STATE, _state_formula(draft, role), _state(draft, known), look=Look.WRAPPED)


def _state_formula(draft: Draft, role: Role) -> Formula:
    say = draft.say
    return formula(
        'IF({use}="",IF({need}>0,{nobody},{none}),IF({use}>={over},{overloaded},IF({use}>={near},{watch},{fine})))',
        use=Figure("summary", role.id, "utilisation"),
        need=Figure("summary", role.id, "demand_hours"),
        over=draft.overload,
        near=draft.near_limit,
        nobody=quoted(say(T("nobody to do it"))),
        none=quoted(say(T("no hours"))),
        overloaded=quoted(say(T("overloaded"))),
        watch=quoted(say(T("near the limit"))),
        fine=quoted(say(T("fine"))),
    )


def _state(draft: Draft, known: RoleResult) -> str:
    practice = draft.plan.practice
    if known.utilisation is None:
        return draft.say(T("nobody to do it") if known.demand_hours > 0 else T("no hours"))
    if known.utilisation >= practice.overload:
        return draft.say(T("overloaded"))
    return draft.say(T("near the limit") if known.utilisation >= practice.near_limit else T("fine"))


def practice_table(draft: Draft, sheet: Sheet, row: int) -> int:
    """Figures of the whole practice beside their limits; the answer is the row after them."""
    say = draft.say
    sheet.head(row, [say(T("Practice")), say(T("Value")), say(T("Limit"))], numbers=1)
    sheet.head(row, ["", say(T("State"))], 3)
    row += 1
    sheet.text(row, 0, say(T("Patients")))
    sheet.result(row, 1, formula("{total}", total=TOTAL), draft.results.patients, Unit.PERSONS)
    sheet.rule(row, _STATE + 1)
    for line in PRACTICE:
        row += 1
        _practice_row(draft, sheet, row, line)
    return row + 1


def _practice_row(draft: Draft, sheet: Sheet, row: int, line: PracticeLine) -> None:
    say, home, value = draft.say, Figure("practice", "", line.name), line.value(draft.results)
    sheet.text(row, 0, say(line.label))
    sheet.result(row, 1, line.formula(draft), value, line.unit, home)
    sheet.rule(row, _STATE + 1)
    if not line.limit:
        return
    bound = getattr(draft.plan.practice, line.limit)
    sheet.result(row, 2, formula("{limit}", limit=limit(line.limit)), bound, about(PracticeRecord, line.limit).unit)
    beyond, within = say(T("below the limit") if line.is_floor else T("above the limit")), say(T("fine"))
    sign = "<" if line.is_floor else ">"
    told = formula(
        'IF({value}="","",IF({value}' + sign + "{limit},{beyond},{within}))",
        value=home,
        limit=limit(line.limit),
        beyond=quoted(beyond),
        within=quoted(within),
    )
    is_beyond = value is not None and (value < bound if line.is_floor else value > bound)
    word = "" if value is None else beyond if is_beyond else within
    sheet.result(row, _STATE, told, word, look=Look.WRAPPED)
    colours = ((f"{{cell}}={quoted(beyond)}", Look.WATCH), (f"{{cell}}={quoted(within)}", Look.FINE))
    sheet.limits.append(Limits((row, row), (_STATE, _STATE), colours))
