"""Ids that people can read and that stay the same when articles are added."""

from __future__ import annotations

import hashlib
import re
from typing import Literal

from pipeline.link.lists import fold_name

_WORD = re.compile("[a-z0-9]+")

Prefix = Literal["per", "org", "cty", "plc"]


def slug(text: str) -> str:
    """Return a name in lower-case ASCII words joined by hyphens; a name in another script becomes a short digest."""
    folded = fold_name(text)
    words = folded.split() if folded.isascii() and folded.replace(" ", "").isalnum() else _WORD.findall(folded)
    return "-".join(words) or "x" + digest(text)


def entity_id(prefix: Prefix, name: str, *, apart: str = "") -> str:
    """Return the id of an entity.

    Args:
        prefix: Says the kind of entity.
        name: Its canonical name.
        apart: What tells it from others of that name (an article id); "" where the name alone is enough.
    """
    return f"{prefix}:{slug(name)}" + (f"-{digest(apart)}" if apart else "")


def digest(text: str) -> str:
    """Return six hex digits that depend on the text alone."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:6]
