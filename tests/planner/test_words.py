"""Results in words: what a role is short, what a remedy does, numbers with their unit, norms with theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner import words
from planner.calculation import calculate
from planner.explain import Figure
from planner.files import plan_file
from planner.language import Translator
from planner.norms import norm
from planner.resources import resource
from planner.results import RoleResult
from planner.texts import Message, Quantity, T, Unit
from planner.warnings import Effect

SAY = Translator("en")
ROLE = RoleResult(
    demand_hours=45.2,
    capacity_hours=40,
    utilisation=1.13,
    gap_hours=-5.2,
    fte_present=1.0,
    fte_required=1.14,
    wisn_ratio=0.88,
    contacts_per_week=100,
    contacts_possible=90,
    minutes_per_contact=9,
    headcount=1,
)


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        (ROLE, "5.2 h short: 0.14 fte"),
        (replace(ROLE, gap_hours=7.3), "7.3 h left"),
        (replace(ROLE, fte_required=None), "5.2 h short"),
        (replace(ROLE, fte_required=0.9), "5.2 h short"),
        (replace(ROLE, gap_hours=-0.04), "Work and hours are equal"),
    ],
)
def test_balance(role: RoleResult, sentence: str) -> None:
    assert SAY(words.balance(role)) == sentence


def test_the_effect_on_a_role_is_told_by_its_name_alone() -> None:
    plan = plan_file.load(resource("examples", "solo_norm.dagdeel"))
    before, after = Quantity(1.43, Unit.SHARE), Quantity(0.85, Unit.SHARE)
    label = T("long label")

    of_role = Effect(Figure("role", "gp", "utilisation"), label, before, after)
    of_practice = Effect(Figure("practice", "", "continuity"), label, before, after)

    assert SAY(words.effect(plan, of_role)) == "GP 143% → 85%"
    assert SAY(words.effect(plan, of_practice)) == "long label 143% → 85%"


def test_whose_figure_it_is() -> None:
    plan = plan_file.load(resource("examples", "solo_norm.dagdeel"))
    member = plan.staff[0]

    def told(figure: Figure) -> str:
        text = words.subject(plan, figure)
        return SAY(text) if isinstance(text, Message) else text

    assert told(Figure("role", "gp", "utilisation")) == "GP"
    assert told(Figure("member", member.id, "net_hours")) == (member.name or member.id)
    assert told(Figure("activity", "consult_short", "volume")) == "Short consult"
    assert told(Figure("practice", "", "continuity")) == plan.practice.name


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(1, Unit.WEEKS), "1 week"),
        (Quantity(5.6, Unit.WEEKS), "5.6 weeks"),
        (Quantity(44.44, Unit.HOURS), "44.4 h"),
        (Quantity(0.5, Unit.SHARE), "50%"),
        (Quantity(1.25, Unit.RATIO), "1.25"),
        (Quantity(None, Unit.HOURS), "–"),
        (Quantity(2095, Unit.PERSONS), "2,095 patients"),
        (Quantity(60.5, Unit.HOUR_RATE), "€ 60.50"),
        (Quantity(4645.16, Unit.EUROS), "€ 4,645"),
        (Quantity(8.5, Unit.CLOCK), "8:30"),
        (Quantity(1, Unit.YES_NO), "yes"),
        (Quantity(0, Unit.YES_NO), "no"),
    ],
)
def test_a_number_with_its_unit(quantity: Quantity, text: str) -> None:
    assert SAY(words.with_unit(quantity)) == text


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("practice.near_limit", Unit.SHARE),
        ("practice.locum_rate", Unit.HOUR_RATE),
        ("practice.weekday_factors.mon", Unit.FACTOR),
        ("practice.session_starts.am", Unit.CLOCK),
        ("working_time.shift", Unit.HOURS),
        ("role.gp.leave_weeks", Unit.WEEKS),
        ("role.gp.needs_room", Unit.YES_NO),
        ("role.assistant.fte_hours", Unit.HOURS),
        ("activity.consult_short.volume.per_year.85+", Unit.RATE),
        ("activity.diabetes_check.volume.share.65-74", Unit.SHARE),
        ("activity.diabetes_check.volume.times_per_year", Unit.TIMES),
        ("activity.consult_short.delivery.gp.minutes", Unit.MINUTES),
        ("list_mix.85+", Unit.SHARE),
    ],
)
def test_a_norm_has_the_unit_of_its_field(path: str, unit: Unit) -> None:
    known = norm(path)
    assert known is not None
    assert words.norm_quantity(known) == Quantity(known.value, unit)


def test_words_follow_every_role_of_an_example() -> None:
    results = calculate(plan_file.load(resource("examples", "overloaded_duo.dagdeel")))
    short = SAY(words.balance(results.roles["gp"]))
    assert short.endswith("fte")
    assert "short" in short
