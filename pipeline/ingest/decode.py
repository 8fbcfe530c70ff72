"""Bytes to text, without touching a single code point of it."""

from __future__ import annotations

import codecs
import re

from pipeline.ingest.draft import UnusableError

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_LETTERS = re.compile(r"[^\W\d_]")
MOST_CONTROLS = 0.02
"""Share of control characters above which a file that happens to be valid UTF-8 is no text."""
LEAST_LETTERS = 0.6
"""Share of letters below which bytes that are not UTF-8 are no Windows-1252 text either. News has about 0.82."""

_BINARY = UnusableError("the file is not text", "Save the article as plain text in UTF-8, with the ending .txt")


def decode(data: bytes) -> str:
    """Read bytes as text: UTF-8, else UTF-16 where it is marked so, else Windows-1252 where that gives prose.

    Line ends and odd characters stay as they are; only a byte order mark goes. Text that is not UTF-8 is accepted as
    Windows-1252 because old exports of Indonesian sites are, and offsets then count the decoded characters.

    Args:
        data: The whole file, or one line of it.

    Raises:
        UnusableError: If it is no text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise _BINARY from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_1252(data)
    if len(_CONTROLS.findall(text)) > MOST_CONTROLS * len(text) + 3:
        raise _BINARY
    return text


def _decode_1252(data: bytes) -> str:
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("cp1252")
    except UnicodeDecodeError:
        raise _BINARY from None
    if _CONTROLS.search(text) or len(_LETTERS.findall(text)) < LEAST_LETTERS * len(text):
        raise _BINARY
    return text
