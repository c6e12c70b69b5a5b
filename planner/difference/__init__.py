"""What is different between two plans, in words: earlier versions, recovered work, files changed by others, imports."""

from planner.difference.compare import differences
from planner.difference.entry import Kind, PlanDifference
from planner.difference.outline import outline

__all__ = ["Kind", "PlanDifference", "differences", "outline"]
