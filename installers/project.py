"""What the project says of itself, and where things are made."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# The name of the program's file and folder, and the name that people read.
NAME: str = _PROJECT["name"]
TITLE = "Dagdeel"
VERSION: str = _PROJECT["version"]
DESCRIPTION: str = _PROJECT["description"]
AUTHORS: str = _PROJECT["authors"][0]["name"]
COPYRIGHT = f"{AUTHORS}, MIT licence"
IDENTIFIER = "nl.dagdeel.Dagdeel"
