"""Reads articles: names, roles, dates and meetings of each, knowing nothing of the others."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import re
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from pipeline.errors import ModelError
from pipeline.garbage import uncollected
from pipeline.lexicons.world import World, load_world
from pipeline.read.dates import find_dates
from pipeline.read.lines import Line
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.reader import MeetingReader
from pipeline.read.names import find_names
from pipeline.read.nlp import build, split_lines
from pipeline.read.occasion_days import count_from_occasions
from pipeline.read.origins import find_origins
from pipeline.read.roles import RoleReader
from pipeline.records import Article, Mention, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_HONORED = (
    r"(?:(?:Pak|Bu|Bapak|Ibu|Mas|Mbak|Bang|Kang|Cak|Gus|Ning|Kiai|Kyai|KH|H|Hj|Haji|Nyai|Mbah|Om|Tante|Bung|Tuan|Guru|Buya|Abah"
    r"|Ustaz|Ustad|Habib|Datuk|Tengku|Teungku|Romo|Pater|Eyang|Daeng)\.? ){0,2}"
)
_CALLED = re.compile(
    r",? (?:(?!dan |serta |dengan )[a-z-]+ ){0,6}?(?:alias|dijuluki|dikenal (?:sebagai|dengan nama)"
    r"|(?:yang|biasa|akrab|karib|kerap|sering|lazim|lebih|juga) (?:disapa|dipanggil|dikenal)"
    r"(?: sebagai| dengan nama)?) " + _HONORED
)
"""What stands between a person's name and another by which the same person goes."""
_CALLS = re.compile(
    r", (?:(?:begitu |demikian )?(?:nama )?(?:sapaan|panggilan|julukan)(?: [a-z-]+){0,2}|begitu|demikian) " + _HONORED
)
"""What stands between such another name and the person's own, where that follows: "Elang, sapaan Raka"."""
_CUSTOM = re.compile(r"(?: [a-z]+){0,3} (?:disapa|dipanggil|disebut|dijuluki|ditulis|dikenal)\b")
"""What follows the person's own name behind "begitu": "Elang, begitu Raka biasa disapa"."""
_SAMPLE = "Amina menemui menteri di Dakar, Senin (3/6), setelah pertemuan itu dibatalkan."
_BATCH = 16  # articles whose sentences are tagged together, by one process


