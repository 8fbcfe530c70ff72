"""Small articles and folders for the ingest tests; all texts are made up for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PROSE = (
    "Menteri Luar Negeri Retno Marsudi bertemu dengan rekannya dari Thailand di Bangkok pada hari Selasa.\n\n"
    "Keduanya membahas perdagangan beras dan perlindungan nelayan yang bekerja di perbatasan laut kedua negara.\n"
)

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def prose() -> str:
    """Two paragraphs of plain Indonesian news, long enough to be an article."""
    return PROSE


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file below the test's folder, byte for byte, and return that folder."""

    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return tmp_path

    return put
