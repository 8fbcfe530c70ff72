"""``jejaring link``: decide anew who is who, from the mentions and articles that a run or another reader left."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline import output
from pipeline.cli.speech import KINDS, complain, count
from pipeline.errors import InputError, OutputError
from pipeline.folder import replacing, writing
from pipeline.records import Article, Entity, Linked, Report, Timex

LAST = "mentions.jsonl"


def execute(arguments: argparse.Namespace) -> int:
    """Link, write ``entities.jsonl`` and ``mentions.jsonl``, and sum up.

    Returns:
        0.

    Raises:
        PipelineError: If a file is wrong or the folder cannot be written.
    """
    from pipeline.link import link
    from pipeline.link.decision_file import load_decisions
    from pipeline.link.decisions import Decisions

    _refuse_overlap(arguments)
    decisions = load_decisions(arguments.decisions) if arguments.decisions else Decisions()
    articles = read_articles(arguments.articles)
    reports = read_reports(arguments.mentions, articles)
    with replacing(arguments.out, last=LAST) as folder:
        named = {report.article for report in reports}
        linked = link([a for a in articles if a.id in named], reports, decisions=decisions.without("misread"))
        with writing(arguments.out):
            output.write_lines(folder / "entities.jsonl", output.entity_rows(linked.entities))
            output.write_lines(folder / LAST, output.mention_rows(reports, linked))
    for note in linked.notes:
        complain(f"note: {note.where}: {note.reason}. {note.cure}")
    if decisions.of("misread"):
        complain(f"note: {decisions.where}: lines of misread are for meetings, which link does not make. Run extract")
    if not arguments.quiet:
        for line in summary(reports, linked):
            print(line)
    return 0


def summary(reports: Sequence[Report], linked: Linked) -> Iterator[str]:
    """Yield the lines that sum linking up."""
    counted = {kind: sum(e.kind == kind for e in linked.entities) for kind in KINDS}
    open_ = sum(resolution.entity is None for resolution in linked.resolutions.values())
    mentions = sum(len(report.mentions) for report in reports)
    yield f"articles   {len(reports)} with {mentions} mentions, {open_} of them open"
    yield f"entities   {count(counted)}"
    names = {kind: _average(linked.entities, kind) for kind in ("person", "organization")}
    yield f"names      {names['person']} a person, {names['organization']} an organization"


def read_articles(path: Path) -> list[Article]:
    """Read ``articles.jsonl``; needed are ``id`` and ``text``, and ``published`` helps.

    Raises:
        InputError: If a line is wrong or an id is there twice.
    """
    from pipeline.link.rows import read_lines

    articles: dict[str, Article] = {}
    for where, row in read_lines(path):
        name, text, published = row.get("id"), row.get("text"), row.get("published")
        if not isinstance(name, str) or not name or not isinstance(text, str):
            raise InputError("id or text is missing", where=where, cure="Give each article an id and its text")
        if name in articles:
            raise InputError(f"a second article {name!r}", where=where, cure="Give each article an id of its own")
        original = row.get("near_duplicate_of")
        articles[name] = Article(
            name,
            text,
            published=_day(published, where),
            language=row.get("language") or "id",
            near_duplicate_of=original if isinstance(original, str) else None,
        )
    return list(articles.values())


def read_reports(path: Path, articles: Sequence[Article]) -> list[Report]:
    """Read ``mentions.jsonl`` and make a report of each article that has mentions or is in Indonesian.

    What such lines do not hold is found in the articles again: names that the text introduces with another form in
    parentheses, and, where the day of publication is unknown, the dates from which it follows.

    Raises:
        InputError: If a line is wrong or names an article that is not there.
    """
    from pipeline.link.rows import read_lines

    texts = {article.id: article.text for article in articles}
    rows: dict[str, list[tuple[str, Mapping[str, Any]]]] = {a.id: [] for a in articles if a.language == "id"}
    for where, row in read_lines(path):
        if row.get("article") not in texts:
            reason = f"there is no article {row.get('article')!r}"
            raise InputError(reason, where=where, cure="Give the articles that the mentions were found in")
        rows.setdefault(row["article"], []).append((where, row))
    return [_report(article, rows[article.id]) for article in articles if article.id in rows]


def _report(article: Article, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> Report:
    from pipeline.link.rows import report_of
    from pipeline.read.dates import find_dates
    from pipeline.read.reader import find_definitions

    report = report_of(article.id, rows, len(article.text))
    timexes: tuple[Timex, ...] = () if article.published else tuple(find_dates(article.text))
    return replace(report, definitions=find_definitions(article.text, report.mentions), timexes=timexes)


def _day(value: Any, where: str) -> date | None:
    """Read a day of publication as ingest does: a year long ago or far ahead would leave no room to count from.

    Raises:
        InputError: If it is none.
    """
    from pipeline.ingest.dates import given_date

    if value is None or value == "":
        return None
    day = given_date(value) if isinstance(value, str) else None
    if day is None:
        raise InputError(f"published cannot be {value!r}", where=where, cure="Write it like 2025-03-01, or null")
    return day


def _average(entities: Sequence[Entity], kind: str) -> str:
    named = [len(entity.aliases) for entity in entities if entity.kind == kind and entity.mentions]
    return f"{sum(named) / len(named) if named else 0:.2f}"


def _refuse_overlap(arguments: argparse.Namespace) -> None:
    for given in (arguments.mentions, arguments.articles):
        if given.resolve().parent == arguments.out.resolve() and given.name in (LAST, "entities.jsonl"):
            cure = "Choose another folder with -o; what you compare with stays as it is"
            raise OutputError(
                "the results would replace the mentions that they are made from", where=str(given), cure=cure
            )
