"""Reading with names given by hand: "[[Raka Sudibyo|PER]] menemui [[Amina Diallo|PER]]." needs no model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from pipeline.lexicons.world import World, load_world
from pipeline.read.nlp import split_lines
from pipeline.read.reader import Reader
from pipeline.records import Article, Mention, Report, Span, Zone, ZoneKind

ReadMarked = Callable[..., Report]
_MARK = re.compile(r"\[\[(.+?)\|(PER|ORG|LOC)\]\]")


class NoTags:
    """A tagger that finds nothing."""

    digest = "none"

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        return [["O"] * len(sentence) for sentence in sentences]


def unmark(marked: str) -> tuple[str, list[Mention]]:
    """Take the marks out of a text and return it with the names they marked."""
    text, names, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        kind: Any = match[2]
        names.append(Mention(Span(len(text), len(text) + len(match[1])), match[1], kind))
        text += match[1]
        last = match.end()
    return text + marked[last:], names


@pytest.fixture(scope="session")
def world() -> World:
    return load_world()


@pytest.fixture(scope="session")
def reader(world: World) -> Reader:
    return Reader(NoTags(), world)


@pytest.fixture(scope="session")
def read_marked(reader: Reader) -> ReadMarked:
    """Return a function that reads a marked text, all of it in one kind of zone."""

    def read(marked: str, zone: ZoneKind = "body") -> Report:
        text, names = unmark(marked)
        article = Article("a", text, zones=(Zone(Span(0, len(text)), zone),))
        doc = reader.tokenize(text)
        return reader.interpret(article, doc, split_lines(doc, article.zones), names)

    return read
