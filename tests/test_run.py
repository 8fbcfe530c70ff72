from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import settings
from pipeline.errors import InputError, ModelError, OutputError
from pipeline.records import Article, Linked
from pipeline.run import Stages, run

SETTINGS = settings.load()
WriteNews = Callable[[str, Mapping[str, str]], Path]


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def account(out: Path) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((out / "run.json").read_text(encoding="utf-8"))
    return table


def test_only_indonesian_articles_reach_the_graph_and_all_are_listed(
    news: Path, tmp_path: Path, fake_stages: Stages
) -> None:
    run(news, tmp_path / "out", SETTINGS, stages=fake_stages)
    assert [row["id"] for row in lines(tmp_path / "out" / "articles.jsonl")] == ["a", "b", "c (ms)"]
    assert {row["article"] for row in lines(tmp_path / "out" / "mentions.jsonl")} == {"a", "b"}


def test_every_stage_is_counted_with_what_it_dropped(
    write_news: WriteNews, tmp_path: Path, fake_stages: Stages
) -> None:
    news = write_news("news", {"a": "Ani bertemu Budi.", "b (ms)": "Cici.", "c": ""})
    outcome = run(news, tmp_path / "out", SETTINGS, stages=fake_stages)
    nothing = {"planned": 0, "cancelled": 0, "denied": 0}
    assert outcome.counts == {
        "ingest": {"articles": 2, "near_duplicates": 0, "undated": 0, "refused": 1},
        "read": {
            "articles": 1,
            "other_language": {"ms": 1},
            "sentences": 1,
            "mentions": {"PER": 2, "ORG": 0, "LOC": 0, "ROLE": 0},
            "dates": 0,
            "claims": {"held": 1, **nothing},
        },
        "link": {
            "dropped_claims": {"few participants": 1},
            "unresolved": 0,
            "entities": {"person": 2, "organization": 0, "country": 0, "place": 0},
            "meetings": {"held": 1, **nothing},
        },
        "graph": {"nodes": 2, "edges": 1},
    }
    assert account(tmp_path / "out")["counts"] == outcome.counts


def test_run_json_vouches_for_every_other_file(news: Path, tmp_path: Path, fake_stages: Stages) -> None:
    outcome = run(news, tmp_path / "out", SETTINGS, stages=fake_stages)
    told = account(tmp_path / "out")
    others = {name: data for name, data in contents(tmp_path / "out").items() if name != "run.json"}
    assert told["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in sorted(others.items())}
    assert [path.name for path in outcome.files] == sorted([*others, "run.json"])
    assert list(told["timings"]) == ["ingest", "load", "read", "link", "graph", "write"]


def test_refused_inputs_are_listed_with_reason_and_cure(
    write_news: WriteNews, tmp_path: Path, fake_stages: Stages
) -> None:
    news = write_news("news", {"a": "", "b": "Raka menemui Amina."})
    run(news, tmp_path / "out", SETTINGS, stages=fake_stages)
    expected = {"where": str(news / "a.txt"), "reason": "the file is empty", "cure": "Remove it"}
    assert account(tmp_path / "out")["refused"] == [expected]


def test_without_any_readable_article_earlier_results_stay(
    write_news: WriteNews, tmp_path: Path, fake_stages: Stages
) -> None:
    run(write_news("good", {"a": "Raka menemui Amina."}), tmp_path / "out", SETTINGS, stages=fake_stages)
    before = (tmp_path / "out" / "meetings.jsonl").read_bytes()
    with pytest.raises(InputError, match="the file is empty"):
        run(write_news("bad", {"a": ""}), tmp_path / "out", SETTINGS, stages=fake_stages)
    assert (tmp_path / "out" / "meetings.jsonl").read_bytes() == before


def test_progress_tells_every_stage_and_every_article(news: Path, tmp_path: Path, fake_stages: Stages) -> None:
    told: list[tuple[str, int, int | None]] = []
    run(news, tmp_path / "out", SETTINGS, stages=fake_stages, progress=lambda *step: told.append(step))
    assert told == [
        ("ingest", 0, None),
        ("load", 0, None),
        ("read", 0, None),
        ("read", 1, 2),
        ("read", 2, 2),
        ("link", 0, None),
        ("graph", 0, None),
        ("write", 0, None),
    ]


def test_order_of_files_and_a_second_run_change_no_byte(
    write_news: WriteNews, tmp_path: Path, fake_stages: Stages
) -> None:
    texts = {"a": "Ani bertemu Budi.", "b": "Cici bertemu Ani.", "c": "Budi dan Dedi."}
    first = write_news("first", texts)
    second = write_news("second", dict(reversed(texts.items())))
    results = []
    for news in (first, second, second):
        run(news, tmp_path / "out", SETTINGS, stages=fake_stages)
        found = contents(tmp_path / "out")
        told = json.loads(found.pop("run.json"))
        told.pop("timings")
        results.append((found, told))
    assert results[0] == results[1] == results[2]


def test_a_lone_surrogate_in_a_text_survives_as_an_escape(tmp_path: Path, fake_stages: Stages) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_bytes(b"Ani \xff bertemu\xe2\x80\xa8Budi \\")
    run(news, tmp_path / "out", SETTINGS, stages=fake_stages)
    data = (tmp_path / "out" / "articles.jsonl").read_bytes()
    assert data.count(b"\n") == 1
    assert b"Ani \\udcff bertemu\\u2028Budi \\\\" in data
    assert lines(tmp_path / "out" / "articles.jsonl")[0]["text"] == "Ani \udcff bertemu\u2028Budi \\"


def test_an_empty_folder_is_an_error_and_leaves_nothing(tmp_path: Path, fake_stages: Stages) -> None:
    (tmp_path / "news").mkdir()
    with pytest.raises(InputError, match="there is no article here"):
        run(tmp_path / "news", tmp_path / "out", SETTINGS, stages=fake_stages)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["news", "news/out", "news/../news/out"])
