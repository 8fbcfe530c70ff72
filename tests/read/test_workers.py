"""Reading in several processes gives what reading in one gives."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pipeline import lexicons
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


def test_every_list_is_loaded_before_the_first_article(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(CapitalsArePersons(), world)
    monkeypatch.setattr(lexicons, "read", pytest.fail)  # workers are forked from a reader that has them all
    text = "Menteri Raka Sudibyo membantah bertemu Amina Diallo di Istana Kepresidenan, Dakar, Selasa (4/6)."
    assert list(reader.read([Article("a", text)]))


def test_no_articles(world: World) -> None:
    assert list(Reader(CapitalsArePersons(), world, workers=2).read([])) == []


def test_a_killed_worker_is_told(world: World) -> None:
    with pytest.raises(ModelError, match="ended from outside") as caught:
        list(Reader(Killed(), world, workers=2).read(ARTICLES))
    assert caught.value.cure == "Read with fewer: --workers 1"


class Slow(CapitalsArePersons):
    """A tagger that takes its time and leaves a file for each process it works in."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        (self.folder / str(os.getpid())).touch()
        time.sleep(30)
        return super().tag(sentences)


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def wait_for(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not happened() and time.monotonic() < end:
        time.sleep(0.05)
    return happened()


def test_no_worker_outlives_its_parent(world: World, tmp_path: Path) -> None:
    """However the parent ends: by a signal it cannot answer, as a scheduler does."""
    parent = multiprocessing.get_context("fork").Process(
        target=lambda: list(Reader(Slow(tmp_path), world, workers=2).read(ARTICLES))
    )
    parent.start()
    assert wait_for(lambda: len(list(tmp_path.iterdir())) == 2)
    parent.kill()
    parent.join()
    workers = [int(path.name) for path in tmp_path.iterdir()]
    assert wait_for(lambda: all(map(gone, workers)))


def test_workers_end_with_the_reading(world: World, tmp_path: Path) -> None:
    class Breaks(Slow):
        def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
            if any("69" in sentence for sentence in sentences):
                raise ValueError("a tagger's own error")
            return super().tag(sentences)

    with pytest.raises(ValueError, match="own error"):
        list(Reader(Breaks(tmp_path), world, workers=8).read(ARTICLES[::-1]))
    assert wait_for(lambda: all(gone(int(path.name)) for path in tmp_path.iterdir()))
    assert not multiprocessing.active_children()
