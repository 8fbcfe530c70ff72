"""Scoring date expressions against TIMEX3: reading the files, counting, and the floor on the annotated set."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.evaluate.timex import Counts, Expression, count, main, predict, read_document, score
from pipeline.records import Interval, Span

GOLD = Path(__file__).parents[2].parent / "shared" / "datasets" / "timex" / "gold"
DOCUMENT = """<?xml version="1.0" ?><TimeML>
<DCT><TIMEX3 tid="t0" type="TIME" value="2014-12-2">Selasa, 2 Desember 2014</TIMEX3></DCT>
<TEXT>A &amp; B bertemu <TIMEX3 tid="t1" type="DATE" value="2014-12-01">Senin</TIMEX3>
<TIMEX3 tid="t2" type="TIME" value="2014-12-01T10:00">pukul 10.00</TIMEX3>,
<TIMEX3 tid="t3" type="DATE" value="PRESENT_REF">kini</TIMEX3>
sejak <TIMEX3 tid="t4" type="DATE" value="2013">tahun lalu</TIMEX3>.</TEXT></TimeML>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.tml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def expression(start: int, end: int, kind: str = "DATE", day: int | None = 1) -> Expression:
    at = date(2024, 5, day) if day else None
    return Expression(Span(start, end), kind, Interval(at, at) if at else None)


def test_read_document_strips_tags_and_keeps_spans(folder: Path) -> None:
    document = read_document(folder / "one.tml")
    assert document.created == Interval(date(2014, 12, 2), date(2014, 12, 2))
    assert document.text.startswith("A & B bertemu Senin")
    assert [document.text[g.span.start : g.span.end] for g in document.gold] == [
        "Senin",
        "pukul 10.00",
        "kini",
        "tahun lalu",
    ]
    assert [g.days and (g.days.start, g.days.end) for g in document.gold] == [
        (date(2014, 12, 1), date(2014, 12, 1)),
        (date(2014, 12, 1), date(2014, 12, 1)),
        None,
        (date(2013, 1, 1), date(2013, 12, 31)),
    ]


def test_score_counts_by_view(folder: Path) -> None:
    counts = score(folder)
    assert counts["DATE"] == Counts(gold=2, predicted=2, relaxed=2, strict=2, placed=2)
    assert counts["DATE+TIME"] == Counts(gold=3, predicted=2, relaxed=2, strict=2, placed=2)
    assert counts["all"].gold == 4


def test_a_week_and_a_wrong_encoding_are_read(tmp_path: Path) -> None:
    text = DOCUMENT.replace("2014-12-01T10:00", "2014-W49").replace("A &amp; B", "“A”")
    (tmp_path / "old.tml").write_bytes(text.encode("cp1252"))
    document = read_document(tmp_path / "old.tml")
    assert document.text.startswith("“A”")
    assert document.gold[1].days == Interval(date(2014, 12, 1), date(2014, 12, 7))


def test_wrong_spans_and_wrong_days_are_counted_apart() -> None:
    gold = [expression(0, 5), expression(10, 15, day=2), expression(20, 25)]
    predicted = [expression(0, 3), expression(10, 15, day=3), expression(40, 45)]
    counts = count(gold, predicted, "DATE")
    assert counts == Counts(gold=3, predicted=3, relaxed=2, strict=1, placed=1)
    assert counts.f1(counts.relaxed) == pytest.approx(200 * 2 / 6)
    assert Counts().f1(0) == 0.0


def test_a_prediction_in_an_ignore_zone_counts_neither_way() -> None:
    gold = [expression(0, 5, "DURATION"), expression(10, 15, day=None)]
    predicted = [expression(0, 5), expression(12, 18)]
    assert count(gold, predicted, "DATE") == Counts()
    assert count(gold, predicted, "all").predicted == 2


def test_files_without_annotation_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match="no annotated TIMEX3"):
        score(tmp_path)
    (tmp_path / "bad.tml").write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(InputError, match="no <TEXT>"):
        score(tmp_path)
    assert main([str(tmp_path)]) == 1
    assert "bad.tml" in capsys.readouterr().err


def test_main_writes_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[0] == "view"
    assert lines[1].split() == ["DATE", "2", "2", "100.0", "100.0", "100.0"]


def test_predict_takes_the_last_day_for_the_event(folder: Path) -> None:
    (folder / "two.tml").write_text(DOCUMENT.replace("pukul 10.00", "sehari kemudian"), encoding="utf-8")
    found = predict(read_document(folder / "two.tml"))
    assert found[1].days == Interval(date(2014, 12, 2), date(2014, 12, 2))


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles may not be distributed")
def test_floor_on_annotated_news() -> None:
    counts = score(GOLD)["DATE"]
    assert counts.f1(counts.relaxed) >= 95
    assert counts.f1(counts.placed) >= 90
