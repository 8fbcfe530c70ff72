"""What people decided, with who, when and why. It wins over every rule and list.

:mod:`pipeline.link.decision_file` reads them; who is who is applied by :mod:`pipeline.link.judged` (``same``,
``different``) and :mod:`pipeline.link.meant` (``means``), what was ``misread`` by :mod:`pipeline.link.misread`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pipeline.errors import InputError
from pipeline.link.lists import fold_name
from pipeline.records import Article, Refusal

Judgement = Literal["same", "different", "means", "misread"]
_ID = re.compile(r"(?:per|org|cty|plc):[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file.

    Attributes:
        line: Its number, from 1.
        a: A name or entity id; of ``means`` a name or office and of ``misread`` words, as the article writes them.
        b: A name or entity id; of ``misread`` the name of who alone is wrong there, "" where all is.
        article: Id of the article that ``means`` and ``misread`` are about; "" of the others.
    """

    line: int
    judgement: Judgement
    a: str
    b: str
    by: str
    on: date | None = None
    why: str = ""
    article: str = ""

    @property
    def reason(self) -> str:
        """What a resolution or a claim says of it."""
        return f"decided by {self.by} (line {self.line})" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True)
class Decisions:
    """All lines of one file, in its order; ``where`` is its path, ``digest`` the SHA-256 (hex) of its bytes."""

    where: str = ""
    lines: tuple[Decision, ...] = ()
    digest: str = ""

    def of(self, judgement: Judgement) -> tuple[Decision, ...]:
        """Return the lines of one judgement."""
        return tuple(decision for decision in self.lines if decision.judgement == judgement)

    def without(self, judgement: Judgement) -> Decisions:
        """Return the other lines."""
        return replace(self, lines=tuple(decision for decision in self.lines if decision.judgement != judgement))

    def note(self, decision: Decision, reason: str, cure: str) -> Refusal:
        """Make a note about one line, for who wrote it."""
        return Refusal(f"{self.where}, line {decision.line}", reason, cure)

    def check(self) -> None:
        """Refuse lines that contradict each other whatever the articles say.

        Raises:
            InputError: Names the lines.
        """
        self.groups()
        said: dict[tuple[str, str], Decision] = {}
        for decision in self.of("means"):
            first = said.setdefault((decision.article, fold_name(decision.a)), decision)
            if fold_name(first.b) != fold_name(decision.b):
                lines = f"lines {first.line} and {decision.line}"
                reason = f"{lines} say that {decision.a} in {decision.article} means {first.b} and {decision.b}"
                raise InputError(reason, where=self.where, cure="Take out the line that is wrong")

    def groups(self, node: Callable[[str], str] = fold_name) -> list[tuple[Decision, ...]]:
        """Return the ``same`` lines, those that hang together in one group, groups and lines in file order.

        Args:
            node: Name or id -> what it stands for; two that stand for one thing join their lines.

        Raises:
            InputError: If a ``different`` line names two of one group. Names that line and the ones against it.
        """
        same = self.of("same")
        links: dict[str, list[Decision]] = {}
        for decision in same:
            links.setdefault(node(decision.a), []).append(decision)
            links.setdefault(node(decision.b), []).append(decision)
        for decision in self.of("different"):
            self._refuse_against(decision, _path(node(decision.a), node(decision.b), links, node))
        groups: list[tuple[Decision, ...]] = []
        seen: set[int] = set()
        for decision in same:
            if decision.line not in seen:
                group = _reached(node(decision.a), links, node)
                seen |= {member.line for member in group}
                groups.append(group)
        return groups

    def _refuse_against(self, different: Decision, against: Sequence[Decision] | None) -> None:
        if against is None:
            return
        lines = ", ".join(str(decision.line) for decision in against)
        told = f"line {different.line} says that {different.a} and {different.b} differ"
        if against:
            reason = f"{told}, line{'s' * (len(against) > 1)} {lines} that they are the same"
            cure = "Take out the line that is wrong"
        elif fold_name(different.a) == fold_name(different.b):
            reason = f"{told}, but that is one name"
            cure = "Say with `means` in which articles the name means whom"
        else:
            reason = f"{told}, but both mean one entity"
            cure = "Write both as the articles write them; an id stands for all its names"
        raise InputError(reason, where=self.where, cure=cure)


def over_copies(decisions: Decisions, articles: Sequence[Article]) -> Decisions:
    """Let what was decided of an article hold in its near-duplicates, where no line of their own says otherwise.

    Args:
        decisions: As written.
        articles: All that were read.

    Returns:
        The same lines, and further ones of the same numbers behind them.
    """
    originals = {article.id: article.near_duplicate_of or article.id for article in articles}
    copies: dict[str, list[str]] = {}
    for article, original in sorted(originals.items()):
        copies.setdefault(original, []).append(article)
    said = {_subject(decision) for decision in decisions.lines}
    more: list[Decision] = []
    for decision in decisions.lines:
        for article in copies.get(originals.get(decision.article, ""), ()):
            copy = replace(decision, article=article)
            if _subject(copy) not in said:
                said.add(_subject(copy))
                more.append(copy)
    return replace(decisions, lines=(*decisions.lines, *more))


def _subject(decision: Decision) -> tuple[str, str, str, str]:
    """What a line speaks of, so that another one of its judgement says the same or contradicts it."""
    whom = fold_name(decision.b) if decision.judgement == "misread" else ""
    return decision.judgement, decision.article, fold_name(decision.a), whom


def elsewhere(decisions: Decisions, articles: Sequence[Article]) -> Iterator[Refusal]:
    """Yield one note, if any, about the lines whose article is not here."""
    here = {article.id for article in articles}
    lines = [decision for decision in decisions.lines if decision.article and decision.article not in here]
    if lines:
        numbers = ", ".join(str(decision.line) for decision in lines)
        reason = f"line{'s' * (len(lines) > 1)} {numbers}: no such article was read, so nothing is done"
        cure = "Compare with the ids in articles.jsonl, or leave them for other articles"
        yield Refusal(decisions.where, reason, cure)


def is_id(name: str) -> bool:
    """Whether a name in a decision is an entity id."""
    return _ID.fullmatch(name) is not None


def mends_kind(a: str, *others: str) -> bool:
    """Whether a ``same`` line whose first side is the id of a person says that organizations are this person."""
    return a.startswith("per:") and all(other.startswith(("per:", "org:")) for other in others)


def _path(
    start: str, end: str, links: dict[str, list[Decision]], node: Callable[[str], str]
) -> tuple[Decision, ...] | None:
    """The lines that lead from one name to another, the fewest; () where they are one, None where none leads there."""
    before: dict[str, tuple[Decision, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            return before[here]
        for decision in links.get(here, ()):
            for there in (node(decision.a), node(decision.b)):
                if there not in before:
                    before[there] = (*before[here], decision)
                    waiting.append(there)
    return None


def _reached(start: str, links: dict[str, list[Decision]], node: Callable[[str], str]) -> tuple[Decision, ...]:
    found: dict[int, Decision] = {}
    waiting, seen = deque([start]), {start}
    while waiting:
        for decision in links.get(waiting.popleft(), ()):
            found[decision.line] = decision
            for there in (node(decision.a), node(decision.b)):
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
    return tuple(found[line] for line in sorted(found))
