"""Places date expressions in time: what "Selasa (15/10)", "pekan lalu" or "Mei" mean on the day of publication.

The conventions are those of the Indonesian press. Nothing here knows the current date: where the year cannot be known,
there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from pipeline.records import DateBasis, Interval, Timex

OF_NEWS = "of-news-event"
"""Rule of days that count from an event of which nothing more is said: "dua hari sebelum penandatanganan, …"."""
OF_OCCASION = "of-told-event"
"""Rule of days that count from an occasion told before, on whatever day that was: "Sehari setelah KTT, …"."""
STAYS = ("stay-day", "stay-night", "stay-last")
"""Rules of days of a stay, counted from its first day, and of its last."""

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_HALF_YEAR = timedelta(days=183)
_YEAR = timedelta(days=366)
# Rules whose meaning the fields of a Timex cannot hold: two days at once, and "Senin depan", never today
_WEEKEND = "weekend"
_NEVER_TODAY = "weekday-next"
_STAY_LAST = "stay-last"
# Without a weekday to check by, the year of a known date is borrowed only for days near it
_NEAR = timedelta(days=92)
_BEFORE = timedelta(days=150)  # or for days before it, of which the same story may tell
# A bare month is past, unless it begins this soon and was over that long ago ("Juni" in an article of 20 May)
_SOON = timedelta(days=45)
_LONG_AGO = timedelta(days=300)
# Words for a day next to publication, before its date -> how many days later publication is
_NEXT_TO = {("kemarin",): 1, ("tadi", "malam"): 1, ("hari", "ini"): 0, ("besok",): -1}
_DAYS_KEPT = 10_000  # stretches of days that are remembered
_AHEAD = frozenset({"depan", "mendatang", "nanti"})
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a date expression lies, and by what kind of expression it is known."""

    interval: Interval
    basis: DateBasis


def place(
    timex: Timex, *, published: Interval | None, event: Interval | None = None, known: Sequence[date] = ()
) -> Placed | None:
    """Place a date expression.

    Args:
        timex: What the words say. ``direction`` may be set by the caller where the sentence is about the future: a
            weekday is then the next one, today included.
        published: Day(s) of publication; wider than a day where only a week or month is known. When wider than a week,
            expressions that differ by days or up to one week mean that whole interval.
        event: Where the event told just before lies, or the date told behind, for expressions relative to it.
        known: Full dates that the article states, to find a missing year when there is no publication date.

    Returns:
        Whole days, or None where publication, event or year are needed and not known.
    """
    base = published if timex.relative_to == "publication" else event
    if timex.month is not None or timex.year is not None:
        interval = _calendar(timex, base, known)
        basis: DateBasis = "explicit" if timex.shift is None or timex.end_day is not None else "relative"
        return Placed(interval, basis) if interval else None
    if timex.weekday is not None and timex.rule != _WEEKEND:
        return Placed(_weekday(timex, timex.weekday, base), "weekday") if base else None
    if timex.day is not None:
        found = _day_of_month(timex, timex.day, base) if base else None
        return Placed(found, "relative") if found else None
    return _relative(timex, base)


@lru_cache(_DAYS_KEPT)
def single(day: date) -> Interval:
    """Return the interval of one day; remembered, as the same days are tried and told again and again."""
    return Interval(day, day)


def full_dates(timexes: Iterable[Timex]) -> tuple[date, ...]:
    """Return every calendar day that is stated with its year, in order and once each; of a range its first day."""
    years = ((timex, timex.year) for timex in timexes if timex.day is not None and timex.year is not None)
    days = {found.start for timex, year in years if (found := _if_any(timex, year)) is not None}
    return tuple(sorted(days))


