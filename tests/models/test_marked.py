"""The project's own training text: well marked, and no copy of what is measured on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.models.recipe import load

marked = load("marked")
leaks = load("leaks")
s = load("sentences")
ROOT = Path(__file__).parents[2]
FILES = sorted(marked.TEXT.glob("*.txt"))


@pytest.fixture(scope="module")
def nlp() -> Any:
    return marked.tokenizer()


def write(folder: Path, text: str) -> Path:
    path = folder / "own.txt"
    path.write_text("# what is in it\n\n" + text, encoding="utf-8")
    return path


def test_names_are_where_the_marks_were(tmp_path: Path, nlp: Any) -> None:
    path = write(tmp_path, "[PER Raka Sudibyo] tiba di [LOC Dakar].\nTegas.\n\n[ORG PT Senja Tbk.]\n")
    first, second = marked.passages(path)
    assert [passage.text for passage in first] == ["Raka Sudibyo tiba di Dakar.", "Tegas."]
    assert [passage.number for passage in first + second] == [3, 4, 6]
    (sentence,) = marked.cut(first[0], nlp)
    assert s.to_brackets(sentence) == "[PER Raka Sudibyo] tiba di [LOC Dakar] ."


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("[PER Raka Sudibyo tiba.", "opens or closes no name"),
        ("[PRE Raka] tiba.", "opens or closes no name"),
        ("[ORG Partai [LOC Senja]]", "opens or closes no name"),
        ("[PER Raka ] tiba.", "white space at the edge"),
        ("[PER Rak]a tiba.", "does not begin and end with a word"),
        ("[PER Raka Sudibyo] tiba, kata Raka Sudibyo.", "is marked elsewhere"),
    ],
)
def test_a_fault_is_told_with_its_line(line: str, what: str, tmp_path: Path, nlp: Any) -> None:
    (fault, *_) = marked.faults(write(tmp_path, line), nlp)
    assert (fault.file, fault.number) == ("own.txt", 3)
    assert what in fault.what


@pytest.mark.parametrize("line", ["[PER Raka] pro-[LOC Rusia]", "[ORG PT Senja Tbk].", "tanpa nama"])
def test_what_is_well_marked_has_no_fault(line: str, tmp_path: Path, nlp: Any) -> None:
    assert marked.faults(write(tmp_path, line), nlp) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_shipped_text_is_well_marked(path: Path, nlp: Any) -> None:
    assert marked.faults(path, nlp) == []


def test_there_is_enough_of_it() -> None:
    assert sum(len(article) for path in FILES for article in marked.passages(path)) >= 2000


def test_it_is_no_copy_of_an_annotated_article(nlp: Any) -> None:
    """Own articles are here, those of an outside folder are looked at where it is."""
    folders = [
        ROOT / "data",
        *sorted(gold.parent for gold in (ROOT / "data" / "annotated").glob("*/gold")),
    ]
    folders += [folder for part in ("dev", "seeds") if (folder := ROOT.parent / "shared" / "gold" / part).is_dir()]
    texts = [
        path.read_text(encoding="utf-8") for folder in folders for path in sorted((folder / "articles").glob("*.txt"))
    ]
    assert texts
    check = leaks.LeakCheck(sentence for text in texts for sentence in marked.cut(marked.Passage("", 0, text, ()), nlp))
    train, dev = marked.own_sentences()
    assert [s.to_brackets(sentence) for sentence in train + dev if check.leaks(sentence.words)] == []


def test_the_readme_counts_what_is_there() -> None:
    told = (marked.TEXT / "README.md").read_text(encoding="utf-8")
    for path in FILES:
        lines = [passage for article in marked.passages(path) for passage in article]
        counts = [sum(name.label == label for p in lines for name in p.names) for label in s.LABELS]
        assert f"| `{path.name}` | {len(lines)} | {' | '.join(map(str, counts))} |" in told
