"""The locum day: a week worked out by hand, the insurer's pilot, and what must hold for every plan and locum."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits, room_edits
from planner.calculation import calculate
from planner.check import check
from planner.defaults import default_activities, default_roles
from planner.language import Translator
from planner.levers import LeverError, apply, consult_length, delegate, hire
from planner.levers.locum import Locum
from planner.list_mix import mix_counts
from planner.locum_day import LocumDay, locum_day
from planner.locum_day import edits as locum_edits
from planner.locum_day.words import paragraphs, purchase, reason, remarks, room_counts, who
from planner.plan import Activity, Delivery, Member, Patients, PerWeek, Plan, Practice, Role, find
from planner.results import Results
from planner.terms import SESSIONS, WORKDAYS
from planner.warnings import warnings
from tests.support.levers import EXAMPLES, example, practices

TODAY = date(2026, 11, 22)
EN, NL = Translator("en"), Translator("nl")
TUESDAY = Locum(sessions={"tue_am": 4, "tue_pm": 4})


def _week() -> Plan:
    """Two GPs of 20 h each (Mon to Fri mornings) with 150 consults of 20 minutes: 50 h of work for 40 h.

    A nurse practitioner costs 40 an hour, an assistant 20; the assistant does a third of 60 procedures of 20 minutes.
    """
    mornings = {f"{day}_am": 4.0 for day in WORKDAYS}
    return check(
        Plan(
            practice=Practice(locum_rate=100, weekday_factors=dict.fromkeys(WORKDAYS, 1.0)),
            roles=(
                Role(id="gp", fte_hours=40, needs_room=True),
                Role(id="assistant", fte_hours=40, cost_per_hour=20),
                Role(id="vs", fte_hours=40, cost_per_hour=40, supervised_by="gp", needs_room=True),
            ),
            staff=(
                Member(id="a", role="gp", employment="owner", sessions=mornings),
                Member(id="b", role="gp", sessions=mornings, cost_per_hour=50),
            ),
            patients=Patients(counts={"18-44": {"healthy": 3000}}),
            activities=(
                Activity(
                    id="consult",
                    kind="consult",
                    core_task="generalist",
                    volume=PerWeek(count=110),
                    delivery=(Delivery(role="gp", minutes=20),),
                ),
                Activity(
                    id="procedure",
                    volume=PerWeek(count=60),
                    delivery=(
                        Delivery(role="gp", share=2 / 3, minutes=20),
                        Delivery(role="assistant", share=1 / 3, minutes=24),
                    ),
                ),
            ),
        )
    )


def _figures(day: LocumDay) -> dict[str, tuple[float | None, float | None]]:
    return {line.measure.key: (line.before, line.after) for line in day.lines}


def test_a_day_worked_out_by_hand() -> None:
    """50 h of work, 40 h of GPs; 8 h of a locum make it 48 h, which is 144 contacts instead of 120."""
    day = locum_day(calculate(_week()), TUESDAY)
    known = _figures(day)

    assert known["role/gp/utilisation"] == pytest.approx((1.25, 50 / 48))
    assert known["hours_over_all"] == pytest.approx((10, 2))
    assert known["hours_over"] == pytest.approx((5, 1))
    assert known["possible"] == pytest.approx((120, 144))
    assert known["contacts_per_gp_day"] == pytest.approx((150 / 5, 150 / 6))
    assert known["continuity"] == pytest.approx((1, 40 / 48))
    assert known["cost_per_week"] == pytest.approx((1_000, 1_800))
    assert known["cost_per_year"] == pytest.approx((52_000, 93_600))
    assert (day.locum_week, day.locum_year, day.extra_week) == pytest.approx((800, 41_600, 800))
    assert day.per_contact == pytest.approx(800 / 24)
    assert day.per_hour == pytest.approx(100)


def test_a_tuesday_with_more_places() -> None:
    """30 contacts a day for 24 places, and 48 on the day of the locum."""
    day = locum_day(calculate(_week()), TUESDAY)
    tuesday = next(tried for tried in day.weekdays if tried.day == "tue")

    assert tuesday.is_chosen
    assert tuesday.before.places == pytest.approx(24)
    assert tuesday.after.places == pytest.approx(48)
    assert tuesday.gained == pytest.approx((tuesday.before.overflow or 0) - (tuesday.after.overflow or 0))
    before, after = _figures(day)["full_days"]
    assert before == pytest.approx(5 * (tuesday.before.full or 0))
    assert after == pytest.approx(4 * (tuesday.before.full or 0) + (tuesday.after.full or 0))


def test_every_other_week_costs_and_helps_half_but_a_day_with_the_locum_is_the_same() -> None:
    base = calculate(_week())
    whole, half = (locum_day(base, TUESDAY.model_copy(update={"weeks_share": share})) for share in (1.0, 0.5))

    assert half.locum_year == pytest.approx(whole.locum_year / 2)
    assert _figures(half)["possible"][1] == pytest.approx(132)
    assert _figures(half)["full_days"] == _figures(whole)["full_days"]
    assert half.weekdays == whole.weekdays
    assert ["mean of the year" in EN(told) for told in remarks(half)] == [True]
    assert not list(remarks(whole))


def test_in_the_place_of_an_owner_and_of_somebody_paid() -> None:
    """Four hours of a locum for four of a GP: nothing is gained, and an owner's own hours cost nothing."""
    base = calculate(_week())
    lever = Locum(sessions={"tue_am": 4}, replaces="a")
    owner = locum_day(base, lever)
    paid = locum_day(base, lever.model_copy(update={"replaces": "b", "rate": 45.0}))

    assert (owner.locum_week, owner.extra_week) == pytest.approx((400, 400))
    assert paid.extra_week == pytest.approx(4 * 45 - 4 * 50)
    assert owner.per_contact is None
    told = [EN(one) for part in paragraphs(paid) for one in part]
    assert "The whole team costs € 20 a week less than now." in told
    assert "It makes no more contacts possible than there are now." in told


