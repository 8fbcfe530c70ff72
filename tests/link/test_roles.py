"""Whom a bare office phrase means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pipeline.lexicons.facts import OfficeTitle, Organization, Tenure
from pipeline.lexicons.world import World
from pipeline.link.entities import LinkedEntities, link_entities
from pipeline.records import Article, Claim, Interval, Office, Participant, Report, Resolution, Sentence, Span, Timex

Make = Callable[..., Report]
Day = Callable[[str], Interval]

MENHAN = ("ROLE", "Menhan Freedonia", "menteri-pertahanan", "Freedonia")
FREEDONIA = ("LOC", "Freedonia")
TWO_RECTORS = (
    ("PER", "Ann Marlow", "rektor", "Institut Zenda"),
    ("ORG", "Institut Zenda"),
    ("PER", "Bill Foss", "rektor", "Institut Hentzau"),
    ("ORG", "Institut Hentzau"),
)


def link(world: World, *reports: Report, dates: dict[str, Interval | None] | None = None) -> LinkedEntities:
    return link_entities([Article(r.article, "") for r in reports], reports, world, dates or {})


def role(linked: LinkedEntities, report: Report) -> Resolution:
    i = next(i for i, mention in enumerate(report.mentions) if mention.type == "ROLE")
    return linked.resolutions[report.article, i]


@pytest.mark.parametrize(
    ("on", "person"), [("2021-03-01", "per:rufus-firefly"), ("2022-03-01", "per:gloria-teasdale"), ("2018-01-01", None)]
)
def test_the_holder_at_that_date(on: str, person: str | None, make_report: Make, world: World, day: Day) -> None:
    report = make_report("a", MENHAN, FREEDONIA)
    linked = link(world, report, dates={"a": day(on)})
    assert role(linked, report).entity == person
    assert person is None or person in {entity.id for entity in linked.entities}


def test_without_a_date_nobody_is_guessed(make_report: Make, world: World) -> None:
    report = make_report("a", MENHAN, FREEDONIA)
    assert role(link(world, report), report).entity is None


def test_the_article_itself_comes_before_the_list(make_report: Make, world: World, day: Day) -> None:
    report = make_report("a", MENHAN, FREEDONIA, ("PER", "Chico Ravelli", "menteri-pertahanan", "Freedonia"))
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == "per:chico-ravelli"


def test_a_holder_of_the_same_office_elsewhere_is_not_meant(make_report: Make, world: World, day: Day) -> None:
    report = make_report(
        "a", ("PER", "Chico Ravelli", "menteri-pertahanan", "Sylvania"), ("LOC", "Sylvania"), MENHAN, FREEDONIA
    )
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == "per:gloria-teasdale"


@pytest.mark.parametrize(
    ("day_told", "then", "person"),
    [
        ("2021-03-01", True, "per:rufus-firefly"),
        ("2021-03-01", False, "per:gloria-teasdale"),
        ("2022-02-25", True, "per:gloria-teasdale"),  # these days
        ("2018-01-01", True, None),  # the list does not reach so far
    ],
)
def test_the_holder_at_that_time_is_who_held_it_on_the_day_told_before(
    day_told: str, then: bool, person: str | None, make_report: Make, world: World, day: Day
) -> None:
    report = make_report("a", ("PER", "Gloria Teasdale", "menteri-pertahanan", "Freedonia"), FREEDONIA, MENHAN)
    told = date.fromisoformat(day_told)
    timex = Timex(Span(190, 195), day_told, "iso", year=told.year, month=told.month, day=told.day)
    asked = report.mentions[-1]
    asked = replace(asked, offices=(replace(asked.offices[0], of=1, then=then),))
    sentences = (Sentence(Span(0, 180), "body"), Sentence(Span(185, 300), "body"))
    report = replace(report, mentions=(*report.mentions[:-1], asked), timexes=(timex,), sentences=sentences)
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == person


def test_a_surname_that_reads_like_a_place_is_the_holder_of_that_name(make_report: Make, world: World) -> None:
    full = make_report("a", ("PER", "Chico Ravelli", "presiden", "Sylvania"), ("LOC", "Sylvania"))
    for name, person in (("Ravelli", "per:chico-ravelli"), ("Marlow", None)):
        report = make_report("b", ("ROLE", f"Presiden {name}", "presiden", name), ("LOC", name))
        assert role(link(world, full, report), report).entity == person


@pytest.mark.parametrize(("place", "person"), [(1, "per:chico-ravelli"), (None, "per:bill-foss")])
def test_a_bare_office_behind_a_land_is_held_there(
    place: int | None, person: str, make_report: Make, world: World, day: Day
) -> None:
    host = make_report("a", ("PER", "Chico Ravelli", "menteri-pertahanan", "Sylvania"), ("LOC", "Sylvania"))
    report = make_report(
        "b", ("PER", "Bill Foss", "menteri-pertahanan", ""), ("LOC", "Sylvania"), ("ROLE", "menteri pertahanan", "")
    )
    role_ = replace(
        report.mentions[2], offices=(Office("menteri-pertahanan", report.mentions[2].span, None, definite=False),)
    )
    met = Claim("meeting", "held", (Participant(0), Participant(2)), Span(150, 157), (Span(0, 300),), ("x",), place)
    report = replace(report, mentions=(*report.mentions[:2], role_), claims=(met,))
    dates: dict[str, Interval | None] = {"a": day("2021-03-01"), "b": day("2021-03-01")}
    assert role(link(world, host, report, dates=dates), report).entity == person


def test_a_former_holder_is_not_meant(make_report: Make, world: World, day: Day) -> None:
    report = make_report("a", ("PER", "Chico Ravelli", "menteri-pertahanan", "Freedonia"), MENHAN, FREEDONIA)
    past = replace(report.mentions[0], offices=tuple(replace(o, former=True) for o in report.mentions[0].offices))
    report = replace(report, mentions=(past, *report.mentions[1:]))
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == "per:gloria-teasdale"


@pytest.mark.parametrize(("on", "person"), [("2024-01-20", "per:ann-marlow"), ("2024-12-01", None)])
def test_learned_from_articles_close_in_time(
    on: str, person: str | None, make_report: Make, world: World, day: Day
) -> None:
    told = make_report("a", ("PER", "Ann Marlow", "panglima", "Ruritania"), ("LOC", "Ruritania"))
    asked = make_report("b", ("ROLE", "panglima Ruritania", "panglima", "Ruritania"), ("LOC", "Ruritania"))
    assert role(link(world, told, asked, dates={"a": day("2024-01-05"), "b": day(on)}), asked).entity == person


def test_several_seats_are_candidates(make_report: Make, world: World, day: Day) -> None:
    report = make_report("a", ("ROLE", "Wakil PM Freedonia", "wakil-perdana-menteri", "Freedonia"), FREEDONIA)
    found = role(link(world, report, dates={"a": day("2022-03-01")}), report)
    assert (found.entity, found.candidates) == (None, ("per:bob-roland", "per:vera-marcal"))


def test_a_minister_of_a_ministry_is_the_countrys(make_report: Make, world: World, day: Day) -> None:
    owner = "Kementerian Pertahanan Freedonia"
    report = make_report("a", ("ROLE", "menteri", "menteri-pertahanan", owner), ("ORG", owner))
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == "per:gloria-teasdale"


def test_an_office_of_a_place_is_that_of_the_country_it_stands_for(make_report: Make, world: World, day: Day) -> None:
    report = make_report("a", ("ROLE", "Menhan", "menteri-pertahanan", "Kota Bulat"), ("LOC", "Kota Bulat"))
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == "per:gloria-teasdale"


def test_a_bare_office_is_of_the_last_holder_of_that_title(make_report: Make, world: World) -> None:
    report = make_report(
        "a", ("PER", "Ann Marlow", "presiden", "Freedonia"), FREEDONIA, ("ROLE", "Presiden", "presiden")
    )
    assert role(link(world, report), report).entity == "per:ann-marlow"


def test_a_generic_office_means_whoever_leads_the_country_in_the_article(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        ("PER", "Bill Foss", "panglima", "Freedonia"),
        FREEDONIA,
        ("PER", "Ann Marlow", "presiden", "Freedonia"),
        ("ROLE", "kepala negara Freedonia", "kepala-negara", "Freedonia"),
    )
    assert role(link(world, report), report).entity == "per:ann-marlow"


def test_a_loose_phrase_means_the_articles_person_of_that_country(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        ("ROLE", "Petinggi militer Freedonia", "", "Freedonia"),
        FREEDONIA,
        ("PER", "Ann Marlow", "presiden", "Freedonia"),
        ("PER", "Bill Foss", "panglima", "Freedonia"),
    )
    assert role(link(world, report), report).entity is None  # the phrase carries no office at all
    loose = make_report(
        "b", ("ROLE", "politikus Freedonia", "politikus", "Freedonia"), FREEDONIA, ("PER", "Ann Marlow")
    )
    assert role(link(world, loose), loose).entity is None
    named = make_report(
        "c",
        ("ROLE", "politikus Freedonia", "politikus", "Freedonia"),
        FREEDONIA,
        ("PER", "Bill Foss", "panglima", "Freedonia"),
    )
    assert role(link(world, named), named).entity == "per:bill-foss"


def test_of_two_holders_the_one_named_last_is_meant(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        ("PER", "Ann Marlow", "bupati", "Hentzau"),
        ("LOC", "Hentzau"),
        ("PER", "Bill Foss", "bupati", "Zenda"),
        ("LOC", "Zenda"),
        ("PER", "Ann Marlow"),
        ("ROLE", "bupati", "bupati"),
        ("PER", "Bill Foss"),
    )
    assert role(link(world, report), report).entity == "per:ann-marlow"


def test_a_bare_profession_takes_up_the_person_named_just_before(make_report: Make, world: World) -> None:
    told = make_report("a", ("PER", "Ann Marlow"), ("ROLE", "dosen", "dosen"))
    found = role(link(world, told), told)
    assert (found.entity, found.reason) == ("per:ann-marlow", "the person named just before")


@pytest.mark.parametrize(
    "words",
    [
        (("PER", "Ann Marlow", "presiden", "Freedonia"), FREEDONIA, ("ROLE", "dosen", "dosen")),
        (("PER", "Rufus Firefly"), ("ROLE", "dosen", "dosen")),
        (("ROLE", "dosen", "dosen"), ("PER", "Ann Marlow")),
        (("PER", "Ann Marlow"), ("LOC", "Zenda"), ("LOC", "Hentzau"), ("ROLE", "dosen", "dosen")),
    ],
    ids=["holds an office", "is listed with one", "named later", "too far back"],
)
def test_a_bare_profession_is_nobody_else(words: tuple[tuple[str, ...], ...], make_report: Make, world: World) -> None:
    report = make_report("a", *words)
    assert role(link(world, report), report).entity is None


def test_who_leads_a_company_goes_by_a_profession_too(make_report: Make, world: World) -> None:
    kincir = Organization("org:kincir", "Kincir", ("Kincir",), (), "cty:freedonia", None, "company")
    led = Tenure("kepala", "org:kincir", "Ann Marlow", (), date(2019, 1, 1), None, "", "invented", "high")
    world = replace(world, organizations=(*world.organizations, kincir), tenures=(*world.tenures, led))
    told = make_report("a", ("PER", "Ann Marlow"), ("ROLE", "dosen", "dosen"))
    assert role(link(world, told), told).entity == "per:ann-marlow"


def test_the_head_of_an_agency_is_its_head_however_the_name_is_cut(make_report: Make, world: World) -> None:
    owner = "Badan Tata Air"
    report = make_report(
        "a",
        ("PER", "Ann Marlow", "kepala-badan", owner),
        ("ORG", owner),
        ("ROLE", "Kepala BTA", "kepala", "BTA"),
        ("ORG", "BTA"),
        definitions=[(1, 3)],
    )
    assert role(link(world, report), report).entity == "per:ann-marlow"


def test_a_general_without_a_country_is_no_head_of_government(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        ("PER", "Bill Foss"),
        ("PER", "Ann Marlow", "presiden", "Freedonia"),
        FREEDONIA,
        ("ROLE", "jenderal", "jenderal"),
    )
    assert role(link(world, report), report).entity != "per:ann-marlow"


def test_head_of_state_without_a_country_is_the_home_one(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        ("PER", "Bill Foss", "presiden", "Indonesia"),
        ("LOC", "Indonesia"),
        ("PER", "Ann Marlow", "presiden", "Freedonia"),
        FREEDONIA,
        ("ROLE", "Kepala Negara", "kepala-negara"),
    )
    assert role(link(world, report), report).entity == "per:bill-foss"


def test_a_former_holder_never_answers_for_the_office(make_report: Make, world: World, day: Day) -> None:
    """The list knows who held it then, the article calls that very person a former one."""
    report = make_report("a", ("PER", "Gloria Teasdale", "menteri-pertahanan", "Freedonia"), MENHAN, FREEDONIA)
    past = replace(report.mentions[0], offices=tuple(replace(o, former=True) for o in report.mentions[0].offices))
    report = replace(report, mentions=(past, *report.mentions[1:]))
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity is None


def test_an_article_is_at_home_where_its_places_are(make_report: Make, world: World, day: Day) -> None:
    from pipeline.lexicons.facts import Place, Tenure

    tenure = Tenure("presiden", "cty:indonesia", "Bill Foss", (), None, None, "", "invented", "high")
    city = Place("plc:kota-lama", "Kota Lama", ("Kota Lama",), "cty:indonesia", "city")
    there = replace(world, tenures=(*world.tenures, tenure), places=(*world.places, city))
    report = make_report("a", ("LOC", "Kota Lama"), ("LOC", "Freedonia"), ("ROLE", "Presiden", "presiden"))
    assert role(link(there, report, dates={"a": day("2022-03-01")}), report).entity == "per:bill-foss"


@pytest.mark.parametrize(("acting", "person"), [(True, "per:bill-foss"), (False, None)])
def test_who_stands_in_answers_only_where_the_text_says_so(
    acting: bool, person: str | None, make_report: Make, world: World, day: Day
) -> None:
    from pipeline.lexicons.facts import ACTING, Tenure

    stand_in = Tenure("panglima", "cty:freedonia", "Bill Foss", (), None, None, ACTING, "invented", "high")
    report = make_report("a", ("ROLE", "Panglima Freedonia", "panglima", "Freedonia"), FREEDONIA)
    asked = replace(report.mentions[0], offices=(replace(report.mentions[0].offices[0], acting=acting),))
    report = replace(report, mentions=(asked, *report.mentions[1:]))
    found = role(
        link(replace(world, tenures=(*world.tenures, stand_in)), report, dates={"a": day("2022-03-01")}), report
    )
    assert found.entity == person
    assert found.candidates == (() if acting else ("per:bill-foss",))


def test_an_everyday_word_stands_for_several_offices(make_report: Make, world: World) -> None:
    mayor = ("PER", "Chico Ravelli", "bupati", "Freedonia")
    report = make_report("a", mayor, FREEDONIA, ("PER", "Ann Marlow"), ("ROLE", "kepala daerah", "kepala-daerah"))
    assert role(link(world, report), report).entity == "per:chico-ravelli"


def test_an_undated_article_takes_the_days_of_its_story(make_report: Make, world: World, day: Day) -> None:
    people = ("PER", "Ann Marlow"), ("PER", "Bill Foss")
    dated, undated = make_report("a", *people), make_report("b", *people, MENHAN, FREEDONIA)
    assert role(link(world, dated, undated, dates={"a": day("2022-03-01")}), undated).entity == "per:gloria-teasdale"
    assert role(link(world, undated), undated).entity is None


def test_an_undated_article_is_of_the_time_of_its_office_holders(make_report: Make, world: World) -> None:
    from dataclasses import replace
    from datetime import date

    from pipeline.lexicons.facts import Tenure

    span = date(2021, 12, 1), date(2022, 6, 1)
    known = Tenure("presiden", "cty:sylvania", "Bill Foss", (), *span, "", "invented", "high")
    there = replace(world, tenures=(*world.tenures, known))
    holder = ("PER", "Bill Foss", "presiden", "Sylvania")
    report = make_report("a", holder, ("LOC", "Sylvania"), MENHAN, FREEDONIA)
    assert role(link(there, report), report).entity == "per:gloria-teasdale"


@pytest.mark.parametrize(("phrase", "person"), [("direktur Kincir", "per:ann-marlow"), ("manajer Kincir", None)])
def test_a_phrase_repeats_a_fuller_one_of_another_article(
    phrase: str, person: str | None, make_report: Make, world: World, day: Day
) -> None:
    title = phrase.partition(" ")[0]
    told = make_report("a", ("PER", "Ann Marlow", "direktur", "Kincir Biru"), ("ORG", "Kincir Biru"))
    told = with_phrase(told, "Direktur Pengawasan Kincir Biru")
    asked = make_report("b", ("ROLE", phrase, title, "Kincir"), ("ORG", "Kincir"))
    assert (
        role(link(world, told, asked, dates={"a": day("2024-01-05"), "b": day("2024-01-09")}), asked).entity == person
    )


@pytest.mark.parametrize(("others", "person"), [((), "per:ann-marlow"), ((("PER", "Bill Foss", "rektor"),), None)])
def test_a_role_that_nothing_points_at_means_only_whom_the_article_introduces(
    others: tuple[tuple[str, ...], ...], person: str | None, make_report: Make, world: World
) -> None:
    report = make_report("a", ("PER", "Ann Marlow", "rektor"), *others, ("ROLE", "rektor", "rektor"))
    last = report.mentions[-1]
    loose = replace(last, offices=(replace(last.offices[0], definite=False),))
    report = replace(report, mentions=(*report.mentions[:-1], loose))
    assert role(link(world, report), report).entity == person


def test_nobody_named_in_its_own_sentence_is_meant(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        ("PER", "Ann Marlow", "presiden", "Freedonia"),
        ("LOC", "Freedonia"),
        ("PER", "Bill Foss", "presiden", "Sylvania"),
        ("LOC", "Sylvania"),
        ("ROLE", "presiden", "presiden"),
        ("PER", "Bill Foss"),
    )
    assert role(link(world, in_two(report, 4)), report).entity == "per:ann-marlow"
    assert role(link(world, report), report).entity == "per:bill-foss"


def in_two(report: Report, number: int) -> Report:
    """Let an article's second and last sentence begin at a mention."""
    start, end = report.mentions[number].span.start, report.mentions[-1].span.start + 50
    return replace(report, sentences=(Sentence(Span(0, start - 1)), Sentence(Span(start, end))))


