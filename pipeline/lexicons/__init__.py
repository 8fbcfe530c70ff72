"""Word lists and rules as data: TOML files in this folder; each opens with a comment on its fields."""

from __future__ import annotations

import hashlib
import tomllib
from importlib import resources
from typing import Any


def read(name: str) -> dict[str, Any]:
    """Parse ``<name>.toml`` of this folder.

    Args:
        name: File name without its ending.

    Returns:
        The parsed table. Callers turn it into their own typed records.
    """
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def digests() -> dict[str, str]:
    """Return the sha256 (hex) of every word list, by file name, in name order."""
    files = (entry for entry in resources.files(__name__).iterdir() if entry.name.endswith((".toml", ".csv")))
    return {entry.name: hashlib.sha256(entry.read_bytes()).hexdigest() for entry in sorted(files, key=lambda e: e.name)}
