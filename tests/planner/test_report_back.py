"""The report read back: nothing changed gives no difference, an edited cell gives one, and the rest is refused."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.errors import ListError
from planner.files.template import Preview, read_template
from planner.files.template.columns import Kind as Holds
from planner.files.template.labels import vocabularies
from planner.files.template.preview import compare_sheets
from planner.files.template.raw import RawSheet, read_sheets
from planner.files.template.references import followed_cell
from planner.files.template.report_slots import Slot, slots
from planner.files.workbook import write_report
from planner.files.workbook.check_sheet import INPUTS, KEY, NOW, TITLE
from planner.files.workbook.layout import Place, column_letters
from planner.language import LANGUAGES, Translator
from planner.plan import Activity, Delivery, Member, Patients, PerPatient, PerWeek, Plan, Practice, Prevalence, Role
from tests.support.office import recalculate
from tests.support.plans import plans, worked_example
from tests.support.workbooks import TODAY

EN = Translator("en")


def small() -> Plan:
    """A plan with every kind of input."""
    ann = Member(id="ann", name="Ann", role="gp", sessions={"mon_am": 4}, start=date(2026, 3, 1))
    split = (Delivery(role="gp", share=0.7, minutes=10), Delivery(role="assistant", share=0.3, minutes=5))
    activities = (
        Activity(id="talk", name="Talk", kind="consult", volume=PerPatient(per_year={"0-4": 1.5}), delivery=split),
        Activity(id="check", name="Check", volume=Prevalence(share={"85+": 0.25}), delivery=split[:1]),
        Activity(id="call", name="Call", volume=PerWeek(count=12)),
    )
    return Plan(
        practice=Practice(name="Linden"),
        roles=(Role(id="gp"), Role(id="assistant", supervised_by="gp")),
        staff=(ann, Member(id="bob", name="Bob", role="assistant", hours_per_week=20)),
        patients=Patients(counts={"0-4": {"healthy": 120}}, as_of=TODAY),
        activities=(
            activities[0],
            activities[1].model_copy(update={"delivery": (Delivery(role="gp"),)}),
            activities[2],
        ),
    )


def report_of(plan: Plan, language: str = "en") -> list[RawSheet]:
    """The report of a plan, read as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.xlsx")
        write_report(plan, path, language, TODAY)
        return read_sheets(path, lambda _title: False)


SMALL = small()
WRITTEN = report_of(SMALL)


def places(sheets: list[RawSheet]) -> Mapping[str, Place]:
    """Where each input stands, by its address."""
    hidden = next(sheet for sheet in sheets if sheet.title == TITLE)
    start = next(at for at, row in enumerate(hidden.rows) if row[KEY] == INPUTS)
    count = int(hidden.rows[start][NOW])  # type: ignore[arg-type]
    found = {}
    for at in range(start + 1, start + 1 + count):
        place = followed_cell(hidden.formulas[f"{column_letters(NOW)}{at + 1}"])
        assert place is not None
        found[str(hidden.rows[at][KEY])] = place
    return found


def edited(edits: Mapping[str, Any], plan: Plan = SMALL, sheets: list[RawSheet] = WRITTEN) -> Preview:
    """What is read after values were put into cells, given by the addresses of their figures."""
    now, known = copy.deepcopy(sheets), places(sheets)
    for figure, value in edits.items():
        place = known[figure]
        rows = next(sheet for sheet in now if sheet.title == place.sheet).rows
        rows[place.row] += [""] * (place.column + 1 - len(rows[place.row]))
        rows[place.row][place.column] = value
    return compare_sheets(now, plan, "report.xlsx")


def lines(preview: Preview) -> list[str]:
    """What is different, as it is told."""
    return [EN(one.text) for entry in preview.entries for one in entry.differences]


def reasons(preview: Preview) -> list[str]:
    """What is refused, as it is told."""
    return [f"{one.sheet} {one.cell}: {EN(one.reason)}" for one in preview.refused]


def another(plan: Plan, slot: Slot, number: float, language: str) -> Any:
    """A value for an input that it does not have."""
    if slot.column.kind is Holds.DATE:
        return date(2027, 5, int(number * 10) + 1)
    if slot.column.kind is Holds.CHOICE:
        words = list(vocabularies(plan, Translator(language))[slot.column.words].values())
        return words[int(number * 100) % len(words)]
    return round(number, 4)


