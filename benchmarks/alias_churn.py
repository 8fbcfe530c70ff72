"""How much of what was decided changes when articles are added.

    python benchmarks/alias_churn.py RUN [RUN ...]
    python benchmarks/alias_churn.py --invented 5000

RUN is a folder of results (``mentions.jsonl``, ``articles.jsonl``); all together are one corpus. ``--invented`` uses
so many names of ``alias_scale.py`` instead, which are each named once or twice. One sixth of the articles is left out,
linking is run, the sixth is added (a fifth more), linking is run again, and the old articles are looked at; this for
every sixth in turn.

A decision is a pair of old mentions. ``changed`` counts those that were joined and are separated or the other way
round, in per cent of those that are joined in either run: of all pairs they would be next to nothing, as almost all
pairs are apart. ``renamed`` is the share of old mentions whose entity has another id though it has the same old
mentions.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipeline.link import link
from pipeline.records import Article, Report

PARTS = 6
LIMIT = 0.4

Entities = Mapping[tuple[str, int], str]


class Churn(NamedTuple):
    """What adding articles changed: pairs joined before or after, those that changed, old mentions, renamed ones."""

    pairs: int
    changed: int
    mentions: int
    renamed: int


def churn(before: Entities, after: Entities) -> Churn:
    """Compare what old mentions refer to; mentions without an entity are joined with none."""
    shared = Counter((entity, after[key]) for key, entity in before.items() if key in after)
    sizes = [Counter(run[key] for key in before.keys() | after.keys() if key in run) for run in (before, after)]
    joined = [sum(_pairs(size) for size in run.values()) for run in sizes]
    kept = sum(_pairs(size) for size in shared.values())
    whole = {pair: size for pair, size in shared.items() if sizes[0][pair[0]] == size == sizes[1][pair[1]]}
    renamed = sum(size for (old, new), size in whole.items() if old != new)
    return Churn(sum(joined) - kept, sum(joined) - 2 * kept, len(before), renamed)


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def grow(articles: Sequence[Article], reports: Sequence[Report], part: int) -> Churn:
    """Leave every sixth article out, beginning with one, add them, and compare the others."""
    old = [number for number in range(len(articles)) if number % PARTS != part]
    before = entities([articles[i] for i in old], [reports[i] for i in old])
    known = {articles[i].id for i in old}
    after = {key: entity for key, entity in entities(articles, reports).items() if key[0] in known}
    return churn(before, after)


def entities(articles: Sequence[Article], reports: Sequence[Report]) -> Entities:
    """Return what every mention refers to."""
    return {key: found.entity for key, found in link(articles, reports).resolutions.items() if found.entity}


def read(folders: Sequence[Path]) -> tuple[list[Article], list[Report]]:
    """Read the articles of several runs that have mentions; ids that two runs share must be the same article."""
    from pipeline.cli.link import read_articles, read_reports

    articles: dict[str, Article] = {}
    reports: dict[str, Report] = {}
    for folder in folders:
        own = read_articles(folder / "articles.jsonl")
        articles |= {article.id: article for article in own}
        reports |= {report.article: report for report in read_reports(folder / "mentions.jsonl", own)}
    named = sorted(reports)
    return [articles[name] for name in named], [reports[name] for name in named]


def main() -> int:
    """Print a line a part and the sum; 1 if it is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", metavar="RUN", type=Path, nargs="*")
    parser.add_argument("--invented", metavar="NAMES", type=int)
    chosen = parser.parse_args()
    if bool(chosen.folders) == bool(chosen.invented):
        parser.error("give folders of results or --invented")
    if chosen.folders:
        articles, reports = read(chosen.folders)
    else:
        from alias_scale import corpus

        articles, reports = corpus(chosen.invented)
    total: dict[str, int] = defaultdict(int)
    print(f"{len(articles)} articles\n{'pairs':>8} {'changed':>8} {'%':>6} {'mentions':>9} {'renamed':>8}")
    for part in range(PARTS):
        found = grow(articles, reports, part)
        for name, number in found._asdict().items():
            total[name] += number
        show(found)
    whole = Churn(**total)
    show(whole)
    return int(100 * whole.changed > LIMIT * whole.pairs)


def show(found: Churn) -> None:
    """Print one line."""
    share = 100 * found.changed / max(1, found.pairs)
    print(f"{found.pairs:8,} {found.changed:8,} {share:6.2f} {found.mentions:9,} {found.renamed:8,}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
