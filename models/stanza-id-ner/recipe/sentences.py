"""Tagged sentences as the recipe passes them on: words, and the names among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

LABELS = ("PER", "ORG", "LOC")


class Name(NamedTuple):
    """A name over the words ``start`` in, ``end`` out; ``label`` is one of :data:`LABELS`."""

    start: int
    end: int
    label: str


class Sentence(NamedTuple):
    """Words, and names in order that do not overlap."""

    words: tuple[str, ...]
    names: tuple[Name, ...] = ()

    def surface(self, name: Name) -> str:
        """The words of a name, joined by single spaces."""
        return " ".join(self.words[name.start : name.end])

    def free(self, start: int, end: int) -> bool:
        """Whether no name touches the words ``start`` to ``end``."""
        return all(name.end <= start or end <= name.start for name in self.names)


def names_of(tags: Sequence[str]) -> tuple[Name, ...]:
    """Read BIO tags; an ``I-`` without its ``B-`` opens a name (one of the public sets has such lines)."""
    names: list[Name] = []
    for index, tag in enumerate(tags):
        if tag == "O":
            continue
        mark, label = tag.split("-", 1)
        if mark == "I" and names and names[-1].end == index and names[-1].label == label:
            names[-1] = names[-1]._replace(end=index + 1)
        else:
            names.append(Name(index, index + 1, label))
    return tuple(names)


def tags_of(sentence: Sentence) -> list[str]:
    """The BIO tag of every word."""
    tags = ["O"] * len(sentence.words)
    for name in sentence.names:
        tags[name.start] = f"B-{name.label}"
        for index in range(name.start + 1, name.end):
            tags[index] = f"I-{name.label}"
    return tags


def read_bio(path: Path) -> list[Sentence]:
    """Read a file of ``token TAB tag`` lines with a blank line between sentences.

    Raises:
        ValueError: With file and line, where a line is not that.
    """
    sentences: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        if line:
            word, tab, tag = line.partition("\t")
            if not tab or not (tag == "O" or tag[2:] in LABELS):
                raise ValueError(f"{path.name}, line {number}: not 'token TAB tag': {line!r}")
            words.append(word)
            tags.append(tag)
        elif words:
            sentences.append(Sentence(tuple(words), names_of(tags)))
            words, tags = [], []
    return sentences


def write_stanza(sentences: Iterable[tuple[int, Sentence]], heads: int, path: Path) -> None:
    """Write the JSON that Stanza's NER trainer reads.

    Args:
        sentences: Each with the number of the tag set it is labelled in; it teaches nothing about the others.
        heads: How many tag sets there are.
        path: The file; a list of sentences, each a list of ``text``/``multi_ner`` objects.
    """
    rows = [
        [
            {"id": index, "text": word, "multi_ner": ["_"] * head + [tag] + ["_"] * (heads - head - 1)}
            for index, (word, tag) in enumerate(zip(s.words, tags_of(s), strict=True), 1)
        ]
        for head, s in sentences
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def from_brackets(text: str) -> Sentence:
    """Read ``"kata [PER Joko Widodo] ."``: words between spaces, names in brackets. For examples and templates."""
    words: list[str] = []
    names: list[Name] = []
    for label, inside, word in re.findall(r"\[(PER|ORG|LOC) ([^\]]+)\]|(\S+)", text):
        if label:
            start = len(words)
            words += inside.split()
            names.append(Name(start, len(words), label))
        else:
            words.append(word)
    return Sentence(tuple(words), tuple(names))


def to_brackets(sentence: Sentence) -> str:
    """The inverse of :func:`from_brackets`, for messages and tests."""
    pieces: list[str] = []
    at = 0
    for name in sentence.names:
        pieces += sentence.words[at : name.start]
        pieces.append(f"[{name.label} {sentence.surface(name)}]")
        at = name.end
    return " ".join([*pieces, *sentence.words[at:]])
