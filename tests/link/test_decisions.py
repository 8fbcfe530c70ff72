"""What people decided about names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.lexicons.world import World
from pipeline.link.decision_file import load_decisions
from pipeline.link.decisions import Decisions
from pipeline.link.entities import LinkedEntities, link_entities
from pipeline.link.judged import idle, rivals
from pipeline.records import Article, Report

Make = Callable[..., Report]
Write = Callable[..., Path]
HEADER = "judgement,a,b,by,on,why"
WITH_ARTICLE = "judgement,article,a,b,by,on,why"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def file(*lines: str, header: str = HEADER) -> Path:
        path = tmp_path / "decisions.csv"
        path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
        return path

    return file


def link(world: World, decisions: Decisions, *reports: Report) -> LinkedEntities:
    return link_entities([Article(r.article, "") for r in reports], reports, world, {}, decisions)


def ids(linked: LinkedEntities, article: str) -> list[str | None]:
    return [resolution.entity for (where, _), resolution in sorted(linked.resolutions.items()) if where == article]


def test_the_same_joins_entities_and_says_who_decided(write: Write, make_report: Make, world: World) -> None:
    decisions = load_decisions(write("same,Ann Marlow,Anna Hale,RS,2025-03-01,married name"))
    linked = link(
        world,
        decisions,
        make_report("a", ("PER", "Ann Marlow", "presiden", "Freedonia"), ("LOC", "Freedonia")),
        make_report("b", ("PER", "Anna Hale"), ("PER", "Hale")),
    )
    assert ids(linked, "b") == ["per:ann-marlow"] * 2
    person = next(entity for entity in linked.entities if entity.id == "per:ann-marlow")
    assert (person.aliases, person.mentions, person.articles) == (("Ann Marlow", "Anna Hale", "Hale"), 3, ("a", "b"))
    assert person.country == "cty:freedonia"
    assert linked.resolutions["b", 0].reason == (
        "full name; the same as per:ann-marlow, decided by RS (line 2): married name"
    )
    assert linked.resolutions["a", 0].reason == "full name"


def test_the_same_is_transitive_also_over_a_name_that_no_article_has(
    write: Write, make_report: Make, world: World
) -> None:
    decisions = load_decisions(write("same,Bill Foss,Ann Marlow,RS,,", "same,per:bill-foss,per:anna-hale,RS,,"))
    report = make_report("a", ("PER", "Ann Marlow"), ("PER", "Anna Hale"))
    linked = link(world, decisions, report)
    assert ids(linked, "a") == ["per:bill-foss"] * 2
    assert [entity.name for entity in linked.entities if entity.kind == "person"] == ["Bill Foss"]


@pytest.mark.parametrize("swap", [False, True])
def test_different_takes_a_name_out_of_an_entity(swap: bool, write: Write, make_report: Make, world: World) -> None:
    names = ("Sergey Ivanov", "Sergei Ivanov") if swap else ("Sergei Ivanov", "Sergey Ivanov")
    decisions = load_decisions(write(f"different,{','.join(names)},RS,,two ministers"))
    report = make_report("a", ("PER", "Sergei Ivanov")), make_report("b", ("PER", "Sergey Ivanov"), ("PER", "Ivanov"))
    linked = link(world, decisions, *report)
    assert (ids(linked, "a"), ids(linked, "b")) == (["per:sergei-ivanov"], ["per:sergey-ivanov"] * 2)
    assert len([entity for entity in linked.entities if entity.kind == "person"]) == 2


def test_who_is_decided_to_differ_is_a_pair_of_entities(write: Write, make_report: Make, world: World) -> None:
    decisions = load_decisions(
        write("different,Sergei Ivanov,Sergey Ivanov,RS,,", "different,Bill Foss,Ann Marlow,RS,,")
    )
    report = (
        make_report("a", ("PER", "Sergei Ivanov")),
        make_report("b", ("PER", "Sergey Ivanov"), ("PER", "Bill Foss")),
    )
    linked = link(world, decisions, *report)
    assert rivals(linked.entities, decisions) == {frozenset({"per:sergei-ivanov", "per:sergey-ivanov"})}
    assert not rivals(linked.entities, Decisions())


def test_different_needs_names_as_an_id_stands_for_all_of_them(write: Write, make_report: Make, world: World) -> None:
    decisions = load_decisions(write("different,per:sergei-ivanov,Sergey Ivanov,RS,,two ministers"))
    report = make_report("a", ("PER", "Sergei Ivanov")), make_report("b", ("PER", "Sergey Ivanov"))
    with pytest.raises(InputError, match=r"both mean one entity\. Write both as the articles write them; an id stands"):
        link(world, decisions, *report)


def test_organizations_and_places_are_decided_the_same_way(write: Write, make_report: Make, world: World) -> None:
    decisions = load_decisions(write("same,Liga Timur,Liga Matahari,RS,,", "different,Strelsau,Strelzau,RS,,a suburb"))
    report = make_report("a", ("ORG", "LT"), ("ORG", "Liga Matahari"), ("LOC", "Strelsau"), ("LOC", "Strelzau"))
    assert ids(link(world, decisions, report), "a") == ["org:liga", "org:liga", "plc:strelsau", "plc:strelzau"]


def test_a_line_about_nobody_here_does_nothing(write: Write, make_report: Make, world: World) -> None:
    report = make_report("a", ("PER", "Ann Marlow"))
    decisions = load_decisions(
        write("", "# a note", "same,Bill Foss,Rupert Hentzau,RS,,", "different,X Y,Ann Marlow,RS,,")
    )
    assert link(world, decisions, report) == link(world, Decisions(), report)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["same,A B,C D,RS,,", "different,C D,A B,RS,,"], "line 3 says that C D and A B differ, line 2"),
        (["same,A B,C D,RS,,", "same,C D,E F,RS,,", "different,A B,E F,RS,,"], "line 4 .* lines 2, 3 that"),
        (["different,A B,a b,RS,,"], "A B and a b differ, but that is one name. Say with `means`"),
        (["maybe,A B,C D,RS,,"], r"decisions.csv:2: unknown judgement 'maybe'. Write same, different, means, misread"),
        (["same,A B,C D,,,"], r":2: a, b or by is empty"),
        (["same,A B,C D,RS,1 March,"], r":2: '1 March' is no date"),
        (["same,A B,C D,RS"], r":2: 4 columns, not 6"),
        (["same,org:a,per:b,RS,,"], r":2: org:a and per:b are of different kinds"),
        (["means,A B,C D,RS,,"], r":2: means without an article\. Give .* in a column `article`"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_how_to_mend_it(lines: list[str], told: str, write: Write) -> None:
    with pytest.raises(InputError, match=told):
        load_decisions(write(*lines))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["same,x,A B,C D,RS,,"], r":2: same is about all articles\. Leave article empty, or write means"),
        (["misread,,some words,,RS,,"], r":2: misread without an article"),
        (["misread,x,…,,RS,,"], r":2: no article has such words"),
        (["misread,x,,,RS,,"], r":2: a, b or by is empty"),
        (["misread,x,meeting:2024-03-03-a-b,,RS,,"], r":2: ids of meetings change .* `jejaring explain meeting:2024-0"),
        (["misread,x,call:undated-a-b-2,,RS,,"], r":2: ids of meetings change"),
        (["misread,x,words,per:ann-marlow,RS,,"], r":2: no article has such words\. Write .* in b nothing or a name"),
        (["means,x,per:a-b,C D,RS,,"], r":2: no article writes per:a-b"),
        (["means,x,A B,,RS,,"], r":2: a, b or by is empty"),
        (["means,x,A B,C D,RS,,", "means,x,a  b,E F,RS,,"], r"lines 2 and 3 say that a  b in x means C D and E F"),
        (["misread,x,words,,WHO,YYYY-MM-DD,WHY"], r":2: 'YYYY-MM-DD' is no date"),
        (["misread;x;words;;RS;;"], r":2: 1 columns, not 7\. Separate columns by “,” as the first line does"),
    ],
)
def test_a_wrong_line_about_an_article_says_how_to_mend_it(lines: list[str], told: str, write: Write) -> None:
    with pytest.raises(InputError, match=told):
        load_decisions(write(*lines, header=WITH_ARTICLE))


def test_a_spreadsheets_file_is_read_alike(tmp_path: Path, write: Write) -> None:
    plain = write("# a note", "misread,x,'tiba, lalu pergi',,RS,2025-03-01,a; b".replace("'", '"'), header=WITH_ARTICLE)
    lines = (WITH_ARTICLE.replace(",", ";"), '"# a ""note""";;;;;;', 'misread;x;tiba, lalu pergi;;RS;2025-03-01;"a; b"')
    saved = tmp_path / "saved.csv"
    saved.write_bytes("\r\n".join((*lines, ";;;;;;", "")).encode("utf-8-sig"))
    assert load_decisions(saved).lines == load_decisions(plain).lines
    saved.write_bytes("\n".join(lines).encode("utf-16"))
    with pytest.raises(InputError, match=r"not UTF-8\. Save the file as UTF-8; a spreadsheet calls that “CSV UTF-8”"):
        load_decisions(saved)


