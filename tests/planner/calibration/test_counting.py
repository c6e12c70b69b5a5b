"""What a window tells beside a figure: how it was counted, whether it rests on enough, and rows without people."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.calibration import counting
from planner.calibration.findings import SEASON, Finding
from planner.calibration.kinds import targets
from planner.calibration.outcome import calibration
from planner.calibration.preview import PEOPLE, shape, shown_rows
from planner.defaults import new_plan
from planner.files.named_columns import NamedPreview
from planner.language import Translator
from planner.norms import norm
from planner.texts import T
from tests.support.appointment_books import read_rows, row

MONDAY = date(2024, 1, 1)
PLAN = new_plan("", {"18-44": {"healthy": 2000}})


def _findings(folder: Path, weeks: int, per_day: int) -> dict[str, Finding]:
    days = [MONDAY + timedelta(days=7 * week + day) for week in range(weeks) for day in range(5)]
    book = read_rows(folder / "book.csv", [row(day) for day in days for _ in range(per_day)])
    return {finding.path: finding for finding in calibration(PLAN, book, {}, {}).findings}


@pytest.mark.parametrize(
    ("weeks", "per_day", "enough"),
    [
        (3, 4, {"activity.consult_short.delivery.gp.minutes"}),
        (4, 1, set()),
        (6, 1, {"activity.consult_short.volume", "activity.consult_short.delivery.gp.minutes"}),
        (52, 1, {"activity.consult_short.volume", "activity.consult_short.delivery.gp.minutes", SEASON}),
    ],
)
def test_what_rests_on_enough(weeks: int, per_day: int, enough: set[str], tmp_path: Path) -> None:
    found = _findings(tmp_path, weeks, per_day)
    weekdays = {path for path in found if path.startswith("practice.weekday_factors.")}

    assert len(weekdays) == 5
    wanted = enough | (weekdays if weeks >= counting.ENOUGH_WEEKS else set())
    assert {path for path, finding in found.items() if path and finding.few is None} == wanted


def test_what_a_function_does_that_is_not_in_the_list_is_not_counted_whole(tmp_path: Path) -> None:
    """Minor procedures are done by GPs and assistants alike."""
    days = [MONDAY + timedelta(days=7 * week + day) for week in range(5) for day in range(5)]
    one, both = (
        [row(day, "Kleine verrichting", role) for day in days for role in ("Huisarts", other)]
        for other in ("Huisarts", "Doktersassistente")
    )
    for rows, is_few in ((one, True), (both, False)):
        book = read_rows(tmp_path / "book.csv", rows)
        found = {finding.path: finding for finding in calibration(PLAN, book, {}, {}).findings}
        assert bool(found["activity.minor_procedures.volume"].few) is is_few


def test_each_figure_tells_in_both_languages_how_it_was_counted(tmp_path: Path) -> None:
    for language in ("nl", "en"):
        say = Translator(language)
        for finding in _findings(tmp_path, 5, 1).values():
            assert "{" not in say(finding.how)
            assert finding.norm.value is None or norm(finding.norm_path) is not None, finding.path


def test_many_names_are_cut_short() -> None:
    assert Translator("en")(T("{names}", names=counting.some(("a", "", "c", "d", "e", "f")))) == (
        "a, Other or no kind, c, d, 2 more"
    )


def test_what_differs_is_worth_taking_over(tmp_path: Path) -> None:
    found = _findings(tmp_path, 5, 1)
    assert not found["activity.consult_short.delivery.gp.minutes"].differs
    assert found["activity.consult_short.volume"].differs


def test_of_people_only_the_shape_is_shown() -> None:
    known = NamedPreview(("Datum", "Patient", "Naam"), (("04-01-2024", "Élise 12", "O'Neil_3"),), {})

    assert shown_rows(known, {"date": 0, "patient": 1}) == [("04-01-2024", "xxxxx 00", "x'xxxx_0")]
    for people in PEOPLE:
        assert shown_rows(known, {people: 2})[0][2] == "x'xxxx_0"
    assert shape("٣ 名") == "0 x"


def test_kinds_stand_for_one_activity_or_for_two_by_length() -> None:
    ids = {activity.id for activity in PLAN.activities}

    assert ("consult_short", "consult_long") in targets(PLAN)
    assert all(len(target) < 2 for target in targets(PLAN, has_lengths=False))
    assert {one for target in targets(PLAN) for one in target} == ids
    assert () in targets(PLAN)
