"""The whole window on an example, as the tests of its parts have it."""

from __future__ import annotations

from tests.ui.conftest import window

__all__ = ["window"]
