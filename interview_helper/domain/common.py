"""What counts for all companies."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from interview_helper.domain.priorities import Priorities


class Common(NamedTuple):
    """The user's priorities, the templates of letters that they changed, and how they sign.

    ``priorities`` are empty where they were never set: the built-in reasons count then, equally
    weighted. ``letters`` are subject and body by the template's id. A tuple rather than a dataclass:
    every start has one, and a dataclass takes a millisecond to make.
    """

    priorities: Priorities = ()
    letters: Mapping[str, tuple[str, str]] = MappingProxyType({})
    signature: str = ""


NOTHING_COMMON = Common()