def with_phrase(report: Report, phrase: str) -> Report:
    """Write an article's office phrases so."""
    mentions = tuple(replace(m, offices=tuple(replace(o, text=phrase) for o in m.offices)) for m in report.mentions)
    return replace(report, mentions=mentions)


def loosely(report: Report) -> Report:
    """Let nothing point at the persons of an article's roles."""
    mentions = tuple(
        replace(m, offices=tuple(replace(o, definite=False) for o in m.offices)) if m.type == "ROLE" else m
        for m in report.mentions
    )
    return replace(report, mentions=mentions)


def test_a_bare_office_is_the_one_at_home_beside_a_foreign_one(make_report: Make, world: World) -> None:
    abroad = make_report("b", ("PER", "Ann Marlow", "presiden", "Freedonia"), FREEDONIA)
    report = make_report(
        "a",
        ("PER", "Bill Foss", "presiden"),
        ("LOC", "Indonesia"),
        ("PER", "Ann Marlow", "presiden"),
        ("ROLE", "Presiden", "presiden"),
    )
    assert role(link(world, report, abroad), report).entity == "per:bill-foss"


def test_a_bare_office_of_a_region_is_as_near_as_one_of_nothing(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        ("PER", "Bill Foss", "bupati"),
        ("PER", "Ann Marlow", "bupati", "Hentzau"),
        ("LOC", "Hentzau"),
        ("ROLE", "Bupati", "bupati"),
    )
    assert role(link(world, report), report).entity == "per:ann-marlow"


