"""The command line: the planner without a screen."""

from planner.cli.main import VERBS, main

__all__ = ["VERBS", "main"]
