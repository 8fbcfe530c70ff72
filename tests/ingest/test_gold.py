"""Against the hand-made zones of the gold articles, where the folder with them lies beside the repository."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.ingest import ingest

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FLOOR = 0.98
"""Least share of characters of each kind that get it. Measured: 1.0 for each."""

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold articles are not beside the repository")


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_zones_agree_with_the_gold_ones(name: str) -> None:
    result = ingest(GOLD / name / "articles")
    assert result.refusals == ()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    articles = {article.id: article for article in result.articles}
    for row in map(json.loads, (GOLD / name / "gold" / "zones.jsonl").read_text(encoding="utf-8").splitlines()):
        article = articles[row["article"]]
        total[row["zone"]] += row["end"] - row["start"]
        for zone in article.zones:
            if zone.kind == row["zone"]:
                right[row["zone"]] += max(0, min(zone.span.end, row["end"]) - max(zone.span.start, row["start"]))
    assert {kind: right[kind] / total[kind] for kind in total if right[kind] < FLOOR * total[kind]} == {}


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_metadata_and_language_agree(name: str) -> None:
    folder = GOLD / name / "articles"
    given = {row["article"]: row for row in map(json.loads, (folder / "meta.jsonl").read_text().splitlines())}
    for article in ingest(folder).articles:
        row = given[article.id]
        assert (article.source, article.language) == (row["source"], row["language"])
        assert (str(article.published) if article.published else None) == row["published"]
        assert article.near_duplicate_of is None
