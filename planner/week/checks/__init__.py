"""What is wrong with a week plan, in words, with remedies that the checks themselves have tried."""

from planner.week.checks.check import check
from planner.week.checks.issue import Issue
from planner.week.checks.remedies import Remedy, remedies

__all__ = ["Issue", "Remedy", "check", "remedies"]
