"""Meetings fill in each other: talks on a trip take its place, a trip takes the days and the city of its talks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from pipeline.lexicons.facts import Place
from pipeline.link.organizations import HOME
from pipeline.records import TO_MEET, DateBasis, Entity, Evidence, Interval, Meeting, Role

LONGEST_STAY = 10
"""Days for which a traveller is away at most; meetings farther apart are of different trips."""
_SAME_STAY = 2  # days between talks of one person that rather share a town than not, if the article tells of no other
_PARTY = 2  # people who go on together from one talk to the next
_GUESSES = ("country of the host", "country of all who met", "dateline", "home news")  # talks of those days know better
LENGTH_STATED = "length of the stay"
ARRIVAL_STATED = "day of arrival"  # before which nobody is there
_ON_THE_SPOT = 3  # days within which news is told from the town where it happened
_NEWS = 7  # days for which a trip is news that is told without a day
_NEAR_STAY = 4  # days between a stated day of a trip and talks that may belong to it


def fill_in(
    meetings: Sequence[Meeting],
    places: Mapping[str, Place],
    trips: Sequence[Meeting] = (),
    written: Mapping[str, Interval | None] | None = None,
) -> list[Meeting]:
    """Give meetings what others of the same people around the same days tell.

    Args:
        meetings: In any order, as their own articles tell them.
        places: Listed places by id.
        trips: Trips within a country, which are no meetings but tell where somebody was.
        written: Article id -> when it was written, where known.

    Returns:
        The same meetings in the same order; ``how`` says what was filled in.
    """
    near = _by_participant([*meetings, *trips])
    placed = [_place_from_others(meeting, near(meeting), places) for meeting in meetings]
    near = _by_participant(placed)
    placed = [_on_trip(_beside_talks(meeting, near(meeting)), near(meeting)) for meeting in placed]
    near = _by_participant(placed)
    days = written or {}
    return [_visit(meeting, near(meeting), places, days) if meeting.kind == "visit" else meeting for meeting in placed]


def at_dateline(
    meetings: Sequence[Meeting],
    towns: Mapping[str, Entity],
    places: Mapping[str, Place],
    written: Mapping[str, Interval | None],
) -> list[Meeting]:
    """Put fresh talks of no told place into the town from which the articles report them: "KUDUS – …".

    Not into the capital of Indonesia, where the desks are, nor into a town of another country than that of the talks;
    a town that no list knows is that of home news.

    Args:
        meetings: In any order.
        towns: Article id -> the place with which it opens.
        places: Listed places by id.
        written: Article id -> when it was written, where known.
    """
    return [_at_dateline(meeting, towns, places, written) for meeting in meetings]


def _at_dateline(
    meeting: Meeting,
    towns: Mapping[str, Entity],
    places: Mapping[str, Place],
    written: Mapping[str, Interval | None],
) -> Meeting:
    days = meeting.dates
    if meeting.place or meeting.country is None or days is None or meeting.kind in ("visit", "call"):
        return meeting
    told = {towns[article] for article in meeting.articles if article in towns}
    town = told.pop() if len(told) == 1 else None
    home = town is not None and town.country is None and meeting.how.get("country") == "home news"
    if meeting.status != "held" or town is None or (town.country != meeting.country and not home):
        return meeting
    desk = town.country == HOME and town.id in places and places[town.id].kind == "capital"
    fresh = [day for article in meeting.articles if article in towns and (day := written.get(article)) is not None]
    if desk or not any(0 <= (day.start - days.end).days <= _ON_THE_SPOT for day in fresh):
        return meeting
    return replace(meeting, place=town.id, how={**meeting.how, "place": "dateline"})


def _hosts(visit: Meeting, others: Sequence[Meeting]) -> Meeting:
    """Let whoever received the travellers on a held trip take part in it, with the sentences that tell so."""
    if visit.status != "held" or visit.country is None:
        return visit
    roles = dict(visit.roles)
    evidence = {*visit.evidence}
    for other in others:
        at_once = visit.dates is None or other.dates is None or _overlap(visit.dates, other.dates)
        if (
            other.kind in ("meeting", "multilateral", "encounter")
            and other.status == "held"
            and other.country == visit.country
            and at_once
            and set(other.articles) & set(visit.articles)
        ):
            received = any(who in visit.participants and role.part == "guest" for who, role in other.roles.items())
            hosts = {who: role for who, role in other.roles.items() if received and role.part == "host"}
            hosts |= _sought(visit, other)
            hosts = {who: role for who, role in hosts.items() if who not in roles}
            roles |= hosts
            evidence |= {told for told in other.evidence if hosts and told.article in visit.articles}
    people = tuple(sorted({*visit.participants, *(who for who, role in roles.items() if role.part == "host")}))
    kept = {who: roles[who] for who in people if who in roles}
    return replace(visit, participants=people, roles=kept, evidence=tuple(sorted(evidence, key=_in_text)))


def _sought(visit: Meeting, talks: Meeting) -> dict[str, Role]:
    """Whom travellers went to see, as the sentence of their trip says: "Amina terbang ke Dakar dan menemui Bou"."""
    if TO_MEET not in visit.rules:
        return {}
    pairs = product(visit.triggers, talks.triggers)
    at_once = any(trip.start < met.start and _same_sentence(visit, trip, met) for trip, met in pairs)
    others = {who: role for who, role in talks.roles.items() if who not in visit.participants}
    if not at_once or talks.kind == "multilateral" or not _travellers(visit) <= talks.roles.keys():
        return {}
    return {who: replace(role, part="host") for who, role in others.items() if role.part == "named"}


def _same_sentence(visit: Meeting, trip: Evidence, met: Evidence) -> bool:
    """Whether the words of a trip and of talks stand in one sentence that tells of the trip."""
    return trip.article == met.article and any(
        told.article == trip.article and told.start <= trip.start and met.end <= told.end for told in visit.evidence
    )


def _in_text(told: Evidence) -> tuple[str, int, int]:
    return told.article, told.start, told.end


def _overlap(left: Interval, right: Interval) -> bool:
    return left.start <= right.end and right.start <= left.end


def _visit(
    visit: Meeting, others: Sequence[Meeting], places: Mapping[str, Place], written: Mapping[str, Interval | None]
) -> Meeting:
    told = [day.start for article in visit.articles if (day := written.get(article)) is not None]
    visit = _hosts(_stay(visit, others, told), others)
    seen = {_city(place, places) for place in _cities(visit, others)} - {None}
    cities = {city for city in seen if city in places} or seen  # an unlisted hotel lies in the one town that is listed
    if visit.place is not None or len(cities) != 1:
        return visit
    return replace(visit, place=cities.pop(), how={**visit.how, "place": "talks on the trip"})


def _place_from_others(meeting: Meeting, others: Sequence[Meeting], places: Mapping[str, Place]) -> Meeting:
    known_by = meeting.how.get("country")
    guessed = meeting.country is None or known_by == "dateline" or (meeting.place is None and known_by in _GUESSES)
    if not guessed or meeting.kind in ("visit", "call") or meeting.dates is None:
        return meeting
    near = [
        other
        for other in others
        if other.country is not None
        and other.how.get("country") not in _GUESSES
        and (other.status == meeting.status or (other.kind == "visit" and meeting.status == "planned"))
        and other.kind != "call"
        and _near(meeting, other)
        and set(other.articles) & set(meeting.articles)
        and set(other.participants) & set(meeting.participants)
    ]
    days = meeting.dates

    def apart(other: Meeting) -> tuple[int, int]:
        shared = set(other.participants) & set(meeting.participants)
        return _days_between(days, other.dates) if other.dates else _SAME_STAY, -len(shared)

    nearest = min(map(apart, near), default=None)
    near = [other for other in near if apart(other) == nearest]
    countries = {other.country for other in near}
    if len(countries) != 1:
        return meeting
    known = [other for other in near if _same_town(meeting, other, apart(other)[0])]
    cities = {_city(other.place, places) for other in known if other.place} - {None}
    city = cities.pop() if len(cities) == 1 and meeting.place is None else None
    how = {**meeting.how, "country": "talks of the same days"} | ({"place": "talks of the same days"} if city else {})
    return replace(meeting, place=meeting.place or city, country=near[0].country, how=how)


def _beside_talks(visit: Meeting, others: Sequence[Meeting]) -> Meeting:
    """Let a trip to a place that no list knows lead to the country in which its travellers held talks there."""
    if visit.kind != "visit" or visit.country is not None or visit.place is None:
        return visit
    lands = {o.country for o in others if o.place == visit.place and set(o.articles) & set(visit.articles)} - {None}
    land = lands.pop() if len(lands) == 1 else None
    how = {**visit.how, "country": "talks of the same days"}
    return visit if land is None else replace(visit, country=land, how=how)


def _near(meeting: Meeting, other: Meeting) -> bool:
    """Whether talks lie near each other; a trip without a day, near talks that are planned or called off with it."""
    if meeting.dates is None or other.dates is None:
        return other.kind == "visit" and other.status == meeting.status != "held"
    return _days_between(meeting.dates, other.dates) <= _SAME_STAY


def _same_town(meeting: Meeting, other: Meeting, days: int) -> bool:
    """Whether talks rather shared a town: on one day those of one person did, on the next ones those of a party."""
    return days == 0 or len(set(other.participants) & set(meeting.participants)) >= _PARTY


def _on_trip(meeting: Meeting, others: Sequence[Meeting]) -> Meeting:
    """Plan talks without a day for the days of the one trip on which the same articles plan them, or call both off."""
    if meeting.dates is not None or meeting.status not in ("planned", "cancelled") or meeting.kind in ("visit", "call"):
        return meeting
    trips = {
        other.dates
        for other in others
        if other.kind == "visit"
        and other.status == meeting.status
        and other.country is not None
        and other.country == meeting.country
        and set(other.articles) & set(meeting.articles)
    }
    days = trips.pop() if len(trips) == 1 else None
    return meeting if days is None else replace(meeting, dates=days, date_basis="inherited")


def _city(place: str | None, places: Mapping[str, Place]) -> str | None:
    """The city of a place: two talks of one day share a city rather than a room."""
    known = places.get(place or "")
    while known is not None and (known.kind == "venue" or _in_town(known, places)):
        place = known.within
        known = places.get(place or "")
    return None if place is None or place.startswith("cty:") else place


def _in_town(part: Place, places: Mapping[str, Place]) -> bool:
    """Whether a place is a part of a town: "Atlapa, Panama City"."""
    around = places.get(part.within or "")
    return around is not None and around.kind in ("capital", "city")


def _by_participant(meetings: Sequence[Meeting]) -> Callable[[Meeting], list[Meeting]]:
    """Return a function that finds the meetings which share a participant with one, in their order."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, meeting in enumerate(meetings):
        for who in meeting.participants:
            index[who].append(number)

    def near(meeting: Meeting) -> list[Meeting]:
        return [meetings[number] for number in sorted({n for who in meeting.participants for n in index[who]})]

    return near


