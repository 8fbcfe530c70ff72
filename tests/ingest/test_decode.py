from __future__ import annotations

import pytest

from pipeline.ingest.decode import decode
from pipeline.ingest.draft import UnusableError


def test_keeps_line_ends_and_odd_characters() -> None:
    text = "Baris satu\r\nBaris dua\n\rBaris\u2028tiga \u200fkanan\x07 \xa0akhir"
    assert decode(text.encode()) == text


def test_strips_only_the_byte_order_mark() -> None:
    assert decode(b"\xef\xbb\xbfHalo \xef\xbb\xbfdunia") == "Halo \ufeffdunia"


def test_reads_windows_1252_where_it_is_prose() -> None:
    assert decode("“Kami siap,” kata José di São Paulo".encode("cp1252")) == "“Kami siap,” kata José di São Paulo"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_reads_marked_utf_16(encoding: str) -> None:
    assert decode("\ufeffPresiden tiba".encode(encoding)) == "Presiden tiba"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\xff",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Length 3>>\x00",
        bytes(range(256)) * 4,
        b"\x00" * 400,
        b"\x00\x01\x02\x03" * 50 + b"Presiden bertemu",
        b"\xff\xfea",
        "12 | 34 | 56 § 78 § 90".encode("cp1252"),
    ],
)
def test_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(UnusableError, match="not text"):
        decode(data)


def test_a_stray_control_character_is_harmless() -> None:
    assert decode(b"Presiden\x00 bertemu\x0b tamu") == "Presiden\x00 bertemu\x0b tamu"
