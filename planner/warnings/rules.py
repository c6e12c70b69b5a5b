"""All rules in the order in which they are tried, and the list of warnings of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from planner.results import Results
from planner.warnings import data_rules, hour_rules, practice_rules, role_rules, room_rules, session_rules, year_rules
from planner.warnings.warning import Severity, Warning

Rule = Callable[[Results, date], Iterator[Warning]]

RULES: tuple[Rule, ...] = (
    data_rules.data_unfit,
    role_rules.no_capacity,
    role_rules.overload,
    role_rules.near_limit,
    practice_rules.contacts_per_day,
    practice_rules.list_per_fte,
    data_rules.task_without_role,
    session_rules.no_gp_in_session,
    session_rules.no_supervision,
    room_rules.too_few_rooms,
    practice_rules.continuity_low,
    year_rules.weeks_overloaded,
    year_rules.leave_overlap,
    hour_rules.working_time,
    role_rules.lone_function,
    practice_rules.leaver_not_replaced,
    year_rules.leave_not_planned,
    data_rules.pattern_not_contract,
    data_rules.data_stale,
)


def warnings(results: Results, today: date) -> tuple[Warning, ...]:
    """Every warning of a plan, the worst first. `today` decides what is old and who is about to leave."""
    found = [warning for rule in RULES for warning in rule(results, today)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda warning: order.index(warning.severity)))
