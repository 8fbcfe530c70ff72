"""Where articles are at home: the country of a meeting and of those who meet, as far as the articles imply it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from pipeline import lexicons
from pipeline.lexicons.world import World
from pipeline.link.organizations import HOME
from pipeline.link.sightings import Sighting
from pipeline.link.sites import Sites
from pipeline.link.surroundings import learn_places
from pipeline.records import Entity, Report, Resolution

_HARDLY = 0.34  # share of foreign places in an article of home news
_ALSO = 0.6  # the same where somebody who met, or the dateline, is at home
_MOSTLY = 0.5  # and in one of news from abroad
_OPENING = 3  # sentences of the body in which a dateline stands
_FRESH = timedelta(days=2)  # between a meeting and an article that reports it from there


@cache
def home_offices() -> tuple[str, ...]:
    """Read the words that open an office which only Indonesia has."""
    return tuple(lexicons.read("linking")["home_offices"])


@cache
def foreign_offices() -> tuple[str, ...]:
    """Read the words that open an office which Indonesia does not have, each with the space behind it."""
    return tuple(f"{words} " for words in lexicons.read("linking")["foreign_offices"])


class Setting:
    """What the articles of a run say about who is at home where.

    Args:
        world: Lists of places and offices.
        entities: Of all articles.
        resolutions: (article id, mention index) -> what it refers to.
        reports: Of all articles.

    Attributes:
        sites: Ranks and compares places.
        towns: Article id -> the place with which it opens, where it does.
    """

    def __init__(
        self,
        world: World,
        entities: Sequence[Entity],
        resolutions: Mapping[tuple[str, int], Resolution],
        reports: Sequence[Report],
    ) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._places = {place.id: place for place in world.places}
        of_country = (office for office in world.offices if office.of_kind == "country")
        self._state_offices = tuple(sorted(name.lower() for office in of_country for name in office.names))
        self._resolutions = resolutions
        learned = learn_places(reports, self._entities, resolutions, self._places)
        self.sites = Sites(self._entities, self._places, learned)
        self._states, self._served = self._offices(reports)
        self._came_from = self._told_at_home(reports) | self._origins(reports)
        self.towns = {report.article: town for report in reports if (town := self._dateline(report)) is not None}
        self._abroad = {report.article: self._share_abroad(report) for report in reports}

    # --- people -----------------------------------------------------------------------------------------------

    def home(self, who: str, sighting: Sighting) -> str | None:
        """The country for which somebody takes part: by the office at that time, else by all that is known."""
        entity = self._entities[who]
        office, of = sighting.offices.get(who, ("", None))
        if office.lower().startswith(home_offices()):
            return HOME
        body = self._entities.get(of or "")
        if body is not None and body.kind == "place" and body.id not in self._places:
            return body.id if self._of_state(office) else entity.country  # a country that no list knows
        if body is not None:
            return body.id if body.kind == "country" else (body.country or entity.country)
        return entity.id if entity.kind == "country" else entity.country

    def homes(self, sightings: Sequence[Sighting]) -> set[str | None]:
        """The countries for which all who are seen take part; None among them for somebody of whom nothing is known."""
        return {self.home(who, sighting) for sighting in sightings for who in sighting.people}

    def land(self, body: str | None) -> str | None:
        """The country that a country or organization belongs to."""
        entity = self._entities.get(body or "")
        return None if entity is None else (entity.id if entity.kind == "country" else entity.country)

    def domestic(self, sighting: Sighting) -> bool:
        """Whether a trip stays within a country."""
        homes = {self.home(who, sighting) or self._served_abroad(who, sighting) for who in sighting.travellers}
        if sighting.country is None:
            # a place that no list knows is abroad for somebody at home elsewhere, and in news from abroad
            if sighting.site in self._states:
                return homes <= {sighting.site}
            known = self._places.get(sighting.site or "")
            house = self.sites.is_house(sighting.site or "")  # nobody goes abroad to a house of which nothing is known
            return known is None and homes <= {None, HOME} and (house or self._abroad[sighting.article] < _MOSTLY)
        # a traveller of whom nothing is known is taken for an Indonesian: this is Indonesian news; but nobody at home
        # is said to visit "Indonesia"
        within = sighting.country == HOME and sighting.site != HOME and homes <= {None, HOME}
        return homes <= {sighting.country} or within

    def at_hosts(self, trip: Sighting) -> Sighting:
        """Let a trip to a place of unknown country, on which somebody receives the travellers, lead to the host's."""
        if trip.country is not None:
            return trip
        land = self._of_hosts([trip])
        return replace(trip, country=land) if land is not None else trip

    def from_abroad(self, trip: Sighting) -> Sighting:
        """Leave out who is at home where others go: "Amina dan Bou tiba di Dakar" is a visit of the guest alone."""
        at_home = {who for who in trip.travellers if trip.country is not None and self.home(who, trip) == trip.country}
        if not at_home:
            return trip
        return replace(trip, participants={who: p for who, p in trip.participants.items() if who not in at_home})

    def _of_hosts(self, stating: Sequence[Sighting]) -> str | None:
        """The one country of all who receive, be it one that no list knows."""
        lands = {
            self._served.get(who) if (land := self._home_of_host(who, s)) is None else land
            for s in stating
            for who, part in s.participants.items()
            if part == "host"
        }
        land = next(iter(lands)) if len(lands) == 1 else None
        return land if land is not None and (land.startswith("cty:") or land in self._states) else None

    def _home_of_host(self, who: str, sighting: Sighting) -> str | None:
        """The country at which somebody receives others; who does so for a body of no country is at home nowhere."""
        body = self._entities.get(sighting.offices.get(who, ("", None))[1] or "")
        abroad = body is not None and body.kind == "organization" and body.country is None
        return "" if abroad else self.home(who, sighting)

    def _served_abroad(self, who: str, sighting: Sighting) -> str | None:
        """The country whose office somebody holds elsewhere in the articles, or whence they came; "" for any abroad."""
        office, _ = sighting.offices.get(who, ("", None))
        if f"{office.lower()} ".startswith(foreign_offices()):
            return self._served.get(who, "")
        return self._served.get(who, self._came_from.get(who))

    # --- the country of a meeting -----------------------------------------------------------------------------

    def country(self, site: str | None, stating: Sequence[Sighting]) -> tuple[str | None, str]:
        """Return the country of a meeting, and how it is known, in a few words; (None, "") where nothing tells.

        Args:
            site: The place of the meeting, or None.
            stating: What the articles say of it.
        """
        homes = self.homes(stating)
        written = {self._written_in(s.article) for s in stating} - {None}
        most = _ALSO if written <= {HOME} and HOME in homes | written else _HARDLY
        hardly = all(self._abroad[s.article] <= most for s in stating)
        at_home = homes <= {None, HOME} and written <= {HOME}
        if site is None:
            talk = stating[0].family == "talk"
            return self._implied(stating, homes, at_home=at_home and hardly) if talk else (None, "")
        if site.startswith("cty:"):
            return site, "stated"
        own = self._entities[site].country
        told = [sighting for sighting in stating if sighting.country]
        near = [s for s in told if s.site is None or self.sites.one(s.site, site)]
        countries = Counter(sighting.country for sighting in near)
        otherwise = any(sighting.site == site and sighting.country not in (None, own) for sighting in stating)
        namesake = otherwise or (own == HOME and self._namesake(site, stating, homes))
        if own is not None and not namesake:
            return own, "country of the place"
        learned = self.sites.learned.get(site)
        beside = countries.most_common(1)[0][0] if countries else learned.country if learned else None
        if beside is None and told:
            beside = Counter(sighting.country for sighting in told).most_common(1)[0][0]
        if beside is None and site not in self._places:
            beside = self._of_other_sites(site, stating)
        if beside not in (None, own) or (site in self._places and not namesake):
            return beside, "stated beside the place" if beside else ""
        if learned is not None and learned.within in self._states:
            return learned.within, "stated beside the place"  # the capital of a country that no list knows
        return self._implied(stating, homes, at_home=at_home and (HOME in homes or hardly))

    def _of_other_sites(self, site: str, stating: Sequence[Sighting]) -> str | None:
        """The one country of the other places that are told of a meeting: a town beside an estate that nobody knows."""
        others = {s.site for s in stating if s.site and s.site != site}
        lands = {self._entities[other].country or self._learned_country(other) for other in others}
        return next(iter(lands)) if len(lands) == 1 else None

    def _learned_country(self, site: str) -> str | None:
        learned = self.sites.learned.get(site)
        return learned.country if learned is not None else None

    def _namesake(self, site: str, stating: Sequence[Sighting], homes: set[str | None]) -> bool:
        """Whether a palace only shares the name of one at home: "Istana Negara" where others meet, abroad."""
        palace = self._places[site].name.lower().startswith("istana ") if site in self._places else False
        return palace and not homes & {None, HOME} and all(self._abroad[s.article] >= _MOSTLY for s in stating)

    def _implied(self, stating: Sequence[Sighting], homes: set[str | None], *, at_home: bool) -> tuple[str | None, str]:
        """Guess the country by who met and where the articles look; of a trip by who received the travellers."""
        if at_home:
            return HOME, "home news"
        if (land := self._of_hosts(stating)) is not None:
            return land, "country of the host"
        shared = next(iter(homes)) if len(homes) == 1 and stating[0].family == "talk" else None
        if shared is not None and shared.startswith("cty:"):
            return shared, "country of all who met"
        land = self._at_dateline(stating, homes) if stating[0].family == "talk" else None
        return (land, "dateline") if land is not None and (land != HOME or HOME in homes) else (None, "")

    def _dateline(self, report: Report) -> Entity | None:
        """The city with which an article opens: "DAKAR - …", "Dakar (Kabar Kota) - …"."""
        body = [sentence.span.start for sentence in report.sentences if sentence.zone == "body"]
        for index, mention in enumerate(report.mentions):
            if mention.type == "LOC" and mention.span.start in body[:_OPENING]:
                entity = self._entities.get(self._resolutions[report.article, index].entity or "")
                if entity is not None and entity.kind == "place":
                    return entity
        return None

    def _written_in(self, article: str) -> str | None:
        """The country of the city with which an article opens."""
        town = self.towns.get(article)
        return None if town is None else town.country

    def _at_dateline(self, stating: Sequence[Sighting], homes: set[str | None]) -> str | None:
        """The country from which an article reports what has just happened.

        It must open with that, or somebody who met must be at home there.
        """
        lands = {
            self._written_in(s.article)
            for s in stating
            if (s.number == 0 or self._written_in(s.article) in homes - {None})
            and s.dates
            and s.written
            and abs(s.written.start - s.dates.start) <= _FRESH
        }
        return next(iter(lands)) if len(lands) == 1 else None

    # --- what the articles look at ----------------------------------------------------------------------------

    def _of_state(self, office: str) -> bool:
        """Whether an office is one that only a country has."""
        return office.lower().startswith(self._state_offices)

    def _offices(self, reports: Sequence[Report]) -> tuple[frozenset[str], dict[str, str]]:
        """Find places that are countries although no list knows them, and the one country that each person serves."""
        states: set[str] = set()
        served: dict[str, set[str]] = defaultdict(set)
        for who, of, text in self._held(reports):
            entity = self._entities.get(of)
            if entity is not None and entity.kind == "place" and of not in self._places and self._of_state(text):
                states.add(of)
            if entity is not None and (entity.kind == "country" or of in states):
                served[who].add(of)
        return frozenset(states), {who: min(lands) for who, lands in served.items() if len(lands) == 1}

    def _origins(self, reports: Sequence[Report]) -> dict[str, str]:
        """Find the one country abroad from which travellers are told to set out: "Ia terbang dari Shanghai"."""
        left: dict[str, set[str | None]] = defaultdict(set)
        for report in reports:
            for echo in report.echoes:
                if echo.leaves and echo.place is not None and echo.rules[0] == "echo-leaves-from":
                    place = self._entities.get(self._resolutions[report.article, echo.place].entity or "")
                    land = None if place is None else (place.id if place.kind == "country" else place.country)
                    for one in echo.participants:
                        left[self._resolutions[report.article, one.mention].entity or ""].add(land)
        lands = {who: min(found - {None}, key=str) for who, found in left.items() if len(found - {None}) == 1}
        return {who: land for who, land in lands.items() if land is not None and land != HOME}

    def _told_at_home(self, reports: Sequence[Report]) -> dict[str, str]:
        """Find the one country in which each person, or the company they speak for, is told to be at home."""
        told: dict[str, set[str]] = defaultdict(set)
        for report in reports:
            for own, there in report.origins:
                land = self.land(self._resolutions[report.article, there].entity)
                if (entity := self._resolutions[report.article, own].entity) is not None and land is not None:
                    told[entity].add(land)
        for who, of, _ in self._held(reports):
            if who not in told and of in told:
                told[who] = told[of]
        return {who: min(lands) for who, lands in told.items() if len(lands) == 1}

    def _held(self, reports: Sequence[Report]) -> Iterator[tuple[str, str, str]]:
        """Yield (person, country or organization, words) of every office that the articles give somebody."""
        for report in reports:
            for index, mention in enumerate(report.mentions):
                who = self._resolutions[report.article, index].entity
                for office in mention.offices if who is not None else ():
                    of = None if office.of is None else self._resolutions[report.article, office.of].entity
                    if who is not None and of is not None and not office.former:
                        yield who, of, office.text

    def _share_abroad(self, report: Report) -> float:
        """Share of the places that an article names which lie abroad, 0 if it names none.

        A village that no list knows counts as home: whoever writes of it without its country writes for its neighbours.
        In news of a country that no list knows it counts as abroad.
        """
        places = [
            entity
            for index, mention in enumerate(report.mentions)
            if mention.type == "LOC"
            and (entity := self._entities.get(self._resolutions[report.article, index].entity or "")) is not None
        ]
        at_home = {HOME} if any(entity.id in self._states for entity in places) else {None, HOME}
        lands = [entity.id if entity.kind == "country" else entity.country for entity in places]
        return sum(land not in at_home for land in lands) / len(lands) if lands else 0.0
