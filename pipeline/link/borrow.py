"""When an undated article was written, learned from others that tell of the same meeting, or of the same days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from pipeline.chronology import Placed
from pipeline.link.claim_dates import place_dates, placed_claim
from pipeline.link.sightings import Sighting
from pipeline.link.story import day_of_writing
from pipeline.records import Interval, Status, Timex

_MONTH = timedelta(days=31)
_BEFORE = 14  # days before a meeting on which an article may have announced it
_AFTER = 22  # and behind it, on which one may have told of it
_SAME = timedelta(days=13)  # between the first and the last day that fit as well
_PARTLY = 0.5  # what a day is worth that lies in a longer time told elsewhere
_OTHER = 0.25  # what it costs to lead to another day: the same people may have met twice
_PEOPLE = 2  # people whom two articles of one story name at least
_KNOWN = 300  # articles; whoever is named in more of them tells nothing of a story
_STORY = timedelta(days=31)  # from the first to the last dated article of a story
_AHEAD, _BEHIND = 3, 10  # days before the first and behind the last of them on which an undated one may be written
_DAYS = 2  # days of the story to which an article's words must lead
_WEEK = timedelta(days=6)  # between the first and the last day of writing that fit as well


def borrow_dates(
    sightings: Sequence[Sighting],
    written: Mapping[str, Interval | None],
    timexes: Mapping[str, Sequence[Timex]],
) -> dict[str, Interval]:
    """Date articles that give neither a day of publication nor a full date by the meetings that others tell.

    Every day around the meetings elsewhere of an article's people is tried: it was written on the first of those from
    which "Kamis pekan lalu", "Senin" and "kemarin" lead to most of these meetings.

    Args:
        sightings: Of all articles, dates placed as far as each article alone allows.
        written: Article id -> when it was written, None where unknown.
        timexes: Article id -> its date expressions.

    Returns:
        Article id -> about when it was written; only where all that is found elsewhere agrees.
    """
    told = _told_elsewhere(sightings, written)
    days = {article: _best_day(found, timexes[article]) for article, found in told}
    return {article: day for article, day in days.items() if day is not None}


def borrow_years(
    sightings: Sequence[Sighting],
    written: Mapping[str, Interval | None],
    timexes: Mapping[str, Sequence[Timex]],
) -> dict[str, Interval]:
    """Date articles that nothing else dates: "Senin (19/6)" takes its year from a meeting of the same people elsewhere.

    Args:
        sightings: As for :func:`borrow_dates`.
        written: Article id -> when it was written, None where unknown.
        timexes: Article id -> its date expressions.

    Returns:
        Article id -> about when it was written, the last such day; only where all of them are of one year.
    """
    borrowed: dict[str, Interval] = {}
    for article, told in _told_elsewhere(sightings, written):
        days = {day for own, others in told for other in others for day in _same_day(own.timex, other)}
        if len({day.start.year for day in days}) == 1:
            borrowed[article] = day_of_writing(timexes[article], max(days))
    return borrowed


def _told_elsewhere(
    sightings: Sequence[Sighting], written: Mapping[str, Interval | None]
) -> Iterator[tuple[str, list[tuple[Sighting, set[Interval]]]]]:
    """Yield undated articles with what they tell, and the days of the same people's meetings elsewhere."""
    waiting: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.dates is None and sighting.timex is not None:
            waiting[sighting.article].append(sighting)
    dated = _by_pair(sighting for sighting in sightings if sighting.dates)
    for article in sorted(name for name, day in written.items() if day is None):
        yield article, [(own, _elsewhere(own, dated)) for own in waiting[article]]


@dataclass(frozen=True, slots=True)
class Told:
    """What the articles of a run say, by article id.

    Attributes:
        named: Whom an article names.
        written: When it was written, None where unknown.
        timexes: Its date expressions.
        sightings: What it tells of contacts.
    """

    named: Mapping[str, frozenset[str]]
    written: Mapping[str, Interval | None]
    timexes: Mapping[str, Sequence[Timex]]
    sightings: Mapping[str, Sequence[Sighting]]


