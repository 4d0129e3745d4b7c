"""The entry point: ``interview-helper``, and ``python -m interview_helper``."""

from __future__ import annotations


def main() -> int:
    """Run the command line, or open the window; the exit code."""
    from interview_helper.lean_import import lean_imports

    with lean_imports():
        from interview_helper.cli import run

        return run()


if __name__ == "__main__":
    raise SystemExit(main())
