"""Fill in a week plan: a practice as a roster problem, and its answer as cells of the plan."""

from planner.roster.practice.back import take_over
from planner.roster.practice.propose import propose
from planner.roster.practice.records import Ask, Collision, LocumOffer, Measure, Proposal, Sliders, Way

__all__ = ["Ask", "Collision", "LocumOffer", "Measure", "Proposal", "Sliders", "Way", "propose", "take_over"]
