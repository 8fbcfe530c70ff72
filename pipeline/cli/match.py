"""``jejaring match``: say of pairs of names whether they can be one, by names and lists alone."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import output
from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.link.names import Matcher

_TYPES = ("PER", "ORG", "GPE")


def execute(arguments: argparse.Namespace) -> int:
    """Print every line of the file with ``same``, ``score`` and ``reasons`` added.

    Returns:
        0.

    Raises:
        InputError: If the file or a line is wrong; lines before it have been printed.
    """
    from pipeline.lexicons.world import load_world
    from pipeline.link.lists import load_lists
    from pipeline.link.names import Matcher
    from pipeline.link.rows import read_lines

    matcher = Matcher(load_world(), load_lists())
    for where, row in read_lines(Path(arguments.pairs)):
        sys.stdout.write(output.encode(judged(row, matcher, where)).decode("utf-8") + "\n")
    return 0


def judged(row: Mapping[str, Any], matcher: Matcher, where: str) -> dict[str, Any]:
    """Return a pair with the judgement of a matcher; what the line said before of ``same`` becomes ``expected``.

    Raises:
        InputError: If ``a``, ``b`` or ``type`` is missing or cannot be.
    """
    from pipeline.link.names import SAME

    for key in ("a", "b"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise InputError(
                f"{key} is no name", where=where, cure='Write {"a": "SBY", "b": "Yudhoyono", "type": "PER"}'
            )
    if row.get("type") not in _TYPES:
        cure = f"Use one of {', '.join(_TYPES)}"
        raise InputError(f"type cannot be {row.get('type')!r}", where=where, cure=cure)
    score = matcher.match(row["a"], row["b"], row["type"])
    given = {key: value for key, value in row.items() if key not in ("same", "score", "reasons")}
    before = {"expected": row["same"]} if "same" in row else {}
    return {
        **given,
        **before,
        "same": score.value >= SAME,
        "score": round(score.value, 3),
        "reasons": list(score.reasons),
    }
