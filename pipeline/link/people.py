"""All persons that the corpus names: evidence for each full name, persons over articles, and words that stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from pipeline.lexicons.facts import Tenure
from pipeline.lexicons.world import World
from pipeline.link.across import DOMINANT, Evidence, cluster_names
from pipeline.link.blocks import Key, block_keys
from pipeline.link.lists import NameLists
from pipeline.link.offices import Holding, Seats, on_both_ends
from pipeline.link.organizations import COMPANY, HOME
from pipeline.link.person_names import PersonName, align, parse, reduce_all
from pipeline.link.slugs import entity_id
from pipeline.link.within import Anchor
from pipeline.records import Interval

_NOTHING: frozenset[str] = frozenset()
_PROPHET = "mohammed"  # a first name before the one that a man goes by
_RECENT = 5
"""A former office-holder is still named by one word for about this many years."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the corpus or of the list of offices.

    Attributes:
        name: Full name to show, or "" where only a bare name is known.
        reason: Why a mention is this person.
        articles: Ids of the articles that spell the name out, each once.
        countries: Countries of the person's offices.
        titles: Offices that articles give to the person.
    """

    entity: str
    name: str
    reason: str = ""
    articles: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class People:
    """The persons found, and ways to ask for them.

    Attributes:
        by_name: Full name (also listed ones that no article carries) -> person.
        by_word: Last (or family) word of a full name -> persons of the corpus, the most named first; a first word
            counts only where it is rare or several articles name the person.
        by_any: Any word of a full name that stands alone elsewhere -> persons of the corpus.
        listed: Family name or only name -> office-holders of that name.
    """

    world: World
    lists: NameLists
    by_name: Mapping[PersonName, Person]
    by_word: Mapping[str, tuple[Person, ...]]
    by_any: Mapping[str, tuple[Person, ...]]
    listed: Mapping[str, tuple[Tenure, ...]]

    def tenured(self, tenure: Tenure) -> Person:
        """Return the person of a listed tenure, the same as the one that the articles' full names lead to."""
        found = self.by_name.get(parse(tenure.person, self.lists))
        return found or Person(entity_id("per", tenure.person), tenure.person)

    def bare(
        self,
        name: PersonName,
        held: Iterable[Holding],
        article: str,
        span: Interval | None,
        company: Iterable[Person] = (),
    ) -> Person:
        """Return whom a name means that its own article never spells out.

        Args:
            name: The bare name.
            held: Offices that the article gives to its bearer.
            article: Id of that article.
            span: When the article was written.
            company: Persons whom the article does spell out.

        Returns:
            A person of the corpus or of the list if only one can be meant, else a person of that bare name.
        """
        offices = [holding for holding in held if not holding.former]
        countries = frozenset(holding.country for holding in offices if holding.country)
        titles = frozenset(holding.title for holding in offices)
        for found, reason in (
            (self._in_office(name, offices), "office at that date"),
            (self._among(name, countries, titles, company), "the person of that name in the same company elsewhere"),
            (self._dominant(name, countries, titles), "the person of that name in other articles"),
            (self._known(name, span), "the listed person of that name"),
        ):
            if found:
                return replace(found, reason=reason)
        text = " ".join((*name.tokens, name.suffix)).strip()
        vague = self.lists.common.issuperset(name.tokens) or len(name.joined) < 3
        return Person(entity_id("per", text, apart=article if vague else ""), "", "bare name")

    def _in_office(self, name: PersonName, held: Iterable[Holding]) -> Person | None:
        found = {
            tenure.person: tenure
            for holding in held
            if holding.of is not None
            for day in on_both_ends(holding.span)
            for list_ in (self.world.holders, self.world.stand_ins)
            for tenure in list_(holding.title, holding.of, day)
            if align(name, parse(tenure.person, self.lists), self.lists)
        }
        return self.tenured(next(iter(found.values()))) if len(found) == 1 else None

    def _among(
        self, name: PersonName, countries: frozenset[str], titles: frozenset[str], company: Iterable[Person]
    ) -> Person | None:
        """The only person of that name whom an article names beside others who are here too: one story, retold."""
        if len(name.tokens[-1]) < 3:
            return None
        others: dict[str, int] = {}
        for person in {person.entity: person for person in company}.values():
            for article in person.articles:
                others[article] = others.get(article, 0) + 1
        shared = {article for article, number in others.items() if number >= COMPANY}
        if not shared:
            return None
        regnal = titles & self.lists.regnal_titles
        fitting = [
            person
            for person in self.by_any.get(name.tokens[-1], ())
            if not (countries and person.countries) or not person.countries.isdisjoint(countries)
            if not regnal or person.titles & regnal
        ]
        close = [person for person in fitting if not shared.isdisjoint(person.articles)]
        return close[0] if len(close) == 1 else None

    def _dominant(self, name: PersonName, countries: frozenset[str], titles: frozenset[str]) -> Person | None:
        """The only, or by far the most named, person of whose name this is the first or last word."""
        word = name.tokens[-1]
        fitting = self.by_word.get(word, ()) if len(word) >= 3 or word in self.lists.family_first else ()
        if titles & self.lists.regnal_titles:
            fitting = tuple(person for person in fitting if person.titles & titles)
        near: Sequence[Person] = ()
        if countries or titles:
            possible = [person for person in fitting if not countries or not person.countries.isdisjoint(countries)]
            near = [person for person in possible if person.titles & titles] or (possible if countries else [])
        if word in self.lists.common and not near:
            return None
        ranked = near or ([p for p in fitting if not p.countries] if countries else fitting)
        if not ranked or (len(ranked) > 1 and len(ranked[0].articles) < DOMINANT * len(ranked[1].articles)):
            return None
        return ranked[0]

    def _known(self, name: PersonName, span: Interval | None) -> Person | None:
        tenures = [t for t in self.listed.get(name.tokens[-1], ()) if span and _current(t, span)]
        persons = dict.fromkeys(t.person for t in tenures)
        return self.tenured(tenures[0]) if len(persons) == 1 and len(name.joined) > 3 else None