@pytest.mark.parametrize(
    ("before", "person"),
    [
        ((), None),
        ((("ORG", "Institut Hentzau"), ("ORG", "Institut Hentzau")), "per:bill-foss"),
    ],
    ids=["named as often", "named most"],
)
def test_of_several_organizations_the_one_that_the_article_is_about(
    before: tuple[tuple[str, ...], ...], person: str | None, make_report: Make, world: World
) -> None:
    report = make_report(
        "a",
        *before,
        *TWO_RECTORS,
        ("ROLE", "rektor", "rektor"),
    )
    report = in_two(loosely(report), -1)
    assert role(link(world, report), report).entity == person


def test_the_sentence_says_which_organization_is_meant(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        *TWO_RECTORS,
        ("ORG", "Institut Zenda"),
        ("ROLE", "rektor", "rektor"),
    )
    report = in_two(loosely(report), -2)
    assert role(link(world, report), report).entity == "per:ann-marlow"


def test_a_former_office_is_that_of_whom_another_article_calls_so(make_report: Make, world: World) -> None:
    told = make_report("b", ("PER", "Ann Marlow", "presiden", "Freedonia"), FREEDONIA)
    past = replace(told.mentions[0], offices=tuple(replace(o, former=True) for o in told.mentions[0].offices))
    told = replace(told, mentions=(past, *told.mentions[1:]))
    report = make_report("a", ("PER", "Bill Foss"), ("PER", "Ann Marlow"), ("ROLE", "mantan presiden", "presiden"))
    asked = replace(report.mentions[2], offices=(replace(report.mentions[2].offices[0], former=True),))
    near = replace(report.mentions[0], span=Span(60, 70))
    report = replace(report, mentions=(near, report.mentions[1], asked))
    assert role(link(world, report, told), report).entity == "per:ann-marlow"
    assert role(link(world, report), report).entity == "per:bill-foss"


