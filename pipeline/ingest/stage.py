"""The stage itself: a file or a folder in, articles and refusals out, whatever order the files lie in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.ingest.dates import given_date
from pipeline.ingest.decode import decode
from pipeline.ingest.draft import Draft, Given, Listed, UnusableError
from pipeline.ingest.duplicates import Prose, find_duplicates
from pipeline.ingest.files import PAGES, find, read_bytes
from pipeline.ingest.html import read_page
from pipeline.ingest.language import detect, given_language
from pipeline.ingest.metadata import published_of, source_of, title_of
from pipeline.ingest.tables import Beside, read_csv, read_jsonl, read_meta
from pipeline.ingest.zones import Piece, cut
from pipeline.records import Article, PublishedBasis, Refusal

LEAST_LETTERS = 30
LEAST_WORDS = 5
"""A text below either is a stub: a failed download, a caption, a title without its article."""
LOOKED_AT = 20_000
"""How many characters may pass before those words."""

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Ingested:
    """All that came in.

    Attributes:
        articles: Sorted by id; also those in other languages and near duplicates, which say so themselves.
        refusals: What could not be used, sorted by place.
        notes: Metadata that had no effect and may be a slip: a line for an article that is not there (a folder may
            hold some of what its ``meta.jsonl`` lists), a misspelt key, a day or language that is none.
    """

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]
    notes: tuple[Refusal, ...] = ()


def ingest(source: Path, *, max_bytes: int = 20_000_000) -> Ingested:
    """Read all articles of a file or a folder.

    A bad input never stops the others: it becomes a refusal that says which, why, and what to do.

    Args:
        source: A ``.txt``, ``.md``, ``.html``, ``.htm``, ``.jsonl`` or ``.csv`` file, or a folder, with its folders.
        max_bytes: Largest text or page, and longest line of a table, that is read.

    Returns:
        Articles and refusals; the same for the same files, wherever and in whatever order they lie.

    Raises:
        InputError: If the source is missing, cannot be listed, or has no file that could be an article.
    """
    files, early = find(source)
    articles: list[Article] = []
    proses: list[Prose] = []
    places: dict[str, str] = {}
    refusals, notes = list(early), []
    besides = _besides(files, max_bytes)
    for draft in _drafts(files, besides, max_bytes):
        if isinstance(draft, Refusal):
            refusals.append(draft)
        elif problem := _unfit(draft, places):
            refusals.append(problem)
        else:
            places[draft.id] = draft.where
            article, prose, ignored = _article(draft)
            articles.append(article)
            proses.append(prose)
            notes += [*draft.slips, *ignored]
    for folder, beside in besides.items() if source.is_dir() else ():  # one file alone is not all of a meta.jsonl
        notes += beside.notes(file for file in files if file.id and file.path.parent == folder)
    return Ingested(_marked(articles, proses), tuple(sorted(refusals, key=_place)), tuple(sorted(notes, key=_place)))


def _besides(files: Iterable[Listed], max_bytes: int) -> dict[Path, Beside]:
    """Read the metadata of every folder that holds a text file."""
    besides: dict[Path, Beside] = {}
    for file in files:
        folder = file.path.parent
        if file.id and folder not in besides:
            besides[folder] = read_meta(folder, file.name[: file.name.rfind("/") + 1], max_bytes)
    return besides


def _drafts(files: Iterable[Listed], besides: Mapping[Path, Beside], max_bytes: int) -> Iterator[Draft | Refusal]:
    """Read the files, text files first: their names fix their ids, a record's id gives way."""
    for beside in besides.values():
        yield from beside.refusals
    for file in sorted(files, key=lambda file: not file.id):
        if not file.id:
            yield from (read_csv if file.path.suffix.lower() == ".csv" else read_jsonl)(file, max_bytes)
            continue
        try:
            yield _read(file, besides[file.path.parent].of(file), max_bytes)
        except UnusableError as problem:
            yield problem.at(file.name)


def _read(file: Listed, given: Given, max_bytes: int) -> Draft:
    data = read_bytes(file.path, max_bytes)
    if file.path.suffix.lower() in PAGES:
        text, own = read_page(data)
        return Draft(file.name, file.id, text, given.over(own))
    return Draft(file.name, file.id, decode(data), given)


def _unfit(draft: Draft, places: dict[str, str]) -> Refusal | None:
    if draft.id in places:
        cure = "Give every article an id of its own"
        return Refusal(draft.where, f"the id {draft.id} is taken by {places[draft.id]}", cure)
    words = _WORD.findall(draft.text, 0, LOOKED_AT)
    if len(words) >= LEAST_WORDS and sum(map(len, words)) >= LEAST_LETTERS:
        return None
    reason = f"the text has {len(words)} words" if words else "the text is empty"
    return Refusal(draft.where, f"{reason}: too short for an article", "Put the whole article there, or remove it")


def _article(draft: Draft) -> tuple[Article, Prose, list[Refusal]]:
    pieces = cut(draft.text, draft.given.title)
    body = "\n".join(piece.text for piece in pieces if piece.zone.kind == "body")
    published, basis, no_date = _published(draft, pieces)
    language, no_language = _language(draft, body or draft.text)
    article = Article(
        id=draft.id,
        text=draft.text,
        title=title_of(pieces, draft.given),
        source=source_of(pieces, draft.given),
        url=draft.given.url,
        published=published,
        published_basis=basis,
        language=language,
        sha256=hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest(),
        zones=tuple(piece.zone for piece in pieces),
    )
    return article, Prose(article.id, article.sha256, body), [*no_date, *no_language]


def _published(draft: Draft, pieces: Sequence[Piece]) -> tuple[date | None, PublishedBasis, list[Refusal]]:
    """Settle the day of publication: as given if that is a date, else as the page states it."""
    given = draft.given.published
    if day := given_date(given):
        return day, "meta", []
    cure = "Write published as YYYY-MM-DD"
    ignored = [Refusal(draft.where, f"published is not a date and was ignored: {given[:60]}", cure)] if given else []
    day = published_of(pieces)
    return day, "text" if day else "none", ignored


def _language(draft: Draft, prose: str) -> tuple[str, list[Refusal]]:
    """Settle the language: as given if that is a code, else as the prose shows."""
    given = draft.given.language
    if code := given_language(given):
        return code, []
    cure = "Write language as a code such as id or ms"
    ignored = [Refusal(draft.where, f"language is not a code and was ignored: {given[:60]}", cure)] if given else []
    return detect(prose), ignored


def _marked(articles: Sequence[Article], proses: Sequence[Prose]) -> tuple[Article, ...]:
    originals = find_duplicates(proses)
    marked = (replace(article, near_duplicate_of=originals.get(article.id)) for article in articles)
    return tuple(sorted(marked, key=lambda article: article.id))


def _place(refusal: Refusal) -> tuple[list[tuple[int, str]], str, str]:
    """Sort key: file, then line as a number, then what is said."""
    parts = [(int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(refusal.where)]
    return parts, refusal.reason, refusal.cure
