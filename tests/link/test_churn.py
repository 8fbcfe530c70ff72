"""What was decided stays when articles are added."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from pipeline.records import Article, Report

LIMIT = 0.4  # per cent

# Twelve articles about four persons, as newspapers name them: in full, in another spelling, then by one word.
PEOPLE = (
    ("Raka Sudibyo", "Raka Soedibyo", "Sudibyo"),
    ("Amina Diallo", "Aminah Diallo", "Diallo"),
    ("Cheikh Sarr", "Cheikh Omar Sarr", "Sarr"),
    ("Bou Keita", "Bou Keita", "Keita"),
)


@pytest.fixture(scope="module")
def benchmark(load_benchmark: Callable[[str], ModuleType]) -> ModuleType:
    return load_benchmark("alias_churn")


@pytest.fixture
def corpus(make_report: Callable[..., Report]) -> tuple[list[Article], list[Report]]:
    reports = []
    for number in range(12):
        first, second = PEOPLE[number % 4], PEOPLE[(number + 1) % 4]
        spelling = 1 if number % 5 == 2 else 0
        names = (first[spelling], second[0], first[2], second[2])
        reports.append(make_report(f"a{number:02}", *(("PER", name) for name in names), ("ORG", "Liga Samudra Timur")))
    return [Article(report.article, "") for report in reports], reports


def test_a_fifth_more_articles_change_next_to_nothing_of_the_old(
    benchmark: ModuleType, corpus: tuple[list[Article], list[Report]]
) -> None:
    found = [benchmark.grow(*corpus, part) for part in range(benchmark.PARTS)]
    assert sum(churn.pairs for churn in found) > 1000
    assert 100 * sum(churn.changed for churn in found) <= LIMIT * sum(churn.pairs for churn in found)
    assert sum(churn.renamed for churn in found) == 0


def test_what_counts_as_changed(benchmark: ModuleType) -> None:
    before = {("a", 0): "p", ("a", 1): "p", ("a", 2): "q", ("b", 0): "r"}
    assert benchmark.churn(before, before) == (1, 0, 4, 0)
    assert benchmark.churn(before, {**before, ("a", 1): "q"}) == (2, 2, 4, 0)
    assert benchmark.churn(before, {**before, ("b", 0): "s"}) == (1, 0, 4, 1)
