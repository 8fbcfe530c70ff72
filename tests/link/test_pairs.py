"""Our own pairs of names, written by hand: ``data/alias/pairs.csv``.

``tier``: STRONG pairs must all be judged right; MEDIUM ones need more than names to be sure; WEAK ones are wishes.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipeline.lexicons.world import load_world
from pipeline.link.lists import load_lists
from pipeline.link.names import SAME, Matcher

ROWS = list(csv.DictReader((Path(__file__).parents[2] / "data" / "alias" / "pairs.csv").open(encoding="utf-8")))
STRONG = [row for row in ROWS if row["tier"] == "STRONG"]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_world(), load_lists())


def right(row: dict[str, str], matcher: Matcher) -> bool:
    kind = row["type"]
    assert kind in ("PER", "ORG", "GPE")
    return (matcher.match(row["a"], row["b"], kind).value >= SAME) == (row["same"] == "1")  # type: ignore[arg-type]


@pytest.mark.parametrize("row", STRONG, ids=lambda row: f"{row['a']}~{row['b']}")
def test_strong_pairs_are_judged_right_in_either_order(row: dict[str, str], matcher: Matcher) -> None:
    assert right(row, matcher)
    assert right({**row, "a": row["b"], "b": row["a"]}, matcher)


def test_most_of_the_others_are(matcher: Matcher) -> None:
    found = Counter((row["tier"], right(row, matcher)) for row in ROWS)
    assert found["MEDIUM", True] >= 9 * found["MEDIUM", False]


def test_the_file_is_sound() -> None:
    assert len(ROWS) >= 320
    assert len({frozenset((row["a"], row["b"])) for row in ROWS}) == len(ROWS)
    assert {row["tier"] for row in ROWS} == {"STRONG", "MEDIUM", "WEAK"}
    assert {row["same"] for row in ROWS} == {"0", "1"}
    assert {row["type"] for row in ROWS} == {"PER", "ORG", "GPE"}
    assert all(row["a"].strip() and row["b"].strip() and row["kind"] for row in ROWS)
