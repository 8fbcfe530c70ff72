"""Organizations: listed ones, ministries and other bodies of a country, and all others by their name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from itertools import islice, product

from pipeline.lexicons.facts import Country, Organization
from pipeline.lexicons.lookup import fold, name_key
from pipeline.lexicons.world import World
from pipeline.link.lists import NameLists, fold_name
from pipeline.link.slugs import entity_id, slug

_DOTTED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")

_OWN = ("own name", "defined in the text", "defined in another article")
_MANY = 20  # articles of a name that are looked at
COMPANY = 2
"""Persons that two articles must share for a word in one to be what a longer name is in the other."""

HOME = "cty:indonesia"
"""The country that Indonesian news means where it names none."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a name refers to, how that was decided, and the country that the name itself gives, if any."""

    entity: str
    reason: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class OrganizationNames:
    """Reads organizations' names with the help of the listed facts."""

    world: World
    lists: NameLists

    def listed(self, name: str) -> Link | None:
        """Return the organization that owns this name wherever it stands, or None; a bare ministry has no owner."""
        if self.world.ministry(name):
            return None
        own = [o for form in self._forms(name) for o in self.world.organization(form) if _owns(o, form)]
        if len({o.id for o in own}) == 1:
            return Link(own[0].id, "listed name")
        return self._body(name)

    def sharing(self, name: str) -> tuple[Organization, ...]:
        """Return the listed organizations that share this name with others, in the order of the list."""
        return tuple(dict.fromkeys(o for form in self._forms(name) for o in self.world.organization(form)))

    def of_country(self, head: str, country: Country) -> Link:
        """Return the body of a country that ``head`` names ("Kemlu", "Dewan Keamanan")."""
        ministry = self.world.ministry(head)
        head = ministry.stem if ministry else self.lists.heads.get(fold_name(head), head)
        for name in country.names:
            own = [o for o in self.world.organization(f"{head} {name}") if o.country in (country.id, None)]
            if own:
                return Link(own[0].id, "listed body of a country")
        return Link(f"org:{slug(head)}-{country.id.partition(':')[2]}", "body of a country", country.id)

    def unlisted(self, name: str) -> Link:
        """Return an organization known by nothing but its name; legal forms, descriptors, "partai" do not count."""
        words = self._bare(name)
        if len(words) == 2 and words[0] == "partai":
            words = words[1:]
        elif len(words) > 2 and words[1] == "partai":  # "DPD Partai Biru Dakar"
            words = words[:1] + words[2:]
        return Link(entity_id("org", " ".join(words)), "own name")

    def _body(self, name: str) -> Link | None:
        words = name.split()
        for cut in range(1, len(words)):
            country = self.world.country(" ".join(words[cut:]))
            if country:
                return self.of_country(" ".join(words[:cut]), country)
        return None

    def _forms(self, name: str) -> tuple[str, ...]:
        spelt = name.replace(".", "") if _DOTTED.fullmatch(name) else " ".join(self._bare(name))
        return (name,) if spelt == fold_name(name) else (name, spelt)

    def _bare(self, name: str) -> tuple[str, ...]:
        folded = re.sub(r"[()]", " ", fold_name(name))
        for descriptor in self.lists.descriptors:
            if folded.startswith(descriptor + " "):
                folded = folded[len(descriptor) :]
        words = folded.split()
        while len(words) > 1 and words[0] in self.lists.legal_forms:
            words = words[1:]
        while len(words) > 1 and words[-1] in self.lists.legal_forms:
            words = words[:-1]
        return tuple(words)


def _owns(organization: Organization, name: str) -> bool:
    keys = {name_key(form) for form in organization.strong}
    return name in keys or fold(name) in keys


def short_forms(links: Mapping[str, Mapping[int, Link]], named: Callable[[str], Set[str]]) -> dict[str, str]:
    """Find unlisted organizations that shorten a longer name of the same story: "Bank Biru" for "Bank Biru Nusantara".

    A short form is all of the longer name but its first word, which mostly says its kind ("Bank"), or its beginning;
    not of a party's name, since parties split and add a word ("Partai Biru Perjuangan"). Both stand in one article, or
    in articles that share :data:`COMPANY` persons; a single word only in one article.

    Args:
        links: Article id -> mention index -> what the mention refers to.
        named: Tells the names of persons in an article.

    Returns:
        Entity id of the short form -> that of the longer name, only where one alone fits.
    """
    articles: dict[str, dict[str, None]] = {}  # in order, and asked without being built anew
    for article, found in links.items():
        for entity in {
            link.entity for link in found.values() if link.reason in _OWN and link.entity.startswith("org:")
        }:
            articles.setdefault(entity, {})[article] = None
    longer: dict[str, list[str]] = {}
    for entity in articles:
        words = entity.removeprefix("org:").split("-")
        beginnings = range(1, len(words)) if words[0] != "partai" else ()
        for short in {"-".join(words[:length]) for length in beginnings} | {"-".join(words[1:])}:
            if f"org:{short}" in articles:
                longer.setdefault(f"org:{short}", []).append(entity)
    joined = {}
    for short, entities in longer.items():
        near = sorted((e for e in entities if _together(short, articles[short], articles[e], named)), key=len)
        party = f"org:partai-{short.removeprefix('org:')}"
        if party in near:  # "Fajar" is the "Partai Fajar", and not its "DPW Fajar"
            joined[short] = party
        elif near and all(near[-1].startswith(entity) for entity in near):
            joined[short] = near[-1]
    return joined


def _together(
    short: str, left: Mapping[str, None], right: Mapping[str, None], named: Callable[[str], Set[str]]
) -> bool:
    """Whether two names stand in one article or, if the shorter has several words, in two of one story."""
    if not left.keys().isdisjoint(right):
        return True
    pairs = product(islice(left, _MANY), islice(right, _MANY))
    return "-" in short and any(len(named(a) & named(b)) >= COMPANY for a, b in pairs)
