from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.graph import build, place_nodes
from pipeline.graph.export.finished import Finished, load
from tests.graph.conftest import make_world


def test_what_was_written_is_read_back(finished: Finished) -> None:
    articles, linked = make_world()
    assert finished.articles == tuple(sorted((replace(a, zones=()) for a in articles), key=lambda a: a.id))
    assert finished.linked.entities == tuple(sorted(linked.entities, key=lambda entity: entity.id))
    assert finished.linked.meetings == linked.meetings
    assert finished.mentions[0]["entity"] == "per:arum-wicaksono"


def test_the_graph_of_a_run_read_back_is_the_one_the_run_drew(finished: Finished) -> None:
    one, other = build(*make_world()), build(finished.articles, finished.linked)
    place_nodes(one)
    place_nodes(other)
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert sorted(one.edges(keys=True)) == sorted(other.edges(keys=True))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("meetings.jsonl", "{", "meetings.jsonl, line 1: this is not JSON"),
        ("meetings.jsonl", "[]", "line 1: this is not a record"),
        ("entities.jsonl", '{"id": "per:a"}', "line 1: this is no line that a run writes"),
        ("articles.jsonl", None, "articles.jsonl: there is no such file"),
    ],
)
def test_a_damaged_folder_is_named(results: Path, name: str, text: str | None, said: str) -> None:
    (results / name).unlink()
    if text is not None:
        (results / name).write_text(text + "\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        load(results)
    assert said in str(error.value)
    assert "jejaring extract" in str(error.value)