def collect(
    anchors: Mapping[str, Mapping[int, Anchor]], holdings: Mapping[str, Iterable[Holding]]
) -> dict[PersonName, Evidence]:
    """Gather what the articles tell of every full name.

    Args:
        anchors: Article id -> mention index -> full name behind it; in id order.
        holdings: Article id -> offices given in it.
    """
    evidence: dict[PersonName, Evidence] = {}
    for article, named in anchors.items():
        for anchor in named.values():
            if anchor.sure:
                known = evidence.get(anchor.name)
                if known is None:
                    evidence[anchor.name] = Evidence([anchor.text], [article])
                    continue
                known.surfaces.append(anchor.text)
                if known.articles[-1] != article:
                    known.articles.append(article)
        for holding in holdings[article]:
            bearer = named.get(holding.mention)
            if bearer and bearer.sure:
                known = evidence[bearer.name]
                known.titles = known.titles | {holding.title}
                known.countries = known.countries | ({holding.country} if holding.country else set())
    return evidence


def find_people(evidence: dict[PersonName, Evidence], bare: frozenset[str], lists: NameLists, seats: Seats) -> People:
    """Group the full names of the corpus into persons, with the listed office-holders' names as further evidence.

    Args:
        evidence: Every full name of the corpus; used up.
        bare: Words that stand alone somewhere, without their full name.
        lists: Word lists.
        seats: Compares offices.
    """
    world = seats.world
    _add_listed(evidence, world, lists, seats)
    clusters: dict[PersonName, list[PersonName]] = {}
    for name, head in cluster_names(evidence, lists).items():
        clusters.setdefault(head, []).append(name)
    by_name: dict[PersonName, Person] = {}
    by_word: dict[str, list[Person]] = {}
    by_any: dict[str, list[Person]] = {}
    for names in clusters.values():
        person = _person([evidence.pop(name) for name in names])
        by_name |= dict.fromkeys(names, person)
        if person.articles:
            for word in {word for name in names for word in _called(name, person, lists)}:
                by_word.setdefault(word, []).append(person)
            for word in {word for name in names for word in name.tokens if word not in name.fathers} & bare:
                by_any.setdefault(word, []).append(person)
    return People(world, lists, by_name, _ranked(by_word), _ranked(by_any), _by_family_name(world, lists, seats))


def _ranked(index: Mapping[str, list[Person]]) -> dict[str, tuple[Person, ...]]:
    """Sort the persons of each word, the most named first; of two with one id the latter counts."""
    found = {}
    for word, persons in index.items():
        different = {person.entity: person for person in persons} if len(persons) > 1 else {"": persons[0]}
        found[word] = tuple(sorted(different.values(), key=lambda p: (-len(p.articles), p.entity)))
    return found


def _person(names: Sequence[Evidence]) -> Person:
    """Name a cluster: as the list writes it, else by the full name that most mentions carry."""
    listed = sorted({known.person for known in names if known.person})
    name = listed[0] if listed else most_used([text for known in names for text in known.surfaces])
    return Person(
        entity_id("per", name),
        name.title() if name.isupper() and " " in name else name,
        articles=tuple(sorted({article for known in names for article in known.articles})),
        countries=_union([known.countries for known in names]),
        titles=_union([known.titles for known in names]),
    )


