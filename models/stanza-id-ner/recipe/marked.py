"""The project's own training text: articles with names marked in the line, ``[PER Raka Sudibyo]``.

``python models/stanza-id-ner/recipe/marked.py`` checks every file of ``data/ner`` (or those named) and counts what
is in them: brackets balance, labels are known, names are not empty, do not nest, and begin and end where a word does; a
name marked in an article is marked there each time.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sentences import LABELS, Name, Sentence

TEXT = Path(__file__).resolve().parents[3] / "data" / "ner"
MARK = re.compile(rf"\[({'|'.join(LABELS)}) ([^\[\]]+)\]")


class Passage(NamedTuple):
    """A line of an article as it would be printed, with its names in code points."""

    file: str
    number: int
    text: str
    names: tuple[Name, ...]


class Fault(NamedTuple):
    """Something wrong in a file: where, and what."""

    file: str
    number: int
    what: str


def articles(path: Path) -> Iterator[list[tuple[int, str]]]:
    """Numbered lines of each article: articles stand between empty lines, lines that begin with ``#`` are remarks."""
    article: list[tuple[int, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], start=1):
        if line.strip() and not line.startswith("#"):
            article.append((number, line.strip()))
        elif article:
            yield article
            article = []


def unmarked(file: str, number: int, line: str) -> Passage:
    """A line without its marks, and the names they gave."""
    text, names, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        names.append(Name(len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    return Passage(file, number, text + line[at:], tuple(names))


def passages(path: Path) -> list[list[Passage]]:
    """All articles of a file, line by line."""
    return [[unmarked(path.name, number, line) for number, line in article] for article in articles(path)]


def tokenizer() -> Any:
    """The cut that articles get in a run."""
    from pipeline.lexicons.world import load_world
    from pipeline.read.nlp import build

    return build(load_world())


def cut(passage: Passage, nlp: Any) -> list[Sentence]:
    """Sentences of a line, cut as a run cuts it; a name inside a word ("pro-Rusia") is left out."""
    from pipeline.read.nlp import split_lines

    sentences = []
    for line in split_lines(nlp(passage.text), ()):
        ends = [start + len(word) for start, word in zip(line.starts, line.words, strict=True)]
        names = []
        for name in passage.names:
            end = full_stop(passage.text, name.end, ends)
            if name.start in line.starts and end in ends:
                names.append(Name(line.starts.index(name.start), ends.index(end) + 1, name.label))
        sentences.append(Sentence(line.words, tuple(names)))
    return sentences


def full_stop(text: str, end: int, ends: Container[int]) -> int:
    """Where a name ends in words: the tokenizer takes the full stop behind "PT Raka Tbk." into its last word."""
    return end + 1 if end not in ends and text[end : end + 1] == "." else end


def own_sentences(folder: Path = TEXT, keep: int = 10) -> tuple[list[Sentence], list[Sentence]]:
    """Training and development sentences: every ``keep``-th article of a file is for development."""
    nlp = tokenizer()
    parts: tuple[list[Sentence], list[Sentence]] = ([], [])
    for path in sorted(folder.glob("*.txt")):
        for number, article in enumerate(passages(path), start=1):
            parts[number % keep == 0].extend(sentence for passage in article for sentence in cut(passage, nlp))
    return parts


def faults(path: Path, nlp: Any) -> list[Fault]:
    """Everything wrong in a file."""
    found = []
    for article in articles(path):
        for number, line in article:
            found += [Fault(path.name, number, what) for what in _bad_marks(line)]
        found += _forgotten([unmarked(path.name, number, line) for number, line in article], nlp)
    return found


def _bad_marks(line: str) -> list[str]:
    rest = MARK.sub("", line)
    bad = [f"a bracket that opens or closes no name: {rest.strip()!r}"] if re.search(r"[\[\]]", rest) else []
    edges = [mark[0] for mark in MARK.finditer(line) if mark[2] != mark[2].strip()]
    return bad + [f"white space at the edge of {mark!r}" for mark in edges]


def _forgotten(article: Sequence[Passage], nlp: Any) -> list[Fault]:
    """Marked names of two words or more that stand unmarked elsewhere in the article, and marks inside a word."""
    known = {p.text[n.start : n.end] for p in article for n in p.names if " " in p.text[n.start : n.end]}
    found = []
    for passage in article:
        for name in sorted(known):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", passage.text):
                if not any(n.start <= match.start() and match.end() <= n.end for n in passage.names):
                    found.append(Fault(passage.file, passage.number, f"{name!r} is marked elsewhere in the article"))
        words = {(word.idx, word.idx + len(word)) for word in nlp(passage.text)}
        starts, ends = {start for start, _ in words}, {end for _, end in words}
        found += [
            Fault(passage.file, passage.number, f"{passage.text[n.start : n.end]!r} does not begin and end with a word")
            for n in passage.names
            if (n.start not in starts or full_stop(passage.text, n.end, ends) not in ends)
            and "-" not in passage.text[max(n.start - 1, 0) : n.end + 1]
        ]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Check files; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, help="files to check (default: all of data/ner)")
    files = parser.parse_args(arguments).files or sorted(TEXT.glob("*.txt"))
    nlp = tokenizer()
    wrong = 0
    for path in files:
        found = faults(path, nlp)
        for fault in found:
            print(f"{fault.file}:{fault.number}: {fault.what}", file=sys.stderr)
        lines = [passage for article in passages(path) for passage in article]
        labels = Counter(name.label for passage in lines for name in passage.names)
        print(f"{path.name}: {len(lines)} lines, {', '.join(f'{labels[label]} {label}' for label in LABELS)}")
        wrong += len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
