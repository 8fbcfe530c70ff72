"""Sentences that take up in passing, or only in part, a meeting that another article tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import timedelta

from pipeline.link.merge import Group
from pipeline.link.sightings import Sighting
from pipeline.records import Interval

_RECENT = timedelta(days=14)  # before an article: what it takes up without a day is rather not older
_DISPUTED = timedelta(days=62)  # what is denied is talked of longer
_AHEAD = timedelta(days=14)  # and not farther off
_LONGEST_STAY = timedelta(days=10)
_ENDLESS = timedelta(days=800)
_MONTH = timedelta(days=31)
_MADE = "echo-tiba"
_OFF = frozenset({"cancelled", "denied"})


_Month = int | None


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well an echo fits a group; the greater the better."""

    day: bool
    dated: bool
    people: int
    near: int


class EchoJoiner:
    """Finds the meeting that an echo takes up; made once all groups are known.

    Args:
        groups: Those that are meetings.
        named: Article -> ids of everybody and everything it names.
    """

    def __init__(self, groups: Sequence[Group], named: Mapping[str, frozenset[str]]) -> None:
        self._groups = groups
        self._named = named
        self._core = [frozenset().union(*(s.people for s in group.sightings)) for group in groups]
        self._told = [{s.article for s in group.sightings if not s.claim.weak} for group in groups]
        self._by_person: dict[tuple[str, str, _Month], list[int]] = defaultdict(list)
        self._visits: dict[tuple[str, _Month], list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            for month in _months(group.dates):
                for who in self._core[number]:
                    self._by_person[group.family, who, month].append(number)
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
            number = self._left(sighting) if sighting.claim.leaves else self._best(sighting)
            if number is None:
                continue
            group = self._groups[number]
            if sighting.claim.leaves and sighting.dates:
                group.left = sighting.dates.end
                if sighting.article in self._told[number]:
                    continue
            self._told[number] |= {sighting.article}
            why = "takes up what another article tells" if sighting.echo else "one of the people; the same day"
            joined[sighting.key] = group.reasons[sighting.key] = why
            (group.echoes if sighting.echo else group.sightings).append(sighting)
        for group in self._groups:
            group.echoes.sort(key=lambda s: s.key)
            group.sightings.sort(key=lambda s: s.key)
        return joined

    def _left(self, sighting: Sighting) -> int | None:
        """Return the visit of which an echo tells the last day."""
        if not sighting.day or sighting.dates is None or sighting.country is None:
            return None
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
        return fits[0] if len(fits) == 1 else None

    def _best(self, sighting: Sighting) -> int | None:
        """Return the group that a sighting takes up; None where its own article tells it, or where two fit as well."""
        around = sighting.dates or sighting.written
        months = {None, *(_months(Interval(around.start - _DISPUTED, around.end + _AHEAD)) if around else ())}
        keys = ((sighting.family, who, month) for who in sighting.people for month in months)
        near = sorted({number for key in keys for number in self._by_person.get(key, ())})
        fits = {n: fit for n in near if (fit := self._fit(sighting, n)) is not None}
        if not fits or any(sighting.article in self._told[n] for n in fits):
            return None
        ranked = sorted(fits, key=lambda n: astuple(fits[n]), reverse=True)
        return None if len(ranked) > 1 and fits[ranked[0]] == fits[ranked[1]] else ranked[0]

    def _fit(self, sighting: Sighting, number: int) -> _Fit | None:
        group, core = self._groups[number], self._core[number]
        if sighting.country and group.countries and sighting.country not in group.countries:
            return None
        if not _of_one_end(sighting, group) or not _in_days(sighting, group):
            return None
        both = sighting.people & core
        day = sighting.day and sighting.dates == group.dates
        if sighting.family == "visit":
            same = sighting.country in group.countries or (sighting.dates and sighting.claim.status in group.statuses)
            if (group.dates is None and not same) or both.isdisjoint(group.travellers):
                return None
        elif len(both) < 2:
            others = (core - both) & self._named[sighting.article]
            site = sighting.site is not None and any(s.site == sighting.site for s in group.sightings)
            if not day or len(sighting.people) > 1 or not (others or site):
                return None
        return _Fit(day, group.dates is not None, len(both), -_gap(sighting.written, group.dates))


def votes(echo: Sighting, dates: Interval | None) -> bool:
    """Whether an echo says itself how a meeting of these days ended: called off, or a trip seen on its day."""
    if echo.claim.status != "held":
        return True
    seen = echo.written is not None and echo.dates is not None and echo.dates.end <= echo.written.end
    own = echo.day and echo.dates == dates and not echo.claim.inherited
    return seen and own and echo.claim.rules == (_MADE,)


def _of_one_end(sighting: Sighting, group: Group) -> bool:
    """Whether what an echo says of the end of a meeting can be true of this one."""
    if sighting.claim.status in _OFF:
        planned = sighting.claim.status == "cancelled" and group.statuses == {"planned"}
        return planned or not _OFF.isdisjoint(group.statuses)
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
        slack = timedelta(days=1 if sighting.family == "visit" else 0)
        return sighting.dates.start - slack <= group.dates.end and group.dates.start <= sighting.dates.end + slack
    if sighting.written is None:
        return False
    ahead = _AHEAD if sighting.claim.status == "planned" else timedelta(0)
    recent = _DISPUTED if sighting.claim.status in _OFF else _RECENT
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
