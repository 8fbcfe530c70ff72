from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from pipeline.account import Accepted
from pipeline.cli.extract import SHOWN_REFUSALS
from pipeline.cli.progress import ProgressLine
from pipeline.cli.speech import count
from pipeline.records import Refusal
from pipeline.run import Stages

WriteNews = Callable[[str, Mapping[str, str]], Path]


def test_a_run_is_summed_up_on_standard_output(jejaring: Any, news: Path, tmp_path: Path) -> None:
    said = jejaring("extract", news, "-o", tmp_path / "out")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "articles   3 accepted, 0 refused",
        "           0 near-duplicates, 1 in other languages (1 ms)",
        '           left out, see articles.jsonl; one that is Indonesian needs "language": "id" in meta.jsonl',
        "entities   3 persons, 0 organizations, 0 countries, 0 places",
        "meetings   2 held, 0 planned, 0 cancelled, 0 denied",
        f"results    7 files in {tmp_path / 'out'}",
        "           open index.html in a browser, or graph.graphml in Gephi",
    ]


def test_one_of_a_kind_is_no_plural() -> None:
    assert count({"person": 2, "organization": 0, "country": 1}) == "2 persons, 0 organizations, 1 country"


def test_quiet_says_nothing_when_all_is_well(jejaring: Any, news: Path, tmp_path: Path) -> None:
    assert jejaring("extract", news, "-o", tmp_path / "out", "--quiet") == (0, "", "")
    assert (tmp_path / "out" / "run.json").is_file()


def test_refused_articles_are_3_and_named_even_when_quiet(jejaring: Any, write_news: WriteNews, tmp_path: Path) -> None:
    news = write_news("news", {"a": "Ani bertemu Budi.", "b": ""})
    said = jejaring("extract", news, "-o", tmp_path / "out", "--quiet")
    assert said == (3, "", f"jejaring: refused: {news / 'b.txt'}: the file is empty. Remove it\n")


def test_many_refusals_do_not_flood_the_terminal(jejaring: Any, write_news: WriteNews, tmp_path: Path) -> None:
    empty = {f"{number:02}": "" for number in range(SHOWN_REFUSALS + 5)}
    news = write_news("news", {**empty, "good": "Raka menemui Amina."})
    said = jejaring("extract", news, "-o", tmp_path / "out")
    assert said.code == 3
    assert len(said.err.splitlines()) == SHOWN_REFUSALS + 1
    assert said.err.endswith("jejaring: refused: 5 more, see run.json\n")


