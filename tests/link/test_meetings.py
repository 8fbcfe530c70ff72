"""Claims of several articles become meetings."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.lexicons.world import load_world
from pipeline.link.meetings import MeetingLinker
from pipeline.records import (
    Article,
    Claim,
    Entity,
    Interval,
    Meeting,
    MeetingKind,
    Mention,
    Office,
    Participant,
    Report,
    Resolution,
    Span,
    Status,
    Timex,
)

WORLD = load_world()
PEOPLE = {
    "per:amina": "cty:senegal",
    "per:bou": "cty:mali",
    "per:cheikh": "cty:chad",
    "per:raka": "cty:indonesia",
    "per:sari": "cty:indonesia",
}
ENTITIES = (
    *(Entity(who, "person", who[4:].title(), country=country) for who, country in PEOPLE.items()),
    Entity("cty:senegal", "country", "Senegal"),
    Entity("cty:indonesia", "country", "Indonesia"),
    Entity("plc:dakar", "place", "Dakar", country="cty:senegal"),
    Entity("plc:jakarta", "place", "Jakarta", country="cty:indonesia"),
    Entity("plc:hotel-teranga", "place", "Hotel Teranga", country="cty:senegal"),
)


class Story:
    """Articles built claim by claim."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.reports: list[Report] = []
        self.resolutions: dict[tuple[str, int], Resolution] = {}

    def article(self, name: str, *claims: Mapping[str, object], published: date | None = None) -> Story:
        mentions: list[Mention] = []
        timexes: list[Timex] = []
        made: list[Claim] = []
        for number, claim in enumerate(claims):
            made.append(self._claim(name, number, dict(claim), mentions, timexes))
        self.articles.append(Article(name, "", published=published))
        self.reports.append(Report(name, mentions=tuple(mentions), timexes=tuple(timexes), claims=tuple(made)))
        return self

    def _claim(
        self, name: str, number: int, given: dict[str, object], mentions: list[Mention], timexes: list[Timex]
    ) -> Claim:
        def mention(entity: str) -> int:
            mentions.append(Mention(Span(len(mentions), len(mentions) + 1), entity, "PER"))
            self.resolutions[name, len(mentions) - 1] = Resolution(entity, "given")
            return len(mentions) - 1

        who: Sequence[str] = given.pop("who")  # type: ignore[assignment]
        people = tuple(Participant(mention(entity)) for entity in who)
        place = given.pop("place", None)
        day = given.pop("day", None)
        if isinstance(day, date):
            day = Timex(Span(number, number + 1), str(day), "iso", year=day.year, month=day.month, day=day.day)
        if day is not None:
            timexes.append(day)  # type: ignore[arg-type]
        kind: MeetingKind = given.pop("kind", "meeting")  # type: ignore[assignment]
        status: Status = given.pop("status", "held")  # type: ignore[assignment]
        return Claim(
            kind=kind,
            status=status,
            participants=people,
            trigger=Span(number, number + 1),
            evidence=(Span(100 * number, 100 * number + 50),),
            rules=("given",),
            place=None if place is None else mention(str(place)),
            time=None if day is None else len(timexes) - 1,
            **given,  # type: ignore[arg-type]
        )

    def meetings(self) -> tuple[Meeting, ...]:
        return MeetingLinker(WORLD, ENTITIES, self.resolutions).link(self.articles, self.reports).meetings


PAIR = ("per:amina", "per:bou")
MONDAY = date(2024, 3, 4)


def test_two_outlets_tell_of_one_meeting() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:dakar"})
    story.article("b", {"who": PAIR, "day": MONDAY, "place": "plc:hotel-teranga"})
    (meeting,) = story.meetings()
    assert meeting.articles == ("a", "b") == meeting.sources
    assert [(words.article, words.start, words.end) for words in meeting.triggers] == [("a", 0, 1), ("b", 0, 1)]
    assert (meeting.place, meeting.country) == ("plc:hotel-teranga", "cty:senegal")
    assert meeting.dates == Interval(MONDAY, MONDAY)
    assert meeting.id == "meeting:2024-03-04-amina-bou"


def test_the_same_two_on_another_day_met_twice() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, {"who": PAIR, "day": date(2024, 3, 6)})
    assert [meeting.dates and meeting.dates.start.day for meeting in story.meetings()] == [4, 6]


def test_an_undated_claim_joins_the_only_meeting_of_these_people() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY}).article("b", {"who": PAIR, "place": "plc:dakar"})
    (meeting,) = story.meetings()
    assert meeting.articles == ("a", "b")
    assert meeting.date_basis == "explicit"


def test_an_undated_claim_joins_none_of_two_equally_likely_meetings() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, {"who": PAIR, "day": date(2024, 5, 6)})
    story.article("b", {"who": PAIR})
    assert [meeting.articles for meeting in story.meetings()] == [("a",), ("a",), ("b",)]


def test_planned_in_one_and_held_in_another_is_held() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "status": "planned"})
    story.article("b", {"who": PAIR, "day": MONDAY})
    (meeting,) = story.meetings()
    assert meeting.status == "held"
    assert [(claim.article, claim.status) for claim in meeting.status_history] == [("a", "planned"), ("b", "held")]
    assert [conflict.slot for conflict in meeting.conflicts] == ["status"]


def test_a_trip_called_off_is_not_the_trip_made_later() -> None:
    trip = {"who": ("per:raka",), "kind": "visit", "place": "plc:dakar"}
    story = Story().article("a", {**trip, "day": MONDAY, "status": "cancelled"}, {**trip, "day": date(2024, 3, 10)})
    assert [meeting.status for meeting in story.meetings()] == ["cancelled", "held"]


