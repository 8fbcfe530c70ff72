"""Countries, places and organizations of one article: exact look-up, definitions, and names cut short.

A name of a country or place is never matched by likeness. A capital is a place and stays apart from its country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.lexicons.facts import Organization
from pipeline.link.lists import fold_name, plain
from pipeline.link.organizations import HOME, Link, OrganizationNames
from pipeline.link.slugs import entity_id
from pipeline.records import Mention, Report


@dataclass(frozen=True, slots=True)
class Definitions:
    """Short forms that the articles themselves introduce, where all articles agree: folded short form -> entity id."""

    meaning: Mapping[str, str]


def resolve_listed(mention: Mention, names: OrganizationNames) -> Link | None:
    """Return what a LOC or ORG mention refers to where the facts list it; the type only says where to look first."""
    world, text = names.world, plain(mention.text)
    country, place = world.country(text), world.place(text)
    land = Link(country.id, "listed country") if country else Link(place.id, "listed place") if place else None
    if mention.type == "ORG":
        return names.listed(text) or (None if names.sharing(text) else land)
    owned = names.listed(text) if not land and world.organization(text) else None
    return land or owned


def resolve_article(report: Report, names: OrganizationNames, definitions: Definitions) -> dict[int, Link]:
    """Link every LOC and ORG mention of an article.

    Args:
        report: What the article says.
        names: Reads organizations' names.
        definitions: Short forms that the corpus agrees on.

    Returns:
        Mention index -> entity id and reason, one for every LOC and ORG mention.
    """
    wanted = [i for i, mention in enumerate(report.mentions) if mention.type in ("LOC", "ORG")]
    listed = {i: resolve_listed(report.mentions[i], names) for i in wanted}
    links = {i: link for i, link in listed.items() if link}
    defined = dict(_defined(report, links, names))
    for i in wanted:
        link = defined.get(fold_name(report.mentions[i].text))
        if link and i not in links:
            links[i] = link
    for i in wanted:
        if i not in links:
            links[i] = _in_context(i, report, links, names) or _alone(report.mentions[i], names, definitions)
    links.update({i: abroad for i in wanted if (abroad := _seat_abroad(i, report, names))})
    return links


def _seat_abroad(i: int, report: Report, names: OrganizationNames) -> Link | None:
    """Where "Istana Kepresidenan" is if every town told so far lies in one other country: its own seat, or the town."""
    mention = report.mentions[i]
    if fold_name(plain(mention.text)) not in names.lists.seats:
        return None
    end = next((s.span.end for s in report.sentences if s.span.covers(mention.span)), mention.span.end)
    told = [
        other for k, other in enumerate(report.mentions) if k != i and other.type == "LOC" and other.span.start < end
    ]
    found = [place for other in told if (place := names.world.place(plain(other.text)))]
    towns = [place for place in found if place.kind in ("capital", "city")]
    lands = {town.country for town in towns}
    if len(lands) != 1 or HOME in lands or None in lands:
        return None
    country = next(c for c in names.world.countries if c.id in lands)
    called = (*country.names, *(name for town in towns for name in town.names))
    own = next((seat for name in called if (seat := names.world.place(f"Istana Kepresidenan {name}"))), towns[-1])
    return Link(own.id, "seat in the country told of")


def collect_definitions(reports: Iterable[Report], names: OrganizationNames) -> Definitions:
    """Gather the short forms that articles introduce, and keep those that mean one thing in all of them."""
    seen: dict[str, Counter[str]] = {}
    for report in reports:
        links = {
            i: link
            for pair in report.definitions
            for i in pair
            if report.mentions[i].type in ("LOC", "ORG") and (link := resolve_listed(report.mentions[i], names))
        }
        for short, link in _defined(report, links, names):
            seen.setdefault(short, Counter())[link.entity] += 1
    return Definitions({short: next(iter(ids)) for short, ids in sorted(seen.items()) if len(ids) == 1})


def _defined(report: Report, links: Mapping[int, Link], names: OrganizationNames) -> Iterator[tuple[str, Link]]:
    """Yield (folded name, entity) for the sides of each definition that are not listed; the listed one names both."""
    for long, short in report.definitions:
        full, brief = report.mentions[long], report.mentions[short]
        if full.type not in ("LOC", "ORG") or brief.type not in ("LOC", "ORG"):
            continue
        tail = _abbreviated_tail(full.text, brief.text)
        if tail:
            meant = Mention(full.span, tail, full.type)
            known = resolve_listed(meant, names) or _unlisted(meant, names)
        else:
            listed = links.get(short)
            part = full.type == "ORG" and listed is not None and not listed.entity.startswith("org:")
            known = links.get(long) or (None if part else listed) or _unlisted(full, names)  # "PHD Jawa Timur (Jatim)"
        for i, mention in ((long, full), (short, brief)):
            if i not in links and not (tail and i == long):
                yield fold_name(mention.text), Link(known.entity, "defined in the text", known.country)


def _abbreviated_tail(long: str, short: str) -> str | None:
    """Return the end of a long form that alone is abbreviated: "Dewan Keamanan Perserikatan Bangsa-Bangsa (PBB)"."""
    words = [word for word in re.finditer(r"\w+", long) if word.group()[0].isupper() or word.group()[0].isdigit()]
    initials = "".join(word.group()[0] for word in words).casefold()
    letters = short.replace(".", "").casefold()
    extra = len(initials) - len(letters)
    return long[words[extra].start() :] if extra > 0 and short.isupper() and initials.endswith(letters) else None


def _by_initials(i: int, report: Report, links: Mapping[int, Link], names: OrganizationNames) -> Link | None:
    """The only organization of the article whose capitals this abbreviation spells ("Komisi Pemilihan Umum … KPU")."""
    letters = report.mentions[i].text
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 6):
        return None
    found = {}
    for k, other in enumerate(report.mentions):
        initials = "".join(word[0] for word in other.text.replace("-", " ").split() if word[0].isupper())
        if other.type == "ORG" and " " in other.text and initials == letters:
            link = links.get(k) or _unlisted(other, names)
            found[link.entity] = Link(link.entity, "initials of a longer name", link.country)
    return next(iter(found.values())) if len(found) == 1 else None


def _in_context(i: int, report: Report, links: Mapping[int, Link], names: OrganizationNames) -> Link | None:
    """A name that others share, a bare ministry, or the beginning of a longer name in the same article."""
    mention = report.mentions[i]
    longer = _longer(i, report, links, names)
    if longer:
        return longer
    if mention.type != "ORG":
        return None
    spelt = _by_initials(i, report, links, names)
    if spelt:
        return spelt
    countries = [link.entity for _, link in sorted(links.items())]
    shared = names.sharing(plain(mention.text))
    if shared:
        return Link(min(enumerate(shared), key=lambda item: _distance(item, countries))[1].id, "shared name")
    if names.world.ministry(mention.text):
        home = next((c for c in names.world.countries if c.id == HOME), None)
        return names.of_country(mention.text, home) if home else None
    return None


def _distance(item: tuple[int, Organization], named: list[str]) -> tuple[int, int]:
    """How far an organization that shares a name is from the article: named there, of a country there, in the list."""
    place, organization = item
    if organization.id in named:
        return 0, place
    abroad = organization.country and organization.country != HOME
    return (2 if abroad and organization.country not in named else 1), place


def _longer(i: int, report: Report, links: Mapping[int, Link], names: OrganizationNames) -> Link | None:
    """The last fuller name of the same article that begins like this one and adds only a country or place."""
    mention = report.mentions[i]
    ministry = names.world.ministry(mention.text)
    if ministry is None and len(mention.text.split()) < 2:
        return None
    found: list[tuple[int, Link]] = []
    folded = fold_name(mention.text)
    for k, other in enumerate(report.mentions):
        words = other.text.split() if other.type == mention.type else ()
        for cut in range(1, len(words)):
            head, rest = " ".join(words[:cut]), " ".join(words[cut:])
            same = fold_name(head) == folded or (ministry and names.world.ministry(head) == ministry)
            if same and (names.world.country(rest) or names.world.place(rest)):
                link = links.get(k) or _unlisted(other, names)
                found.append((k, link))
    before = [link for k, link in found if k < i]
    after = [link for k, link in found if k > i]
    if not found:
        return None
    fuller = (before[-1:] or after)[0]
    return Link(fuller.entity, "beginning of a longer name", fuller.country)


def _alone(mention: Mention, names: OrganizationNames, definitions: Definitions) -> Link:
    meaning = definitions.meaning.get(fold_name(mention.text))
    return Link(meaning, "defined in another article") if meaning else _unlisted(mention, names)


def _unlisted(mention: Mention, names: OrganizationNames) -> Link:
    if mention.type == "ORG":
        return names.unlisted(plain(mention.text))
    return Link(entity_id("plc", plain(mention.text)), "own name")
