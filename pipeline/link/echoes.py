"""Sentences that take up in passing, or only in part, a meeting that another article tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from pipeline.link.context import LONGEST_STAY
from pipeline.link.echo_terms import (
    AHEAD,
    HALF_YEAR,
    MONTH,
    at_once,
    in_days,
    in_that_month,
    in_those_days,
    in_those_weeks,
    named_there,
    of_one_end,
    same_weekday,
    surer_of_day,
    then_there,
    towns_and_rooms,
)
from pipeline.link.groups import Group
from pipeline.link.represented import bodies
from pipeline.link.sightings import OFF, Sighting
from pipeline.link.stories import Stories
from pipeline.records import Entity, Interval, Span

_ENDLESS = timedelta(days=800)
_COMPANY = 3  # people who are not by chance all named in one sentence
_WEEK = timedelta(days=7)
_UNTIL = "echo-until"  # rule of "tinggal sampai Rabu"
_ROUNDS = 2  # a sentence that tells the day of a meeting lets others join it


_Month = int | None


class _Fit(NamedTuple):
    """How well an echo fits a group; the greater the better."""

    in_time: bool
    day: bool
    dated: bool
    there: bool
    people: int
    company: int
    near: int


@dataclass(slots=True)
class _Rivals:
    """Groups of some of the same people that a sighting may mean; those told in one breath are meant together."""

    best: _Fit | tuple[()] = ()
    words: frozenset[tuple[str, Span]] = frozenset()
    told: bool = False
    told_that_day: bool = False

    def add(self, fit: _Fit, words: frozenset[tuple[str, Span]], *, own: bool) -> None:
        """Take in a group with its sentences; ``own`` is whether the sighting's article tells of it."""
        self.words = words if fit > self.best else self.words & words if fit == self.best else self.words
        self.best = max(fit, self.best)
        self.told = self.told or own
        self.told_that_day = self.told_that_day or (own and fit.day)

    def lose_to(self, fit: _Fit) -> bool:
        """Whether a group that fits so is the only best; the very day tells best what is meant."""
        own = self.told_that_day if fit.day else self.told
        return not own and bool(self.words) and fit == self.best


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
        self._stories = Stories(self._persons)
        self._core = [frozenset().union(*(s.people for s in group.sightings)) for group in groups]
        self._bodies = [bodies(group, entities) for group in groups]
        self._words = [frozenset((s.article, w) for s in g.sightings for w in s.claim.evidence) for g in groups]
        sure = ([s for s in group.sightings if not s.claim.weak] for group in groups)
        self._stating = [frozenset((s.article, w) for s in found for w in s.claim.evidence) for found in sure]
        told = ([*(s for s in group.sightings if not s.claim.weak), *group.echoes] for group in groups)
        self._told = [{sighting.article for sighting in found} for found in told]
        self._by_person: dict[tuple[str, str, _Month], list[int]] = defaultdict(list)
        self._ever: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._visits: dict[tuple[str, _Month], list[int]] = defaultdict(list)
        self._at: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            for site in towns_and_rooms(group):
                self._at[group.family, site].append(number)
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
        # what names its day comes first, then what names people: it tells which meeting the rest of its article is
        # about; who met abroad, last
        loose = (sighting for sighting in sightings if not self._stated(sighting))
        waiting = sorted(loose, key=lambda s: (s.number < 0, s.dates is None, not s.people, s.key))
        for _ in range(_ROUNDS):
            for sighting in waiting:
                self._join(sighting, joined)
            waiting = [sighting for sighting in waiting if sighting.key not in joined]
        for sighting in (sighting for sighting in waiting if _names_nobody(sighting)):
            self._join(replace(sighting, participants={}), joined)
        for group in self._groups:
            group.echoes.sort(key=lambda s: s.key)
            group.sightings.sort(key=lambda s: s.key)
        return joined

    def _stated(self, echo: Sighting) -> bool:
        """Whether the sentence of an echo states a contact of its people itself."""
        if not echo.echo or echo.claim.leaves or len(echo.people) < 2:
            return False
        near = {n for who in echo.people for n in self._ever.get((echo.family, who), ())}
        words = {(echo.article, span) for span in echo.claim.evidence}
        return any(words <= self._stating[n] and echo.people <= self._core[n] for n in near)

    def _join(self, sighting: Sighting, joined: dict[tuple[str, int], str]) -> None:
        """Let a sighting join the groups that it takes up."""
        for number in self._left(sighting) if sighting.claim.leaves else self._taken_up(sighting):
            group = self._groups[number]
            if sighting.claim.leaves:
                group.left = _last_day(sighting, group)
                if sighting.article in self._told[number]:
                    continue
            self._told[number] |= {sighting.article}
            why = "takes up what another article tells" if sighting.echo else "one of the people; the same day"
            joined[sighting.key] = group.reasons[sighting.key] = why
            surer = surer_of_day(sighting, group)
            known = group.dates is None or surer or at_once(sighting, group)
            told = sighting if known else replace(sighting, dates=None)
            (group.echoes if sighting.echo else group.sightings).append(told)
            if sighting.day and (group.dates is None or surer):
                group.dates = sighting.dates

    def _left(self, sighting: Sighting) -> list[int]:
        """Return the visit of which an echo tells the last day, if any."""
        around = sighting.dates
        if not sighting.day or around is None or sighting.country is None:
            return []
        months = _months(Interval(around.start - timedelta(days=LONGEST_STAY), around.end + _WEEK))
        near = {number for month in months for number in self._visits.get((sighting.country, month), ())}
        fits = [
            number
            for number, group in ((number, self._groups[number]) for number in sorted(near))
            if group.dates is not None
            and (last := _last_day(sighting, group)) is not None
            and 0 < (last - group.dates.start).days <= LONGEST_STAY
            and (sighting.article in self._told[number] or not sighting.people.isdisjoint(group.travellers))
        ]
        return fits if len(fits) == 1 else []

    def _taken_up(self, sighting: Sighting) -> list[int]:
        """Return the groups that a sighting takes up, of the same people only the best.

        Talks of its very day are of the same people where they share two of them, all others where they share one. None
        is taken up of people whose meeting its own article tells, or of whom two meetings fit as well.
        """
        fits = {n: fit for n in self._open_to(sighting) if (fit := self._fit(sighting, n)) is not None}
        if not fits:
            return []
        fits = {n: fit for n, fit in fits.items() if fit.in_time} or fits
        if sighting.dates is None or sighting.implied:
            fits = {n: fit for n, fit in fits.items() if fit.there} or fits
        if sighting.claim.status not in OFF:
            fits = {n: fit for n, fit in fits.items() if not self._groups[n].statuses <= OFF} or fits
        rivals: dict[tuple[str, ...], _Rivals] = defaultdict(_Rivals)
        shares: dict[int, list[tuple[str, ...]]] = {}
        people = self._about(sighting)
        several = 0 if sighting.nobody else min(2, len(sighting.people))
        for number, fit in fits.items():
            both = sorted(people & self._core[number] or self._persons[sighting.article] & self._core[number])
            sure = sighting.family != "visit" and (fit.dated or sighting.dates is None)
            shares[number] = list(combinations(both, several if sure else 1))
            for key in {*combinations(both, 1), *combinations(both, several)}:
                rivals[key].add(fit, self._words[number], own=sighting.article in self._told[number])
        best = [n for n, keys in shares.items() if all(rivals[key].lose_to(fits[n]) for key in keys)]
        whole = [n for n in fits if len(self._core[n]) >= _COMPANY and self._core[n] <= sighting.people]
        best = best or (whole if len(whole) == 1 else [])  # whoever names all of them means them
        return [number for number in best if sighting.article not in self._told[number]]

    def _open_to(self, sighting: Sighting) -> list[int]:
        """Of the groups that a sighting may mean keep those that bar nobody."""
        return [n for n in self._near(sighting) if not self._groups[n].bars(sighting)]

    def _near(self, sighting: Sighting) -> list[int]:
        """Return the groups around the days of a sighting; of one at an unknown time, those of its article's story."""
        about = self._about(sighting)
        around = sighting.dates or sighting.written
        if around is None:
            people = sighting.people if len(sighting.people) > 1 else self._persons[sighting.article]
            told = Counter(n for who in people for n in self._ever.get((sighting.family, who), ()))
            return sorted(
                n for n, people in told.items() if people > 1 and self._stories.one(sighting.article, self._told[n])
            )
        met = [who for who in about if (sighting.family, who) in self._ever]  # most have met nobody
        months = {None, *_months(Interval(around.start - HALF_YEAR, around.end + AHEAD))} if met else {None}
        keys = ((sighting.family, who, month) for who in met for month in months)
        sites = {sighting.site or "", *sighting.bodies}
        there = (number for site in sites for number in self._at.get((sighting.family, site), ()))
        known = {n for n in there if self._there_then(sighting, n) or self._of_lands_named(sighting, n)}
        return sorted({number for key in keys for number in self._by_person.get(key, ())} | known)

    def _there_then(self, sighting: Sighting, number: int) -> bool:
        """Whether a sentence states where and when a group met of whom its article names several."""
        group, days = self._groups[number], sighting.dates
        if days is None or sighting.claim.inherited or days.end - days.start > MONTH or not at_once(sighting, group):
            return False
        named = self._core[number] & self._persons[sighting.article]
        there = not towns_and_rooms(group).isdisjoint({sighting.site, *sighting.bodies})
        return there and (len(named) > 1 or self._all_named(sighting, number))

    def _all_named(self, sighting: Sighting, number: int) -> bool:
        """Whether the article of a sighting names everybody of a group, be they persons or not."""
        return len(self._core[number]) > 1 and self._core[number] <= self._named[sighting.article]

    def _about(self, sighting: Sighting) -> frozenset[str]:
        """The people of a sighting, of one without a person all whom its article names."""
        return self._named[sighting.article] if sighting.nobody else sighting.people

    def _represented(self, sighting: Sighting, number: int) -> set[str]:
        """The participants for whom a country or organization of a sighting stands, none of those it names."""
        present = self._bodies[number]
        own = {body for who in sighting.people for body in present.get(who, ())}
        standing = sighting.bodies - own if not sighting.nobody else sighting.bodies | sighting.people
        return {who for who in present if who not in sighting.people and not standing.isdisjoint(present[who])}

    def _of_lands_named(self, sighting: Sighting, number: int) -> set[str]:
        """Whoever met for an article's countries, if it tells where and when: "wakil kedua negara bertemu di Lota"."""
        group, present = self._groups[number], self._bodies[number]
        if not at_once(sighting, group) or towns_and_rooms(group).isdisjoint({sighting.site}):
            return set()
        lands = {name for name in self._named[sighting.article] if name.startswith("cty:")}
        sent = {who: lands.intersection(present[who]) for who in present}
        several = len(set().union(*sent.values())) > 1 and self._core[number].issubset(sent)
        return {who for who, of in sent.items() if of} if several else set()

    def _fit(self, sighting: Sighting, number: int) -> _Fit | None:
        group, both = self._groups[number], sighting.people & self._core[number]
        off = sighting.claim.status in OFF  # the place beside "dibatalkan, kata Amina" is where she said so
        if not off and sighting.country and group.countries and sighting.country not in group.countries:
            return None
        if not of_one_end(sighting, group) or not in_days(sighting, group):
            return None
        day = (sighting.day and sighting.dates == group.dates) or same_weekday(sighting, group)
        visit = sighting.family == "visit"
        if not (self._their_trip(sighting, number) if visit else self._their_talks(sighting, number, day=day)):
            return None
        in_time = sighting.dates is None or group.dates is None or at_once(sighting, group)
        there = sighting.country in group.countries or named_there(sighting, group)
        company = len(self._core[number] & self._persons[sighting.article])
        near = -_gap(sighting.written, group.dates)
        return _Fit(in_time, day, group.dates is not None, there, len(both), company, near)

    def _their_trip(self, sighting: Sighting, number: int) -> bool:
        """Whether an echo of a visit names one of a group's travellers, or stands for them, and fits the trip."""
        group = self._groups[number]
        if sighting.number < 0 and group.dates is None and not (sighting.day and group.countries):
            return False  # talks abroad may be of any trip of which neither the land nor the days are told
        same = sighting.country in group.countries or (sighting.dates and sighting.claim.status in group.statuses)
        named = not (sighting.people & self._core[number]).isdisjoint(group.travellers)
        return bool(group.dates or same) and (named or (sighting.nobody and self._trip_meant(sighting, number)))

    def _their_talks(self, sighting: Sighting, number: int, *, day: bool) -> bool:
        """Whether an echo of talks is about a group's people; not if most of several whom it names were not there."""
        both = len(sighting.people & self._core[number])
        if len(sighting.people) >= _COMPANY and 2 * both < len(sighting.people):
            return False
        return both > 1 or self._implies(sighting, number, day=day) or self._there_then(sighting, number)

    def _trip_meant(self, sighting: Sighting, number: int) -> bool:
        """Whether "kunjungan ini ditunda pada akhir April" is about a trip whose traveller its article names."""
        group, days = self._groups[number], sighting.dates
        if days is None or days.end - days.start > MONTH or sighting.implied or not at_once(sighting, group):
            return False
        known = not group.travellers.isdisjoint(self._named[sighting.article])
        return known and sighting.claim.status in group.statuses

    def _implies(self, sighting: Sighting, number: int, *, day: bool) -> bool:
        """Whether a sentence with one of a group's people, or none, tells of it by its day or place and article."""
        group, core = self._groups[number], self._core[number]
        others = (core - sighting.people) & self._named[sighting.article]
        represented = self._represented(sighting, number)
        undated, alone = sighting.dates is None, len(sighting.people) == 1
        if sighting.nobody:
            known = core.union(*self._bodies[number].values())
            there = named_there(sighting, group) and (undated or at_once(sighting, group))
            meant = there or ((day or in_those_days(sighting, group)) and not sighting.implied)
            represented |= self._of_lands_named(sighting, number)
            meant = meant or (self._all_named(sighting, number) and in_that_month(sighting, group))
            return meant and sighting.people <= known and len(others | represented) > 1
        if sighting.people.isdisjoint(core):
            return False
        if not day:
            called_off = sighting.claim.status == "cancelled" and bool(others)
            told = alone and bool(others) and (then_there(sighting, group) or in_those_weeks(sighting, group))
            return told or (undated and alone and (bool(represented) or called_off))
        return bool(represented) or (alone and (bool(others) or named_there(sighting, group)))