@settings(max_examples=4, deadline=None, phases=(Phase.generate,))
@given(plans(), st.sampled_from(LANGUAGES), st.data())
def test_only_what_was_edited_is_a_difference(plan: Plan, language: str, data: st.DataObject) -> None:
    sheets = report_of(plan, language)
    untouched = compare_sheets(sheets, plan, "report.xlsx")
    assert (lines(untouched), reasons(untouched)) == ([], [])
    known = slots(plan)
    assert set(places(sheets)) <= set(known)
    # A share alone does not fit the others.
    free = [one for one in sorted(places(sheets)) if "delivery.share" not in one]
    for figure in data.draw(st.lists(st.sampled_from(free), min_size=1, max_size=3)):
        slot, place = known[figure], places(sheets)[figure]
        value = another(plan, slot, data.draw(st.floats(0.01, 0.99)), language)
        before = next(sheet for sheet in sheets if sheet.title == place.sheet).rows[place.row][place.column]
        if value == before:
            continue
        preview = edited({figure: value}, plan, sheets)
        assert reasons(preview) == []
        # The weeks before one of a season that was left out become 1 with it.
        assert len(lines(preview)) == 1 or slot.part == "calendar", (figure, value, lines(preview))
        key = "/".join(filter(None, (slot.part, slot.id)))
        assert [entry.key for entry in preview.entries] == [key]
        assert preview.change().plan == preview.proposal


@pytest.mark.parametrize(
    ("figure", "value", "told"),
    [
        ("limit/near_limit", 0.8, "Practice, Near the limit from: 85% → 80%"),
        ("role/gp/fte_hours", "36,5 uur", "GP, Hours of a full-time job: 38.0 h → 36.5 h"),
        ("member/ann/employment", "Waarnemer", "Ann, Employment: Employed → Locum"),
        ("member/ann/sessions/mon_am", "", "Ann, Week pattern, Mon morning: 4.0 h → empty"),
        ("member/ann/sessions/tue_pm", 3.5, "Ann, Week pattern, Tue afternoon: empty → 3.5 h"),
        ("member/ann/start", "", "Ann, Starts: 1 Mar 2026 → empty"),
        ("member/bob/hours_per_week", "24:30", "Bob, Contract hours: 20.0 h → 24.5 h"),
        ("member/bob/sick_rate", "4%", "Bob, Sickness: empty → 4%"),
        ("patients/0-4/healthy", 130, "Patients, 0-4, Healthy: 120 patients → 130 patients"),
        ("patients/as_of", date(2027, 1, 1), "Patients, Reference date: 22 Nov 2026 → 1 Jan 2027"),
        ("activity/talk/volume.rate/0-4", 2, "Talk, Times per patient per year, 0-4: 1.50 a year → 2.00 a year"),
        ("activity/talk/volume.group_factor/medical", 2, "Talk, Factor per client group"),
        ("activity/talk/input.channel", "By phone", "Talk, Channel: At the practice → By phone"),
        ("activity/talk/delivery.minutes/gp", 12, "Talk, GP, Minutes: 10 min → 12 min"),
        ("activity/check/input.times_per_year", 2, "Check, Times per year: 1 time → 2 times"),
        ("activity/call/volume", 15, "Call, Times per week: 12 times → 15 times"),
    ],
)
def test_each_kind_of_input_goes_back_to_its_field(figure: str, value: Any, told: str) -> None:
    preview = edited({figure: value})
    assert reasons(preview) == []
    assert [line[: len(told)] for line in lines(preview)] == [told]
    assert preview.change().plan == preview.proposal


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [
        ("member/bob/hours_per_week", "many", "'many' is no number."),
        ("member/ann/sessions/mon_am", 13, "Week pattern cannot be above 12."),
        ("member/ann/employment", "Wizard", "'Wizard' is not known: Employment."),
        ("member/ann/start", "1-3-27", "'1-3-27' is no date."),
        ("limit/continuity_floor", 60, "Continuity, at least cannot be above 100%."),
        ("activity/talk/delivery.share/gp", 0.5, "The shares of 'Talk' add up to 0.80, not to 1."),
    ],
)
def test_nonsense_is_refused_with_its_cell_and_the_rest_is_read(figure: str, value: Any, said: str) -> None:
    place = places(WRITTEN)[figure]
    preview = edited({figure: value, "limit/lone_fte": 0.25})
    assert [one.startswith(f"{place.sheet} {place.cell}: {said}") for one in reasons(preview)] == [True], reasons(
        preview
    )
    assert [entry.key for entry in preview.entries] == ["practice"]