def test_results_among_the_articles_are_refused(news: Path, out: str, fake_stages: Stages) -> None:
    with pytest.raises(OutputError, match="the results would lie among the articles"):
        run(news, news.parent / out, SETTINGS, stages=fake_stages)


def test_files_of_the_same_names_that_no_run_wrote_are_not_replaced(
    news: Path, tmp_path: Path, fake_stages: Stages
) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("mine")
    (out / "nodes.csv").write_text("mine")
    with pytest.raises(OutputError, match=r"would replace nodes\.csv, index\.html, which no run wrote"):
        run(news, out, SETTINGS, stages=fake_stages)
    assert contents(out) == {"index.html": b"mine", "nodes.csv": b"mine"}
    (out / "index.html").rename(out / "mine.html")
    (out / "nodes.csv").unlink()
    run(news, out, SETTINGS, stages=fake_stages)
    assert (out / "mine.html").read_text() == "mine"


def test_results_that_somebody_changed_are_kept_beside_the_new_ones(
    news: Path, tmp_path: Path, fake_stages: Stages
) -> None:
    out = tmp_path / "out"
    first = run(news, out, SETTINGS, stages=fake_stages)
    assert run(news, out, SETTINGS, stages=fake_stages).notes == first.notes == ()
    for mine in ("my layout", "my other layout"):
        (out / "meetings.jsonl").write_text(mine, encoding="utf-8")
        (note,) = run(news, out, SETTINGS, stages=fake_stages).notes
        assert "meetings.changed" in note.reason
    kept = [(out / name).read_text(encoding="utf-8") for name in ("meetings.changed.jsonl", "meetings.changed-2.jsonl")]
    assert kept == ["my layout", "my other layout"]
    assert account(out)["files"]["meetings.jsonl"] == hashlib.sha256((out / "meetings.jsonl").read_bytes()).hexdigest()


def test_a_folder_that_cannot_be_written_is_found_out_before_anything_is_read(
    news: Path, tmp_path: Path, fake_stages: Stages
) -> None:
    def ingest(source: Path, max_bytes: int) -> Any:
        pytest.fail("read something")

    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError):
        run(news, tmp_path / "out", SETTINGS, stages=replace(fake_stages, ingest=ingest))


def test_settings_reach_the_stages(news: Path, tmp_path: Path, fake_stages: Stages) -> None:
    got: list[object] = []

    def ingest(source: Path, max_bytes: int) -> Any:
        got.append(max_bytes)
        return fake_stages.ingest(source, max_bytes)

    def load(model: str, workers: int) -> Any:
        got.extend([model, workers])
        raise ModelError("no such model")

    chosen = replace(SETTINGS, model="mine", max_bytes=7, workers=3)
    with pytest.raises(ModelError):
        run(news, tmp_path / "out", chosen, stages=replace(fake_stages, ingest=ingest, load=load))
    assert got == [7, "mine", 3]


def test_a_failing_stage_leaves_the_earlier_results(news: Path, tmp_path: Path, fake_stages: Stages) -> None:
    def fail(folder: Path, articles: Sequence[Article], linked: Linked, _: settings.Settings) -> Mapping[str, int]:
        (folder / "graph.graphml").write_text("half")
        raise OSError(28, os.strerror(28))

    run(news, tmp_path / "out", SETTINGS, stages=fake_stages)
    before = contents(tmp_path / "out")
    with pytest.raises(OutputError, match="No space left on device"):
        run(news, tmp_path / "out", SETTINGS, stages=replace(fake_stages, draw=fail))
    assert contents(tmp_path / "out") == before


KILLED = """
import os, signal, sys
from pathlib import Path
from types import SimpleNamespace
from pipeline import settings
from pipeline.records import Article, Linked, Report
from pipeline.run import Stages, run

def draw(folder, articles, linked, settings):
    (folder / "graph.graphml").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)

reader = SimpleNamespace(digest="0", read=lambda articles: (Report(article.id) for article in articles))
stages = Stages(
    ingest=lambda source, max_bytes: SimpleNamespace(articles=(Article("a", "Ani."),), refusals=(), notes=()),
    load=lambda model, workers: reader,
    link=lambda articles, reports: Linked((), {}, ()),
    draw=draw,
)
run(Path(sys.argv[1]), Path(sys.argv[2]), settings.load(), stages=stages)
"""


def test_a_killed_run_leaves_the_earlier_results_and_the_next_one_tidies_up(
    news: Path, tmp_path: Path, fake_stages: Stages
) -> None:
    out = tmp_path / "out"
    run(news, out, SETTINGS, stages=fake_stages)
    before = contents(out)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(news), str(out)], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    left = [path for path in out.iterdir() if path.name not in before]
    assert [path.name.startswith(".tmp-") for path in left] == [True]
    assert {name: (out / name).read_bytes() for name in before} == before
    run(news, out, SETTINGS, stages=fake_stages)
    assert sorted(contents(out)) == sorted(before)
