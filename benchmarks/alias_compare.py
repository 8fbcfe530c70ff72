"""How well names are joined, beside simpler ways, and what each source of knowledge adds.

    python benchmarks/alias_compare.py RUN GOLD [RUN GOLD ...] [--pairs FILE]

RUN is a folder of results (``mentions.jsonl``, ``articles.jsonl``), GOLD one with ``mentions.jsonl``. Only names that
the run found exactly are counted, so this measures joining alone. B-cubed, CEAF-e and LEA (F1) over all folders
together; entities of different folders are never one. RapidFuzz and nomenklatura get the threshold that is best on
these very names. ``--pairs`` prints F1, average precision and accepted look-alikes for a file of name pairs
(``a, b, type, same, kind``).

Three packages are no dependency and are used where they are installed: ``nomenklatura``, whose logic-v2 compares all
names of a folder, and two scorers with which ours are compared, ``scorch`` (B-cubed and CEAF-e) and
``coreference-eval`` (LEA; it leaves lone names out).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

import pipeline.link.entities as linking
from pipeline.cli.link import read_articles, read_reports
from pipeline.lexicons.world import World, load_world
from pipeline.link.lists import NameLists, fold_name, load_lists
from pipeline.link.names import SAME, Matcher
from pipeline.link.rows import read_lines
from pipeline.link.sightings import written_on
from pipeline.records import Article, Report

Key = tuple[str, str, int, int]
Clusters = Mapping[Key, Hashable]
Corpus = list[tuple[str, list[Article], list[Report]]]
Scores = NDArray[np.floating[Any]]
Table = Mapping[tuple[str, str], tuple[Sequence[str], Scores]]
"""Folder and type -> names, and the score of each pair of them."""


# --- scores ---------------------------------------------------------------------------------------------------------


def groups(of: Clusters) -> list[frozenset[Key]]:
    """Turn key -> cluster into sets of keys."""
    found: dict[Hashable, set[Key]] = defaultdict(set)
    for key, cluster in of.items():
        found[cluster].add(key)
    return [frozenset(members) for members in found.values()]


def b_cubed(gold: Clusters, run: Clusters) -> float:
    """B-cubed F1."""
    left, right = _sets(gold), _sets(run)
    shared = {key: len(left[key] & right[key]) for key in gold}
    precision = sum(shared[key] / len(right[key]) for key in gold) / len(gold)
    recall = sum(shared[key] / len(left[key]) for key in gold) / len(gold)
    return _f1(precision, recall)


def ceaf_e(gold: Clusters, run: Clusters) -> float:
    """CEAF-e F1: clusters aligned one to one, each pair worth 2 |k & r| / (|k| + |r|)."""
    left, right = groups(gold), groups(run)
    place = {key: number for number, members in enumerate(right) for key in members}
    graph = networkx.Graph()
    for i, members in enumerate(left):
        for k in {place[key] for key in members}:
            graph.add_edge(("g", i), ("r", k), weight=2 * len(members & right[k]) / (len(members) + len(right[k])))
    total = sum(graph.edges[edge]["weight"] for edge in networkx.max_weight_matching(graph))
    return _f1(total / len(right), total / len(left))


def lea(gold: Clusters, run: Clusters, *, lone: bool = True) -> float:
    """LEA F1: links that were found, entities weighted by their size; a lone name has a link to itself, or is left out.

    Args:
        gold: Key -> entity.
        run: The same keys -> what was found.
        lone: Whether entities with one name count.
    """
    found, right = ([members for members in groups(of) if lone or len(members) > 1] for of in (run, gold))
    return _f1(_lea(found, gold), _lea(right, run))


def _lea(keys: Sequence[frozenset[Key]], other: Clusters) -> float:
    sizes = {cluster: len(members) for members in groups(other) for cluster in [other[next(iter(members))]]}
    total = 0.0
    for members in keys:
        parts: dict[Hashable, int] = defaultdict(int)
        for key in members:
            parts[other[key]] += 1
        if len(members) == 1:
            total += next(sizes[cluster] == 1 for cluster in parts)
        else:
            links = sum(part * (part - 1) / 2 for part in parts.values())
            total += len(members) * links / (len(members) * (len(members) - 1) / 2)
    return total / sum(len(members) for members in keys)


def _sets(of: Clusters) -> dict[Key, frozenset[Key]]:
    return {key: members for members in groups(of) for key in members}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# --- systems --------------------------------------------------------------------------------------------------------


def exact(corpus: Corpus) -> Clusters:
    """Names that are written alike, but for case and accents."""
    return {key: (folder, kind, fold_name(text)) for key, folder, kind, text in _names(corpus)}


def fuzzy(kind: str, names: Sequence[str]) -> Scores:
    """All pairs by RapidFuzz, 0..100, case and accents folded; it knows no types."""
    folded = [fold_name(name) for name in names]
    table: Scores = process.cdist(folded, folded, scorer=fuzz.token_set_ratio)
    return table


def logic(kind: str, names: Sequence[str]) -> Scores:
    """All pairs by nomenklatura's logic-v2, 0..100."""
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()
    entities = []
    for number, name in enumerate(names):
        entity = model.make_entity({"PER": "Person", "ORG": "Organization"}.get(kind, "LegalEntity"))
        entity.id = f"{kind}-{number}-{name}"  # it remembers entities by their id
        entity.add("name", name)
        entities.append(entity)
    table = np.zeros((len(names), len(names)))
    for i, left in enumerate(entities):
        for k in range(i):
            table[i, k] = 100 * algorithm.compare(left, entities[k], config).score
    return table


