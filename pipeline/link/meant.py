"""Applies decisions that say whom a name or an office means in one article: namesakes are parted, offices settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.link.decisions import Decision, Decisions, is_id
from pipeline.link.judged import Names, doubt
from pipeline.link.lists import fold_name
from pipeline.link.quoted import find_words
from pipeline.link.slugs import Prefix, entity_id
from pipeline.records import Article, Entity, MentionType, Refusal, Report, Resolution

_PREFIXES: Mapping[MentionType, Prefix] = {"PER": "per", "ROLE": "per", "ORG": "org", "LOC": "plc"}
Resolutions = Mapping[tuple[str, int], Resolution]


@dataclass(frozen=True, slots=True)
class Meant:
    """What came of ``means`` lines.

    Attributes:
        resolutions: Of all mentions.
        named: Entity id -> name, of those who are only by a line.
    """

    resolutions: dict[tuple[str, int], Resolution]
    named: Mapping[str, str]


def as_meant(reports: Sequence[Report], found: Resolutions, entities: Sequence[Entity], decisions: Decisions) -> Meant:
    """Give names and offices to whom decisions say that an article means by them.

    With a name go its short forms in that article, and where no other name of whoever was wrongly taken is left there,
    offices and everything else that led to them.

    Args:
        reports: All articles.
        found: What linking made of their mentions.
        entities: Those that the resolutions lead to.
        decisions: Only ``means`` lines matter here.

    Raises:
        InputError: If the name of somebody meant is that of several entities.
    """
    ids = _Ids(Names(entities), decisions)
    lines: dict[str, dict[str, Decision]] = {}
    for decision in decisions.of("means"):
        if ids.knows(decision):
            lines.setdefault(decision.article, {})[fold_name(decision.a)] = decision
    changed = dict(found)
    for report in reports:
        if report.article in lines:
            changed |= _in_article(report, found, lines[report.article], ids)
    return Meant(changed, ids.named)


def unheard(
    articles: Sequence[Article], reports: Sequence[Report], found: Resolutions, decisions: Decisions
) -> Iterator[Refusal]:
    """Yield a note for every ``means`` line whose article is here and that does nothing.

    Args:
        articles: All that were read.
        reports: One an article, in the same order.
        found: The resolutions that decisions led to.
        decisions: ``means`` lines matter here, also those that stand for near-duplicates of an article.
    """
    told = {report.article: {fold_name(mention.text) for mention in report.mentions} for report in reports}
    lines = [decision for decision in decisions.of("means") if decision.article in told]
    heard = {decision.line for decision in lines if fold_name(decision.a) in told[decision.article]}
    reasons = {resolution.reason for resolution in found.values()} if lines else set()
    texts = {article.id: article.text for article in articles}
    for _, decision in sorted({decision.line: decision for decision in reversed(lines)}.items()):
        if decision.line not in heard:
            stands = find_words(texts[decision.article], decision.a)
            why = "its words were not read as a name or office" if stands else "its words do not stand there"
            reason = f"{decision.article} has no {decision.a}, {why}: the line does nothing"
            yield decisions.note(decision, reason, "Copy it from the field text in mentions.jsonl")
        elif not any(decision.reason in reason for reason in reasons):
            cure = "Write the name instead; an id may change when articles are added"
            yield decisions.note(decision, f"nobody here has the id {decision.b}: the line does nothing", cure)


class _Ids:
    """Whom the lines mean, in entity ids."""

    def __init__(self, names: Names, decisions: Decisions) -> None:
        self.named: dict[str, str] = {}
        self._names = names
        self._where = decisions.where
        self._made = {
            entity_id(prefix, decision.b): decision.b
            for decision in decisions.of("means")
            if not is_id(decision.b)
            for prefix in set(_PREFIXES.values())
        }

    def knows(self, decision: Decision) -> bool:
        """Whether a line does not name an id that nobody has."""
        return not is_id(decision.b) or decision.b in self._names.entities or decision.b in self._made

    def of(self, decision: Decision, kind: MentionType) -> str:
        """Return whom a line means by a mention of this type; a name that nobody has makes somebody."""
        called = (decision.b,) if is_id(decision.b) else self._names.called(decision.b)
        found = [who for who in called if who.startswith(_PREFIXES[kind])] or called
        if len(found) > 1:
            raise doubt(decision.b, found, f"{self._where}:{decision.line}")
        who = found[0] if found else entity_id(_PREFIXES[kind], decision.b)
        if who not in self._names.entities:
            self.named[who] = self._made[who]
        return who


def _in_article(
    report: Report, found: Resolutions, told: Mapping[str, Decision], ids: _Ids
) -> dict[tuple[str, int], Resolution]:
    """What the mentions of one article refer to, of those that its lines change."""
    own = {i: told[name] for i, m in enumerate(report.mentions) if (name := fold_name(m.text)) in told}
    changed: dict[tuple[str, int], Resolution] = {}
    for i, decision in own.items():
        kind = report.mentions[i].type
        who = ids.of(decision, kind)
        changed[report.article, i] = Resolution(who, f"meant, {decision.reason}")
        taken = found[report.article, i].entity
        if kind != "ROLE" and taken not in (None, who):
            for other in _going(report, found, own, i):
                reason = f"{found[report.article, other].reason}; {decision.reason}"
                changed.setdefault((report.article, other), Resolution(who, reason))
    return changed


def _going(report: Report, found: Resolutions, own: Mapping[int, Decision], name: int) -> list[int]:
    """The mentions without a line of their own that leave whom linking took a name for together with it."""
    words = set(fold_name(report.mentions[name].text).split())
    taken = found[report.article, name].entity
    rest = [i for i in range(len(report.mentions)) if i not in own and found[report.article, i].entity == taken]
    names = [i for i in rest if report.mentions[i].type != "ROLE"]
    short = [i for i in names if set(fold_name(report.mentions[i].text).split()) <= words]
    return rest if short == names else short