def test_columns_may_stand_in_any_order_and_an_article_is_not_needed(write: Write) -> None:
    usual, turned = write("same,A B,C D,RS,,x"), load_decisions(write("same,A B,C D,RS,,x")).lines
    usual.write_text("by,why,on,a,b,judgement,article\nRS,x,,A B,C D,same,\n", encoding="utf-8")
    assert load_decisions(usual).lines == turned


def test_a_missing_file_and_a_wrong_header(write: Write, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be read .* --decisions"):
        load_decisions(tmp_path / "no.csv")
    with pytest.raises(InputError, match="not the header"):
        load_decisions(write(header="a,b"))


def test_lines_that_contradict_each_other_only_in_these_articles(write: Write, make_report: Make, world: World) -> None:
    """Jokowi and Joko Widodo are one by the list, so the two lines speak of one pair."""
    decisions = load_decisions(write("same,Jokowi,Ann Marlow,RS,,", "different,per:joko-widodo,per:ann-marlow,RS,,"))
    report = make_report("a", ("PER", "Jokowi"), ("PER", "Joko Widodo"), ("PER", "Ann Marlow"))
    with pytest.raises(InputError, match=r"line 3 says .*, line 2 that"):
        link(world, decisions, report)


def test_a_name_of_two_entities_and_of_two_kinds_is_refused(write: Write, make_report: Make, world: World) -> None:
    report = make_report("a", ("PER", "Ann Marlow"), ("ORG", "Ann Marlow"), ("ORG", "Liga Timur"), ("PER", "Bill Foss"))
    with pytest.raises(InputError, match=r":2: several entities are called Ann Marlow. Give the id instead: org:ann"):
        link(world, load_decisions(write("same,Ann Marlow,Bill Foss,RS,,")), report)
    with pytest.raises(InputError, match="of different kinds"):
        link(world, load_decisions(write("same,Liga Timur,Bill Foss,RS,,")), report)


@pytest.mark.parametrize("others", [(), (("PER", "Ann Marlow"),)], ids=["never a person", "elsewhere a person"])
def test_whom_reading_took_for_an_organization_is_made_a_person_by_an_id(
    others: tuple[tuple[str, str], ...], write: Write, make_report: Make, world: World
) -> None:
    report = make_report("a", ("ORG", "Marlow Dua"), *others)
    linked = link(world, load_decisions(write("same,per:ann-marlow,Marlow Dua,RS,,")), report)
    assert [(entity.id, entity.kind) for entity in linked.entities] == [("per:ann-marlow", "person")]
    assert linked.resolutions["a", 0].entity == "per:ann-marlow"


def test_a_line_about_nobody_is_told(write: Write, make_report: Make, world: World) -> None:
    lines = (
        "same,per:ann-marlow,Anna Hale,RS,,",  # does something
        "same,The Boss,Ann Marlow,RS,,",  # gives a name that no article has
        "same,Ann Marlow,Anna Hal,RS,,",
        "same,Ann Marlow,per:anna-hall,RS,,",
        "different,Ann Marlow,Bill Fosss,RS,,",
    )
    decisions = load_decisions(write(*lines))
    linked = link(world, decisions, make_report("a", ("PER", "Ann Marlow"), ("PER", "Anna Hale"), ("PER", "Bill Foss")))
    notes = list(idle(linked.entities, linked.resolutions, decisions))
    assert [note.where.rpartition(", ")[2] for note in notes] == ["line 4", "line 5", "line 6"]
    assert notes[0].reason == "no article names Anna Hal: the line does nothing"
    assert notes[0].cure.startswith("Check how entities.jsonl writes it (a name, without title or office)")
