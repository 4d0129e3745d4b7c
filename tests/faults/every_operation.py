"""Every operation by its name."""

from __future__ import annotations

from backup_operations import Backup, ErasingFromBackups, NumberedBackup, Restore
from fault_data import Save, company, history
from file_operations import KeptAside, PasswordChange, WrittenFile
from operations import VERSIONS, Creation, Migration, Operation, Saves

OPERATIONS: dict[str, Operation] = {
    "save": Saves(history(9), [Save([company(1, 30), company(9, 30)], ["company-0"])], counted=False),
    "erasing": Saves(history(7, notes=100), [Save(erased=["company-1"])], counted=False),
    "first start": Creation(),
    "migration from version 1": Migration(1),
    "migration from version 2": Migration(2),
    "backup": Backup(),
    "numbered backup": NumberedBackup(),
    "erasing from backups": ErasingFromBackups(),
    "restore": Restore(),
    "restore from version 1": Restore(VERSIONS / "version-1.db"),
    "a password set": PasswordChange("", "one"),
    "a password changed": PasswordChange("one", "two"),
    "a password removed": PasswordChange("one", ""),
    "a damaged file kept aside": KeptAside(),
    "written file": WrittenFile(),
}
