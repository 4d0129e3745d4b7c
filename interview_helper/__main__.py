"""The entry point: ``interview-helper``, and ``python -m interview_helper``."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line, or open the window; the exit code."""
    # Nothing that a start makes is garbage; looking for some takes a tenth of it.
    gc.disable()
    if not sys.argv[1:]:  # the window: as most starts are
        from interview_helper.lean.libraries import load_ahead

        load_ahead()
    from interview_helper.lean.modules import lean_imports

    with lean_imports():
        from interview_helper.cli import run

        return run()


if __name__ == "__main__":
    raise SystemExit(main())
