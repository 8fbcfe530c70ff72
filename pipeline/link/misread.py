"""Strikes what people decided to be misread: linking goes on as if it had not been read, and the account says so.

The words of the article point at it rather than the id of a meeting, which changes with its day and people, or the
position of a claim, which changes with every rule of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.link.decisions import Decision, Decisions
from pipeline.link.quoted import find_words
from pipeline.records import Article, Claim, Placement, Refusal, Report, Span


@dataclass(frozen=True, slots=True)
class Struck:
    """What was struck.

    Attributes:
        reports: All of them, without it, in the order given.
        reasons: (article id, number of the claim in the report as it was read, echoes behind) -> who decided.
        notes: Lines that strike nothing though their article is here.
    """

    reports: tuple[Report, ...]
    reasons: Mapping[tuple[str, int], str]
    notes: tuple[Refusal, ...] = ()


def strike(articles: Sequence[Article], reports: Sequence[Report], decisions: Decisions) -> Struck:
    """Take out of reports what decisions say was misread.

    Args:
        articles: All that were read.
        reports: One an article, in the same order.
        decisions: Only ``misread`` lines matter here.
    """
    reasons: dict[tuple[str, int], str] = {}
    lines = decisions.of("misread")
    if not lines:
        return Struck(tuple(reports), reasons)
    read = {article.id: (article, report) for article, report in zip(articles, reports, strict=True)}
    here = [decision for decision in lines if decision.article in read]
    standing: set[int] = set()
    striking: set[int] = set()
    for decision in here:
        article, report = read[decision.article]
        spots = find_words(article.text, decision.a)
        if spots:
            standing.add(decision.line)
        for number in _told_there(report, spots):
            striking.add(decision.line)
            reasons.setdefault((article.id, number), f"misread, {decision.reason}")
    idle = {decision.line: decision for decision in reversed(here) if decision.line not in striking}
    notes = tuple(_note(decisions, idle[line], line in standing) for line in sorted(idle))
    return Struck(tuple(_without(report, reasons) for report in reports), reasons, notes)


def accounted(
    placements: Sequence[Placement], reports: Sequence[Report], reasons: Mapping[tuple[str, int], str]
) -> tuple[Placement, ...]:
    """Number placements as the claims were read, and add those that were struck.

    Args:
        placements: Of what was left, in the order of articles and claims.
        reports: As they were read, in the order of articles.
        reasons: Of :func:`strike`.
    """
    if not reasons:
        return tuple(placements)
    left = {(report.article, new): old for report in reports for new, old in enumerate(_kept(report, reasons))}
    numbered = [replace(placed, number=left[placed.article, placed.number]) for placed in placements]
    numbered += [Placement(article, number, None, why) for (article, number), why in reasons.items()]
    order = {report.article: place for place, report in enumerate(reports)}
    return tuple(sorted(numbered, key=lambda placed: (order[placed.article], placed.number)))


def _told_there(report: Report, spots: Sequence[Span]) -> Iterator[int]:
    """Yield the claims whose words of contact stand there; where none do, all of the sentence."""
    claims = (*report.claims, *report.echoes)
    for spot in spots:
        told = [number for number, claim in enumerate(claims) if _overlaps(claim, spot)]
        yield from [number for number in told if claims[number].trigger.overlaps(spot)] or told


def _overlaps(claim: Claim, spot: Span) -> bool:
    return any(sentence.overlaps(spot) for sentence in (*claim.evidence, claim.trigger))


def _kept(report: Report, reasons: Mapping[tuple[str, int], str]) -> list[int]:
    numbers = range(len(report.claims) + len(report.echoes))
    return [number for number in numbers if (report.article, number) not in reasons]


def _without(report: Report, reasons: Mapping[tuple[str, int], str]) -> Report:
    kept = _kept(report, reasons)
    first = len(report.claims)
    claims = tuple(report.claims[number] for number in kept if number < first)
    echoes = tuple(report.echoes[number - first] for number in kept if number >= first)
    return replace(report, claims=claims, echoes=echoes)


def _note(decisions: Decisions, decision: Decision, stands: bool) -> Refusal:
    if stands:
        reason = f"no contact was read from these words of {decision.article}: the line strikes nothing"
        return decisions.note(decision, reason, "Take the line out, or give the words that claims.jsonl points at")
    reason = f"these words do not stand in {decision.article}: the line strikes nothing"
    return decisions.note(decision, reason, "Copy them from the article; `jejaring explain` prints such lines")
