"""What all tests share: Qt without a screen, data in a folder of its own, no waiting for motion."""

from __future__ import annotations

import os

# Before anything imports Qt. The tests of a real window set the display for the process they start.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("LC_ALL", "C.UTF-8")

from hypothesis import HealthCheck, settings

# The machines that run this are noisy: what is slow is measured by the benchmarks.
# Where a change is judged (CI), the examples are the same ones each time: what passed once passes again.
# Everywhere else they are new ones with each run, which is how flaws are found.
settings.register_profile(
    "suite",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("suite")
