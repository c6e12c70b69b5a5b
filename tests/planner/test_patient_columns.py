"""Which column holds what: by its name, or by a mapping file."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import ListError
from planner.files.patient_cells import Reason
from planner.files.patient_columns import Mapping, load_mapping, own_postcodes, propose
from planner.files.patient_list import count_patients, read_header
from tests.support.patient_lists import (
    AS_OF,
    MAPPING,
    count,
    filled,
    skipped,
    write_csv,
    write_text,
)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Geboortedatum", "birth_date"),
        ("GEB.DATUM", "birth_date"),
        ("gebdat", "birth_date"),
        ("Geboortedatum patiënt", "birth_date"),
        ("Date of birth", "birth_date"),
        ("DOB", "birth_date"),
        ("Geboortejaar", "birth_year"),
        ("Leeftijd", "age"),
        ("Age", "age"),
        ("ICPC", "icpc"),
        ("ICPC-codes (actief)", "icpc"),
        ("Episodes", "icpc"),
        ("Postcode", "postcode"),
        ("ZIP code", "postcode"),
        ("Datum uit", "deregistered"),
        ("Deregistration date", "deregistered"),
        ("Inschrijfdatum", "registered"),
        ("Sociale problematiek", "social_flag"),
        ("Patiëntnummer", "patient"),
    ],
)
def test_a_column_is_recognised(name: str, field: str) -> None:
    mapping = propose(("Naam", name, "Geslacht"))
    assert mapping.columns == {field: name}


@pytest.mark.parametrize(
    ("name", "programme"),
    [
        ("DM", "diabetes_check"),
        ("Zorgprogramma DM2 (j/n)", "diabetes_check"),
        ("Diabetes mellitus type 2", "diabetes_check"),
        ("Ketenzorg CVRM", "cvrm_check"),
        ("HVZ", "cvrm_check"),
        ("COPD", "copd_check"),
        ("Astma", "asthma_check"),
        ("asthma care programme", "asthma_check"),
        ("Kwetsbare ouderen", "frail_elderly"),
    ],
)
def test_a_programme_column_is_recognised(name: str, programme: str) -> None:
    assert propose(("Naam", name)).programmes == {programme: name}


@pytest.mark.parametrize("name", ["Naam", "Geslacht", "Leeftijdsgroep", "Type", "Huisarts", "", "in", "Pagina", "2"])
def test_other_columns_are_left_alone(name: str) -> None:
    assert propose((name,)) == Mapping()


def test_the_exact_name_goes_before_a_longer_one() -> None:
    mapping = propose(("Geboortedatum partner", "Geboortedatum", "ICPC hoofdcode", "ICPC"))
    assert (mapping.birth_date, mapping.icpc) == ("Geboortedatum", "ICPC")


def test_a_list_without_column_names(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Jansen", "02-03-1980", "T90"], ["de Vries", "14-07-2019", ""]])
    preview = read_header(path)
    assert (preview.header_row, preview.columns, preview.mapping) == (0, ("1", "2", "3"), Mapping())
    tally = count_patients(path, Mapping(birth_date="2", icpc="3"), AS_OF)
    assert filled(tally) == {("45-64", "medical"): 1, ("5-17", "healthy"): 1}


def test_unknown_column_names_can_be_mapped(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["wie", "kolom b"], ["Jansen", "02-03-1980"]])
    assert read_header(path).columns == ("wie", "kolom b")
    assert count_patients(path, Mapping(birth_date="Kolom B."), AS_OF).report.counted == 1


def test_the_column_names_may_come_below_a_wider_title(tmp_path: Path) -> None:
    rows = [["Praktijk", "De Linde", "COPD", "Astma", "DM"], ["wie", "geboortedatum"], ["Jansen", "02-03-1980"]]
    assert read_header(write_csv(tmp_path / "a.csv", rows)).columns == ("wie", "geboortedatum")


def test_two_columns_with_one_name(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["dob", "icpc", "icpc", ""], ["1980-03-02", "", "T90", "?"]])
    preview = read_header(path)
    assert preview.columns == ("dob", "icpc", "icpc (2)", "4")
    assert preview.mapping.icpc == "icpc"
    assert filled(count(path, icpc="icpc (2)")) == {("45-64", "medical"): 1}


def test_column_names_that_come_again_are_no_patients(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["dob", "dm"], ["1980-03-02", "j"], ["dob", "dm"], ["1990-03-02", "n"]])
    assert skipped(count(path)) == {Reason.REPEATED_HEADER: 1}


def test_a_mapping_from_a_file(tmp_path: Path) -> None:
    path = write_text(tmp_path / "m.json", MAPPING.model_dump_json())
    assert load_mapping(path) == MAPPING
    assert MAPPING.social_postcodes == ("9999", "8888AB")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jansen;02-03-1980", ""),
        ('{"birth_date": 3}', "birth_date"),
        ('{"geboortedatum": "dob"}', "geboortedatum"),
        ('{"date_order": "ydm"}', "date_order"),
        ('{"social_postcodes": ["99"]}', "social_postcodes"),
        ('{"programmes": {"copd_check": ""}}', "programmes.copd_check"),
    ],
)
def test_a_mapping_file_that_cannot_be_used(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(ListError, match="column file cannot be used") as caught:
        load_mapping(write_text(tmp_path / "m.json", text))
    assert caught.value.place == place
    assert caught.value.__context__ is None


def test_a_mapping_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="cannot be opened"):
        load_mapping(tmp_path / "m.json")


def test_the_practices_own_postcodes() -> None:
    assert own_postcodes("1234, 5678 ab;9999CD 1234\n4321") == ("1234", "5678AB", "9999CD", "4321")
    assert own_postcodes("") == ()
    with pytest.raises(ListError) as caught:
        own_postcodes("1234, 99")
    assert caught.value.message.values == {"text": "99"}
