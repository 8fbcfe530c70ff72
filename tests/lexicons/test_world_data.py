"""The shipped facts hold together: ids, names, references, dates."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline import lexicons
from pipeline.lexicons.facts import OfficeTitle, Tenure
from pipeline.lexicons.lookup import name_key
from pipeline.lexicons.world import World, load_world

LEXICONS = Path(__file__).parents[2] / "pipeline" / "lexicons"
COLUMNS = ["office", "of", "person", "names", "start", "end", "seat", "source", "confidence"]
KINDS = {"io", "ministry", "agency", "party", "military", "legislature"} | {
    *("company", "media", "armed-group", "club", "ngo", "university")
}
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def ids(world: World) -> set[str]:
    return {thing.id for group in (world.countries, world.places, world.organizations) for thing in group}


def test_ids_are_unique_and_well_formed(world: World) -> None:
    groups = {
        "cty:": [country.id for country in world.countries],
        "plc:": [place.id for place in world.places],
        "org:": [organization.id for organization in world.organizations],
        "": [office.id for office in world.offices],
    }
    for prefix, found in groups.items():
        assert len(found) == len(set(found))
        assert [id_ for id_ in found if not re.fullmatch(prefix + SLUG, id_)] == []


def test_names_are_clean(world: World) -> None:
    named = [(c.id, c.names) for c in world.countries] + [(p.id, p.names) for p in world.places]
    named += [(o.id, o.strong + o.weak) for o in world.organizations] + [(o.id, o.names) for o in world.offices]
    for id_, names in named:
        assert all(name == " ".join(name.split()) and len(name) > 1 for name in names), id_
        assert len({name_key(name) for name in names}) == len(names), id_


def test_no_name_belongs_to_two_countries_or_places(world: World) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    named = [(c.id, c.names) for c in world.countries] + [(p.id, p.names) for p in world.places]
    for id_, names in named:
        for name in names:
            owners[name_key(name)].add(id_)
    assert {name: sorted(who) for name, who in owners.items() if len(who) > 1} == {}


def test_countries_refer_to_their_capital(world: World) -> None:
    capitals = {place.id: place for place in world.places if place.kind == "capital"}
    for country in world.countries:
        if country.capital:
            assert capitals[country.capital].country == country.id
            assert capitals[country.capital].stands_for == country.id
    assert {c.iso3 for c in world.countries} >= {"TWN", "PSE", "XKX", "VAT"}
    assert all(re.fullmatch("[A-Z]{3}", c.iso3) for c in world.countries)


def test_places_refer_to_known_things_and_lie_on_earth(world: World) -> None:
    known = ids(world)
    for place in world.places:
        assert {r for r in (place.country, place.stands_for, place.within) if r} <= known, place.id
        assert (place.latitude is None) == (place.longitude is None), place.id
        assert -90 <= (place.latitude or 0) <= 90 and -180 <= (place.longitude or 0) <= 180, place.id
        assert place.latitude is not None or place.kind == "venue" or place.within, place.id


def test_a_place_within_another_is_near_it_and_in_its_country(world: World) -> None:
    by_id = {place.id: place for place in world.places}
    for place in world.places:
        outer = by_id.get(place.within or "")
        if outer is None or None in (place.latitude, place.longitude, outer.latitude, outer.longitude):
            continue
        assert place.country in (outer.country, None) or outer.country is None, place.id
        assert abs((place.latitude or 0) - (outer.latitude or 0)) < 1, place.id
        assert abs((place.longitude or 0) - (outer.longitude or 0)) < 1, place.id


def test_within_has_no_cycle(world: World) -> None:
    outer = {place.id: place.within for place in world.places}
    for place in outer:
        seen: list[str] = []
        at: str | None = place
        while at:
            assert at not in seen, place
            seen.append(at)
            at = outer[at]


def test_organizations_refer_to_known_things(world: World) -> None:
    known = ids(world)
    for organization in world.organizations:
        assert {r for r in (organization.country, organization.parent) if r} <= known, organization.id
        assert organization.kind in KINDS
        assert organization.strong or organization.weak


def test_a_strong_name_is_nobody_elses_name(world: World) -> None:
    strong: dict[str, str] = {}
    for organization in world.organizations:
        for name in organization.strong:
            assert strong.setdefault(name_key(name), organization.id) == organization.id, name
    weak = {name_key(name) for organization in world.organizations for name in organization.weak}
    assert weak & set(strong) == set()


def test_offices_and_ministries_hang_together(world: World) -> None:
    known, titles = ids(world), {office.id for office in world.offices}
    for office in world.offices:
        assert office.of_kind in ("country", "organization", "any")
        assert not office.base or office.base in titles, office.id
        assert not office.organization or office.organization in known, office.id
    forms = Counter(name_key(name) for office in world.offices for name in office.names)
    assert [form for form, n in forms.items() if n > 1] == []
    assert {ministry.office for ministry in world.ministries} <= titles
    stems = Counter(name_key(name) for ministry in world.ministries for name in ministry.names)
    assert [form for form, n in stems.items() if n > 1] == []


def test_equal_seats_lead_to_a_listed_seat_in_one_step(world: World) -> None:
    known, titles = ids(world), {office.id for office in world.offices}
    listed = {(tenure.office, tenure.of) for tenure in world.tenures}
    first = {(row[0], row[1]) for row in world.same_seat}
    assert len(first) == len(world.same_seat)
    for office, of, other, other_of in world.same_seat:
        assert {office, other} <= titles and {of, other_of} <= known, (office, of)
        assert (other, other_of) in listed, (other, other_of)
        assert (office, of) not in listed, (office, of)


def test_words_are_listed_once() -> None:
    for words in lexicons.read("offices")["words"].values():
        assert words
        assert [word for word, n in Counter(words).items() if n > 1] == []


@pytest.mark.parametrize("name", ["cues", "echoes", "naming", "phrases", "settled", "status"])
def test_a_list_of_words_has_each_once(name: str) -> None:
    def lists(table: object) -> Iterator[list[str]]:
        if isinstance(table, Mapping):
            for value in table.values():
                yield from lists(value)
        elif isinstance(table, list) and table and isinstance(table[0], str):
            yield table
        elif isinstance(table, list):
            for row in table:
                yield from lists(row)

    assert [word for words in lists(lexicons.read(name)) for word, n in Counter(words).items() if n > 1] == []


def test_tenures_refer_to_known_offices_and_owners(world: World) -> None:
    known, titles = ids(world), {office.id: office for office in world.offices}
    for tenure in world.tenures:
        assert tenure.office in titles, tenure
        assert tenure.of in known, tenure
        assert not titles[tenure.office].base, tenure
        assert tenure.person and tenure.source
        assert tenure.person not in tenure.names


def test_tenures_run_forward(world: World) -> None:
    for tenure in world.tenures:
        assert tenure.start is not None
        assert tenure.end is None or tenure.start <= tenure.end, tenure


def raw() -> list[dict[str, str]]:
    with (LEXICONS / "tenures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_of_tenures_is_plain() -> None:
    rows = raw()
    partial = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
    assert list(rows[0]) == COLUMNS
    for row in rows:
        assert partial.fullmatch(row["start"]) and (not row["end"] or partial.fullmatch(row["end"])), row
        assert row["confidence"] in ("high", "medium")
        assert row["confidence"] == "medium" or {len(row["start"]), len(row["end"])} <= {0, 10}, row
    assert (LEXICONS / "tenures.csv").stat().st_size < 500_000
    assert len(rows) >= 1200


def clashes(held: list[Tenure], partial: dict[tuple[str, str, str], tuple[bool, bool]]) -> list[tuple[str, str]]:
    """Neighbours in time that overlap by more than the day of the handover, or a partial date's month or year."""
    found = []
    for left, right in pairwise(sorted(held, key=lambda t: t.start or date.min)):
        ends = left.end or date.max
        coarse = (
            partial[left.person, left.office, str(left.start)][1],
            partial[right.person, right.office, str(right.start)][0],
        )
        if ends > (right.start or date.min) and not (any(coarse) and ends.year == (right.start or date.min).year):
            found.append((f"{left.person} {left.start}..{left.end}", f"{right.person} {right.start}"))
    return found


