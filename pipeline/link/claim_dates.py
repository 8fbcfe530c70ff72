"""Where the date expressions of an article, and of what it claims, lie in time."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.chronology import OF_NEWS, OF_OCCASION, STAYS, Placed, full_dates, infer_published, place
from pipeline.records import Article, Claim, Interval, Report, Span, Timex

_LATELY = timedelta(days=14)
_WEEK = timedelta(days=7)
_MONTH = timedelta(days=31)
_SIX_DAYS = timedelta(days=6)  # from the first day of a week to its last
_GOES_ON = 250  # characters between two dates of one tale
_NEXT = timedelta(days=62)  # and so far lies the latter behind the former
_HALF_YEAR = timedelta(days=183)
# Rules of dates that count from the day of what the article is about, "dua hari sebelum penandatanganan"
_OF_LEAD = frozenset({OF_NEWS, "event-day", "event-day-beside"})
_ANEW = "same-anew"  # "Pada hari yang sama" where a paragraph opens: behind what is long past, the day of the news
_BEFORE_ANEW = frozenset({"before-anew", "before-anew-one"})  # "Sehari sebelumnya" there
_CALLED_OFF = "rencana-batal"  # a cue: "Rencana Amina ke Mali pada Kamis dibatalkan" rather lies ahead
_TOLD_MONTH = "day-of-told-month"


def place_dates(
    timexes: Sequence[Timex],
    written: Interval | None,
    wanted: Container[int] | None = None,
    claims: Sequence[Claim] = (),
) -> list[Placed | None]:
    """Place the date expressions of an article in order; each may count from the week or day placed before it.

    A look back within a sentence ("Bou, yang sehari sebelumnya tiba, …") moves nothing on. Nor does the day on which
    something was said, or one of long ago, where a contact was told before: "malam itu" is the night of the contact,
    and "sehari sebelumnya" with which a paragraph opens behind what is long past the day before the news.

    "Pada hari yang sama" behind "tahun lalu", and "sehari sebelum perundingan", count from the day of the news; the
    latter behind a contact of some month from a day of that month, and so does "sehari kemudian" right behind it.

    Args:
        timexes: Of one article.
        written: When it was written, as far as known.
        wanted: Indexes of those that are needed, if not all are; the others may be left None.
        claims: What the article tells of contacts, in text order.
    """
    known = full_dates(timexes)
    own = {claim.time for claim in claims if not claim.inherited}
    trips = {claim.time: claim.lasts or 1 for claim in claims if not claim.inherited and claim.kind == "visit"}
    held = {claim.time for claim in claims if not claim.inherited and claim.status == "held"}
    told = {claim.time for claim in claims if claim.status == "held"}
    planned = {claim.time for claim in claims if claim.status == "planned"} - {
        claim.time for claim in claims if claim.status != "planned"
    }
    undated = [claim.trigger.start for claim in claims if claim.time is None]
    last = _Last()
    stay: Interval | None = None
    placed: list[Placed | None] = []
    for index, timex in enumerate(timexes):
        if wanted is not None and index not in wanted:
            placed.append(None)
            continue
        last.lost = index > 0 and any(timexes[index - 1].span.end < at < timex.span.start for at in undated)
        base = _base(timex, last, written)
        if timex.rule in STAYS:
            base = stay or (last.event if timex.rule != STAYS[-1] and timex.shift == 0 else None)
        if timex.rule == OF_OCCASION:
            base = _placed_at(timex.counts_from, timexes, placed)
        if timex.relative_to == "next":
            following = place(timexes[index + 1], published=written, event=last.event, known=known)
            base = following.interval if following else None
        if timex.year is not None:
            last.full = full_dates([timex]) or last.full
        found = place(timex, published=written, event=base, known=last.full)
        if found is None and known != last.full:
            found = place(timex, published=written, event=base, known=known)
        found = found and _mended(found, timex, timexes[index - 1] if index and last.of_contact else None, written)
        placed.append(found)
        last.tell(found, of_contact=index in told)
        if found and (timex.end_day is not None or timex.end_weekday is not None):
            stay = found.interval
        elif found and index in trips and not last.wide:
            stay = _lasting(found.interval, trips[index])
        aside = timex.relative_to == "event" and (timex.shift or 0) < 0 and timex.text[:1].islower()
        aside = aside or timex.rule.startswith("clause-") or (index > 0 and timexes[index - 1].relative_to == "next")
        if not found or aside or _length(found.interval) > _WEEK:
            continue
        news = _is_news(found.interval, written)
        last.long_past = index not in told and not news
        last.news = found.interval if index in told and news else last.news
        last.of_contact = index in own
        if index in planned and timex.direction == 0 and timex.relative_to == "publication":
            found = place(replace(timex, direction=1), published=written, known=known) or found
        last.contact = found.interval if last.of_contact else last.contact
        if index in held and last.lead is None and news:
            last.lead = found.interval
        last.event = found.interval
        last.day = found.interval if found.interval.start == found.interval.end else last.day
    return placed


@dataclass(slots=True)
class _Last:
    """What an article told last.

    Attributes:
        event: The last day or week.
        day: The last day, whatever weeks were told since.
        contact: That of the last contact that states its own.
        of_contact: Whether the last day is that one.
        lead: The day of the first contact told, if it is news.
        news: That of the last one which is, also where it is taken over from another sentence.
        long_past: Whether the last day is of long ago, and of no contact.
        period: The same as ``event``, or a month or a year: "Pada 1996 … Sembilan tahun kemudian".
        wide: Whether what was told last was longer than a week.
        month: The same as ``period`` where that is the month of a contact that was held.
        full: The last day told with its year, from which those behind it take theirs in an undated article.
        lost: Whether a contact without any date was told since, from whose unknown day the next one counts.
    """

    event: Interval | None = None
    day: Interval | None = None
    contact: Interval | None = None
    of_contact: bool = False
    lead: Interval | None = None
    news: Interval | None = None
    long_past: bool = False
    period: Interval | None = None
    wide: bool = False
    month: Interval | None = None
    full: tuple[date, ...] = ()
    lost: bool = False

    def tell(self, found: Placed | None, *, of_contact: bool) -> None:
        """Go on to a date, of whatever length, that may be that of a contact that was held."""
        if found is not None:
            length = _length(found.interval)
            self.period, self.wide = found.interval, length > _WEEK
            self.month = found.interval if of_contact and _WEEK < length <= _MONTH else None


def _mended(found: Placed, timex: Timex, contact: Timex | None, written: Interval | None) -> Placed:
    """Place a date by what stands around it, the date of a contact told right before it included."""
    told = _of_year_told(timex, contact, found) if contact is not None else None
    if timex.weekday is not None and found.interval == written and written.start == written.end:
        return replace(found, interval=_last(timex.weekday, found.interval))
    return told or found


def _of_year_told(timex: Timex, before: Timex, found: Placed) -> Placed | None:
    """Place a day without its year where the tale goes on: "Pada 6 Mei 2016 ia pulang. Pada 19 Mei ia menerima Bou"."""
    year = before.year
    bare = timex.day is not None and timex.month is not None and timex.weekday is None and timex.year is None
    if not bare or year is None or before.day is None or timex.shift is not None or timex.direction != 0:
        return None
    if timex.span.start - before.span.end > _GOES_ON or found.interval.start.year <= year:
        return None
    told, here = place(before, published=None), place(replace(timex, year=year), published=None)
    if told is None or here is None:
        return None
    return here if timedelta(0) <= here.interval.start - told.interval.start <= _NEXT else None


def _base(timex: Timex, last: _Last, written: Interval | None) -> Interval | None:
    """Return from what a date expression counts; see :func:`place_dates`."""
    if timex.rule in _BEFORE_ANEW and last.news is not None and last.long_past:
        return last.news
    later = timex.relative_to == "event" and (timex.shift or 0) > 0
    counts_on = timex.rule == OF_NEWS or (later and not last.lost)
    if timex.unit in ("month", "year") or (counts_on and _in_earlier_month(last)):
        return last.period
    if last.lead is not None and _counts_from_news(timex, last.event, written, wide=last.wide):
        return last.lead
    event, contact = last.event, last.contact
    if timex.unit == "day" and timex.shift and event is not None and event.end - event.start >= _SIX_DAYS:
        return last.day or event  # "Pekan lalu … Sehari sebelumnya": no week has a day before it
    if contact is None or event is None or event == contact or last.of_contact:
        return event
    return contact if _said(event, contact, written, timex.shift == 0) else event


def _placed_at(span: Span | None, timexes: Sequence[Timex], placed: Sequence[Placed | None]) -> Interval | None:
    """Return where a date expression told before lies, or None."""
    past = zip(timexes, placed, strict=False)
    return next((found.interval for timex, found in past if found is not None and timex.span == span), None)


def _in_earlier_month(last: _Last) -> bool:
    """Whether the news is no longer told of: "Juli lalu Amina datang ke Dakar. … Dua hari sebelum ia datang, …"."""
    news = last.lead or last.event
    return last.month is not None and (news is None or last.month.end < news.start)


def _counts_from_news(timex: Timex, event: Interval | None, written: Interval | None, *, wide: bool) -> bool:
    """Whether a date counts from the day of the news, whatever was told last; see :func:`place_dates`."""
    if event is None or written is None or event.start > written.end:
        return False
    if timex.rule == _ANEW and not _is_news(event, written):
        return True
    return timex.rule in _OF_LEAD or (wide and timex.unit == "day" and timex.shift == 0)


def _length(days: Interval) -> timedelta:
    return days.end - days.start


def _lasting(day: Interval, days: int) -> Interval:
    """Return the days of a trip that begins, or, where ``days`` is negative, ends with a day."""
    more = timedelta(days=abs(days) - 1)
    return Interval(day.start - more, day.end) if days < 0 else Interval(day.start, day.end + more)


def _is_news(day: Interval, written: Interval | None) -> bool:
    """Whether a day is one of those of which an article brings news."""
    return day.start == day.end and written is not None and timedelta(0) <= written.start - day.start <= _LATELY


def _said(day: Interval, contact: Interval, written: Interval | None, same: bool) -> bool:
    """Whether the last day told is rather that of the article, or, for "hari yang sama", one of long ago."""
    if written is None or written.start - contact.start > _LATELY:
        return False
    return day == written or (same and written.start - day.end > _LATELY)


def _last(weekday: int, today: Interval) -> Interval:
    """Return the last such weekday: "Selasa (19/8)" printed on Wednesday the 19th rather has the day of print in it."""
    day = today.start - timedelta(days=(today.start.weekday() - weekday) % 7)
    return Interval(day, day)


def written_on(article: Article, report: Report, *, borrow: bool = True) -> Interval | None:
    """Return when an article was written: its day of publication, else what its own dates imply, else None.

    Args:
        article: The article.
        report: What it says.
        borrow: Whether a day without its year may take that of another date which the article tells.
    """
    if article.published is not None:
        return Interval(article.published, article.published)
    return infer_published(report.timexes, borrow=borrow)


def placed_claim(
    claim: Claim,
    timexes: Sequence[Timex],
    placed: Sequence[Placed | None],
    written: Interval | None,
    *,
    guessed: bool = False,
) -> Placed | None:
    """Return where the date expression of a claim lies, or None where it has none or too little is known.

    Args:
        claim: The claim; a plan's weekday is the next one.
        timexes: Date expressions of its article.
        placed: Where those lie, of :func:`place_dates`.
        written: When the article was written, as far as known.
        guessed: Whether that is only what its own dates imply, so that a day counted on from them may lie behind it.
    """
    if claim.time is None:
        return None
    timex = timexes[claim.time]
    found = placed[claim.time]
    if claim.status == "planned":
        return _planned(claim, timexes, placed, written)
    if (
        claim.kind == "visit"
        and _CALLED_OFF in claim.rules
        and (ahead := next_weekday(claim, timex, written)) is not None
    ):
        return Placed(ahead, found.basis) if found else None
    if claim.status == "held" and timex.relative_to == "event" and found and written:
        # what was held cannot count from a day that was still to come
        if guessed and (timex.shift or 0) >= 0 and found.interval.start - written.end <= _WEEK:
            return found  # "Sidang batal pada Senin (2/5). Amina menerima Bou sehari kemudian": written after both
        near = [days for days in _days(placed[: claim.time]) if days.end <= written.end]
        if found.interval.start > written.end:
            found = place(timex, published=written, event=near[-1]) if near else None
        return found if found and found.interval.start <= written.end else None
    return found


def _days(placed: Sequence[Placed | None]) -> list[Interval]:
    """Return what was told of days and weeks."""
    return [past.interval for past in placed if past and _length(past.interval) <= _WEEK]


def _planned(
    claim: Claim, timexes: Sequence[Timex], placed: Sequence[Placed | None], written: Interval | None
) -> Placed | None:
    """Return where the date expression of a plan lies; see :func:`placed_claim`."""
    assert claim.time is not None
    timex, found = timexes[claim.time], placed[claim.time]
    past = found is not None and written is not None and found.interval.end < written.start
    if past and (claim.inherited or timex.rule == _TOLD_MONTH):
        return None  # the day on which the plan was told, or a month of something else: not the day that is planned
    if timex.relative_to == "event" and past and written:  # "sehari sebelum perundingan" that is still to come
        ahead = [days for days in _days(placed[: claim.time]) if days.start > written.end]
        return place(timex, published=written, event=ahead[-1]) if ahead else found
    if timex.direction != 0 or timex.relative_to != "publication" or claim.inherited:
        return found
    planned = place(replace(timex, direction=1), published=written, known=full_dates(timexes))
    if planned and found and written and timedelta(0) <= written.start - found.interval.start <= _LATELY:
        # "akan bertemu …, kata Amina, Selasa (21/1)": nobody plans so for next year
        return None if planned.interval.start - written.end > _HALF_YEAR else planned
    if planned and found and timex.day and timex.weekday not in (None, planned.interval.start.weekday()):
        return found  # "Minggu (21/4)" is a Sunday, though it be past
    return planned


def next_weekday(claim: Claim, timex: Timex | None, written: Interval | None) -> Interval | None:
    """Return the next such weekday, where what was called off for "Rabu" may have been for that; else None."""
    if timex is None or claim.status not in ("cancelled", "denied") or timex.weekday is None:
        return None
    if timex.day is not None or timex.shift is not None or timex.direction != 0:
        return None
    found = place(replace(timex, direction=1), published=written)
    return found.interval if found else None
