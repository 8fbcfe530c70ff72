"""Applies decisions to what linking found: joins entities or takes a name out of one, and every reason says so."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.errors import InputError
from pipeline.link.decisions import Decision, Decisions, is_id, mends_kind
from pipeline.link.lists import fold_name
from pipeline.link.slugs import entity_id
from pipeline.records import Entity, Refusal, Report, Resolution

Resolutions = Mapping[tuple[str, int], Resolution]


def take_apart(
    reports: Sequence[Report], found: Resolutions, decisions: Decisions
) -> dict[tuple[str, int], Resolution]:
    """Give a name an entity of its own where a decision says that it is not whom linking took it for.

    Args:
        reports: All articles.
        found: What linking made of their mentions.
        decisions: Only ``different`` lines with two names matter here.

    Returns:
        The resolutions, changed where both names of a line led to one entity: the mentions of one name leave it, and
        in articles that do not carry the other name, everything else that led to the entity goes with them.
    """
    changed = dict(found)
    wanted = [d for d in decisions.of("different") if not is_id(d.a) and not is_id(d.b)]
    places = _places(reports) if wanted else {}
    for decision in wanted:
        kept, leaving = (places.get(fold_name(name), []) for name in (decision.a, decision.b))
        shared = {changed[key].entity for key in kept} & {changed[key].entity for key in leaving}
        for entity in sorted(entity for entity in shared if entity):
            name, going, staying = decision.b, leaving, kept
            if _own_id(entity, name) == entity:
                name, going, staying = decision.a, kept, leaving
            alone = {article for article, _ in going} - {article for article, _ in staying}
            for key, resolution in changed.items():
                if resolution.entity == entity and (key in going or key[0] in alone):
                    changed[key] = Resolution(_own_id(entity, name), f"{resolution.reason}; {decision.reason}")
    return changed


def _places(reports: Sequence[Report]) -> dict[str, list[tuple[str, int]]]:
    places: dict[str, list[tuple[str, int]]] = {}
    for report in reports:
        for i, mention in enumerate(report.mentions):
            if mention.type != "ROLE":
                places.setdefault(fold_name(mention.text), []).append((report.article, i))
    return places


def join(
    entities: Sequence[Entity], found: Resolutions, decisions: Decisions
) -> tuple[tuple[Entity, ...], dict[tuple[str, int], Resolution]]:
    """Join the entities that decisions call one.

    Args:
        entities: Of the corpus.
        found: What the mentions refer to.
        decisions: ``same`` lines; ``a`` of the first line of a group gives the id.

    Returns:
        Entities in id order and resolutions.

    Raises:
        InputError: If lines contradict each other now that it is known whom they name, if a name means several
            entities, or if entities of two kinds would become one.
    """
    names = Names(entities)
    for decision in decisions.of("same"):
        names.refuse_doubt(decision, decisions.where)
    heads: dict[str, tuple[str, Decision]] = {}
    named: dict[str, str] = {}
    for group in decisions.groups(names.meant):
        causes = {names.meant(side): decision for decision in reversed(group) for side in (decision.b, decision.a)}
        present = sorted(member for member in causes if member in names.entities)
        if len({member[:4] for member in present}) > 1 and not mends_kind(group[0].a, *present):
            lines = ", ".join(str(decision.line) for decision in group)
            reason = f"line {lines} would make {' and '.join(present)} one, which are of different kinds"
            raise InputError(reason, where=decisions.where, cure="Take out the line that is wrong")
        if present:
            first = names.meant(group[0].a)
            head = first if is_id(first) else _own_id(present[0], group[0].a)
            heads |= {member: (head, causes[member]) for member in present}
            if not is_id(first):
                named[head] = group[0].a
    _refuse_undone(names, heads, decisions)
    merged = _merge(entities, {member: head for member, (head, _) in heads.items()}, named)
    return merged, {key: _judged(resolution, heads) for key, resolution in found.items()}


def _refuse_undone(names: Names, heads: Mapping[str, tuple[str, Decision]], decisions: Decisions) -> None:
    """Raise an InputError if ``same`` lines join whom a ``means`` line tells apart from others of that name."""
    for decision in decisions.of("means"):
        who = names.meant(decision.b)
        others = [other for other in names.called(decision.a) if other != who and other in heads]
        if any(who in heads and heads[who][0] == heads[other][0] for other in others):
            told = f"line {decision.line} says whom {decision.a} means in {decision.article}"
            reason = f"{told}, but by line {heads[who][1].line} that is the same as others of that name"
            raise InputError(reason, where=decisions.where, cure="Take out the line that is wrong, or not needed")


def rivals(entities: Sequence[Entity], decisions: Decisions) -> frozenset[frozenset[str]]:
    """Return the pairs of entities that decisions call different: what tells of one does not tell of the other.

    Args:
        entities: What :func:`join` made.
        decisions: Only ``different`` lines, and ``means`` lines about names of several, matter here.
    """
    names = Names(entities) if decisions.lines else Names(())
    pairs = [frozenset(map(names.meant, (d.a, d.b))) for d in decisions.of("different")]
    for decision in decisions.of("means"):
        pairs += map(frozenset, itertools.combinations(sorted(names.called(decision.a)), 2))
    return frozenset(pair for pair in pairs if len(pair) > 1 and all(who in names.entities for who in pair))


def idle(entities: Sequence[Entity], found: Resolutions, decisions: Decisions) -> Iterator[Refusal]:
    """Yield a note for every line about somebody whom no article names: it may be a slip, or of other articles.

    Args:
        entities: What :func:`join` made.
        found: The resolutions that it made.
        decisions: ``same`` and ``different`` lines matter here. A name that a ``same`` line only gives to somebody
            (its ``a``) need not be in an article.
    """
    names = Names(entities)
    lines = (*decisions.of("same"), *decisions.of("different"))
    reasons = {resolution.reason for resolution in found.values()} if lines else set()
    for decision in lines:
        for side in (decision.b,) if decision.judgement == "same" else (decision.a, decision.b):
            if not names.knows(side) and not any(decision.reason in reason for reason in reasons):
                reason = f"no article names {side}: the line does nothing"
                cure = (
                    "Check how entities.jsonl writes it (a name, without title or office), "
                    "or leave the line for other articles"
                )
                yield decisions.note(decision, reason, cure)


class Names:
    """Whom the names in decisions mean in this corpus."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self._by_name: dict[str, dict[str, None]] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases) if entity.mentions else ():
                self._by_name.setdefault(fold_name(name), {})[entity.id] = None

    def meant(self, name: str) -> str:
        """Return the entity id that a name or id stands for, else the folded name."""
        return name if is_id(name) else next(iter(self._by_name.get(fold_name(name), {})), fold_name(name))

    def called(self, name: str) -> tuple[str, ...]:
        """Return the ids of all who are called by a name, in id order."""
        return tuple(self._by_name.get(fold_name(name), ()))

    def knows(self, name: str) -> bool:
        """Whether somebody has this name or id."""
        return self.meant(name) in self.entities

    def refuse_doubt(self, decision: Decision, where: str) -> None:
        """Raise an InputError if a name of a decision means several entities."""
        for name in (decision.a, decision.b):
            found = () if is_id(name) else self.called(name)
            if len(found) > 1:
                raise doubt(name, found, f"{where}:{decision.line}")


