"""Linking: over all articles, from what each says to entities and meetings. Redone in seconds.

Opens no text but to find the words that a decision quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.garbage import uncollected
from pipeline.lexicons.world import World, load_world
from pipeline.link.decisions import Decisions, elsewhere, over_copies
from pipeline.link.entities import link_entities
from pipeline.link.judged import idle, rivals
from pipeline.link.meant import unheard
from pipeline.link.meetings import MeetingLinker
from pipeline.link.misread import accounted, strike
from pipeline.link.story import when_written
from pipeline.records import STRUCK, Article, Linked, Report

__all__ = ["link"]


def link(
    articles: Sequence[Article],
    reports: Sequence[Report],
    world: World | None = None,
    decisions: Decisions | None = None,
) -> Linked:
    """Join names to entities and claims to meetings.

    Args:
        articles: Those that were read, in any order.
        reports: One an article, in the same order.
        world: Lists of countries, places, organizations and offices; the shipped ones by default.
        decisions: What people decided; it wins over everything else.

    Returns:
        Entities, what every mention refers to, and meetings; the same for any order of the articles.

    Raises:
        InputError: If decisions contradict each other in these articles.
    """
    world = world or load_world()
    pairs = sorted(zip(articles, reports, strict=True), key=lambda pair: pair[0].id)
    articles, reports = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    decided = over_copies(decisions or Decisions(), articles)
    struck = strike(articles, reports, decided)
    read, reports = reports, list(struck.reports)
    with uncollected():
        dates, learned = when_written(articles, reports)
        linked = link_entities(articles, reports, world, dates | learned, decided)
        apart = rivals(linked.entities, decided)
        found = MeetingLinker(world, linked.entities, linked.resolutions, apart).link(articles, reports, learned)
    placements = accounted(found.placements, read, struck)
    dropped = {**found.dropped, **({STRUCK: struck.claims} if struck.claims else {})}
    notes = (
        *struck.notes,
        *unheard(articles, reports, linked.resolutions, decided),
        *idle(linked.entities, linked.resolutions, decided),
        *elsewhere(decided, articles),
    )
    return Linked(linked.entities, linked.resolutions, found.meetings, dict(sorted(dropped.items())), placements, notes)
