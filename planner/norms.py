"""Where every default comes from: a published figure, one derived from such figures, or an assumption.

A default has a path: `role.gp.leave_weeks`, `activity.smears.volume.per_year.18-44`,
`activity.diabetes_check.delivery.poh_s.minutes`, `practice.near_limit`, `working_time.shift`, `list_mix.85+`. An
entry in `sources.json` covers its path and everything below it; `*` stands for any id.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from planner.defaults import list_mix, standard
from planner.plan import Practice
from planner.resources import resource
from planner.terms import GROUPS
from planner.working_time import THE_LAW

Kind = Literal["published", "derived", "assumption"]

_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure as it was read in its source. `confidence` is 'none' where it was looked for and not found."""

    key: str
    value: str
    unit: str
    year: str
    population: str
    source_title: str
    source_url: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Norm:
    """A default and its origin. `value` is None where the path stands for several numbers; `note` is by language."""

    path: str
    value: float | None
    kind: Kind
    facts: tuple[Fact, ...]
    note: Mapping[str, str]

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Title and address of each source that gave a figure, without repeats."""
        named = ((fact.source_title, fact.source_url) for fact in self.facts if fact.source_url)
        return tuple(dict.fromkeys(named))


@cache
def facts() -> dict[str, Fact]:
    """All reference figures by key."""
    with resource("norms", "facts.csv").open(encoding="utf-8", newline="") as stream:
        return {row["key"]: Fact(**row) for row in csv.DictReader(stream)}


def role_path(role_id: str, field: str) -> str:
    """The path of a function's field."""
    return f"role.{role_id}.{field}"


def activity_path(activity_id: str, *parts: str) -> str:
    """The path of a part of an activity, such as ("volume", "per_year", "85+") or ("delivery", "gp", "minutes")."""
    return ".".join(("activity", activity_id, *parts))


@lru_cache(maxsize=10_000)
def norm(path: str) -> Norm | None:
    """The default at a path with its origin; None where there is no default, as for what a plan added itself."""
    try:
        value = _at(path)
    except KeyError:
        return None
    entries = standard("sources")
    for covering in _covering(path):
        if covering in entries:
            entry = entries[covering]
            known = tuple(facts()[key] for key in entry["facts"])
            return Norm(path, None if isinstance(value, dict) else float(value), entry["kind"], known, entry["note"])
    return None


def own(plan_value: float | None, path: str) -> bool:
    """Whether a plan's value differs from the default at this path; where there is no default nothing differs."""
    known = norm(path)
    if known is None or known.value is None:
        return False
    return plan_value is None or abs(known.value - plan_value) > _ROUNDING


def _covering(path: str) -> Iterator[str]:
    """The path and what lies above it, nearest first; then the same with any id in the second place."""
    parts = path.split(".")
    shorter = [parts[:length] for length in range(len(parts), 0, -1)]
    yield from (".".join(some) for some in shorter)
    yield from (".".join((some[0], "*", *some[2:])) for some in shorter if len(some) > 2)


def _at(path: str) -> Any:
    """The number or the group of numbers at a path; `KeyError` where there is neither."""
    value: Any = _tree()
    for part in path.split("."):
        if not isinstance(value, dict):
            raise KeyError(path)
        value = value[part]
    if value is None or isinstance(value, str):
        raise KeyError(path)
    return value


@cache
def _tree() -> dict[str, Any]:
    """All defaults as nested dicts, one level per part of a path."""
    return {
        "practice": Practice().model_dump(exclude={"name"}),
        "working_time": THE_LAW.model_dump(),
        "list_mix": list_mix(),
        "role": {role["id"]: role for role in standard("roles")},
        "activity": {activity["id"]: _activity_tree(activity) for activity in standard("activities")},
    }


def _activity_tree(activity: dict[str, Any]) -> dict[str, Any]:
    volume = dict(activity["volume"])
    if "group_factor" in volume:
        volume["group_factor"] = {**dict.fromkeys(GROUPS, 1.0), **volume["group_factor"]}
    return {"volume": volume, "delivery": {row["role"]: row for row in activity["delivery"]}}
