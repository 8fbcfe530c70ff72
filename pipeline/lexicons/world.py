"""The world as Indonesian news names it: countries, places, organizations, offices, and who held them when.

The facts lie beside this module: ``countries.toml``, ``places.toml``, ``organizations.toml``, ``offices.toml`` (each
opens with a comment on its fields) and ``tenures.csv``, whose columns are

* ``office``: id of an office title; ``of``: id of the country, organization or (mayors, governors) place it belongs to;
* ``person``: the name in Indonesian press spelling; ``names``: other spellings, separated by ``;``;
* ``start``, ``end``: ISO dates, also ``YYYY-MM`` or ``YYYY``; an empty end means still in office when the list was made
  (late 2025), an end of ``2022-07`` with medium confidence the last month that the source covers;
* ``seat``: tells apart holders that one office has at the same time; ``acting`` for whoever stands in ("Pj. Gubernur",
  "Plt. Wali Kota"); else empty;
* ``source``: where the fact comes from: ``Wikidata`` (CC0), ``CIA World Factbook`` (public domain), ``Institute for
  Government`` (Ministers Database, CC BY 4.0), ``public record`` (written by hand);
* ``confidence``: ``high`` (the day is known) or ``medium`` (month or year only, or less sure).

Look-ups are exact. They fold case, accents, hyphens, dots and apostrophes, except that a one-word name listed in
capitals ("AS", "RI", "PAN") is found in capitals only: *as*, *ri* and *pan* are words.
"""

from __future__ import annotations

import csv
import functools
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any, Literal, TypeVar

from pipeline import lexicons
from pipeline.lexicons.lookup import REMEMBERED, Index, carried, name_key, openings

_Found = TypeVar("_Found")

ACTING = "acting"
"""Value of ``Tenure.seat`` for those who hold an office for the time being."""
_SURNAME = 5  # letters from which on a word by itself is somebody's name