def _stay(visit: Meeting, others: Sequence[Meeting], told: Sequence[date]) -> Meeting:
    """Date a visit by the days on which its travellers are seen in that country, where its own day is not stated."""
    if visit.status != "held" or visit.country is None:
        return visit
    # a day stated in full is not widened by what the hosts do besides
    seen_people = _travellers(visit) if visit.date_basis == "explicit" else set(visit.participants)
    seen = {
        other.dates: not visit.dates and (bool(set(other.articles) & set(visit.articles)) or _fresh(other.dates, told))
        for other in others
        if other.kind not in ("visit", "call")
        and other.status == "held"
        and other.country == visit.country
        and other.dates is not None
        and other.dates.start == other.dates.end
        and set(other.participants) & seen_people
    }
    later = {
        other.dates
        for other in others
        if other.dates in seen and set(other.articles) & set(visit.articles) and other.place is not None
        if set(other.participants) & _travellers(visit) and other.kind not in ("visit", "call")
    }
    days = sorted(day for day, told_together in seen.items() if told_together or _within(day, visit.dates))
    days += [day for day in later if visit.dates is not None and _goes_on(day, visit.dates)]
    stated = visit.date_basis == "explicit" and visit.dates and _length(visit.dates) <= LONGEST_STAY
    if visit.dates and (stated or visit.dates.start == visit.dates.end or visit.how.get("date") == LENGTH_STATED):
        days.append(visit.dates)
    if not days:
        return visit
    start, end = min(day.start for day in days), max(day.end for day in days)
    for day in sorted(seen, reverse=True):  # a day next to one of the stay belongs to it
        start = day.start if (start - day.end).days == 1 else start
    if visit.dates and visit.how.get("date") == ARRIVAL_STATED:
        start = visit.dates.start
    for day in sorted(seen):
        end = day.end if (day.start - end).days == 1 else end
    if (end - start).days > LONGEST_STAY:
        return visit
    basis: DateBasis = visit.date_basis if visit.dates else "inherited"
    how = {**visit.how, "date": "days on which the travellers are seen there"}
    return replace(visit, dates=Interval(start, end), date_basis=basis, how=how)