@pytest.mark.parametrize(("other", "person"), [("Hentzau", "per:bill-foss"), ("Zenda", None)])
def test_an_office_without_a_region_is_of_the_only_one(
    other: str, person: str | None, make_report: Make, world: World, day: Day
) -> None:
    told = make_report(
        "a",
        ("PER", "Ann Marlow", "bupati", "Hentzau"),
        ("LOC", "Hentzau"),
        ("PER", "Bill Foss", "wakil-bupati"),
        ("PER", "Chico Ravelli", "bupati", other),
        ("LOC", other),
    )
    asked = make_report("b", ("ROLE", "Wakil Bupati Hentzau", "wakil-bupati", "Hentzau"), ("LOC", "Hentzau"))
    linked = link(world, told, asked, dates={"a": day("2024-01-05"), "b": day("2024-01-09")})
    assert role(linked, asked).entity == person


def test_the_likeliest_office_of_an_everyday_word_comes_first(make_report: Make, world: World) -> None:
    company = ("ORG", "Kincir")
    report = make_report(
        "a",
        ("PER", "Ann Marlow", "direktur-utama", "Kincir"),
        company,
        ("PER", "Bill Foss", "komisaris-utama", "Kincir"),
        company,
        ("ROLE", "bos Kincir", "ceo", "Kincir"),
    )
    assert role(link(world, report), report).entity == "per:ann-marlow"