def test_rooms_decide_which_day_can_be_best() -> None:
    """Two rooms, full every morning and free every afternoon but one: a day without a room comes last."""
    base = calculate(room_edits.add(_week(), 2).plan)
    busy = calculate(edits.set_session(base.plan, "a", "mon_pm", 4).plan)
    afternoon = locum_day(busy, Locum(sessions={"mon_pm": 4}))
    morning = locum_day(busy, TUESDAY)

    assert afternoon.crowded == ()
    assert afternoon.rooms["mon_pm"].needed == 2
    assert morning.crowded == ("tue_am",)
    assert {tried.crowded for tried in morning.weekdays} == {(f"{day}_am",) for day in WORKDAYS}
    assert EN(room_counts(morning) or "") == (
        "Rooms needed with the locum: Tue morning 3 of 2 (0 free), Tue afternoon 1 of 2 (1 free)."
    )
    assert _figures(morning)["times_without_room"] == (0, 1)
    full = calculate(edits.set_session(busy.plan, "b", "mon_pm", 4).plan)
    ranked = locum_day(full, Locum(sessions={"tue_pm": 4})).weekdays
    assert (ranked[-1].day, ranked[-1].crowded) == ("mon", ("mon_pm",))
    assert EN(reason(ranked[-1])).endswith("no room: afternoon")


def test_a_locum_in_somebodys_place_takes_over_the_room() -> None:
    base = calculate(room_edits.add(_week(), 2).plan)
    day = locum_day(base, Locum(sessions={"tue_am": 3}, replaces="a"))

    assert day.crowded == ()
    assert (day.rooms["tue_am"].needed, day.rooms["tue_am"].free) == (2, 0)
    assert _figures(day)["times_without_room"] == (0, 0)


def test_without_rooms_nothing_is_said_of_them() -> None:
    day = locum_day(calculate(_week()), TUESDAY)
    assert day.crowded is None
    assert "times_without_room" not in _figures(day)
    assert room_counts(day) is None


def test_a_day_on_which_nobody_can_be_replaced_comes_last() -> None:
    plan = edits.set_session(_week(), "a", "wed_am", 0).plan
    ranked = locum_day(calculate(plan), Locum(sessions={"tue_am": 4}, replaces="a")).weekdays

    assert ranked[-1].day == "wed"
    assert ranked[-1].problem is not None
    assert EN(reason(ranked[-1])) == "not possible on this day"


def test_the_same_money_buys_40_hours_of_an_assistant() -> None:
    """800 euros are 40 h at 20: all 40 procedures of the GPs take 16 h, free 13.3 h, and leave 24 h."""
    bought = {one.role.id: one for one in locum_day(calculate(_week()), TUESDAY).purchases}
    assistant = bought["assistant"]

    assert assistant.paid_hours == pytest.approx(40)
    assert assistant.freed_hours == pytest.approx(40 * 20 / 60)
    assert assistant.left_hours == pytest.approx(24)
    assert EN(purchase(assistant)) == "by taking over procedure; 24.0 hours are left for other work"


def test_a_nurse_practitioner_without_shared_work_takes_over_consults() -> None:
    """20 h at 40 euros; a consult takes 25 minutes of 20, and a GP 2 minutes and 5 % of the consults again."""
    bought = {one.role.id: one for one in locum_day(calculate(_week()), TUESDAY).purchases}
    consults = 20 * 60 / 25

    assert bought["vs"].freed_hours == pytest.approx(consults * (20 - 2 - 0.05 * 20) / 60)
    assert EN(purchase(bought["vs"])) == "by taking over Consult"