def test_likely_slips_are_told_and_are_no_error(
    jejaring: Any, news: Path, tmp_path: Path, fake_stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    slips = tuple(Refusal(f"meta.jsonl, line {line}", "no text file here is called x", "Mend it") for line in range(12))

    def ingest(source: Path, max_bytes: int) -> Accepted:
        taken = fake_stages.ingest(source, max_bytes)
        return cast("Accepted", SimpleNamespace(articles=taken.articles, refusals=taken.refusals, notes=slips))

    stages = replace(fake_stages, ingest=ingest)
    monkeypatch.setattr("pipeline.run.shipped_stages", lambda: stages)
    said = jejaring("extract", news, "-o", tmp_path / "out", "--quiet")
    assert said.code == 0
    assert said.err.startswith("jejaring: note: meta.jsonl, line 0: no text file here is called x. Mend it\n")
    assert said.err.endswith("jejaring: note: 2 more, see run.json\n")
    assert len(json.loads((tmp_path / "out" / "run.json").read_text())["notes"]) == len(slips)


def test_an_option_wins_over_the_settings_file(jejaring: Any, news: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('model = "theirs"\nmax_bytes = 9\n')
    jejaring("extract", news, "-o", tmp_path / "out", "--settings", own, "--model", "mine")
    told = (tmp_path / "out" / "run.json").read_text()
    assert '"model": "mine",\n    "max_bytes": 9' in told


def test_run_json_vouches_for_the_decisions_that_were_obeyed(
    jejaring: Any, news: Path, tmp_path: Path, fake_stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cli.extract.shipped_stages", lambda: fake_stages)
    decisions = tmp_path / "decisions.csv"
    decisions.write_bytes(b"judgement,a,b,by,on,why\n")
    told = []
    for name, options in {"without": (), "with": ("--decisions", decisions)}.items():
        assert jejaring("extract", news, "-o", tmp_path / name, *options).code == 0
        told.append(json.loads((tmp_path / name / "run.json").read_text(encoding="utf-8"))["decisions"])
    assert told == [None, hashlib.sha256(decisions.read_bytes()).hexdigest()]


def test_claims_that_decisions_struck_are_summed_up(
    jejaring: Any, news: Path, tmp_path: Path, fake_stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cli.extract.shipped_stages", lambda: fake_stages)
    decisions, out = tmp_path / "decisions.csv", tmp_path / "out"
    told = ("judgement,article,a,b,by,on,why", "misread,b,Ani bertemu Budi,,RS,,on television")
    decisions.write_text("\n".join(told), encoding="utf-8")
    said = jejaring("extract", news, "-o", out, "--decisions", decisions)
    assert "\n           1 claim struck by decisions, see claims.jsonl\nresults " in said.out
    claims = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {claim["article"]: claim["why"] for claim in claims if claim["meeting"] is None} == {
        "b": "misread, decided by RS (line 2): on television"
    }
    assert "Ani" not in (out / "meetings.jsonl").read_text(encoding="utf-8")
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert run["counts"]["link"]["dropped_claims"] == {"struck by a decision": 1}


def test_how_the_graph_is_drawn_can_be_chosen_by_option_and_by_file(jejaring: Any, news: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('projection = "none"\ncolour = "country"\n')
    jejaring("extract", news, "-o", tmp_path / "out", "--settings", own, "--projection", "count", "--backbone", "0.05")
    assert (tmp_path / "out" / "graph.graphml").read_text().startswith("count 0.05 country ")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["empty", "-o", "out"], "empty: there is no article here. Put "),
        (["news", "-o", "news"], "news: the results would lie among the articles. Choose "),
        (["news", "-o", "a file"], "a file: this is a file, not a folder. Choose "),
        (["news", "-o", "out", "--settings", "none.toml"], "none.toml: the settings cannot be read ("),
        (["news", "-o", "out", "--settings", "bad.toml"], "bad.toml: unknown setting 'modle'. Did you mean 'model'?"),
    ],
)
def test_what_a_user_can_mend_is_1_with_one_line(
    jejaring: Any, news: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    monkeypatch.chdir(news.parent)
    Path("empty").mkdir()
    Path("a file").touch()
    Path("bad.toml").write_text('modle = "x"')
    said = jejaring("extract", *words)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"jejaring: error: {says}")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("failure", "code", "says"),
    [
        (KeyboardInterrupt, 130, "jejaring: interrupted. Earlier results are as they were\n"),
        (
            ZeroDivisionError("x\udcff"),
            1,
            "jejaring: error: this should not have happened: ZeroDivisionError: x\\udcff\n",
        ),
    ],
)
def test_a_run_that_ends_early_leaves_nothing_half_written(
    jejaring: Any, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Any, code: int, says: str
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("pipeline.output.write_lines", fail)
    said = jejaring("extract", news, "-o", tmp_path / "out")
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(says)
    assert "Traceback" not in said.err
    assert not (tmp_path / "out").exists()


def test_the_debug_switch_shows_the_traceback(jejaring: Any, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEJARING_DEBUG", "1")
    with pytest.raises(Exception, match="the results would lie among the articles"):
        jejaring("extract", news, "-o", news)


INTERRUPTED = """
import os, signal, sys
import pipeline.run
from pipeline.cli.main import main
pipeline.run.shipped_stages = lambda: os.kill(os.getpid(), signal.SIGINT)
sys.exit(main(["extract", sys.argv[1], "-o", sys.argv[2]]))
"""


def test_ctrl_c_in_a_real_process_is_130_without_a_traceback(news: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", INTERRUPTED, str(news), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (128 + signal.SIGINT, "")
    assert done.stderr == "jejaring: interrupted. Earlier results are as they were\n"


def test_a_reader_that_leaves_causes_no_traceback() -> None:
    code = "import sys; from pipeline.cli.main import main; sys.exit(main(['validate', 'x']))"
    patch = (
        "import types, pipeline.cli as c; sys.modules['pipeline.cli.validate'] = types.SimpleNamespace(execute=work)"
    )
    script = f"import sys\ndef work(_):\n    print('x' * 9)\n    return 0\n{patch}\n{code}"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", script], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_is_written_over_and_leaves_nothing() -> None:
    terminal = Terminal()
    with ProgressLine(terminal) as progress:
        progress("load", 0, None)
        progress("read", 3, 12)
    clear = "\r\x1b[K"
    assert terminal.getvalue() == f"{clear}loading the model{clear}reading articles 3/12{clear}"


@pytest.mark.parametrize(("stream", "silent"), [(io.StringIO(), False), (Terminal(), True)])
def test_progress_is_for_terminals_and_not_for_the_quiet(stream: io.StringIO, silent: bool) -> None:
    with ProgressLine(stream, silent=silent) as progress:
        progress("read", 3, 12)
    assert stream.getvalue() == ""
