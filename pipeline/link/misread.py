"""Strikes what people decided to be misread: linking goes on as if it had not been read, and the account says so.

The words of the article point at it rather than the id of a meeting, which changes with its day and people, or the
position of a claim, which changes with every rule of reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.link.decisions import Decision, Decisions
from pipeline.link.lists import fold_name
from pipeline.link.quoted import find_words
from pipeline.records import Article, Claim, Placement, Refusal, Report, Span

Key = tuple[str, int]
"""Article id, and the number of the claim in the report as it was read, echoes behind."""


@dataclass(frozen=True, slots=True)
class Struck:
    """What was struck.

    Attributes:
        reports: All of them, without it, in the order given.
        reasons: Claims that were taken out -> who decided.
        mended: Claims that lost some of their people -> whom, and who decided.
        claims: How many claims were taken out; the other reasons are of echoes.
        notes: Lines that strike nothing though their article is here.
    """

    reports: tuple[Report, ...]
    reasons: Mapping[Key, str]
    mended: Mapping[Key, str]
    claims: int = 0
    notes: tuple[Refusal, ...] = ()


def strike(articles: Sequence[Article], reports: Sequence[Report], decisions: Decisions) -> Struck:
    """Take out of reports what decisions say was misread: a claim, or one of its people.

    Args:
        articles: All that were read.
        reports: One an article, in the same order.
        decisions: Only ``misread`` lines matter here.
    """
    asked = {decision.article for decision in decisions.of("misread")}
    texts = {article.id: article.text for article in articles if article.id in asked}
    sheets = {report.article: _Sheet(report) for report in reports if report.article in asked}
    lines = [decision for decision in decisions.of("misread") if decision.article in sheets]
    found = [(line, find_words(texts[line.article], line.a)) for line in lines]
    effective = {line.line for line, spots in found if sheets[line.article].apply(line, spots)}
    standing = {line.line for line, spots in found if spots}
    idle = {line.line: line for line in reversed(lines) if line.line not in effective}
    reasons = {key: why for sheet in sheets.values() for key, why in sheet.reasons.items()}
    return Struck(
        tuple(sheets[report.article].left() if report.article in sheets else report for report in reports),
        reasons,
        {key: why for sheet in sheets.values() for key, why in sheet.mended.items()},
        sum(number < len(sheets[article].report.claims) for article, number in reasons),
        tuple(_note(decisions, idle[number], number in standing) for number in sorted(idle)),
    )


def accounted(placements: Sequence[Placement], reports: Sequence[Report], struck: Struck) -> tuple[Placement, ...]:
    """Number placements as the claims were read, and add those that were struck.

    Args:
        placements: Of what was left, in the order of articles and claims.
        reports: As they were read, in the order of articles.
        struck: What was taken out of them.
    """
    if not struck.reasons and not struck.mended:
        return tuple(placements)
    old = {(r.article, new): (r.article, old) for r in reports for new, old in enumerate(_kept(r, struck.reasons))}
    found: dict[Key, Placement] = {}
    for placed in placements:
        key = old[placed.article, placed.number]
        why = f"{placed.why}; {struck.mended[key]}" if key in struck.mended else placed.why
        found[key] = replace(placed, number=key[1], why=why)
    found |= {key: Placement(*key, None, why) for key, why in struck.reasons.items()}
    keys = ((report.article, number) for report in reports for number in _numbers(report))
    return tuple(found[key] for key in keys if key in found)


@dataclass(slots=True)
class _Sheet:
    """One article's claims while lines are applied to them."""

    report: Report
    claims: list[Claim] = field(init=False)
    reasons: dict[Key, str] = field(default_factory=dict)
    mended: dict[Key, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.claims = [*self.report.claims, *self.report.echoes]

    def apply(self, decision: Decision, spots: Sequence[Span]) -> bool:
        """Apply a line whose words stand at some spots; return whether it hits anything."""
        hits = [number for number in self._told_at(spots) if self._concerns(number, decision.b)]
        for number in hits:
            key = self.report.article, number
            left = self._without(self.claims[number], decision.b)
            if left is None:
                self.reasons.setdefault(key, f"misread, {decision.reason}")
                self.mended.pop(key, None)
            elif key not in self.reasons:
                self.claims[number] = left
                before = f"{self.mended[key]}; " if key in self.mended else ""
                self.mended[key] = f"{before}without {decision.b}, {decision.reason}"
        return bool(hits)

    def left(self) -> Report:
        """Return the report without what was struck."""
        if not self.reasons and not self.mended:
            return self.report
        kept, first = _kept(self.report, self.reasons), len(self.report.claims)
        claims = tuple(self.claims[number] for number in kept if number < first)
        return replace(self.report, claims=claims, echoes=tuple(self.claims[n] for n in kept if n >= first))

    def _told_at(self, spots: Sequence[Span]) -> list[int]:
        """Return the claims whose words of contact stand at a spot; where none do, all of the sentences there."""
        found: dict[int, None] = {}
        for spot in spots:
            told = [n for n, c in enumerate(self.claims) if any(spot.overlaps(s) for s in (c.trigger, *c.evidence))]
            stated = [number for number in told if self.claims[number].trigger.overlaps(spot)]
            found |= dict.fromkeys(stated or told)
        return list(found)

    def _concerns(self, number: int, name: str) -> bool:
        return not name or bool(self._called(self.claims[number], name))

    def _called(self, claim: Claim, name: str) -> set[int]:
        """Return the mentions of a claim's people that have a name, else those of which it is a part or the whole.

        Of a part that two of them share ("Bou" of Bou Keita and Bou Sarr) nobody knows whom it means.
        """
        named = {one.mention: fold_name(self.report.mentions[one.mention].text) for one in claim.participants}
        sought = fold_name(name)
        exact = {mention for mention, text in named.items() if text == sought}
        words = frozenset(sought.split())
        parts = {mention: frozenset(text.split()) for mention, text in named.items()}
        like = {i: part for i, part in parts.items() if words and part and (words <= part or part <= words)}
        longest = max(like.values(), key=len, default=words)
        return exact or (set(like) if all(part <= longest for part in like.values()) else set())

    def _without(self, claim: Claim, name: str) -> Claim | None:
        """Return what is left of a claim without somebody, None where that is no contact."""
        going = self._called(claim, name) if name else {one.mention for one in claim.participants}
        people = tuple(one for one in claim.participants if one.mention not in going)
        if len(people) < (1 if claim.kind == "visit" else 2):
            return None
        first = sum(one.mention not in going for one in claim.participants[: claim.first])
        return replace(claim, participants=people, first=first)


def _numbers(report: Report) -> range:
    return range(len(report.claims) + len(report.echoes))


def _kept(report: Report, reasons: Mapping[Key, str]) -> list[int]:
    return [number for number in _numbers(report) if (report.article, number) not in reasons]


def _note(decisions: Decisions, decision: Decision, stands: bool) -> Refusal:
    where = f"these words of {decision.article}"
    if stands and decision.b:
        reason = f"{decision.b} takes no part in what was read from {where}: the line strikes nothing"
        return decisions.note(decision, reason, "Write the whole name as the article does there, or leave b empty")
    if stands:
        reason = f"no contact was read from {where}: the line strikes nothing"
        return decisions.note(decision, reason, "Take it out, or give the words that claims.jsonl points at")
    reason = f"these words do not stand in {decision.article}: the line strikes nothing"
    return decisions.note(decision, reason, "Copy them from the article; `jejaring explain` prints such lines")
