"""Edits of the sessions that somebody wishes for, and of the activities that somebody may do."""

from __future__ import annotations

from planner import edits, names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Activity, Member, Plan, find
from planner.terms import Wish
from planner.texts import T
from planner.week.works import may_do


def set_wish(plan: Plan, member_id: str, session: str, wish: Wish | None) -> Change:
    """Set what somebody says of working in a session; None takes it away."""
    member = find(plan.staff, member_id)
    wishes = {key: said for key, said in member.wishes.items() if key != session}
    if wish is not None:
        wishes[session] = wish
    label = T("Change the wishes of {who}", who=names.member(member))
    return edits.change_member(plan, member, label, ("wishes", member_id, session), wishes=wishes)


def set_may_do(plan: Plan, member_id: str, activity_id: str, *, may: bool) -> Change:
    """Let somebody do an activity or not; what is then just that of the function is kept as no list at all.

    `EditError` where nothing would be left.
    """
    member = find(plan.staff, member_id)
    able = [one.id for one in plan.activities if (may if one.id == activity_id else may_do(member, one))]
    if not able:
        raise EditError(
            T(
                "{who} would have nothing left to do. Let {who} do another activity first.",
                who=names.member(member),
            )
        )
    usual = able == [one.id for one in of_function(plan, member)]
    label = T("Change what {who} may do", who=names.member(member))
    return edits.change_member(plan, member, label, may_do=() if usual else tuple(able))


def may_do_all(plan: Plan, member_id: str) -> Change:
    """Let somebody do all that the function has a part in, and nothing else."""
    member = find(plan.staff, member_id)
    label = T("Let {who} do everything of the function", who=names.member(member))
    return edits.change_member(plan, member, label, may_do=())


def of_function(plan: Plan, member: Member) -> list[Activity]:
    """The activities in which somebody's function has a part."""
    return [one for one in plan.activities if any(row.role == member.role for row in one.delivery)]
