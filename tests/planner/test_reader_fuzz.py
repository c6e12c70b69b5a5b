"""Every reader answers in words or with figures, whatever bytes it gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fuzzing import answer, made_input
from tests.support.readers import READERS

WORDS = ["dob", "datum", "medewerker", "week", "uren", "persoon", "dag", "dagdeel", "werk", "icpc", "1980-03-02"]
CELLS = st.sampled_from(WORDS) | st.text(max_size=12) | st.floats().map(str) | st.dates().map(str)
TABLES = st.lists(st.lists(CELLS, max_size=6).map(";".join), max_size=8).map("\n".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats().map(repr) | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "role", "name"]), inner),
    max_leaves=12,
)
PLANS = st.dictionaries(st.sampled_from(["version", "staff", "roles", "worked", "practice", "weeks"]), VALUES)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "a.bin"


@pytest.mark.parametrize("reader", sorted(READERS))
@given(content=st.binary(max_size=400) | TABLES.map(str.encode) | PLANS.map(json.dumps).map(str.encode))
def test_made_up_content_is_answered(reader: str, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    answer(reader, path)


@given(number=st.integers(0, 2**32))
def test_damaged_files_are_answered(path: Path, number: int) -> None:
    one = made_input(number, seed=0)
    path.write_bytes(one.content)
    answer(one.reader, path)
