"""A finished run on disk, written by the program's own writers from the invented world."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import output
from pipeline.graph.export.finished import Finished, load
from pipeline.records import Article, Linked, Mention, Report, Resolution, Span
from tests.graph.conftest import make_large_world, make_world

World = tuple[list[Article], Linked]


def write_run(world: World, folder: Path) -> Path:
    articles, linked = world
    mention = Mention(Span(9, 23), "Arum Wicaksono", "PER")
    known = {("a1", 0): Resolution("per:arum-wicaksono", "full name")}
    folder.mkdir()
    output.write_lines(folder / "articles.jsonl", output.article_rows(articles))
    output.write_lines(folder / "entities.jsonl", output.entity_rows(linked.entities))
    output.write_lines(folder / "meetings.jsonl", output.meeting_rows(linked.meetings))
    rows = output.mention_rows([Report("a1", mentions=(mention,))], Linked((), known, ()))
    output.write_lines(folder / "mentions.jsonl", rows)
    return folder


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return write_run(make_world(), tmp_path / "results")


@pytest.fixture
def finished(results: Path) -> Finished:
    return load(results)


@pytest.fixture
def large_results(tmp_path: Path) -> Callable[[int, int], Path]:
    return lambda persons, meetings: write_run(make_large_world(persons, meetings), tmp_path / "large")
