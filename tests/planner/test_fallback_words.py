"""The fallback plan in sentences, with the figures of the plan in them."""

from __future__ import annotations

from planner.calculation import calculate
from planner.dropouts import dropouts
from planner.fallback import fallback
from planner.fallback_words import sentences, standing, takers, urgency
from planner.language import Translator
from planner.plan import Member, Plan, Role
from tests.planner.test_dropouts import _patterned
from tests.support.levers import example

EN = Translator("en")


def _said(plan: Plan, member: str) -> list[str]:
    results = calculate(plan)
    known = next(one for one in dropouts(results) if one.member.id == member)
    return [EN(sentence) for sentence in sentences(plan, fallback(results, known))]


def test_the_only_gp() -> None:
    assert _said(example("solo_norm"), "owner") == [
        "GP, 59.3 paid hours a week; 44.5 hours of counted work a week lose their hands.",
        "This is a lone function: it rests on one person, or on half a job.",
        "Nobody is left as GP.",
        "A week: 7.9 hours can wait, others take over 0.0, 36.6 stay open.",
        "A month: 34.3 hours can wait, others take over 0.0, 158.6 stay open.",
        "For good, every week: others take over 0.0 hours, 44.5 stay open.",
        "This stops, as nobody else does it: Short consult, Long consult, Phone consult, Practice management, "
        "Long home visit, Short home visit, E-consult.",
        "Without a GP: Mon morning, Mon afternoon, Tue morning, Tue afternoon, Wed morning, Wed afternoon, "
        "Thu morning, Thu afternoon, Fri morning, Fri afternoon.",
        "Nobody is left to supervise: Practice nurse, somatic, Practice nurse, mental health, Medical assistant.",
    ]


def test_one_of_several_gps() -> None:
    said = _said(example("group_practice"), "gp_1")
    assert said[:2] == [
        "GP, 46.0 paid hours a week; 32.7 hours of counted work a week lose their hands.",
        "All work of GP fills 135% of the time of those who stay.",
    ]
    assert said[2].startswith("A week: 5.2 hours can wait, others take over 9.8")
    assert len(said) == 5


def test_sessions_without_supervision() -> None:
    assert "Without supervision: Tue morning." in _said(_patterned(), "coach")


def test_somebody_without_work() -> None:
    plan = Plan(roles=(Role(id="manager"),), staff=(Member(id="m", role="manager", hours_per_week=8),))
    assert _said(plan, "m") == [
        "Practice manager, 8.0 paid hours a week; 0.0 hours of counted work a week lose their hands.",
        "Nobody is left as Practice manager.",
    ]


def test_cells_say_it_in_words() -> None:
    results = calculate(example("solo_norm"))
    known = {one.member.id: one for one in dropouts(results)}
    assert EN(standing(known["owner"])) == "■ hours open"
    work = {one.activity.id: one for one in fallback(results, known["poh_s"]).work}
    assert EN(takers(results.plan, work["diabetes_check"])) == "GP"
    assert EN(takers(results.plan, work["frail_elderly"])) == "nobody"
    assert [EN(urgency(work[name])) for name in ("diabetes_check", "frail_elderly")] == ["can wait", "goes on"]
