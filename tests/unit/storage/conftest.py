"""Fixtures that several files of storage tests share."""

from locked_files import cheap, locked_database, locked_file

__all__ = ["cheap", "locked_database", "locked_file"]
