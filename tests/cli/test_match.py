"""Pairs of names judged on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def test_every_line_comes_back_with_a_judgement(jejaring: Any, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    rows = [
        {"a": "Menhan Prabowo", "b": "Prabowo Subianto", "type": "PER", "same": True, "note": "kept"},
        {"a": "Li Qiang", "b": "Li Keqiang", "type": "PER", "same": False},
        {"a": "Beijing", "b": "China", "type": "GPE"},
    ]
    pairs.write_text("\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    said = jejaring("match", pairs)
    assert (said.code, said.err) == (0, "")
    judged = [json.loads(line) for line in said.out.splitlines()]
    assert [row["same"] for row in judged] == [True, False, True]
    assert [row.get("expected") for row in judged] == [True, False, None]
    assert list(judged[0]) == ["a", "b", "type", "note", "expected", "same", "score", "reasons"]
    assert all(0 <= row["score"] <= 1 and row["reasons"] for row in judged)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"a": "Xi", "type": "PER"}', ":1: b is no name. Write {"),
        ('{"a": " ", "b": "Xi", "type": "PER"}', ":1: a is no name"),
        ('{"a": "Xi", "b": "Xi", "type": "LAW"}', ":1: type cannot be 'LAW'. Use one of PER, ORG, GPE"),
        ("Xi,Xi Jinping", ":1: this is not JSON"),
    ],
)
def test_a_wrong_line_is_named(line: str, told: str, jejaring: Any, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(line + "\n", encoding="utf-8")
    said = jejaring("match", pairs)
    assert said.code == 1
    assert f"pairs.jsonl{told}" in said.err
