"""How the command speaks to its user."""

from __future__ import annotations

import sys

from pipeline.cli.parsers import PROGRAM

PLURALS = {"person": "persons", "organization": "organizations", "country": "countries", "place": "places"}
"""Kinds of entities, in the order in which a summary tells them -> several of them."""


def complain(message: str) -> None:
    """Print one line to standard error, whatever bytes the paths in it hold."""
    print(f"{PROGRAM}: {message}".encode(errors="backslashreplace").decode(), file=sys.stderr)
