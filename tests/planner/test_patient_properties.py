"""What holds for any patient list, whatever is in it."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import ListError
from planner.files.patient_cells import NO_USABLE_AGE
from planner.files.patient_list import count_patients
from planner.terms import AGE_BANDS
from tests.support.patient_lists import (
    AS_OF,
    FILES,
    HEADER,
    MAPPING,
    count,
    filled,
    skipped,
    without_row_numbers,
    write_csv,
    write_xlsx,
)

NAMES = ["Appelmoes", 'de Vries, "Jan"', "Zoë; van\r\nDam", "Citroën\tC."]
DATES = [
    "02-03-1980",
    "1941-03-02",
    "2 mrt 2019",
    "14.07.2025",
    "19360302",
    "02-03-80",
    "",
    "onbekend",
    "01-01-2027",
    "01-01-1890",
]
ROWS = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(DATES),
    st.sampled_from(["", "T90", "K86,R95", "Z05|K77", "A05", "griep"]),
    st.sampled_from(["", "ja", "nee", "soms"]),
    st.sampled_from(["", "9999 AB", "8888AB", "1234"]),
    st.sampled_from(["", "01-01-2020", "01-01-2030", "nee", "?"]),
    st.sampled_from(["", "j", "n", "COPD"]),
).map(list)
LISTS = st.lists(ROWS, min_size=1, max_size=25)
EMPTY = [""] * len(HEADER)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    write_xlsx(folder / "sound.xlsx", [["dob", "icpc"], [date(1980, 3, 2), "T90"]])
    return folder


@given(rows=LISTS)
def test_every_row_is_counted_or_skipped_for_a_reason(folder: Path, rows: list[list[str]]) -> None:
    tally = count_patients(write_csv(folder / "a.csv", [HEADER, *rows]), MAPPING, AS_OF)
    report = tally.report
    assert report.read == len(rows) == report.counted + sum(skipped(tally).values())
    assert report.counted == sum(filled(tally).values())
    assert report.without_age == sum(n for reason, n in skipped(tally).items() if reason in NO_USABLE_AGE)
    for bands in tally.programmes.values():
        assert all(0 <= bands[band] <= sum(tally.counts[band].values()) for band in AGE_BANDS)


@given(rows=LISTS, seed=st.integers())
def test_the_order_of_rows_does_not_matter(folder: Path, rows: list[list[str]], seed: int) -> None:
    mixed = random.Random(seed).sample(rows, len(rows))
    first = count_patients(write_csv(folder / "a.csv", [HEADER, *rows]), MAPPING, AS_OF)
    second = count_patients(write_csv(folder / "b.csv", [HEADER, *mixed]), MAPPING, AS_OF)
    assert without_row_numbers(first) == without_row_numbers(second)


@given(rows=st.lists(ROWS | st.just(EMPTY), min_size=1, max_size=25), extra=st.integers(0, 2))
def test_the_format_does_not_matter(folder: Path, rows: list[list[str]], extra: int) -> None:
    table = [HEADER, *rows, ["Appelmoes", *EMPTY[1:]], *[EMPTY] * extra]
    tallies = [
        count_patients(write_csv(folder / "a.csv", table, delimiter, encoding), MAPPING, AS_OF)
        for delimiter in ";,\t"
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
    ]
    tallies.append(count_patients(write_xlsx(folder / "a.xlsx", table), MAPPING, AS_OF))
    assert all(tally == tallies[0] for tally in tallies)


@given(rows=st.lists(ROWS, min_size=1, max_size=12), times=st.integers(1, 3), seed=st.integers())
def test_rows_of_one_patient_count_once(folder: Path, rows: list[list[str]], times: int, seed: int) -> None:
    numbered = [[str(number), *row] for number, row in enumerate(rows, 1)]
    again = random.Random(seed).sample(numbered * times, len(rows) * times)
    mapping = MAPPING.model_copy(update={"patient": "Nr"})
    once = count_patients(write_csv(folder / "a.csv", [["Nr", *HEADER], *numbered]), mapping, AS_OF)
    often = count_patients(write_csv(folder / "b.csv", [["Nr", *HEADER], *again]), mapping, AS_OF)
    assert (often.counts, often.programmes) == (once.counts, once.programmes)
    assert often.report.read == times * once.report.read


@given(data=st.data())
@settings(max_examples=150)
def test_damage_gives_one_clear_error_or_a_count(folder: Path, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(["export_windows1252.csv", "export_utf16_tabs.txt", "sound.xlsx"]))
    content = bytearray(((folder if source == "sound.xlsx" else FILES) / source).read_bytes())
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=9)
    ):
        content[place] = byte
    path = folder / "damaged.bin"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        report = count(path).report
    except ListError:
        return
    assert report.read == report.counted + sum(finding.count for finding in report.skipped.values())
