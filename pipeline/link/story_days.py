"""The days that the dated articles of a story tell of: what an undated one of the same people may be about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.chronology import OF_NEWS, Placed
from pipeline.link.claim_dates import place_dates
from pipeline.link.sightings import Sighting
from pipeline.link.story import bare
from pipeline.records import Interval, Timex

_PEOPLE = 2  # people whom two articles of one story name at least
_KNOWN = 300  # articles; whoever is named in more of them tells nothing of a story
_LONGEST = timedelta(days=120)  # from the first to the last dated article of a story
_AHEAD, _BEHIND = 3, 10  # days before and behind one of them on which an undated one may be written
_NEWS = timedelta(days=2)  # for so long what happened is the news of a dated article


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
    _days: dict[str, tuple[frozenset[date], frozenset[date]]] = field(default_factory=dict, init=False, repr=False)

    def days(self, article: str, when: Interval) -> tuple[frozenset[date], frozenset[date]]:
        """Return the single days that a dated article tells, and those of them that were news when it was written.

        Nothing was on a day for which it tells only what was called off; what it names in passing there is no news.
        """
        if article not in self._days:  # many undated articles ask for the same one
            timexes = self.timexes[article]
            stated = {found.interval.start for _, found in _single(timexes, place_dates(timexes, when))}
            told = [(s.dates.start, s) for s in self.sightings[article] if s.dates and s.day]
            seen = {day for day, s in told if s.claim.status != "cancelled"}
            off = {day for day, _ in told} - seen
            stays = {day for day, s in told if s.claim.status != "cancelled" and not s.echo}
            gone = {day for day, s in told if s.claim.status == "cancelled" and not s.echo} - stays
            news = frozenset(day for day in seen - gone if when.start - day <= _NEWS)
            self._days[article] = frozenset((stated | seen) - off), news
        return self._days[article]

    def stated(self) -> list[Sighting]:
        """Return all sightings that are no echoes."""
        return [sighting for found in self.sightings.values() for sighting in found if not sighting.echo]


@dataclass(frozen=True, slots=True)
class Story:
    """The days that the dated articles of a story tell of; empty where they lie too far apart for one.

    Attributes:
        known: All of them.
        news: Those that were new when they were told, or still to come.
        tried: Days on which an undated article of the story may be written.
        written: From the first to the last day on which the dated ones were.
    """

    known: frozenset[date] = frozenset()
    news: frozenset[date] = frozenset()
    tried: AbstractSet[date] = frozenset()
    written: Interval | None = None

    def fit(self, timexes: Sequence[Timex], placed: Sequence[Placed | None]) -> int:
        """Return to how many of the days an article's words lead, its first weekday counting twice for news."""
        days = [(timex, found.interval.start) for timex, found in _single(timexes, placed)]
        lead = next((day for timex, day in days if bare(timex)), None)
        return len({day for _, day in days} & self.known) + (lead in self.news)


def story_of(people: frozenset[str], naming: Mapping[str, Sequence[str]], told: Told, least: int = _PEOPLE) -> Story:
    """Return what the dated articles tell that name most of the same people, each person counting by rarity.

    Args:
        people: Whom an undated article names.
        naming: Person -> the dated articles that name them.
        told: What the articles of a run say.
        least: How many people articles of one story both name.
    """
    shared: Counter[str] = Counter()
    weight: dict[str, float] = defaultdict(float)
    for who in sorted(people.intersection(naming)):
        if len(naming[who]) <= _KNOWN:
            for article in naming[who]:
                shared[article] += 1
                weight[article] += 1 / len(naming[who])
    close = {article: weight[article] for article in shared if shared[article] >= least}
    best = max(close.values(), default=0.0)
    story = [article for article in sorted(close) if close[article] * 2 >= best]
    days = {name: when for name in story if (when := told.written[name]) is not None}
    first, last = (min(days.values()).start, max(days.values()).start) if days else (date.min, date.max)
    if last - first > _LONGEST:
        return Story()
    found = [told.days(name, when) for name, when in days.items()]
    tried = {when.start + timedelta(n) for when in days.values() for n in range(-_AHEAD, _BEHIND + 1)}
    known, news = (frozenset[date]().union(*days) for days in zip(*found, strict=True)) if found else (frozenset(),) * 2
    return Story(known, news, tried, Interval(first, last) if days else None)


def _single(timexes: Sequence[Timex], placed: Sequence[Placed | None]) -> Iterator[tuple[Timex, Placed]]:
    """Yield what means single days, and where they lie, but for "hari ini" and what counts from news not said."""
    for timex, found in zip(timexes, placed, strict=True):
        loose = timex.rule == OF_NEWS or (timex.unit == "day" and timex.relative_to == "publication")
        if found is not None and not loose and found.interval.start == found.interval.end:
            yield timex, found
