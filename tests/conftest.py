"""Stages that need no model, so that what surrounds them can be tested in milliseconds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.records import (
    Article,
    Claim,
    Conflict,
    Entity,
    Evidence,
    Interval,
    Linked,
    Meeting,
    Mention,
    Office,
    Participant,
    Placement,
    Refusal,
    Report,
    Resolution,
    Role,
    Sentence,
    Span,
    StatusClaim,
)
from pipeline.run import Stages
from pipeline.settings import Settings

NAME = re.compile(r"[A-Z][a-z]+")


class Accepted(NamedTuple):
    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]
    notes: tuple[Refusal, ...] = ()


def ingest(source: Path, max_bytes: int) -> Accepted:
    """Take every .txt below a folder; refuse empty ones; "(ms)" in the name makes the article Malay."""
    articles, refusals = [], []
    for path in sorted(source.rglob("*.txt"), key=lambda path: path.stem):
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
        if not text:
            refusals.append(Refusal(where=str(path), reason="the file is empty", cure="Remove it"))
            continue
        digest = hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()
        language = "ms" if "(ms)" in path.name else "id"
        articles.append(
            Article(
                path.stem, text, published=date(2024, 10, 15), published_basis="meta", language=language, sha256=digest
            )
        )
    return Accepted(tuple(articles), tuple(refusals))


@dataclass
class Reader:
    """Takes capitalised words for persons who all met each other; the first of them holds an office of the second."""

    model: str = "fake"
    digest: str = "0" * 64
    seen: list[str] = field(default_factory=list)

    def read(self, articles: Sequence[Article]) -> Iterator[Report]:
        for article in articles:
            self.seen.append(article.id)
            spans = [Span(*found.span()) for found in NAME.finditer(article.text)]
            mentions = [Mention(span, article.text[span.start : span.end], "PER") for span in spans]
            if len(mentions) < 2:
                yield Report(article.id, mentions=tuple(mentions))
                continue
            office = Office("presiden", spans[0], of=1, text=mentions[0].text)
            mentions[0] = Mention(spans[0], mentions[0].text, "PER", honorific="Jenderal", offices=(office,))
            whole = Span(0, len(article.text))
            parts = tuple(Participant(number) for number in range(len(mentions)))
            claim = Claim("meeting", "held", parts, trigger=Span(5, 12), evidence=(whole,), rules=("bertemu",))
            yield Report(article.id, sentences=(Sentence(whole),), mentions=tuple(mentions), claims=(claim,))


def link(articles: Sequence[Article], reports: Sequence[Report]) -> Linked:
    """Same word, same person; one meeting a claim."""
    resolutions, named = {}, dict[str, list[str]]()
    for report in reports:
        for number, mention in enumerate(report.mentions):
            resolutions[report.article, number] = Resolution(f"per:{mention.text.lower()}", "full name")
            named.setdefault(mention.text, []).append(report.article)
    entities = tuple(
        Entity(f"per:{name.lower()}", "person", name, (name,), len(where), tuple(sorted(set(where))))
        for name, where in sorted(named.items())
    )
    meetings = tuple(_meeting(report, claim) for report in reports for claim in report.claims)
    placements = tuple(
        Placement(report.article, number, f"met:{report.article}", "begins the record")
        for report in reports
        for number, _ in enumerate(report.claims)
    )
    return Linked(entities, resolutions, meetings, dropped={"few participants": 1}, placements=placements)


def _meeting(report: Report, claim: Claim) -> Meeting:
    people = tuple(sorted({f"per:{mention.text.lower()}" for mention in report.mentions}))
    return Meeting(
        id=f"met:{report.article}",
        kind=claim.kind,
        status=claim.status,
        participants=people,
        evidence=tuple(Evidence(report.article, span.start, span.end) for span in claim.evidence),
        articles=(report.article,),
        sources=(report.article,),
        triggers=(Evidence(report.article, claim.trigger.start, claim.trigger.end),),
        status_history=(StatusClaim(report.article, claim.status),),
        roles={person: Role(office="Presiden", articles=(report.article,)) for person in reversed(people)},
        dates=Interval(date(2024, 10, 14), date(2024, 10, 20)),
        date_basis="relative",
        date_text="pekan lalu",
        conflicts=(Conflict("place", {"plc:b": ("two",), "plc:a": ("one",)}),),
        rules=claim.rules,
        confidence=0.5,
        how={"country": "home news"},
        slot_confidence={"country": 0.9},
    )


def draw(folder: Path, articles: Sequence[Article], linked: Linked, settings: Settings) -> Mapping[str, int]:
    chosen = (settings.projection, str(settings.backbone), settings.colour)
    text = " ".join([*chosen, *(entity.id for entity in linked.entities)])
    (folder / "graph.graphml").write_text(text, encoding="utf-8")
    return {"nodes": len(linked.entities), "edges": len(linked.meetings)}


@pytest.fixture
def fake_stages() -> Stages:
    return Stages(ingest=ingest, load=lambda model, workers: Reader(model), link=link, draw=draw)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two Indonesian articles that name two persons each, and a Malay one."""
    return _write(tmp_path / "news", {"b": "Ani bertemu Budi.", "a": "Budi bertemu Cici.", "c (ms)": "Dedi dan Ani."})


@pytest.fixture
def write_news(tmp_path: Path) -> Callable[[str, Mapping[str, str]], Path]:
    """Write a folder of articles from file stems and texts, in the order given."""
    return lambda folder, texts: _write(tmp_path / folder, texts)


def _write(folder: Path, texts: Mapping[str, str]) -> Path:
    folder.mkdir()
    for stem, text in texts.items():
        (folder / f"{stem}.txt").write_text(text, encoding="utf-8", errors="surrogateescape")
    return folder