def test_who_governs_a_capital_governs_no_country(make_report: Make, world: World, day: Day) -> None:
    held = Tenure("bupati", "plc:kota-bulat", "Ann Marlow", (), date(2019, 1, 1), None, "", "invented", "high")
    world = replace(world, tenures=(*world.tenures, held))
    report = make_report("a", ("ROLE", "Bupati Kota Bulat", "bupati", "Kota Bulat"), ("LOC", "Kota Bulat"))
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == "per:ann-marlow"


def test_a_founder_is_of_the_company_and_not_of_another_in_its_land(make_report: Make, world: World, day: Day) -> None:
    kincir = Organization("org:kincir", "Kincir", ("Kincir",), (), "cty:freedonia", None, "company")
    pintal = Organization("org:pintal", "Pintal", ("Pintal",), (), "cty:freedonia", None, "company")
    ceo, founder = (OfficeTitle(title, (title,), "other", title == "ceo", 1, "any") for title in ("ceo", "pendiri"))
    led = Tenure("ceo", "org:kincir", "Ann Marlow", (), date(2019, 1, 1), None, "", "invented", "high")
    world = replace(
        world,
        organizations=(*world.organizations, kincir, pintal),
        offices=(*world.offices, ceo, founder),
        tenures=(*world.tenures, led),
    )
    other, owner = ("PER", "Bill Foss", "ceo", "Pintal"), ("ORG", "Pintal")
    asked = ("ROLE", "pendiri Kincir", "pendiri", "Kincir")
    report = make_report("a", ("PER", "Ann Marlow"), other, owner, asked, ("ORG", "Kincir"))
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == "per:ann-marlow"


