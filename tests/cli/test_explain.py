"""Why a meeting is in the results, as the command tells it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.explain import marked
from pipeline.errors import InputError
from pipeline.link import link
from pipeline.link.decision_file import HEADER, load_decisions
from pipeline.output import article_rows, claim_rows, entity_rows, meeting_rows, mention_rows, write_lines
from pipeline.records import Article, Claim, Mention, Participant, Report, Span, Timex

MET = "Raka Sudibyo menemui Amina Diallo di Dakar pada 3 Maret 2024."
CALLED = "Raka Sudibyo menelepon Bou Keita di Dakar pada 4 Maret 2024."
AGREED = "Raka Sudibyo dan Cheikh Sarr sepakat di Dakar pada 5 Maret 2024."


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def report(name: str, text: str, other: str, trigger: str, **more: Any) -> Report:
    """Read a sentence by hand: two people, Dakar, a day of March 2024."""
    mentions = [Mention(span(text, word), word, "PER") for word in ("Raka Sudibyo", other)]
    mentions.append(Mention(span(text, "Dakar"), "Dakar", "LOC"))
    words = text[text.rindex("pada ") + 5 : -1]
    day = Timex(span(text, words), words, "full", year=2024, month=3, day=int(words[0]))
    people = (Participant(0), Participant(1))
    kind = more.pop("kind", "meeting")
    claim = Claim(kind, "held", people, span(text, trigger), (Span(0, len(text)),), (trigger,), 2, 0, **more)
    return Report(name, mentions=tuple(mentions), timexes=(day,), claims=(claim,))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Results of three articles: a meeting, a phone call, and no more than a hint."""
    articles = [Article("a", MET, source="Harian"), Article("b", CALLED), Article("c", AGREED)]
    reports = [
        report("a", MET, "Amina Diallo", "menemui"),
        report("b", CALLED, "Bou Keita", "menelepon", kind="call"),
        report("c", AGREED, "Cheikh Sarr", "sepakat", weak=True),
    ]
    return written(tmp_path, articles, reports)


def written(folder: Path, articles: Sequence[Article], reports: Sequence[Report]) -> Path:
    """Link, and write what the command reads."""
    linked = link(articles, reports)
    write_lines(folder / "articles.jsonl", article_rows(articles))
    write_lines(folder / "entities.jsonl", entity_rows(linked.entities))
    write_lines(folder / "meetings.jsonl", meeting_rows(linked.meetings))
    write_lines(folder / "claims.jsonl", claim_rows(reports, linked))
    write_lines(folder / "mentions.jsonl", mention_rows(reports, linked))
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ("meeting:2024-03-03-amina-diallo-raka-sudibyo",),
        ("meeting:2024-03-03",),
        ("amina",),
        ("Diallo Sudibyo",),
        ("raka", "2024-03-03"),
        ("raka", "meeting", "held"),
    ],
)
def test_a_meeting_is_found_by_id_beginning_or_words(words: tuple[str, ...], out: Path, jejaring: Any) -> None:
    said = jejaring("explain", *words, "--out", out)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "meeting:2024-03-03-amina-diallo-raka-sudibyo"


def test_the_explanation_tells_sentence_rule_date_place_and_reason(out: Path, jejaring: Any) -> None:
    said = jejaring("explain", "amina", "--out", out).out
    assert "  [Raka Sudibyo] >>menemui<< [Amina Diallo] di {Dakar} pada <3 Maret 2024>.\n" in said
    assert "rules     menemui (act, as in “Raka Sudibyo menemui Amina Diallo kemarin.”)" in said
    assert "date        2024-03-03 (from “3 Maret 2024”: written out)" in said
    assert "place       Dakar (stated)" in said
    assert "country     Senegal (country of the place)" in said
    assert "joined    begins the record" in said
    assert "status      held (by article: a held)" in said


def test_a_plan_that_only_its_day_tells_says_so(tmp_path: Path, jejaring: Any) -> None:
    article = Article("a", MET, published=date(2024, 2, 1))
    folder = written(tmp_path, [article], [report("a", MET, "Amina Diallo", "menemui")])
    said = jejaring("explain", "amina", "--out", folder).out
    assert "status      planned (by article: a planned)\n            not said to be a plan; its day lies after" in said


