"""Countries, places and organizations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.lexicons.facts import Organization
from pipeline.lexicons.world import World
from pipeline.link.lists import NameLists
from pipeline.link.organizations import OrganizationNames
from pipeline.link.places import collect_definitions, resolve_article
from pipeline.records import Report

Make = Callable[..., Report]


def linked(report: Report, world: World, lists: NameLists, *others: Report) -> list[str]:
    names = OrganizationNames(world, lists)
    links = resolve_article(report, names, collect_definitions([report, *others], names))
    return [links[i].entity for i in sorted(links)]


@pytest.mark.parametrize(
    ("kind", "name", "entity"),
    [
        ("LOC", "Freedonia", "cty:freedonia"),
        ("LOC", "FREEDONIA", "cty:freedonia"),
        ("LOC", "Strelzau", "plc:strelsau"),
        ("LOC", "Hotel Élysée Park", "plc:hotel-elysee-park"),
        ("LOC", "“Benua Selatan”", "plc:benua-selatan"),
        ("LOC", "Liga Timur", "org:liga"),
        ("ORG", "Freedonia", "cty:freedonia"),
        ("ORG", "LT", "org:liga"),
        ("ORG", "PT Angin Ribut Tbk", "org:angin-ribut"),
        ("ORG", "Partai Angin", "org:angin"),
        ("ORG", "Kemhan Freedonia", "org:mod-fre"),
        ("ORG", "Kementerian Pertahanan Republik Freedonia", "org:mod-fre"),
        ("ORG", "Kementerian Pertahanan Sylvania", "org:kementerian-pertahanan-sylvania"),
        ("ORG", "Kedubes Sylvania", "org:kedutaan-besar-sylvania"),
        ("ORG", "Dewan Adat Kerajaan Ruritania", "org:dewan-adat-ruritania"),
        ("ORG", "Kemhan", "org:kementerian-pertahanan-indonesia"),
    ],
)
def test_one_name_alone(kind: str, name: str, entity: str, make_report: Make, world: World, lists: NameLists) -> None:
    assert linked(make_report("a", (kind, name)), world, lists) == [entity]


def test_names_that_only_look_alike_stay_apart(make_report: Make, world: World, lists: NameLists) -> None:
    report = make_report("a", ("ORG", "Bank Samudra"), ("ORG", "Bank Rakyat Samudra"), ("ORG", "Samudra"))
    assert len(set(linked(report, world, lists))) == 3


def test_a_bare_ministry_is_the_fuller_one_of_the_article(make_report: Make, world: World, lists: NameLists) -> None:
    report = make_report("a", ("ORG", "Kementerian Pertahanan Freedonia"), ("ORG", "Kemhan"))
    assert linked(report, world, lists) == ["org:mod-fre", "org:mod-fre"]


def test_a_listed_short_form_of_the_own_ministry_is_that_of_the_article(
    make_report: Make, world: World, lists: NameLists
) -> None:
    own = Organization("org:kemhan", "Kementerian Pertahanan RI", ("Kemhan",), (), "cty:indonesia", None, "ministry")
    world = replace(world, organizations=(*world.organizations, own))
    report = make_report("a", ("ORG", "Kemhan"), ("ORG", "Kementerian Pertahanan Sylvania"))
    assert linked(report, world, lists) == ["org:kementerian-pertahanan-sylvania"] * 2
    assert linked(make_report("a", ("ORG", "Kemhan")), world, lists) == ["org:kemhan"]


@pytest.mark.parametrize(
    ("kind", "long", "short"),
    [("ORG", "Dewan Adat Ruritania", "Dewan Adat"), ("LOC", "Hotel Raya Strelsau", "Hotel Raya")],
)
def test_the_beginning_of_a_longer_name(
    kind: str, long: str, short: str, make_report: Make, world: World, lists: NameLists
) -> None:
    assert len(set(linked(make_report("a", (kind, short), (kind, long), (kind, short)), world, lists))) == 1
    assert len(set(linked(make_report("a", (kind, f"{short} Bahari"), (kind, short)), world, lists))) == 2


def test_a_seat_is_in_the_only_other_country_told_of(make_report: Make, world: World, lists: NameLists) -> None:
    seat = ("LOC", "Istana Kepresidenan")
    here = linked(make_report("a", seat), world, lists)
    town = ("LOC", "Strelsau")
    assert linked(make_report("a", town, seat), world, lists) == ["plc:strelsau"] * 2
    own = replace(world.places[0], id="plc:istana-ruritania", names=("Istana Kepresidenan Ruritania",), kind="venue")
    wider = replace(world, places=(*world.places, own))
    assert linked(make_report("a", town, seat), wider, lists)[1] == "plc:istana-ruritania"
    home = replace(world.places[0], id="plc:jakarta", names=("Jakarta",), country="cty:indonesia")
    both = replace(world, places=(*world.places, home))
    assert linked(make_report("a", town, ("LOC", "Jakarta"), seat), both, lists)[2] == here[0]


def test_a_defined_acronym_means_the_same_in_other_articles(make_report: Make, world: World, lists: NameLists) -> None:
    here = make_report("a", ("ORG", "Balai Urusan Lumba"), ("ORG", "Balumba"), definitions=[(0, 1)])
    there = make_report("b", ("ORG", "Balumba"))
    assert linked(there, world, lists, here) == ["org:balai-urusan-lumba"]


def test_an_acronym_with_two_meanings_is_not_carried_over(make_report: Make, world: World, lists: NameLists) -> None:
    one = make_report("a", ("ORG", "Balai Urusan Lumba"), ("ORG", "BUL"), definitions=[(0, 1)])
    two = make_report("b", ("ORG", "Badan Usaha Laut"), ("ORG", "BUL"), definitions=[(0, 1)])
    assert linked(make_report("c", ("ORG", "BUL")), world, lists, one, two) == ["org:bul"]
    assert linked(two, world, lists, one) == ["org:badan-usaha-laut"] * 2


def test_an_acronym_may_abbreviate_only_the_end_of_the_name(make_report: Make, world: World, lists: NameLists) -> None:
    report = make_report(
        "a", ("ORG", "Dewan Laut Perserikatan Bangsa-Bangsa"), ("ORG", "PBB"), ("ORG", "PBB"), definitions=[(0, 1)]
    )
    assert linked(report, world, lists) == ["org:dewan-laut-perserikatan-bangsa-bangsa", "org:un", "org:un"]


def test_a_shared_name_goes_to_whom_the_article_names(make_report: Make, world: World, lists: NameLists) -> None:
    assert linked(make_report("a", ("ORG", "PBB")), world, lists) == ["org:un"]
    report = make_report("a", ("ORG", "Partai Bulan Bintang"), ("ORG", "PBB"))
    assert linked(report, world, lists) == ["org:pbb", "org:pbb"]


def test_capitals_spell_the_only_name_of_the_article(make_report: Make, world: World, lists: NameLists) -> None:
    report = make_report("a", ("ORG", "Komisi Urusan Ombak"), ("ORG", "KUO"))
    assert len(set(linked(report, world, lists))) == 1
