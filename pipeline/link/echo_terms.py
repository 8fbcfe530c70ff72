"""What an echo says of itself, held against a meeting that it may take up: its people, days, status and country."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pipeline.link.groups import Group, days_apart
from pipeline.link.organizations import HOME
from pipeline.link.sightings import OFF, Sighting
from pipeline.records import Interval

_DISPUTED = timedelta(days=62)  # for so long after a meeting is talked of what is denied
AHEAD = timedelta(days=14)
"""So long before a meeting it is taken up without its day."""
MONTH = timedelta(days=31)
HALF_YEAR = timedelta(days=183)
"""So long after it a meeting is taken up without its day by its people and country."""
_YEAR = timedelta(days=366)
_RECENT = timedelta(days=14)  # and so long after it
_ASTRAY = 7  # days; of a sentence in passing, a day that the article only implies may be this wrong
_MISDATED = 14  # days; and so wrong a meeting's whose own sentences only imply it, against a day that the echo states
_WEEK = 7  # days; a weekday in an article that is dated by others may be of the next week or of the last
_FEW = 7  # days of one round of talks
_MADE = "echo-tiba"
NAMED_TOGETHER = "echo-bersama"
_TOLD_BEFORE = "echo-kedua"  # "kedua pihak" are those whom the article names


def same_weekday(sighting: Sighting, group: Group) -> bool:
    """Whether an article that nobody can date for sure names the weekday on which a group met around then."""
    if sighting.weekday is None or group.dates is None or group.dates.start != group.dates.end:
        return False
    around = sighting.written is None or days_apart(sighting.written, group.dates) <= _WEEK
    return around and group.dates.start.weekday() == sighting.weekday


def at_once(sighting: Sighting, group: Group) -> bool:
    """Whether a sighting gives a group's days, or some of them."""
    return sighting.dates is not None and group.dates is not None and days_apart(sighting.dates, group.dates) == 0


def surer_of_day(sighting: Sighting, group: Group) -> bool:
    """Whether an echo itself states the day of just these people, and a group's own sentences only imply it."""
    own = sighting.family != "visit" and sighting.day and not sighting.implied
    return own and (_misdated(sighting, group) or _of_some_week(sighting, group))


def _misdated(sighting: Sighting, group: Group) -> bool:
    """Whether just the people of an echo met on a day that their own sentences only imply.

    Neither by its number nor as the day told last ("malam harinya"), which is rarely wrong.
    """
    told = [other.timex for other in group.sightings if other.dates and other.timex]
    sure = any(timex.day or (timex.relative_to == "event" and not timex.shift) for timex in told)
    return group.implied and not sure and sighting.people in group.parties


def _of_some_week(sighting: Sighting, group: Group) -> bool:
    """Whether an echo states the day of a meeting of which only a weekday is known, in articles of unknown days."""
    if group.dates is None or sighting.dates is None or sighting.implied or sighting.guessed or not sighting.day:
        return False
    dated = [other for other in group.sightings if other.dates == group.dates and not other.implied]
    bare = bool(dated) and all(other.weekday is not None for other in dated)
    apart = days_apart(sighting.dates, group.dates)
    return bare and apart % _WEEK == 0 and apart <= _MISDATED


def votes(echo: Sighting, dates: Interval | None) -> bool:
    """Whether an echo says itself how a meeting of these days ended: called off, or a trip seen on its day.

    Seen are those who arrive, and those who meet somebody there.
    """
    if echo.claim.status != "held":
        return True
    if echo.dates is None or echo.written is None or dates is None or not echo.day or echo.claim.inherited:
        return False
    there = dates.start <= echo.dates.start <= dates.end if echo.number < 0 else echo.dates == dates
    return there and echo.dates.end <= echo.written.end and (echo.number < 0 or echo.claim.rules == (_MADE,))


def saw(sighting: Sighting, stating: Sequence[Sighting], dates: Interval | None) -> bool:
    """Whether what only hints at planned talks, or takes them up, saw all who were to meet together on that day."""
    planned = sighting.family != "visit" and all(other.claim.status == "planned" for other in stating)
    named = sighting.echo and (sighting.implied or sighting.claim.rules[0] == NAMED_TOGETHER)
    if not planned or sighting.claim.status != "held" or named:
        return False
    own = sighting.day and sighting.dates == dates
    behind = sighting.written is not None and dates is not None and dates.end <= sighting.written.end
    return own and behind and any(len(other.people) > 1 and other.people <= sighting.people for other in stating)


def of_one_end(sighting: Sighting, group: Group) -> bool:
    """Whether what an echo says of the end of a meeting can be true of this one."""
    if sighting.claim.status in OFF:
        planned = sighting.claim.status == "cancelled" and group.statuses == {"planned"}
        return planned or not OFF.isdisjoint(group.statuses)
    if sighting.claim.status == "planned" and group.dates and sighting.written:
        past = sighting.dates is not None and sighting.dates.end < sighting.written.start  # wishes told at the meeting
        return past or group.dates.end >= sighting.written.start
    return True