PlaceKind = Literal["capital", "city", "venue", "region", "body-of-water"]
Confidence = Literal["high", "medium"]


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or a territory that the news treats as one.

    Attributes:
        id: ``cty:`` and an English slug.
        name: What the Indonesian press calls it.
        iso3: ISO 3166-1 alpha-3 code (``XKX`` for Kosovo).
        names: Every press form, ``name`` included: full, short, everyday, abbreviated, nickname, English.
        capital: Place id of the capital, or None.
        latitude: Of the capital or the middle, degrees north.
        longitude: Degrees east.
    """

    id: str
    name: str
    iso3: str
    names: tuple[str, ...]
    capital: str | None
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """A city, building, region or water that is no country.

    Attributes:
        country: Country it lies in, or None where it lies in several or that is disputed.
        stands_for: Country or organization that the name often means ("Beijing menolak"), or None.
        within: The next larger place, or None.
    """

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    kind: PlaceKind
    latitude: float | None = None
    longitude: float | None = None
    stands_for: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization, from the United Nations to a football club.

    Attributes:
        strong: Names that are this organization wherever they stand; ``name`` among them unless it is weak.
        weak: Names that others share ("PBB", "Kementerian Pertahanan") or that are words; they need context.
        country: Country it belongs to, or None for an international one.
        parent: The organization it is part of, or None.
        kind: ``io, ministry, agency, party, military, legislature, company, media, armed-group, club, ngo`` or
            ``university``.
    """

    id: str
    name: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    country: str | None
    parent: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class OfficeTitle:
    """An office or profession, without the country or organization it belongs to.

    Attributes:
        names: Every form, lower case except for capital abbreviations; the first is the long one.
        group: ``state, government, parliament, military, international, party, diplomacy, religion, business, other``.
        one_holder: Whether a country or organization has one holder (or ``seats`` holders) at a time.
        seats: How many persons hold it at a time where ``one_holder`` is set.
        of_kind: What it belongs to.
        organization: The organization that the title itself names ("kapolri" -> ``org:polri``), or None.
        base: The plain office in that organization ("kapolri" -> ``kepala``), or, without ``organization``, in the one
            whose name the title runs into ("Kepala Badan Tata Air" -> ``kepala`` of Badan Tata Air); else None.
    """

    id: str
    names: tuple[str, ...]
    group: str
    one_holder: bool
    seats: int
    of_kind: Literal["country", "organization", "any"]
    organization: str | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Ministry:
    """A kind of ministry: how Indonesian news names it, in any country, and the office of its head.

    Attributes:
        stem: Long form without a country, lower case ("kementerian pertahanan").
        names: All forms, ``stem`` included ("kemhan", "kemenhan").
        office: Id of the office title of its minister.
    """

    stem: str
    names: tuple[str, ...]
    office: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office from ``start`` to ``end``, both days in; None = not known, or still in office.

    A date known only to the month or year is widened: ``start`` is its first day, ``end`` its last.

    Attributes:
        seat: Which of several seats it is (``a``, ``b`` …), or :data:`ACTING` for whoever stands in ("Pj. Gubernur").
    """

    office: str
    of: str
    person: str
    names: tuple[str, ...]
    start: date | None
    end: date | None
    seat: str
    source: str
    confidence: Confidence

    def covers(self, day: date) -> bool:
        """Whether the person was in office on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class World:
    """All of it, with exact look-ups.

    Attributes:
        honorifics: Words of respect before a name ("Pak", "Syekh", "Tun").
        ranks: Military and police ranks before a name ("Jenderal", "Letjen").
        former: Words that make an office a past one ("mantan", "eks").
        acting: Words that make it temporary ("Plt.", "penjabat").
        elect: Words that make it a coming one ("terpilih").
        sitting: Words behind an office that say whose it is without naming anybody ("petahana", "setempat").
        degrees: Academic degrees after a name ("S.H.", "Ph.D.").
    """

    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    organizations: tuple[Organization, ...]
    offices: tuple[OfficeTitle, ...]
    ministries: tuple[Ministry, ...]
    tenures: tuple[Tenure, ...]
    same_seat: tuple[tuple[str, str, str, str], ...]
    """Rows (office, of, canonical office, canonical of): two ways of naming one seat."""
    honorifics: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    elect: frozenset[str] = frozenset()
    sitting: frozenset[str] = frozenset()
    degrees: frozenset[str] = frozenset()

    # Reading asks for names at every word, so what answers is a property: the remembered look-up itself.

    @functools.cached_property
    def listed(self) -> Callable[[str], bool]:
        """Whether a country, place or organization carries this name."""
        return carried(self._countries.keys, self._places.keys, self._strong.keys, self._weak.keys)

    @functools.cached_property
    def country(self) -> Callable[[str], Country | None]:
        """Return the country that carries exactly this name, or None."""
        return self._if_listed(self._countries.first, None)

    @functools.cached_property
    def place(self) -> Callable[[str], Place | None]:
        """Return the place that carries exactly this name, or None; countries are no places."""
        return self._if_listed(self._places.first, None)

    @functools.cached_property
    def organization(self) -> Callable[[str], tuple[Organization, ...]]:
        """Return all organizations that carry this name, those that own it before those that share it."""
        return self._if_listed(lambda name: (*self._strong.find(name), *self._weak.find(name)), ())

    @functools.cached_property
    def owner(self) -> Callable[[str], Organization | None]:
        """Return the organization whose own name this is, not one that only shares it, or None."""

        def find(name: str) -> Organization | None:
            key = name_key(name)
            return next((o for o in self.organization(name) if any(name_key(own) == key for own in o.strong)), None)

        return self._if_listed(find, None)

    def _if_listed(self, find: Callable[[str], _Found], nothing: _Found) -> Callable[[str], _Found]:
        """Remember what a look-up answers, and ask it only for what some list carries: most names stand in none."""
        listed = self.listed
        return functools.lru_cache(REMEMBERED)(lambda name: find(name) if listed(name) else nothing)

    @functools.cached_property
    def opens_office(self) -> Callable[[str], bool]:
        """Whether an office may have a name that begins with this word; :attr:`office` is asked only then."""
        return openings(self._offices.keys)

    @functools.cached_property
    def office(self) -> Callable[[str], OfficeTitle | None]:
        """Return the office that this phrase names ("Menhan", "ketua umum"), without country or organization."""
        return self._offices.first

    @functools.cached_property
    def ministry(self) -> Callable[[str], Ministry | None]:
        """Return the kind of ministry that this phrase names ("Kemhan", "Departemen Luar Negeri"), without country."""
        return self._ministries.first

    def holders(self, office: str, of: str, on: date) -> tuple[Tenure, ...]:
        """Return who held an office on a day.

        Args:
            office: Id of an office title.
            of: Id of the country, organization or place that it belongs to. Equal seats are found either way:
                ``kapolri`` of ``cty:indonesia`` is ``kepala`` of ``org:polri``.
            on: The day; both the leaving and the coming holder count on the day of a handover.

        Returns:
            The tenures in order of start; several for an office with several seats, none for a vacancy or when unknown.
            Whoever only stands in is not among them: see :meth:`stand_ins`.
        """
        return tuple(t for t in self._seated(office, of, on) if t.seat != ACTING)

    def stand_ins(self, office: str, of: str, on: date) -> tuple[Tenure, ...]:
        """Return who held an office for the time being on a day ("Pj. Gubernur"), as :meth:`holders` does."""
        return tuple(t for t in self._seated(office, of, on) if t.seat == ACTING)

    def _seated(self, office: str, of: str, on: date) -> Iterator[Tenure]:
        return (t for t in self._by_seat.get(self._seat(office, of), ()) if t.covers(on))

    @functools.cached_property
    def person(self) -> Callable[[str], tuple[Tenure, ...]]:
        """Return all tenures of whoever carries exactly this name, in order of the list."""
        return self._persons.find

    @functools.cached_property
    def surname(self) -> Callable[[str], bool]:
        """Whether somebody in office abroad is called by this word; at home companies and places share such names."""
        abroad = [t for t in self.tenures if t.of.startswith("cty:") and t.of != "cty:indonesia"]
        words = {name.split()[-1] for t in abroad for name in (t.person, *t.names) if " " in name}
        return frozenset(word for word in words if len(word) >= _SURNAME and word.istitle()).__contains__

    @functools.cached_property
    def opens(self) -> Callable[[str], bool]:
        """Whether a country, place or organization may have a name that begins with this word."""
        return openings(self._countries.keys, self._places.keys, self._strong.keys, self._weak.keys)

    def _seat(self, office: str, of: str) -> tuple[str, str]:
        title = self._titles.get(office)
        if title and title.base and title.organization:
            office, of = title.base, title.organization
        office, of = self._same.get((office, of), (office, of))
        if (office, of) not in self._by_seat:
            of = self._actors.get(of) or of
        return self._same.get((office, of), (office, of))

    @functools.cached_property
    def _actors(self) -> dict[str, str | None]:
        """Organization or place -> the country for which it acts, so that a ministry's minister is the country's."""
        return {o.id: o.country for o in self.organizations} | {p.id: p.stands_for for p in self.places}

    @functools.cached_property
    def _same(self) -> dict[tuple[str, str], tuple[str, str]]:
        return {(row[0], row[1]): (row[2], row[3]) for row in self.same_seat}

    @functools.cached_property
    def _titles(self) -> dict[str, OfficeTitle]:
        return {title.id: title for title in self.offices}

    @functools.cached_property
    def _by_seat(self) -> dict[tuple[str, str], tuple[Tenure, ...]]:
        seats: dict[tuple[str, str], list[Tenure]] = {}
        for tenure in sorted(self.tenures, key=lambda t: t.start or date.min):
            seats.setdefault((tenure.office, tenure.of), []).append(tenure)
        return {seat: tuple(held) for seat, held in seats.items()}

    @functools.cached_property
    def _countries(self) -> Index[Country]:
        return Index(self.countries, lambda c: c.names)

    @functools.cached_property
    def _places(self) -> Index[Place]:
        return Index(self.places, lambda p: p.names)

    @functools.cached_property
    def _strong(self) -> Index[Organization]:
        return Index(self.organizations, lambda o: o.strong)

    @functools.cached_property
    def _weak(self) -> Index[Organization]:
        return Index(self.organizations, lambda o: o.weak)

    @functools.cached_property
    def _offices(self) -> Index[OfficeTitle]:
        return Index(self.offices, lambda o: o.names)

    @functools.cached_property
    def _ministries(self) -> Index[Ministry]:
        return Index(self.ministries, lambda m: m.names)

    @functools.cached_property
    def _persons(self) -> Index[Tenure]:
        return Index(self.tenures, lambda t: (t.person, *t.names))