def test_what_is_freed_is_what_the_model_gives() -> None:
    """Hiring these hours and delegating with them moves the GPs' hours by as much."""
    base = calculate(example("overloaded_duo"))
    bought = next(one for one in locum_day(base, TUESDAY).purchases if one.role.id == "vs")
    first = bought.activities[0]
    assert len(bought.activities) == 1
    hired = apply(base.plan, hire.Hire(role="vs", hours=bought.paid_hours))
    net = calculate(hired).roles["vs"].capacity_hours
    minutes = first.delivery[0].minutes * 1.25
    lever = delegate.Delegate(
        activity=first.id, to="vs", share=0.1, minutes=minutes, supervision_minutes=2, return_share=0.05
    )
    tenth = calculate(apply(hired, lever))
    share = 0.1 * net / tenth.roles["vs"].demand_hours
    after = calculate(apply(hired, lever.model_copy(update={"share": share})))

    assert after.roles["vs"].utilisation == pytest.approx(1)
    freed = base.roles["gp"].demand_hours - after.roles["gp"].demand_hours
    assert bought.freed_hours == pytest.approx(freed)


def test_unknown_prices_and_strange_work_are_said() -> None:
    plan = edits.set_role(_week(), "assistant", "cost_per_hour", None).plan
    plan = edits.set_role(plan, "vs", "cost_per_hour", None).plan
    plan = plan.model_copy(update={"roles": (*plan.roles, Role(id="poh_s", cost_per_hour=30))})
    bought = {one.role.id: one for one in locum_day(calculate(plan), TUESDAY).purchases}

    assert bought["assistant"].paid_hours is None
    assert EN(purchase(bought["assistant"])).startswith("What an hour costs is not known")
    assert EN(purchase(bought["poh_s"])) == "This function shares no work with the GPs in this plan."


def test_consults_are_as_busy_as_before_and_hold_or_not() -> None:
    """8 h more for 110 consults at the same 125 % are 10 h of work: 5.45 minutes each."""
    base = calculate(_week())
    known = locum_day(base, TUESDAY).consults

    assert known is not None
    assert known.minutes == 20
    assert known.same == pytest.approx(20 + 10 * 60 / 110)
    assert known.at_limit == pytest.approx(20 + (0.85 * 48 - 50) * 60 / 110)
    assert known.utilisation == pytest.approx((50 - 110 * 5 / 60) / 48)


@pytest.mark.parametrize("name", EXAMPLES)
def test_fifteen_minutes_put_into_the_plan_give_what_is_said(name: str) -> None:
    day = locum_day(calculate(example(name)), TUESDAY)
    known = day.consults
    assert known is not None

    def with_minutes(minutes: float) -> Results:
        return calculate(
            apply(day.after.plan, consult_length.ConsultLength(activity=known.activity.id, minutes=minutes))
        )

    longer = with_minutes(15)
    gp = longer.roles["gp"]
    assert gp.utilisation == pytest.approx(known.utilisation, rel=1e-12)
    assert max(0.0, -gp.gap_hours) == pytest.approx(known.hours_short)
    assert with_minutes(known.same).roles["gp"].utilisation == pytest.approx(day.before.roles["gp"].utilisation)
    if known.at_limit is not None:
        assert with_minutes(known.at_limit).roles["gp"].utilisation == pytest.approx(0.85)
    assert known.sessions is not None
    assert known.sessions > 0
    for sessions, holds in ((known.sessions, True), (known.sessions - 1, False)):
        staff = Member(id="more", role="gp", employment="locum", hours_per_week=4 * sessions)
        more = calculate(edits.add_member(longer.plan, staff).plan)
        assert ((more.roles["gp"].utilisation or 0) <= 0.85 + 1e-9) is holds


def _pilot(patients: int = 6_100, limit: float = 1_800) -> Plan:
    """The insurer's pilot practice: 6,100 patients of the average age, 3.0 fte of GPs, the usual work."""
    mornings = {f"{day}_{part}": 4.0 for day in WORKDAYS for part in ("am", "pm")}
    gps = tuple(Member(id=f"gp{n}", role="gp", employment="owner", sessions=mornings) for n in range(3))
    return check(
        Plan(
            practice=Practice(list_per_gp_fte=limit),
            roles=default_roles(),
            staff=gps,
            patients=Patients(counts=mix_counts(patients)),
            activities=default_activities(),
        )
    )


