"""Whom people say that a name or an office means in one article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.lexicons.world import World
from pipeline.link import link
from pipeline.link.decision_file import load_decisions
from pipeline.link.decisions import Decisions
from pipeline.records import Article, Claim, Linked, Participant, Report, Span

Make = Callable[..., Report]
Write = Callable[..., Decisions]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Read decisions from lines."""

    def file(*lines: str) -> Decisions:
        path = tmp_path / "decisions.csv"
        path.write_text("\n".join(("judgement,article,a,b,by,on,why", *lines)), encoding="utf-8")
        return load_decisions(path)

    return file


def linked(world: World, decisions: Decisions, *reports: Report, copy_of: str | None = None) -> Linked:
    articles = [Article(report.article, "Bosnya tiba.", near_duplicate_of=copy_of) for report in reports]
    return link(articles, reports, world, decisions)


def ids(found: Linked, article: str) -> list[str | None]:
    return [resolution.entity for (where, _), resolution in sorted(found.resolutions.items()) if where == article]


def test_namesakes_are_parted_by_article(write: Write, make_report: Make, world: World) -> None:
    reports = (
        make_report("a", ("PER", "Bill Foss", "bupati", "Strelsau"), ("LOC", "Strelsau"), ("PER", "Foss")),
        make_report("b", ("PER", "Bill Foss"), ("PER", "Foss"), ("PER", "Ann Marlow")),
        make_report("c", ("PER", "Bill Foss")),
    )
    found = linked(world, write("means,b,Bill Foss,Bill Foss (dosen),RS,2025-03-01,teaches law"), *reports)
    assert ids(found, "a") == ["per:bill-foss", "plc:strelsau", "per:bill-foss"]
    assert ids(found, "b") == ["per:bill-foss-dosen"] * 2 + ["per:ann-marlow"]
    assert ids(found, "c") == ["per:bill-foss"]
    assert found.resolutions["b", 0].reason == "meant, decided by RS (line 2): teaches law"
    assert found.resolutions["b", 1].reason.endswith("; decided by RS (line 2): teaches law")
    other = next(entity for entity in found.entities if entity.id == "per:bill-foss-dosen")
    assert (other.name, other.aliases, other.articles) == ("Bill Foss (dosen)", ("Bill Foss", "Foss"), ("b",))
    assert other.country is None
    assert not found.notes


def test_parted_namesakes_who_meet_the_same_people_have_meetings_of_their_own(
    write: Write, make_report: Make, world: World
) -> None:
    names = [("PER", name) for name in ("Bill Foss", "Ann Marlow", "Rupert Hentzau")]
    people = tuple(Participant(i) for i in range(3))
    claim = Claim("meeting", "held", people, Span(40, 45), (Span(0, 300),), ("given",))
    reports = [replace(make_report(name, *names), claims=(claim,)) for name in "ab"]
    assert len(linked(world, write(), *reports).meetings) == 1
    met = linked(world, write("means,b,Bill Foss,Bill Foss (dosen),RS,,"), *reports).meetings
    assert sorted(meeting.articles for meeting in met) == [("a",), ("b",)]


def test_an_office_is_settled_by_name_or_id(write: Write, make_report: Make, world: World) -> None:
    report = make_report("a", ("ROLE", "kepala badan", "kepala-badan"), ("PER", "Ann Marlow"), ("ROLE", "Sang Bos"))
    assert ids(linked(world, write(), report), "a") == [None, "per:ann-marlow", None]
    lines = ("means,a,Kepala Badan,per:ann-marlow,RS,,", "means,a,sang bos,Vera Lux,RS,,")
    found = linked(world, write(*lines), report)
    assert ids(found, "a") == ["per:ann-marlow", "per:ann-marlow", "per:vera-lux"]
    assert next(entity.name for entity in found.entities if entity.id == "per:vera-lux") == "Vera Lux"


def test_a_listed_office_goes_to_whom_the_article_means(write: Write, make_report: Make, world: World) -> None:
    """An office moves alone: whoever held it by the article keeps the name."""
    told = (("PER", "Ann Marlow", "presiden", "Freedonia"), ("LOC", "Freedonia"), ("ROLE", "presiden", "presiden"))
    report = make_report("a", *told)
    assert ids(linked(world, write(), report), "a")[2] == "per:ann-marlow"
    found = linked(world, write("means,a,presiden,Ambassador Trentino,RS,,"), report)
    assert ids(found, "a") == ["per:ann-marlow", "cty:freedonia", "per:ambassador-trentino"]