@functools.cache
def load_world() -> World:
    """Read the shipped facts, once a process.

    Returns:
        The world; treat it as read-only.
    """
    titles = lexicons.read("offices")
    organizations = lexicons.read("organizations")["organization"]
    return World(
        countries=tuple(_country(row) for row in lexicons.read("countries")["country"]),
        places=tuple(_read_places(lexicons.read("places"))),
        organizations=tuple(_organization(row) for row in organizations),
        offices=tuple(_office(row) for row in titles["office"]),
        ministries=tuple(Ministry(row["names"][0], tuple(row["names"]), row["office"]) for row in titles["ministry"]),
        tenures=_tenures(),
        same_seat=tuple((a, b, c, d) for a, b, c, d in titles["same_seat"]),
        **{key: frozenset(words) for key, words in titles["words"].items()},
    )


@functools.cache
def buildings() -> frozenset[str]:
    """Read the words that open the name of a building or a street rather than of a town."""
    return frozenset(lexicons.read("places")["buildings"])


def _country(row: dict[str, Any]) -> Country:
    names = (row["name"], *row.get("names", ()))
    return Country(row["id"], row["name"], row["iso3"], names, row.get("capital"), row["lat"], row["lon"])


def _read_places(table: dict[str, Any]) -> Iterator[Place]:
    for kind in ("capital", "region", "body-of-water", "venue"):
        for row in table[kind]:
            names = (row["name"], *row.get("names", ()))
            where = row.get("lat"), row.get("lon")
            yield Place(
                row["id"], names[0], names, row.get("country"), kind, *where, row.get("stands_for"), row.get("within")
            )
    for country, cities in table["city"].items():
        for slug, (lat, lon, *names) in cities.items():
            yield Place(f"plc:{slug}", names[0], tuple(names), f"cty:{country}", "city", lat, lon)
    for province, regencies in table["regency"].items():
        for name in regencies:
            slug = "-".join(name.lower().split())
            yield Place(f"plc:{slug}", name, (name,), "cty:indonesia", "city", within=f"plc:{province}")


