"""Which of the places told of a meeting is its own, and whether two places can be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline import lexicons
from pipeline.lexicons.facts import Place
from pipeline.lexicons.world import buildings
from pipeline.link.sightings import Sighting
from pipeline.records import Entity

_REGION = 2  # breadth of a region or a sea, between that of a town and that of a country
_BEYOND = 4  # that of one in which several countries lie, where somebody travels: "lawatan ke Asia, dimulai di Mali"


@cache
def gateways() -> tuple[str, ...]:
    """Read the words that open the name of a place where travellers only pass, each with the space behind it."""
    return tuple(f"{words} " for words in lexicons.read("linking")["gateways"])


@cache
def parts_of_the_world() -> frozenset[str]:
    """Read the ids of regions that are wider than a country."""
    return frozenset(lexicons.read("linking")["parts_of_the_world"])


class Sites:
    """Ranks and compares places: as the lists know them, else as the articles tell.

    Args:
        entities: Of all articles, by id.
        listed: Places of the lists, by id.
        learned: Places that no list knows, by id; more is learned from meetings.

    Attributes:
        learned: The same.
    """

    def __init__(
        self, entities: Mapping[str, Entity], listed: Mapping[str, Place], learned: Mapping[str, Place]
    ) -> None:
        self._entities = entities
        self._places = listed
        self.learned = dict(learned)

    def site(self, stating: Sequence[Sighting]) -> str | None:
        """The most specific stated place: a building before a city before a country, the most often told of equals."""
        return self._most_specific((sighting.site, sighting) for sighting in self._placed(stating))

    def place(self, stating: Sequence[Sighting]) -> str | None:
        """The same without what was only passed or seen on the way.

        A trip goes to a town or a country, not to the sights there; for an airport its town stands, where that is
        known. And talks that are told after an arrival were not held at the airport.
        """
        own = self._placed(stating)
        trip = stating[0].family == "visit"
        spots = [
            (
                self._town(sighting.site)
                if self._is_gateway(sighting.site) and (trip or sighting.claim.around)
                else sighting.site,
                sighting,
            )
            for sighting in own
            if sighting.site
        ]
        wider = [spot for spot in spots if spot[0] and not self._is_venue(spot[0])] if trip else []
        return self._most_specific(wider or spots)

    def _placed(self, stating: Sequence[Sighting]) -> list[Sighting]:
        """Those that state a place, else those with one told around them, unless it is a whole region or a sea."""
        placed = [sighting for sighting in stating if sighting.site]
        own = [sighting for sighting in placed if not sighting.claim.around]
        if any(sighting.site and sighting.site.startswith("plc:") for sighting in own):
            return own
        around = [s for s in placed if s.claim.around and self._breadth(s.site or "") != _REGION]
        lands = {None, *(sighting.site for sighting in own)}
        return own + [s for s in around if not own or self._entities[s.site or ""].country in lands]

    def _most_specific(self, told: Iterable[tuple[str | None, Sighting]]) -> str | None:
        """Take the smallest place, of equals the one told most often, then most often with a day."""
        found: dict[str, list[Sighting]] = defaultdict(list)
        for site, sighting in told:
            if site:
                found[site].append(sighting)
        around = {self._within(site) for site in found}
        sites = [site for site in found if site not in around]

        def rank(site: str) -> tuple[int, int, int, str]:
            dated = sum(sighting.day and not sighting.implied for sighting in found[site])
            lands = found[site][0].family == "visit" and site in parts_of_the_world()
            return _BEYOND if lands else self._breadth(site), -len(found[site]), -dated, site

        return min(sites, key=rank, default=None)

    def _is_gateway(self, site: str) -> bool:
        """Whether travellers only pass a place: an airport, a harbour."""
        known = self._entities.get(site)
        return known is not None and known.kind == "place" and f"{known.name.lower()} ".startswith(gateways())

    def is_house(self, site: str) -> bool:
        """Whether a place is a building by its name, but no airport."""
        return site.removeprefix("plc:").partition("-")[0] in buildings() and not self._is_gateway(site)

    def _is_venue(self, site: str) -> bool:
        """Whether a place is a building rather than a town or more."""
        return self._is_gateway(site) or (self._breadth(site) == 0 and not self._is_town(site))

    def apart(self, site: str, others: Iterable[str]) -> bool:
        """Whether a place excludes others: all the towns, or all the buildings, among them bear other names."""

        def sort(place: str) -> tuple[bool, int]:
            return self._is_venue(place), self._breadth(place)

        alike = [other for other in others if other.startswith("plc:") and sort(other) == sort(site)]
        own = {site, *site.split("-")[1:]}
        return site.startswith("plc:") and bool(alike) and all(own.isdisjoint({o, *o.split("-")[1:]}) for o in alike)

    def elsewhere(self, site: str, others: Iterable[str]) -> bool:
        """Whether a place is none of some others: it lies in other towns, or one of them is a building outside it."""
        known = {other for other in others if other.startswith("plc:")}
        if not known or any(self.one(site, other) for other in known):
            return False
        return any(map(self._is_venue, known)) or self.in_other_town(site, known)

    def in_other_town(self, site: str, others: Iterable[str]) -> bool:
        """Whether the town of a place is known and that of none of some others, of one of which it is known."""
        towns, here = self._towns(site), {town for other in others for town in self._towns(other)}
        return bool(towns and here) and towns.isdisjoint(here)

    def _towns(self, site: str) -> set[str]:
        """The towns that a place is, or lies in."""
        return {place for place in self._around(site) if self._breadth(place) == 1 or self._is_town(place)}

    def one(self, site: str, other: str) -> bool:
        """Whether two places are the same, or one lies in the other."""
        return other in self._around(site) or site in self._around(other)

    def _around(self, site: str) -> set[str]:
        """A place and those in which it lies."""
        found: set[str] = set()
        place: str | None = site
        while place is not None and place not in found:
            found.add(place)
            place = self._within(place)
        return found

    def _town(self, site: str) -> str | None:
        """The town of a building, where it is known and named."""
        town: str | None = site
        while town is not None and self._is_venue(town):
            town = self._within(town)
        return town if town in self._entities else None

    def learn_from(self, stating: Sequence[Sighting]) -> None:
        """Let a building that no list places lie in the one town where the same meeting is told to have been."""
        sites = {sighting.site for sighting in stating if sighting.site and not sighting.claim.around}
        if stating[0].family == "visit":
            sites = {site for site in sites if self._is_gateway(site) or not self._is_venue(site)}
        towns = {site for site in sites if self._breadth(site) == 1 or self._is_town(site)}
        town = towns.pop() if len(towns) == 1 else None
        for site in sorted(sites - {town}) if town is not None else ():
            known = self.learned.get(site)
            if known is not None and known.kind == "venue" and known.within is None:
                country = known.country or self._entities[town].country if town is not None else None
                self.learned[site] = replace(known, within=town, country=country)

    def _is_town(self, site: str) -> bool:
        """Whether a place that no list knows is no building either."""
        known = self.learned.get(site)
        return site.startswith("plc:") and site not in self._places and (known is None or known.kind == "city")

    def _within(self, site: str) -> str | None:
        """The next larger place, as listed or as the articles tell."""
        known = self._places.get(site) or self.learned.get(site)
        return known.within if known is not None else None

    def _breadth(self, site: str) -> int:
        if site.startswith("cty:"):
            return 3
        known = self._places.get(site)
        if known is None or known.kind == "venue":
            return 0
        return _REGION if known.kind in ("region", "body-of-water") else 1
