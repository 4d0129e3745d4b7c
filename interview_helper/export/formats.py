"""The formats that companies can be exported to. A renderer is imported when it is first used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company


class Render(Protocol):
    """Gives the whole file: the companies, when, and what counts for all of them, where that is wanted."""

    def __call__(
        self, companies: Sequence[Company], exported_at: datetime, common: Common = NOTHING_COMMON, /
    ) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One export format.

    ``suffix`` begins with a dot; ``filter_text`` is the line in a file dialog; ``render`` gives the
    whole file.
    """

    id: str
    title: str
    suffix: str
    filter_text: str
    render: Render


def _markdown(companies: Sequence[Company], exported_at: datetime, _common: Common = NOTHING_COMMON) -> bytes:
    from interview_helper.export.markdown import render

    return render(companies, exported_at).encode()


def _plain_text(
    companies: Sequence[Company], exported_at: datetime, _common: Common = NOTHING_COMMON
) -> bytes:
    from interview_helper.export.plain_text import render

    return render(companies, exported_at).encode()


def _json(companies: Sequence[Company], exported_at: datetime, common: Common = NOTHING_COMMON) -> bytes:
    from interview_helper.export.json_format import render

    return render(companies, exported_at, common).encode()


FORMATS = (
    Format("markdown", "Markdown", ".md", "Markdown (*.md)", _markdown),
    Format("text", "Plain text", ".txt", "Plain text (*.txt)", _plain_text),
    Format("json", "JSON, complete", ".json", "JSON, complete (*.json)", _json),
)


def format_by_id(identity: str) -> Format:
    """The format with this id.

    Raises:
        KeyError: there is none.
    """
    for known in FORMATS:
        if known.id == identity:
            return known
    raise KeyError(identity)
