"""Where the project and its folder ``packaging`` are; pyproject.toml puts that folder on the path."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGING = PROJECT / "packaging"
