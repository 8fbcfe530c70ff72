"""``index.html``: one file that opens from disk, asks nothing of any network, and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.graph.page_data import page_data
from pipeline.records import Article, Linked

if TYPE_CHECKING:
    import networkx as nx

_SLOT = re.compile(r"\{\{(policy|style|script|data)\}\}")
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write_page(articles: Sequence[Article], linked: Linked, graph: nx.MultiGraph, path: Path) -> None:
    """Write the page to exactly ``path``.

    Args:
        articles: Titles, outlets, links and the sentences.
        linked: What linking found.
        graph: From ``build``, placed.
        path: Replaced if it exists; the caller makes that atomic.

    Raises:
        ValueError: If the graph has not been placed.
        OSError: If the file cannot be written.
    """
    style, script = _part("viewer.css"), _part("viewer.js")
    slots = {
        "style": style,
        "script": script,
        "policy": (
            f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        "data": embedded_json(page_data(articles, linked, graph)),
    }
    # One pass: article text that happens to contain a slot's name stays text.
    page = _SLOT.sub(lambda match: slots[match.group(1)], _part("template.html"))
    path.write_text(page, encoding="utf-8", newline="\n")


def embedded_json(data: Mapping[str, Any]) -> str:
    """Return JSON that no HTML parser can take for the end of a script, a comment or an entity."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<>&\u2028\u2029]", lambda match: _ESCAPES[match.group()], text)


def _part(name: str) -> str:
    return resources.files("pipeline.graph").joinpath("viewer", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
