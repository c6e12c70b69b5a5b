"""What an hour of a roster is worth: counted hours of each person, and what a function's work is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.calculation import ratio
from planner.capacity import MemberCapacity, capacity, member_absence, presence
from planner.demand import Demand, demand
from planner.dropouts import CAN_WAIT
from planner.memo import FEW, IdentityMemo
from planner.plan import Member, Plan, Role

Hours = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Mix:
    """A function's average week: contacts, those of them that can wait, hours, and those without a patient.

    Without a patient is work without a contact and administration after one.
    """

    contacts: float = 0.0
    waiting: float = 0.0
    hours: float = 0.0
    office: float = 0.0

    @property
    def contacts_per_hour(self) -> float | None:
        """Contacts in an hour of counted work; None without work."""
        return ratio(self.contacts, self.hours)

    @property
    def direct_share(self) -> float:
        """The share of the work that is with a patient."""
        return 1 - (ratio(self.office, self.hours) or 0.0)


def _mixes(demanded: Demand, roles: tuple[Role, ...]) -> dict[str, Mix]:
    contacts, waiting, hours, office = ({role.id: 0.0 for role in roles} for _ in range(4))
    for activity in demanded.activities:
        asked = demanded[activity.id]
        for role, own in asked.hours.items():
            hours[role] += own
            office[role] += own if activity.channel == "none" else 0.0
        for role, number in asked.contacts.items():
            contacts[role] += number
            waiting[role] += number if activity.core_task in CAN_WAIT else 0.0
        if activity.channel != "none":
            for row in activity.delivery:
                office[row.role] += asked.volume * row.share * row.admin_minutes / 60
    return {role: Mix(contacts[role], waiting[role], hours[role], office[role]) for role in hours}


def _per_hour(member: Member, role: Role, known: MemberCapacity, weeks_per_year: float) -> float:
    share = ratio(known.net_hours, known.paid_hours)
    if share is not None:
        return share
    return presence(member_absence(member, role), weeks_per_year) * (1 - role.allowance_share) * member.pace


def _rates(staff: tuple[Member, ...], roles: tuple[Role, ...], known: dict[str, MemberCapacity], weeks: float) -> Hours:
    by_id = {role.id: role for role in roles}
    return {member.id: _per_hour(member, by_id[member.role], known[member.id], weeks) for member in staff}


_remembered_mixes = IdentityMemo(_mixes, FEW)
_remembered_rates = IdentityMemo(_rates, FEW)


def mixes(plan: Plan) -> Mapping[str, Mix]:
    """What the work of each function is made of."""
    return _remembered_mixes(demand(plan), plan.roles)


def counted_per_hour(plan: Plan) -> Hours:
    """Hours for counted work in an hour of each person's roster, on average over the year (model section 3)."""
    return _remembered_rates(plan.staff, plan.roles, capacity(plan), plan.practice.weeks_per_year)
