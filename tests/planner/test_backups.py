"""Earlier versions: kept with variety, listed with what they contain, and taken back without touching a file."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.errors import PlanError
from planner.files.backups import DAYS, FOLDER, LAST, MONTHS, Backup, backups, worth_keeping
from planner.files.plan_file import dumps, load, save
from planner.files.versions import contents, restore
from planner.history import History
from planner.language import Translator
from planner.plan import Member, Plan
from tests.support.plans import worked_example

english = Translator("en")


def named(name: str) -> Plan:
    return edits.set_practice(worked_example(), "name", name).plan


def saved_at(path: Path, plan: Plan, moment: datetime) -> None:
    """Save, and let the file look as if that was at another moment."""
    save(plan, path)
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def names(path: Path) -> list[str]:
    return [load(backup.path).practice.name for backup in backups(path)]


def test_a_backup_is_named_after_the_plan_and_when_that_version_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "De Linde.dagdeel"
    saved_at(path, named("first"), datetime(2026, 11, 22, 14, 5, 33))
    save(named("second"), path)

    (backup,) = backups(path)
    assert backup.path == tmp_path / FOLDER / "De Linde 2026-11-22 14.05.33.dagdeel"
    assert backup.time == datetime(2026, 11, 22, 14, 5, 33)
    assert backup.path.read_text(encoding="utf-8") == dumps(named("first"))


def test_the_newest_versions_are_all_there_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    for number in range(LAST + 3):
        saved_at(path, named(str(number)), datetime(2026, 11, 22, 14, 0))

    assert names(path) == [str(LAST + 1 - number) for number in range(LAST)]
    assert load(path).practice.name == str(LAST + 2)


def test_days_and_months_keep_their_last_version(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    for day in range(0, 400, 5):
        for hour in (9, 15):
            moment = datetime(2025, 1, 1, hour) + timedelta(days=day)
            saved_at(path, named(f"{moment:%Y-%m-%d %H}"), moment)
    save(named("now"), path)

    # Five versions of three days, four more days, then the last version of each month before.
    assert names(path) == [
        "2026-01-31 15", "2026-01-31 09", "2026-01-26 15", "2026-01-26 09", "2026-01-21 15",
        "2026-01-16 15", "2026-01-11 15", "2026-01-06 15", "2026-01-01 15",
        "2025-12-27 15", "2025-11-27 15", "2025-10-28 15", "2025-09-28 15", "2025-08-29 15", "2025-07-30 15",
        "2025-06-30 15", "2025-05-31 15", "2025-04-26 15", "2025-03-27 15", "2025-02-25 15",
    ]  # fmt: skip


moments = st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1)).map(lambda moment: moment.replace(microsecond=0))


@given(st.lists(moments, unique=True, max_size=60))
def test_what_is_kept_is_bounded_varied_and_stable(times: list[datetime]) -> None:
    found = [Backup(time, 1, Path(str(number))) for number, time in enumerate(times)]
    kept = worth_keeping(found)

    assert len(kept) <= LAST + DAYS + MONTHS
    assert kept >= set(sorted(found)[-LAST:])
    assert len({one.time.date() for one in kept}) >= min(DAYS, len({time.date() for time in times}))
    assert len({f"{one.time:%Y-%m}" for one in kept}) >= min(MONTHS, len({f"{time:%Y-%m}" for time in times}))
    assert worth_keeping(kept) == kept


def test_versions_of_one_second_stay_in_order_while_old_ones_go(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    for number in range(30):
        saved_at(path, named(str(number)), datetime(2026, 11, 22, 14, 0))

    assert names(path) == ["28", "27", "26", "25", "24"]


def test_saving_the_same_plan_again_pushes_no_version_out(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    save(named("first"), path)
    for _ in range(LAST + 2):
        save(named("second"), path)

    assert names(path) == ["first"]


def test_plans_with_similar_names_keep_their_versions_apart(tmp_path: Path) -> None:
    for name in ("p.dagdeel", "p 2026.dagdeel", "p.json", "[p].dagdeel"):
        save(named(f"old {name}"), tmp_path / name)
        save(named(f"new {name}"), tmp_path / name)

    for name in ("p.dagdeel", "p 2026.dagdeel", "p.json", "[p].dagdeel"):
        assert names(tmp_path / name) == [f"old {name}"]


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    save(named("first"), path)
    (tmp_path / FOLDER).mkdir()
    others = ["p 2026-13-40 10.00.00.dagdeel", "p notes.txt", "q 2026-01-01 10.00.00.dagdeel"]
    for name in others:
        (tmp_path / FOLDER / name).write_text("mine")
    for number in range(LAST + 5):
        save(named(str(number)), path)

    assert [name for name in others if not (tmp_path / FOLDER / name).exists()] == []


def test_a_strange_date_of_the_file_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    save(named("first"), path)
    for seconds in (-5e9, 0, 9e9):
        os.utime(path, (seconds, seconds))
        assert save(named(str(seconds)), path).remark is None

    assert set(names(path)) == {"first", "-5000000000.0", "0"}
    assert all(backup.time <= datetime.now() for backup in backups(path))


def test_a_folder_that_takes_no_backups_does_not_stop_the_saving(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    save(named("first"), path)
    (tmp_path / FOLDER).write_text("a file where the folder should be")

    saved = save(named("second"), path)

    assert load(path) == named("second")
    assert saved.remark is not None
    assert english(saved.remark) == (
        "'p.dagdeel' is saved, but the version before it could not be kept as a backup: "
        "a file of that name is in the way."
    )
    assert backups(path) == ()


def test_saves_that_fail_push_no_version_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.dagdeel"
    for number in range(LAST + 1):
        save(named(str(number)), path)
    before = names(path)
    replace = os.replace

    def refused(source: Path, target: Path) -> None:
        if target == path:
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refused)
    for _ in range(3):
        with pytest.raises(PlanError):
            save(named("refused"), path)
    monkeypatch.undo()

    assert names(path) == [str(LAST), *before]
    save(named("taken"), path)
    assert names(path) == [str(LAST), *before][:LAST]


def test_a_version_tells_what_it_contains_and_how_the_open_plan_differs(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    saved_at(path, named("De Linde"), datetime(2026, 11, 22, 14, 5, 33))
    present = edits.add_member(named("De Linde"), Member(id="noor", name="Noor", role="gp")).plan
    save(present, path)

    found = contents(backups(path)[0], present)
    assert found.plan == named("De Linde")
    assert english(found.summary) == "3,604 patients, 6 people, 6 activities"
    assert Translator("en")(found.differs[0]) == "Noor: added"
    assert len(found.differs) == 1


def test_a_damaged_version_is_listed_with_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    save(named("first"), path)
    save(named("second"), path)
    (backup,) = backups(path)
    backup.path.write_text("{")

    found = contents(backup, named("second"))
    assert found.plan is None
    assert "damaged" in english(found.summary)
    with pytest.raises(PlanError):
        restore(named("second"), backup)


def test_going_back_to_a_version_is_one_step_that_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    saved_at(path, named("first"), datetime(2026, 11, 22, 14, 5, 33))
    present = edits.set_role(named("second"), "gp", "leave_weeks", 4).plan
    save(present, path)
    files = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    history = History(present)
    history.apply(change := restore(present, backups(path)[0]))

    assert history.plan == named("first")
    assert change.touched == {"practice", "roles"}
    assert english(change.label) == "Restore the version of 22 Nov 2026 14:05"
    assert not history.is_saved
    history.undo()
    assert history.plan == present
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == files


def test_versions_of_a_plan_that_is_gone_can_still_be_had(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    save(named("first"), path)
    save(named("second"), path)
    path.unlink()

    assert names(path) == ["first"]