def test_the_insurers_pilot() -> None:
    """6,100 patients with 3.0 fte is 2,033 per fte: 0.39 fte short of 1,800 per fte.

    Three locum days a week are 24 h, 0.6 fte: 1,694 patients per fte, for 24 h at 85 euros.
    """
    base = calculate(_pilot())
    assert base.patients_per_gp_fte == pytest.approx(2_033, abs=0.5)
    (short,) = (warning for warning in warnings(base, TODAY) if warning.code == "LIST_PER_FTE")
    assert "That is 0.39 fte short" in EN(short.text)

    days = {f"{day}_{part}": 4.0 for day in ("mon", "tue", "thu") for part in ("am", "pm")}
    day = locum_day(base, Locum(sessions=days))
    assert day.after.patients_per_gp_fte == pytest.approx(6_100 / 3.6, abs=0.5)
    assert (day.locum_week, day.locum_year) == pytest.approx((24 * 85, 24 * 85 * 52))
    allowance = find(base.plan.roles, "gp").allowance_share
    assert day.per_hour == pytest.approx(85 / (1 - allowance))
    gp = base.roles["gp"]
    before, after = _figures(day)["role/gp/utilisation"]
    assert before == pytest.approx(gp.demand_hours / gp.capacity_hours)
    assert after == pytest.approx(gp.demand_hours / (gp.capacity_hours + 24 * (1 - allowance)))
    known = day.consults
    assert known is not None
    # Fifteen minutes do not hold, but the GPs are less busy with them and the locum than they were without both.
    assert base.plan.practice.overload < known.utilisation < before
    assert known.same > 15
    assert known.sessions is not None
    told = [EN(sentence) for part in paragraphs(day) for sentence in part]
    assert any(sentence.startswith("Consults of 15 minutes would fill") for sentence in told)


def test_the_locum_goes_into_the_plan_and_into_a_scenario() -> None:
    plan = _week()
    added = locum_edits.add_to_plan(plan, TUESDAY, "Locum")
    newcomer = added.plan.staff[-1]
    assert (newcomer.name, newcomer.employment, newcomer.sessions) == ("Locum", "locum", dict(TUESDAY.sessions))
    assert added.touched == {"staff"}
    assert EN(added.label) == "Add Locum"
    assert calculate(added.plan).roles == locum_day(calculate(plan), TUESDAY).after.roles

    kept = locum_edits.keep(plan, TUESDAY, EN(locum_edits.name_of(TUESDAY))).plan.scenarios[-1]
    assert (kept.name, kept.steps[0].lever) == ("Locum on Tue", TUESDAY)


def test_a_plan_that_takes_no_locum_says_why() -> None:
    for plan, lever in ((Plan(), TUESDAY), (_week(), Locum(sessions={}))):
        with pytest.raises(LeverError):
            locum_day(calculate(plan), lever)


locums = st.builds(
    Locum,
    sessions=st.dictionaries(st.sampled_from(SESSIONS), st.sampled_from((0.5, 3.0, 4.0)), min_size=1, max_size=4),
    pace=st.sampled_from((0.5, 1.0)),
    rate=st.sampled_from((None, 0.0, 85.0)),
    weeks_share=st.sampled_from((0.0, 0.25, 1.0)),
)


@given(practices(), locums)
def test_any_plan_and_locum_can_be_told(plan: Plan, lever: Locum) -> None:
    day = locum_day(calculate(plan), lever)
    for say in (EN, NL):
        assert say(who(day))
        assert all(say(sentence) for part in paragraphs(day) for sentence in part)
        assert all(say(reason(tried)) for tried in day.weekdays)
        assert all(say(purchase(one)) for one in day.purchases)
    assert {tried.day for tried in day.weekdays} == set(WORKDAYS)


@given(practices(), locums)
def test_an_extra_locum_never_makes_gps_busier_or_days_fuller(plan: Plan, lever: Locum) -> None:
    day = locum_day(calculate(plan), lever)
    known = _figures(day)
    for key in ("role/gp/utilisation", "hours_over_all", "hours_over", "full_days", "without_place"):
        before, after = known[key]
        assert before is None or after is None or after <= before + 1e-9
    assert day.after.cost_per_week == pytest.approx(day.before.cost_per_week + day.locum_week)
    weekly = sum(lever.sessions.values()) * lever.weeks_share
    rate = plan.practice.locum_rate if lever.rate is None else lever.rate
    assert day.locum_year == pytest.approx(weekly * rate * plan.practice.weeks_per_year)


@given(practices(), locums)
def test_the_ranking_keeps_its_order(plan: Plan, lever: Locum) -> None:
    ranked = locum_day(calculate(plan), lever).weekdays
    assert [bool(tried.crowded) for tried in ranked] == sorted(bool(tried.crowded) for tried in ranked)
    for group in (True, False):
        full = [round(tried.full_days, 2) for tried in ranked if bool(tried.crowded) is group and tried.full_days]
        assert full == sorted(full)