def test_what_lies_ahead_of_the_article_is_planned() -> None:
    story = Story().article("a", {"who": PAIR, "day": date(2024, 3, 9)}, published=MONDAY)
    assert [meeting.status for meeting in story.meetings()] == ["planned"]


def test_a_trip_at_home_is_no_visit() -> None:
    trip = {"who": ("per:raka",), "kind": "visit", "day": MONDAY}
    story = Story().article("a", {**trip, "place": "plc:jakarta"}, {**trip, "place": "plc:dakar"})
    assert [meeting.place for meeting in story.meetings()] == ["plc:dakar"]


def test_a_visit_lasts_as_long_as_its_traveller_is_seen_there() -> None:
    story = Story().article(
        "a",
        {"who": ("per:raka",), "kind": "visit", "place": "plc:dakar"},
        {"who": ("per:raka", "per:amina"), "day": MONDAY, "place": "plc:dakar"},
        {"who": ("per:raka", "per:bou"), "day": date(2024, 3, 5), "place": "plc:dakar"},
    )
    visit = next(meeting for meeting in story.meetings() if meeting.kind == "visit")
    assert visit.dates == Interval(MONDAY, date(2024, 3, 5))


def test_one_article_keeps_two_and_three_people_apart_unless_the_third_is_company() -> None:
    two: dict[str, object] = {"who": PAIR, "day": MONDAY}
    three: dict[str, object] = {"who": (*PAIR, "per:cheikh"), "day": MONDAY}
    assert len(Story().article("a", two, three).meetings()) == 2
    (meeting,) = Story().article("a", two, {**three, "extends": True}).meetings()
    assert meeting.participants == ("per:amina", "per:bou", "per:cheikh")


def test_three_countries_make_it_multilateral() -> None:
    story = Story().article("a", {"who": (*PAIR, "per:cheikh"), "day": MONDAY})
    assert [meeting.kind for meeting in story.meetings()] == ["multilateral"]


def test_two_of_one_country_are_one_party() -> None:
    story = Story().article("a", {"who": ("per:amina", "per:raka", "per:sari"), "day": MONDAY})
    assert [meeting.kind for meeting in story.meetings()] == ["meeting"]


def test_a_hint_alone_is_no_meeting_but_dates_one() -> None:
    hint = {"who": PAIR, "day": Timex(Span(0, 1), "Maret 2024", "month", year=2024, month=3), "weak": True}
    assert Story().article("a", hint).meetings() == ()
    (meeting,) = Story().article("a", hint).article("b", {"who": PAIR, "place": "plc:dakar"}).meetings()
    assert meeting.articles == ("b",)
    assert meeting.dates == Interval(date(2024, 3, 1), date(2024, 3, 31))
    assert meeting.date_basis == "other_article"


def test_an_undated_article_learns_its_year_from_another() -> None:
    partial = Timex(Span(0, 1), "Senin (4/3)", "slash", month=3, day=4, weekday=0)
    story = Story().article("a", {"who": PAIR, "day": MONDAY}).article("b", {"who": PAIR, "day": partial})
    (meeting,) = story.meetings()
    assert meeting.articles == ("a", "b")


def test_talks_of_one_day_share_their_place() -> None:
    story = Story().article(
        "a",
        {"who": PAIR, "day": MONDAY, "place": "plc:dakar"},
        {"who": ("per:amina", "per:cheikh"), "day": MONDAY},
    )
    assert {meeting.place for meeting in story.meetings()} == {"plc:dakar"}


def test_one_person_alone_does_not_meet() -> None:
    story = Story().article("a", {"who": ("per:amina", "per:amina"), "day": MONDAY})
    assert story.meetings() == ()


def test_the_order_of_articles_changes_nothing() -> None:
    def claims(seed: int) -> tuple[Meeting, ...]:
        made: list[tuple[str, dict[str, object]]] = [
            ("a", {"who": PAIR, "day": MONDAY}),
            ("b", {"who": PAIR}),
            ("c", {"who": (*PAIR, "per:cheikh"), "day": MONDAY, "place": "plc:dakar"}),
            ("d", {"who": PAIR, "day": date(2024, 3, 6), "status": "planned"}),
        ]
        random.Random(seed).shuffle(made)
        story = Story()
        for name, claim in made:
            story.article(name, claim)
        return story.meetings()

    assert claims(1) == claims(2) == claims(3)


def test_the_office_nearest_to_the_claim_is_the_role() -> None:
    office = Office("presiden", Span(0, 8), of=1, text="Presiden Senegal")
    amina = Mention(Span(0, 1), "Amina", "PER", offices=(office,))
    mentions = (amina, Mention(Span(1, 2), "Senegal", "LOC"), Mention(Span(2, 3), "Bou", "PER"))
    claim = Claim("meeting", "held", (Participant(0), Participant(2)), Span(0, 1), (Span(0, 9),), ("given",))
    found = {("a", i): Resolution(e, "given") for i, e in enumerate(("per:amina", "cty:senegal", "per:bou"))}
    report = Report("a", mentions=mentions, claims=(claim,))
    (meeting,) = MeetingLinker(WORLD, ENTITIES, found).link([Article("a", "")], [report]).meetings
    assert (meeting.roles["per:amina"].office, meeting.roles["per:amina"].of) == ("Presiden Senegal", "cty:senegal")
