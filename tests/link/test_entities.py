"""Linking whole corpora."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.lexicons.world import World, load_world
from pipeline.link.entities import LinkedEntities, link_entities
from pipeline.records import Article, Entity, Interval, Report

Make = Callable[..., Report]
Day = Callable[[str], Interval]


def link(world: World, *reports: Report, dates: dict[str, Interval | None] | None = None) -> LinkedEntities:
    return link_entities([Article(r.article, "") for r in reports], reports, world, dates or {})


def ids(linked: LinkedEntities, article: str) -> list[str | None]:
    return [resolution.entity for (where, _), resolution in sorted(linked.resolutions.items()) if where == article]


def entity(linked: LinkedEntities, id: str) -> Entity:
    return next(entity for entity in linked.entities if entity.id == id)


def test_spellings_and_short_forms_over_articles_are_one_entity(make_report: Make, world: World) -> None:
    linked = link(
        world,
        make_report("a", ("PER", "Ivanov"), ("PER", "Sergei Ivanov"), ("PER", "Ivanov")),
        make_report("b", ("PER", "Sergey Ivanov")),
        make_report("c", ("PER", "Sergei Ivanov")),
    )
    assert set(ids(linked, "a") + ids(linked, "b")) == {"per:sergei-ivanov"}
    person = entity(linked, "per:sergei-ivanov")
    assert person.aliases == ("Ivanov", "Sergei Ivanov", "Sergey Ivanov")
    assert (person.mentions, person.articles, person.name) == (5, ("a", "b", "c"), "Sergei Ivanov")


def test_a_man_is_called_by_the_name_behind_mohammed(make_report: Make, world: World) -> None:
    linked = link(world, make_report("a", ("PER", "Mohd Rakasena Sudibyo")), make_report("b", ("PER", "Rakasena")))
    assert ids(linked, "b") == ["per:mohd-rakasena-sudibyo"]


@pytest.mark.parametrize(
    ("short", "long", "one"),
    [
        ("Bank Biru", "Bank Biru Nusantara", True),
        ("Biru Nusantara", "Bank Biru Nusantara", True),
        ("Partai Biru Muda", "Partai Biru Muda Perjuangan", False),
        ("Biru Muda Perjuangan", "Partai Biru Muda Perjuangan", True),
    ],
)
def test_an_article_shortens_names_of_organizations(
    short: str, long: str, one: bool, make_report: Make, world: World
) -> None:
    found = ids(link(world, make_report("a", ("ORG", long), ("ORG", short))), "a")
    assert (found[0] == found[1]) == one


def test_a_party_is_shortened_before_its_branch(make_report: Make, world: World) -> None:
    party, branch, short = ("ORG", "Partai Biru Muda"), ("ORG", "DPW Biru Muda"), ("ORG", "Biru Muda")
    found = ids(link(world, make_report("a", party, branch, short)), "a")
    assert found[2] == found[0] != found[1]


def test_a_listed_office_holder_lends_the_canonical_name(make_report: Make, world: World) -> None:
    linked = link(world, make_report("a", ("PER", "Rufus T. Firefly")), make_report("b", ("PER", "Rufus Fireflye")))
    assert ids(linked, "a") == ids(linked, "b") == ["per:rufus-firefly"]
    assert entity(linked, "per:rufus-firefly").country == "cty:freedonia"


def test_a_listed_nickname_is_the_person_also_without_the_full_name(make_report: Make, world: World) -> None:
    linked = link(world, make_report("a", ("PER", "Jokowi")), make_report("b", ("PER", "Bung Karno")))
    assert (ids(linked, "a"), ids(linked, "b")) == (["per:joko-widodo"], ["per:sukarno"])


def test_a_bare_surname_joins_the_only_person_of_that_name(make_report: Make, world: World) -> None:
    linked = link(world, make_report("a", ("PER", "Sergei Ivanov")), make_report("b", ("PER", "Ivanov")))
    assert ids(linked, "b") == ["per:sergei-ivanov"]


def test_a_bare_surname_that_two_carry_stays_alone_unless_its_office_tells(make_report: Make, world: World) -> None:
    reports = [
        make_report("a", ("PER", "Ann Marlow", "presiden", "Freedonia"), ("LOC", "Freedonia")),
        make_report("b", ("PER", "Bill Marlow", "presiden", "Sylvania"), ("LOC", "Sylvania")),
        make_report("c", ("PER", "Marlow")),
        make_report("d", ("PER", "Marlow", "presiden", "Sylvania"), ("LOC", "Sylvania")),
    ]
    linked = link(world, *reports)
    assert ids(linked, "c") == ["per:marlow"]
    assert ids(linked, "d")[0] == "per:bill-marlow"


def test_a_bare_surname_of_the_holder_at_that_date(make_report: Make, world: World, day: Day) -> None:
    report = make_report("a", ("PER", "Teasdale", "menteri-pertahanan", "Freedonia"), ("LOC", "Freedonia"))
    linked = link(world, report, dates={"a": day("2022-03-01")})
    assert ids(linked, "a")[0] == "per:gloria-teasdale"


@pytest.mark.parametrize(("on", "person"), [("2022-03-01", "per:ambassador-trentino"), ("2017-03-01", "per:trentino")])
def test_a_bare_surname_of_the_only_listed_person_of_those_years(
    on: str, person: str, make_report: Make, world: World, day: Day
) -> None:
    linked = link(world, make_report("a", ("PER", "Trentino")), dates={"a": day(on)})
    assert ids(linked, "a") == [person]


def test_a_common_given_name_alone_is_another_person_in_each_article(make_report: Make, world: World) -> None:
    linked = link(world, make_report("a", ("PER", "Budi")), make_report("b", ("PER", "Budi")))
    assert ids(linked, "a") != ids(linked, "b")


def test_a_capital_is_no_country_and_brings_its_country_along(make_report: Make, world: World) -> None:
    linked = link(world, make_report("a", ("LOC", "Strelsau")))
    assert ids(linked, "a") == ["plc:strelsau"]
    place, country = entity(linked, "plc:strelsau"), entity(linked, "cty:ruritania")
    assert (place.country, place.latitude) == ("cty:ruritania", 50.0)
    assert (country.mentions, country.articles) == (0, ())


def test_a_body_of_a_country_belongs_to_it(make_report: Make, world: World) -> None:
    linked = link(world, make_report("a", ("ORG", "Dewan Adat Sylvania")))
    assert entity(linked, "org:dewan-adat-sylvania").country == "cty:sylvania"


def _corpus(make: Make) -> list[Report]:
    return [
        make(
            "a", ("PER", "Sergei Ivanov", "presiden", "Sylvania"), ("LOC", "Sylvania"), ("PER", "Ivanov"), ("ORG", "LT")
        ),
        make("b", ("PER", "Sergey Ivanov"), ("ROLE", "Presiden Sylvania", "presiden", "Sylvania"), ("LOC", "Sylvania")),
        make("c", ("PER", "Ivanov"), ("PER", "Surya Wibisono"), ("PER", "Budi")),
        make(
            "d", ("PER", "Surya Dharma Wibisono"), ("ORG", "Balai Urusan Lumba"), ("ORG", "BUL"), definitions=[(1, 2)]
        ),
        make("e", ("ORG", "BUL"), ("PER", "Wibisono"), ("LOC", "Teluk Biru"), ("ROLE", "menhan", "menteri-pertahanan")),
    ]


def test_the_order_of_articles_does_not_matter(make_report: Make, world: World, day: Day) -> None:
    reports = _corpus(make_report)
    dates: dict[str, Interval | None] = {report.article: day("2021-02-03") for report in reports}
    first = link(world, *reports, dates=dates)
    for seed in range(5):
        shuffled: Sequence[Report] = random.Random(seed).sample(reports, len(reports))
        again = link(world, *shuffled, dates=dates)
        assert again.entities == first.entities
        assert list(again.resolutions.items()) == list(first.resolutions.items())


@pytest.mark.parametrize("left_out", ["a", "b", "c", "d", "e"])
def test_ids_survive_another_article(left_out: str, make_report: Make, world: World) -> None:
    reports = _corpus(make_report)
    fewer = link(world, *(report for report in reports if report.article != left_out))
    stable = {entity.id for entity in fewer.entities if " " in entity.name}
    renamed = {"per:surya-wibisono", "per:sergey-ivanov"}  # only the longer or more frequent form was missing
    assert stable - renamed <= {entity.id for entity in link(world, *reports).entities}


def test_every_mention_is_resolved_and_every_name_has_an_entity(make_report: Make, world: World) -> None:
    reports = _corpus(make_report)
    linked = link(world, *reports)
    known = {entity.id for entity in linked.entities}
    for report in reports:
        for i, mention in enumerate(report.mentions):
            resolution = linked.resolutions[report.article, i]
            assert resolution.reason
            assert resolution.entity in known or (mention.type == "ROLE" and resolution.entity is None)


def test_a_given_name_is_the_person_who_keeps_the_same_company_elsewhere(make_report: Make, world: World) -> None:
    story = (("PER", "Ann Marlow"), ("PER", "Bill Foss"))
    linked = link(
        world,
        make_report("a", *story, ("PER", "Bram Hentzau")),
        make_report("b", *story, ("PER", "Bram")),
        make_report("c", ("PER", "Ann Marlow"), ("PER", "Bram")),
        make_report("d", ("PER", "Bram Tarlenheim")),
    )
    assert ids(linked, "b")[-1] == "per:bram-hentzau"
    assert ids(linked, "c")[-1] == "per:bram"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["Prananda Prabowo", "Edhy Prabowo", "Prabowo Subianto", "Prabowo", "Edhy"],
            ["prananda-prabowo", "edhy-prabowo", "prabowo-subianto", "prabowo-subianto", "edhy-prabowo"],
        ),
        (["Edhy Prabowo", "Prabowo"], ["edhy-prabowo", "prabowo-subianto"]),
        (["Charles Michel", "Raja Charles", "Michel"], ["charles-michel", "charles-iii", "charles-michel"]),
        (["Hillary Clinton", "Bill Clinton", "Hillary"], ["hillary-clinton", "bill-clinton", "hillary-clinton"]),
        (["Kim Jong-un", "Kim Yo-jong", "Kim Jong Un"], ["kim-jong-un", "kim-yo-jong", "kim-jong-un"]),
        (["George W. Bush", "George H. W. Bush"], ["george-w-bush", "george-h-w-bush"]),
        (["Puan Maharani", "Megawati Soekarnoputri", "Puan", "Mega"], ["puan-maharani", "megawati-soekarnoputri"] * 2),
        (["Agus Harimurti Yudhoyono", "SBY", "AHY"], ["agus-harimurti-yudhoyono", "susilo-bambang-yudhoyono"]),
    ],
    ids=lambda value: value[0],
)
def test_people_of_one_name_in_one_article(words: Sequence[str], expected: Sequence[str], make_report: Make) -> None:
    honorifics = ("Raja ",)
    report = make_report("a", *(("PER", word) for word in words))
    mentions = tuple(
        replace(m, text=m.text.removeprefix(h), honorific=h.strip()) if m.text.startswith(h) else m
        for m in report.mentions
        for h in honorifics
    )
    found = ids(link(load_world(), replace(report, mentions=mentions)), "a")
    assert [entity.removeprefix("per:") for entity in found if entity][: len(expected)] == list(expected)


def test_a_shorter_name_of_an_organization_is_the_longer_one_of_its_story(make_report: Make, world: World) -> None:
    people = ("PER", "Ann Marlow"), ("PER", "Bill Foss")
    told = make_report("a", ("ORG", "Bank Kincir Nusantara"), *people)
    short = make_report("b", ("ORG", "Bank Kincir"), ("ORG", "Kincir Nusantara"), *people)
    other = make_report("c", ("ORG", "Bank Kincir"), ("PER", "Chico Ravelli"))
    linked = link(world, told, short, other)
    longer = "org:bank-kincir-nusantara"
    assert [linked.resolutions["b", i].entity for i in (0, 1)] == [longer, longer]
    alone = link(world, told, other)
    assert alone.resolutions["c", 0].entity == "org:bank-kincir"


def test_another_name_that_one_article_gives_is_the_persons_elsewhere(make_report: Make, world: World) -> None:
    told = make_report("a", ("PER", "Ann Marlow"), ("PER", "Elangbiru"), definitions=[(0, 1)])
    there = make_report("b", ("PER", "Elangbiru"))
    assert link(world, told, there).resolutions["b", 0].entity == "per:ann-marlow"


def test_two_letters_are_somebody_elses_in_another_article(make_report: Make, world: World) -> None:
    told = make_report("a", ("PER", "Rahmat Usman"), ("PER", "RU"), definitions=[(0, 1)])
    there = make_report("b", ("PER", "Ru"))
    assert link(world, told, there).resolutions["b", 0].entity != "per:rahmat-usman"