@pytest.mark.parametrize(
    ("phrase", "title", "owner", "person"),
    [
        ("bos", "ceo", None, None),
        ("orang nomor satu", "orang-nomor-satu", None, None),
        ("petahana", "petahana", None, None),
        ("orang nomor satu Indonesia", "orang-nomor-satu", "Indonesia", "per:ann-marlow"),
    ],
)
def test_an_everyday_word_leads_the_state_only_where_it_is_named(
    phrase: str, title: str, owner: str | None, person: str | None, make_report: Make, world: World, day: Day
) -> None:
    own = (OfficeTitle(title, (title.replace("-", " "),), "other", True, 1, "any"),)
    state = Tenure("presiden", "cty:indonesia", "Ann Marlow", (), date(2019, 1, 1), None, "", "invented", "high")
    world = replace(world, offices=(*world.offices, *own), tenures=(*world.tenures, state))
    report = make_report("a", ("LOC", "Indonesia"), ("ROLE", phrase, title, owner))
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == person


def test_whom_the_list_has_in_office_at_another_time_is_not_meant(make_report: Make, world: World, day: Day) -> None:
    told = ("PER", "Rufus Firefly", "menteri-pertahanan", "Freedonia")
    new = ("PER", "Chico Ravelli", "menteri-pertahanan", "Freedonia")
    report = make_report("a", new, FREEDONIA, told, MENHAN)
    assert role(link(world, report, dates={"a": day("2022-03-01")}), report).entity == "per:chico-ravelli"
    assert role(link(world, report, dates={"a": day("2021-07-20")}), report).entity == "per:rufus-firefly"


