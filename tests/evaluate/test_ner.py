from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.evaluate.ner import Name, Unit, article_units, blank_cut, names_of, read_bio, score
from pipeline.read.stanza_ner import StanzaTagger


def unit(gold: Sequence[Name], predicted: Sequence[Name], zones: Sequence[Name] = ()) -> Unit:
    return Unit(frozenset(gold), frozenset(predicted), tuple(zones))


PER, ORG, LOC = Name(0, 2, "PER"), Name(3, 4, "ORG"), Name(5, 6, "LOC")


def test_all_right() -> None:
    result = score([unit([PER, ORG], [PER, ORG]), unit([LOC], [LOC])])
    assert (result.f1, result.precision, result.recall, result.low, result.high) == (100.0,) * 5
    assert (result.sentences, result.names, result.type_macro) == (2, 3, 100.0)


def test_span_and_type_must_be_exact() -> None:
    wrong = [Name(0, 1, "PER"), Name(3, 4, "LOC"), LOC]
    result = score([unit([PER, ORG, LOC], wrong)])
    assert result.f1 == pytest.approx(33.3)
    assert result.by_type == {"PER": 0.0, "ORG": 0.0, "LOC": pytest.approx(66.7)}
    assert result.type_macro == pytest.approx(22.2)


@pytest.mark.parametrize("units", [[], [unit([], [])]])
def test_nothing_scores_nothing(units: list[Unit]) -> None:
    assert score(units).f1 == 0.0


@pytest.mark.parametrize(
    ("zone", "precision"),
    [(Name(0, 1, "ANY"), 100.0), (Name(1, 9, "PER"), 100.0), (Name(0, 1, "ORG"), 50.0), (Name(2, 3, "ANY"), 50.0)],
)
def test_zone_hides_wrong_predictions_that_touch_it(zone: Name, precision: float) -> None:
    assert score([unit([LOC], [PER, LOC], [zone])]).precision == precision


def test_zone_hides_no_right_prediction_and_no_miss() -> None:
    everywhere = Name(0, 99, "ANY")
    assert score([unit([PER, LOC], [PER], [everywhere])]).recall == 50.0


def test_interval_holds_the_score_and_is_the_same_each_time() -> None:
    units = [unit([PER], [PER])] * 30 + [unit([PER], [])] * 10
    first, second = score(units), score(units)
    assert first == second
    assert first.low < first.f1 < first.high


def test_names_of_reads_stray_inside_tags() -> None:
    assert names_of(["I-PER", "I-PER", "O", "B-LOC", "I-ORG"]) == {
        Name(0, 2, "PER"),
        Name(3, 4, "LOC"),
        Name(4, 5, "ORG"),
    }


def test_read_bio(tmp_path: Path) -> None:
    path = tmp_path / "x.bio"
    path.write_text("Joko\tB-PER\nke\tO\n\n\nSolo\tB-LOC\n", encoding="utf-8")
    assert read_bio(path) == [(["Joko", "ke"], ["B-PER", "O"]), (["Solo"], ["B-LOC"])]


@pytest.mark.parametrize("line", ["Joko B-PER", "Joko\tPER", "Joko\tB-MISC"])
def test_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.bio"
    path.write_text(f"ya\tO\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.bio:2"):
        read_bio(path)


def test_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="test set is missing"):
        read_bio(tmp_path / "x.bio")


class Fixed(StanzaTagger):
    """Tags "Ana Silva" PER and "Lima" LOC."""

    def __init__(self) -> None:
        super().__init__(list, "")

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        known = {"Ana": "B-PER", "Silva": "I-PER", "Lima": "B-LOC"}
        return [[known.get(word, "O") for word in sentence] for sentence in sentences]


def test_articles_are_scored_in_code_points(tmp_path: Path) -> None:
    text = "😀 Ana Silva tiba.\n\nDi Lima, kata PBB. Lima!\n"
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(text, encoding="utf-8")
    at = text.index
    rows = [
        {"article": "a", "start": at("Ana"), "end": at("Silva") + 5, "type": "PER"},
        {"article": "a", "start": at("Lima"), "end": at("Lima") + 4, "type": "LOC"},
        {"article": "a", "start": at("PBB"), "end": at("PBB") + 3, "type": "ORG"},
        {"article": "a", "start": 0, "end": 9, "type": "ROLE"},
    ]
    (tmp_path / "gold" / "mentions.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    zone = {"article": "a", "start": at("Lima!"), "end": at("Lima!") + 4, "type": "OPT"}
    (tmp_path / "gold" / "optional.jsonl").write_text(json.dumps(zone), encoding="utf-8")
    result = score(article_units(Fixed(), tmp_path, blank_cut()))
    assert (result.names, result.precision, result.recall) == (3, 100.0, 66.7)
