"""Every check that a data file can be put through."""

from __future__ import annotations

import sqlite3

from interview_helper.storage.errors import BadRow
from interview_helper.storage.revisions import check_revisions
from interview_helper.storage.rows import load_all, loads_agree
from interview_helper.storage.shared import load_common
from interview_helper.storage.trash import told


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the whole content, a sentence each; none when all is well.

    Raises:
        sqlite3.Error: it is not even readable.
    """
    found = []
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        found.append("The structure of the file does not hold together.")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        found.append("There are notes, reasons or other parts that belong to no company.")
    try:
        load_common(connection)
        told(connection)
        check_revisions(connection)
        wrong = sum(not loads_agree(connection, company) for company in load_all(connection))
    except BadRow as bad:
        found.append(_sentence(str(bad)))
    else:
        if wrong:
            found.append(f"The loads in the list are not those of the reasons for {wrong} of the companies.")
    return found


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
