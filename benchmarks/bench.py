"""Measure speed and memory on the annotated articles of the project (`make bench`).

Runs the stages one by one over articles that are all different (a word that returns is spelled once, so copies would
flatter the model), and prints seconds and tokens a second of each, and the peak memory of the process. Loading the
model is counted apart; reading is parted into the model that finds names and all the rest (tokens, roles, meetings).
What follows the names is set beside what they cost here, and beside what they cost in a plain loop over Stanza with the
same weights, of which every eighth article is a sample.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench_ner import plain_loop

from pipeline import compiled
from pipeline.ingest import ingest
from pipeline.link import link
from pipeline.read import Reader
from pipeline.read.nlp import split_lines
from pipeline.read.reader import Tagger
from pipeline.read.stanza_ner import StanzaTagger, find_model
from pipeline.records import Article
from pipeline.run import draw
from pipeline.settings import load

ROOT = Path(__file__).resolve().parent.parent
_SAMPLE = 8  # of so many articles one goes through plain Stanza


class Stopwatch:
    """A tagger that counts another's seconds and tokens."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        self.digest = tagger.digest
        self.seconds = 0.0
        self.tokens = 0

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Tag, and count."""
        start = time.perf_counter()
        tags = self.tagger.tag(sentences)
        self.seconds += time.perf_counter() - start
        self.tokens += sum(len(sentence) for sentence in sentences)
        return tags


def corpus(folder: Path) -> None:
    """Copy the samples and all annotated articles into one folder."""
    for path in sorted((ROOT / "data").glob("**/articles/*.txt")):
        (folder / f"{path.parent.parent.name}-{path.name}").write_bytes(path.read_bytes())


def plain_speed(folder: Path, reader: Reader, articles: Sequence[Article]) -> float:
    """Tokens a second of plain Stanza, one call an article."""
    sample = articles[::_SAMPLE]
    pages = [[line.words for line in split_lines(reader.tokenize(article.text), article.zones)] for article in sample]
    seconds, _ = plain_loop(folder, pages)
    return sum(len(sentence) for page in pages for sentence in page) / seconds


def main() -> int:
    """Time the stages one by one and print a line each."""
    argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0]).parse_args()
    work = Path(tempfile.mkdtemp())
    seconds: dict[str, float] = {}
    try:
        (work / "articles").mkdir()
        (work / "out").mkdir()
        corpus(work / "articles")
        start = time.perf_counter()
        articles = [a for a in ingest(work / "articles").articles if a.language == "id"]
        seconds["ingest"] = time.perf_counter() - start
        start = time.perf_counter()
        settings = load()
        watch = Stopwatch(StanzaTagger.load(find_model(settings.model)))
        reader = Reader(watch)
        seconds["load model"] = time.perf_counter() - start
        start = time.perf_counter()
        reports = list(reader.read(articles))
        seconds["names"] = watch.seconds
        seconds["other read"] = time.perf_counter() - start - watch.seconds
        start = time.perf_counter()
        linked = link(articles, reports)
        seconds["link"] = time.perf_counter() - start
        start = time.perf_counter()
        draw(work / "out", articles, linked, settings)
        seconds["graph"] = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        plain = plain_speed(find_model(settings.model), reader, articles)
    finally:
        shutil.rmtree(work)
    mode = "compiled" if compiled.is_compiled() else "plain Python"
    print(f"{len(articles)} articles, {watch.tokens} tokens, {len(linked.meetings)} meetings; {mode}")
    for stage, took in seconds.items():
        print(f"{stage:11} {took:7.2f} s  {watch.tokens / took:9.0f} tokens/s")
    after = sum(seconds[stage] for stage in ("other read", "link"))
    print(f"after names {after:7.2f} s, {after / watch.seconds:.2f} of what names cost (without the graph)")
    print(f"names by plain Stanza {plain:9.0f} tokens/s; after names {after * plain / watch.tokens:.2f} of that")
    print(f"peak memory {peak / 1024:7.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