def _organization(row: dict[str, Any]) -> Organization:
    weak = tuple(row.get("weak", ()))
    strong = tuple(name for name in (row["name"], *row.get("strong", ())) if name not in weak)
    return Organization(row["id"], row["name"], strong, weak, row.get("country"), row.get("parent"), row["kind"])


def _office(row: dict[str, Any]) -> OfficeTitle:
    return OfficeTitle(
        row["id"],
        tuple(row["names"]),
        row["group"],
        row.get("seats", 0) > 0,
        row.get("seats", 1),
        row["of"],
        row.get("organization"),
        row.get("base"),
    )


def _tenures() -> tuple[Tenure, ...]:
    text = resources.files(lexicons).joinpath("tenures.csv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return tuple(
        Tenure(office, of, person, _split(names), _first(start), _last(end), seat, source, _confidence(confidence))
        for office, of, person, names, start, end, seat, source, confidence in rows
    )


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split(";")) if names else ()


def _confidence(text: str) -> Confidence:
    return "high" if text == "high" else "medium"


def _first(text: str) -> date | None:
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :]) if text else None


def _last(text: str) -> date | None:
    if not text or len(text) == 10:
        return date.fromisoformat(text) if text else None
    year, month = int(text[:4]), int(text[5:] or 12)
    return date(year, month, monthrange(year, month)[1])
