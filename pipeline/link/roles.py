"""Role mentions: whom "Menlu AS" means in this article, on this date.

The article itself is asked first, then the articles close in time, then the list of offices. Of several persons whom
the article gives that office, the one it named last is meant. Where several persons fit otherwise, they are candidates
and none is chosen. Whoever the article calls a former holder is never the answer, and an acting holder ("Plt.") is only
whom articles call one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline import lexicons
from pipeline.lexicons.facts import OfficeTitle
from pipeline.link.everyday import Everyday, bodies, covers
from pipeline.link.holders import CLOSE, NEAR, Holders, close
from pipeline.link.likeness import held_elsewhere, may_mean, only_alike, related, repeats
from pipeline.link.named_before import NamedBefore, akin, akin_titles, takes_up
from pipeline.link.offices import Holding, Seats, days_apart, says
from pipeline.link.organizations import HOME
from pipeline.link.scenes import Bearer, Scene
from pipeline.link.which_holder import told_holder
from pipeline.records import Resolution

_OF_A_BODY = frozenset({"state", "government", "party", "business"})
"""Groups of offices that, where they are of an organization, are of nothing else in its country: "politikus PKB"."""
_LEADING = frozenset({"state", "government"})
"""Groups of offices whose holders are called by words of either: "pemimpin" for a prime minister."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Resolves role mentions.

    Attributes:
        seats: Compares offices.
        holders: Tells who held an office at that time.
        named_before: Tells whom a role takes up.
        offices: Person -> offices that any article gives to them.
        countries: Person -> countries of all offices that anything gives to them.
        phrases: Head and another word of an office phrase -> who bears it, over all articles.
        ranks: Person -> ranks and callings that any article writes before the name.
    """

    seats: Seats
    holders: Holders
    named_before: NamedBefore
    offices: Mapping[str, Sequence[Bearer]]
    countries: Mapping[str, Collection[str]]
    phrases: Mapping[tuple[str, str], Sequence[Bearer]]
    ranks: Mapping[str, Sequence[Bearer]] = field(default_factory=dict)

    @property
    def everyday(self) -> Everyday:
        """What everyday words stand for."""
        return Everyday(self.seats)

    def resolve(self, asked: Holding, scene: Scene) -> Resolution:
        """Return whom a role mention means.

        Args:
            asked: The office of the role mention itself.
            scene: The article around it.

        Returns:
            The person with the way it was decided, or no entity with candidates.
        """
        own = self.seats.titles.get(asked.title)
        if own and own.group == "business" and (asked.of or "").startswith("cty:"):
            asked = replace(asked, of=None)  # "bos Jepang itu" leads something there
        past = scene.past(asked) | self.holders.outlived(asked, scene, self.seats) | self._of_others(asked, scene)
        past |= scene.speaking_of_own(asked)
        single = self._at_that_time(asked, scene) or self._singled_out(asked) or self._of_hosts(asked, past, scene)
        if single is not None:
            return single
        current = [b for b in scene.bearers if b.holding.former == asked.former and b.entity not in past]
        given = self._of_that_branch(asked, current, scene) if asked.branch else None
        given = given or self._of_that_body(asked, current, past, scene) or self._given(asked, current, past, scene)
        if given is None and asked.of is None and self.everyday.stands_for(asked):
            given = self._around(asked, past, scene)
        given = given or self._covered(asked, current, past, scene)
        if given is None and not asked.former and self.everyday.stands_for(asked):
            given = self._retold(asked, past, scene) or self._covered(asked, current, past, scene, loose=True)
        if given or asked.former:
            return given or self.named_before.former(asked, scene)
        if asked.title and not asked.definite:
            found = self._at_home(asked, current) or self._retold(asked, past, scene) or only_alike(asked, current)
            return found or Resolution(None, "nobody of that office in the article")
        title = self.seats.titles.get(asked.title)
        hint = self.seats.lists.hints.get(asked.title.replace("-", " "))
        if hint == "state" and asked.of is None:
            known = self._known(asked, scene, lambda h: h.title in _governing())
            return self._head(asked, [*current, *(b for b in known if b.entity not in past)], past, scene)
        if title is None or not title.one_holder or hint is not None:
            loose = self._retold(asked, past, scene) or self._loose(asked, current, past, scene)
            return loose if loose.entity else self._listed(asked, asked.of, past) or loose
        return self._held(asked, asked.of or self._home(title, scene), current, past, scene)

    def _at_that_time(self, asked: Holding, scene: Scene) -> Resolution | None:
        """Return who held an office when what is told of was: "Pada 9 April 2019 perdana menteri Mali saat itu tiba".

        None where that is not said, or was lately.
        """
        day = scene.told_before(asked) if asked.then and asked.of is not None else None
        if day is None or asked.of is None or (days_apart(day, asked.span) or CLOSE) < CLOSE:
            return None
        found = self.holders.resolve(replace(asked, span=day), asked.of, ())
        return replace(found, reason="holder of the office at the time told of") if found.entity else found

    def _singled_out(self, asked: Holding) -> Resolution | None:
        """Return whom the phrase itself singles out, by a number or by a surname."""
        told = told_holder(asked, self.seats)
        if told is not None:
            return Resolution(self.holders.people.tenured(told).entity, "the holder whom the phrase singles out")
        named = self._named_so(asked)
        return Resolution(named, "the holder of that name") if named else None

    def _named_so(self, asked: Holding) -> str | None:
        """Return whom others name in full where a surname reads like an unknown place: "Presiden Keita"."""
        if asked.country is not None or not (asked.of or "").startswith("plc:"):
            return None
        surname = "-" + (asked.of or "").removeprefix("plc:")
        alike = [who for who in self.offices if who.endswith(surname)]
        held = [who for who in alike if any(b.holding.title == asked.title for b in self.offices[who])]
        return held[0] if len(held) == 1 else None

    def _of_hosts(self, asked: Holding, past: Collection[str], scene: Scene) -> Resolution | None:
        """Read "Di Mali ia bertemu menteri pertahanan" for the minister of Mali; at home, a bare office says enough."""
        bare = asked.of is None and not (asked.pointed or asked.former)
        land = self.seats.country(scene.land_before(asked.mention)) if bare else None
        if land in (None, HOME):
            return None
        here = {b.entity for b in scene.bearers if b.holding.title == asked.title and b.holding.country == land}
        if len(here - set(past)) == 1:
            return Resolution((here - set(past)).pop(), "the holder in the land that the sentence names")
        found = self.holders.resolve(replace(asked, of=land, country=land), land or HOME, past)
        return found if found.entity else None

    def _of_others(self, asked: Holding, scene: Scene) -> frozenset[str]:
        """Return who holds such an office for others than the leader whom a role names: "utusan Keita", of Mali."""
        lands = scene.lands_within(asked)
        held = self.offices.items() if lands else ()
        return frozenset(
            entity for entity, bearers in held if any(held_elsewhere(asked, b.holding, lands) for b in bearers)
        )

    def _held(
        self, asked: Holding, of: str | None, current: Sequence[Bearer], past: Collection[str], scene: Scene
    ) -> Resolution:
        """Ask who held an office of one holder at that time; without an owner, ask for the article's organizations."""
        if of is None or (asked.of is None and takes_up(asked, scene)):
            before = self.holders.among(asked, scene.organizations, past)
            before = before or self.named_before.resolve(asked, current, scene) or self._retold(asked, past, scene)
            return before or Resolution(None, "office without a country or organization")
        held = self.holders.resolve(asked, of, past)
        retold = None if held.entity else self._retold(asked, past, scene)
        found = retold or (held if held.entity else self._listed(asked, asked.of, past))
        if found is None and asked.pointed:
            found = self.named_before.resolve(asked, current, scene)
        return found or held

    def _listed(self, asked: Holding, of: str | None, past: Collection[str]) -> Resolution | None:
        """Ask for the holders of the offices that an everyday word may stand for: "bos NATO", "pemimpin Mali".

        Of a bare one nobody knows what it leads, least of all the state: "Bupati Temui Bos Sawit".
        """
        if of is None:
            return None
        seats = (self.seats.seat(title, of) for title in covers().get(asked.title, ()))
        asks = [(replace(asked, title=title), owner or of) for title, owner in dict.fromkeys(seats)]
        alike = [found for other, owner in asks if (found := self.holders.resolve(other, owner, past)).entity]
        one = len({found.entity for found in alike}) == 1 or not self.everyday.is_leader(asked)
        return alike[0] if alike and one else None

    def _given(
        self, asked: Holding, current: Sequence[Bearer], past: Collection[str], scene: Scene
    ) -> Resolution | None:
        """Ask the article itself who holds the office, or one whose name begins like it."""
        titled = [b for b in current if asked.title and b.holding.title == asked.title]
        stands = {word for word in asked.phrase if word in _standing() or word.isdecimal()}  # "capres nomor urut 2"
        titled = [b for b in titled if stands.intersection(b.holding.phrase)] or titled
        named = self._longer(asked, current)
        if asked.of is None and len(asked.phrase) > 1 and asked.phrase[-1] in bodies():
            titled, named = self.everyday.of_that_kind(asked, titled, named), []
            titled = titled or self.everyday.leading_that_kind(asked, current)
        if asked.acting:
            titled = [b for b in titled if b.holding.acting]
        repeated = [b for b in current if repeats(asked, b.holding) and (b.holding.acting or not asked.acting)]
        exact, *loose = self._fitting(asked, titled, scene)
        longer = list(self._fitting(asked, named, scene))
        if asked.of is None and not (asked.definite or exact):
            exact, titled = longer[0], [*titled, *named]  # a bare "menteri" may have any field
        vague = not (exact or repeated) and any(longer)  # "Ketua KPU" here, "ketua panitia" of nothing in the article
        if asked.of is not None and vague and (retold := self._retold(asked, past, scene)):
            return retold
        said = scene.said_before(asked.mention) if asked.of is None else ()
        pools = [[b for b in titled if b.holding.of in said], exact, *([repeated] if asked.of else []), *loose, *longer]
        pools.append(repeated)
        if asked.of is None and not (asked.former or asked.acting) and takes_up(asked, scene):
            known = self._known(asked, scene, lambda h: h.title == asked.title or says(h.phrase, asked.phrase))
            known = [b for b in known if b.entity not in past]
            again = [*titled, *(b for b in known if b.holding.title == asked.title)]
            pools.insert(0, again)
            pools.append([b for b in known if says(b.holding.phrase, asked.phrase)])
        same: Sequence[Bearer] | None = next((pool for pool in pools if pool), None)
        if same and asked.of is None and len({b.entity for b in same}) > 1:
            same = scene.beside(asked, same)
        if same and not asked.definite and asked.of is None and len({b.entity for b in same}) > 1:
            same = scene.of_the_matter(asked, same)
        if not same or not (asked.definite or len({b.entity for b in same}) == 1):
            return None
        return Resolution(scene.latest(asked, scene.others(asked, same)), "office given in the article")

    def _retold(self, asked: Holding, past: Collection[str], scene: Scene) -> Resolution | None:
        """Ask articles of those months: by a fuller phrase ("Direktur Pengawasan OJK"), or an office alike ("bos").

        An office that they give without an owner counts for persons whom the article names itself.
        """
        if asked.of is None:
            return self._around(asked, past, scene)
        here = {person.entity for person in scene.persons.values()}
        fuller = self.phrases.get((asked.phrase[0], asked.phrase[-1]), ()) if len(asked.phrase) > 1 else ()
        titles = (asked.title, *covers().get(asked.title, ()))
        pools = [
            [b for b in fuller if says(b.holding.phrase, asked.phrase)],
            *(self.holders.learned.get((title, asked.of), ()) for title in titles),
        ]
        known = self._known(asked, scene, lambda h: h.of is None)
        known = [b for b in known if b.holding.title == asked.title and self._may_be_of(b, asked.country, scene)]
        pools.append(known)
        for pool in pools:
            found = {b.entity for b in close(asked, pool)}.difference(past)
            found = found & here or found
            if len(found) == 1:
                return Resolution(found.pop(), "office in articles of those months")
        return None

    def _around(self, asked: Holding, past: Collection[str], scene: Scene) -> Resolution | None:
        """Ask articles of those days for a bare "menteri luar negeri": of a person named here, or a body or land."""
        known = self._known(asked, scene, lambda h: h.title == asked.title)
        learned = (self.holders.learned.get((asked.title, of), ()) for of in sorted({*scene.names.values()}))
        for pool in (known, [b for bearers in learned for b in close(asked, bearers, CLOSE)]):
            found = {b.entity for b in pool}.difference(past)
            if len(found) == 1:
                return Resolution(found.pop(), "office in articles of those days")
        return None

    def _of_that_branch(self, asked: Holding, current: Sequence[Bearer], scene: Scene) -> Resolution:
        """Read "Ketua PHD Bali" for whoever has that office in this article, else in those of these months."""
        titles = (asked.title, *covers().get(asked.title, ()))
        near = close(asked, self.phrases.get((asked.phrase[0], asked.phrase[-1]), ()))
        for pool in (current, near):
            same = [b for b in pool if b.holding.title in titles and b.holding.of == asked.of]
            own = [b for b in same if b.holding.branch == asked.branch]
            if own and (pool is current or len({b.entity for b in own}) == 1):
                return Resolution(scene.latest(asked, own), "the one of that branch in the articles")
        before = self.named_before.resolve(asked, current, scene) if asked.pointed else None
        return before or Resolution(None, "nobody of that branch in the articles")

    def _of_that_body(
        self, asked: Holding, current: Sequence[Bearer], past: Collection[str], scene: Scene
    ) -> Resolution | None:
        """Read "bos Kincir" for the article's director of that very company, before a "CEO" of who knows what."""
        own = [b for b in current if asked.of is not None and b.holding.of == asked.of]
        if not own or any(b.holding.title == asked.title for b in own) or not self.everyday.stands_for(asked):
            return None
        return self._covered(asked, own, past, scene)

    def _covered(
        self, asked: Holding, bearers: Sequence[Bearer], past: Collection[str], scene: Scene, *, loose: bool = False
    ) -> Resolution | None:
        """Read an everyday word for several offices: "bos" for a director, "kepala daerah" for a mayor.

        Loosely, the article's only person of such an office counts even where it belongs to something else.
        """
        titles = self.everyday.stands_for(asked)
        alike = [b for b in bearers if b.holding.title in titles and b.entity not in past]
        own = [b for b in alike if asked.of in (None, b.holding.of)]
        if own and asked.of is not None:
            known = self._known(asked, scene, lambda h: h.of == asked.of and h.title in titles)
            own += [b for b in known if b.entity not in past]
        if asked.of is None and not asked.definite and len({b.entity for b in own}) > 1:
            return None
        likeliest = min((titles.index(b.holding.title) for b in own), default=0)
        whoever = asked.of is None and asked.group == "business"
        pool = [b for b in own if whoever or titles.index(b.holding.title) == likeliest]
        alike = [b for b in alike if akin(asked.of, b.holding.of) and b.holding.group != "state"]
        if loose and not pool and len({b.entity for b in alike}) == 1:
            pool = alike
        return Resolution(scene.latest(asked, pool), "the article's person of a like office") if pool else None

    def _longer(self, asked: Holding, bearers: Sequence[Bearer]) -> list[Bearer]:
        """Return the holders of offices that begin with the one asked for: "menteri" takes up a minister of defence."""
        name = self._name(asked.title)
        return [b for b in bearers if name and self._name(b.holding.title).startswith(name + " ")]

    def _name(self, title: str) -> str:
        known = self.seats.titles.get(title)
        return known.names[0] if known else ""

    def _fitting(self, asked: Holding, titled: Sequence[Bearer], scene: Scene) -> Iterator[list[Bearer]]:
        """Yield the article's holders of that title, surest first: of that very seat, then of no or an unasked seat.

        A bare office is one at home: of the country, of a region, or of nothing that the article names.
        """
        if asked.of is not None:
            yield [b for b in titled if b.holding.of == asked.of]
            yield [b for b in titled if b.holding.of is None and self._may_be_of(b, asked.country, scene)]
        else:
            near = [b for b in titled if b.holding.of in (HOME, None) or b.holding.of.startswith("plc:")]
            yield [b for b in near if self._may_be_of(b, HOME, scene)]
            yield near
            yield list(titled)

    def _may_be_of(self, bearer: Bearer, country: str | None, scene: Scene) -> bool:
        """Whether nothing says that a person belongs to other countries only: no article, nor the list of offices."""
        known = self.countries.get(bearer.entity, ())
        if not known and bearer.holding.mention in scene.persons:
            listed = self.seats.world.person(scene.persons[bearer.holding.mention].name)
            known = {home for t in listed if (home := self.seats.country(self.seats.seat(t.office, t.of)[1]))}
        return not known or country in known

    def _home(self, title: OfficeTitle, scene: Scene) -> str | None:
        """A bare office is an Indonesian one where the article is at home, or speaks of no country at all."""
        at_home = HOME in scene.countries or not scene.countries
        return HOME if at_home and title.of_kind != "organization" else None

    def _head(self, asked: Holding, bearers: Sequence[Bearer], past: Collection[str], scene: Scene) -> Resolution:
        """Read "Kepala Negara" without a country: the home country's head in the article, else any head in it."""
        heads = [b for b in bearers if b.holding.title in _governing()]
        governing = [
            b for b in heads if asked.title == "kepala-pemerintahan" and b.holding.title in _heads_of_government()
        ]
        for pool in ([b for b in heads if b.holding.of in (HOME, None)], governing, heads):
            if pool:
                return Resolution(scene.latest(asked, pool), "the article's head of state or government")
        if (
            HOME in scene.countries and not asked.former and asked.title not in covers()
        ):  # no "orang nomor satu" of a firm
            return self.holders.resolve(replace(asked, title="presiden", of=HOME, country=HOME), HOME, past)
        return Resolution(None, "nobody of that kind in the article")

    def _at_home(self, asked: Holding, bearers: Sequence[Bearer]) -> Resolution | None:
        """Read "bertemu kepala negara" for the only one at home whom the article has."""
        if asked.of is not None or asked.title != "kepala-negara":
            return None
        heads = {b.entity for b in bearers if b.holding.title in _governing() and b.holding.of in (HOME, None)}
        return Resolution(heads.pop(), "the article's head of state or government") if len(heads) == 1 else None

    def _loose(self, asked: Holding, bearers: Sequence[Bearer], past: Collection[str], scene: Scene) -> Resolution:
        """A phrase that many could carry ("petinggi militer China"): the article's person of that country and kind."""
        body = asked.group in _OF_A_BODY and (asked.of or "").startswith("org:")  # who leads a party leads no country
        if not asked.title and asked.of is None and (before := self.named_before.resolve(asked, bearers, scene)):
            return before
        place = asked.of if asked.country is None or body else asked.country
        known = self._known(asked, scene, lambda h: related(asked, place, h) and may_mean(asked, h))
        known = [b for b in known if b.entity not in past]
        told = [b for b in bearers if related(asked, place, b.holding) and may_mean(asked, b.holding)]
        groups = (frozenset({asked.group}), _LEADING & {asked.group} and _LEADING)
        kinds = [[b for b in some if b.holding.group in group] for group in groups for some in (told, known)]
        for pool in (*kinds, told) if asked.group and not body else (told, known):
            if pool:
                return Resolution(scene.latest(asked, pool), "the article's person of that kind")
        named = {b.entity for b in bearers if asked.title and b.holding.title == asked.title}
        if len(named) == 1:
            return Resolution(named.pop(), "the article's only person of that office")
        if before := self.named_before.resolve(asked, bearers, scene):
            return before
        kin = self._known(asked, scene, lambda h: h.title in akin_titles(asked.title)) if asked.pointed else []
        if asked.group == "military" and (kin := [b for b in kin if b.entity not in past]):
            return Resolution(scene.latest(asked, kin), "the article's person of a like office")
        return Resolution(None, "nobody of that kind in the article")

    def _known(self, asked: Holding, scene: Scene, fits: Callable[[Holding], bool]) -> list[Bearer]:
        """The article's persons with the fitting offices that other articles or the list give to them at that time."""
        found = []
        for mention, person in sorted(scene.persons.items()):
            for bearer in (*self.offices.get(person.entity, ()), *self.ranks.get(person.entity, ())):
                apart = days_apart(asked.span, bearer.holding.span) if fits(bearer.holding) else None
                if apart is not None and apart <= NEAR:
                    found.append(Bearer(replace(bearer.holding, mention=mention), person.entity))
            for tenure in self.seats.world.person(person.name):
                if asked.span and tenure.covers(asked.span.start):
                    listed = self.seats.listed(tenure, asked, mention)
                    found += [Bearer(listed, person.entity)] if fits(listed) else []
        return found


@cache
def _standing() -> frozenset[str]:
    """Read the words for how somebody stands in an office: who is called so once is meant by it again."""
    return frozenset(lexicons.read("roles")["standing"])


@cache
def _governing() -> frozenset[str]:
    """Read the offices that "kepala negara" and "kepala pemerintahan" stand for."""
    return frozenset(lexicons.read("linking")["governing"])


@cache
def _heads_of_government() -> frozenset[str]:
    """Read those of them that "kepala pemerintahan" means before all others."""
    return frozenset(lexicons.read("linking")["heads_of_government"])