def test_a_short_form_moves_alone_and_a_whole_name_takes_roles_along(
    write: Write, make_report: Make, world: World
) -> None:
    told = (("PER", "Ann Marlow", "bupati"), ("PER", "Marlow"), ("ROLE", "bupati", "bupati"))
    report = make_report("a", *told)
    assert ids(linked(world, write(), report), "a") == ["per:ann-marlow"] * 3
    short = linked(world, write("means,a,Marlow,Kit Marlow,RS,,"), report)
    assert ids(short, "a") == ["per:ann-marlow", "per:kit-marlow", "per:ann-marlow"]
    whole = linked(world, write("means,a,Ann Marlow,Ann Marlow (bupati),RS,,"), report)
    assert ids(whole, "a") == ["per:ann-marlow-bupati"] * 3


def test_it_holds_in_near_duplicates_unless_they_have_a_line(write: Write, make_report: Make, world: World) -> None:
    reports = [make_report(name, ("PER", "Bill Foss")) for name in "bcd"]
    lines = ("means,c,Bill Foss,Vera Lux,RS,,", "means,d,Bill Foss,Bill Foss (dosen),RS,,")
    found = linked(world, write(*lines), *reports, copy_of="a")
    assert [ids(found, name) for name in "bcd"] == [["per:vera-lux"], ["per:vera-lux"], ["per:bill-foss-dosen"]]


def test_lines_that_do_nothing_say_why(write: Write, make_report: Make, world: World) -> None:
    lines = (
        "means,a,Bil Foss,Vera Lux,RS,,",
        "means,a,Bosnya,Vera Lux,RS,,",
        "means,a,Bill Foss,per:kit-lux,RS,,",
        "means,other,Bill Foss,Vera Lux,RS,,",
    )
    report = make_report("a", ("PER", "Bill Foss"))
    found = linked(world, write(*lines), report)
    assert ids(found, "a") == ["per:bill-foss"]
    assert [(note.where.rpartition("/")[2], note.reason) for note in found.notes] == [
        ("decisions.csv, line 2", "a has no Bil Foss, its words do not stand there: the line does nothing"),
        (
            "decisions.csv, line 3",
            "a has no Bosnya, its words were not read as a name or office: the line does nothing",
        ),
        ("decisions.csv, line 4", "nobody here has the id per:kit-lux: the line does nothing"),
        ("decisions.csv", "line 5: no such article was read, so nothing is done"),
    ]
    assert found.notes[2].cure.startswith("Write the name instead")


def test_an_id_that_another_line_makes_is_known(write: Write, make_report: Make, world: World) -> None:
    """Also where that line is about another corpus."""
    report = make_report("a", ("PER", "Bill Foss"), ("ROLE", "Sang Bos"))
    lines = ("means,a,Sang Bos,per:vera-lux,RS,,", "means,other,Bill Foss,Vera Lux,RS,,")
    found = linked(world, write(*lines), report)
    assert ids(found, "a") == ["per:bill-foss", "per:vera-lux"]
    assert [entity.name for entity in found.entities] == ["Bill Foss", "Vera Lux"]


def test_a_name_of_several_and_lines_that_undo_each_other_are_refused(
    write: Write, make_report: Make, world: World
) -> None:
    report = make_report("a", ("ROLE", "Sang Bos"), ("ORG", "Foss"), ("PER", "Bill Foss"), ("LOC", "Foss"))
    with pytest.raises(InputError, match=r":2: several entities are called Foss\. Give the id instead: org:foss or p"):
        linked(world, write("means,a,Sang Bos,Foss,RS,,"), report)
    two = make_report("a", ("PER", "Bill Foss")), make_report("b", ("PER", "Bill Foss"))
    lines = ("means,b,Bill Foss,Bill Foss (dosen),RS,,", "same,,per:bill-foss,per:bill-foss-dosen,RS,,")
    with pytest.raises(InputError, match=r"line 2 says whom Bill Foss means in b, but by line 3 that is the same as"):
        linked(world, write(*lines), *two)


def test_others_of_a_name_may_be_joined(write: Write, make_report: Make, world: World) -> None:
    full = [make_report(name, ("PER", who), ("PER", "Foss")) for name, who in (("a", "Bill Foss"), ("b", "Will Foss"))]
    lines = ("means,c,Foss,Vera Foss,RS,,", "same,,Bill Foss,Will Foss,RS,,")
    found = linked(world, write(*lines), *full, make_report("c", ("PER", "Foss")))
    assert ids(found, "a") == ids(found, "b") == ["per:bill-foss"] * 2
    assert ids(found, "c") == ["per:vera-foss"]


def test_same_still_joins_others_with_whom_an_article_means(write: Write, make_report: Make, world: World) -> None:
    two = make_report("a", ("PER", "Bill Foss"), ("PER", "Vera Lux")), make_report("b", ("PER", "Bill Foss"))
    lines = ("means,b,Bill Foss,Bill Foss (dosen),RS,,", "same,,Vera Lux,Bill Foss (dosen),RS,,")
    found = linked(world, write(*lines), *two)
    assert ids(found, "b") == ["per:vera-lux"]
    assert ids(found, "a") == ["per:bill-foss", "per:vera-lux"]
