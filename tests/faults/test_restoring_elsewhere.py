"""A backup outlives the SQLite that wrote it: the next one writes its own version into what it restores."""

from __future__ import annotations

from pathlib import Path

import pytest
from backup_operations import Restore

_VERSION_OF_SQLITE = slice(96, 100)


@pytest.mark.parametrize("version", [3_037_000, 3_099_000])
def test_a_backup_of_another_sqlite_is_restored(tmp_path: Path, version: int) -> None:
    operation = Restore()
    operation.prepare(tmp_path)
    content = bytearray((tmp_path / "old.db").read_bytes())
    content[_VERSION_OF_SQLITE] = version.to_bytes(4)
    (tmp_path / "old.db").write_bytes(content)
    operation.act(tmp_path, lambda: None)
    assert operation.fault(tmp_path, 1) is None
