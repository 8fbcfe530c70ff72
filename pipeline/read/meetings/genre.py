"""What the kind of an article makes of its contacts: characters of a film meet nobody, players change their clubs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.read.lines import Line
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.triggers import load_rules
from pipeline.read.names.cues import is_sport
from pipeline.records import Claim

_SURE = 2  # different words of films that make an article one about a film
_STEM = 3  # letters that a nickname has of a name
_PLAYED_REACH = 3  # words between a character and whoever plays it


class Genre:
    """Knows what one article is about.

    Args:
        page: The article.
        people: Knows which of its mentions are one person.
        phrases: Closed word classes.
    """

    def __init__(self, page: Page, people: People, phrases: Phrases) -> None:
        self._people = people
        self._mentions = page.mentions
        self._text = page.text
        self._arrives = phrases.transfers
        self._sport = is_sport(page.lines)
        words = {word for line in page.lines for word in line.lower}
        told = len(words & phrases.films) >= _SURE
        self._cast = tuple(_played(page, phrases)) if told else ()

    def real(self, claim: Claim) -> bool:
        """Whether a contact may be one of the world: no character takes part, and no player only joins a club."""
        played = any(self._people.same(one.mention, other) for one in claim.participants for other in self._cast)
        return not played and not (self._sport and (self._is_transfer(claim) or self._is_match(claim)))

    def _is_match(self, claim: Claim) -> bool:
        """Whether people without an office may only play each other: "Bou menang ketika bertemu Awa"."""
        people = [self._mentions[one.mention] for one in claim.participants]
        plain = all(who.type != "ROLE" and not who.offices and not who.honorific for who in people)
        return plain and claim.place is None and not _of_matches().isdisjoint(claim.rules)

    def _is_transfer(self, claim: Claim) -> bool:
        """Whether somebody comes to a club or plays away: "Kedatangan Bou ke Lome", "bertandang ke Mali"."""
        undated = claim.time is None or claim.inherited
        opens = self._text[claim.trigger.start : claim.trigger.end].lower().split()
        return claim.kind == "visit" and undated and opens[0].removesuffix("nya") in self._arrives


@cache
def _of_matches() -> frozenset[str]:
    """Ids of the rules whose words tell of matches, too."""
    return frozenset(rule.id for rule in load_rules() if rule.matches)


def _played(page: Page, phrases: Phrases) -> Iterator[int]:
    """Yield characters and those who play them: "Itha (Amina Diallo)", "Itha, yang diperankan Amina Diallo"."""
    persons = [index for index, mention in enumerate(page.mentions) if mention.type == "PER"]
    for line in page.lines:
        here = [index for index in persons if line.sentence.span.covers(page.mentions[index].span)]
        spots = [(*line.positions(page.mentions[index].span), index) for index in here]
        for (_, end, one), (start, close, other) in pairwise(spots):
            named = page.mentions[one].text, page.mentions[other].text
            if (_in_brackets(line, end, start, close) and not _is_short(*named)) or not phrases.plays.isdisjoint(
                _between(line, end, start)
            ):
                yield from (one, other)


def _in_brackets(line: Line, end: int, start: int, close: int) -> bool:
    """Whether nothing but brackets parts and ends two names."""
    return line.lower[end:start] == ("(",) and line.lower[close : close + 1] == (")",)


def _is_short(name: str, other: str) -> bool:
    """Whether a name in brackets is short for the one before it: "Bou Keita (BK)", "Bou Keita (Boukei)"."""
    return other.isupper() or any(word.lower()[:_STEM] == other.lower()[:_STEM] for word in name.split())


def _between(line: Line, end: int, start: int) -> Sequence[str]:
    """Return the words between two names, none where these are far apart."""
    return line.lower[end:start] if start - end <= _PLAYED_REACH else ()