def scored(corpus: Corpus, system: Callable[[str, Sequence[str]], Scores]) -> Table:
    """Compare all names of one folder and type with each other."""
    by_type: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, folder, kind, text in _names(corpus):
        by_type[folder, kind].add(text)
    return {where: (sorted(names), system(where[1], sorted(names))) for where, names in sorted(by_type.items())}


def components(corpus: Corpus, table: Table, threshold: float) -> Clusters:
    """Connected components of names that score a threshold or more."""
    graph = networkx.Graph()
    for where, (names, scores) in table.items():
        graph.add_nodes_from((*where, name) for name in names)
        for i, k in zip(*(scores >= threshold).nonzero(), strict=True):
            graph.add_edge((*where, names[i]), (*where, names[k]))
    number = {node: i for i, part in enumerate(networkx.connected_components(graph)) for node in part}
    return {key: number[folder, kind, text] for key, folder, kind, text in _names(corpus)}


def ours(corpus: Corpus, world: World, lists: NameLists, change: Callable[[Report], list[Report]]) -> Clusters:
    """Our linking with some of its knowledge; ``change`` cuts a report up or takes facts out of it."""
    found: dict[Key, Hashable] = {}
    shipped, linking.load_lists = linking.load_lists, lambda: lists  # type: ignore[assignment]
    try:
        for folder, articles, reports in corpus:
            dates = {article.id: written_on(article, report) for article, report in zip(articles, reports, strict=True)}
            parts = [(report.article, part) for report in reports for part in change(report)]
            linked = linking.link_entities(
                [Article(part.article, "") for _, part in parts],
                [part for _, part in parts],
                world,
                {part.article: dates[article] for article, part in parts},
            )
            for article, part in parts:
                for i, mention in enumerate(part.mentions):
                    key = (folder, article, mention.span.start, mention.span.end)
                    if mention.type != "ROLE":
                        found[key] = (folder, linked.resolutions[part.article, i].entity or key)
    finally:
        linking.load_lists = shipped
    return found


def _names(corpus: Corpus) -> Iterator[tuple[Key, str, str, str]]:
    for folder, _, reports in corpus:
        for report in reports:
            for mention in report.mentions:
                if mention.type != "ROLE":
                    key = (folder, report.article, mention.span.start, mention.span.end)
                    yield key, folder, mention.type, mention.text


def steps() -> Iterator[tuple[str, World, NameLists, Callable[[Report], list[Report]]]]:
    """Yield what is known from step to step: name, world, lists, and what is left of a report."""
    world, lists = load_world(), load_lists()
    bare = replace(
        world, countries=(), places=(), organizations=(), offices=(), ministries=(), tenures=(), same_seat=()
    )
    plain = replace(lists, strong={}, weak={}, known={})

    def apart(report: Report) -> list[Report]:
        alone = (replace(mention, offices=()) for mention in report.mentions)
        return [Report(f"{report.article}#{i:05}", mentions=(mention,)) for i, mention in enumerate(alone)]

    def silent(report: Report) -> list[Report]:
        return [Report(report.article, mentions=tuple(replace(mention, offices=()) for mention in report.mentions))]

    def defined(report: Report) -> list[Report]:
        return [replace(silent(report)[0], definitions=report.definitions)]

    def whole(report: Report) -> list[Report]:
        return [report]

    lands = replace(bare, countries=world.countries, places=world.places)
    titled = replace(lands, offices=world.offices)
    table = replace(titled, tenures=world.tenures, same_seat=world.same_seat)
    yield "names only", bare, plain, apart
    yield "+ back-reference in the article", bare, plain, silent
    yield "+ countries and places", lands, plain, silent
    yield "+ acronyms that articles define", lands, plain, defined
    yield "+ offices that articles tell", titled, plain, whole
    yield "+ dated table of offices", table, plain, whole
    yield "+ listed organizations, ministries", replace(world), plain, whole
    yield "+ listed other names (all of ours)", world, lists, whole


# --- what is printed ------------------------------------------------------------------------------------------------


