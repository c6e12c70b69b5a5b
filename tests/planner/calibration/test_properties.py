"""What holds for every appointment book: order is nothing, twice the book is twice the counts and no other share."""

from __future__ import annotations

import random
import re
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calibration.book import Book, merged
from planner.calibration.figures import cover
from planner.calibration.findings import Finding, findings
from planner.calibration.kinds import guess
from planner.calibration.reading import read_book
from planner.errors import ListError
from planner.plan import Plan
from tests.support.appointment_books import AS_OF, HEADER, Row, rows
from tests.support.patient_lists import write_csv
from tests.support.plans import worked_example

PLAN = worked_example()


def _read(drawn: list[Row]) -> Book | None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / "book.csv", [HEADER, *map(list, drawn)])
        try:
            return read_book(path, AS_OF)
        except ListError:
            return None


def _findings(book: Book, plan: Plan = PLAN) -> tuple[Finding, ...]:
    return findings(plan, book, guess(plan, book), cover(book))


def _twin(one: Row) -> Row:
    """The same appointment of another patient."""
    return (*one[:-1], f"twin of {one[-1]}")


def _without_numbers(found: tuple[Finding, ...]) -> list[Finding]:
    """Findings but for what counts appointments; of times per week only what they are of."""
    return [
        replace(one, counted=0, basis=one.label, how=one.label, few=None)
        for one in found
        if not one.path.endswith(".volume")
    ]


@settings(max_examples=40, deadline=None)
@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_nothing(drawn: list[Row], chance: random.Random) -> None:
    shuffled = chance.sample(drawn, len(drawn))
    one, other = _read(drawn), _read(shuffled)

    assert one == other
    if one and other:
        assert _findings(one) == _findings(other)


@settings(max_examples=40, deadline=None)
@given(rows())
def test_twice_the_book_is_twice_the_counts_and_no_other_share(drawn: list[Row]) -> None:
    one, twice = _read(drawn), _read([*drawn, *map(_twin, drawn)])

    if one is None or twice is None:
        assert one is twice
        return
    assert twice.totals == {sort: 2 * number for sort, number in one.totals.items()}
    assert twice.cancelled == 2 * one.cancelled
    single, double = _findings(one), _findings(twice)
    assert _without_numbers(single) == _without_numbers(double)
    for before, after in zip(single, double, strict=True):
        if before.path.endswith(".volume"):
            assert after.found.value == 2 * (before.found.value or 0)


@settings(max_examples=40, deadline=None)
@given(rows())
def test_merging_keeps_the_whole_and_tells_no_small_count(drawn: list[Row]) -> None:
    book = _read(drawn)
    if book is None:
        return
    small = merged(book)

    assert sum(small.held.values()) == sum(book.held.values())
    assert sum(small.missed.values()) == sum(book.missed.values())
    named = [name for name in small.kinds if name]
    for name in named:
        counted = sum(number for sort, number in (*small.totals.items(), *small.missed.items()) if sort.kind == name)
        assert counted >= 5
    assert not re.search("A|B|C", "".join(named).replace("Consult", ""))
    assert all(number >= 5 for number in small.hours.values())
