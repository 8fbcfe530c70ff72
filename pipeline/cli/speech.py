"""How the command speaks to its user."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from pipeline.cli.parsers import PROGRAM

_PLURALS = {"person": "persons", "organization": "organizations", "country": "countries", "place": "places"}
KINDS = tuple(_PLURALS)
"""Kinds of entities, in the order in which a summary tells them."""


def count(numbers: Mapping[str, int]) -> str:
    """Say how many entities of each kind there are: "3 persons, 1 country"."""
    return ", ".join(f"{number} {kind if number == 1 else _PLURALS[kind]}" for kind, number in numbers.items())


def complain(message: str) -> None:
    """Print one line to standard error, whatever bytes the paths in it hold."""
    print(f"{PROGRAM}: {message}".encode(errors="backslashreplace").decode(), file=sys.stderr)
