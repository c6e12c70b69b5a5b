"""The marks on an axis."""

from __future__ import annotations

import math

_STEPS = (1, 2, 2.5, 5, 10)


def nice_step(largest: float, most: int) -> float:
    """The distance between axis marks: 1, 2, 2.5 or 5 times a power of ten, with at most so many marks."""
    if largest <= 0:
        return 1.0
    rough = largest / max(1, most)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