def test_one_seat_has_one_holder_at_a_time(world: World) -> None:
    single: dict[str, OfficeTitle] = {office.id: office for office in world.offices if office.one_holder}
    partial = {}
    for row, tenure in zip(raw(), world.tenures, strict=True):
        coarse = len(row["start"]) < 10, 0 < len(row["end"]) < 10
        partial[tenure.person, tenure.office, str(tenure.start)] = coarse
    seats: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for tenure in world.tenures:
        if tenure.office in single:
            seats[tenure.office, tenure.of, tenure.seat].append(tenure)
    assert {seat: found for seat, held in seats.items() if (found := clashes(held, partial))} == {}


def test_a_file_opens_with_the_meaning_of_its_fields() -> None:
    for name in ("countries", "places", "organizations", "offices"):
        text = (LEXICONS / f"{name}.toml").read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert max(len(line) for line in text.splitlines() if line.startswith("#")) <= 120


def test_there_is_enough_of_everything(world: World) -> None:
    assert len(world.countries) >= 195
    assert len(world.places) >= 700
    assert len(world.organizations) >= 250
    assert len(world.offices) >= 200
    assert len(world.tenures) >= 1200


def test_parts_of_the_world_are_regions_of_no_one_country(world: World) -> None:
    wide = {place.id for place in world.places if place.kind == "region" and place.country is None}
    assert wide.issuperset(lexicons.read("linking")["parts_of_the_world"])


def test_the_offices_that_linking_is_told_of_are_listed(world: World) -> None:
    told = lexicons.read("linking")
    lists = ("ranks", "heads", "governing", "at_large", "regional_offices")
    ids = {name for which in lists for name in told[which]} | {name for group in told["kin"] for name in group}
    ids |= {name for titles in told["covers"].values() for name in titles} | set(told["covers"])
    assert ids - {office.id for office in world.offices} == set()
    assert set(told["heads_of_government"]) < set(told["governing"])
