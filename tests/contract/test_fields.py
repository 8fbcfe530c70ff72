"""The fields of every result file, in order: other tools read these names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import settings
from pipeline.run import Stages, run

FIELDS = {
    "articles.jsonl": "id title source url published published_basis language sha256 near_duplicate_of text",
    "mentions.jsonl": "article start end text type entity candidates reason honorific offices",
    "entities.jsonl": "id kind name aliases mentions articles country latitude longitude",
    "meetings.jsonl": (
        "id kind status status_history participants roles place country date_start date_end date_basis date_text"
        " articles sources evidence triggers conflicts rules confidence how slot_confidence"
    ),
    "claims.jsonl": (
        "article meeting why start end sentences kind status weak claimed rules participants place date date_start"
        " date_end date_basis"
    ),
}
RUN_FIELDS = "version settings model lexicons decisions counts refused notes files timings"


@pytest.fixture
def out(news: Path, tmp_path: Path, fake_stages: Stages) -> Path:
    run(news, tmp_path / "out", settings.load(), stages=fake_stages)
    return tmp_path / "out"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", FIELDS)
def test_every_line_has_exactly_these_fields_in_this_order(out: Path, name: str) -> None:
    assert rows(out / name)
    assert {" ".join(row) for row in rows(out / name)} == {FIELDS[name]}


def test_run_json_has_these_fields(out: Path) -> None:
    assert " ".join(json.loads((out / "run.json").read_text(encoding="utf-8"))) == RUN_FIELDS


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_described(name: str) -> None:
    described = (Path(__file__).parents[2] / "docs" / "records.md").read_text(encoding="utf-8")
    section = described.split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert [field for field in FIELDS[name].split() if f"`{field}`" not in section] == []


def test_a_meeting_as_a_line(out: Path) -> None:
    first = rows(out / "meetings.jsonl")[0]
    role = {"office": "Presiden", "of": None, "part": "named", "articles": ["a"]}
    assert first == {
        "id": "met:a",
        "kind": "meeting",
        "status": "held",
        "status_history": [{"article": "a", "status": "held"}],
        "participants": ["per:budi", "per:cici"],
        "roles": {"per:budi": role, "per:cici": role},
        "place": None,
        "country": None,
        "date_start": "2024-10-14",
        "date_end": "2024-10-20",
        "date_basis": "relative",
        "date_text": "pekan lalu",
        "articles": ["a"],
        "sources": ["a"],
        "evidence": [{"article": "a", "start": 0, "end": 18}],
        "triggers": [{"article": "a", "start": 5, "end": 12}],
        "conflicts": [{"slot": "place", "values": {"plc:a": ["one"], "plc:b": ["two"]}}],
        "rules": ["bertemu"],
        "confidence": 0.5,
        "how": {"country": "home news"},
        "slot_confidence": {"country": 0.9},
    }
    assert list(first["roles"]) == first["participants"]
    assert list(first["conflicts"][0]["values"]) == ["plc:a", "plc:b"]


def test_a_mention_as_a_line(out: Path) -> None:
    office = {
        "title": "presiden",
        "start": 0,
        "end": 4,
        "text": "Budi",
        "of": "per:cici",
        "former": False,
        "acting": False,
        "definite": True,
        "pointed": False,
        "then": False,
    }
    assert rows(out / "mentions.jsonl")[0] == {
        "article": "a",
        "start": 0,
        "end": 4,
        "text": "Budi",
        "type": "PER",
        "entity": "per:budi",
        "candidates": [],
        "reason": "full name",
        "honorific": "Jenderal",
        "offices": [office],
    }


def test_evidence_and_mentions_point_into_the_text_that_articles_carry(out: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows(out / "articles.jsonl")}
    for row in rows(out / "mentions.jsonl"):
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]
    for meeting in rows(out / "meetings.jsonl"):
        for part in meeting["evidence"]:
            assert texts[part["article"]][part["start"] : part["end"]].endswith(".")


def test_dates_are_iso_and_files_end_their_lines_alike(out: Path) -> None:
    assert rows(out / "articles.jsonl")[0]["published"] == "2024-10-15"
    for name in FIELDS:
        data = (out / name).read_bytes()
        assert data.endswith(b"\n")
        assert b"\r" not in data
