"""Words and numbers that charts have in common."""

from __future__ import annotations

import pytest

from planner.language import Translator
from planner.texts import Quantity, Unit
from ui.charts.wording import signed


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.16, "+16%"), (-0.028, "-2.8%"), (0.0, "0%"), (0.0002, "0%"), (-0.0002, "0%"), (0.0104, "+1%"), (None, "–")],
)
def test_a_change_has_a_sign_where_it_is_written_as_one(value: float | None, told: str) -> None:
    assert signed(Translator("en"), Quantity(value, Unit.SHARE)) == told
