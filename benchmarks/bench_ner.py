"""How much sooner articles are read than a plain loop over Stanza would only tag them (`make bench-ner`).

Both use the same weights on the same articles in one run, and the tags must be the same. The loop is what anyone would
write: one ``stanza.Pipeline``, one call an article, one process. The reading stage does all that a run does before
linking (tokens, names, roles, dates, meetings), in as many processes as there are cores. Loading is not counted.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline import compiled
from pipeline.read import Reader
from pipeline.read.nlp import split_lines
from pipeline.read.reader import cores
from pipeline.read.stanza_ner import StanzaTagger, find_model, plain_pipeline, to_bio
from pipeline.records import Article
from pipeline.settings import load

ROOT = Path(__file__).resolve().parent.parent


def sample(copies: int) -> list[Article]:
    """The annotated articles several times over, each copy with a last line of its own."""
    paths = sorted((ROOT / "data").rglob("articles/*.txt"))
    return [
        Article(f"{number}-{copy}", f"{path.read_text(encoding='utf-8')}\nNomor {copy}")
        for copy in range(copies)
        for number, path in enumerate(paths)
    ]


def plain_loop(folder: Path, pages: Sequence[Sequence[Sequence[str]]]) -> tuple[float, list[list[list[str]]]]:
    """Seconds and BIO tags of Stanza called article by article."""
    import torch

    nlp = plain_pipeline(folder)
    torch.set_num_threads(1)
    nlp([list(sentence) for sentence in pages[0]])
    start = time.perf_counter()
    documents = [nlp([list(sentence) for sentence in page]) for page in pages]
    took = time.perf_counter() - start
    return took, [[to_bio([token.ner for token in s.tokens]) for s in document.sentences] for document in documents]


def main() -> int:
    """Time both and print the ratio; 1 where the tags differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--copies", type=int, default=2, help="how often to repeat the articles (default 2)")
    parser.add_argument("--workers", type=int, default=0, help="reading processes (default: one a core)")
    options = parser.parse_args()
    articles = sample(options.copies)
    reader = Reader.load(load().model, options.workers)
    pages = [[line.words for line in split_lines(reader.tokenize(article.text), article.zones)] for article in articles]
    tokens = sum(len(sentence) for page in pages for sentence in page)
    start = time.perf_counter()
    list(reader.read(articles))
    reading = time.perf_counter() - start
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    folder = find_model(load().model)
    looping, plain = plain_loop(folder, pages)
    tagger = StanzaTagger.load(folder)
    start = time.perf_counter()
    ours = [tagger.tag(page) for page in pages]
    tagging = time.perf_counter() - start
    same = ours == plain
    mode = "compiled" if compiled.is_compiled() else "plain Python"
    print(f"{len(articles)} articles, {tokens} tokens, {options.workers or cores()} workers; {mode}")
    print(f"plain loop over stanza.Pipeline  {tokens / looping:8.0f} tokens/s")
    print(f"our tagging, one process         {tokens / tagging:8.0f} tokens/s  {looping / tagging:5.2f} times")
    print(f"whole reading stage              {tokens / reading:8.0f} tokens/s  {looping / reading:5.2f} times")
    print(f"same tags: {same}; peak memory of reading {peak / 1024:.0f} MiB a process")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
