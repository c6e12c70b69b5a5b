"""Patients are forgotten: who they are is in no book, repr, error, output, log or file."""

from __future__ import annotations

import weakref
from datetime import date
from pathlib import Path

import pytest

from planner.calibration import reading
from planner.calibration.cells import Known
from planner.calibration.continuity import Seen
from planner.calibration.figures import cover
from planner.calibration.findings import findings
from planner.calibration.kinds import guess
from planner.calibration.reading import preview_book, read_book
from planner.cli import main
from planner.defaults import new_plan
from planner.errors import ListError
from planner.files.plan_file import save
from tests.support.appointment_books import AS_OF, row
from tests.support.patient_lists import write_csv

HEADER = [
    "Datum",
    "Soort",
    "Functie",
    "Duur",
    "Status",
    "Behandelaar",
    "Eigen huisarts",
    "BSN",
    "Naam",
    "Geboortedatum",
]
SECRETS = ("123456782", "Zonnebloemstraatvogel", "23-11-1957", "Kruidvatje")
DAY = date(2025, 3, 3)


def _book(folder: Path) -> Path:
    one = row(DAY, provider="dr. Kruidvatje", own_gp="dr. Kruidvatje", patient="123456782")
    rows = [[*one, "Zonnebloemstraatvogel", "23-11-1957"] for _ in range(8)]
    broken = [["Zonnebloemstraatvogel", *one[1:], "Zonnebloemstraatvogel", "23-11-1957"]]
    return write_csv(folder / "book.csv", [HEADER, *rows, *broken])


def test_nothing_of_a_patient_is_in_what_is_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    path = _book(tmp_path)
    book, plan = read_book(path, AS_OF), new_plan("", {})
    shown = f"{book!r} {vars(book)} {findings(plan, book, guess(plan, book), cover(book))} {preview_book(path)!r}"

    assert book.continuity is not None
    assert (book.continuity.slicc, book.continuity.upc, book.continuity.patients) == (1, 1, 1)
    assert not [secret for secret in SECRETS if secret in shown + caplog.text]
    assert [file.name for file in tmp_path.iterdir()] == ["book.csv"]


def test_hashes_and_their_key_go_with_the_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Seen]] = []

    class Watched(Seen):
        def __init__(self, file: str) -> None:
            super().__init__(file)
            made.append(weakref.ref(self))

    monkeypatch.setattr(reading, "Seen", Watched)
    book = reading.read_book(_book(tmp_path), AS_OF)

    assert book.continuity is not None
    assert [one() for one in made] == [None]


def test_hashes_differ_from_count_to_count() -> None:
    """Two counts cannot be laid side by side: each has a key of its own."""
    one, other = Seen("a"), Seen("a")
    for seen in (one, other):
        seen.add("123456782", "Kruidvatje", "Kruidvatje", 1)
        assert repr(seen) == "Seen()"

    assert one.result(gps_only=True) == other.result(gps_only=True)
    assert vars(one)["_seen"].keys() != vars(other)["_seen"].keys()


def test_texts_that_are_not_understood_are_not_remembered(tmp_path: Path) -> None:
    """A column of names that was taken for dates leaves nothing behind, not even until the end of the count."""
    known: Known[int | None] = Known(lambda text: int(text) if text.isdigit() else None)
    assert (known["Zonnebloemstraatvogel"], known["7"]) == (None, 7)
    assert dict(known) == {"7": 7}

    with pytest.raises(ListError) as caught:
        read_book(_book(tmp_path), AS_OF, {"date": HEADER.index("Naam")})
    assert not [
        secret for secret in SECRETS if secret in f"{caught.value!r} {caught.value.message} {vars(caught.value)}"
    ]


@pytest.mark.parametrize("options", [[], ["--json"], ["--merge-small"], ["--adopt", "*", "--into"]])
def test_nothing_of_a_patient_is_printed_or_written(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "p.dagdeel"
    save(new_plan("", {}), plan)
    path = _book(tmp_path)
    arguments = [*options, str(plan)] if options and options[-1] == "--into" else options
    assert main(["calibrate", str(path), "--as-of", "2025-12-31", *arguments]) == 0
    said = capsys.readouterr()

    written = "".join(file.read_text(encoding="utf-8") for file in tmp_path.iterdir() if file != path)
    assert said.out
    assert not [secret for secret in SECRETS if secret in said.out + said.err + written]
