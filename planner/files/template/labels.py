"""The words for everything that a cell can choose from, in one language, and back from words in any language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from planner import names
from planner.difference.fields import VOLUMES
from planner.files.shift_words import Say, key, labels
from planner.language import LANGUAGES, Translator
from planner.plan import Plan
from planner.terms import AGE_BANDS, SESSIONS
from planner.texts import Message, T

Words = Mapping[str, Mapping[str, str]]

# Stands for the practice as a whole where a person is chosen: no person has an empty id.
CLOSED = ""


def vocabularies(plan: Plan, say: Say) -> Words:
    """By vocabulary: the word for each id. No two ids of one vocabulary have the same word."""
    people = [(member.id, say(names.member(member))) for member in plan.staff]
    fixed: dict[str, Mapping[str, Message]] = {
        "employment": names.EMPLOYMENTS,
        "kind": names.KINDS,
        "channel": names.CHANNELS,
        "core_task": names.CORE_TASKS,
        "wish": names.WISHES,
        "absence_kind": names.ABSENCE_KINDS,
        "absence_state": names.ABSENCE_STATES,
        "volume": VOLUMES,
        "session": {session: names.session(session) for session in SESSIONS},
        "band": {band: T("{band} years", band=band) for band in AGE_BANDS},
    }
    return {
        **{name: {one: say(word) for one, word in words.items()} for name, words in fixed.items()},
        "role": _told_apart((role.id, say(names.role_name(role))) for role in plan.roles),
        "member": _told_apart(people),
        "who": _told_apart([(CLOSED, say(T("Practice closed"))), *people]),
        "activity": _told_apart((one, say(word)) for one, word in _activities(plan)),
        "room": _told_apart((room.id, say(names.room(room))) for room in plan.rooms),
    }


def _told_apart(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A word for each id; all that have the same name get their ids behind it, as another plan may know neither."""
    known = list(named)
    times = Counter(key(name) for _id, name in known)
    return labels((one, _with_id(name, one) if times[key(name)] > 1 else name) for one, name in known)


def _with_id(name: str, record_id: str) -> str:
    return f"{name} ({record_id})"


def _activities(plan: Plan) -> Iterable[tuple[str, Message | str]]:
    """The activities of the plan, and those that people may do though the plan has them no longer."""
    known: dict[str, Message | str] = {one.id: names.activity(one) for one in plan.activities}
    for member in plan.staff:
        for one in member.may_do:
            known.setdefault(one, one)
    return known.items()


@cache
def _translators() -> dict[str, Translator]:
    return {language: Translator(language) for language in LANGUAGES}


def said(text: Message | str) -> tuple[str, ...]:
    """A text in each language."""
    return tuple(say(text) for say in _translators().values())


class Lookup:
    """What each text means: in the language of the workbook, in another one, or as the id itself."""

    def __init__(self, plan: Plan, language: str) -> None:
        order = (language, *(other for other in LANGUAGES if other != language))
        known = [vocabularies(plan, _translators()[each]) for each in order]
        self._ids: dict[str, dict[str, str | None]] = {name: {} for name in known[0]}
        for words in known:
            for name, by_id in words.items():
                for one, word in by_id.items():
                    self._ids[name].setdefault(key(word), one)
        for name, by_id in known[0].items():
            for one in by_id:
                self._ids[name].setdefault(key(one), one)
        self._added: set[tuple[str, str]] = set()

    def find(self, vocabulary: str, text: str) -> str | None:
        """The id that a text stands for; None where it stands for none, or for two new records."""
        return self._ids[vocabulary].get(key(text))

    def hide(self, vocabulary: str, text: str) -> None:
        """Let a text stand for nothing, as it could mean more than one."""
        self._ids[vocabulary][key(text)] = None

    def add(self, vocabulary: str, record_id: str, name: str) -> None:
        """Let a new record be known by its name and id; what the plan had before goes first."""
        for text in {key(name), key(record_id), key(_with_id(name, record_id))} - {""}:
            spot = (vocabulary, text)
            if text not in self._ids[vocabulary]:
                self._ids[vocabulary][text] = record_id
                self._added.add(spot)
            elif spot in self._added and self._ids[vocabulary][text] != record_id:
                self._ids[vocabulary][text] = None