def test_shares_that_fit_together_are_taken_over_together() -> None:
    preview = edited({"activity/talk/delivery.share/gp": 0.4, "activity/talk/delivery.share/assistant": 0.6})
    assert reasons(preview) == []
    assert [row.share for row in preview.proposal.activities[0].delivery] == [0.4, 0.6]


def test_what_was_changed_in_the_plan_since_then_stays() -> None:
    ann, bob = SMALL.staff
    later = SMALL.model_copy(update={"staff": (ann.model_copy(update={"pace": 0.5}), bob)})
    assert lines(edited({}, later)) == []
    assert lines(edited({"member/ann/pace": 0.5}, later)) == []
    both = edited({"member/ann/weeks_share": 0.5}, later)
    assert (both.proposal.staff[0].pace, both.proposal.staff[0].weeks_share) == (0.5, 0.5)
    # Somebody who left has nowhere to go for what was changed.
    without = SMALL.model_copy(update={"staff": (bob,)})
    assert (lines(edited({}, without)), reasons(edited({}, without))) == ([], [])
    place = places(WRITTEN)["member/ann/pace"]
    told = reasons(edited({"member/ann/pace": 0.5}, without))
    assert told == [f"Team {place.cell}: What this cell is about is no longer in the plan."]


@pytest.mark.parametrize(
    ("formula", "place"),
    [
        ("IF('Team'!$C$5=\"\",\"\",'Team'!$C$5)", Place("Team", 4, 2)),
        ('IF(Team!$C$5="","",Team!$C$5)', Place("Team", 4, 2)),
        ("Team!C5", Place("Team", 4, 2)),
        ("'It''s (1), a=b'!$AA$10", Place("It's (1), a=b", 9, 26)),
        ('IF(Patiënten!$B$4="Team!A1","",Patiënten!$B$4)', Place("Patiënten", 3, 1)),
        ("[1]Team!$C$5", None),
        ("Team!#REF!", None),
        ('IF(Team!$C$5="","",Team!$C$6)', None),
        ("SUM(Team!C5:C9)", None),
        ("", None),
    ],
)
def test_a_formula_is_followed_to_its_cell(formula: str, place: Place | None) -> None:
    assert followed_cell(formula) == place


def test_a_row_that_is_gone_is_told_once() -> None:
    row = places(WRITTEN)["member/ann/pace"].row + 1
    sheets = []
    for one in WRITTEN:
        gone = {
            spot: "#REF!" for spot, text in one.formulas.items() if f"'Team'!$C${row}" in text or f"${row})" in text
        }
        sheets.append(RawSheet(one.title, one.rows, one.odd, {**one.formulas, **gone}))
    (told,) = [one for one in reasons(compare_sheets(sheets, SMALL, "report.xlsx")) if "Ann" in one]
    assert told.startswith("_dagdeel B")
    assert told.endswith("Ann: cells are gone from the report, so the plan keeps what they said.")
    # Somebody who left the plan, too, is nobody to tell of.
    later = SMALL.model_copy(update={"staff": SMALL.staff[1:]})
    assert not any("Ann" in one for one in reasons(compare_sheets(sheets, later, "report.xlsx")))


def test_a_spreadsheet_program_may_save_the_report(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(worked_example(), path, "nl", TODAY)
    plan = worked_example()
    book = openpyxl.load_workbook(path)
    pace = places(read_sheets(path, lambda _title: False))[f"member/{plan.staff[0].id}/pace"]
    book[pace.sheet][pace.cell].value = "=1/4"
    book["Team"].title = "Ploeg 2027"
    for row in book[TITLE].iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace("'Team'!", "'Ploeg 2027'!")
    book.save(path)
    assert [one.cell for one in read_template(path, plan).refused] == [pace.cell]
    preview = read_template(recalculate(path), plan)
    assert reasons(preview) == []
    assert [one.pace for one in preview.proposal.staff] == [0.25, *(one.pace for one in plan.staff[1:])]


def test_a_report_that_cannot_be_read_back_says_so(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(SMALL, path, "en", TODAY)
    book = openpyxl.load_workbook(path)
    head = book[TITLE]["B1"]
    for content, words in (
        (99, "newer version"),
        ("x", "hidden sheet was changed"),
        (None, "hidden sheet was changed"),
    ):
        head.value = content
        book.save(path)
        with pytest.raises(ListError) as error:
            read_template(path, SMALL)
        assert words in error.value.message.msgid
