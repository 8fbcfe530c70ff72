from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pipeline.evaluate.ner import TEST_SETS
from tests.models.recipe import MODEL, load

leaks = load("leaks")
prepare = load("prepare")
s = load("sentences")

TEST = s.from_brackets("Presiden [PER Joko Widodo] meresmikan bendungan itu pada hari Senin di [LOC Solo] .")
CHECK = leaks.LeakCheck([TEST, s.from_brackets("[LOC Jakarta] .")])


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Presiden Joko Widodo meresmikan bendungan itu pada hari Senin di Solo .",
        "PRESIDEN JOKO-WIDODO meresmikan “ bendungan ” itu pada hari Senin , di Solo",
        "Presiden Joko Widodo meresmikan bendungan itu pada hari Senin di Klaten .",
    ],
)
def test_a_copy_is_seen(text: str) -> None:
    assert CHECK.leaks(words(text))


@pytest.mark.parametrize("text", ["Jakarta .", "Presiden Joko Widodo meresmikan jalan tol baru di Semarang .", ""])
def test_what_is_no_copy_is_kept(text: str) -> None:
    assert not CHECK.leaks(words(text))


def data_folder() -> Path:
    given = os.environ.get("JEJARING_DATASETS")
    folder = Path(given) if given else MODEL.parents[2] / "shared" / "datasets"
    if not (folder / "ner").is_dir():
        pytest.skip("the data sets are not here; name their folder in JEJARING_DATASETS")
    return folder


def test_no_training_sentence_is_a_test_sentence(tmp_path: Path) -> None:
    data = data_folder()
    prepare.prepare(data, tmp_path)
    check = leaks.LeakCheck(x for path in prepare.checked(data, "held-out") for x in s.read_bio(path))
    for name in ("train.json", "dev.json"):
        written = json.loads((tmp_path / name).read_text(encoding="utf-8"))
        assert written
        assert not [row for row in written if check.leaks([word["text"] for word in row])]


def test_no_raw_text_holds_a_sentence_that_is_scored() -> None:
    data = data_folder()
    forms = {
        leaks.normal_form(sentence.words)
        for name in TEST_SETS
        for sentence in s.read_bio(data / "ner" / f"{name}.bio")
        if len(sentence.words) > 5  # shorter ones repeat by chance
    }
    for path in prepare.checked(data, "text"):
        text = leaks.normal_form([path.read_text(encoding="utf-8")])
        assert [form for form in sorted(forms) if form in text] == [], path.name


def test_missing_and_foreign_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(prepare.DataError, match=r"idner2k\.test\.bio is missing"):
        prepare.prepare(tmp_path, tmp_path / "out")
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "idner2k.test.bio").write_text("x\tO\n", encoding="utf-8")
    with pytest.raises(prepare.DataError, match=r"has SHA-256 .* the recipe was made with"):
        prepare.prepare(tmp_path, tmp_path / "out")
