"""The world as Indonesian news names it: countries, places, organizations, offices, and who held them when.

The facts lie beside this module: ``countries.toml``, ``places.toml``, ``organizations.toml``, ``offices.toml`` (each
opens with a comment on its fields) and ``tenures.csv`` (:mod:`pipeline.lexicons.facts` tells its columns).

Look-ups are exact. They fold case, accents, hyphens, dots and apostrophes, except that a one-word name listed in
capitals ("AS", "RI", "PAN") is found in capitals only: *as*, *ri* and *pan* are words.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pipeline import lexicons
from pipeline.lexicons.facts import (
    ACTING,
    Country,
    Ministry,
    OfficeTitle,
    Organization,
    Place,
    Tenure,
    read_country,
    read_office,
    read_organization,
    read_places,
    read_tenures,
)
from pipeline.lexicons.lookup import REMEMBERED, Index, carried, closings, name_key, openings

_Found = TypeVar("_Found")

_SURNAME = 5  # letters from which on a word by itself is somebody's name


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
    def closes_office(self) -> Callable[[str], bool]:
        """Whether an office may have a name that ends with this word."""
        return closings(self._offices.keys)

    @functools.cached_property
    def office(self) -> Callable[[str], OfficeTitle | None]:
        """Return the office that this phrase names ("Menhan", "ketua umum"), without country or organization."""
        return self._offices.first

    @functools.cached_property
    def office_ends(self) -> Callable[[tuple[str, ...]], tuple[tuple[int, OfficeTitle], ...]]:
        """Return where the offices begin that end with the last of some words, with the offices, the longest first."""

        @functools.lru_cache(REMEMBERED)
        def find(words: tuple[str, ...]) -> tuple[tuple[int, OfficeTitle], ...]:
            starts = (start for start, word in enumerate(words) if self.opens_office(word))
            found = ((start, self.office(" ".join(words[start:]))) for start in starts)
            return tuple((start, office) for start, office in found if office is not None)

        closes = self.closes_office  # most words end no office
        return lambda words: find(words) if words and closes(words[-1]) else ()

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
    def opens_person(self) -> Callable[[str], bool]:
        """Whether a listed holder of an office may have a name that begins with this word."""
        return openings(self._persons.keys)

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

    @functools.cached_property
    def closes(self) -> Callable[[str], bool]:
        """Whether one of them may have a name that ends with this word; :attr:`listed` is asked only then."""
        return closings(self._countries.keys, self._places.keys, self._strong.keys, self._weak.keys)

    def _seat(self, office: str, of: str) -> tuple[str, str]:
        title = self._titles.get(office)
        if title and title.base and title.organization:
            office, of = title.base, title.organization
        office, of = self._same.get((office, of), (office, of))
        if (office, of) not in self._by_seat and (of.startswith("plc:") or (title and title.of_kind == "country")):
            of = self._actors.get(of) or of  # "bos Kincir" is no president of the country where the company is
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
        countries=tuple(read_country(row) for row in lexicons.read("countries")["country"]),
        places=tuple(read_places(lexicons.read("places"))),
        organizations=tuple(read_organization(row) for row in organizations),
        offices=tuple(read_office(row) for row in titles["office"]),
        ministries=tuple(Ministry(row["names"][0], tuple(row["names"]), row["office"]) for row in titles["ministry"]),
        tenures=read_tenures(),
        same_seat=tuple((a, b, c, d) for a, b, c, d in titles["same_seat"]),
        **{key: frozenset(words) for key, words in titles["words"].items()},
    )


@functools.cache
def buildings() -> frozenset[str]:
    """Read the words that open the name of a building or a street rather than of a town."""
    return frozenset(lexicons.read("places")["buildings"])
