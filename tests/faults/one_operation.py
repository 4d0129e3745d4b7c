"""Run as ``python one_operation.py NAME FOLDER``: does one of the operations and says how it ended."""

from __future__ import annotations

import sys
from pathlib import Path

from every_operation import OPERATIONS

from interview_helper.storage.errors import StorageError


def main() -> None:
    name, folder = sys.argv[1:]
    try:
        OPERATIONS[name].act(Path(folder), lambda: print("acknowledged"))
    except StorageError as error:
        print(f"told: {error}")


if __name__ == "__main__":
    main()
