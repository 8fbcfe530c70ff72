"""Reading in several processes gives what reading in one gives."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from pipeline.errors import ModelError
from pipeline.lexicons.world import World
from pipeline.read.reader import Reader
from pipeline.records import Article

ARTICLES = [Article(f"a{number}", f"Raka Sudibyo bertemu Amina Diallo {number} kali.") for number in range(70)]


class CapitalsArePersons:
    """A tagger that takes every capitalised word for a person, and writes down which process it worked in."""

    digest = "none"

    def __init__(self) -> None:
        self.processes: set[int] = set()

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        self.processes.add(os.getpid())
        return [["B-PER" if word[0].isupper() else "O" for word in sentence] for sentence in sentences]


class Killed(CapitalsArePersons):
    """A tagger whose process is ended from outside, as a system does that runs out of memory."""

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        os.kill(os.getpid(), signal.SIGKILL)
        return []


def test_same_reports_in_the_same_order(world: World) -> None:
    alone, parent = CapitalsArePersons(), CapitalsArePersons()
    assert list(Reader(parent, world, workers=3).read(ARTICLES)) == list(Reader(alone, world).read(ARTICLES))
    assert alone.processes == {os.getpid()}
    assert parent.processes == set()  # the work was done elsewhere


def test_a_short_run_stays_in_one_process(world: World) -> None:
    tagger = CapitalsArePersons()
    assert len(list(Reader(tagger, world, workers=8).read(ARTICLES[:5]))) == 5
    assert tagger.processes == {os.getpid()}


def test_no_articles(world: World) -> None:
    assert list(Reader(CapitalsArePersons(), world, workers=2).read([])) == []


def test_a_killed_worker_is_told(world: World) -> None:
    with pytest.raises(ModelError, match="ended from outside") as caught:
        list(Reader(Killed(), world, workers=2).read(ARTICLES))
    assert caught.value.cure == "Read with fewer: --workers 1"
