"""Work per name stays about the same as names grow in number: calls are counted, which no busy machine disturbs."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any

import pytest

from pipeline.lexicons.world import World, load_world
from pipeline.link.blocks import WINDOW, candidate_pairs
from pipeline.link.entities import link_entities
from pipeline.link.lists import NameLists
from pipeline.link.numbered import NumberedNames
from pipeline.link.person_names import parse

EXPONENT = 1.15


@pytest.fixture(scope="module")
def benchmark(load_benchmark: Callable[[str], ModuleType]) -> ModuleType:
    return load_benchmark("alias_scale")


def calls(action: Callable[[], object]) -> int:
    """How many Python functions an action calls."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def test_calls_grow_hardly_faster_than_names(benchmark: ModuleType) -> None:
    world = load_world()
    counted = []
    for size in (10, 10, 800, 6400):  # the first makes tables once for all, the second tells what is always done
        articles, reports = benchmark.corpus(size)
        counted.append(calls(lambda a=articles, r=reports: link_entities(a, r, world, {})))  # type: ignore[misc]
    _, always, few, many = counted
    assert math.log((many - always) / (few - always), 8) < EXPONENT


def test_names_that_all_share_their_words_are_not_compared_all_against_all(lists: NameLists) -> None:
    names = sorted(parse(f"Muhammad {chr(97 + i // 26)}{chr(97 + i % 26)}ro Ali", lists) for i in range(400))
    found = candidate_pairs(NumberedNames(names, lists))
    pairs = [pair for low, high in found for pair in zip(low.tolist(), high.tolist(), strict=True)]
    assert len(names) < len(pairs) <= 2 * WINDOW * len(names)
    assert pairs == sorted(set(pairs))
    assert all(left < right for left, right in pairs)


def test_the_corpus_is_the_same_every_time_and_has_as_many_names_as_asked_for(
    benchmark: ModuleType, world: World
) -> None:
    articles, reports = benchmark.corpus(300)
    assert (articles, reports) == benchmark.corpus(300)
    assert len({mention.text for report in reports for mention in report.mentions}) == 300
    assert len(link_entities(articles, reports, world, {}).entities) < 300
