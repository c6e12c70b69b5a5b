"""What people without a name of their own are called."""

from __future__ import annotations

from datetime import date

import pytest

from planner import names
from planner.language import Translator
from planner.plan import Member, find
from planner.stand_ins import stand_ins
from planner.week.checks import check
from tests.support.weeks import cell, issues, member, practice

english, dutch = Translator("en"), Translator("nl")
PERIOD = (date(2027, 7, 19), date(2027, 7, 25))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"id": "locum"}, "Locum 1"),
        ({"id": "locum_2"}, "Locum 2"),
        ({"id": "locum_3", "role": "assistant"}, "Stand-in 3"),
        ({"id": "locum_2", "name": "Kim"}, "Kim"),
        ({"id": "locum_2", "employment": "employed"}, "locum_2"),
        ({"id": "gp_2"}, "gp_2"),
    ],
)
def test_who_stands_in_is_called_so(fields: dict[str, str], words: str) -> None:
    assert english(names.member(Member(**{"role": "gp", "employment": "locum", **fields}))) == words


def test_new_stand_ins_are_named_in_sentences() -> None:
    plan = practice((member("locum", employment="locum"),), (cell("locum", "mon_am"), cell("locum_2", "tue_am")))
    change = stand_ins(plan, find(plan.roles, "gp"), {"tue_am": 4}, PERIOD)
    assert [english(names.member(one)) for one in change.plan.staff] == ["Locum 1", "Locum 2"]

    told = [english(issue.sentence) for issue in issues(change.plan, "LONE_WORKER")]
    assert "Locum 2 is alone in the practice on Tue morning." in told
    assert not any("locum_2" in dutch(issue.sentence) for issue in check(change.plan, change.plan.weeks[0]))