def days_of_story(told: Told) -> dict[str, Interval]:
    """Date articles with weekdays alone by the days that the dated articles of their story tell of.

    Returns:
        Article id -> day of writing: the freshest of those from which its words lead to most days of the story, if
        they lead to several, and from no other week to as many.
    """
    waiting = [article for article, day in sorted(told.written.items()) if day is None and told.timexes[article]]
    wanted = frozenset[str]().union(*(told.named[article] for article in waiting))
    naming: dict[str, list[str]] = defaultdict(list)
    for article, day in told.written.items():
        for who in told.named[article] & wanted if day is not None else ():
            naming[who].append(article)
    found = ((article, _in_story(article, _story(told.named[article], naming), told)) for article in waiting)
    return {article: day for article, day in found if day is not None}


def _story(people: frozenset[str], naming: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the dated articles that name most of the same people, each person counting by rarity."""
    shared: Counter[str] = Counter()
    weight: dict[str, float] = defaultdict(float)
    for who in sorted(people & naming.keys()):
        if len(naming[who]) <= _KNOWN:
            for article in naming[who]:
                shared[article] += 1
                weight[article] += 1 / len(naming[who])
    close = {article: weight[article] for article in shared if shared[article] >= _PEOPLE}
    best = max(close.values(), default=0.0)
    return sorted(article for article in close if close[article] * 2 >= best)


def _in_story(article: str, story: Sequence[str], told: Told) -> Interval | None:
    """Return the freshest day of writing from which an article's words lead to most days that its story tells."""
    days = {name: when for name in story if (when := told.written[name]) is not None}
    first, last = (min(days.values()).start, max(days.values()).start) if days else (date.min, date.max)
    if last - first > _STORY:
        return None
    known = {day for name, when in days.items() for day in _days(told.timexes[name], when) if day != when.start}
    known |= {s.dates.start for name in story for s in told.sightings[name] if s.dates and s.day}
    own = told.timexes[article]
    tried = [first + timedelta(n) for n in range(-_AHEAD, (last - first).days + _BEHIND + 1)]
    fits = {day: len({*_days(own, Interval(day, day))} & known) for day in tried}
    best = max(fits.values())
    fitting = [day for day in tried if fits[day] == best]
    clear = best >= _DAYS and fitting[-1] - fitting[0] <= _WEEK
    return _freshest(fitting, own) if clear else None


def _days(timexes: Sequence[Timex], written: Interval) -> Iterator[date]:
    """Yield the single days that an article tells, but for "hari ini" and its like."""
    for timex, found in zip(timexes, place_dates(timexes, written), strict=True):
        deictic = timex.unit == "day" and timex.relative_to == "publication"
        if found is not None and not deictic and found.interval.start == found.interval.end:
            yield found.interval.start


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
    now = {days for own, others in told if _is_now(own.timex) for days in others if _holds(days, own.timex)}
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

    def within(self, found: Interval) -> bool:
        """Whether one of the intervals lies in another one, of a month at most."""
        near = found.end - found.start <= _MONTH
        return near and any(found.start <= days.start and days.end <= found.end for days in self.intervals)


def _freshest(days: Sequence[date], timexes: Sequence[Timex]) -> Interval:
    """Of days of writing that fit as well, return the first from which bare weekdays lie least far back.

    That of the news, which comes first, counts twice.
    """

    def age(day: date) -> int:
        written = Interval(day, day)
        placed = zip(timexes, place_dates(timexes, written), strict=True)
        bare = [found.interval for timex, found in placed if found and _bare(timex)]
        ages = [abs((day - interval.start).days) for interval in bare]
        return sum(ages[:1]) + sum(ages)

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
    return _PARTLY if others.around(found.interval) or others.within(found.interval) else -_OTHER


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


def _holds(days: Interval, timex: Timex | None) -> bool:
    """Whether the weekday that an expression names, if any, is among some days."""
    wanted = None if timex is None else timex.weekday
    return wanted is None or (wanted - days.start.weekday()) % 7 <= (days.end - days.start).days


def _bare(timex: Timex) -> bool:
    """Whether an expression is a weekday of no said week."""
    return timex.weekday is not None and timex.day is None and timex.shift is None
