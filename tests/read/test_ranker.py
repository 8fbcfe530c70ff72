"""The ranker that is measured beside the meeting rules: what it looks at, what it learns, what it may add."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.evaluate.probes import unmark
from pipeline.evaluate.results import Marked
from pipeline.lexicons.world import World
from pipeline.read.meetings.triggers import TriggerFinder
from pipeline.read.nlp import split_lines
from pipeline.read.reader import Reader
from pipeline.records import Article, Span, Zone

TOLD = (
    "Rombongan itu tiba siang hari. Delegasi [[Raka Sudibyo|PER]] ditemani [[Amina Diallo|PER]] dan [[Bou Keita|PER]]. "
    "Menurut pengamat [[Cheikh Sarr|PER]], semua tenang."
)


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """Import the script as if it were run: its folder first on the path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "benchmarks"))
        return importlib.import_module("rank_people")


@pytest.fixture(scope="module")
def text(bench: ModuleType, reader: Reader, world: World) -> Any:
    words, names = unmark(TOLD)
    article = Article("a", words, zones=(Zone(Span(0, len(words)), "body"),))
    doc = reader.tokenize(words)
    report = reader.interpret(article, split_lines(doc, article.zones), names)
    return bench.lay_out(article, report, reader, TriggerFinder())


def meeting(name: str, who: str, *articles: str) -> dict[str, Any]:
    return {"id": name, "participants": [who], "articles": list(articles)}


def test_articles_that_share_a_meeting_or_somebody_who_met_are_one_story(bench: ModuleType) -> None:
    mentions = tuple({"article": name} for name in "abcd")
    meetings = (meeting("m1", "per:amina", "a", "b"), meeting("m2", "per:bou", "b"), meeting("m3", "per:bou", "c"))
    assert bench.stories(Marked(mentions, meetings)) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_features_name_what_speaks_for_somebody(bench: ModuleType, text: Any) -> None:
    names = {text.report.mentions[person].text: person for person in text.places}
    event = next(event for event in text.events if event.rule == "didampingi")
    with_company = bench.features(text, event, names["Bou Keita"], text.near(event, names["Bou Keita"])[0])
    observer = bench.features(text, event, names["Cheikh Sarr"], text.near(event, names["Cheikh Sarr"])[0])
    assert {"sentences +0", "frame company", "right"} <= with_company
    assert {"sentences +1", "observer", "first mention"} <= observer


def test_weights_tell_what_goes_with_having_taken_part(bench: ModuleType) -> None:
    samples = [
        bench.Sample(("s", str(i), 0, 0), frozenset({"good" if i % 2 else "bad"}), frozenset(), bool(i % 2), True)
        for i in range(40)
    ]
    model = bench.fit(samples, {sample.key: sample.key[1] for sample in samples}, rules=False)
    assert model.weights["good"] > 0.5 > -0.5 > model.weights["bad"]
    assert model.chance(samples[1]) > 0.5 > model.chance(samples[0])


@pytest.mark.parametrize(("sure", "made"), [(3, 1), (2, 0)])
def test_only_three_or_more_people_found_a_meeting(bench: ModuleType, text: Any, sure: int, made: int) -> None:
    event = replace(next(event for event in text.events if event.rule == "didampingi"), claim=None)
    bare = replace(text, report=replace(text.report, claims=()), events=[event])
    chances = {("s", "a", 0, person): 1.0 for person in [*text.places][:sure]}
    corpus = bench.Corpus("s", [bare], Marked((), ()), (), {})
    assert len(bench.apply(corpus, chances, bench.Way(found=0.9))[0].claims) == made
