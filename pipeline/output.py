"""Records as lines of JSON: which fields a result file has, in which order.

Field names and their order are a public interface (``docs/records.md``). All files are UTF-8 with ``\\n`` ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.records import (
    Article,
    Claim,
    Conflict,
    Entity,
    Evidence,
    Linked,
    Meeting,
    Office,
    Placement,
    Refusal,
    Report,
    Role,
    Timex,
)

Row = dict[str, Any]

_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\u0085\u2028\u2029"}


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write one JSON object a line and return how many there were."""
    count = 0
    with path.open("wb") as stream:
        for row in rows:
            stream.write(encode(row) + b"\n")
            count += 1
    return count


def write_object(path: Path, table: Mapping[str, Any]) -> None:
    """Write one JSON object, indented for people."""
    path.write_bytes(encode(table, indent=2) + b"\n")


def encode(value: Mapping[str, Any], *, indent: int | None = None) -> bytes:
    """Turn a table into JSON as UTF-8, keys in the order given.

    A lone surrogate, which UTF-8 cannot carry, becomes its JSON escape, and so do the line ends that JSON allows inside
    a string but ``str.splitlines`` cuts at: readers get the same string back.

    Raises:
        ValueError: If a number is not finite; JSON has no word for it.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent).translate(_LINE_ENDS)
    return text.encode("utf-8", errors="backslashreplace")


def article_rows(articles: Iterable[Article]) -> Iterator[Row]:
    """Lines of ``articles.jsonl``: every accepted article, also those in other languages."""
    for article in articles:
        yield {
            "id": article.id,
            "title": article.title,
            "source": article.source,
            "url": article.url,
            "published": _day(article.published),
            "published_basis": article.published_basis,
            "language": article.language,
            "sha256": article.sha256,
            "near_duplicate_of": article.near_duplicate_of,
            "text": article.text,
        }


def mention_rows(reports: Iterable[Report], linked: Linked) -> Iterator[Row]:
    """Lines of ``mentions.jsonl``: every name and role of the articles that were read, in text order."""
    for report in reports:
        for number, mention in enumerate(report.mentions):
            resolution = linked.resolutions[report.article, number]
            yield {
                "article": report.article,
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.text,
                "type": mention.type,
                "entity": resolution.entity,
                "candidates": list(resolution.candidates),
                "reason": resolution.reason,
                "honorific": mention.honorific,
                "offices": [_office(office, report, linked) for office in mention.offices],
            }


def entity_rows(entities: Iterable[Entity]) -> Iterator[Row]:
    """Lines of ``entities.jsonl``, in id order."""
    for entity in sorted(entities, key=lambda entity: entity.id):
        yield {
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "mentions": entity.mentions,
            "articles": list(entity.articles),
            "country": entity.country,
            "latitude": entity.latitude,
            "longitude": entity.longitude,
        }


def meeting_rows(meetings: Iterable[Meeting]) -> Iterator[Row]:
    """Lines of ``meetings.jsonl``, in id order."""
    for meeting in sorted(meetings, key=lambda meeting: meeting.id):
        yield {
            "id": meeting.id,
            "kind": meeting.kind,
            "status": meeting.status,
            "status_history": [{"article": claim.article, "status": claim.status} for claim in meeting.status_history],
            "participants": list(meeting.participants),
            "roles": {
                entity: _role(meeting.roles[entity]) for entity in meeting.participants if entity in meeting.roles
            },
            "place": meeting.place,
            "country": meeting.country,
            "date_start": _day(meeting.dates.start if meeting.dates else None),
            "date_end": _day(meeting.dates.end if meeting.dates else None),
            "date_basis": meeting.date_basis,
            "date_text": meeting.date_text,
            "articles": list(meeting.articles),
            "sources": list(meeting.sources),
            "evidence": [_spot(evidence) for evidence in meeting.evidence],
            "triggers": [_spot(trigger) for trigger in meeting.triggers],
            "conflicts": [_conflict(conflict) for conflict in meeting.conflicts],
            "rules": list(meeting.rules),
            "confidence": meeting.confidence,
            "how": {slot: meeting.how[slot] for slot in sorted(meeting.how)},
            "slot_confidence": {slot: meeting.slot_confidence[slot] for slot in sorted(meeting.slot_confidence)},
        }


def claim_rows(reports: Iterable[Report], linked: Linked) -> Iterator[Row]:
    """Lines of ``claims.jsonl``: what single sentences say of meetings, and what became of each, in text order."""
    placements = {(placement.article, placement.number): placement for placement in linked.placements}
    for report in reports:
        for number, claim in enumerate((*report.claims, *report.echoes)):
            placement = placements.get((report.article, number))
            if placement is not None:
                yield _claim(report, claim, linked, placement)


def refusal_rows(refusals: Sequence[Refusal]) -> list[Row]:
    """The ``refused`` list of ``run.json``."""
    return [{"where": refusal.where, "reason": refusal.reason, "cure": refusal.cure} for refusal in refusals]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _office(office: Office, report: Report, linked: Linked) -> Row:
    holder = None if office.of is None else linked.resolutions[report.article, office.of].entity
    return {
        "title": office.title,
        "start": office.span.start,
        "end": office.span.end,
        "text": office.text,
        "of": holder,
        "former": office.former,
        "acting": office.acting,
        "definite": office.definite,
        "pointed": office.pointed,
        "then": office.then,
    }


def _claim(report: Report, claim: Claim, linked: Linked, placement: Placement) -> Row:
    def found(mention: int) -> Row:
        span = report.mentions[mention].span
        return {"start": span.start, "end": span.end, "entity": linked.resolutions[report.article, mention].entity}

    timex = None if claim.time is None else report.timexes[claim.time]
    return {
        "article": report.article,
        "meeting": placement.meeting,
        "why": placement.why,
        "start": claim.trigger.start,
        "end": claim.trigger.end,
        "sentences": [{"start": span.start, "end": span.end} for span in claim.evidence],
        "kind": claim.kind,
        "status": claim.status,
        "weak": claim.weak,
        "claimed": claim.claimed,
        "rules": list(claim.rules),
        "participants": [{**found(person.mention), "part": person.part} for person in claim.participants],
        "place": None if claim.place is None else found(claim.place),
        "date": None if timex is None else _date(timex, claim),
        "date_start": _day(placement.dates.start if placement.dates else None),
        "date_end": _day(placement.dates.end if placement.dates else None),
        "date_basis": placement.basis,
    }


def _date(timex: Timex, claim: Claim) -> Row:
    span = timex.span
    return {"start": span.start, "end": span.end, "rule": timex.rule, "inherited": claim.inherited}


def _spot(evidence: Evidence) -> Row:
    return {"article": evidence.article, "start": evidence.start, "end": evidence.end}


def _role(role: Role) -> Row:
    return {"office": role.office, "of": role.of, "part": role.part, "articles": list(role.articles)}


def _conflict(conflict: Conflict) -> Row:
    values = {value: list(articles) for value, articles in sorted(conflict.values.items())}
    return {"slot": conflict.slot, "values": values}
