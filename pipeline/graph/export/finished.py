"""A finished run, read back from its own files into the records it was written from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.records import Article, Conflict, Entity, Evidence, Interval, Linked, Meeting, Role, StatusClaim

Row = Mapping[str, Any]

FILES = ("articles.jsonl", "entities.jsonl", "meetings.jsonl", "mentions.jsonl")
_CURE = "Give the folder that `jejaring extract` wrote with -o, all files of one run"


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run left behind.

    Attributes:
        mentions: Lines of ``mentions.jsonl`` as they stand there.
    """

    articles: tuple[Article, ...]
    linked: Linked
    mentions: tuple[Row, ...]


def load(folder: Path) -> Finished:
    """Read the results of a run.

    Args:
        folder: Where ``jejaring extract`` wrote them.

    Raises:
        InputError: If a file is missing, or a line of it is not what a run writes.
    """
    rows = {name: tuple(read_rows(folder / name)) for name in FILES}
    articles = tuple(_made(folder, "articles.jsonl", _article, rows))
    entities = tuple(_made(folder, "entities.jsonl", _entity, rows))
    meetings = tuple(_made(folder, "meetings.jsonl", _meeting, rows))
    return Finished(articles, Linked(entities, {}, meetings), rows["mentions.jsonl"])


@contextmanager
def whole(folder: Path) -> Iterator[None]:
    """Turn what the records of a folder lack into an error that a user can act on.

    Raises:
        InputError: If a field is missing, or a record that another one names: the files are not of one run.
    """
    try:
        yield
    except KeyError as error:
        raise InputError(f"the results lack {error}", where=str(folder), cure=_CURE) from error


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the lines of a result file.

    Raises:
        InputError: If it is missing or cannot be read, or a line is no JSON object.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    row = json.loads(line)
                except ValueError:
                    raise InputError("this is not JSON", where=f"{path}, line {number}", cure=_CURE) from None
                if not isinstance(row, dict):
                    raise InputError("this is not a record", where=f"{path}, line {number}", cure=_CURE)
                yield row
    except FileNotFoundError:
        raise InputError("there is no such file", where=str(path), cure=_CURE) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"this cannot be read ({error})", where=str(path), cure=_CURE) from None


def _made(folder: Path, name: str, make: Any, rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Any]:
    for number, row in enumerate(rows[name], start=1):
        try:
            yield make(row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            reason = f"this is no line that a run writes ({type(error).__name__}: {error})"
            raise InputError(reason, where=f"{folder / name}, line {number}", cure=_CURE) from None


def _article(row: Row) -> Article:
    names = ("id", "text", "title", "source", "url", "published_basis", "language", "sha256", "near_duplicate_of")
    return Article(**{name: row[name] for name in names}, published=_day(row["published"]))


def _entity(row: Row) -> Entity:
    names = ("id", "kind", "name", "mentions", "country", "latitude", "longitude")
    fields: dict[str, Any] = {name: row[name] for name in names}
    return Entity(**fields, aliases=tuple(row["aliases"]), articles=tuple(row["articles"]))


def _meeting(row: Row) -> Meeting:
    names = ("id", "kind", "status", "place", "country", "date_basis", "date_text", "confidence")
    fields: dict[str, Any] = {name: row[name] for name in names}
    fields |= {name: tuple(row[name]) for name in ("participants", "articles", "sources", "rules")}
    start, end = _day(row["date_start"]), _day(row["date_end"])
    return Meeting(
        **fields,
        evidence=tuple(_evidence(spot) for spot in row["evidence"]),
        triggers=tuple(_evidence(spot) for spot in row.get("triggers", ())),  # older runs did not write them
        status_history=tuple(StatusClaim(claim["article"], claim["status"]) for claim in row["status_history"]),
        roles={who: _role(role) for who, role in row["roles"].items()},
        dates=Interval(start, end) if start and end else None,
        conflicts=tuple(_conflict(conflict) for conflict in row["conflicts"]),
        how=row.get("how", {}),
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(row["article"], row["start"], row["end"])


def _role(row: Row) -> Role:
    return Role(row["office"], row["of"], row["part"], tuple(row["articles"]))


def _conflict(row: Row) -> Conflict:
    return Conflict(row["slot"], {value: tuple(articles) for value, articles in row["values"].items()})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
