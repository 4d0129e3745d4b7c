"""What the packages for Linux say of the program, each thing once."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent

ID = "interview-helper"
"""The package, the program, its desktop entry, its icon, and what Qt calls the window."""
NAME = "Interview Helper"
SUMMARY = "weigh whether to take the next interview"
MAINTAINER = "The Interview Helper developers <maintainers@interview-helper.invalid>"
"""A package must name an address. There is none yet, and the ending is one that never leads anywhere."""
HOME_PAGE: str | None = os.environ.get("INTERVIEW_HELPER_HOME_PAGE") or None
"""Where the project is published. The release's workflow says so; a build anywhere else has none."""
PICTURES: str | None = os.environ.get("INTERVIEW_HELPER_PICTURES") or None
"""Where the files of ``packaging/screenshots`` can be fetched by a software centre, said likewise."""