def compare(folders: Sequence[Path]) -> None:
    """Print the table of systems and steps."""
    corpus: Corpus = []
    gold: dict[Key, Hashable] = {}
    for run, right in zip(folders[::2], folders[1::2], strict=True):
        articles = read_articles(run / "articles.jsonl")
        reports = read_reports(run / "mentions.jsonl", articles)
        named = {report.article for report in reports}
        corpus.append((str(run), [article for article in articles if article.id in named], reports))
        for _, line in read_lines(right / "mentions.jsonl"):
            if line["type"] != "ROLE":
                gold[str(run), line["article"], line["start"], line["end"]] = (str(run), line["entity"])
    found = {key for key, *_ in _names(corpus)}
    gold = {key: entity for key, entity in gold.items() if key in found}
    print(f"{len(gold)} names of {len(groups(gold))} entities\n")
    print(f"| {'':36} | B³ | CEAF-e | LEA |\n|---|---|---|---|")
    row("exact match", gold, exact(corpus))
    at_best("RapidFuzz token_set_ratio", gold, corpus, scored(corpus, fuzzy))
    if importlib.util.find_spec("nomenklatura"):
        at_best("nomenklatura logic-v2", gold, corpus, scored(corpus, logic))
    else:
        print("| nomenklatura is not installed | | | |")
    for name, world, lists, change in steps():
        last = ours(corpus, world, lists, change)
        row(f"ours: {name}", gold, last)
    cross_check(gold, _cut(last, gold))


def at_best(name: str, gold: Clusters, corpus: Corpus, table: Table) -> None:
    """Print the line of a system at the threshold with the highest B-cubed."""
    runs = {threshold: components(corpus, table, threshold) for threshold in range(60, 101, 2)}
    best = max(runs, key=lambda threshold: b_cubed(gold, _cut(runs[threshold], gold)))
    row(f"{name} >= {best}, best", gold, runs[best])


def row(name: str, gold: Clusters, run: Clusters) -> None:
    """Print one line."""
    scores = (score(gold, _cut(run, gold)) for score in (b_cubed, ceaf_e, lea))
    print(f"| {name:36} | " + " | ".join(f"{100 * score:.1f}" for score in scores) + " |", flush=True)


def cross_check(gold: Clusters, run: Clusters) -> None:
    """Compare our scores with those of scorers from elsewhere, where they are installed."""
    if importlib.util.find_spec("scorch"):
        from scorch import scores

        theirs = [scorer(groups(gold), groups(run))[2] for scorer in (scores.b_cubed, scores.ceaf_e)]
        own = [b_cubed(gold, run), ceaf_e(gold, run)]
        print(f"\nscorch says B³ {100 * theirs[0]:.4f}, CEAF-e {100 * theirs[1]:.4f}")
        print(f"we say      B³ {100 * own[0]:.4f}, CEAF-e {100 * own[1]:.4f}")
    if importlib.util.find_spec("corefeval"):
        from corefeval.metrics import lea as reference

        sides = ((run, gold), (gold, run))
        shares = (reference([tuple(members) for members in groups(of)], _sets(other)) for of, other in sides)
        told = _f1(*(good / whole for good, whole in shares))
        print(f"\ncoreference-eval says LEA without lone names {100 * told:.4f}")
        print(f"we say                LEA without lone names {100 * lea(gold, run, lone=False):.4f}")


def _cut(run: Clusters, gold: Clusters) -> Clusters:
    return {key: run[key] for key in gold}


def judge_pairs(path: Path) -> None:
    """Print F1, average precision and accepted look-alikes (``kind`` "group") of a file of pairs, by type."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    matcher = Matcher(load_world(), load_lists())
    scored = [(matcher.match(r["a"], r["b"], r["type"]).value, r) for r in rows]
    print("\n| pairs | number | F1 | average precision | look-alikes accepted |\n|---|---|---|---|---|")
    for kind in ("PER", "ORG", "GPE", "all"):
        some = [(score, r) for score, r in scored if kind in ("all", r["type"])]
        hits = sum(r["same"] for score, r in some if score >= SAME)
        f1 = 2 * hits / (sum(score >= SAME for score, _ in some) + sum(r["same"] for _, r in some))
        alike = [score >= SAME for score, r in some if r.get("kind") == "group"]
        accepted = f"{100 * sum(alike) / len(alike):.1f} %" if alike else ""
        print(f"| {kind} | {len(some)} | {100 * f1:.1f} | {100 * average_precision(some):.1f} | {accepted} |")


def average_precision(scored: Sequence[tuple[float, Mapping[str, object]]]) -> float:
    """Average precision; equal scores count as one step."""
    by_score: dict[float, list[bool]] = defaultdict(list)
    for score, pair in scored:
        by_score[score].append(bool(pair["same"]))
    everything = sum(sum(same) for same in by_score.values())
    seen = hits = 0
    total = 0.0
    for score in sorted(by_score, reverse=True):
        seen += len(by_score[score])
        hits += sum(by_score[score])
        total += sum(by_score[score]) / everything * hits / seen
    return total


def main() -> int:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", metavar="RUN GOLD", type=Path, nargs="*")
    parser.add_argument("--pairs", metavar="FILE", type=Path)
    chosen = parser.parse_args()
    if len(chosen.folders) % 2:
        parser.error("give a gold folder after every run")
    if chosen.folders:
        compare(chosen.folders)
    if chosen.pairs:
        judge_pairs(chosen.pairs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
