"""The licences of what is shipped: what is refused, what is read from where, and the list in the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import licences
import pytest
from licence_table import ALLOWED, PARTS, Part
from licence_words import Fault, licence_said, taken
from recipes import PROJECT

LIST = PROJECT / "resources" / "licences.json"


class Invented(Distribution):
    """A distribution that says only what it is given."""

    def __init__(self, name: str, *fields: str) -> None:
        self._text = "\n".join(["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *fields]) + "\n"

    def read_text(self, filename: str) -> str | None:
        return self._text if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        raise NotImplementedError(path)


def finder(*distributions: Distribution) -> Callable[[str], Distribution]:
    def find(name: str) -> Distribution:
        for one in distributions:
            if one.metadata["Name"].lower() == name.lower():
                return one
        raise PackageNotFoundError(name)

    return find


class TestExpressions:
    @pytest.mark.parametrize(
        ("expression", "expected"),
        [
            ("MIT", "MIT"),
            ("mit", "MIT"),
            ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", "LGPL-3.0-only"),
            ("GPL-3.0-only OR MIT", "MIT"),
            ("MIT AND BSD-3-Clause", "MIT AND BSD-3-Clause"),
            ("(GPL-2.0-only OR FTL) AND Zlib", "FTL AND Zlib"),
            (
                "GPL-2.0-or-later WITH Bootloader-exception",
                "GPL-2.0-or-later WITH Bootloader-exception",
            ),
            ("GPL-3.0-only", None),
            ("GPL-2.0-or-later", None),
            ("MIT AND GPL-3.0-only", None),
            ("LGPL-3.0-only WITH Something-else", None),
            ("LicenseRef-Proprietary", None),
        ],
    )
    def test_the_first_that_is_allowed_is_taken(self, expression: str, expected: str | None) -> None:
        assert taken(expression) == expected

    @pytest.mark.parametrize("expression", ["", "MIT BSD", "(MIT", "MIT OR", "AND MIT", "MIT WITH", "MIT)"])
    def test_what_is_no_expression_is_an_error(self, expression: str) -> None:
        with pytest.raises(ValueError, match=r"licence|parenthesis|exception|expected"):
            taken(expression)

    def test_every_licence_says_what_follows_from_it(self) -> None:
        assert all(obligation for obligation in ALLOWED.values())
        assert "replaced" in ALLOWED["LGPL-3.0-only"]


class TestReading:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            (["License-Expression: MIT OR Apache-2.0", "License: GPL"], "MIT OR Apache-2.0"),
            (["License: BSD-3-Clause"], "BSD-3-Clause"),
            (["License: MIT License"], "MIT"),
            (["License: LGPL-3.0-only OR GPL-2.0-only"], "LGPL-3.0-only OR GPL-2.0-only"),
            (["Classifier: License :: OSI Approved :: MIT License"], "MIT"),
            (
                [
                    "Classifier: License :: OSI Approved",
                    "Classifier: License :: OSI Approved :: Apache Software License",
                    "Classifier: License :: OSI Approved :: MIT License",
                ],
                "Apache-2.0 AND MIT",
            ),
            (
                [
                    "License: Copyright",
                    "   Permission is hereby granted, free of",
                    "   charge, to any person",
                ],
                "MIT",
            ),
            (
                [
                    "License: Redistribution and use in source and binary forms",
                    "   Neither the",
                    "   name of",
                ],
                "BSD-3-Clause",
            ),
            (["License: Redistribution and use in source and binary forms"], "BSD-2-Clause"),
        ],
    )
    def test_whichever_field_says_it(self, fields: list[str], expected: str) -> None:
        assert licence_said(Invented("some", *fields)) == expected

    @pytest.mark.parametrize(
        "fields",
        [
            [],
            ["License: UNKNOWN"],
            ["License: BSD"],
            ["License: see the file"],
            ["Classifier: License :: OSI Approved :: BSD License"],
        ],
    )
    def test_what_is_not_said_clearly_is_a_fault(self, fields: list[str]) -> None:
        with pytest.raises(Fault, match="does not say clearly"):
            licence_said(Invented("some", *fields))


class TestChecking:
    def test_what_is_needed_is_found_in_turn_and_once(self) -> None:
        find = finder(
            Invented(
                "root", "Requires-Dist: a>=1", "Requires-Dist: b[x] (>2)", "Requires-Dist: t; extra == 'dev'"
            ),
            Invented("a", "Requires-Dist: b", 'Requires-Dist: w; sys_platform == "win32"'),
            Invented("b", "Requires-Dist: root"),
        )
        assert [one.metadata["Name"] for one in licences.needed("root", find)] == ["root", "a", "b"]

    def test_what_is_needed_and_missing_is_a_fault(self) -> None:
        with pytest.raises(Fault, match="gone is needed"):
            licences.needed("root", finder(Invented("root", "Requires-Dist: gone")))

    def test_a_licence_that_is_not_allowed_is_a_fault(self) -> None:
        faults = licences.faults_of([Invented("some", "License-Expression: GPL-3.0-only")], [])
        assert faults == [
            "some 1.0 is under GPL-3.0-only, which is not among the licences allowed",
            "some is shipped but is not in packaging/licence_table.py",
        ]

    def test_a_listed_distribution_under_an_allowed_licence_is_none(self) -> None:
        parts = [Part("Some", "does things", distribution="some-thing")]
        assert licences.faults_of([Invented("Some_Thing", "License-Expression: MIT")], parts) == []

    def test_nonsense_in_a_licence_is_a_fault(self) -> None:
        parts = [Part("Some", "does things", distribution="some")]
        (fault,) = licences.faults_of([Invented("some", "License-Expression: MIT OR")], parts)
        assert fault.startswith("some 1.0: ")

    def test_a_part_that_must_not_be_shipped_cannot_be_listed(self) -> None:
        with pytest.raises(Fault, match="Some is under GPL"):
            licences.list_licences([Part("Some", "does things", "GPL-3.0-only")])

    def test_this_environment_is_well(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert licences.main([]) == 0
        assert "every licence is among those allowed" in capsys.readouterr().out


class TestBundle:
    @pytest.fixture
    def bundle(self, tmp_path: Path) -> Path:
        for name in (
            "libQt6Core.so.6",
            "PySide6/QtCore.abi3.so",
            "PySide6/Qt/plugins/platforms/libqxcb.so",
            "python3.11/lib-dynload/math.cpython-311-x86_64-linux-gnu.so",
            "msgspec/_core.cpython-311-x86_64-linux-gnu.so",
            "charset_normalizer/md.cpython-311-x86_64-linux-gnu.so",
            "VCRUNTIME140_1.dll",
            "libfontconfig.so.1",
            "Python.framework/Versions/3.11/Python",
            "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
            "PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist",
            "notes.txt",
        ):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        return tmp_path

    def test_known_libraries_are_accounted_for(self, bundle: Path) -> None:
        assert licences.unclaimed(bundle) == []

    def test_a_library_that_nobody_listed_is_found(
        self, bundle: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (bundle / "PySide6" / "libstranger-2.so.1.0").touch()
        assert licences.main(["--bundle", str(bundle)]) == 1
        assert capsys.readouterr().err == (
            "licences: PySide6/libstranger-2.so.1.0 belongs to no part in packaging/licence_table.py.\n"
        )

    @pytest.mark.parametrize("place", ["Versions/A/Stranger", "Stranger"])
    def test_a_framework_that_nobody_listed_is_found(self, bundle: Path, place: str) -> None:
        library = bundle / "Stranger.framework" / place
        library.parent.mkdir(parents=True)
        library.touch()
        assert licences.unclaimed(bundle) == [f"Stranger.framework/{place}"]

    def test_a_framework_of_qt_is_a_library_of_qt(self, tmp_path: Path) -> None:
        library = tmp_path / "PySide6" / "Qt" / "lib" / "QtCore.framework" / "Versions" / "A" / "QtCore"
        library.parent.mkdir(parents=True)
        library.touch()
        assert licences.unclaimed(tmp_path, [part for part in PARTS if part.name == "Qt"]) == []

    def test_an_empty_folder_is_no_bundle(self, tmp_path: Path) -> None:
        with pytest.raises(Fault, match="no bundle"):
            licences.unclaimed(tmp_path)


class TestList:
    def test_the_list_in_the_program_is_current(self) -> None:
        current = licences.as_json(licences.list_licences())
        assert LIST.read_text(encoding="utf-8") == current, (
            "run: python packaging/licences.py --write resources/licences.json"
        )

    def test_it_names_what_the_program_rests_on(self) -> None:
        listed = {entry["name"]: entry for entry in json.loads(LIST.read_text(encoding="utf-8"))}
        assert listed["Qt"]["licence"] == "LGPL-3.0-only"
        assert {"Python", "PySide6", "Shiboken6", "SQLite", "msgspec", "platformdirs", "ICU"} <= set(listed)
        assert all(set(entry) == {"name", "licence", "purpose", "systems"} for entry in listed.values())
        assert next(iter(listed)) == "Interview Helper"

    def test_each_part_is_there_once_and_explained(self) -> None:
        names = [part.name for part in PARTS]
        assert len(set(names)) == len(names)
        assert all(part.purpose for part in PARTS)
        assert all(bool(part.licence) != bool(part.distribution) for part in PARTS)

    def test_the_notices_name_every_part_and_what_follows(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert licences.main(["--notices"]) == 0
        text = capsys.readouterr().out
        assert [part.name for part in PARTS if f"{part.name}: " not in text] == []
        assert "linked dynamically" in text
        assert "in the packages for Linux" in text

    def test_an_obligation_is_that_of_each_licence_in_it(self) -> None:
        both = licences.Licensed("a", "MIT AND Zlib", "does things", "all")
        assert both.obligation == f"{ALLOWED['MIT']}; {ALLOWED['Zlib']}"