def _travellers(visit: Meeting) -> set[str]:
    """Those who came; where all are hosts, whoever is told of."""
    hosts = {who for who, role in visit.roles.items() if role.part == "host"}
    return set(visit.participants) - hosts or set(visit.participants)


def _fresh(day: Interval, told: Sequence[date]) -> bool:
    """Whether all articles were written within days of it: what they tell without a day is then as fresh."""
    return bool(told) and all(0 <= (written - day.end).days <= _NEWS for written in told)


def _cities(visit: Meeting, others: Sequence[Meeting]) -> set[str]:
    """The places where a dated visit's travellers are seen in its country."""
    return {
        other.place
        for other in others
        if visit.dates is not None
        and other.kind not in ("visit", "call")
        and other.place is not None
        and other.country == visit.country
        and other.dates is not None
        and visit.dates.start <= other.dates.start <= other.dates.end <= visit.dates.end
        and set(other.participants) & _travellers(visit)
    }


def _goes_on(day: Interval, stay: Interval) -> bool:
    """Whether a day lies behind an arrival, so that the stay may have lasted until then."""
    return stay.start == stay.end and 0 <= (day.start - stay.start).days <= LONGEST_STAY


def _length(days: Interval) -> int:
    return (days.end - days.start).days


def _days_between(left: Interval, right: Interval) -> int:
    return max(abs((left.start - right.start).days), abs((left.end - right.end).days))


def _within(day: Interval, stay: Interval | None) -> bool:
    if stay is None:
        return False
    if stay.start == stay.end:
        return abs((day.start - stay.start).days) <= _NEAR_STAY
    return stay.start <= day.start <= stay.end
