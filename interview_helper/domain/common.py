"""What counts for all companies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from interview_helper.domain.priorities import Priorities


@dataclass(frozen=True, slots=True)
class Common:
    """The user's priorities, the templates of letters that they changed, and how they sign.

    ``priorities`` are empty where they were never set: the built-in reasons count then, equally
    weighted. ``letters`` are subject and body by the template's id.
    """

    priorities: Priorities = ()
    letters: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    signature: str = ""


NOTHING_COMMON = Common()
