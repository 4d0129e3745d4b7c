"""What an import says where it refuses something."""

from __future__ import annotations

from collections.abc import Callable

from interview_helper.importing.refused import ImportRefused


def refusal(do: Callable[[], object]) -> str:
    """The sentence of a refusal, which is one line; empty where nothing is refused."""
    sentence = ""
    try:
        do()
    except ImportRefused as refused:
        sentence = str(refused)
    assert sentence.endswith(".") or not sentence
    assert "\n" not in sentence
    return sentence