def infer_published(timexes: Iterable[Timex], *, borrow: bool = True) -> Interval | None:
    """Infer the day of publication from the expressions of an article that does not state it.

    "kemarin (15/10)" tells it outright. Else the press dates its news as "Selasa (15/10)" or "Selasa (15/10/2024)"; the
    first such day that does not lie ahead is taken for the day of publication. A missing year is taken from the latest
    full date (or month with its year) to which the day lies nearest, provided that the weekday agrees and that nothing
    which the article tells lies long behind it.

    Args:
        timexes: Of the article, in text order.
        borrow: Whether a missing year may be taken from another date, which may be of long ago.

    Returns:
        One day, or None where no weekday with its date is stated or no year can be found. Never the current date.
    """
    timexes = tuple(timexes)
    first = anchor(timexes)
    stated = first is not None and (borrow or first.year is not None)
    day = _day_of(first, timexes) if first is not None and stated else None
    shift = _days_later(first) if first is not None else None
    return day if day is None or not shift else Interval(day.start + shift * _DAY, day.end + shift * _DAY)


def anchor(timexes: Iterable[Timex]) -> Timex | None:
    """Return the stated day that tells best when an article was written: "kemarin (15/10)", else "Selasa (15/10)"."""
    timexes = tuple(timexes)
    latest = max(full_dates(timexes), default=date.min)
    days = [timex for timex in timexes if timex.day is not None and timex.end_day is None and timex.direction == 0]
    days = [timex for timex in days if timex.year is None or not _long_before(timex, latest)]
    told = (timex for timex in days if _days_later(timex) is not None)
    ahead = (timex for timex in days if timex.weekday is not None and _AHEAD.isdisjoint(timex.text.lower().split()))
    return next(told, None) or next(ahead, None)


def _long_before(timex: Timex, latest: date) -> bool:
    """Whether an article tells a full day of long after this one: news looks months ahead, memory years back."""
    found = _if_any(timex, timex.year) if timex.year is not None else None
    return found is not None and latest - found.end > _HALF_YEAR


def _days_later(timex: Timex) -> int | None:
    """How many days after "kemarin (15/10)" and its like an article was written; None for other expressions."""
    words = timex.text.lower().split("(")[0].split() if timex.weekday is None else []
    return next((days for opening, days in _NEXT_TO.items() if words[: len(opening)] == list(opening)), None)


def _day_of(first: Timex, timexes: Sequence[Timex]) -> Interval | None:
    """Place the day on which an article's date rests, its year borrowed where it has none."""
    if first.year is not None:
        return _if_any(first, first.year)
    days = full_dates(timexes)
    months = {_in_year(timex, timex.year).start for timex in timexes if timex.month and timex.year and not timex.day}
    latest = max({*days, *months}, default=date.min)
    for known, reach in (*((day, _YEAR) for day in reversed(days)), *((m, _HALF_YEAR) for m in sorted(months)[::-1])):
        found = _borrowed(first, (known,))
        if found and abs(found.start - known) <= reach and latest - found.start <= _HALF_YEAR:
            return found
    return None


def mismatch(timex: Timex, published: Interval | None) -> str | None:
    """Explain how a stated weekday contradicts the date stated beside it, or return None where it does not."""
    if timex.weekday is None or timex.day is None:
        return None
    placed = place(timex, published=published)
    if placed is None or placed.interval.start.weekday() == timex.weekday:
        return None
    day = placed.interval.start
    return f"“{timex.text}”: {day} is a {_WEEKDAYS[day.weekday()]}, not a {_WEEKDAYS[timex.weekday]}"


def _calendar(timex: Timex, published: Interval | None, known: Sequence[date]) -> Interval | None:
    if timex.year is not None:
        return _if_any(timex, timex.year)
    if published is None:
        return _borrowed(timex, known) if timex.shift is None else None
    today = _middle(published)
    if timex.shift is not None:
        year = today.year + timex.shift
        return _if_any(timex, year)
    if timex.day is None:
        return _month(timex, today)
    return _nearest(timex, today)


def _borrowed(timex: Timex, known: Sequence[date]) -> Interval | None:
    """Complete a day without a year by the known date that it lies closest to, or follows."""
    if timex.day is None:
        return _borrowed_month(timex, known) if timex.direction <= 0 else None
    plain = replace(timex, weekday=None)
    found = ((_nearest(choice, day), day) for day in known for choice in (plain, replace(plain, direction=1)))
    gaps = sorted((abs(days.start - day), days, days.start > day) for days, day in found if days)
    for distance, days, ahead in gaps:
        near = timex.weekday is None and distance <= (_NEAR if ahead else _BEFORE)
        if near or days.start.weekday() == timex.weekday:
            return days
    return None