def test_an_article_in_which_only_others_claim_a_meeting_is_named(tmp_path: Path, jejaring: Any) -> None:
    """A witness in one article and a report in another: the record is held, but not by the witness's article."""
    witness = report("b", MET, "Amina Diallo", "menemui", claimed=True)
    articles = [Article(name, MET, published=date(2024, 4, 1)) for name in ("a", "b")]
    folder = written(tmp_path, articles, [report("a", MET, "Amina Diallo", "menemui"), witness])
    said = jejaring("explain", "amina", "--out", folder).out
    assert "held)\n            in b only others claim it\n" in said


def test_whom_an_office_without_a_name_stands_for_is_told_with_the_reason(out: Path, jejaring: Any) -> None:
    """The name of whom the list has in that office stands in no sentence: the reader must see where it comes from."""
    path = out / "mentions.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    office = next(row for row in rows if row["article"] == "a" and row["text"] == "Amina Diallo")
    office |= {"type": "ROLE", "text": "Gubernur Dakar", "reason": "holder of the office at that date"}
    write_lines(path, rows)
    said = jejaring("explain", "amina", "--out", out).out
    assert "    who       “Gubernur Dakar” is Amina Diallo: holder of the office at that date\n" in said
    assert said.count("    who ") == 1


def test_the_lines_that_it_ends_with_take_the_meeting_out_once_signed(out: Path, jejaring: Any, tmp_path: Path) -> None:
    said = jejaring("explain", "amina", "--out", out).out
    _, header, line = said[said.index("\n\nwrong? ") + 2 :].splitlines()
    assert (header, line) == (",".join(HEADER), f"misread,a,{MET},,WHO,YYYY-MM-DD,WHY")
    file = tmp_path / "decisions.csv"
    file.write_text(f"{header}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="'YYYY-MM-DD' is no date"):
        load_decisions(file)
    file.write_text(f"{header}\n{line.replace('YYYY-MM-DD', '2025-03-01')}\n", encoding="utf-8")
    found = link([Article("a", MET)], [report("a", MET, "Amina Diallo", "menemui")], decisions=load_decisions(file))
    assert (found.meetings, found.placements[0].why) == ((), "misread, decided by WHO (line 2): WHY")


def test_lines_spare_other_meetings_and_near_duplicates(tmp_path: Path, jejaring: Any) -> None:
    text = "Raka Sudibyo menemui Amina Diallo di Dakar lalu menelepon Bou Keita pada 4 Maret 2024."
    both = report("a", text, "Amina Diallo", "menemui")
    called = report("a", text, "Bou Keita", "menelepon", kind="call").claims[0]
    bou = Mention(span(text, "Bou Keita"), "Bou Keita", "PER")
    called = replace(called, participants=(Participant(0), Participant(3)))
    both = replace(both, mentions=(*both.mentions, bou), claims=(*both.claims, called))
    articles = [Article("a", text), Article("b", text, near_duplicate_of="a")]
    folder = written(tmp_path, articles, [both, replace(both, article="b")])
    said = jejaring("explain", "amina", "--out", folder).out.splitlines()
    assert said[-1] == "misread,a,Raka Sudibyo menemui Amina Diallo di Dakar lalu,,WHO,YYYY-MM-DD,WHY"
    assert said[-2] == ",".join(HEADER)
    assert "misread,a,menelepon" not in said[-1]
    called = jejaring("explain", "bou", "--out", folder).out.splitlines()[-1]
    assert called == "misread,a,Amina Diallo di Dakar lalu menelepon Bou Keita pada 4 Maret 2024.,,WHO,YYYY-MM-DD,WHY"


def test_what_cannot_be_struck_alone_and_offices_are_told(out: Path, jejaring: Any) -> None:
    for name, change in {"claims.jsonl": _same_words, "mentions.jsonl": _as_office}.items():
        rows = [json.loads(line) for line in (out / name).read_text(encoding="utf-8").splitlines()]
        write_lines(out / name, change(rows))
    said = jejaring("explain", "amina", "--out", out).out.splitlines()[-3:]
    assert said[0].startswith("# takes out call:2024-03-04-bou-keita-raka-sudibyo, too; with a name in b")
    assert said[1].startswith(f"misread,a,{MET},,")
    assert said[2] == "means,a,Gubernur Dakar,WHOM,WHO,YYYY-MM-DD,WHY"


def _same_words(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let the words of the meeting tell of the call as well."""
    return [*rows, rows[0] | {"meeting": rows[1]["meeting"]}]


def _as_office(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Name Amina by an office."""
    office = {"type": "ROLE", "text": "Gubernur Dakar"}
    return [row | (office if row["text"] == "Amina Diallo" else {}) for row in rows]


def test_several_that_fit_are_listed(out: Path, jejaring: Any) -> None:
    said = jejaring("explain", "raka", "--out", out)
    assert [line.partition("  ")[0] for line in said.out.splitlines()] == [
        "call:2024-03-04-bou-keita-raka-sudibyo",
        "meeting:2024-03-03-amina-diallo-raka-sudibyo",
        "2 meetings fit; give an id or more words",
    ]


def test_what_was_left_out_is_told_with_the_reason(out: Path, jejaring: Any) -> None:
    said = jejaring("explain", "sarr", "--left-out", "--out", out)
    assert said.out.splitlines()[0] == "c  left out: hints without a stated meeting"
    assert "a hint of meeting, held: Raka Sudibyo, Cheikh Sarr" in said.out


@pytest.mark.parametrize("words", [("cheikh",), ("sarr", "dakar"), ("2024-03-05",)])
def test_what_was_left_out_is_sought_by_people_place_and_day(words: tuple[str, ...], out: Path, jejaring: Any) -> None:
    told = jejaring("explain", *words, "--left-out", "-o", out)
    assert told.code == 0 and "sepakat" in told.out


def test_people_go_before_the_names_of_articles(out: Path, jejaring: Any) -> None:
    """ "raka a": the article "a" tells of Raka, but everybody of whom an "a" stands in the name fits first."""
    assert "2 meetings fit" in jejaring("explain", "raka", "-o", out).out
    assert "Bou Keita" in jejaring("explain", "raka", "b", "-o", out).out


def test_what_was_left_out_is_sought_by_words_of_its_sentence(out: Path, jejaring: Any) -> None:
    """A name that was misread, or stands for nobody known, is still in the text."""
    assert "sepakat" in jejaring("explain", "sepakat", "--left-out", "-o", out).out


def test_evidence_that_is_no_claim_of_its_own_is_listed(out: Path, jejaring: Any) -> None:
    path = out / "meetings.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row["kind"] == "meeting":
            row["articles"].append("b")
            row["evidence"].append({"article": "b", "start": 0, "end": len(CALLED)})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    said = jejaring("explain", "amina", "-o", out).out
    assert said.count("the same, in words that make no record of their own") == 1
    assert f"  {CALLED}\n    says      the same" in said and f"  {MET}" not in said


def test_a_damaged_record_is_named_with_a_cure(out: Path, jejaring: Any) -> None:
    (out / "articles.jsonl").write_text('{"text": "no id"}\n', encoding="utf-8")
    told = jejaring("explain", "raka", "-o", out)
    assert told.code != 0 and "the results lack 'id'" in told.err and "jejaring extract" in told.err


@pytest.mark.parametrize("words", [("amina",), ("sarr", "--left-out")])
def test_files_of_different_runs_are_named_with_a_cure(words: tuple[str, ...], out: Path, jejaring: Any) -> None:
    (out / "articles.jsonl").write_text('{"id": "other", "text": ""}\n', encoding="utf-8")
    told = jejaring("explain", *words, "-o", out)
    assert told.code == 1
    assert "the results lack '" in told.err and "of one run" in told.err and "should not have" not in told.err


def test_half_characters_do_not_stop_it(out: Path, jejaring: Any) -> None:
    path = out / "articles.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("Harian", "Har\\ud800ian"), encoding="utf-8")
    told = jejaring("explain", "amina", "-o", out)
    assert told.code == 0 and "Har?ian" in told.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nobody",), "nobody: no meeting fits. Try fewer words"),
        (("amina", "--left-out"), "amina: nothing that was left out fits"),
    ],
)
def test_nothing_that_fits_is_an_error_with_a_way_on(
    words: tuple[str, ...], told: str, out: Path, jejaring: Any
) -> None:
    said = jejaring("explain", *words, "--out", out)
    assert said.code == 1
    assert told in said.err


def test_a_folder_without_results_is_named(tmp_path: Path, jejaring: Any) -> None:
    said = jejaring("explain", "x", "--out", tmp_path)
    assert said.code == 1
    assert str(tmp_path) in said.err


def test_marks_stay_inside_the_sentence() -> None:
    text = "Ia tiba. Amina menemui Bou."
    people = [{"start": 9, "end": 14}, {"start": 0, "end": 2}]
    row = {"participants": people, "place": None, "date": None, "start": 15, "end": 22}
    assert marked(text, {"start": 9, "end": 27}, row) == "[Amina] >>menemui<< Bou."
