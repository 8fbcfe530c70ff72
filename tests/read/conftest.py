"""Reading with names given by hand: "[[Raka Sudibyo|PER]] menemui [[Amina Diallo|PER]]." needs no model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.evaluate.probes import NoTags, unmark
from pipeline.lexicons.world import World, load_world
from pipeline.read.nlp import split_lines
from pipeline.read.reader import Reader
from pipeline.records import Article, Report, Span, Zone, ZoneKind

ReadMarked = Callable[..., Report]


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
        return reader.interpret(article, split_lines(doc, article.zones), names)

    return read
