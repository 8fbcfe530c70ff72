"""Articles from JSON lines and CSV, and metadata from ``meta.jsonl``; one bad record never takes the others with it."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process

from pipeline.ingest.decode import decode
from pipeline.ingest.draft import Draft, Given, Listed, UnusableError, tidy, unreadable
from pipeline.ingest.files import META, check_regular
from pipeline.records import Refusal

_COLUMNS = "id and text, and if you like title, published, source, url, language"
_META_KEYS = ("article", "file", *Given.__slots__)
_TABLE_KEYS = ("id", "text", *Given.__slots__)
_NEAR = 75  # of 100: "publised", "Published", "languange", "sources", but not "author"
_OTHERWISE = {
    **dict.fromkeys(("date", "pubdate", "publish_date", "publication_date", "tanggal", "tanggal_terbit"), "published"),
    **dict.fromkeys(("headline", "judul"), "title"),
    **dict.fromkeys(("media", "outlet", "sumber"), "source"),
    **dict.fromkeys(("link", "tautan"), "url"),
    **dict.fromkeys(("lang", "bahasa"), "language"),
}
"""What others call the known keys."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a folder's ``meta.jsonl`` says.

    Attributes:
        by_article: By what its lines call ``article``.
        by_file: By what they call ``file``.
        refusals: Lines that say nothing usable.
        named: What each line calls its article or file, by where the line stands.
        slips: Keys that look like a known one misspelt.
    """

    by_article: Mapping[str, Given] = field(default_factory=dict)
    by_file: Mapping[str, Given] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    slips: tuple[Refusal, ...] = ()

    def of(self, file: Listed) -> Given:
        """Look a file up by its id, its stem or its name, first among articles, then among files."""
        for table in (self.by_article, self.by_file):
            for key in _keys(file):
                if key in table:
                    return table[key]
        return Given()

    def notes(self, files: Iterable[Listed]) -> Iterator[Refusal]:
        """Yield the lines that name no text file of the folder, or one that another line names, and misspelt keys."""
        owner = {key: file.name for file in files for key in _keys(file)}
        taken: dict[str, str] = {}
        for where, names in self.named.items():
            file = next((owner[name] for name in sorted(names) if name in owner), "")
            if not file:
                cure = "Call it as the file is called; a meta.jsonl tells of the files in its own folder only"
                yield Refusal(where, f"no text file here is called {min(names)}", cure)
            elif taken.setdefault(file, where) != where:
                yield Refusal(where, f"{file} has a line already ({taken[file]})", "Keep one line for each article")
        yield from self.slips


def read_meta(folder: Path, prefix: str, max_bytes: int) -> Beside:
    """Read the metadata that lies beside text files.

    Args:
        folder: Where ``meta.jsonl`` may lie; it is fine if there is none.
        prefix: Name of the folder relative to the source, with ``/`` at its end, or "".
        max_bytes: Longest line that is read.
    """
    name = f"{prefix}{META}"
    by_article: dict[str, Given] = {}
    by_file: dict[str, Given] = {}
    refusals: list[Refusal] = []
    named: dict[str, frozenset[str]] = {}
    slips: list[Refusal] = []
    told: set[str] = set()  # a misspelt key stands in every line, and is told of once
    if not (folder / META).exists():
        return Beside()
    for where, found in _objects(Listed(folder / META, name), max_bytes):
        if isinstance(found, Refusal):
            refusals.append(found)
            continue
        article, file = tidy(found.get("article")), tidy(found.get("file"))
        if not article and not file:
            refusals.append(Refusal(where, "the line names no article", 'Add "article": the id or file name'))
        elif article in by_article:
            refusals.append(Refusal(where, f"{article} has a line already", "Keep one line for each article"))
        else:
            if article:
                by_article[article] = Given.of(found)
            if file:
                by_file.setdefault(file, Given.of(found))
            named[where] = frozenset(filter(None, (article, file)))
            slips += _slips(where, [key for key in found if key not in told], found, _META_KEYS)
            told.update(found)
    return Beside(by_article, by_file, tuple(refusals), named, tuple(slips))


def _keys(file: Listed) -> tuple[str, str, str]:
    """What metadata may call a file."""
    return file.id, tidy(file.path.stem), tidy(file.path.name)


def _slips(where: str, keys: Iterable[str], record: Mapping[str, object], known: Sequence[str]) -> Iterator[Refusal]:
    """Yield those keys of a record that are nearly a known one, or another word for it; others may be anybody's own."""
    for key in keys:
        near = process.extractOne(key.lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
        meant = near[0] if near else _OTHERWISE.get(key.lower(), "")
        if meant and key not in known and meant not in record:
            yield Refusal(where, f"the key {key} is not known and was ignored", f"Did you mean {meant}?")


def read_jsonl(file: Listed, max_bytes: int) -> Iterator[Draft | Refusal]:
    """Read one article a line; each line is an object with ``id`` and ``text``."""
    told: set[str] = set()  # a misspelt key stands in every line, and is told of once
    for where, found in _objects(file, max_bytes):
        if isinstance(found, Refusal):
            yield found
            continue
        yield _draft(where, found, [key for key in found if key not in told])
        told.update(found)


def read_csv(file: Listed, max_bytes: int) -> Iterator[Draft | Refusal]:
    """Read one article a row; the first row names the columns, which commas, semicolons or tabs part."""
    too_long: list[Refusal] = []
    try:
        yield from _rows(file, _csv_lines(file, max_bytes, too_long))
    except UnusableError as problem:
        yield problem.at(file.name)
    yield from too_long


def _rows(file: Listed, lines: Iterator[str]) -> Iterator[Draft | Refusal]:
    head = next(lines, "")
    header, delimiter = _header(head)
    if "id" not in header or "text" not in header:
        raise UnusableError("the first row does not name the columns id and text", f"Name the columns: {_COLUMNS}")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    untold = header
    while True:
        where = f"{file.name}, line {reader.line_num + 2}"
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cure = "Put the field in double quotes and double the quotes inside it, or use a .jsonl file"
            yield Refusal(where, f"the row is not valid CSV ({error})", cure)
            continue
        if any(row):
            yield _draft(where, dict(zip(header, row, strict=False)), untold)
            untold = []


def _header(line: str) -> tuple[list[str], str]:
    """Cut the first row at the sign that gives most columns; spreadsheets in Indonesian write semicolons."""
    delimiter = max(",;\t", key=line.count)
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = []
    return [tidy(cell).lower() for cell in cells], delimiter


def _csv_lines(file: Listed, max_bytes: int, too_long: list[Refusal]) -> Iterator[str]:
    for where, line in _lines(file, max_bytes):
        if isinstance(line, Refusal):
            too_long.append(line)
            yield "\n"  # keeps the count of lines right
            continue
        try:
            yield decode(line)
        except UnusableError as problem:
            too_long.append(problem.at(where))
            yield "\n"


def _draft(where: str, fields: Mapping[str, object], untold: Sequence[str]) -> Draft | Refusal:
    """Make an article of a record; ``untold`` are those of its keys that no record before it had."""
    article, text = tidy(fields.get("id")), fields.get("text")
    if not article:
        return Refusal(where, "the record has no id", 'Give it an "id" of its own')
    if not isinstance(text, str) or not text:
        return Refusal(where, "the record has no text", 'Put the article into "text", as a string')
    return Draft(where, article, text, Given.of(fields), tuple(_slips(where, untold, fields, _TABLE_KEYS)))


def _objects(file: Listed, max_bytes: int) -> Iterator[tuple[str, dict[str, object] | Refusal]]:
    try:
        for where, line in _lines(file, max_bytes):
            if isinstance(line, Refusal):
                yield where, line
            elif line.strip():
                yield where, _object(where, line)
    except UnusableError as problem:
        yield file.name, problem.at(file.name)


def _object(where: str, line: bytes) -> dict[str, object] | Refusal:
    cure = "Write one JSON object a line, in UTF-8"
    try:
        found = json.loads(decode(line))
    except UnusableError as problem:
        return problem.at(where)
    except json.JSONDecodeError as error:
        return Refusal(
            where, f"the line is not valid JSON ({error.msg.removesuffix(' at')} at column {error.colno})", cure
        )
    except (ValueError, RecursionError):
        return Refusal(where, "the line is not usable JSON (a number too long, or nested too deep)", cure)
    return found if isinstance(found, dict) else Refusal(where, "the line is not a JSON object", cure)


def _lines(file: Listed, max_bytes: int) -> Iterator[tuple[str, bytes | Refusal]]:
    """Yield the lines of a file with their place; a line over the limit is skipped in pieces, never held.

    Raises:
        UnusableError: If the file cannot be read as lines at all.
    """
    check_regular(file.path)
    try:
        with file.path.open("rb") as stream:
            number = 0
            while line := stream.readline(max_bytes + 1):
                number += 1
                where = f"{file.name}, line {number}"
                if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    raise UnusableError("the file is in UTF-16", "Save it as UTF-8")
                if len(line) <= max_bytes:
                    yield where, line
                    continue
                while line and not line.endswith(b"\n"):
                    line = stream.readline(1 << 20)
                reason = f"the line is longer than the limit of {max_bytes} bytes"
                yield where, Refusal(where, reason, "Check that it is one article, or raise the limit")
    except OSError as error:
        raise unreadable(error) from None
