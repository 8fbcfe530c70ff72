"""About when an undated article was written, for offices: by the articles of its story, else by who was in office."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from pipeline.lexicons.facts import Tenure
from pipeline.link.offices import Holding, Seats
from pipeline.link.people import Person
from pipeline.records import Interval

_SHARED = 2
"""Persons that two articles of one story name at least."""
_KNOWN = 300
"""Articles; whoever is named in more of them tells nothing of a story."""
_LONGEST = 200
"""Days over which the articles of one story lie."""

Named = Mapping[str, Mapping[int, Person]]
"""Article id -> mention index -> person."""


def find_eras(
    named: Named, held: Mapping[str, Iterable[Holding]], dates: Mapping[str, Interval | None], seats: Seats
) -> dict[str, Interval]:
    """Tell about when each undated article was written.

    The dated articles that name the same people, rare ones above all, are its story. Without any, the article lies in
    the days when all its listed office-holders were in the offices that it gives to them.

    Args:
        named: Persons of every article.
        held: Article id -> offices given in it.
        dates: Article id -> when it was written; undated articles may be missing.
        seats: Compares offices.

    Returns:
        Article id -> stretch of days, of undated articles only; without the articles of which nothing can be told.
    """
    waiting = {
        article: {p.entity for p in persons.values()} for article, persons in named.items() if not dates.get(article)
    }
    wanted = frozenset().union(*waiting.values()) if waiting else frozenset()
    naming: dict[str, list[str]] = {}
    for article, persons in named.items():
        if dates.get(article):
            for entity in {person.entity for person in persons.values()} & wanted:
                naming.setdefault(entity, []).append(article)
    found: dict[str, Interval] = {}
    for article, entities in waiting.items():
        era = _of_story(entities, naming, dates) or _in_office(named[article], held[article], seats)
        if era:
            found[article] = era
    return found


def _of_story(
    entities: Collection[str], naming: Mapping[str, list[str]], dates: Mapping[str, Interval | None]
) -> Interval | None:
    """The days of the dated articles that share the most with an article, each person counting by rarity."""
    shared: dict[str, list[float]] = {}
    for entity in entities:
        articles = naming.get(entity, ())
        if len(articles) <= _KNOWN:
            for article in articles:
                shared.setdefault(article, []).append(1 / len(articles))
    weight = {article: sum(parts) for article, parts in shared.items() if len(parts) >= _SHARED}
    best = max(weight.values(), default=0.0)
    days = [day for article in weight if weight[article] * 2 >= best and (day := dates[article])]
    if not days:
        return None
    era = Interval(min(day.start for day in days), max(day.end for day in days))
    return era if (era.end - era.start).days <= _LONGEST else None


def _in_office(persons: Mapping[int, Person], held: Iterable[Holding], seats: Seats) -> Interval | None:
    """The days on which all listed office-holders of an article held what it says that they hold."""
    start, end = date.min, date.max
    for holding in held:
        person = persons.get(holding.mention)
        if person is None or holding.former:
            continue
        tenures = [t for t in seats.world.person(person.name) if _same(seats.seat(t.office, t.of), holding)]
        if tenures:
            start = max(start, min(tenure.start or date.min for tenure in tenures))
            end = min(end, max(_end(tenure) for tenure in tenures))
    return Interval(start, end) if date.min < start <= end else None


def _same(seat: tuple[str, str | None], holding: Holding) -> bool:
    return seat[0] == holding.title and holding.of in (None, seat[1])


def _end(tenure: Tenure) -> date:
    """The last day in office; a row of little confidence only tells that it was no earlier."""
    return tenure.end if tenure.end and tenure.confidence == "high" else date.max
