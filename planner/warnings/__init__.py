"""What a plan warns of, each with the numbers it rests on and remedies that the model itself has tried."""

from planner.warnings.rules import RULES, warnings
from planner.warnings.warning import Effect, Remedy, Severity, Warning

__all__ = ["RULES", "Effect", "Remedy", "Severity", "Warning", "warnings"]
