"""What the program says of itself in the files that it writes and in its window."""

from __future__ import annotations

PROGRAM_VERSION = "0.1.0"
