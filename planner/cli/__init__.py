"""The command line: the planner without a screen."""

from planner.cli.main import main
from planner.cli.parser import VERBS

__all__ = ["VERBS", "main"]
