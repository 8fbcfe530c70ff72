"""Where the date expressions of an article, and of what it claims, lie in time."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import timedelta

from pipeline.chronology import Placed, full_dates, infer_published, place
from pipeline.records import Article, Claim, Interval, Report, Timex

_LATELY = timedelta(days=14)
_WEEK = timedelta(days=7)
_HALF_YEAR = timedelta(days=183)


def place_dates(
    timexes: Sequence[Timex],
    written: Interval | None,
    wanted: Container[int] | None = None,
    claims: Sequence[Claim] = (),
) -> list[Placed | None]:
    """Place the date expressions of an article in order; each may count from the week or day placed before it.

    A look back within a sentence ("Bou, yang sehari sebelumnya tiba, …") moves nothing on. Nor does the day on which
    something was said, or one of long ago, where a contact was told before: "malam itu" is the night of the contact.

    Args:
        timexes: Of one article.
        written: When it was written, as far as known.
        wanted: Indexes of those that are needed, if not all are; the others may be left None.
        claims: What the article tells of contacts, in text order.
    """
    known = full_dates(timexes)
    own = {claim.time for claim in claims if not claim.inherited}
    planned = {claim.time for claim in claims if claim.status == "planned"} - {
        claim.time for claim in claims if claim.status != "planned"
    }
    event: Interval | None = None
    contact: Interval | None = None
    of_contact = False
    period: Interval | None = None  # also a month or a year: "Pada 1996 … Sembilan tahun kemudian"
    placed: list[Placed | None] = []
    for index, timex in enumerate(timexes):
        if wanted is not None and index not in wanted:
            placed.append(None)
            continue
        same = timex.shift == 0
        said = contact is not None and event is not None and event != contact and _said(event, contact, written, same)
        base = contact if said and not of_contact else event
        base = period if timex.unit in ("month", "year") else base
        if timex.relative_to == "next":
            following = place(timexes[index + 1], published=written, event=event, known=known)
            base = following.interval if following else None
        found = place(timex, published=written, event=base, known=known)
        if found and timex.weekday is not None and found.interval == written and written.start == written.end:
            found = replace(found, interval=_last(timex.weekday, found.interval))
        placed.append(found)
        period = found.interval if found else period
        aside = timex.relative_to == "event" and (timex.shift or 0) < 0 and timex.text[:1].islower()
        aside = aside or timex.rule.startswith("clause-") or (index > 0 and timexes[index - 1].relative_to == "next")
        if not found or aside or found.interval.end - found.interval.start > _WEEK:
            continue
        of_contact = index in own
        if index in planned and timex.direction == 0 and timex.relative_to == "publication":
            found = place(replace(timex, direction=1), published=written, known=known) or found
        contact = found.interval if of_contact else contact
        event = found.interval
    return placed


def _said(day: Interval, contact: Interval, written: Interval | None, same: bool) -> bool:
    """Whether the last day told is rather that of the article, or, for "hari yang sama", one of long ago."""
    if written is None or written.start - contact.start > _LATELY:
        return False
    return day == written or (same and written.start - day.end > _LATELY)


def _last(weekday: int, today: Interval) -> Interval:
    """Return the last such weekday: "Selasa (19/8)" printed on Wednesday the 19th rather has the day of print in it."""
    day = today.start - timedelta(days=(today.start.weekday() - weekday) % 7)
    return Interval(day, day)


def written_on(article: Article, report: Report) -> Interval | None:
    """Return when an article was written: its day of publication, else what its own dates imply, else None."""
    if article.published is not None:
        return Interval(article.published, article.published)
    return infer_published(report.timexes)


def placed_claim(
    claim: Claim, timexes: Sequence[Timex], placed: Sequence[Placed | None], written: Interval | None
) -> Placed | None:
    """Return where the date expression of a claim lies, or None where it has none or too little is known.

    Args:
        claim: The claim; a plan's weekday is the next one.
        timexes: Date expressions of its article.
        placed: Where those lie, of :func:`place_dates`.
        written: When the article was written, as far as known.
    """
    if claim.time is None:
        return None
    timex = timexes[claim.time]
    found = placed[claim.time]
    if claim.status == "planned" and claim.inherited and found and written and found.interval.end < written.start:
        return None  # the day on which the plan was told, rather than the day that is planned
    if (
        claim.status == "planned"
        and timex.direction == 0
        and timex.relative_to == "publication"
        and not claim.inherited
    ):
        planned = place(replace(timex, direction=1), published=written, known=full_dates(timexes))
        if planned and found and written and timedelta(0) <= written.start - found.interval.start <= _LATELY:
            # "akan bertemu …, kata Amina, Selasa (21/1)": nobody plans so for next year
            return None if planned.interval.start - written.end > _HALF_YEAR else planned
        return planned
    if claim.status == "held" and timex.relative_to == "event" and found and written:
        # what was held cannot count from a day that was still to come
        told = [past.interval for past in placed[: claim.time] if past and past.interval.end <= written.end]
        near = [days for days in told if days.end - days.start <= _WEEK]
        if found.interval.start > written.end:
            found = place(timex, published=written, event=near[-1]) if near else None
        return found if found and found.interval.start <= written.end else None
    return found


def next_weekday(claim: Claim, timex: Timex | None, written: Interval | None) -> Interval | None:
    """Return the next such weekday, where what was called off for "Rabu" may have been for that; else None."""
    if timex is None or claim.status not in ("cancelled", "denied") or timex.weekday is None:
        return None
    if timex.day is not None or timex.shift is not None or timex.direction != 0:
        return None
    found = place(replace(timex, direction=1), published=written)
    return found.interval if found else None
