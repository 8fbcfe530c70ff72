"""Linking redone from lines: the same result as in the run, and errors that a user can mend."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import output
from pipeline.lexicons.world import load_world
from pipeline.link import link
from pipeline.records import Article, Mention, MentionType, Office, Report, Span

TEXT = (
    "Menhan RI Prabowo Subianto bertemu Menteri Pertahanan China Dong Jun, Senin (5/8/2024). "
    "Perhimpunan Nelayan Samudra (PNS) hadir. Prabowo memuji PNS. Kata menhan China itu, bagus."
)
Files = Callable[..., list[Any]]


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def mention(kind: MentionType, words: str, *offices: Office, after: int = 0) -> Mention:
    return Mention(span(words, after), words, kind, offices=offices)


def office(title: str, words: str, of: int, after: int = 0) -> Office:
    return Office(title, span(words, after), of, text=words)


@pytest.fixture
def report() -> Report:
    return Report(
        "a",
        mentions=(
            mention("LOC", "RI"),
            mention("PER", "Prabowo Subianto", office("menteri-pertahanan", "Menhan RI", 0)),
            mention("LOC", "China"),
            mention("PER", "Dong Jun", office("menteri-pertahanan", "Menteri Pertahanan China", 2)),
            mention("ORG", "Perhimpunan Nelayan Samudra"),
            mention("ORG", "PNS"),
            mention("PER", "Prabowo", after=100),
            mention("ORG", "PNS", after=135),
            mention("ROLE", "menhan China", office("menteri-pertahanan", "menhan China", 9)),
            mention("LOC", "China", after=150),
        ),
        definitions=((4, 5),),
    )


@pytest.fixture
def article() -> Article:
    return Article("a", TEXT)


@pytest.fixture
def files(tmp_path: Path, report: Report, article: Article) -> Files:
    """Write the files and return the command; ``change`` gets the mention rows, ``text`` replaces a file."""

    def write(change: Callable[[list[dict[str, Any]]], None] | None = None, *more: Any, **text: str) -> list[Any]:
        rows = list(output.mention_rows([report], link([article], [report], load_world())))
        if change:
            change(rows)
        folder = tmp_path / "run"
        folder.mkdir(exist_ok=True)
        output.write_lines(folder / "mentions.jsonl", rows)
        output.write_lines(folder / "articles.jsonl", output.article_rows([article]))
        for name, content in text.items():
            (folder / f"{name}.jsonl").write_text(content, encoding="utf-8")
        named = ["--mentions", folder / "mentions.jsonl", "--articles", folder / "articles.jsonl"]
        return ["link", *named, "-o", tmp_path / "out", *more]

    return write


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_runs_own_mentions_give_the_same_bytes(jejaring: Any, files: Files, tmp_path: Path) -> None:
    said = jejaring(*files())
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "articles   1 with 10 mentions, 0 of them open"
    assert (tmp_path / "out" / "mentions.jsonl").read_bytes() == (tmp_path / "run" / "mentions.jsonl").read_bytes()
    assert {row["id"] for row in lines(tmp_path / "out" / "entities.jsonl")} == {
        "per:prabowo-subianto",
        "per:dong-jun",
        "org:perhimpunan-nelayan-samudra",
        "cty:indonesia",
        "cty:china",
    }
    assert not jejaring(*files(None, "--quiet")).out


def test_another_readers_names_need_no_entities_offices_or_order(jejaring: Any, files: Files, tmp_path: Path) -> None:
    def bare(rows: list[dict[str, Any]]) -> None:
        rows.reverse()
        for row in rows:
            for key in ("entity", "candidates", "reason", "honorific"):
                del row[key]
            for office in row["offices"]:
                for key in ("of", "former", "acting", "text"):
                    del office[key]
            if not row["offices"]:
                del row["offices"]

    assert jejaring(*files(bare)).code == 0
    found = [row["entity"] for row in lines(tmp_path / "out" / "mentions.jsonl")]
    again = [row["entity"] for row in lines(tmp_path / "run" / "mentions.jsonl") if "entity" in row]
    assert again == []
    assert found[3] == found[8] == "per:dong-jun"
    assert found[4] == found[5] == found[7]


def test_decisions_are_obeyed(jejaring: Any, files: Files, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("judgement,a,b,by,on,why\nsame,Dong Jun,Prabowo Subianto,RS,,a test\n", encoding="utf-8")
    assert jejaring(*files(None, "--decisions", decisions)).code == 0
    row = lines(tmp_path / "out" / "mentions.jsonl")[1]
    assert row["entity"] == "per:dong-jun"
    assert row["reason"].endswith("decided by RS (line 2): a test")


def test_an_office_is_given_to_somebody_and_lines_for_meetings_are_told_to_wait(
    jejaring: Any, files: Files, tmp_path: Path
) -> None:
    decisions = tmp_path / "decisions.csv"
    told = ("judgement;article;a;b;by;on;why", "means;a;menhan China;Dong Jin;RS;;", "misread;a;bertemu;;RS;;")
    decisions.write_text("\n".join(told), encoding="utf-8-sig")
    said = jejaring(*files(None, "--decisions", decisions))
    assert said.code == 0
    rows = {row["text"]: row["entity"] for row in lines(tmp_path / "out" / "mentions.jsonl")}
    assert (rows["menhan China"], rows["Dong Jun"]) == ("per:dong-jin", "per:dong-jun")
    assert said.err == (
        f"jejaring: note: {decisions}: lines of misread are for meetings, which link does not make. Run extract\n"
    )


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("article", "b", ":2: there is no article 'b'. Give the articles"),
        ("type", "MISC", ":2: unknown type 'MISC'. Use PER, ORG, LOC or ROLE"),
        ("start", None, ":2: start is missing. Every line needs article, start, end, text, type"),
        ("start", "ten", ":2: start cannot be 'ten'"),
        ("start", 99, ":2: start and end are no stretch of text"),
        ("end", 9999, ":2: the mention ends at 9999, the article at"),
        ("offices", [7], ":2: 7 is no object"),
        ("offices", [{"start": 1, "end": 2}], ":2: title is missing"),
    ],
)
def test_a_wrong_line_is_named(key: str, value: Any, told: str, jejaring: Any, files: Files, tmp_path: Path) -> None:
    said = jejaring(*files(lambda rows: rows[1].update({key: value})))
    assert said.code == 1
    assert f"mentions.jsonl{told}" in said.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ({"mentions": "{}\n"}, "mentions.jsonl:1: there is no article None"),
        ({"mentions": "[1]\n"}, "mentions.jsonl:1: [1] is no object"),
        ({"mentions": "\nno\n"}, "mentions.jsonl:2: this is not JSON"),
        ({"articles": '{"id": "a"}\n'}, "articles.jsonl:1: id or text is missing"),
        ({"articles": '{"id": "a", "text": ""}\n' * 2}, "articles.jsonl:2: a second article 'a'"),
        ({"articles": '{"id": "a", "text": "", "published": "May"}\n'}, "articles.jsonl:1: published cannot be 'May'"),
        ({"articles": '{"id": "a", "text": "", "published": "0001-01-01"}\n'}, "published cannot be '0001-01-01'"),
        ({"articles": '{"id": "a", "text": "", "published": 2025}\n'}, "published cannot be 2025. Write it like"),
    ],
)
def test_a_wrong_file_is_named(text: dict[str, str], told: str, jejaring: Any, files: Files) -> None:
    said = jejaring(*files(None, **text))
    assert said.code == 1
    assert told in said.err


def test_the_input_is_not_overwritten_and_a_missing_file_is_told(jejaring: Any, files: Files, tmp_path: Path) -> None:
    command = files()
    said = jejaring(*command[:-1], tmp_path / "run")
    assert (said.code, "Choose another folder" in said.err) == (1, True)
    said = jejaring("link", "--mentions", tmp_path / "no.jsonl", *command[3:])
    assert (said.code, "no.jsonl: the file cannot be read" in said.err) == (1, True)
