"""The annotated articles in data/ are consistent with themselves: offsets, ids, dates, fields."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.records import EntityKind, MeetingKind, MentionType, Status, ZoneKind

DATA = Path(__file__).parents[2] / "data"
FOLDERS = [DATA, *sorted(gold.parent for gold in (DATA / "annotated").glob("*/gold"))]
PREFIXES = {"person": "per:", "organization": "org:", "country": "cty:", "place": "plc:"}
MENTION_PREFIXES = {"PER": ("per:",), "ORG": ("org:",), "LOC": ("cty:", "plc:"), "ROLE": ("per:",)}

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True)
class Corpus:
    """One folder of annotated articles."""

    meta: list[Row]
    texts: dict[str, str]
    mentions: list[Row]
    entities: dict[str, Row]
    meetings: list[Row]
    optional: list[Row]
    zones: list[Row]

    @classmethod
    def read(cls, folder: Path) -> Corpus:
        mentions, entities, meetings, optional, zones = (
            rows(folder / "gold" / f"{name}.jsonl")
            for name in ("mentions", "entities", "meetings", "optional", "zones")
        )
        assert len({row["id"] for row in entities}) == len(entities)
        return cls(
            rows(folder / "articles" / "meta.jsonl"),
            {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "articles").glob("*.txt"))},
            mentions,
            {row["id"]: row for row in entities},
            meetings,
            optional,
            zones,
        )

    def surface(self, row: Row) -> str:
        return self.texts[row["article"]][row["start"] : row["end"]]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: str(folder.relative_to(DATA.parent)))
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return Corpus.read(request.param)


def test_meta_names_every_article_once(corpus: Corpus) -> None:
    assert sorted(row["article"] for row in corpus.meta) == list(corpus.texts)
    for row in corpus.meta:
        assert row["source"]
        assert row["published"] is None or date.fromisoformat(row["published"])


def test_some_articles_have_no_date_and_nearly_all_are_indonesian(corpus: Corpus) -> None:
    undated = [row for row in corpus.meta if row["published"] is None]
    assert len(undated) * 4 >= len(corpus.meta)
    assert {row["language"] for row in corpus.meta} <= {"id", "ms"}


@pytest.mark.parametrize("kind", ["mentions", "optional"])
def test_offsets_give_the_text(corpus: Corpus, kind: str) -> None:
    kept = getattr(corpus, kind)
    assert kept
    assert [row for row in kept if corpus.surface(row) != row["text"] or row["text"] != row["text"].strip()] == []


def test_names_are_flat_and_outside_ignore_zones(corpus: Corpus) -> None:
    names = [row for row in corpus.mentions if row["type"] != "ROLE"]
    spans = sorted(
        (r["article"], r["start"], r["end"]) for r in names + [z for z in corpus.optional if z["type"] == "ANY"]
    )
    for (article, _, end), (following, start, _) in pairwise(spans):
        assert article != following or end <= start


def test_mentions_point_to_declared_entities_of_their_kind(corpus: Corpus) -> None:
    for row in corpus.mentions:
        assert row["type"] in get_args(MentionType)
        assert row["entity"] in corpus.entities
        assert row["entity"].startswith(MENTION_PREFIXES[row["type"]])


def test_entities_list_the_names_seen(corpus: Corpus) -> None:
    seen: dict[str, set[str]] = {key: set() for key in corpus.entities}
    for row in corpus.mentions:
        if row["type"] != "ROLE":
            seen[row["entity"]].add(row["text"])
    for key, entity in corpus.entities.items():
        assert entity["kind"] in get_args(EntityKind)
        assert key.startswith(PREFIXES[entity["kind"]])
        assert entity["aliases"] == sorted(seen[key])


def test_zones_cover_every_line_that_is_not_blank(corpus: Corpus) -> None:
    assert {row["zone"] for row in corpus.zones} <= set(get_args(ZoneKind))
    for article, text in corpus.texts.items():
        kept = [corpus.surface(row) for row in corpus.zones if row["article"] == article]
        assert kept == [line.strip() for line in text.split("\n") if line.strip()]


def test_meeting_is_valid(corpus: Corpus) -> None:
    for meeting in corpus.meetings:
        assert meeting["kind"] in get_args(MeetingKind)
        assert meeting["status"] in get_args(Status)
        people = meeting["participants"] + meeting.get("optional_participants", [])
        assert len(set(people)) == len(people)
        assert len(meeting["participants"]) >= (1 if meeting["kind"] == "visit" or meeting.get("optional") else 2)
        if meeting["kind"] == "multilateral" and not meeting.get("optional"):
            assert len(meeting["participants"]) >= 3 or meeting["note"]  # a conference of two is explained
        for key in people + [meeting[slot] for slot in ("place", "country") if meeting[slot]]:
            assert key in corpus.entities
        assert meeting["place"] is None or meeting["place"].startswith("plc:")
        assert meeting["country"] is None or meeting["country"].startswith("cty:")
        if meeting["kind"] == "call":
            assert meeting["place"] is None
            assert meeting["country"] is None


def test_meeting_dates_are_days_in_order(corpus: Corpus) -> None:
    for meeting in corpus.meetings:
        first, last = meeting["date_start"], meeting["date_end"]
        assert (first is None) == (last is None)
        if first is not None:
            assert date.fromisoformat(first) <= date.fromisoformat(last)


def test_evidence_lies_in_the_articles_that_report(corpus: Corpus) -> None:
    for meeting in corpus.meetings:
        evidence = meeting["evidence"]
        assert evidence
        assert list(dict.fromkeys(row["article"] for row in evidence)) == meeting["articles"]
        for row in evidence:
            sentence = corpus.surface(row)
            assert 0 <= row["start"] < row["end"] <= len(corpus.texts[row["article"]])
            assert sentence == sentence.strip()
            assert "\n" not in sentence
            assert {m["language"] for m in corpus.meta if m["article"] == row["article"]} == {"id"}


def test_participants_are_mentioned_in_the_articles_that_report(corpus: Corpus) -> None:
    named = {(row["article"], row["entity"]) for row in corpus.mentions}
    for meeting in corpus.meetings:
        for person in meeting["participants"]:
            assert any((article, person) in named for article in meeting["articles"]), (meeting["id"], person)


def test_ids_are_unique_and_kinds_and_statuses_known(corpus: Corpus) -> None:
    assert len({meeting["id"] for meeting in corpus.meetings}) == len(corpus.meetings)
    assert {meeting["kind"] for meeting in corpus.meetings} <= set(get_args(MeetingKind))
    assert {meeting["status"] for meeting in corpus.meetings} <= set(get_args(Status))


def test_every_kind_and_status_occurs_in_most_folders() -> None:
    kinds = [{(m["kind"], m["status"]) for m in rows(folder / "gold" / "meetings.jsonl")} for folder in FOLDERS]
    for side, values in enumerate((get_args(MeetingKind), get_args(Status))):
        for value in values:
            assert sum(any(pair[side] == value for pair in found) for found in kinds) > len(FOLDERS) / 2, value