def _union(sets: Sequence[AbstractSet[str]]) -> frozenset[str]:
    """All members; for most persons there are none, and a million empty sets would be large."""
    found = [one for one in sets if one]
    return frozenset().union(*found) if found else _NOTHING


def most_used(spellings: Sequence[str]) -> str:
    """Return the commonest spelling; of several the one not in capitals, the longest, the first in the alphabet."""
    if len(set(spellings)) == 1:
        return spellings[0]
    counts = Counter(spellings)
    return min(counts, key=lambda text: (-counts[text], text.isupper(), -len(text), text))


def _add_listed(evidence: dict[PersonName, Evidence], world: World, lists: NameLists, seats: Seats) -> None:
    """Add the listed names of office-holders, and of persons with other names, that may meet a name of the corpus."""
    bearers: dict[PersonName, set[str]] = {}
    countries: dict[str, set[str]] = {}
    for person, text in _listed_names(world, lists):
        bearers.setdefault(parse(text, lists), set()).add(person)
    for tenure in world.tenures:
        country = seats.country(seats.seat(tenure.office, tenure.of)[1])
        countries.setdefault(tenure.person, set()).update({country} if country else ())
    names: dict[str, set[PersonName]] = {}
    for name, persons in bearers.items():
        if len(persons) == 1 and (name.full or name in evidence):
            names.setdefault(next(iter(persons)), set()).add(name)
    for person in _met(evidence, names, lists):
        for name in names[person]:
            known = evidence.setdefault(name, Evidence())
            known.person = person
            known.countries = known.countries | countries.get(person, set())


def _met(evidence: Iterable[PersonName], names: Mapping[str, Iterable[PersonName]], lists: NameLists) -> list[str]:
    """Return the listed persons with a name that a name of the corpus may be, in order of the list."""
    reduce_all((token for own in names.values() for name in own for token in name.tokens), lists)
    keys: dict[Key, list[str]] = {}
    for person, own in names.items():
        for key in {key for name in own for key in block_keys(name, lists)}:
            keys.setdefault(key, []).append(person)
    met = {person for name in evidence for key in block_keys(name, lists) for person in keys.get(key, ())}
    return [person for person in names if person in met]


def _listed_names(world: World, lists: NameLists) -> Iterator[tuple[str, str]]:
    """Yield (person, name); somebody in both lists is called as the list of offices does."""
    for tenure in world.tenures:
        for text in (tenure.person, *tenure.names):
            yield tenure.person, text
    groups: dict[str, list[str]] = {}
    for also, name in lists.strong.items():
        groups.setdefault(name, [name]).append(also)
    for name, texts in groups.items():
        holders = {tenure.person for text in texts for tenure in world.person(text)}
        if len(holders) < 2:
            for text in texts:
                yield next(iter(holders), name), text


def _called(name: PersonName, person: Person, lists: NameLists) -> set[str]:
    """The words by which other articles may call a person: the family name; a given name that is rare or well known."""
    family, given = name.tokens[0], name.tokens[-1]
    if family not in lists.family_first:
        family, given = given, family
        if len(name.tokens) > 2 and lists.given.get(given) == _PROPHET:
            given = name.tokens[1]  # "Mohd Nizam Jaffar"
    rare = len(given) >= 5 and given not in lists.given and given not in lists.common
    return {family, given} if rare or len(person.articles) >= DOMINANT else {family}


def _by_family_name(world: World, lists: NameLists, seats: Seats) -> dict[str, tuple[Tenure, ...]]:
    """Index office-holders by the one word that names them abroad; at home that word may be anybody's given name."""
    found: dict[str, list[Tenure]] = {}
    for tenure in world.tenures:
        name = parse(tenure.person, lists)
        tokens = name.tokens
        if len(tokens) > 1 and seats.country(seats.seat(tenure.office, tenure.of)[1]) == HOME:
            continue
        family = tokens[0] if tokens[0] in lists.family_first or tokens[-1] in name.fathers else tokens[-1]
        # a word that the list gives as a name of its own ("Thaksin") needs no rule of which word it is
        called = {own.tokens[0] for text in tenure.names if len((own := parse(text, lists)).tokens) == 1}
        for word in sorted({family, *called}):
            found.setdefault(word, []).append(tenure)
    return {word: tuple(tenures) for word, tenures in found.items()}


def _current(tenure: Tenure, span: Interval) -> bool:
    """Whether someone was in office then or had been a few years before."""
    return (tenure.start is None or tenure.start <= span.end) and (
        tenure.end is None or tenure.end.year + _RECENT >= span.start.year
    )
