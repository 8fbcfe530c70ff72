from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.models.recipe import load

s = load("sentences")


def test_bio_is_read_and_written_back(tmp_path: Path) -> None:
    path = tmp_path / "set.bio"
    path.write_text("Joko\tB-PER\nWidodo\tI-PER\nke\tO\nSolo\tB-LOC\n\n\nYa\tO\n", encoding="utf-8")
    first, second = s.read_bio(path)
    assert s.to_brackets(first) == "[PER Joko Widodo] ke [LOC Solo]"
    assert s.tags_of(first) == ["B-PER", "I-PER", "O", "B-LOC"]
    assert second == s.Sentence(("Ya",))


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (["I-PER", "I-PER"], [(0, 2, "PER")]),
        (["B-PER", "I-ORG"], [(0, 1, "PER"), (1, 2, "ORG")]),
        (["B-LOC", "B-LOC"], [(0, 1, "LOC"), (1, 2, "LOC")]),
        (["O"], []),
        ([], []),
    ],
)
def test_odd_tags_still_give_names(tags: list[str], names: list[tuple[int, int, str]]) -> None:
    assert [tuple(name) for name in s.names_of(tags)] == names


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.bio"
    path.write_text("Joko\tB-PER\nWidodo B-PER\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"set\.bio, line 2"):
        s.read_bio(path)


def test_brackets_are_their_own_inverse() -> None:
    text = "[ORG PBB] : [PER Ban Ki-moon] ke [LOC Seoul] ."
    assert s.to_brackets(s.from_brackets(text)) == text


def test_stanza_form(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "train.json"
    s.write_stanza([(0, s.from_brackets("di [LOC Solo]")), (1, s.from_brackets("ya"))], 2, path)
    assert json.loads(path.read_text(encoding="utf-8")) == [
        [{"id": 1, "text": "di", "multi_ner": ["O", "_"]}, {"id": 2, "text": "Solo", "multi_ner": ["B-LOC", "_"]}],
        [{"id": 1, "text": "ya", "multi_ner": ["_", "O"]}],
    ]