def _last_day(sighting: Sighting, visit: Group) -> date | None:
    """Return the last day of a visit: "sampai Rabu" is the first Wednesday behind its begin, whenever that was told."""
    days, weekday = sighting.dates, sighting.timex.weekday if sighting.timex is not None else None
    if days is None or visit.dates is None or weekday is None or sighting.claim.rules[0] != _UNTIL:
        return days.end if days is not None else None
    bare = sighting.timex is not None and sighting.timex.day is None and sighting.timex.shift is None
    first = visit.dates.start
    return first + timedelta(days=(weekday - first.weekday()) % 7) if bare else days.end


def _names_nobody(sighting: Sighting) -> bool:
    """Whether all people of an echo are only referred to: "kedua pejabat" may be others than those told last."""
    referred = len(sighting.people) > 1 and sighting.people <= sighting.carried
    return referred and sighting.echo and sighting.family != "visit" and not sighting.claim.inherited


def _months(days: Interval | None) -> list[_Month]:
    """The months over which an interval reaches, for looking up what is near; None for an unknown or endless one."""
    if days is None or days.end - days.start > _ENDLESS:
        return [None]
    first, last = (day.year * 12 + day.month for day in (days.start, days.end))
    return [*range(first, last + 1)]


def _gap(left: Interval | None, right: Interval | None) -> int:
    return 0 if left is None or right is None else abs((left.start - right.start).days)
