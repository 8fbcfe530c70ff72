"""Offices that articles give to persons: which seat each one is, and in which country."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile

from pipeline import lexicons
from pipeline.lexicons.facts import OfficeTitle, Tenure
from pipeline.lexicons.world import World
from pipeline.link.lists import NameLists, fold_name
from pipeline.link.organizations import Link
from pipeline.records import Interval, Office, Report

_GROUPS: Mapping[str, str] = {
    "military": "military",
    "party": "party",
    "ministry": "government",
    "legislature": "parliament",
    "company": "business",
}
"""Kind of an organization -> group of its plain offices ("wakil ketua")."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One office that one mention of one article gives to a person (or, for a ROLE, asks about).

    Attributes:
        mention: Index of the PER or ROLE mention.
        title: Id of the office; the plain one where the phrase names its organization too ("kapolri").
        of: Entity id of the country, organization or place that it belongs to, or None.
        country: Country behind ``of``, or None.
        group: Group of the office.
        former: Whether it is a past office.
        span: Days in which the article was written, or None.
        acting: Whether the office is held for the time being ("Plt.", "Pj.").
        phrase: Words of the office phrase, folded, without "mantan" and "Plt.".
        definite: Of a ROLE, whether the text insists on one known person ("menteri itu"); see ``Office``.
        pointed: Of a ROLE, whether the text points back at somebody named.
        branch: Region, or its words, for which a branch of the organization stands ("Ketua PHD Bali"), or "".
        then: Of a ROLE, whether whoever held the office at the time told of is meant ("menteri Mali saat itu").
    """

    article: str
    mention: int
    title: str
    of: str | None
    country: str | None
    group: str
    former: bool
    span: Interval | None
    acting: bool = False
    phrase: tuple[str, ...] = ()
    definite: bool = True
    pointed: bool = False
    branch: str = ""
    then: bool = False

    @property
    def seat(self) -> tuple[str, str | None]:
        """The office and whom it belongs to."""
        return self.title, self.of


@dataclass(frozen=True)
class Seats:
    """Turns office phrases into seats that can be compared.

    Attributes:
        countries: Country of entities that the facts do not list (bodies of a country found by their name).
    """

    world: World
    lists: NameLists
    countries: Mapping[str, str]

    @functools.cached_property
    def titles(self) -> dict[str, OfficeTitle]:
        """Office titles by id."""
        return {title.id: title for title in self.world.offices}

    @functools.cached_property
    def _country_of(self) -> dict[str, str | None]:
        places = {place.id: _state(place.stands_for) or place.country for place in self.world.places}
        return places | {o.id: o.country for o in self.world.organizations} | {c.id: c.id for c in self.world.countries}

    @functools.cached_property
    def _actors(self) -> dict[str, str]:
        return {place.id: place.stands_for for place in self.world.places if place.stands_for}

    @functools.cached_property
    def _same(self) -> dict[tuple[str, str], tuple[str, str]]:
        return {(row[0], row[1]): (row[2], row[3]) for row in self.world.same_seat}

    @functools.cached_property
    def _ministers(self) -> dict[str, str]:
        """Ministry -> the office of its minister, who leads it: "bos Pentagon" is the minister of defence."""
        found = {}
        for body in self.world.organizations:
            if body.kind == "ministry" and body.country:
                names = (name.split() for name in (*body.strong, *body.weak))
                starts = (" ".join(words[:end]) for words in names for end in range(len(words), 0, -1))
                ministry = next((known for start in starts if (known := self.world.ministry(start))), None)
                if ministry:
                    found[body.id] = ministry.office
        return found

    def country(self, entity: str | None) -> str | None:
        """Return the country behind a country, place or organization, or None."""
        return self._country_of.get(entity or "") or self.countries.get(entity or "")

    def seat(self, title: str, of: str | None) -> tuple[str, str | None]:
        """Return the canonical office and its owner: ``kapolri`` is ``kepala`` of the police."""
        known = self.titles.get(title)
        if known and known.organization:
            return known.base or title, known.organization
        if of is None:
            return title, None
        if title not in regional():
            of = self._actors.get(of, of)  # who governs a capital governs no country
        if title in _heads() and of in self._ministers:
            title = self._ministers[of]
            known = self.titles.get(title)
        if known and known.base and of.startswith("org:"):
            title = known.base
        if known and known.of_kind == "country":
            of = self.country(of) or of
        return self._same.get((title, of), (title, of))

    def holdings(self, report: Report, links: Mapping[int, Link], span: Interval | None) -> list[Holding]:
        """Return every office of every PER and ROLE mention of an article, in text order."""
        found = []
        for i, mention in enumerate(report.mentions):
            for office in mention.offices:
                of = links[office.of].entity if office.of is not None and office.of in links else None
                title, of = self.seat(office.title, of)
                group = self._group(office.title, office.text or mention.text, of)
                country = self.country(of)
                phrase, definite = self._words(office.text or mention.text), (office.definite, office.pointed)
                status = office.former, span, office.acting
                branch = self._branch(report, office, links, of)
                held = *status, phrase, *definite, branch, office.then
                found.append(Holding(report.article, i, title, of, country, group, *held))
        return found

    def _branch(self, report: Report, office: Office, links: Mapping[int, Link], of: str | None) -> str:
        """Of which branch of an organization an office is: of a region named behind it, or of some "Daerah"."""
        if office.of is None or not (of or "").startswith("org:"):
            return ""
        own, end = report.mentions[office.of], office.span.end
        said = office.text[own.span.end - office.span.start :].lower()
        behind = [i for i in range(office.of + 1, len(report.mentions)) if report.mentions[i].span.start < end]
        for i in behind if "(" not in said else ():  # "PHD Jawa Timur (Jatim)"
            region = links[i].entity if i in links else ""
            level = report.mentions[i].text.split()[0].lower() in _branches()
            if level or (region.startswith(("cty:", "plc:")) and region != self.country(of)):
                return region
        return next((word for word in said.split() if word in _branches()), "")

    def _words(self, phrase: str) -> tuple[str, ...]:
        """The words of an office phrase from its head on, without "setempat" behind them."""
        words = fold_name(re.sub(r"[()]", " ", phrase)).split()
        if len(words) > 1 and words[-1] in self.world.sitting:
            words.pop()
        return tuple(dropwhile(self._temporal.__contains__, words))

    @functools.cached_property
    def _temporal(self) -> frozenset[str]:
        """Words before the head of an office phrase ("mantan", "Plt.")."""
        phrases = (*self.world.former, *self.world.acting)
        return frozenset(word for phrase in phrases for word in fold_name(phrase).split())

    def rank(self, report: Report, mention: int, span: Interval | None) -> Holding | None:
        """Return the rank or calling before a name ("Kolonel", "Kiai") as an office without an owner, or None."""
        for word in report.mentions[mention].honorific.split():
            known = self.world.office(word)
            if known:
                return Holding(report.article, mention, known.id, None, None, known.group, False, span)
        return None

    def listed(self, tenure: Tenure, asked: Holding, mention: int) -> Holding:
        """Return a listed office of a person whom the article of ``asked`` names at ``mention``."""
        title, of = self.seat(tenure.office, tenure.of)
        group = self._group(tenure.office, "", of)
        return Holding(asked.article, mention, title, of, self.country(of), group, False, asked.span)

    @functools.cached_property
    def _kinds(self) -> dict[str, str]:
        return {o.id: o.kind for o in self.world.organizations}

    def is_party(self, entity: str | None) -> bool:
        """Whether an organization is listed as a party."""
        return self._kinds.get(entity or "") == "party"

    def is_company(self, entity: str | None) -> bool:
        """Whether an organization is listed as a company."""
        return self._kinds.get(entity or "") == "company"

    def _group(self, title: str, phrase: str, of: str | None) -> str:
        """The group of an office: its own, else that of its organization, else what a loose phrase hints at."""
        known = self.titles.get(title)
        words = fold_name(phrase)
        hints = (group for hint, group in self.lists.hints.items() if hint in words)
        own = known.group if known else ""
        if own in ("", "other"):
            own = _GROUPS.get(self._kinds.get(of or "", ""), own)
        return own if known and known.one_holder else next(hints, own)


@functools.cache
def _branches() -> frozenset[str]:
    """Words for a branch of a body, behind its name (``roles.toml``)."""
    return frozenset(lexicons.read("roles")["branches"])


@functools.cache
def _heads() -> frozenset[str]:
    """Ids of offices that lead whatever they belong to (``linking.toml``)."""
    return frozenset(lexicons.read("linking")["heads"])


@functools.cache
def regional() -> frozenset[str]:
    """Ids of the offices that every region has (``linking.toml``)."""
    return frozenset(lexicons.read("linking")["regional_offices"])


def says(full: Sequence[str], short: Sequence[str]) -> bool:
    """Whether a shorter office phrase repeats a fuller one: the same head, then some of its words in order."""
    if not short or full[:1] != short[:1]:
        return False
    words = iter(full)
    return all(word in words for word in short)


def days_apart(left: Interval | None, right: Interval | None) -> int | None:
    """Return the days between two stretches of time, 0 where they touch, None where one is not known."""
    if left is None or right is None:
        return None
    return max(0, (max(left.start, right.start) - min(left.end, right.end)).days)


def on_both_ends(span: Interval | None) -> tuple[date, ...]:
    """Return the days on which a fact must hold to hold for the whole article."""
    return () if span is None else (span.start,) if span.start == span.end else (span.start, span.end)


def _state(entity: str | None) -> str | None:
    return entity if entity and entity.startswith("cty:") else None
