"""When an undated article was written, learned from others that tell of the same meeting, or of the same days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from pipeline.chronology import Placed, mismatch, place, single
from pipeline.link.claim_dates import place_dates, placed_claim
from pipeline.link.sightings import Sighting
from pipeline.link.story import bare, day_of_writing
from pipeline.link.story_days import Story, Told, story_of
from pipeline.records import Interval, Status, Timex

_MONTH = timedelta(days=31)
_BEFORE = 14  # days before a meeting on which an article may have announced it
_AFTER = 22  # and behind it, on which one may have told of it
_SAME = timedelta(days=13)  # between the first and the last day that fit as well
_PARTLY = 0.5  # what a day is worth that lies in a longer time told elsewhere
_OTHER = 0.25  # what it costs to lead to another day: the same people may have met twice
_DAYS = 2  # days of the story to which an article's words must lead
_SURELY = 3  # people of one story where nothing but they tells when an article was written
_MET = 2  # and so many of whom another article tells that they met
_WEEK = timedelta(days=6)  # between the first and the last day of writing that fit as well


def borrow_dates(told: Told) -> dict[str, Interval]:
    """Date articles that give neither a day of publication nor a full date by what others tell.

    Every day around the meetings elsewhere of an article's people, and around the dated articles of its story, is
    tried: it was written on the freshest of those from which "Kamis pekan lalu", "Senin" and "kemarin" lead to most of
    these meetings and to most days that its story tells of.

    Args:
        told: What the articles of a run say.

    Returns:
        Article id -> about when it was written; only where all that is found elsewhere agrees.
    """
    elsewhere = dict(_told_elsewhere(told.stated(), told.written))
    waiting = [article for article in elsewhere if told.timexes[article]]
    naming = _naming(waiting, told)
    found = (
        (article, _best_day(elsewhere[article], story_of(told.named[article], naming, told), told.timexes[article]))
        for article in waiting
    )
    return {article: day for article, day in found if day is not None}


def borrow_spans(sightings: Sequence[Sighting], written: Mapping[str, Interval | None]) -> dict[str, Interval]:
    """Date articles that nothing else dates by the one stretch of days in which others let the news fall.

    Args:
        sightings: As for :func:`borrow_dates`.
        written: Article id -> when it was written, None where unknown.

    Returns:
        Article id -> about when it was written, a month at most.
    """
    spans = {article: _about_now(found) for article, found in _told_elsewhere(sightings, written)}
    return {article: span for article, span in spans.items() if span is not None}


def borrow_stories(told: Told) -> dict[str, Interval]:
    """Date articles that nothing else dates by the others of their story, where those lie within a month.

    So "April lalu" is of a known year; nobody knows the day of "Senin".

    Args:
        told: What the articles of a run say, and when they were written as far as learned so far.

    Returns:
        Article id -> from when until when the others were written.
    """
    waiting = [a for a, day in told.written.items() if day is None and any(_is_month(t) for t in told.timexes[a])]
    naming = _naming(waiting, told)
    met = _by_pair(s for s in told.stated() if told.written[s.article] is not None).keys()
    least = {a: _SURELY if met.isdisjoint(combinations(sorted(told.named[a]), 2)) else _MET for a in waiting}
    found = ((article, story_of(told.named[article], naming, told, least[article]).written) for article in waiting)
    return {
        a: days
        for a, days in found
        if days is not None and _may_be_of(told.timexes[a], days) and not _ahead(told.sightings[a], days)
    }


def _ahead(sightings: Sequence[Sighting], days: Interval) -> bool:
    """Whether what an article tells as held would lie behind these days of writing: it is of another year."""
    times = (s.timex for s in sightings if s.claim.status == "held" and s.timex is not None)
    return any(found.interval.start > days.end for t in times if (found := place(t, published=days)) is not None)


def _may_be_of(timexes: Sequence[Timex], days: Interval) -> bool:
    """Whether an article may be of a month: it tells of no days long after, and "Sabtu (22/5)" is a Saturday then."""
    stated = [found.interval.start for t in timexes if t.year is not None and (found := place(t, published=days))]
    if days.end - days.start > _MONTH or any(day > days.end + _MONTH for day in stated):
        return False
    dated = [timex for timex in timexes if timex.weekday is not None and timex.day is not None]
    return all(mismatch(timex, days) is None for timex in dated)


def _naming(waiting: Sequence[str], told: Told) -> dict[str, list[str]]:
    """Map whom some articles name to the dated articles that name them, too."""
    wanted = frozenset[str]().union(*(told.named[article] for article in waiting))
    naming: dict[str, list[str]] = defaultdict(list)
    for article, day in told.written.items():
        for who in told.named[article] & wanted if day is not None else ():
            naming[who].append(article)
    return naming


def _is_month(timex: Timex) -> bool:
    """Whether an expression names a month, or a day of one, without a year; "bulan lalu" may be told much later."""
    return timex.month is not None and timex.year is None and timex.relative_to == "publication"


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
        if sighting.dates is None and sighting.timex is not None and not sighting.echo:
            waiting[sighting.article].append(sighting)
    dated = _by_pair(sighting for sighting in sightings if sighting.dates and (sighting.day or not sighting.echo))
    for article in sorted(name for name, day in written.items() if day is None):
        yield article, [(own, _elsewhere(own, dated)) for own in waiting[article]]


def _elsewhere(own: Sighting, dated: Mapping[tuple[str, str], Sequence[Sighting]]) -> set[Interval]:
    """Return when other articles let two or more of the same people meet in the same way, not in another country.

    What was held is not what they tell to have been called off.
    """
    return {
        other.dates
        for pair in combinations(sorted(own.people), 2)
        for other in dated.get(pair, ())
        if other.article != own.article and other.family == own.family and other.dates
        if {own.claim.status, other.claim.status} != {"held", "cancelled"}
        if own.country is None or other.country in (None, own.country)
    }


def _best_day(
    told: Sequence[tuple[Sighting, set[Interval]]], story: Story, timexes: Sequence[Timex]
) -> Interval | None:
    """Return the freshest of the days from which an article's words lead to most of what is known from elsewhere.

    None where nothing fits, or as much from days that lie more than a week or two apart.
    """
    known = {days for _, others in told for days in others if days.end - days.start <= _MONTH}
    if not (known or story.tried):
        return None
    around = {days.start + timedelta(days=shift) for days in known for shift in range(-_BEFORE, _AFTER)}
    elsewhere = [(own, _Elsewhere.of(others)) for own, others in told if others]  # the rest says nothing
    wanted = _wanted([own.claim.time for own, _ in elsewhere if own.claim.time is not None], timexes)
    fits: dict[date, tuple[float, float]] = {}
    for day in sorted(around.union(story.tried)):
        near = day in story.tried
        written = single(day)
        placed = place_dates(timexes, written, None if near else wanted)
        claims = _claims(elsewhere, timexes, placed, written)
        fits[day] = claims, story.fit(timexes, placed) if near else 0
    best = max(map(sum, fits.values()), default=0.0)
    days = [day for day, fit in fits.items() if sum(fit) == best]
    sure = any(fits[day][0] >= 1 for day in days)
    if not sure and min((fits[day][1] for day in days), default=0) < _DAYS:
        return None
    if days[-1] - days[0] > (_SAME if sure else _WEEK):
        return None
    return _freshest(_latest_told([own for own, _ in told], days, timexes), timexes)


def _claims(
    elsewhere: Sequence[tuple[Sighting, _Elsewhere]],
    timexes: Sequence[Timex],
    placed: Sequence[Placed | None],
    written: Interval,
) -> float:
    """Say how well the dates of an article's claims fit those told elsewhere, were it written on some day."""
    fits: dict[int | None, float] = {}
    for own, others in elsewhere:
        fit = _fit(placed_claim(own.claim, timexes, placed, written), others, own.claim.status, written.start)
        fits[own.claim.time] = max(fit, fits.get(own.claim.time, fit))
    return sum(fits.values())


