"""The model of a general practice's week: patients, work, people, and what they add up to.

Scripts take from here what `docs/api.md` describes: `load`, `save` and `calculate`, the modules `edits` and `frames`,
and `PlanError`. Each is imported when it is first asked for, so that the program starts with no more than it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = ["PlanError", "calculate", "edits", "frames", "load", "save"]

if TYPE_CHECKING:
    from planner import edits, frames
    from planner.errors import PlanError
    from planner.scripting import calculate, load, save
else:
    _HOMES = {"PlanError": "errors", "calculate": "scripting", "load": "scripting", "save": "scripting"}

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f"{__name__}.{_HOMES.get(name, name)}")
        return getattr(module, name) if name in _HOMES else module