def _borrowed_month(timex: Timex, known: Sequence[date]) -> Interval | None:
    """Complete a month without a year by the known date that it holds, or that follows it soon."""
    months = ((_in_year(timex, day.year - back), day) for day in known for back in (0, 1))
    gaps = [(day - days.end, days) for days, day in months if days.start <= day and day - days.end <= _BEFORE]
    return min(gaps, key=lambda found: found[0])[1] if gaps else None


def _nearest(timex: Timex, today: date) -> Interval | None:
    """Return the occurrence of a day of the year nearest to ``today``; one with the stated weekday comes first."""
    found = _occurrences(timex, today)
    if timex.direction < 0:
        found = [interval for interval in found if interval.start <= today]
    elif timex.direction > 0:
        found = [interval for interval in found if interval.end >= today]
    if timex.weekday is not None:
        close = (interval for interval in found if -_YEAR <= interval.start - today <= _HALF_YEAR)
        found = [interval for interval in close if interval.start.weekday() == timex.weekday] or found
    return min(found, key=lambda interval: _distance(interval, today, timex.direction), default=None)


def _distance(interval: Interval, today: date, direction: int) -> timedelta:
    """How far a day lies from publication; a day far ahead counts double unless announced: news tells what was."""
    ahead = interval.start - today
    return ahead * 2 if direction == 0 and ahead > _NEAR else abs(ahead)


def _occurrences(timex: Timex, today: date) -> list[Interval]:
    """Return the occurrences of a day around ``today`` in order; those of other years are never the nearest."""
    # Two years either way hold every day; four hold a 29 February, eight where a century has none
    leap = (2, 29) in ((timex.month, timex.day), (timex.end_month or timex.month, timex.end_day))
    reach = 8 if leap else 2
    years = range(max(1, today.year - reach), min(9999, today.year + reach) + 1)
    return [interval for year in years if (interval := _if_any(timex, year)) is not None]


def _month(timex: Timex, today: date) -> Interval:
    """Return the month meant by its bare name."""
    before, after = (_in_year(timex, today.year + step) for step in _years_around(timex, today))
    if timex.direction > 0 and before.end < today:
        return after
    if timex.direction == 0 and after.start - today <= _SOON and today - before.end > _LONG_AGO:
        return after
    return before


def _years_around(timex: Timex, today: date) -> tuple[int, int]:
    # "awal Juni lalu" in an article of 20 June is this June: the month itself counts as past once it has begun
    begun = _in_year(timex, today.year).start <= today
    return (0, 1) if begun else (-1, 0)


def _in_year(timex: Timex, year: int) -> Interval:
    """Return the calendar days of an expression whose last day lies in ``year``; see ``_if_any``."""
    if timex.month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31))
    end_month = timex.end_month or timex.month
    return _from_to(year, timex.month, timex.day, end_month, timex.day and (timex.end_day or timex.day))


@lru_cache(_DAYS_KEPT)
def _from_to(year: int, month: int, day: int | None, end_month: int, end_day: int | None) -> Interval:
    """Return the days from one of a month to one of another, which lies in ``year``; whole months without days.

    Remembered, as each day without a year is looked for in several, and again for every day of writing that is tried.
    """
    start = date(year - 1 if end_month < month else year, month, day or 1)
    end = date(year, end_month, 1)
    return Interval(start, _month_of(end).end if end_day is None else end.replace(day=end_day))


def _if_any(timex: Timex, year: int) -> Interval | None:
    """Return ``_in_year``, or None where the year has no such day (29 February)."""
    try:
        return _in_year(timex, year)
    except ValueError:
        return None


