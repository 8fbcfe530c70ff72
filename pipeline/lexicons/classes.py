"""Word classes put together."""

from __future__ import annotations

from functools import cache


@cache
def either(*classes: frozenset[str]) -> frozenset[str]:
    """Return the words of several classes, put together once: rules ask for the same ones at every word."""
    return frozenset[str]().union(*classes)