def test_a_bare_office_is_that_of_a_land_in_the_article_whose_holder_another_one_names(
    make_report: Make, world: World, day: Day
) -> None:
    told = make_report("a", ("PER", "Chico Ravelli", "menteri-pertahanan", "Ruritania"), ("LOC", "Ruritania"))
    asked = make_report("b", ("LOC", "Ruritania"), ("ROLE", "menteri pertahanan", "menteri-pertahanan"))
    linked = link(world, told, asked, dates={"a": day("2024-01-05"), "b": day("2024-01-06")})
    assert role(linked, asked).entity == "per:chico-ravelli"


def test_an_office_given_in_another_article_comes_before_a_longer_one_of_nothing_in_this_one(
    make_report: Make, world: World, day: Day
) -> None:
    offices = (*world.offices, OfficeTitle("kepala-panitia", ("kepala panitia",), "other", False, 1, "any"))
    world = replace(world, offices=offices)
    told = make_report("a", ("PER", "Chico Ravelli", "kepala", "Balai Zenda"), ("ORG", "Balai Zenda"))
    asked = make_report(
        "b",
        ("PER", "Ann Marlow", "kepala-panitia"),
        ("ROLE", "Kepala Balai Zenda", "kepala", "Balai Zenda"),
        ("ORG", "Balai Zenda"),
    )
    linked = link(world, told, asked, dates={"a": day("2024-01-05"), "b": day("2024-01-06")})
    assert role(linked, asked).entity == "per:chico-ravelli"


