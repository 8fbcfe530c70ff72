"""The facts that are listed, one type a kind of row, and how each is read from its file.

``tenures.csv`` has the columns

* ``office``: id of an office title; ``of``: id of the country, organization or (mayors, governors) place it belongs to;
* ``person``: the name in Indonesian press spelling; ``names``: other spellings, separated by ``;``;
* ``start``, ``end``: ISO dates, also ``YYYY-MM`` or ``YYYY``; an empty end means still in office when the list was made
  (late 2025), an end of ``2022-07`` with medium confidence the last month that the source covers;
* ``seat``: tells apart holders that one office has at the same time; ``acting`` for whoever stands in ("Pj. Gubernur",
  "Plt. Wali Kota"); else empty;
* ``source``: where the fact comes from: ``Wikidata`` (CC0), ``CIA World Factbook`` (public domain), ``Institute for
  Government`` (Ministers Database, CC BY 4.0), ``public record`` (written by hand);
* ``confidence``: ``high`` (the day is known) or ``medium`` (month or year only, or less sure).
"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any, Literal

from pipeline import lexicons

ACTING = "acting"
"""Value of ``Tenure.seat`` for those who hold an office for the time being."""

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


def read_country(row: dict[str, Any]) -> Country:
    """Make a country of a row of ``countries.toml``."""
    names = (row["name"], *row.get("names", ()))
    return Country(row["id"], row["name"], row["iso3"], names, row.get("capital"), row["lat"], row["lon"])


def read_places(table: dict[str, Any]) -> Iterator[Place]:
    """Yield the places of ``places.toml``, those that lists name one by one before the towns."""
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


def read_organization(row: dict[str, Any]) -> Organization:
    """Make an organization of a row of ``organizations.toml``."""
    weak = tuple(row.get("weak", ()))
    strong = tuple(name for name in (row["name"], *row.get("strong", ())) if name not in weak)
    return Organization(row["id"], row["name"], strong, weak, row.get("country"), row.get("parent"), row["kind"])


def read_office(row: dict[str, Any]) -> OfficeTitle:
    """Make an office of a row of ``offices.toml``."""
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


def read_tenures() -> tuple[Tenure, ...]:
    """Read ``tenures.csv``."""
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