def in_days(sighting: Sighting, group: Group) -> bool:
    """Whether an echo may be of a group's days; one without a day is of those around its article."""
    if sighting.claim.rules[0] == NAMED_TOGETHER:  # who knows whether it is about a contact at all
        return (sighting.day and at_once(sighting, group)) or then_there(sighting, group)
    if group.dates is None:
        return _told_around(sighting.dates, group) if sighting.dates else _written_around(sighting, group)
    if _long_ago_there(sighting, group):
        return True
    if sighting.family != "visit" and sighting.claim.status in OFF and (sighting.implied or group.implied):
        # the day told before is rather that of the denial
        return sighting.written is None or days_apart(sighting.written, group.dates) <= _DISPUTED.days
    if sighting.dates is not None:
        return days_apart(sighting.dates, group.dates) <= _slack(sighting, group) or same_weekday(sighting, group)
    return _recently(sighting, group, group.dates)


def _short(days: Interval) -> bool:
    return days.end - days.start <= MONTH


def _slack(sighting: Sighting, group: Group) -> int:
    """How many days an echo may be off."""
    if sighting.family == "visit":
        return 1
    misdated = sighting.day and _misdated(sighting, group)
    return _MISDATED if misdated or _of_some_week(sighting, group) else _ASTRAY if sighting.implied else 0


def _recently(sighting: Sighting, group: Group, days: Interval) -> bool:
    """Whether the article of an echo without a day was written around a group's days."""
    if sighting.written is None:
        there = sighting.timex is None and sighting.country is not None and sighting.country in group.countries
        both = sighting.claim.status not in OFF and len(sighting.people) > 1 and sighting.people in group.parties
        return there or both or same_weekday(sighting, group)
    ahead = AHEAD if sighting.claim.status in ("planned", "cancelled") else timedelta(0)
    recent = _DISPUTED if sighting.claim.status in OFF else _RECENT
    return -ahead <= sighting.written.start - days.start and sighting.written.start - days.end <= recent


def named_there(sighting: Sighting, group: Group) -> bool:
    """Whether an echo names a place, or a country that is not Indonesia, where a meeting is told to have been."""
    abroad = {other.site for other in group.sightings if other.site and other.site != HOME}
    return not abroad.isdisjoint({sighting.site, *sighting.bodies})


def then_there(sighting: Sighting, group: Group) -> bool:
    """Whether an echo states itself about when and where abroad a group met: "di Mali pada akhir 2022"."""
    days = sighting.dates
    if days is None or sighting.implied or days.end - days.start > _YEAR or not at_once(sighting, group):
        return False
    abroad = sighting.country is not None and sighting.country != HOME
    return (abroad and sighting.country in group.countries) or named_there(sighting, group)


def in_those_weeks(sighting: Sighting, group: Group) -> bool:
    """Whether an echo states itself the week or month in which a group is known to have met on a day."""
    days, met = sighting.dates, group.dates
    if days is None or met is None or sighting.implied or sighting.day or not _short(days) or met.start != met.end:
        return False
    return days.start <= met.start and met.end <= days.end


def in_those_days(sighting: Sighting, group: Group) -> bool:
    """Whether an echo states itself a few days on one of which a group met: "pada 16-17 September"."""
    days, told = sighting.dates, sighting.timex
    if days is None or told is None or told.day is None or (days.end - days.start).days >= _FEW:
        return False
    return at_once(sighting, group)


def in_that_month(sighting: Sighting, group: Group) -> bool:
    """Whether an echo names the month in which those told of before met: "perundingan keduanya dibuka akhir Juni"."""
    month = sighting.timex is not None and sighting.timex.month is not None and not sighting.day
    told = month and not sighting.implied and _TOLD_BEFORE in sighting.claim.rules
    return told and at_once(sighting, group)


def towns_and_rooms(group: Group) -> set[str]:
    """The places, other than whole countries, where a group is told to have met."""
    return {other.site for other in group.sightings if other.site and not other.site.startswith("cty:")}


def _long_ago_there(sighting: Sighting, group: Group) -> bool:
    """Whether an echo that states no day names the country of a meeting of its people in the half year before."""
    if sighting.family == "visit" or sighting.claim.status == "planned" or group.dates is None:
        return False
    if (sighting.dates is not None and not sighting.implied) or not named_there(sighting, group):
        return False
    return sighting.written is None or timedelta(0) <= sighting.written.start - group.dates.end <= HALF_YEAR


def _told_around(days: Interval, group: Group) -> bool:
    """Whether a meeting of which no day is told was told within a year of a few days, as far as is known."""
    if not _short(days):
        return False
    told = [other.written for other in group.sightings if other.written is not None]
    return not told or any(days_apart(days, written) <= _YEAR.days for written in told)


def _written_around(sighting: Sighting, group: Group) -> bool:
    """Whether an echo without a day was written around the articles of a meeting without one, as far as is known."""
    days = [other.written.start for other in group.sightings if other.written is not None]
    if sighting.written is None or not days:
        return True
    return any(abs(sighting.written.start - day) <= MONTH for day in days)