def _about_now(told: Sequence[tuple[Sighting, set[Interval]]]) -> Interval | None:
    """Return the only stretch of days in which others let an article's news fall, of a week its weekday."""
    news = [(own.timex, others) for own, others in told if _is_now(own.timex)]
    now = {(days, timex) for timex, others in news for days in others if _holds(days, timex)}
    spans = {days for days, _ in now}
    span = spans.pop() if len(spans) == 1 else None
    if span is None or span.end - span.start > _MONTH:
        return None
    weekdays = {timex.weekday for _, timex in now if timex is not None and timex.shift is None}
    day = weekdays.pop() if len(weekdays) == 1 and span.end - span.start <= _WEEK else None
    return span if day is None else _that_weekday(span, day)


def _that_weekday(week: Interval, weekday: int) -> Interval:
    """The day of a week that is a weekday."""
    day = week.start + timedelta(days=(weekday - week.start.weekday()) % 7)
    return Interval(day, day)


def _latest_told(own: Sequence[Sighting], days: Sequence[date], timexes: Sequence[Timex]) -> Sequence[date]:
    """Of days of writing keep those behind all that was held, as far as that counts from told days."""
    times = {s.claim.time for s in own if s.timex and s.timex.relative_to == "event" and s.claim.status == "held"}
    if not times:
        return days
    late = [
        day
        for day, placed in ((day, place_dates(timexes, Interval(day, day))) for day in days)
        if all(found.interval.start <= day for time in times if time is not None and (found := placed[time]))
    ]
    return late or days


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
        ages = [abs((day - found.interval.start).days) for timex, found in placed if found and bare(timex)]
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
    if timex.weekday is not None:
        return timex.shift in (None, 0)  # "Senin pekan lalu" was told a week later
    return timex.unit == "day" and timex.shift in (None, 0, -1)


def _holds(days: Interval, timex: Timex | None) -> bool:
    """Whether the weekday that an expression names, if any, is among some days."""
    wanted = None if timex is None else timex.weekday
    return wanted is None or (wanted - days.start.weekday()) % 7 <= (days.end - days.start).days
