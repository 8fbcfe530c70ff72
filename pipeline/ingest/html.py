"""The article of a web page: its text, and what its head says about it. Only this module knows trafilatura."""

from __future__ import annotations

import re

from pipeline.ingest.decode import decode
from pipeline.ingest.draft import Given, UnusableError, tidy
from pipeline.ingest.outlets import outlets

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def read_page(data: bytes) -> tuple[str, Given]:
    """Extract the article of a page: no scripts, styles, menus or comments, one line a paragraph.

    Args:
        data: The file.

    Returns:
        The text, its first line the title where the page gives one, and title, site, address and date of the page's
        head. A date is taken from the page's own markup only, never guessed from its prose.

    Raises:
        UnusableError: If no article text is found.
    """
    from trafilatura import bare_extraction

    page = _decode(data)
    found = bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        raise UnusableError("the page holds no article text", "Save the article's text as a .txt file")
    given = Given(
        title=tidy(getattr(found, "title", None)),
        source=outlets().canonical(tidy(getattr(found, "sitename", None))),
        url=tidy(getattr(found, "url", None)),
        published=tidy(getattr(found, "date", None)),
    )
    return _with_title(text, given.title), given


def _decode(data: bytes) -> str:
    """Trust UTF-8 first, then the encoding that the page names, then Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:4096])
    if named:
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _with_title(text: str, title: str) -> str:
    """Put the title on top unless one of the first lines is (a version of) it, as with a heading in the article."""
    words = set(title.lower().split())
    for line in text.splitlines()[:3]:
        own = set(line.lower().split())
        if words and 2 * len(words & own) >= len(words | own):
            return text
    return f"{title}\n{text}" if title else text
