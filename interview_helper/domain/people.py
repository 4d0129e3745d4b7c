"""Who was met at a company."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody from the company; ``management`` counts leadership of any kind."""

    id: str
    name: str = ""
    role: str = ""
    management: bool = False
    contact: str = ""
    note: str = ""
