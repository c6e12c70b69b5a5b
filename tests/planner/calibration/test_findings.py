"""Findings beside plan and norm, and taking them over."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.calibration.adopt import adopt
from planner.calibration.book import Book
from planner.calibration.figures import cover
from planner.calibration.findings import SEASON, Finding, absent_roles, findings
from planner.calibration.kinds import Meaning, guess, guess_kinds, guess_role, guess_roles
from planner.defaults import new_plan
from planner.demand import volume
from planner.errors import EditError
from planner.plan import Activity, PerWeek, Plan, Role, find
from tests.support.appointment_books import read_rows, row
from tests.support.plans import plans

MONDAY = date(2025, 6, 16)
PLAN = new_plan("", {"18-44": {"healthy": 2000}, "75-84": {"healthy": 300}})


def _week(kind: str, role: str, minutes: str, number: int) -> list[tuple[str, ...]]:
    return [row(MONDAY + timedelta(days=day), kind, role, minutes) for day in range(5) for _ in range(number)]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A week with 30 consults of 10 and 10 of 25 minutes, 15 procedures of which 10 by the assistant, 10 diabetes."""
    return read_rows(
        tmp_path / "book.csv",
        [
            *_week("Consult", "Huisarts", "10", 6),
            *_week("Consult", "Waarnemend huisarts", "25", 2),
            *_week("Kleine verrichting", "Doktersassistente", "15", 2),
            *_week("Kleine verrichting", "Huisarts", "20", 1),
            *_week("DM-controle", "POH-S", "30", 1),
            *_week("DM-controle", "POH-S", "20", 1),
            *_week("Pauze", "Huisarts", "15", 1),
        ],
    )


def _by_path(plan: Plan, book: Book) -> dict[str, Finding]:
    found = findings(plan, book, guess(plan, book), cover(book))
    return {finding.path: finding for finding in found}


def test_findings_by_hand(book: Book) -> None:
    found = _by_path(PLAN, book)

    short = found["activity.consult_short.volume"]
    assert (short.found.value, short.counted) == (30, 30)
    usual = volume(find(PLAN.activities, "consult_short"), PLAN.patients, 52)
    assert short.present.value == short.norm.value == pytest.approx(usual)
    assert found["activity.consult_long.volume"].found.value == 10
    assert found["activity.consult_long.delivery.gp.minutes"].found.value == 25
    procedure = found["activity.minor_procedures.delivery.assistant.share"]
    assert procedure.found.value == pytest.approx(2 / 3)
    assert (procedure.present.value, procedure.norm.value, procedure.counted) == (0.5, 0.5, 15)
    check = found["activity.diabetes_check.delivery.poh_s.minutes"]
    assert (check.found.value, check.low, check.high, check.present.value, check.norm.value) == (25, 20, 30, 20, 20)
    assert found["practice.weekday_factors.mon"].found.value == 1
    assert "activity.consult_short.delivery.gp.share" not in found


def test_a_role_that_the_list_lacks_makes_no_shares(tmp_path: Path) -> None:
    """Without the assistant's appointments in the list, nobody can say who does the procedures."""
    book = read_rows(tmp_path / "book.csv", _week("Kleine verrichting", "Huisarts", "20", 1))

    assert absent_roles(PLAN, book, guess(PLAN, book)) == ("assistant",)
    assert not [path for path in _by_path(PLAN, book) if path.endswith(".share")]


def test_several_are_taken_over_in_one_step(book: Book) -> None:
    found = _by_path(PLAN, book)
    chosen = [finding for finding in found.values() if finding.adoptable]
    change = adopt(PLAN, reversed(chosen))

    assert change.label.count == len(chosen)
    assert change.touched == {"activities", "practice", "calendar"}
    again = _by_path(change.plan, book)
    for path, finding in found.items():
        if finding.adoptable:
            assert again[path].present.value == pytest.approx(finding.found.value), path
    assert new_plan("", {"18-44": {"healthy": 2000}, "75-84": {"healthy": 300}}) == PLAN


def test_one_alone_changes_nothing_else(book: Book) -> None:
    """Rates grow in proportion, so that the ages keep theirs."""
    path = "activity.consult_short.volume"
    plan = adopt(PLAN, [_by_path(PLAN, book)[path]]).plan

    old, new = (find(each.activities, "consult_short") for each in (PLAN, plan))
    assert volume(new, plan.patients, 52) == pytest.approx(30)
    assert new.volume.kind == old.volume.kind == "per_patient"
    factor = 30 / volume(old, PLAN.patients, 52)
    assert new.volume.per_year == pytest.approx({band: rate * factor for band, rate in old.volume.per_year.items()})
    assert [one for one in plan.activities if one.id != "consult_short"] == [
        one for one in PLAN.activities if one.id != "consult_short"
    ]


def test_without_patients_the_times_are_per_week(book: Book) -> None:
    empty = new_plan("", {})
    found = _by_path(empty, book)
    plan = adopt(empty, [found["activity.consult_short.volume"], found["activity.diabetes_check.volume"]]).plan

    assert find(plan.activities, "consult_short").volume == PerWeek(count=30)
    assert find(plan.activities, "diabetes_check").volume == PerWeek(count=10)


def test_a_role_that_is_new_in_an_activity_needs_its_share(tmp_path: Path) -> None:
    book = read_rows(
        tmp_path / "book.csv", [*_week("Bloeddruk", "POH-S", "12", 1), *_week("Bloeddruk", "Doktersassistente", "8", 1)]
    )
    found = _by_path(PLAN, book)
    minutes = found["activity.blood_pressure.delivery.poh_s.minutes"]

    assert minutes.present.value is None
    with pytest.raises(EditError):
        adopt(PLAN, [minutes])
    plan = adopt(PLAN, [minutes, found["activity.blood_pressure.delivery.poh_s.share"]]).plan
    rows = {row.role: (row.share, row.minutes) for row in find(plan.activities, "blood_pressure").delivery}
    assert rows == {"assistant": (0.5, 10), "poh_s": (0.5, 12)}


