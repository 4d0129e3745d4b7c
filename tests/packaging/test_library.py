"""Python's own modules lie in the bundle as files."""

from __future__ import annotations

import py_compile
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from bundle.library import unpack_library


def _bundle(folder: Path) -> Path:
    source = folder / "answer.py"
    source.write_text("ANSWER = 42\n", encoding="utf-8")
    py_compile.compile(str(source), cfile=str(folder / "answer.pyc"))
    extensions = folder / "_internal" / "python3.11" / "lib-dynload"
    extensions.mkdir(parents=True)
    with zipfile.ZipFile(folder / "_internal" / "base_library.zip", "w") as archive:
        archive.write(folder / "answer.pyc", "answer.pyc")
        archive.write(folder / "answer.pyc", "package/__init__.pyc")
    return extensions


def test_the_modules_are_imported_from_files(tmp_path: Path) -> None:
    extensions = _bundle(tmp_path)
    unpack_library(tmp_path / "_internal")
    assert not (tmp_path / "_internal" / "base_library.zip").exists()
    code = (
        f"import sys; sys.path.insert(0, {str(extensions)!r}); import answer, package; print(package.ANSWER)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "42\n"


def test_another_layout_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="adapt"):
        unpack_library(tmp_path)
