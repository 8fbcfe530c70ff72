"""The sample corpus in data/ is consistent with itself: offsets, ids, dates, fields."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.records import EntityKind, MeetingKind, MentionType, Status, ZoneKind

DATA = Path(__file__).parents[2] / "data"
ARTICLES = DATA / "articles"
GOLD = DATA / "gold"
PREFIXES = {"person": "per:", "organization": "org:", "country": "cty:", "place": "plc:"}
MENTION_PREFIXES = {"PER": ("per:",), "ORG": ("org:",), "LOC": ("cty:", "plc:"), "ROLE": ("per:",)}

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


META = rows(ARTICLES / "meta.jsonl")
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))}
MENTIONS = rows(GOLD / "mentions.jsonl")
ENTITIES = {row["id"]: row for row in rows(GOLD / "entities.jsonl")}
MEETINGS = rows(GOLD / "meetings.jsonl")
OPTIONAL = rows(GOLD / "optional.jsonl")
ZONES = rows(GOLD / "zones.jsonl")
LANGUAGE = {row["article"]: row["language"] for row in META}


def surface(row: Row) -> str:
    return TEXTS[row["article"]][row["start"] : row["end"]]


def test_meta_names_every_article_once() -> None:
    assert sorted(row["article"] for row in META) == list(TEXTS)
    for row in META:
        assert row["source"]
        assert row["published"] is None or date.fromisoformat(row["published"])


def test_some_articles_have_no_date_and_one_is_malay() -> None:
    undated = [row for row in META if row["published"] is None]
    assert len(undated) * 3 >= len(META)
    assert Counter(LANGUAGE.values()) == {"id": len(META) - 1, "ms": 1}


@pytest.mark.parametrize("kept", [MENTIONS, OPTIONAL], ids=["mentions", "optional"])
def test_offsets_give_the_text(kept: list[Row]) -> None:
    assert kept
    assert [row for row in kept if surface(row) != row["text"] or row["text"] != row["text"].strip()] == []


def test_names_are_flat_and_outside_ignore_zones() -> None:
    names = [row for row in MENTIONS if row["type"] != "ROLE"]
    spans = sorted((r["article"], r["start"], r["end"]) for r in names + [z for z in OPTIONAL if z["type"] == "ANY"])
    for (article, _, end), (following, start, _) in pairwise(spans):
        assert article != following or end <= start


def test_mentions_point_to_declared_entities_of_their_kind() -> None:
    for row in MENTIONS:
        assert row["type"] in get_args(MentionType)
        assert row["entity"] in ENTITIES
        assert row["entity"].startswith(MENTION_PREFIXES[row["type"]])


def test_entities_list_the_names_seen() -> None:
    seen: dict[str, set[str]] = {key: set() for key in ENTITIES}
    for row in MENTIONS:
        if row["type"] != "ROLE":
            seen[row["entity"]].add(row["text"])
    for key, entity in ENTITIES.items():
        assert entity["kind"] in get_args(EntityKind)
        assert key.startswith(PREFIXES[entity["kind"]])
        assert entity["aliases"] == sorted(seen[key])
    assert len(ENTITIES) == len(rows(GOLD / "entities.jsonl"))


def test_zones_cover_every_line_that_is_not_blank() -> None:
    assert {row["zone"] for row in ZONES} <= set(get_args(ZoneKind))
    for article, text in TEXTS.items():
        kept = [surface(row) for row in ZONES if row["article"] == article]
        assert kept == [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: str(meeting["id"]))
def test_meeting_is_valid(meeting: Row) -> None:
    assert meeting["kind"] in get_args(MeetingKind)
    assert meeting["status"] in get_args(Status)
    people = meeting["participants"] + meeting.get("optional_participants", [])
    assert len(set(people)) == len(people)
    assert len(meeting["participants"]) >= (1 if meeting["kind"] == "visit" or meeting.get("optional") else 2)
    if meeting["kind"] == "multilateral" and not meeting.get("optional"):
        assert len(meeting["participants"]) >= 3
    for key in people + [meeting[slot] for slot in ("place", "country") if meeting[slot]]:
        assert key in ENTITIES
    assert meeting["place"] is None or meeting["place"].startswith("plc:")
    assert meeting["country"] is None or meeting["country"].startswith("cty:")
    if meeting["kind"] == "call":
        assert meeting["place"] is None
        assert meeting["country"] is None


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: str(meeting["id"]))
def test_meeting_dates_are_days_in_order(meeting: Row) -> None:
    first, last = meeting["date_start"], meeting["date_end"]
    assert (first is None) == (last is None)
    if first is not None:
        assert date.fromisoformat(first) <= date.fromisoformat(last)


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: str(meeting["id"]))
def test_evidence_lies_in_the_articles_that_report(meeting: Row) -> None:
    evidence = meeting["evidence"]
    assert evidence
    assert list(dict.fromkeys(row["article"] for row in evidence)) == meeting["articles"]
    for row in evidence:
        sentence = surface(row)
        assert 0 <= row["start"] < row["end"] <= len(TEXTS[row["article"]])
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        assert LANGUAGE[row["article"]] == "id"


def test_participants_are_mentioned_in_the_articles_that_report() -> None:
    named = {(row["article"], row["entity"]) for row in MENTIONS}
    for meeting in MEETINGS:
        for person in meeting["participants"]:
            assert any((article, person) in named for article in meeting["articles"]), (meeting["id"], person)


def test_ids_are_unique_and_every_kind_and_status_occurs() -> None:
    assert len({meeting["id"] for meeting in MEETINGS}) == len(MEETINGS)
    assert {meeting["kind"] for meeting in MEETINGS} == set(get_args(MeetingKind))
    assert {meeting["status"] for meeting in MEETINGS} == set(get_args(Status))