def test_the_head_of_a_body_is_whom_the_article_gives_an_office_in_that_very_body(
    make_report: Make, world: World
) -> None:
    report = make_report(
        "a",
        ("PER", "Ann Marlow", "kepala", "Liga Timur"),
        ("ORG", "Liga Timur"),
        ("PER", "Bill Foss", "pemimpin"),
        ("ROLE", "Pemimpin Liga Timur", "pemimpin", "Liga Timur"),
    )
    led = replace(world, offices=(*world.offices, OfficeTitle("pemimpin", ("pemimpin",), "state", False, 1, "any")))
    assert role(link(led, report), report).entity == "per:ann-marlow"


def test_the_envoy_of_a_leader_is_no_envoy_of_another_land(make_report: Make, world: World, day: Day) -> None:
    envoy = OfficeTitle("utusan-khusus", ("utusan",), "diplomacy", False, 1, "any")
    held = replace(world, offices=(*world.offices, envoy))
    here = make_report(
        "a",
        ("PER", "Ann Marlow", "utusan-khusus", "Sylvania"),
        ("LOC", "Sylvania"),
        ("PER", "Chico Ravelli", "presiden", "Freedonia"),
        FREEDONIA,
        ("ROLE", "utusan Ravelli", "utusan-khusus"),
    )
    asked = here.mentions[-1]
    inside = replace(here.mentions[2], span=Span(asked.span.start + 7, asked.span.end), text="Ravelli", offices=())
    named = replace(here, mentions=(*here.mentions, inside))
    assert role(link(held, named, dates={"a": day("2022-03-01")}), named).entity is None
    assert role(link(held, here, dates={"a": day("2022-03-01")}), here).entity == "per:ann-marlow"


def test_an_office_taken_up_is_whose_it_is_in_the_sentence_before(make_report: Make, world: World) -> None:
    report = make_report(
        "a",
        ("PER", "Ann Marlow", "bupati"),
        ("PER", "Bill Foss", "bupati"),
        ("PER", "Ann Marlow"),
        ("ROLE", "bupati", "bupati"),
    )
    *names, asked = report.mentions
    pointed = replace(asked, offices=(replace(asked.offices[0], pointed=True),))
    cuts = [(0, 60), (60, 260), (260, 460)]
    sentences = tuple(Sentence(Span(start, end), "body") for start, end in cuts)
    told = replace(report, mentions=(*names, pointed), sentences=sentences)
    assert role(link(world, told), told).entity == "per:bill-foss"


def test_whom_the_list_knows_elsewhere_by_a_family_name_is_not_meant(make_report: Make, world: World, day: Day) -> None:
    report = make_report(
        "a",
        ("PER", "Firefly", "menteri-pertahanan"),
        ("ROLE", "Menhan Sylvania", "menteri-pertahanan", "Sylvania"),
        ("LOC", "Sylvania"),
    )
    linked = link(world, report, dates={"a": day("2021-03-01")})
    assert linked.resolutions["a", 0].entity == "per:rufus-firefly"
    assert role(linked, report).entity is None
