"""Records are forgotten: nothing of a patient is left in a result, an error, a log, a module or a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.errors import ListError
from planner.files.patient_columns import Mapping, load_mapping
from planner.files.patient_list import count_patients, read_header
from tests.support.patient_lists import (
    AS_OF,
    changed,
    write_csv,
)

SECRETS = ("Zonnebloemstraatvogel", "987654321", "1957-11-23", "23-11-1957", "23 nov 1957", "7531XZ", "T99.77")


def secret_rows() -> list[list[str]]:
    return [
        ["Patiëntnr", "Naam", "Geboortedatum", "ICPC", "Postcode", "Uitschrijfdatum", "COPD"],
        ["987654321", "Zonnebloemstraatvogel", "1957-11-23", "T99.77", "7531XZ", "", "Zonnebloemstraatvogel"],
        ["987654321", "Zonnebloemstraatvogel", "23-11-1957", "T90", "7531XZ", "", ""],
        ["987654322", "Zonnebloemstraatvogel", "Zonnebloemstraatvogel", "", "", "", ""],
        ["987654323", "Zonnebloemstraatvogel", "23 nov 1957", "", "", "Zonnebloemstraatvogel", ""],
        ["987654324", "Zonnebloemstraatvogel", "23 nov 1857", "", "", "", "", "Zonnebloemstraatvogel"],
    ]


def everything(error: BaseException | None) -> str:
    """All that an error and the errors behind it would show in a log."""
    return "" if error is None else f"{error!r} {error} {vars(error)} {everything(error.__context__)}"


def test_nothing_of_a_patient_is_in_the_tally(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    path = write_csv(tmp_path / "a.csv", secret_rows())
    preview = read_header(path)
    tally = count_patients(path, preview.mapping, AS_OF)
    assert tally.report.read == 5
    shown = f"{tally!r} {tally.model_dump_json()} {json.dumps(tally.model_dump(mode='json'))} {caplog.text}"
    shown += f"{preview!r} {preview.model_dump_json()}"
    assert not [secret for secret in SECRETS if secret in shown]
    assert any("Zonnebloemstraatvogel" in row for row in preview.rows)
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    ("ending", "mapping"),
    [
        ('\n"987654321;1957-11-23\n', Mapping(birth_date="Geboortedatum")),
        ('\n"987654321"1957-11-23\n', Mapping(birth_date="Geboortedatum")),
        ("\n" + "Zonnebloemstraatvogel" * 9000, Mapping(birth_date="Geboortedatum")),
        ("", Mapping(birth_date="Geboren")),
        ("", Mapping()),
        ("\x00" * 99, Mapping(birth_date="Geboortedatum")),
    ],
)
def test_nothing_of_a_patient_is_in_an_error(tmp_path: Path, ending: str, mapping: Mapping) -> None:
    path = write_csv(tmp_path / "a.csv", secret_rows())
    path.write_bytes(path.read_bytes() + ending.encode())
    with pytest.raises(ListError) as caught:
        count_patients(path, mapping, AS_OF)
    assert not [secret for secret in SECRETS if secret in everything(caught.value)]


def test_nothing_of_a_patient_is_in_the_error_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(path, lambda xml: xml.replace('t="s"', 't="Zonnebloemstraatvogel"')))
    with pytest.raises(ListError) as caught:
        read_header(path)
    assert not [secret for secret in SECRETS if secret in everything(caught.value)]


def test_a_patient_list_taken_for_a_mapping_is_not_quoted(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", secret_rows())
    with pytest.raises(ListError) as caught:
        load_mapping(path)
    assert not [secret for secret in SECRETS if secret in everything(caught.value)]


def test_nothing_of_a_patient_stays_in_the_modules(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", secret_rows())
    count_patients(path, read_header(path).mapping, AS_OF)
    for name in ("patient_list", "patient_rows", "patient_cells", "patient_columns", "icpc", "csv_rows", "tables"):
        module = __import__(f"planner.files.{name}", fromlist=[name])
        kept = " ".join(repr(value) for value in vars(module).values())
        assert not [secret for secret in SECRETS if secret in kept]
        assert not [value for value in vars(module).values() if hasattr(value, "cache_info")]
