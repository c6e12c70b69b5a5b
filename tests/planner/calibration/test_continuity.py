"""Continuity, on the example that its authors worked out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.appointment_books import read_rows, row

# BJGP 2023;73:279, table 2: each letter is an appointment with that doctor; A and B hold lists.
LISTS = {
    "A": "A AA AB AAB ABC AABB AABC AAABBB AAAABBBB AAAABCDE",
    "B": "B BB AC ABB ACC AABC ABBC AABBBC AAABBBBC AABBCCCC",
}
DAY = date(2025, 3, 3)


def published(role: str = "Huisarts") -> list[tuple[str, ...]]:
    return [
        row(DAY, role=role, provider=f"Dokter  {provider}", own_gp=f"dokter {own}", patient=f"{own}{number}")
        for own, patients in LISTS.items()
        for number, providers in enumerate(patients.split())
        for provider in providers
    ]


def test_the_published_example(tmp_path: Path) -> None:
    """List A 22/41, list B 17/41, whole practice 47.6%; UPC 0.57 over the 18 patients seen more than once."""
    found = read_rows(tmp_path / "book.csv", published()).continuity

    assert found is not None
    assert set(found.lists) == {(41, 22), (41, 17)}
    assert found.slicc_of_lists == (17 / 41, 22 / 41)
    assert found.slicc == pytest.approx(0.476, abs=5e-4)
    assert found.patients == 18
    assert found.upc == pytest.approx(0.57, abs=5e-3)


def test_only_contacts_with_gps_count(tmp_path: Path) -> None:
    others = [row(DAY, role="Doktersassistente", provider="Dokter A", own_gp="Dokter A", patient="A0")] * 50
    found = read_rows(tmp_path / "book.csv", [*published(), *others]).continuity

    assert found == read_rows(tmp_path / "again.csv", published()).continuity
    assert found is not None
    assert found.gps_only


def test_own_gps_in_another_notation_are_not_compared(tmp_path: Path) -> None:
    rows = [row(DAY, provider="jj", own_gp="J. Jansen", patient="1")] * 3
    found = read_rows(tmp_path / "book.csv", rows).continuity

    assert found is not None
    assert (found.slicc, found.upc) == (None, 1)
    assert read_rows(tmp_path / "again.csv", [row(DAY, provider="jj", own_gp="J. Jansen")]).continuity is None