def doubt(name: str, found: Sequence[str], where: str) -> InputError:
    """Say that a name of a decision means several entities."""
    cure = f"Give the id instead: {' or '.join(sorted(found))}"
    return InputError(f"several entities are called {name}", where=where, cure=cure)


def _own_id(like: str, name: str) -> str:
    """The id of a name, of the same kind as another entity."""
    return like[:4] + entity_id("per", name).partition(":")[2]


def _merge(entities: Sequence[Entity], heads: Mapping[str, str], named: Mapping[str, str]) -> tuple[Entity, ...]:
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(heads.get(entity.id, entity.id), []).append(entity)
    return tuple(_one(head, groups[head], heads, named) for head in sorted(groups))


def _one(head: str, members: Sequence[Entity], heads: Mapping[str, str], named: Mapping[str, str]) -> Entity:
    first = next((e for e in members if e.id == head), max(members, key=lambda e: (e.mentions, e.id)))
    countries = [e.country for e in (first, *members) if e.country]
    country = heads.get(countries[0], countries[0]) if countries else None
    return replace(
        first,
        id=head,
        kind="person" if head.startswith("per:") else first.kind,
        name=named.get(head, first.name),
        aliases=tuple(sorted({alias for e in members for alias in e.aliases})),
        mentions=sum(e.mentions for e in members),
        articles=tuple(sorted({article for e in members for article in e.articles})),
        country=None if country == head else country,
    )


def _judged(resolution: Resolution, heads: Mapping[str, tuple[str, Decision]]) -> Resolution:
    candidates = tuple(dict.fromkeys(heads[c][0] if c in heads else c for c in resolution.candidates))
    if resolution.entity is None or resolution.entity not in heads:
        return replace(resolution, candidates=candidates)
    head, decision = heads[resolution.entity]
    reason = (
        f"{resolution.reason}; the same as {head}, {decision.reason}"
        if head != resolution.entity
        else resolution.reason
    )
    return Resolution(head, reason, candidates)
