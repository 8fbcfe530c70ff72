"""What people decided to be misread is struck, and the account keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipeline.lexicons.world import World
from pipeline.link import link
from pipeline.link.decision_file import load_decisions
from pipeline.link.decisions import Decisions
from pipeline.link.quoted import find_words
from pipeline.output import claim_rows
from pipeline.records import STRUCK, Article, Claim, Linked, MeetingKind, Mention, Participant, Report, Span

MET = "Ann Marlow menemui Bill Foss di kantornya.\nAnn Marlow lalu menelepon Rupert Hentzau."
TOLD = "Kemarin Ann Marlow bertemu Bill Foss."
NAMES = ("Ann Marlow", "Bill Foss", "Rupert Hentzau")
Write = Callable[..., Decisions]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Read decisions from lines."""

    def file(*lines: str) -> Decisions:
        path = tmp_path / "decisions.csv"
        path.write_text("\n".join(("judgement,article,a,b,by,on,why", *lines)), encoding="utf-8")
        return load_decisions(path)

    return file


@dataclass(frozen=True)
class Told:
    """What a sentence of an article was read to say: its words of contact, and who takes part."""

    trigger: str
    people: Sequence[str]
    kind: MeetingKind = "meeting"
    echo: bool = False


def read(name: str, text: str, *told: Told, original: str | None = None) -> tuple[Article, Report]:
    """Read an article by hand; every name is a mention wherever it stands, sentences end in full stops."""
    spots = sorted(span for who in NAMES for span in find_words(text, who))
    mentions = tuple(Mention(span, text[span.start : span.end], "PER") for span in spots)
    made: dict[bool, list[Claim]] = {False: [], True: []}
    for one in told:
        at = text.index(one.trigger)
        sentence = Span(text.rfind(".", 0, at) + 1, text.index(".", at) + 1)
        inside = {mention.text: i for i, mention in enumerate(mentions) if sentence.covers(mention.span)}
        people = tuple(Participant(inside[who]) for who in one.people)
        trigger = Span(at, at + len(one.trigger))
        made[one.echo].append(Claim(one.kind, "held", people, trigger, (sentence,), ("given",)))
    article = Article(name, text, published=date(2024, 3, 4), near_duplicate_of=original)
    return article, Report(name, mentions=mentions, claims=tuple(made[False]), echoes=tuple(made[True]))


MET_READ = read("a", MET, Told("menemui", NAMES[:2]), Told("menelepon", ("Ann Marlow", "Rupert Hentzau"), "call"))
TOLD_READ = read("b", TOLD, Told("bertemu", NAMES[:2]))


def linked(world: World, decisions: Decisions | None, *read: tuple[Article, Report]) -> Linked:
    return link([article for article, _ in read], [report for _, report in read], world, decisions)


def people(found: Linked) -> list[tuple[str, ...]]:
    return sorted(meeting.participants for meeting in found.meetings)


def test_a_struck_claim_makes_no_meeting_and_stays_in_the_account(write: Write, world: World) -> None:
    decisions = write('misread,a,"Ann Marlow menemui Bill Foss",,RS,2025-03-01,at her hearing')
    found = linked(world, decisions, MET_READ)
    assert people(found) == [("per:ann-marlow", "per:rupert-hentzau")]
    rows = list(claim_rows([MET_READ[1]], found))
    assert [row["meeting"] is None for row in rows] == [True, False]
    assert rows[0]["why"] == "misread, decided by RS (line 2): at her hearing"
    assert [one["entity"] for one in rows[0]["participants"]] == ["per:ann-marlow", "per:bill-foss"]
    assert rows[1]["why"] == "begins the record" and rows[1]["kind"] == "call"
    assert found.dropped == {STRUCK: 1}
    assert not found.notes


def test_a_meeting_that_another_article_tells_goes_on_without_the_struck_one(write: Write, world: World) -> None:
    both = linked(world, None, MET_READ, TOLD_READ)
    assert ("a", "b") in [meeting.articles for meeting in both.meetings]
    found = linked(world, write("misread,a,menemui Bill Foss,,RS,,"), MET_READ, TOLD_READ)
    meeting = next(meeting for meeting in found.meetings if meeting.kind == "meeting")
    assert (meeting.articles, [spot.article for spot in meeting.evidence]) == (("b",), ["b"])


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ann Marlow MENEMUI “Bill  Foss”", 1),  # blanks, quotes and capitals do not count
        ("[Ann Marlow] >>menemui<< [Bill Foss] di kantornya.", 1),  # as `jejaring explain` shows it
        ("di kantornya", 1),  # no words of contact: all of the sentence
        ("kantornya. Ann Marlow lalu menelepon", 1),  # words of contact: only what they state
        (MET.replace("\n", " "), 0),
        ("menemui Bill", 1),
        ("nemui Bill", 2),  # no part of a word
        ("menemui Rupert", 2),
    ],
)
def test_words_are_found_however_they_were_copied(words: str, left: int, write: Write, world: World) -> None:
    found = linked(world, write(f'misread,a,"{words}",,RS,,'), MET_READ)
    assert len(found.meetings) == left


