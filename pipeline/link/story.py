"""When an undated article was written, learned from dated articles that name the same people: those of its story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.chronology import anchor, infer_published, place
from pipeline.link.claim_dates import written_on
from pipeline.records import Article, Interval, Report, Timex

_PEOPLE = 2  # named by both articles; one alone is in many stories
_KNOWN = 300  # articles; whoever is in more of them tells nothing
_FAR = 183  # days from an article of the story to the day sought
_CLEAR = 2.0  # how many times the best year must outweigh the next
_ROUNDS = 3  # an article dated so may date another

Written = Mapping[str, Interval | None]
"""Article id -> when it was written, None where unknown."""


def when_written(
    articles: Sequence[Article], reports: Sequence[Report]
) -> tuple[dict[str, Interval | None], dict[str, Interval]]:
    """Tell when articles were written, as each says itself, and as others say.

    Args:
        articles: In order of their ids.
        reports: One an article, in the same order.

    Returns:
        Article id -> when it was written by itself, None where unknown; and the same of undated ones that others of
        their story date, also against a year that is only taken from something past which they tell.
    """
    pairs = list(zip(articles, reports, strict=True))
    own = {article.id: written_on(article, report) for article, report in pairs}
    found = learn_dates(reports, {a.id: written_on(a, report, borrow=False) for a, report in pairs})
    found |= learn_dates(reports, {**own, **found})
    return own, {article: day for article, day in found.items() if day != own[article]}


def learn_dates(reports: Sequence[Report], written: Written) -> dict[str, Interval]:
    """Date articles that state days without a year, such as "Kamis (14/9)", by the articles of their story.

    The year is the one in which the day falls on its weekday and lies near the articles that name the same people;
    each counts by how many they share and how seldom those are named.

    Args:
        reports: Of all articles, in order of their ids.
        written: When each was written, as far as it tells itself.

    Returns:
        Article id -> day of writing, only of articles without one and only where one year is clearly best.
    """
    found: dict[str, Interval] = {}
    waiting = [report for report in reports if written[report.article] is None and _day(report.timexes)]
    if not waiting:
        return found
    names = {report.article: _fullest(_people(report)) for report in waiting}
    naming: dict[str, list[str]] = {name: [] for wanted in names.values() for name in wanted}
    for report in reports:
        for name in _people(report):
            if name in naming:
                naming[name].append(report.article)
    for _ in range(_ROUNDS):
        known = {article: day for article, day in (dict(written) | found).items() if day is not None}
        new: dict[str, Interval] = {}
        for report in waiting:
            day = _day(report.timexes)
            if report.article in known or day is None:
                continue
            near = _neighbours(names[report.article], naming, known)
            placed = _placed(day, [(known[article], much) for article, much in near])
            if placed is not None:
                new[report.article] = day_of_writing(report.timexes, placed)
        if not new:
            break
        found |= new
    return found


def day_of_writing(timexes: Sequence[Timex], near: Interval) -> Interval:
    """Give an article's days without a year the year now known, and read from them when it was written."""
    complete = []
    for timex in timexes:
        placed = place(timex, published=near) if timex.day is not None and timex.year is None else None
        complete.append(replace(timex, year=placed.interval.end.year) if placed else timex)
    day = infer_published(complete) or near
    return _as_fresh(timexes, day)


def _as_fresh(timexes: Sequence[Timex], day: Interval) -> Interval:
    """Return the first such day from which the weekday of the news, told before a day with its date, is today.

    "Rabu" before "Senin (10/7)" is rather the Wednesday behind that Monday than the one before it.
    """
    dated = anchor(timexes)
    before = timexes[: timexes.index(dated)] if dated is not None else ()
    lead = next((timex.weekday for timex in before if bare(timex)), None)
    ahead = 0 if lead is None else (lead - day.start.weekday()) % 7
    return Interval(day.start + timedelta(ahead), day.end + timedelta(ahead))


def bare(timex: Timex) -> bool:
    """Whether an expression is a weekday of no said week."""
    return timex.weekday is not None and timex.day is None and timex.shift is None


def _day(timexes: Iterable[Timex]) -> Timex | None:
    """Return the day that tells when an article was written, if it lacks nothing but a year.

    A mere "13 Juli" may be of anything that the article recalls.
    """
    day = anchor(timexes)
    return day if day is not None and day.year is None else None


def _people(report: Report) -> set[str]:
    """All forms of people's names, in lower case."""
    return {" ".join(mention.text.lower().split()) for mention in report.mentions if mention.type == "PER"}


def _fullest(names: set[str]) -> frozenset[str]:
    """The names that are no part of another one: "Keita" and "Bou Keita" are one person."""
    words = {name: frozenset(name.split()) for name in names}
    return frozenset(name for name in names if not any(words[name] < other for other in words.values()))


def _neighbours(
    names: frozenset[str], naming: Mapping[str, Sequence[str]], known: Mapping[str, Interval]
) -> Iterator[tuple[str, float]]:
    """Yield dated articles that name at least two of the same people, each with what that says."""
    shared: Counter[str] = Counter()
    weight: dict[str, float] = defaultdict(float)
    for name in sorted(names):
        if len(naming[name]) <= _KNOWN:
            for article in naming[name]:
                if article in known:
                    shared[article] += 1
                    weight[article] += 1 / len(naming[name])
    yield from ((article, weight[article]) for article in sorted(shared) if shared[article] >= _PEOPLE)


def _placed(timex: Timex, near: Iterable[tuple[Interval, float]]) -> Interval | None:
    """Return the day meant, where the articles around it agree on one."""
    votes: dict[date, float] = defaultdict(float)
    for day, much in near:
        placed = place(timex, published=day)
        if placed is None or timex.weekday not in (None, placed.interval.start.weekday()):
            continue
        apart = abs((placed.interval.start - day.start).days)
        if apart <= _FAR:
            votes[placed.interval.start] += much / (1 + apart / 7)
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return Interval(ranked[0][0], ranked[0][0])
