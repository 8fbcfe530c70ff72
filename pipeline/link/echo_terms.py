"""What an echo says of itself, held against a meeting that it may take up: its people, days, status and country."""

from __future__ import annotations

from datetime import timedelta

from pipeline.link.groups import Group, days_apart
from pipeline.link.sightings import OFF, Sighting
from pipeline.records import Interval

DISPUTED = timedelta(days=62)
"""For so long after a meeting is talked of what is denied."""
AHEAD = timedelta(days=14)
"""So long before a meeting it is taken up without its day."""
MONTH = timedelta(days=31)
_RECENT = timedelta(days=14)  # and so long after it
_ASTRAY = 7  # days; of a sentence in passing, a day that the article only implies may be this wrong
_WEEK = 7  # days; a weekday in an article that is dated by others may be of the next week or of the last
_MADE = "echo-tiba"


def nobody(sighting: Sighting) -> bool:
    """Whether a sighting names no person, at most organizations and countries."""
    return not any(who.startswith("per:") for who in sighting.people)


def same_weekday(sighting: Sighting, group: Group) -> bool:
    """Whether an article that nobody can date for sure names the weekday on which a group met around then."""
    if sighting.weekday is None or group.dates is None or group.dates.start != group.dates.end:
        return False
    around = sighting.written is None or days_apart(sighting.written, group.dates) <= _WEEK
    return around and group.dates.start.weekday() == sighting.weekday


def at_once(sighting: Sighting, group: Group) -> bool:
    """Whether a sighting gives a group's days, or some of them."""
    return sighting.dates is not None and group.dates is not None and days_apart(sighting.dates, group.dates) == 0


def disputed_there(sighting: Sighting, group: Group) -> bool:
    """Whether what is denied or called off was to be in the group's country."""
    return sighting.claim.status in OFF and sighting.country is not None and sighting.country in group.countries


def votes(echo: Sighting, dates: Interval | None) -> bool:
    """Whether an echo says itself how a meeting of these days ended: called off, or a trip seen on its day."""
    if echo.claim.status != "held":
        return True
    seen = echo.written is not None and echo.dates is not None and echo.dates.end <= echo.written.end
    own = echo.day and echo.dates == dates and not echo.claim.inherited
    return seen and own and echo.claim.rules == (_MADE,)


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
    if group.dates is None:
        if sighting.dates is not None:
            return sighting.dates.end - sighting.dates.start <= MONTH
        return _written_around(sighting, group)
    if sighting.dates is not None:
        implied = sighting.implied or (sighting.day and group.implied and sighting.people in group.parties)
        slack = 1 if sighting.family == "visit" else _ASTRAY if implied else 0
        return days_apart(sighting.dates, group.dates) <= slack or same_weekday(sighting, group)
    if sighting.written is None:
        there = sighting.timex is None and sighting.country is not None and sighting.country in group.countries
        return there or same_weekday(sighting, group)
    ahead = AHEAD if sighting.claim.status == "planned" else timedelta(0)
    recent = DISPUTED if sighting.claim.status in OFF else _RECENT
    return -ahead <= sighting.written.start - group.dates.start and sighting.written.start - group.dates.end <= recent


def _written_around(sighting: Sighting, group: Group) -> bool:
    """Whether an echo without a day was written around the articles of a meeting without one, as far as is known."""
    days = [other.written.start for other in group.sightings if other.written is not None]
    if sighting.written is None or not days:
        return True
    return any(abs(sighting.written.start - day) <= MONTH for day in days)
