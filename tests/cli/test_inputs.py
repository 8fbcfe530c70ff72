"""Bad input, through the real ingest: a message that names it and says what to do, and the right exit code."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest import ingest
from pipeline.run import Stages

GOOD = "Ani bertemu Budi di Jakarta pada Senin kemarin untuk membahas kerja sama kedua negara dan perdagangan.\n"


@pytest.fixture
def fake_stages(fake_stages: Stages) -> Stages:
    return replace(fake_stages, ingest=lambda source, max_bytes: ingest(source, max_bytes=max_bytes))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good article, seen from the folder above it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "good.txt").write_text(GOOD)
    return tmp_path / "news"


@pytest.mark.parametrize("source", ["nowhere", "empty", "picture.png"])
def test_a_source_without_articles_is_1(jejaring: Any, here: Path, source: str) -> None:
    Path("empty").mkdir()
    Path("picture.png").write_bytes(b"\x89PNG")
    said = jejaring("extract", source, "-o", "out")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"jejaring: error: {source}: ")
    assert said.err.count("\n") == 1
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("short.txt", b"Ani."),
        ("zeros.txt", bytes(1000)),
        ("torn.jsonl", b'{"id": "x", "text": '),
        ("list.jsonl", b"[1, 2]\n"),
        ("lacking.csv", b"id,title\nx,y\n"),
    ],
)
def test_a_bad_file_among_good_ones_is_3_and_the_rest_is_done(
    jejaring: Any, here: Path, name: str, data: bytes
) -> None:
    (here / name).write_bytes(data)
    said = jejaring("extract", "news", "-o", "out")
    assert said.code == 3
    assert said.err.startswith(f"jejaring: refused: {name}")
    assert "Traceback" not in said.err
    told = json.loads(Path("out/run.json").read_text())
    assert [refusal["where"].split(",")[0] for refusal in told["refused"]] == [name]
    assert told["counts"]["ingest"] == {"articles": 1, "near_duplicates": 0, "undated": 1, "refused": 1}


def test_a_file_above_the_limit_of_the_settings_is_refused(jejaring: Any, here: Path) -> None:
    (here / "long.txt").write_text(GOOD * 100)
    Path("own.toml").write_text("max_bytes = 1000")
    said = jejaring("extract", "news", "-o", "out", "--settings", "own.toml")
    assert said.code == 3
    assert said.err.startswith("jejaring: refused: long.txt: ")


def test_one_file_is_enough(jejaring: Any, here: Path) -> None:
    assert jejaring("extract", here / "good.txt", "-o", "out", "--quiet") == (0, "", "")
    assert json.loads(Path("out/articles.jsonl").read_text())["text"] == GOOD


def test_articles_without_a_day_of_publication_are_counted_for_the_user(jejaring: Any, here: Path) -> None:
    (here / "dated.txt").write_text(f"Harian Nusa, 15 Maret 2024\n\n{GOOD}")
    said = jejaring("extract", "news", "-o", "out")
    assert "           1 without a day of publication; a meta.jsonl beside them can give it\n" in said.out
    assert json.loads(Path("out/run.json").read_text())["counts"]["ingest"]["undated"] == 1


def test_an_id_with_a_newline_or_a_strange_path_keeps_the_message_on_one_line(jejaring: Any, here: Path) -> None:
    (here / "a\nb\udcff.txt").touch()
    said = jejaring("extract", "news", "-o", "out", "--quiet")
    assert said.code == 3
    assert said.err.count("\n") == 1


def test_validate_sends_back_what_is_no_graph(jejaring: Any, tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("Id,Label\n")
    said = jejaring("validate", tmp_path / "nodes.csv")
    assert said.code == 1 and "nodes.csv: this is not a graph file. Give a .graphml or .gexf file" in said.err


def test_validate_says_which_file_of_a_folder_is_meant(jejaring: Any, tmp_path: Path) -> None:
    said = jejaring("validate", tmp_path)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"jejaring: error: {tmp_path}: this is a folder")
    assert str(tmp_path / "graph.graphml") in said.err
