"""What holds for every kind of lever: words, evidence, a first offer, the plan file, and no plan changed in place."""

from __future__ import annotations

from datetime import date
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

import pytest

from planner.check import check
from planner.files.plan_file import dumps, loads
from planner.language import Translator
from planner.levers import KINDS, THEMES, LeverError, apply, sentence
from planner.levers.merge import Merge
from planner.norms import facts
from planner.plan import Lever, Persons, Plan, Scenario, SessionHours, SessionKey, Share, Step, about
from planner.terms import AgeBand, Group
from planner.texts import Message
from tests.support.levers import EXAMPLES, example

_SINGLE = (float, bool, str, date)
_BY_KEY = (dict[SessionKey, SessionHours], dict[AgeBand, Persons], dict[Group, Share])
_SEVERAL = (tuple[AgeBand, ...], tuple[Group, ...], tuple[str, ...])

each_kind = pytest.mark.parametrize("kind", KINDS)


def in_both_languages(message: Message) -> list[str]:
    """A message in Dutch and in English, with every value in its place."""
    said = [Translator(language)(message) for language in ("nl", "en")]
    assert all(text and "{" not in text for text in said)
    return said


def offer(kind: str, plan: Plan) -> Lever:
    """The first offer of a kind; joining another practice takes the choice of one first."""
    return Merge(other=example("solo_norm")) if kind == "merge" else KINDS[kind].first(plan)


def offers(kind: str) -> list[tuple[Plan, Lever]]:
    """The first offer of a kind for each example that has something for it; the others say what is missing."""
    found = []
    for plan in map(example, EXAMPLES):
        try:
            found.append((plan, offer(kind, plan)))
        except LeverError as error:
            in_both_languages(error.message)
    return found


@each_kind
def test_it_has_a_title_a_purpose_and_evidence(kind: str) -> None:
    known = KINDS[kind]
    for words in (known.title, known.purpose, known.evidence.text, THEMES[known.theme]):
        assert len(in_both_languages(words)) == 2
    assert set(known.evidence.facts) <= set(facts())


def test_no_two_kinds_have_the_same_title() -> None:
    assert len({known.title.msgid for known in KINDS.values()}) == len(KINDS)


@each_kind
def test_every_parameter_has_a_title_and_a_type_that_a_form_can_show(kind: str) -> None:
    record = KINDS[kind].record
    for name, field in record.model_fields.items():
        if name != "kind":
            in_both_languages(about(record, name).title)
            allowed = _can_be_shown(field.annotation) or (kind == "merge" and _bare(field.annotation) is Plan)
            assert allowed, name


def _bare(kind: Any) -> Any:
    """A type without None and what is noted with it."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    parts = get_args(kind)
    return _bare(next(part for part in parts if part is not NoneType)) if NoneType in parts else kind


def _can_be_shown(kind: Any) -> bool:
    bare = _bare(kind)
    if get_origin(bare) is tuple:
        return tuple[_bare(get_args(bare)[0]), ...] in _SEVERAL
    return bare in (*_SINGLE, *_BY_KEY)


@each_kind
def test_it_is_offered_with_a_sentence_in_both_languages(kind: str) -> None:
    for plan, lever in offers(kind):
        try:
            words = sentence(plan, lever)
        except LeverError as error:
            words = error.message
        assert all(said.endswith(".") for said in in_both_languages(words))


@each_kind
def test_an_empty_plan_gets_an_offer_that_works_or_words(kind: str) -> None:
    try:
        lever = offer(kind, Plan())
        in_both_languages(sentence(Plan(), lever))
        check(apply(Plan(), lever))
    except LeverError as error:
        in_both_languages(error.message)


@each_kind
def test_it_comes_back_from_the_plan_file(kind: str) -> None:
    for plan, lever in offers(kind):
        scenario = Scenario(id="try", steps=(Step(lever=lever), Step(lever=lever, on=False)))
        with_it = plan.model_copy(update={"scenarios": (scenario,)})
        assert loads(dumps(with_it)).scenarios == with_it.scenarios


@each_kind
def test_it_leaves_the_plan_and_makes_a_sound_one(kind: str) -> None:
    taken = 0
    for plan, lever in offers(kind):
        before = dumps(plan)
        try:
            changed = apply(plan, lever)
        except LeverError as error:
            in_both_languages(error.message)
            continue
        taken += 1
        assert dumps(plan) == before
        assert Plan.model_validate(changed.model_dump()) == changed
        assert check(changed) is changed
    assert taken or kind == "new_task"  # no example has room for more work
