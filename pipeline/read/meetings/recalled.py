"""Contacts of another month or year: what the paragraph goes on to tell is of that time, not of the day of the news."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.lines import Line
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.records import Claim, Timex

_LOOK_BACK = 2  # sentences
_OPENS = 3  # words with which a sentence opens: "Di sana ia …"
_NOW = frozenset({"kini", "sekarang"})


def recalled(
    scene: Scene, before: Sequence[Scene], told: Sequence[Claim], timexes: Sequence[Timex]
) -> tuple[Claim | None, Claim | None]:
    """Return the contact of another month or year that the paragraph tells before, if no day stands between.

    Args:
        scene: A sentence.
        before: Those before it.
        told: What they tell, in order.
        timexes: Date expressions of the article.

    Returns:
        That contact, and the first one of the article that has a day; None for what there is not.
    """
    then = _told_before(scene, before, told, timexes)
    if then is None:
        return None, None
    days = (one for one in told if one.time is not None and is_day(timexes[one.time]))
    return then, next(days, None)


def goes_on(claim: Claim, scene: Scene, then: Claim, news: Claim | None, people: People) -> bool:
    """Return whether a held contact without a date goes on with one recalled: "Pada 2019 … ke Mali. Ia diterima Bou".

    Not where it goes on with the people of the news: its subject is then neither "ia" nor somebody who was there.

    Args:
        claim: The contact.
        scene: Its sentence.
        then: The contact recalled before.
        news: The first contact of the article that has a day, or None.
        people: Tells who is the same.
    """
    if claim.time is not None or claim.status != "held" or claim.kind == "visit" or not share(then, claim, people):
        return False
    if not _NOW.isdisjoint(scene.line.lower):
        return False
    if any(actor.sort == "pronoun" and actor.start < _OPENS for group in scene.groups for actor in group.actors):
        return True
    new = [one.mention for one in claim.participants if not _takes_part(one.mention, then, people)]
    return news is None or not any(_takes_part(mention, news, people) for mention in new)


def share(left: Claim, right: Claim, people: People) -> bool:
    """Return whether two claims have somebody in common."""
    return any(_takes_part(one.mention, right, people) for one in left.participants)


def is_day(timex: Timex) -> bool:
    """Return whether a date expression names a day."""
    return bool(timex.day) or timex.weekday is not None or timex.unit == "day"


def is_wide(timex: Timex) -> bool:
    """Return whether a date expression names another week, month or year than that of the article."""
    return not is_day(timex) and timex.shift != 0


def _told_before(
    scene: Scene, before: Sequence[Scene], told: Sequence[Claim], timexes: Sequence[Timex]
) -> Claim | None:
    start = scene.line.sentence.span.start
    for earlier in reversed(before[-_LOOK_BACK:]):
        span = earlier.line.sentence.span
        if start - span.end > 1 or earlier.line.sentence.zone != "body":
            return None  # of another paragraph
        start = span.start
        here = [one for one in told if span in one.evidence]
        if here:
            wide = here[-1].time is not None and is_wide(timexes[here[-1].time])
            return here[-1] if wide and here[-1].status == "held" else None
        if any(is_day(timexes[time]) for _, _, time in earlier.times):
            return None
    return None


def _takes_part(mention: int, claim: Claim, people: People) -> bool:
    return any(people.same(mention, one.mention) for one in claim.participants)


def at_some_time(claim: Claim, line: Line, phrases: Phrases) -> bool:
    """Whether contacts are told as several, or as of a season: "dua kali bertemu", "bertemu pada musim semi"."""
    if claim.time is not None or claim.status != "held":
        return False
    lower, (first, behind) = line.lower, line.positions(claim.trigger)
    pairs = [lower[at : at + 2] for at in (first - 2, behind) if 0 <= at < len(lower) - 1]
    seasons = [lower[at + 2] for at in range(len(lower) - 2) if lower[at : at + 2] == ("pada", "musim")]
    often = any(count in phrases.often and times == "kali" for count, times in pairs)
    return often or not phrases.seasons.isdisjoint(seasons) or _came_of(lower[:first], phrases)


def _came_of(before: tuple[str, ...], phrases: Phrases) -> bool:
    """Whether the words before a contact tell what came of it later: "lahir dari pertemuan …", "buah pembicaraan …"."""
    words = before[:-1] if before[-1:] in (("dari",), ("dalam",), ("atas",), ("dengan",)) else before
    return words[-1:] != () and words[-1] in phrases.outcomes