class Tagger(Protocol):
    """Anything that gives each word a BIO tag of PER, ORG, LOC."""

    @property
    def digest(self) -> str:
        """Changes whenever the tags may change."""

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return one tag a word, one list a sentence."""


class Reader:
    """Turns articles into reports.

    Args:
        tagger: Finds names; ``Reader.load`` takes the shipped model.
        world: Lists of countries, places, organizations and offices.
        workers: Processes that read side by side; 0 takes one a core. Where a system cannot fork, one reads all.
    """

    def __init__(self, tagger: Tagger, world: World | None = None, workers: int = 1) -> None:
        self._tagger = tagger
        self._workers = (workers or cores()) if "fork" in multiprocessing.get_all_start_methods() else 1
        self._world = world or load_world()
        self._nlp = build(self._world)
        self._roles = RoleReader(self._world)
        self._meetings = MeetingReader(self._world)
        self._prepare()

    @classmethod
    def load(cls, model: str, workers: int = 1) -> Reader:
        """Load the model of this name (or path).

        Args:
            model: Name or path.
            workers: As of the class.

        Raises:
            ModelError: If it is missing, damaged or not one that this version can use.
        """
        from pipeline.read.stanza_ner import StanzaTagger, find_model

        return cls(StanzaTagger.load(find_model(model)), workers=workers)

    @property
    def digest(self) -> str:
        """Digest of the model."""
        return self._tagger.digest

    def read(self, articles: Sequence[Article]) -> Iterator[Report]:
        """Yield one report an article, in the same order, the same whatever the number of workers.

        Raises:
            ModelError: If a reading process was ended from outside.
        """
        batches = [articles[start : start + _BATCH] for start in range(0, len(articles), _BATCH)]
        workers = min(self._workers, len(batches))
        if workers < 2:
            for batch in batches:
                yield from self._read_batch(batch)
            return
        others = set(multiprocessing.active_children())
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _adopt, (self,)) as processes:
            try:
                for packed in processes.map(_read_adopted, batches):
                    with uncollected():
                        reports: list[Report] = pickle.loads(packed)
                    yield from reports
            except BrokenProcessPool:
                raise ModelError(
                    "a reading process was ended from outside, perhaps for want of memory",
                    where=f"{workers} workers",
                    cure="Read with fewer: --workers 1",
                ) from None
            except BaseException:
                for process in set(multiprocessing.active_children()) - others:
                    process.terminate()  # nobody waits for what they are at
                processes.shutdown(cancel_futures=True)
                raise

    def _prepare(self) -> None:
        """Read a sentence, which loads every word list: workers are forked with them, and need not load their own."""
        article = Article("", _SAMPLE)
        lines = split_lines(self.tokenize(article.text), article.zones)
        names = find_names(article.text, lines, [["B-PER", *["O"] * (len(line) - 1)] for line in lines], self._world)
        self.interpret(article, lines, names)

    def _read_batch(self, batch: Sequence[Article]) -> list[Report]:
        with uncollected():
            pages = [split_lines(self.tokenize(article.text), article.zones) for article in batch]
            tags = iter(self._tagger.tag([line.words for lines in pages for line in lines]))
            return [
                self.interpret(
                    article, lines, find_names(article.text, lines, [next(tags) for _ in lines], self._world)
                )
                for article, lines in zip(batch, pages, strict=True)
            ]

    def tokenize(self, text: str) -> Doc:
        """Cut a text into words the way this reader does; what no encoding can carry is read as U+FFFD."""
        return self._nlp(_SURROGATES.sub("\ufffd", text))

    def interpret(self, article: Article, lines: Sequence[Line], names: Sequence[Mention]) -> Report:
        """Read everything but the names of one article.

        Args:
            article: The article.
            lines: Its sentences, of words cut by this reader's tokenizer.
            names: PER, ORG and LOC mentions in text order, whoever found them.
        """
        titled = self._roles.read(article.text, lines, names)
        parts = (_with_break(article.text, line.sentence.span) for line in lines)
        timexes = count_from_occasions(article.text, [timex for part in parts for timex in find_dates(*part)])
        claims, echoes = self._meetings.read(Page(article.text, lines, titled.mentions, titled.extents, timexes))
        return Report(
            article=article.id,
            sentences=tuple(line.sentence for line in lines),
            mentions=titled.mentions,
            definitions=find_definitions(article.text, titled.mentions),
            origins=find_origins(article.text, titled.mentions),
            timexes=timexes,
            claims=claims,
            echoes=echoes,
        )


def cores() -> int:
    """Cores that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_adopted: list[Reader] = []  # in a worker: the reader it was forked with, so that no model is loaded or sent twice


def _adopt(reader: Reader) -> None:
    """Begin a worker; an interrupt is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _adopted.append(reader)


def _leave_with_parent() -> None:
    """End a worker whose parent was ended from outside: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_adopted(batch: Sequence[Article]) -> bytes:
    """Read a batch; packed here, so that the parent unpacks it with its garbage collector out of the way."""
    return pickle.dumps(_adopted[0]._read_batch(batch), pickle.HIGHEST_PROTOCOL)


def find_definitions(text: str, mentions: Sequence[Mention]) -> tuple[tuple[int, int], ...]:
    """Find names that the text says are one: "Perserikatan Bangsa-Bangsa (PBB)", "Raka Sudibyo, yang dijuluki Elang".

    Returns:
        Pairs of mention indexes, the longer form first.
    """
    names = [(index, mention) for index, mention in enumerate(mentions) if mention.type != "ROLE"]
    found = []
    for (left, long), (right, short) in pairwise(names):
        between = text[long.span.end : short.span.start]
        closed = text[short.span.end : short.span.end + 1] == ")"
        bracketed = between.strip() == "(" and len(between) <= 2 and closed
        called = long.type == "PER" and _CALLED.fullmatch(between) is not None
        if long.type == short.type == "PER" and _calls(between, text[short.span.end :]):
            found.append((right, left))
        elif long.type == short.type and (bracketed or called):
            longer = len(long.text) >= len(short.text)
            found.append((left, right) if longer else (right, left))
    return tuple(found)


def _calls(between: str, behind: str) -> bool:
    """Whether a name is what the person is called whose own name follows."""
    if _CALLS.fullmatch(between) is None:
        return False
    noun = any(word in between for word in ("sapaan", "panggilan", "julukan"))
    return noun or _CUSTOM.match(behind) is not None


def _with_break(text: str, span: Span) -> tuple[str, int]:
    """Return a sentence and its offset, with the line break before it where it opens a paragraph."""
    start = span.start - (text[max(span.start - 1, 0) : span.start] == "\n")
    return text[start : span.end], start
