"""Sentences that take up in passing, or only in part, a meeting that another article tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import timedelta

from pipeline.link.merge import Group, days_apart
from pipeline.link.sightings import OFF, Sighting
from pipeline.records import Entity, Interval

_RECENT = timedelta(days=14)  # before an article: what it takes up without a day is rather not older
_DISPUTED = timedelta(days=62)  # what is denied is talked of longer
_AHEAD = timedelta(days=14)  # and not farther off
_LONGEST_STAY = timedelta(days=10)
_ENDLESS = timedelta(days=800)
_MONTH = timedelta(days=31)
_STORY = 3  # people whom two articles of one story both name
_ASTRAY = 7  # days; of a sentence in passing, a day that the article only implies may be this wrong
_MADE = "echo-tiba"


_Month = int | None


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well an echo fits a group; the greater the better."""

    in_time: bool
    day: bool
    dated: bool
    there: bool
    people: int
    near: int


class EchoJoiner:
    """Finds the meeting that an echo takes up; made once all groups are known.

    Args:
        groups: Those that are meetings.
        named: Article -> ids of everybody and everything it names.
        entities: All entities by id.
    """

    def __init__(
        self, groups: Sequence[Group], named: Mapping[str, frozenset[str]], entities: Mapping[str, Entity]
    ) -> None:
        self._groups = groups
        self._named = named
        self._persons = {a: frozenset(who for who in found if who.startswith("per:")) for a, found in named.items()}
        self._core = [frozenset().union(*(s.people for s in group.sightings)) for group in groups]
        self._bodies = [_bodies(group, entities) for group in groups]
        self._told = [{s.article for s in group.sightings if not s.claim.weak} for group in groups]
        self._by_person: dict[tuple[str, str, _Month], list[int]] = defaultdict(list)
        self._ever: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._visits: dict[tuple[str, _Month], list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            for month in _months(group.dates):
                for who in self._core[number]:
                    self._by_person[group.family, who, month].append(number)
                    self._ever[group.family, who].add(number)
                for country in group.countries if group.family == "visit" else ():
                    self._visits[country, month].append(number)

    def join(self, sightings: Iterable[Sighting]) -> dict[tuple[str, int], str]:
        """Let sightings join the groups that they take up, each where one fits clearly best.

        Args:
            sightings: Echoes, and claims of which only one participant is known, in any order.

        Returns:
            Key of a sighting that joined -> why.
        """
        joined: dict[tuple[str, int], str] = {}
        # what names its day comes first: it tells which meeting the rest of its article is about
        for sighting in sorted(sightings, key=lambda s: (s.dates is None, s.key)):
            for number in self._left(sighting) if sighting.claim.leaves else self._taken_up(sighting):
                group = self._groups[number]
                if sighting.claim.leaves and sighting.dates:
                    group.left = sighting.dates.end
                    if sighting.article in self._told[number]:
                        continue
                self._told[number] |= {sighting.article}
                why = "takes up what another article tells" if sighting.echo else "one of the people; the same day"
                joined[sighting.key] = group.reasons[sighting.key] = why
                told = sighting if group.dates is None or _at_once(sighting, group) else replace(sighting, dates=None)
                (group.echoes if sighting.echo else group.sightings).append(told)
        for group in self._groups:
            group.echoes.sort(key=lambda s: s.key)
            group.sightings.sort(key=lambda s: s.key)
        return joined

    def _left(self, sighting: Sighting) -> list[int]:
        """Return the visit of which an echo tells the last day, if any."""
        if not sighting.day or sighting.dates is None or sighting.country is None:
            return []
        last = sighting.dates
        months = _months(Interval(last.start - _LONGEST_STAY, last.end))
        near = {number for month in months for number in self._visits.get((sighting.country, month), ())}
        fits = [
            number
            for number, group in ((number, self._groups[number]) for number in sorted(near))
            if group.dates is not None
            and timedelta(0) < last.start - group.dates.start <= _LONGEST_STAY
            and (sighting.article in self._told[number] or not sighting.people.isdisjoint(group.travellers))
        ]
        return fits if len(fits) == 1 else []

    def _taken_up(self, sighting: Sighting) -> list[int]:
        """Return the groups that a sighting takes up, of the same people only the best.

        Talks of its very day are of the same people where they share two of them, all others where they share one. None
        is taken up of people whose meeting its own article tells, or of whom two meetings fit as well.
        """
        fits = {n: fit for n in self._near(sighting) if (fit := self._fit(sighting, n)) is not None}
        fits = {n: fit for n, fit in fits.items() if fit.in_time} or fits
        best: list[int] = []
        for number in fits:
            sure = sighting.family == "talk" and (fits[number].dated or sighting.dates is None)
            shared = min(2, len(sighting.people)) if sure else 1
            rivals = [n for n in fits if n != number and self._shared(n, number, sighting) >= shared]
            rivals = [n for n in rivals if fits[n].day or not fits[number].day]  # the very day tells best what is meant
            own = any(sighting.article in self._told[n] for n in (number, *rivals))
            if not own and all(astuple(fits[n]) < astuple(fits[number]) for n in rivals):
                best.append(number)
        return best

    def _near(self, sighting: Sighting) -> list[int]:
        """Return the groups around the days of a sighting; of one at an unknown time, those of its article's story."""
        about = sighting.people or self._named[sighting.article]
        around = sighting.dates or sighting.written
        if around is None:
            told = Counter(n for who in sighting.people for n in self._ever[sighting.family, who])
            return sorted(n for n, people in told.items() if people > 1 and self._one_story(sighting.article, n))
        months = {None, *_months(Interval(around.start - _DISPUTED, around.end + _AHEAD))}
        keys = ((sighting.family, who, month) for who in about for month in months)
        return sorted({number for key in keys for number in self._by_person.get(key, ())})

    def _one_story(self, article: str, number: int) -> bool:
        """Whether an article names several of the people in one that tells of a group."""
        people = self._persons[article]
        return any(len(people & self._persons[other]) >= _STORY for other in self._told[number])

    def _shared(self, left: int, right: int, sighting: Sighting) -> int:
        """How many of a sighting's people two groups have in common."""
        people = sighting.people or self._named[sighting.article]
        return len(people & self._core[left] & self._core[right])

    def _represented(self, sighting: Sighting, number: int) -> set[str]:
        """The participants for whom a country or organization of a sighting stands, none of those it names."""
        bodies = self._bodies[number]
        own = {body for who in sighting.people for body in bodies.get(who, ())}
        standing = sighting.bodies - own
        return {who for who in bodies if who not in sighting.people and not standing.isdisjoint(bodies[who])}

    def _fit(self, sighting: Sighting, number: int) -> _Fit | None:
        group, both = self._groups[number], sighting.people & self._core[number]
        if sighting.country and group.countries and sighting.country not in group.countries:
            return None
        if not _of_one_end(sighting, group) or not _in_days(sighting, group):
            return None
        day = (sighting.day and sighting.dates == group.dates) or _same_weekday(sighting, group)
        if sighting.family == "visit":
            same = sighting.country in group.countries or (sighting.dates and sighting.claim.status in group.statuses)
            if (group.dates is None and not same) or both.isdisjoint(group.travellers):
                return None
        elif len(both) < 2 and not self._implies(sighting, number, day=day):
            return None
        in_time = sighting.dates is None or group.dates is None or _at_once(sighting, group)
        there = sighting.country is not None and sighting.country in group.countries
        return _Fit(in_time, day, group.dates is not None, there, len(both), -_gap(sighting.written, group.dates))

    def _implies(self, sighting: Sighting, number: int, *, day: bool) -> bool:
        """Whether a sighting that names one of a group's people, or none, tells of it by its day and its article."""
        group, core = self._groups[number], self._core[number]
        others = (core - sighting.people) & self._named[sighting.article]
        represented = self._represented(sighting, number)
        if sighting.people.isdisjoint(core):
            return day and not sighting.implied and not sighting.people and len(others | represented) > 1
        if not day and not _disputed_there(sighting, group):
            return False
        site = sighting.site is not None and any(s.site == sighting.site for s in group.sightings)
        return bool(represented) or (len(sighting.people) == 1 and (bool(others) or site))


def _same_weekday(sighting: Sighting, group: Group) -> bool:
    """Whether an article of which nobody knows when it was written names the weekday on which a group met."""
    timex = sighting.timex
    if timex is None or timex.weekday is None or timex.day is not None or sighting.written is not None:
        return False
    return (
        group.dates is not None
        and group.dates.start == group.dates.end
        and group.dates.start.weekday() == timex.weekday
    )


def _bodies(group: Group, entities: Mapping[str, Entity]) -> dict[str, set[str | None]]:
    """Participant -> the country and the organizations for which the group's sightings let them sit there."""
    bodies: dict[str, set[str | None]] = {}
    for sighting in group.sightings:
        for who in sighting.people:
            bodies.setdefault(who, {entities[who].country}).add(sighting.offices.get(who, ("", None))[1])
    return bodies


def _at_once(sighting: Sighting, group: Group) -> bool:
    """Whether a sighting gives a group's days, or some of them."""
    return sighting.dates is not None and group.dates is not None and days_apart(sighting.dates, group.dates) == 0


def _disputed_there(sighting: Sighting, group: Group) -> bool:
    """Whether what is denied or called off was to be in the group's country."""
    return sighting.claim.status in OFF and sighting.country is not None and sighting.country in group.countries


def votes(echo: Sighting, dates: Interval | None) -> bool:
    """Whether an echo says itself how a meeting of these days ended: called off, or a trip seen on its day."""
    if echo.claim.status != "held":
        return True
    seen = echo.written is not None and echo.dates is not None and echo.dates.end <= echo.written.end
    own = echo.day and echo.dates == dates and not echo.claim.inherited
    return seen and own and echo.claim.rules == (_MADE,)


def _of_one_end(sighting: Sighting, group: Group) -> bool:
    """Whether what an echo says of the end of a meeting can be true of this one."""
    if sighting.claim.status in OFF:
        planned = sighting.claim.status == "cancelled" and group.statuses == {"planned"}
        return planned or not OFF.isdisjoint(group.statuses)
    if sighting.claim.status == "planned" and group.dates and sighting.written:
        return group.dates.end >= sighting.written.start
    return True


def _in_days(sighting: Sighting, group: Group) -> bool:
    """Whether an echo may be of a group's days; one without a day is of those around its article."""
    if group.dates is None:
        if sighting.dates is not None:
            return sighting.dates.end - sighting.dates.start <= _MONTH
        return _written_around(sighting, group)
    if sighting.dates is not None:
        slack = 1 if sighting.family == "visit" else _ASTRAY if sighting.implied else 0
        return days_apart(sighting.dates, group.dates) <= slack
    if sighting.written is None:
        there = sighting.timex is None and sighting.country is not None and sighting.country in group.countries
        return there or _same_weekday(sighting, group)
    ahead = _AHEAD if sighting.claim.status == "planned" else timedelta(0)
    recent = _DISPUTED if sighting.claim.status in OFF else _RECENT
    return -ahead <= sighting.written.start - group.dates.start and sighting.written.start - group.dates.end <= recent


def _written_around(sighting: Sighting, group: Group) -> bool:
    """Whether an echo without a day was written around the articles of a meeting without one, as far as is known."""
    days = [other.written.start for other in group.sightings if other.written is not None]
    if sighting.written is None or not days:
        return True
    return any(abs(sighting.written.start - day) <= _MONTH for day in days)


def _months(days: Interval | None) -> list[_Month]:
    """The months over which an interval reaches, for looking up what is near; None for an unknown or endless one."""
    if days is None or days.end - days.start > _ENDLESS:
        return [None]
    first, last = (day.year * 12 + day.month for day in (days.start, days.end))
    return [*range(first, last + 1)]


def _gap(left: Interval | None, right: Interval | None) -> int:
    return 0 if left is None or right is None else abs((left.start - right.start).days)
