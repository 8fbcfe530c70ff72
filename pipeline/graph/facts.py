"""What both graphs say about a handful of meetings: counts, days, places, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.graph.schema import clean_text
from pipeline.records import Article, Entity, EntityKind, Evidence, Interval, Linked, Meeting

_KINDS: Mapping[str, EntityKind] = {"per": "person", "org": "organization", "cty": "country", "plc": "place"}
_STATUSES = ("held", "planned", "cancelled", "denied")
_SENTENCES = 3
"""How many sentences an evidence column quotes; evidence_ids points to all."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Entities and article texts by id."""

    entities: Mapping[str, Entity]
    texts: Mapping[str, str]

    def entity(self, identifier: str) -> Entity:
        """Return the entity, or one named by its id where linking handed on none: no participant is ever lost."""
        known = self.entities.get(identifier)
        if known is not None:
            return known
        return Entity(identifier, _KINDS.get(identifier.partition(":")[0], "organization"), identifier)

    def name(self, identifier: str | None) -> str:
        """Return the name of an entity, "" for None."""
        return self.entity(identifier).name if identifier else ""

    def sentence(self, evidence: Evidence) -> str:
        """Return the words of an evidence sentence, "" where the article is not there."""
        return self.texts.get(evidence.article, "")[evidence.start : evidence.end]

    def where(self, meeting: Meeting) -> str:
        """Return the name of the most specific place, "" if none is known."""
        return self.name(meeting.place or meeting.country)


def facts_of(articles: Sequence[Article], linked: Linked) -> Facts:
    """Index what linking found."""
    return Facts({entity.id: entity for entity in linked.entities}, {article.id: article.text for article in articles})


def in_time(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Sort meetings by first day, then id; those without a date last."""
    return sorted(meetings, key=lambda m: (m.dates is None, m.dates.start.isoformat() if m.dates else "", m.id))


def held_first(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Sort meetings: held ones in time, then the others in time."""
    return sorted(in_time(meetings), key=lambda m: m.status != "held")


def days(meetings: Iterable[Meeting]) -> tuple[str, ...]:
    """Return the days of these meetings, each once: ISO dates, or ``first/last`` where only a span is known."""
    spans = {meeting.dates for meeting in meetings if meeting.dates}
    return tuple(_written(span) for span in sorted(spans))


def _written(span: Interval) -> str:
    first, last = span.start.isoformat(), span.end.isoformat()
    return first if first == last else f"{first}/{last}"


def counts(meetings: Sequence[Meeting]) -> dict[str, Any]:
    """Count meetings by status, those that only others claim, and the articles and sources behind them."""
    return {
        "meetings": len(meetings),
        **{status: sum(meeting.status == status for meeting in meetings) for status in _STATUSES},
        "claimed": sum(meeting.claimed for meeting in meetings),
        "articles": len({article for meeting in meetings for article in meeting.articles}),
        "sources": len({source for meeting in meetings for source in meeting.sources}),
    }


def period(dated: Iterable[Meeting]) -> dict[str, Any]:
    """Return the columns ``first_date``, ``last_date`` and ``dates``."""
    meetings = [meeting for meeting in dated if meeting.dates]
    spans = [meeting.dates for meeting in meetings if meeting.dates]
    first = min((span.start for span in spans), default=None)
    last = max((span.end for span in spans), default=None)
    return {
        "first_date": first.isoformat() if first else None,
        "last_date": last.isoformat() if last else None,
        "dates": days(meetings),
    }


def quoted(facts: Facts, meetings: Iterable[Meeting]) -> dict[str, Any]:
    """Return the columns ``evidence`` and ``evidence_ids`` of meetings, in the order given."""
    evidence = list(dict.fromkeys(item for meeting in meetings for item in meeting.evidence))
    sentences = dict.fromkeys(sentence for item in evidence if (sentence := facts.sentence(item)))
    return {
        "evidence": " | ".join(list(sentences)[:_SENTENCES]),
        "evidence_ids": tuple(f"{item.article}:{item.start}-{item.end}" for item in evidence),
    }


def entity_columns(facts: Facts, entity: Entity) -> dict[str, Any]:
    """Return the columns that an entity has by itself."""
    country = entity.id if entity.kind == "country" else entity.country
    return {
        "label": clean_text(entity.name) or entity.id,
        "kind": entity.kind,
        "country": facts.name(country),
        "aliases": entity.aliases,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
    }
