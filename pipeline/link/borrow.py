"""When an undated article was written, learned from another article that tells of the same meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from pipeline.chronology import Placed
from pipeline.link.sightings import Sighting, place_dates, placed_claim
from pipeline.link.story import day_of_writing
from pipeline.records import Interval, Status, Timex

_MONTH = timedelta(days=31)
_BEFORE = 14  # days before a meeting on which an article may have announced it
_AFTER = 22  # and behind it, on which one may have told of it
_SAME = timedelta(days=13)  # between the first and the last day that fit as well
_PARTLY = 0.5  # what a day is worth that lies in a longer time told elsewhere
_OTHER = 0.25  # what it costs to lead to another day: the same people may have met twice


def borrow_dates(
    sightings: Sequence[Sighting],
    written: Mapping[str, Interval | None],
    timexes: Mapping[str, Sequence[Timex]],
) -> dict[str, Interval]:
    """Date articles that give neither a day of publication nor a full date.

    "Senin (19/6)" takes its year from a meeting of the same people elsewhere that lies on that day. For an article
    with weekdays alone every day around the meetings elsewhere of its people is tried: it was written on the first of
    those from which "Kamis pekan lalu", "Senin" and "kemarin" lead to most of these meetings.

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
        told = [(own, _elsewhere(own, dated)) for own in waiting[article]]
        days = {day for own, others in told for other in others for day in _same_day(own.timex, other)}
        if (day := _best_day(told, timexes[article])) is not None:
            borrowed[article] = day
        elif len({day.start.year for day in days}) == 1:
            borrowed[article] = day_of_writing(timexes[article], max(days))
    return borrowed


def _elsewhere(own: Sighting, dated: Mapping[tuple[str, str], Sequence[Sighting]]) -> set[Interval]:
    """Return when other articles let two or more of the same people meet in the same way."""
    return {
        other.dates
        for pair in combinations(sorted(own.people), 2)
        for other in dated.get(pair, ())
        if other.article != own.article and other.family == own.family and other.dates
    }


def _best_day(told: Sequence[tuple[Sighting, set[Interval]]], timexes: Sequence[Timex]) -> Interval | None:
    """Return the freshest of the days from which an article's words lead to most meetings known from elsewhere.

    Where only the month of a meeting told as of today is known, that; None where nothing fits, or as much from days
    that lie more than a week or two apart.
    """
    known = {days for _, others in told for days in others if days.end - days.start <= _MONTH}
    first = {days.start + timedelta(days=shift) for days in known for shift in range(-_BEFORE, _AFTER)}
    elsewhere = [(own, _Elsewhere.of(others)) for own, others in told if others]  # the rest says nothing
    wanted = _wanted([own.claim.time for own, _ in elsewhere if own.claim.time is not None], timexes)
    fits: dict[date, float] = {}
    for day in sorted(first):
        written = Interval(day, day)
        placed = place_dates(timexes, written, wanted)
        fits[day] = sum(
            _fit(placed_claim(own.claim, timexes, placed, written), others, own.claim.status, day)
            for own, others in elsewhere
        )
    best = max(fits.values(), default=0)
    days = [day for day, fit in fits.items() if fit == best]
    if best >= 1 and days[-1] - days[0] <= _SAME:
        return _freshest(days, timexes)
    now = {days for own, others in told if _is_now(own.timex) for days in others}
    return now.pop() if len(now) == 1 and now <= known else None


def _wanted(times: Sequence[int], timexes: Sequence[Timex]) -> frozenset[int]:
    """The date expressions that must be placed for some of them: where one counts from an event, all before it."""
    if any(timexes[time].relative_to == "event" for time in times):
        return frozenset(range(max(times) + 1))
    return frozenset(times)


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """When other articles let the same people meet: the intervals, and the days in those longer than a day."""

    intervals: frozenset[Interval]
    longer: tuple[Interval, ...]
    days: frozenset[date]

    @classmethod
    def of(cls, intervals: set[Interval]) -> _Elsewhere:
        longer = tuple(sorted(days for days in intervals if days.start != days.end))
        ranges = ((days.start, range((days.end - days.start).days + 1)) for days in longer)
        return cls(
            frozenset(intervals), longer, frozenset(start + timedelta(n) for start, many in ranges for n in many)
        )

    def around(self, found: Interval) -> bool:
        """Whether one of the intervals holds another one."""
        if found.start == found.end:
            return found.start in self.days
        return any(days.start <= found.start and found.end <= days.end for days in self.longer)


def _freshest(days: Sequence[date], timexes: Sequence[Timex]) -> Interval:
    """Of days of writing that fit as well, return the first from which the weekdays named lie least far back."""

    def age(day: date) -> int:
        written = Interval(day, day)
        placed = zip(timexes, place_dates(timexes, written), strict=True)
        bare = [found.interval for timex, found in placed if found and timex.weekday is not None and timex.day is None]
        return sum(abs((day - interval.start).days) for interval in bare)

    best = min(days, key=lambda day: (age(day), day))
    return Interval(best, best)


def _fit(found: Placed | None, others: _Elsewhere, status: Status, day: date) -> float:
    """Say how well a date fits those told elsewhere: the same days, days among them, or others.

    What was held lies before the day of writing, what is planned behind it.
    """
    if found is None:
        return 0
    if (status == "held" and found.interval.start > day) or (status == "planned" and found.interval.end < day):
        return -_OTHER
    if found.interval in others.intervals:
        return 1
    return _PARTLY if others.around(found.interval) else -_OTHER


def _by_pair(sightings: Iterator[Sighting]) -> dict[tuple[str, str], list[Sighting]]:
    pairs: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        for left, right in combinations(sorted(sighting.people), 2):
            pairs[left, right].append(sighting)
    return pairs


def _same_day(timex: Timex | None, dates: Interval) -> Iterator[Interval]:
    """Yield the day that "(19/6)" means if it lies in an interval known from elsewhere, weekday included."""
    if timex is None or timex.day is None or timex.month is None or dates.end - dates.start > _MONTH:
        return
    for year in sorted({dates.start.year, dates.end.year}):
        try:
            day = date(year, timex.month, timex.day)
        except ValueError:
            continue
        if dates.start <= day <= dates.end and timex.weekday in (None, day.weekday()):
            yield Interval(day, day)


def _is_now(timex: Timex | None) -> bool:
    """Whether the words put the meeting next to the article's own day ("Kamis", "kemarin", "hari ini")."""
    if timex is None or timex.month is not None or timex.year is not None or timex.relative_to != "publication":
        return False
    return (timex.weekday is not None or timex.unit == "day") and timex.shift in (None, 0, -1)