def test_what_is_struck_in_an_article_is_struck_in_its_near_duplicates(write: Write, world: World) -> None:
    copy = read("c", TOLD + " Demikian.", Told("bertemu", NAMES[:2]), original="b")
    apart = read("d", TOLD, Told("bertemu", NAMES[:2]))
    for named in ("b", "c"):
        found = linked(world, write(f"misread,{named},{TOLD},,RS,,"), TOLD_READ, copy, apart)
        assert [meeting.articles for meeting in found.meetings] == [("d",)]
        assert found.dropped == {STRUCK: 2}


def test_one_of_several_can_be_struck_alone(write: Write, world: World) -> None:
    three = read("a", "Ann Marlow bertemu Bill Foss, kata Rupert Hentzau.", Told("bertemu", NAMES))
    found = linked(world, write("misread,a,Ann Marlow bertemu Bill Foss,Hentzau,RS,,only spoke of it"), three)
    assert people(found) == [("per:ann-marlow", "per:bill-foss")]
    assert found.dropped == {}
    assert found.placements[0].why == "begins the record; without Hentzau, decided by RS (line 2): only spoke of it"
    lines = ("misread,a,Ann Marlow bertemu Bill Foss,Hentzau,RS,,", "misread,a,bertemu Bill Foss,Bill Foss,RS,,")
    assert not linked(world, write(*lines), three).meetings  # nobody meets alone


@pytest.mark.parametrize(("name", "left"), [("Bill", 3), ("Foss", 2), ("-", 3), ("Bill Foss", 2)])
def test_a_part_that_two_share_means_neither(name: str, left: int, write: Write, world: World) -> None:
    text = "Ann Marlow bertemu Bill Foss dan Bill Hentzau."
    spans = [find_words(text, who)[0] for who in ("Ann Marlow", "Bill Foss", "Bill Hentzau")]
    mentions = tuple(Mention(span, text[span.start : span.end], "PER") for span in spans)
    everybody = tuple(map(Participant, range(3)))
    claim = Claim("meeting", "held", everybody, find_words(text, "bertemu")[0], (Span(0, len(text)),), ("given",))
    report = Report("a", mentions=mentions, claims=(claim,))
    (meeting,) = linked(world, write(f"misread,a,bertemu,{name},RS,,"), (Article("a", text), report)).meetings
    assert len(meeting.participants) == left


def test_an_echo_is_struck_as_well_and_numbers_stay_those_of_the_report(write: Write, world: World) -> None:
    text = f"{TOLD} Usai jamuan itu Ann Marlow memuji Bill Foss. {TOLD.replace('Kemarin', 'Lusa')}"
    echoing = read("e", text, Told("bertemu", NAMES[:2]), Told("jamuan itu", NAMES[:2], echo=True))
    found = linked(world, write("misread,e,Usai jamuan itu,,RS,,", f"misread,e,{TOLD},,RS,,"), echoing, TOLD_READ)
    assert [(placed.number, placed.meeting) for placed in found.placements if placed.article == "e"] == [
        (0, None),
        (1, None),
    ]
    assert [meeting.articles for meeting in found.meetings] == [("b",)]
    assert found.dropped == {STRUCK: 1}  # claims alone are counted
    assert [row["why"] for row in claim_rows([echoing[1]], found)] == [
        "misread, decided by RS (line 3)",
        "misread, decided by RS (line 2)",
    ]


def test_lines_that_strike_nothing_say_why(write: Write, world: World) -> None:
    decisions = write(
        "misread,a,Ann Marlow menemui Rupert,,RS,,",
        "misread,b,Kemarin,Rupert Hentzau,RS,,",
        "misread,other,Ann Marlow,,RS,,",
        "misread,more,Ann Marlow,,RS,,",
    )
    found = linked(world, decisions, MET_READ, TOLD_READ)
    assert found.meetings == linked(world, None, MET_READ, TOLD_READ).meetings
    told = [(note.where.rpartition("/")[2], note.reason) for note in found.notes]
    assert told == [
        ("decisions.csv, line 2", "these words do not stand in a: the line strikes nothing"),
        (
            "decisions.csv, line 3",
            "Rupert Hentzau takes no part in what was read from these words of b: the line strikes nothing",
        ),
        ("decisions.csv", "lines 4, 5: no such article was read, so nothing is done"),
    ]
    mere = read("m", "Ann Marlow tiba.")
    note = linked(world, write("misread,m,Ann Marlow tiba,,RS,,"), mere).notes[0]
    assert note.reason == "no contact was read from these words of m: the line strikes nothing"


def test_a_plain_run_is_not_changed_by_a_file_about_other_articles(write: Write, world: World) -> None:
    plain, decided = (linked(world, d, MET_READ, TOLD_READ) for d in (None, write("misread,x,Ann Marlow,,RS,,")))
    assert (plain.meetings, plain.placements, plain.dropped) == (decided.meetings, decided.placements, decided.dropped)
