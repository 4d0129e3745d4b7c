"""What the program needs of PySide6 itself, and one release did not keep."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_calls_without_a_result_keep_the_references_to_none() -> None:
    # PySide6 6.12.0 dropped one with every such call, until Python 3.11 aborted in the middle of a click.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < 100
