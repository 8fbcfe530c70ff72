"""Counts what every stage took in, gave out and dropped, for ``run.json`` and the summary on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, get_args

from pipeline.records import Article, EntityKind, Linked, MentionType, Refusal, Report, Status

Counts = dict[str, dict[str, Any]]


class Accepted(Protocol):
    """What ingest gives: the articles it accepts and the inputs it refuses."""

    @property
    def articles(self) -> Sequence[Article]:
        """In id order."""

    @property
    def refusals(self) -> Sequence[Refusal]:
        """In order of their files."""

    @property
    def notes(self) -> Sequence[Refusal]:
        """What was taken, but may not be what somebody meant."""


def account(accepted: Accepted, reports: Sequence[Report], linked: Linked, drawn: Mapping[str, int]) -> Counts:
    """Count a run, stage by stage.

    Args:
        accepted: What ingest gave.
        reports: One for every article that was read.
        linked: What linking gave.
        drawn: Numbers of nodes and edges in the graph files, by name.

    Returns:
        Stage -> what it counts -> a number, or numbers by name with every name present, also at 0.
    """
    articles = accepted.articles
    read = {report.article for report in reports}
    mentions = [mention for report in reports for mention in report.mentions]
    return {
        "ingest": {
            "articles": len(articles),
            "near_duplicates": sum(article.near_duplicate_of is not None for article in articles),
            "undated": sum(article.published is None for article in articles),
            "refused": len(accepted.refusals),
        },
        "read": {
            "articles": len(reports),
            "other_language": dict(sorted(Counter(a.language for a in articles if a.id not in read).items())),
            "sentences": sum(len(report.sentences) for report in reports),
            "mentions": _tally((mention.type for mention in mentions), get_args(MentionType)),
            "dates": sum(len(report.timexes) for report in reports),
            "claims": _tally((claim.status for report in reports for claim in report.claims), get_args(Status)),
        },
        "link": {
            "dropped_claims": dict(sorted(linked.dropped.items())),
            "unresolved": sum(resolution.entity is None for resolution in linked.resolutions.values()),
            "entities": _tally((entity.kind for entity in linked.entities), get_args(EntityKind)),
            "meetings": _tally((meeting.status for meeting in linked.meetings), get_args(Status)),
        },
        "graph": dict(drawn),
    }


def _tally(names: Iterable[str], order: tuple[str, ...]) -> dict[str, int]:
    counted = Counter(names)
    return {name: counted[name] for name in order}