def _day_of_month(timex: Timex, number: int, base: Interval) -> Interval | None:
    """Return the day of a month that is not named: "tanggal 12 bulan ini", "tanggal 12 lalu"; None if it has none."""
    today = _middle(base)
    shift = timex.shift
    if shift is None:
        past = timex.direction <= 0
        shift = (-1 if number > today.day else 0) if past else (1 if number < today.day else 0)
    month = _shifted(replace(timex, shift=shift, unit="month"), today)
    day = month.start + (number - 1) * _DAY
    return Interval(day, day) if day <= month.end else None


def _weekday(timex: Timex, weekday: int, base: Interval) -> Interval:
    if _vague(base) and abs(timex.shift or 0) <= 1:
        return base
    if timex.end_weekday is not None:
        last = _weekday_from(timex, timex.end_weekday, base.end)
        first = last - (timex.end_weekday - weekday) % 7 * _DAY
        if timex.direction > 0:  # the next "Senin hingga Rabu" begins with the next Monday
            first = _weekday_from(timex, weekday, base.start)
            last = first + (timex.end_weekday - weekday) % 7 * _DAY
        return Interval(first, last)
    first = _weekday_from(timex, weekday, base.start)
    return single(first) if base.start == base.end else Interval(first, _weekday_from(timex, weekday, base.end))


def _weekday_from(timex: Timex, weekday: int, today: date) -> date:
    if timex.shift is not None:
        return _monday(today) + timex.shift * _WEEK + weekday * _DAY
    if timex.direction > 0:
        first = today + _DAY if timex.rule == _NEVER_TODAY else today
        return first + (weekday - first.weekday()) % 7 * _DAY
    last = today - _DAY if timex.direction < 0 else today
    return last - (last.weekday() - weekday) % 7 * _DAY


def _relative(timex: Timex, base: Interval | None) -> Placed | None:
    """Place ``shift`` units from ``base``: the day of publication, or the event told before."""
    if base is None or timex.shift is None:
        return None
    if timex.rule in STAYS:
        found = _day_of_stay(timex.rule, timex.shift, base)
        return Placed(found, "relative") if found is not None else None
    if timex.unit == "day" and timex.shift == 0 and timex.relative_to != "publication":
        return Placed(base, "relative")
    days = {"day": 1, "week": 7}.get(timex.unit or "", 0)
    if _vague(base) and days and abs(timex.shift) * days <= 7:
        return Placed(base, "relative")
    first = _shifted(timex, base.start)
    last = first if base.start == base.end else _shifted(timex, base.end)
    if timex.relative_to != "publication" and timex.unit == "day":
        # "sehari sebelumnya" is before the first day, "sehari kemudian" after the last
        return Placed(first if timex.shift < 0 else last, "relative")
    return Placed(first if last is first else Interval(first.start, last.end), "relative")


def _day_of_stay(rule: str, shift: int, stay: Interval) -> Interval | None:
    """Return a day of a stay of which the first day or all days are known, or None."""
    single = stay.start == stay.end
    day = stay.end if rule == _STAY_LAST else stay.start + shift * _DAY
    known = not single if rule == _STAY_LAST else single or day <= stay.end
    return Interval(day, day) if known else None


def _shifted(timex: Timex, day: date) -> Interval:
    shift = timex.shift or 0
    if timex.unit == "day":
        return single(day + shift * _DAY)
    if timex.unit == "week":
        monday = _monday(day) + shift * _WEEK
        if timex.rule == _WEEKEND:
            return Interval(monday + 5 * _DAY, monday + 6 * _DAY)
        return Interval(monday, monday + 6 * _DAY)
    if timex.unit == "month":
        months = day.year * 12 + day.month - 1 + shift
        return _month_of(date(months // 12, months % 12 + 1, 1))
    return Interval(date(day.year + shift, 1, 1), date(day.year + shift, 12, 31))


def _month_of(first: date) -> Interval:
    following = (first.replace(day=28) + 4 * _DAY).replace(day=1)
    return Interval(first, following - _DAY)


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _middle(interval: Interval) -> date:
    return interval.start + (interval.end - interval.start) // 2


def _vague(interval: Interval) -> bool:
    """Whether the interval is too wide to count days and weeks from it."""
    return (interval.end - interval.start).days >= 7
