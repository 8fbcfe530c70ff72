"""Title, outlet and day of publication, from metadata where it is given and else from what the page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.ingest.dates import dateline_date, first_date
from pipeline.ingest.draft import Given, tidy
from pipeline.ingest.outlets import outlets
from pipeline.ingest.zone_rules import rules
from pipeline.ingest.zones import Piece

TOP_LINES = 12
"""How far down a dateline, rubric or byline can stand; pages put at most a few lines above the first paragraph."""
LEAD_PARAGRAPHS = 2
"""A publication line stands above the second paragraph; further down, dates belong to other articles' teasers."""


def title_of(pieces: Sequence[Piece], given: Given) -> str:
    """Return the title that is given, else the headline, without Markdown's signs; "" if there is neither."""
    if given.title:
        return given.title
    headline = next((piece.text for piece in pieces if piece.zone.kind == "headline"), "")
    return tidy(headline.strip("#*_ "))


def source_of(pieces: Sequence[Piece], given: Given) -> str:
    """Return the outlet: as given, else by its usual name from address, dateline, rubric or the page's own notices.

    Initials at the end of an article ("[ah/rs]") are no sign of its outlet. "" if nothing tells it.
    """
    known = outlets()
    if given.source:
        return given.source
    top = [piece.text for piece in pieces[:TOP_LINES] if piece.zone.kind != "headline"]
    short = [piece.text for piece in pieces[:TOP_LINES] if piece.zone.kind in ("headline", "boilerplate")]
    return (
        known.of_url(given.url)
        or next((found for line in top if (found := known.of_dateline(line))), "")
        or next((found for line in short if (found := known.of_byline(line))), "")
        or known.of_signs(piece.text for piece in pieces if piece.zone.kind == "boilerplate")
    )


def published_of(pieces: Sequence[Piece]) -> date | None:
    """Return the day of publication that the page states in a line of its own, or in a dateline with a full date.

    A date in a sentence never counts: "Selasa (15/10/2024)" tells when something happened.
    """
    publication = {rule.id for rule in rules() if rule.publication}
    for piece in _above_prose(pieces):
        if piece.rule in publication:
            found = first_date(piece.text)
        elif piece.zone.kind == "body":
            found = dateline_date(piece.text)
        else:
            continue
        if found:
            return found
    return None


def _above_prose(pieces: Sequence[Piece]) -> Iterator[Piece]:
    paragraphs = 0
    for piece in pieces:
        if piece.zone.kind == "body":
            paragraphs += 1
        if paragraphs > LEAD_PARAGRAPHS:
            return
        yield piece
