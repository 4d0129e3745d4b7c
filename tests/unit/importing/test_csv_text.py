"""From bytes to text: what a file says, what it is likely to be, and what is none."""

from __future__ import annotations

import codecs
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refusals import refusal

from interview_helper.importing import csv_text
from interview_helper.importing.csv_text import ENCODINGS, decode
from interview_helper.importing.refused import ImportRefused

TEXT = "Company;Notes\nMüller;schön\n"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "Firma;Stelle;Notizen\nMüller GmbH;Entwickler;Gespräch über Löhne\n"),
        ("cp1252", "Company,Notes\nCafé,\n"),
        ("cp1252", "Company,Notes\nAcme,It’s good – “really” €5\n"),
        ("cp1250", "Firma;Poznámky\nŠkoda;Příští týden pohovor, žádný problém\n"),
        ("cp1250", "Firma;Notatki\nŁódź;Świetna rozmowa, następna środa\n"),
        ("cp1251", "Компания;Заметки\nЯндекс;Хорошие люди\n"),
        ("cp1253", "Εταιρεία,Σημειώσεις\nΑθήνα,καλή\n"),
        ("cp932", "会社;メモ\n日本電気;良い人々がいました\n"),
        ("gb18030", "公司,备注\n华为,很好的人，下周三面试，地点在北京市海淀区\n"),
        ("big5", "公司,備註\n台積電,很好的人，下週三面試\n"),
        ("cp949", "회사,메모\n삼성전자,좋은 사람들\n"),
    ],
)
def test_older_encodings_are_recognised(codec: str, text: str) -> None:
    assert decode(text.encode(codec)) == (text, codec)


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
    ],
)
def test_unicode_with_a_mark_and_without(codec: str, named: str) -> None:
    assert decode(TEXT.encode(codec)) == (TEXT, named)
    assert decode(TEXT.encode(codec), named) == (TEXT, named)


def test_big_endian_with_a_mark_and_utf_32() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")) == (TEXT, "utf-16")
    assert decode(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"))[0] == TEXT


def test_another_encoding_can_be_asked_for() -> None:
    assert decode(TEXT.encode("cp1252"), "cp1250") == (TEXT, "cp1250")
    assert decode(TEXT.encode(), "cp1252")[0].startswith("Company;Notes\nMÃ¼ller")
    assert decode(TEXT.encode("utf-16-le"), "utf-16") == (TEXT, "utf-16")


def test_an_encoding_that_cannot_be_names_the_line() -> None:
    with pytest.raises(ImportRefused) as refused:
        decode(TEXT.encode("cp1252"), "utf-8")
    assert str(refused.value) == (
        "The file is not text in UTF-8: line 2 has bytes that do not belong there. "
        "Choose another encoding, or save the file as UTF-8."
    )
    with pytest.raises(ImportRefused, match="line 1 has bytes"):
        decode(codecs.BOM_UTF8 + b"caf\xe9")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\n\n"])
def test_an_empty_file(data: bytes) -> None:
    with pytest.raises(ImportRefused, match="The file is empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 and the rest", "is a spreadsheet, not CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a spreadsheet, not CSV"),
        (b"%PDF-1.7", "is a PDF, not CSV"),
        (b"\x89PNG\r\n\x1a\n", "is a picture, not CSV"),
        (b"SQLite format 3\0", "is a database, not CSV"),
        (b"\x1f\x8b\x08", "is a compressed file, not CSV"),
        (bytes(range(256)) * 9, "is not text"),
        (b"Company,Role\nA,B\0C\n", "Line 2 has a NUL character"),
    ],
)
def test_what_is_no_text(data: bytes, words: str) -> None:
    with pytest.raises(ImportRefused, match=words):
        decode(data)


def test_a_file_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "SIZE_LIMIT", 10)
    with pytest.raises(ImportRefused, match="The file has 11 bytes"):
        decode(b"x" * 11)


@settings(deadline=None)
@given(st.binary(max_size=300), st.none() | st.sampled_from(list(ENCODINGS)))
def test_any_bytes_are_text_or_one_sentence(data: bytes, encoding: str | None) -> None:
    read: list[tuple[str, str]] = []
    if not refusal(lambda: read.append(decode(data, encoding))):
        ((text, named),) = read
        assert named in ENCODINGS
        assert "\0" not in text
        text.encode()


def test_the_library_that_guesses_is_imported_only_where_there_is_something_to_guess() -> None:
    code = (
        "import sys\nfrom interview_helper.importing.csv_text import decode\n"
        "decode('Müller'.encode())\ndecode('Müller'.encode('cp1252'))\n"
        "assert 'charset_normalizer' not in sys.modules\n"
        "decode('Привет'.encode('cp1251'))\nassert 'charset_normalizer' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