def test_what_no_field_holds_cannot_be_taken_over(tmp_path: Path) -> None:
    book = read_rows(tmp_path / "book.csv", [row(MONDAY, status="verschenen"), row(MONDAY, status="no show")])
    (shown,) = [finding for finding in _by_path(PLAN, book).values() if not finding.adoptable]

    assert shown.found.value == 0.5
    with pytest.raises(EditError):
        adopt(PLAN, [shown])
    with pytest.raises(EditError):
        adopt(PLAN, [])


def test_the_season_comes_with_all_its_weeks(tmp_path: Path) -> None:
    rows = [
        row(MONDAY + timedelta(days=7 * week + day)) for week in range(2) for day in range(5) for _ in range(week + 1)
    ]
    book = read_rows(tmp_path / "book.csv", rows)
    found = _by_path(PLAN, book)[SEASON]

    assert found.found.value == pytest.approx(10 / 7.5)
    assert adopt(PLAN, [found]).plan.calendar.season[24:26] == pytest.approx((5 / 7.5, 10 / 7.5))


@settings(max_examples=30, deadline=None, phases=(Phase.reuse, Phase.generate))
@given(plans(), st.data())
def test_any_plan_takes_any_of_it(plan: Plan, data: st.DataObject) -> None:
    """Kinds and functions that mean anything at all in the plan."""
    sorts = [(kind, role) for kind in ("Consult", "Visite") for role in ("Huisarts", "Zuster")]
    numbers = {sort: data.draw(st.integers(0, 9)) for sort in sorts}
    book = _drawn(numbers)
    if not plan.activities or book is None:
        return
    ids, roles = [one.id for one in plan.activities], [one.id for one in plan.roles]
    meaning = Meaning(
        {kind: (data.draw(st.sampled_from(ids)),) for kind in ("Consult", "Visite")},
        {role: data.draw(st.sampled_from(roles)) for role in ("Huisarts", "Zuster")},
    )
    chosen = [finding for finding in findings(plan, book, meaning, cover(book)) if finding.adoptable]
    changed = adopt(plan, chosen).plan
    for finding in findings(changed, book, meaning, cover(book)):
        if finding.adoptable:
            assert finding.present.value == pytest.approx(finding.found.value, abs=1e-9), finding.path


def _drawn(numbers: dict[tuple[str, str], int]) -> Book | None:
    """A book of one week without reading a file."""
    from planner.calibration.book import Sort

    held = {
        (MONDAY + timedelta(days=day), Sort(kind, role, False)): number
        for (kind, role), number in numbers.items()
        for day in range(5)
        if number
    }
    if not held:
        return None
    lengths = {sort: {10.0: number} for (_, sort), number in held.items()}
    fields = frozenset(("date", "kind", "role", "duration"))
    return Book(held, {}, 0, lengths, {}, None, MONDAY, MONDAY + timedelta(days=4), 1, {}, {}, fields)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Consult", ("consult_short", "consult_long")),
        ("Consult kort", ("consult_short",)),
        ("Dubbel consult", ("consult_long",)),
        ("Consult 20 min", ("consult_long",)),
        ("Telefonisch consult", ("phone",)),
        ("E-consult", ("econsult",)),
        ("Visite", ("visit_short", "visit_long")),
        ("Huisbezoek lang", ("visit_long",)),
        ("POH-GGZ intake", ("poh_ggz_consult",)),
        ("Controle diabetes", ("diabetes_check",)),
        ("RR-meting", ("blood_pressure",)),
        ("Griepprik", ("flu_vaccination",)),
        ("Uitstrijkje", ("smears",)),
        ("Lunch", ()),
    ],
)
def test_kinds_are_guessed_by_name(name: str, target: tuple[str, ...]) -> None:
    assert guess_kinds(PLAN, [name]) == {name: target}


def test_a_kind_of_any_length_needs_lengths() -> None:
    names = ["Consult", "Dubbel consult"]

    assert guess_kinds(PLAN, names, has_lengths=False) == {"Consult": (), "Dubbel consult": ("consult_long",)}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Huisarts", "gp"),
        ("waarnemend HA", "gp"),
        ("Doktersassistente", "assistant"),
        ("Physician assistant", "pa"),
        ("Verpleegkundig specialist", "vs"),
        ("POH-GGZ", "poh_ggz"),
        ("Praktijkondersteuner huisarts", "poh_s"),
        ("Huisarts in opleiding", "aios"),
        ("Fysiotherapeut", None),
    ],
)
def test_functions_are_guessed_by_name(name: str, role: str | None) -> None:
    assert guess_role(name) == role


def test_own_names_go_before_guesses() -> None:
    plan = PLAN.model_copy(
        update={
            "activities": (*PLAN.activities, Activity(id="own", name="Consult Turks")),
            "roles": (*PLAN.roles, Role(id="coach", name="Doktersassistent plus")),
        }
    )

    assert guess_kinds(plan, ["consult  turks"]) == {"consult  turks": ("own",)}
    assert guess_roles(plan, ["DOKTERSASSISTENT PLUS"]) == {"DOKTERSASSISTENT PLUS": "coach"}
    assert guess_roles(PLAN.model_copy(update={"roles": PLAN.roles[:1]}), ["POH"]) == {"POH": None}
