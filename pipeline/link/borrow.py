"""When an undated article was written, learned from another article that tells of the same meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from pipeline.chronology import infer_published, place
from pipeline.link.sightings import Sighting
from pipeline.records import Interval, Timex

_MONTH = timedelta(days=31)


def borrow_dates(
    sightings: Sequence[Sighting],
    written: Mapping[str, Interval | None],
    timexes: Mapping[str, Sequence[Timex]],
) -> dict[str, Interval]:
    """Date articles that give neither a day of publication nor a full date.

    "Senin (19/6)" takes its year from a meeting of the same people elsewhere that lies on that day; a bare "Kamis"
    takes the whole date of the one meeting elsewhere of exactly these people.

    Args:
        sightings: Of all articles, dates placed as far as each article alone allows.
        written: Article id -> when it was written, None where unknown.
        timexes: Article id -> its date expressions.

    Returns:
        Article id -> about when it was written; only where all that is found elsewhere agrees.
    """
    waiting: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.dates is None and sighting.timex is not None:
            waiting[sighting.article].append(sighting)
    dated = _by_pair(sighting for sighting in sightings if sighting.dates)
    borrowed: dict[str, Interval] = {}
    for article in sorted(name for name, day in written.items() if day is None):
        days: set[Interval] = set()
        spans: set[Interval] = set()
        for own in waiting[article]:
            assert own.timex is not None
            others = {
                other.key: other
                for pair in combinations(sorted(own.people), 2)
                for other in dated.get(pair, ())
                if other.article != article and other.family == own.family
            }
            for other in others.values():
                assert other.dates is not None
                days.update(_same_day(own.timex, other.dates))
                if other.people == own.people and _is_now(own.timex):
                    days.update(_same_weekday(own.timex, other.dates))
                    spans.update({other.dates} if other.dates.end - other.dates.start <= _MONTH else ())
        if len({day.start.year for day in days}) == 1:
            borrowed[article] = _day_of_writing(timexes[article], max(days))
        elif not days and len(spans) == 1:
            borrowed[article] = _day_of_writing(timexes[article], spans.pop())
    return borrowed


def _by_pair(sightings: Iterator[Sighting]) -> dict[tuple[str, str], list[Sighting]]:
    pairs: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        for left, right in combinations(sorted(sighting.people), 2):
            pairs[left, right].append(sighting)
    return pairs


def _same_day(timex: Timex, dates: Interval) -> Iterator[Interval]:
    """Yield the day that "(19/6)" means if it lies in an interval known from elsewhere, weekday included."""
    if timex.day is None or timex.month is None or dates.end - dates.start > _MONTH:
        return
    for year in sorted({dates.start.year, dates.end.year}):
        try:
            day = date(year, timex.month, timex.day)
        except ValueError:
            continue
        if dates.start <= day <= dates.end and timex.weekday in (None, day.weekday()):
            yield Interval(day, day)


def _day_of_writing(timexes: Sequence[Timex], near: Interval) -> Interval:
    """Give the article's days without a year the year now known, and read from them when it was written."""
    complete = []
    for timex in timexes:
        placed = place(timex, published=near) if timex.day is not None and timex.year is None else None
        complete.append(replace(timex, year=placed.interval.end.year) if placed else timex)
    return infer_published(complete) or near


def _same_weekday(timex: Timex, dates: Interval) -> Iterator[Interval]:
    """Yield the day known from elsewhere if it is the weekday that the article names."""
    if dates.start == dates.end and timex.weekday == dates.start.weekday():
        yield dates


def _is_now(timex: Timex) -> bool:
    """Whether the words put the meeting next to the article's own day ("Kamis", "kemarin", "hari ini")."""
    bare = timex.month is None and timex.year is None and timex.relative_to == "publication"
    return bare and (timex.weekday is not None or timex.unit == "day") and timex.shift in (None, 0, -1)
