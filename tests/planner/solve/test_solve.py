"""Answers put back into the plan hold the target; what cannot be reached, no extreme reaches; and sums by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import event, given, note
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.capacity import SESSION_HOURS
from planner.language import LANGUAGES, Translator
from planner.plan import Activity, Delivery, Member, Patients, PerPatient, PerWeek, Plan, Practice, Role, find
from planner.results import Results
from planner.scenarios import run
from planner.solve import QUESTIONS, Answer, Question, QuestionError, QuestionKind, sentence, solve
from planner.solve.offers import activities, questions, takers
from planner.solve.put_in import add_scenario, change, levers, put_in, trial
from planner.terms import GP
from tests.support.levers import example
from tests.support.plans import plans, worked_example

_TARGETS = st.one_of(st.floats(0.05, 3), st.sampled_from((0.85, 1.0)))
_NEEDS: tuple[QuestionKind, ...] = ("hours-to-hire", "share-to-delegate", "locum-sessions")


@st.composite
def _asked(draw: st.DrawFn) -> tuple[Results, tuple[Question, ...]]:
    """All questions about a random plan; mostly about a function that has both work and people."""
    plan = draw(plans().filter(lambda plan: len(plan.roles) > 1 and bool(plan.activities)))
    results = calculate(plan)
    everybody = [role.id for role in plan.roles]
    busy = [role for role in everybody if results.roles[role].utilisation]
    role = draw(st.sampled_from(busy or everybody) | st.sampled_from(everybody))
    own = [a.id for a in plan.activities if any(row.role == role for row in a.delivery)]
    every = [a.id for a in plan.activities]
    activity = draw(st.sampled_from(own or every) | st.sampled_from(every))
    to = draw(st.sampled_from([other for other in everybody if other != role]))
    target = draw(_TARGETS)
    return results, tuple(Question(kind, role, target, activity, to) for kind in QUESTIONS)


def _with(results: Results, question: Question, amount: float) -> float | None:
    """The utilisation with an amount put into the plan."""
    if question.kind == "locum-sessions" and question.role != GP:
        # There is no lever for locums of other functions; the answer is about one all the same.
        hours = min(amount * SESSION_HOURS, 10_000)
        locum = Member(id="locum", role=question.role, employment="locum", hours_per_week=hours)
        plan = results.plan.model_copy(update={"staff": (*results.plan.staff, locum)})
    else:
        plan = put_in(results.plan, levers(results, question, amount))
    return calculate(plan).roles[question.role].utilisation


def _reads_well(results: Results, answer: Answer) -> None:
    texts = {language: Translator(language)(sentence(results, answer)) for language in LANGUAGES}
    assert all(text.endswith(".") and "{" not in text for text in texts.values())
    assert (answer.reason is None) == answer.is_reachable
    if answer.reason:
        assert texts["en"].startswith("Cannot be reached because ")
        assert any(letter.isdigit() for letter in texts["en"])


@given(_asked())
def test_an_answer_put_back_holds_the_target(asked: tuple[Results, tuple[Question, ...]]) -> None:
    results, questions = asked
    for question in questions:
        answer = solve(results, question)
        event(f"{question.kind}: {'reached' if answer.is_reachable else 'not reached'}")
        _reads_well(results, answer)
        if answer.value == 0 and question.kind in _NEEDS:
            now = results.roles[question.role].utilisation
            assert now is None or now <= question.target
        elif answer.value is not None:
            assert _with(results, question, answer.value) == pytest.approx(question.target, rel=1e-9)
            # Whole steps are on the side on which the target holds.
            assert _with(results, question, answer.practical) <= question.target * (1 + 1e-8)


def _extremes(results: Results, question: Question) -> Iterator[float | None]:
    """The utilisation at the least and the most that a plan can hold, and between them."""
    plan = results.plan
    match question.kind:
        case "largest-list" | "list-per-fte":
            amounts = [0, results.patients, 10_000_000] if results.patients else []
            question = Question("largest-list", question.role, question.target)
        case "longest-consult":
            rows = find(plan.activities, question.activity or "").delivery
            amounts = [0, 60, 10_000] if any(row.role == question.role for row in rows) else []
        case "hours-to-hire":
            amounts = [8, 10_000]
        case "locum-sessions":
            amounts = [2, 1000]
        case "share-to-delegate":
            rows = find(plan.activities, question.activity or "").delivery
            shares = [row.share for row in rows if row.role == question.role]
            amounts = [part * share for share in shares for part in (0.01, 0.5, 1)]
    for amount in amounts:
        yield _with(results, question, amount)


@given(_asked())
def test_what_cannot_be_reached_no_extreme_reaches(asked: tuple[Results, tuple[Question, ...]]) -> None:
    results, questions = asked
    for question in questions:
        answer = solve(results, question)
        if answer.is_reachable or (question.kind == "list-per-fte" and results.patients_per_gp_fte is None):
            continue
        levels = [level for level in _extremes(results, question) if level is not None]
        note(str((question, answer.reason, levels)))
        above = all(level > question.target for level in levels)
        if question.kind in _NEEDS:
            now = results.roles[question.role].utilisation
            assert above
            assert now is None or now > question.target
        else:
            assert above or all(level < question.target for level in levels)


@given(plans(), st.floats(0.1, 2), st.floats(1.01, 3))
def test_a_higher_target_never_asks_for_more(plan: Plan, target: float, times: float) -> None:
    results = calculate(plan)
    for role in plan.roles:
        for kind in ("hours-to-hire", "locum-sessions"):
            low, high = (solve(results, Question(kind, role.id, one)).value for one in (target, target * times))
            assert low is None or high is None or high <= low
        low, high = (solve(results, Question("largest-list", role.id, one)).value for one in (target, target * times))
        assert low is None or high is None or high >= low


def _practice() -> Plan:
    """A GP with 30 net hours: 2,000 patients with 4 consults of 10 + 2 minutes a year, and 4 hours of meetings.

    2,000 * 4 / 50 = 160 consults a week, a quarter of them by the nurse practitioner (15 minutes, 3 of supervision,
    a tenth comes back): the GP has 120 * 12 + 40 * (3 + 0.1 * 12) = 1,608 minutes = 26.8 hours, and 4 of meetings.
    """
    consult = Activity(
        id="consult",
        kind="consult",
        volume=PerPatient(per_year={"18-44": 4}),
        delivery=(
            Delivery(role="gp", share=0.75, minutes=10, admin_minutes=2),
            Delivery(role="vs", share=0.25, minutes=15, supervision_minutes=3, return_share=0.1),
        ),
    )
    meeting = Activity(
        id="meeting",
        kind="overhead",
        channel="none",
        volume=PerWeek(count=4),
        delivery=(Delivery(role="gp", minutes=60),),
    )
    return Plan(
        practice=Practice(weeks_per_year=50),
        roles=(Role(id="gp", allowance_share=0.25, leave_weeks=10), Role(id="vs", supervised_by="gp")),
        staff=(
            Member(id="a", role="gp", hours_per_week=50, employment="owner"),
            Member(id="b", role="vs", hours_per_week=20),
        ),
        patients=Patients(counts={"18-44": {"healthy": 2000}}),
        activities=(consult, meeting),
    )


def _answer(kind: QuestionKind, target: float = 0.8, plan: Plan | None = None, **more: str) -> Answer:
    return solve(calculate(plan or _practice()), Question(kind, "gp", target, **more))


@pytest.mark.parametrize(
    ("kind", "more", "value"),
    [
        # 24 hours at 80 %; less 4 of meetings leaves 20 of the 26.8 hours: 2,000 * 20 / 26.8 patients.
        ("largest-list", {}, 2000 * 20 / 26.8),
        # 50 paid hours are 50 / 38 fte.
        ("list-per-fte", {}, 2000 * 20 / 26.8 / (50 / 38)),
        # 6.8 hours = 408 minutes less over 120 own consults and 4 returned ones: 10 - 408 / 124.
        ("longest-consult", {"activity": "consult"}, 10 - 408 / 124),
        # 30.8 / 0.8 = 38.5 hours, 8.5 more than there are; an hour paid counts for 0.8 * 0.75.
        ("hours-to-hire", {}, 8.5 / 0.6),
        # A consult handed over frees 12 minutes and costs 4.2: 408 / (160 * 7.8).
        ("share-to-delegate", {"activity": "consult", "to": "vs"}, 408 / (160 * 7.8)),
        # A session of a locum, who is never away, counts for 4 * 0.75 hours.
        ("locum-sessions", {}, 8.5 / 3),
    ],
)
def test_sums_by_hand(kind: QuestionKind, more: dict[str, str], value: float) -> None:
    assert calculate(_practice()).roles["gp"].demand_hours == pytest.approx(30.8)
    assert _answer(kind, **more).value == pytest.approx(value, rel=1e-12)


def test_what_a_practice_would_do_is_a_whole_number() -> None:
    assert _answer("largest-list").practical == 1492
    assert _answer("longest-consult", activity="consult").practical == 6.7
    assert _answer("hours-to-hire").practical == 14.5
    assert _answer("share-to-delegate", activity="consult", to="vs").practical == 0.33
    assert _answer("locum-sessions").practical == 3


def test_room_to_grow() -> None:
    assert _answer("largest-list", 1.2).value == pytest.approx(2000 * 32 / 26.8)
    assert _answer("longest-consult", 1.2, activity="consult").value == pytest.approx(10 + 312 / 124)
    for kind in ("hours-to-hire", "locum-sessions"):
        assert _answer(kind, 1.2).value == 0
    assert _answer("share-to-delegate", 1.2, activity="consult", to="vs").value == 0


def _reason(answer: Answer) -> str:
    assert answer.reason is not None
    return Translator("en")(answer.reason).removeprefix("Cannot be reached because ")


def test_reasons_name_the_number_in_the_way() -> None:
    assert _reason(_answer("largest-list", 0.1)) == (
        "work that does not follow from the list already takes 4.0 hours a week, and the target leaves 3.0: "
        "GP would be at 13% without patients."
    )
    # 120 * 2 + 40 * 3 + 4 * 2 minutes of it and 4 hours of meetings: 608 minutes where 540 are allowed.
    assert _reason(_answer("longest-consult", 0.3, activity="consult")) == (
        "even at 0 minutes for 'Consult' GP is at 34%: 1.1 hours a week too many."
    )
    # All 120 moved free 120 * 7.8 minutes: 15.2 hours stay.
    assert _reason(_answer("share-to-delegate", 0.3, activity="consult", to="vs")) == (
        "even with all 75% of 'Consult' moved to Nurse practitioner, GP is at 51%: 6.2 hours a week too many."
    )
    assert _reason(_answer("share-to-delegate", 0.3, activity="meeting", to="vs")).startswith("even with all 100%")


def _changed(**parts: object) -> Plan:
    return _practice().model_copy(update=parts)


def test_work_that_comes_back_whole_frees_nothing() -> None:
    consult = _practice().activities[0]
    mine, other = consult.delivery
    back = consult.model_copy(update={"delivery": (mine, other.model_copy(update={"return_share": 1.0}))})
    reason = _reason(_answer("share-to-delegate", plan=_changed(activities=(back,)), activity="consult", to="vs"))
    assert reason == (
        "each time that Nurse practitioner takes over 'Consult' frees 12 minutes of GP and costs GP 15 minutes of "
        "supervision and returned work."
    )


def test_reasons_where_something_is_missing() -> None:
    nobody = _changed(staff=_practice().staff[1:])
    assert _reason(_answer("largest-list", plan=nobody)) == "GP has 0.0 hours a week for 30.8 hours of work."
    assert _reason(_answer("list-per-fte", plan=nobody)) == "there is 0.00 fte of GP to count patients on."
    assert _answer("hours-to-hire", plan=nobody).value == pytest.approx(38.5 / 0.6)
    empty = _changed(patients=Patients())
    assert _reason(_answer("largest-list", plan=empty)) == "the list has 0 patients to scale."
    assert _reason(_answer("longest-consult", plan=empty, activity="consult")) == ("GP does 'Consult' 0 times a week.")
    only_meetings = _changed(activities=_practice().activities[1:])
    assert _reason(_answer("largest-list", plan=only_meetings)) == (
        "0.0 hours of GP follow from the list: with any list the utilisation is 13%."
    )
    away = _changed(roles=(Role(id="gp", allowance_share=1), Role(id="vs")))
    assert "leave 0% of a paid hour" in _reason(_answer("hours-to-hire", plan=away))
    assert "uncounted work takes 100%" in _reason(_answer("locum-sessions", plan=away))


def test_more_than_a_plan_holds_is_not_reached() -> None:
    assert "a plan holds no more than 10,000.0" in _reason(_answer("hours-to-hire", 0.0005))
    assert "a plan holds no more than 1,000" in _reason(_answer("locum-sessions", 0.0005))
    assert "even 10,000 minutes" in _reason(_answer("longest-consult", 1e5, activity="consult"))
    assert "even 10,000,000 patients" in _reason(_answer("largest-list", 1e5))


def test_a_function_without_a_part_has_no_answer() -> None:
    results = calculate(_practice())
    answer = solve(results, Question("longest-consult", "vs", 0.8, "meeting"))
    assert _reason(answer) == "Nurse practitioner does 0% of 'meeting'."


@pytest.mark.parametrize(
    "question",
    [
        Question("largest-list", "nobody", 0.8),
        Question("largest-list", "gp", 0),
        Question("largest-list", "gp", -1),
        Question("largest-list", "gp", float("nan")),
        Question("largest-list", "gp", float("inf")),
        Question("longest-consult", "gp", 0.8),
        Question("longest-consult", "gp", 0.8, "nothing"),
        Question("share-to-delegate", "gp", 0.8, "consult"),
        Question("share-to-delegate", "gp", 0.8, "consult", "gp"),
        Question("share-to-delegate", "gp", 0.8, "consult", "nobody"),
    ],
)
def test_a_question_must_make_sense(question: Question) -> None:
    with pytest.raises(QuestionError):
        solve(calculate(_practice()), question)


def test_locums_of_more_than_a_week_are_several() -> None:
    results = calculate(_practice())
    question = Question("locum-sessions", "gp", 0.4)
    amount = solve(results, question).value
    assert amount == pytest.approx((30.8 / 0.4 - 30) / 3)
    sessions = [one.sessions for one in levers(results, question, amount)]
    assert [len(one) for one in sessions] == [10, 6]
    assert sum(sum(one.values()) for one in sessions) == pytest.approx(amount * 4)


def test_nothing_needed_pulls_no_lever() -> None:
    results = calculate(_practice())
    for kind in _NEEDS:
        assert levers(results, Question(kind, "gp", 2, "consult", "vs"), 0) == ()


def test_an_answer_becomes_one_change_of_the_plan() -> None:
    results = calculate(worked_example())
    tried = trial(results, Question("hours-to-hire", "gp", 0.85))
    made = change(tried)
    assert made.touched == {"staff"}
    assert calculate(made.plan).roles["gp"].utilisation <= 0.85
    assert Translator("en")(made.label) == "Apply 'Hours to hire'"


def test_an_answer_becomes_a_scenario() -> None:
    results = calculate(worked_example())
    tried = trial(results, Question("locum-sessions", "gp", 0.85))
    made = add_scenario(tried, "n" * 200)
    assert made.touched == {"scenarios"}
    assert run(calculate(made.plan), made.plan.scenarios[-1]).results.roles == tried.after.roles


def test_effects_are_those_of_every_function_that_changes() -> None:
    results = calculate(_practice())
    found = trial(results, Question("share-to-delegate", "gp", 0.8, "consult", "vs")).effects
    assert [effect.figure.id for effect in found] == ["gp", "vs"]
    # A third handed over: 0.33 * 160 * 7.8 minutes less for the GP, 0.33 * 160 * 15 more of 20 hours.
    assert found[0].after.value == pytest.approx((30.8 - 0.33 * 160 * 7.8 / 60) / 30)
    assert found[1].after.value == pytest.approx((10 + 0.33 * 160 * 15 / 60) / 20)
    hire = trial(results, Question("hours-to-hire", "gp", 0.8)).effects
    assert [effect.figure.id for effect in hire] == ["gp"]
    assert trial(results, Question("hours-to-hire", "gp", 2)).effects == ()


def test_what_is_offered_first_is_what_fits_best() -> None:
    results = calculate(example("group_practice"))
    offered = activities(results, "gp")
    assert offered[0].kind == "consult"
    hours = [results.demand[one.id].hours["gp"] for one in offered if one.kind == "consult"]
    assert hours == sorted(hours, reverse=True)
    diabetes = takers(results, "gp", "diabetes_check")
    assert diabetes[0].id == "poh_s"
    assert "gp" not in {role.id for role in diabetes}
    assert "locum-sessions" in questions("gp")
    assert "locum-sessions" not in questions("assistant")
