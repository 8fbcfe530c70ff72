"""The shipped pipeline on the sample articles: what the result files promise to each other and to their readers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.graph import problems
from pipeline.records import DateBasis, EntityKind, MeetingKind, MentionType, PublishedBasis, Status

pytestmark = pytest.mark.model

FILES = {
    "articles.jsonl",
    "mentions.jsonl",
    "entities.jsonl",
    "claims.jsonl",
    "meetings.jsonl",
    "graph.graphml",
    "graph.gexf",
    "graph_events.graphml",
    "graph.svg",
    "nodes.csv",
    "edges.csv",
    "index.html",
    "run.json",
}


class Results:
    """All lines of a run."""

    def __init__(self, out: Path) -> None:
        self.articles, self.mentions, self.entities, self.meetings = (
            [json.loads(line) for line in (out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
            for name in ("articles", "mentions", "entities", "meetings")
        )
        self.run: dict[str, Any] = json.loads((out / "run.json").read_text(encoding="utf-8"))
        self.texts = {row["id"]: row["text"] for row in self.articles}
        self.kinds = {row["id"]: row["kind"] for row in self.entities}


@pytest.fixture(scope="session")
def results(real_out: Path) -> Results:
    return Results(real_out)


def test_all_files_are_there_and_no_others(real_out: Path) -> None:
    assert {path.name for path in real_out.iterdir()} == FILES


def test_something_was_found(results: Results) -> None:
    assert results.mentions
    assert {"held", "planned"} <= {meeting["status"] for meeting in results.meetings}


def test_order_of_files_and_of_hashes_changes_no_byte(real_out: Path, shuffled_out: Path) -> None:
    for name in sorted(FILES - {"run.json"}):
        assert (real_out / name).read_bytes() == (shuffled_out / name).read_bytes(), name
    told = [json.loads((out / "run.json").read_text(encoding="utf-8")) for out in (real_out, shuffled_out)]
    for table in told:
        table.pop("timings")
    assert told[0] == told[1]


def test_articles_carry_their_own_digest_and_stand_in_id_order(results: Results) -> None:
    ids = [row["id"] for row in results.articles]
    assert ids == sorted(set(ids))
    for row in results.articles:
        assert row["sha256"] == hashlib.sha256(row["text"].encode()).hexdigest()
        assert row["published_basis"] in get_args(PublishedBasis)
        assert (row["published"] is None) == (row["published_basis"] == "none")
        assert row["near_duplicate_of"] is None or row["near_duplicate_of"] in results.texts


def test_only_indonesian_articles_are_in_the_graph(results: Results) -> None:
    languages = {row["id"]: row["language"] for row in results.articles}
    used = {row["article"] for row in results.mentions} | {id for row in results.meetings for id in row["articles"]}
    assert {languages[id] for id in used} == {"id"}
    assert set(languages.values()) > {"id"}, "the samples hold an article in another language to show this"


def test_mentions_stand_in_the_text_and_resolve_or_say_why_not(results: Results) -> None:
    for row in results.mentions:
        assert results.texts[row["article"]][row["start"] : row["end"]] == row["text"]
        assert row["type"] in get_args(MentionType)
        assert row["reason"]
        assert row["entity"] is None or (row["entity"] in results.kinds and not row["candidates"])
        assert set(row["candidates"]) <= set(results.kinds)
        assert all(office["of"] is None or office["of"] in results.kinds for office in row["offices"])


def test_names_do_not_overlap(results: Results) -> None:
    names = sorted(
        (row["article"], row["start"], row["end"]) for row in results.mentions if row["type"] in ("PER", "ORG", "LOC")
    )
    for (article, _, end), (other, start, _) in pairwise(names):
        assert article != other or end <= start


def test_entities_are_counted_right(results: Results) -> None:
    prefixes = {"person": "per:", "organization": "org:", "country": "cty:", "place": "plc:"}
    ids = [row["id"] for row in results.entities]
    assert ids == sorted(set(ids))
    for row in results.entities:
        assert row["kind"] in get_args(EntityKind)
        assert row["id"].startswith(prefixes[row["kind"]])
        assert row["name"]
        assert row["aliases"] == sorted(set(row["aliases"]))
        assert row["articles"] == sorted(set(row["articles"]))


def test_meetings_keep_their_promises(results: Results) -> None:
    ids = [row["id"] for row in results.meetings]
    assert ids == sorted(set(ids))
    for row in results.meetings:
        assert row["kind"] in get_args(MeetingKind)
        assert row["status"] in get_args(Status)
        assert row["date_basis"] in get_args(DateBasis)
        assert len(row["participants"]) == len(set(row["participants"])) > 0
        assert set(entity_ids(row)) <= set(results.kinds)
        assert set(row["roles"]) <= set(row["participants"])
        assert row["status"] in {claim["status"] for claim in row["status_history"]}
        assert set(row["sources"]) <= set(row["articles"])
        assert row["articles"]
        assert 0 <= row["confidence"] <= 1


def entity_ids(meeting: dict[str, Any]) -> Iterator[str]:
    yield from meeting["participants"]
    yield from (role["of"] for role in meeting["roles"].values() if role["of"])
    yield from (meeting[slot] for slot in ("place", "country") if meeting[slot])


def test_a_meeting_is_dated_wholly_or_not_at_all(results: Results) -> None:
    for row in results.meetings:
        first, last = row["date_start"], row["date_end"]
        assert (first is None) == (last is None) == (row["date_basis"] == "none")
        if first:
            assert date.fromisoformat(first) <= date.fromisoformat(last)


def test_evidence_is_text_of_the_articles_that_report_it(results: Results) -> None:
    for row in results.meetings:
        assert row["evidence"]
        assert {part["article"] for part in row["evidence"]} <= set(row["articles"])
        for part in row["evidence"]:
            assert results.texts[part["article"]][part["start"] : part["end"]].strip()


def test_the_words_that_state_a_meeting_stand_in_its_sentences(results: Results) -> None:
    for row in results.meetings:
        assert row["triggers"]
        for words in row["triggers"]:
            assert words["start"] < words["end"]
            around = [part for part in row["evidence"] if part["article"] == words["article"]]
            assert any(part["start"] <= words["start"] and words["end"] <= part["end"] for part in around), row["id"]


def test_a_call_has_no_place(results: Results) -> None:
    assert [row["id"] for row in results.meetings if row["kind"] == "call" and (row["place"] or row["country"])] == []


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf", "graph_events.graphml"])
def test_graph_files_open_in_gephi_without_loss(real_out: Path, name: str) -> None:
    assert problems(real_out / name) == ()


def test_the_counts_are_those_of_the_files(results: Results) -> None:
    counts = results.run["counts"]
    assert counts["ingest"]["articles"] == len(results.articles)
    assert sum(counts["read"]["mentions"].values()) == len(results.mentions)
    assert sum(counts["link"]["entities"].values()) == len(results.entities)
    assert sum(counts["link"]["meetings"].values()) == len(results.meetings)
    assert counts["link"]["unresolved"] == sum(row["entity"] is None for row in results.mentions)
    assert counts["read"]["articles"] + sum(counts["read"]["other_language"].values()) == len(results.articles)
