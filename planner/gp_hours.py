"""What a week asks of the practice's own GPs: hours over, hours really worked, and minutes for a consult."""

from __future__ import annotations

from planner.calculation import ratio
from planner.plan import Member
from planner.results import Results
from planner.terms import GP


def regular_gps(results: Results) -> tuple[Member, ...]:
    """The GPs with paid hours who are no locum."""
    return tuple(
        member
        for member in results.plan.staff
        if member.role == GP and member.employment != "locum" and results.capacity[member.id].paid_hours
    )


def hours_over(results: Results) -> float | None:
    """Hours a week that the GPs are short, per regular GP; None without regular GPs.

    It is the work that is left when all GP hours are used, locums included; the regular GPs do it on top.
    """
    gp = results.roles.get(GP)
    return ratio(max(0.0, -gp.gap_hours), len(regular_gps(results))) if gp else None


def hours_worked(results: Results) -> float | None:
    """Hours a week that a regular GP really works: the mean of the paid hours and the hours over."""
    own, over = regular_gps(results), hours_over(results)
    paid = ratio(sum(results.capacity[member.id].paid_hours for member in own), len(own))
    return None if paid is None or over is None else paid + over


def hours_per_member(results: Results) -> dict[str, float]:
    """Hours a week that everybody really works: the paid hours, and for a regular GP the hours over."""
    worked = {member_id: person.paid_hours for member_id, person in results.capacity.items()}
    over = hours_over(results) or 0.0
    for member in regular_gps(results):
        worked[member.id] += over
    return worked


def minutes_per_consult(results: Results) -> float | None:
    """Direct minutes of a GP's consult, the mean over all kinds by how often GPs do them; None without consults."""
    rows = [
        (results.demand[activity.id].volume * row.share, row.minutes)
        for activity in results.plan.activities
        if activity.kind == "consult"
        for row in activity.delivery
        if row.role == GP
    ]
    return ratio(sum(times * minutes for times, minutes in rows), sum(times for times, _ in rows))
