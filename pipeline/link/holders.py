"""Who held an office when an article was written: by other articles of that time, else by the list of offices."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lexicons.facts import Tenure
from pipeline.link.offices import Holding, Seats, days_apart, on_both_ends
from pipeline.link.people import People
from pipeline.link.scenes import Bearer, Scene
from pipeline.records import Interval, Resolution

NEAR = 120
"""Days within which another article's office-holder still counts."""
_MONTH = 30
"""Days that an article and the list of offices may lie apart and still agree."""
CLOSE = 30
"""Days within which another article is believed before the list of offices."""


@dataclass(frozen=True, slots=True)
class Holders:
    """Tells who held a seat.

    Attributes:
        people: Persons found by name, and the list of offices.
        learned: Seat -> who held it, over all articles.
    """

    people: People
    learned: Mapping[tuple[str, str | None], Sequence[Bearer]]

    def resolve(self, asked: Holding, of: str, past: Collection[str]) -> Resolution:
        """Return who is meant if only one can be.

        Args:
            asked: The office of the role mention.
            of: The country or organization that it is taken to belong to.
            past: Persons whom the article calls former holders.
        """
        near = self._learned(asked, of, CLOSE, past)
        if len(near) == 1:
            return Resolution(near[0], "office in articles of those days")
        held, standing = ([e for e in self._on(asked, of, acting) if e not in past] for acting in (False, True))
        if asked.acting:
            held, standing = standing, held
        if len(held) == 1:
            return Resolution(held[0], "holder of the office at that date")
        wide = self._learned(asked, of, NEAR, past)
        if len(wide) == 1:
            return Resolution(wide[0], "office in articles of those months")
        ever = {b.entity for b in self.learned.get((asked.title, of), ())} - set(past)
        if not held and _anytime(asked) and len(ever) == 1:
            return Resolution(ever.pop(), "the only holder in any article")
        reason = (
            "date of the article unknown" if asked.span is None else "several holders" if held else "no known holder"
        )
        return Resolution(None, reason, tuple(dict.fromkeys((*held, *near, *wide, *standing))))

    def outlived(self, asked: Holding, scene: Scene, seats: Seats) -> frozenset[str]:
        """Those to whom the article gives an office that the list of offices has them hold at another time."""
        if asked.former or asked.span is None:
            return frozenset()
        found = set()
        for bearer in scene.bearers:
            holding = bearer.holding
            of = holding.of or asked.of
            if holding.title != asked.title or of is None or asked.of not in (None, of):
                continue
            person = scene.persons.get(holding.mention)
            listed = seats.world.person(person.name) if person else ()
            own = [t for t in listed if seats.seat(t.office, t.of) == (holding.title, of)]
            sure = own and all(tenure.confidence == "high" for tenure in own)
            if sure and all(_apart(tenure, asked.span) > _MONTH for tenure in own):
                found.add(bearer.entity)
        return frozenset(found)

    def among(self, asked: Holding, owners: Iterable[str], past: Collection[str]) -> Resolution | None:
        """Return whom articles of those months give an office in one of these countries and organizations, if one."""
        found = {entity for of in owners for entity in self._learned(asked, of, NEAR, past)}
        return Resolution(found.pop(), "office in articles of those months") if len(found) == 1 else None

    def _learned(self, asked: Holding, of: str, days: int, past: Collection[str]) -> list[str]:
        bearers = close(asked, self.learned.get((asked.title, of), ()), days)
        fits = {b.entity for b in bearers if b.holding.acting or not asked.acting}
        return sorted(fits.difference(past))

    def _on(self, asked: Holding, of: str, acting: bool) -> list[str]:
        """Who held the office (or stood in) on the first and on the last day that the article may be from."""
        who = self.people.world.stand_ins if acting else self.people.world.holders
        days = [
            {self.people.tenured(tenure).entity for tenure in who(asked.title, of, day)}
            for day in on_both_ends(asked.span)
        ]
        return sorted(set.intersection(*days)) if days else []


def _apart(tenure: Tenure, span: Interval) -> int:
    """Return the days between a tenure and the time of an article, 0 or less where they touch."""
    before = (tenure.start - span.end).days if tenure.start else 0
    return max(before, (span.start - tenure.end).days if tenure.end else 0)


def _anytime(asked: Holding) -> bool:
    """Whether an article may be of too long a time for anything to be close to it."""
    return asked.span is None or (asked.span.end - asked.span.start).days > NEAR


def close(asked: Holding, bearers: Iterable[Bearer], days: int = NEAR) -> list[Bearer]:
    """Return the bearers whose article lies within some days of the one that asks."""
    if _anytime(asked):
        return []
    apart = ((bearer, days_apart(asked.span, bearer.holding.span)) for bearer in bearers)
    return [bearer for bearer, between in apart if between is not None and between <= days]
