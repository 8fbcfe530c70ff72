"""Claims of several articles become meetings."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.lexicons.world import load_world
from pipeline.link.confidence import with_confidence
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
    Part,
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
    Entity("per:awa", "person", "Awa"),
    Entity("org:un", "organization", "PBB"),
    Entity("plc:utara", "place", "Utara"),
    Entity("plc:kota-air", "place", "Kota Air"),
    Entity("cty:senegal", "country", "Senegal"),
    Entity("plc:africa", "place", "Afrika"),
    Entity("cty:indonesia", "country", "Indonesia"),
    Entity("plc:dakar", "place", "Dakar", country="cty:senegal"),
    Entity("plc:jakarta", "place", "Jakarta", country="cty:indonesia"),
    Entity("plc:hotel-teranga", "place", "Hotel Teranga", country="cty:senegal"),
    Entity("plc:bogor", "place", "Bogor", country="cty:indonesia"),
    Entity("plc:istana-bogor", "place", "Istana Bogor", country="cty:indonesia"),
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
        told: list[Claim] = []
        echoes: list[Claim] = []
        for number, claim in enumerate(claims):
            given = dict(claim)
            made = echoes if given.pop("echo", False) else told
            made.append(self._claim(name, number, given, mentions, timexes))
        self.articles.append(Article(name, "", published=published))
        report = Report(name, mentions=tuple(mentions), timexes=tuple(timexes))
        self.reports.append(replace(report, claims=tuple(told), echoes=tuple(echoes)))
        return self

    def _claim(
        self, name: str, number: int, given: dict[str, object], mentions: list[Mention], timexes: list[Timex]
    ) -> Claim:
        def mention(entity: str) -> int:
            mentions.append(Mention(Span(len(mentions), len(mentions) + 1), entity, "PER"))
            self.resolutions[name, len(mentions) - 1] = Resolution(entity if entity != NOBODY else None, "given")
            return len(mentions) - 1

        who: Sequence[str] = given.pop("who")  # type: ignore[assignment]
        parts: Sequence[Part] = given.pop("parts", ("named",) * len(who))  # type: ignore[assignment]
        people = tuple(Participant(mention(entity), part=part) for entity, part in zip(who, parts, strict=True))
        place = given.pop("place", None)
        areas: Sequence[str] = given.pop("areas", ())  # type: ignore[assignment]
        named: Sequence[str] = given.pop("bodies", ())  # type: ignore[assignment]
        bodies = tuple(mention(entity) for entity in named)
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
            evidence=(given.pop("sentence", Span(100 * number, 100 * number + 50)),),  # type: ignore[arg-type]
            rules=given.pop("rules", ("given",)),  # type: ignore[arg-type]
            place=None if place is None else mention(str(place)),
            time=None if day is None else len(timexes) - 1,
            areas=tuple(mention(entity) for entity in areas),
            bodies=bodies,
            **given,  # type: ignore[arg-type]
        )

    def meetings(self, *rivals: frozenset[str]) -> tuple[Meeting, ...]:
        linker = MeetingLinker(WORLD, ENTITIES, self.resolutions, frozenset(rivals))
        return linker.link(self.articles, self.reports).meetings


PAIR = ("per:amina", "per:bou")
SECOND = ("per:amina", "per:raka")
TRIO = (*PAIR, "per:raka")
NOBODY = "?"  # an office whose holder nobody knows
MONDAY = date(2024, 3, 4)


def test_those_of_one_side_did_not_meet_each_other() -> None:
    story = Story().article("a", {"who": (*PAIR, NOBODY), "day": MONDAY, "first": 2})
    assert not story.meetings()
    (meeting,) = story.article("b", {"who": (*PAIR, "per:cheikh"), "day": MONDAY, "first": 2}).meetings()
    assert meeting.articles == ("a", "b")


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
    assert meeting.conflicts == ()  # what came of a plan contradicts nothing


def test_called_off_in_one_and_held_in_another_is_a_disagreement() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "status": "cancelled"})
    story.article("b", {"who": PAIR, "day": MONDAY})
    (meeting,) = story.meetings()
    assert [conflict.slot for conflict in meeting.conflicts] == ["status"]


def test_the_status_of_what_is_denied_elsewhere_is_unsure() -> None:
    told = Story().article("a", {"who": PAIR, "day": MONDAY}).article("b", {"who": PAIR, "day": MONDAY})
    disputed = Story().article("a", {"who": PAIR, "day": MONDAY, "status": "denied"})
    disputed.article("b", {"who": PAIR, "day": MONDAY})
    sure, unsure = (with_confidence(story.meetings()[0]) for story in (told, disputed))
    assert (sure.status, unsure.status) == ("held", "held")
    assert unsure.slot_confidence["status"] < 0.6 < sure.slot_confidence["status"]


def test_what_articles_only_say_that_others_claim_is_denied_where_somebody_denies_it() -> None:
    claimed = {"who": PAIR, "day": MONDAY, "claimed": True}
    for told, status in ((claimed, "denied"), ({"who": PAIR, "day": MONDAY}, "held")):
        story = Story().article("a", claimed).article("b", told)
        story.article("c", {"who": PAIR, "day": MONDAY, "status": "denied"})
        assert [meeting.status for meeting in story.meetings()] == [status]


def test_a_record_says_where_nobody_but_others_claims_it() -> None:
    claimed = {"who": PAIR, "day": MONDAY, "claimed": True}
    (meeting,) = Story().article("a", claimed).article("b", claimed).meetings()
    assert (meeting.status, meeting.how["status"]) == ("held", "claimed by others")
    assert with_confidence(meeting).slot_confidence["status"] < 0.98
    (stated,) = Story().article("a", claimed).article("b", {"who": PAIR, "day": MONDAY}).meetings()
    assert "status" not in stated.how
    first = {"who": PAIR, "day": MONDAY}
    for told, how in (((first, claimed), None), ((claimed, first), "claimed by others")):
        (meeting,) = Story().article("a", *told).meetings()
        assert meeting.how.get("status") == how


def test_a_trip_called_off_is_not_the_trip_made_later() -> None:
    trip = {"who": ("per:raka",), "kind": "visit", "place": "plc:dakar"}
    story = Story().article("a", {**trip, "day": MONDAY, "status": "cancelled"}, {**trip, "day": date(2024, 3, 10)})
    assert [meeting.status for meeting in story.meetings()] == ["cancelled", "held"]


@pytest.mark.parametrize(("place", "many"), [("plc:dakar", 1), ("plc:jakarta", 2)])
def test_a_trip_to_another_country_is_not_the_one_called_off(place: str, many: int) -> None:
    trip = {"who": ("per:bou",), "kind": "visit", "place": "plc:dakar"}
    off = {**trip, "day": MONDAY, "status": "cancelled"}
    story = Story().article("a", off, {**trip, "place": place, "day": date(2024, 3, 6)}, published=date(2024, 3, 8))
    assert len(story.meetings()) == many


def test_what_lies_ahead_of_the_article_is_planned() -> None:
    story = Story().article("a", {"who": PAIR, "day": date(2024, 3, 9)}, published=MONDAY)
    assert [meeting.status for meeting in story.meetings()] == ["planned"]


def test_what_is_told_for_tomorrow_is_planned_whenever_that_was_written() -> None:
    tomorrow = Timex(Span(0, 1), "besok", "besok", shift=1, unit="day")
    assert [meeting.status for meeting in Story().article("a", {"who": PAIR, "day": tomorrow}).meetings()] == [
        "planned"
    ]


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


@pytest.mark.parametrize(("written", "told"), [(date(2024, 3, 9), ("a", "b")), (date(2024, 6, 9), ("a",))])
def test_a_trip_told_without_a_day_is_not_one_of_months_ago_in_company(written: date, told: tuple[str, ...]) -> None:
    trip = {"kind": "visit", "place": "plc:dakar"}
    story = Story().article("a", {**trip, "who": ("per:bou", "per:raka"), "day": MONDAY}, published=MONDAY)
    story.article("b", {**trip, "who": ("per:raka",)}, published=written)
    assert story.meetings()[0].articles == told


def test_one_article_keeps_two_and_three_people_apart_unless_the_third_is_company() -> None:
    two: dict[str, object] = {"who": PAIR, "day": MONDAY}
    three: dict[str, object] = {"who": (*PAIR, "per:cheikh"), "day": MONDAY}
    assert len(Story().article("a", two, three).meetings()) == 2
    (meeting,) = Story().article("a", two, {**three, "extends": True}).meetings()
    assert meeting.participants == ("per:amina", "per:bou", "per:cheikh")


def test_two_of_the_company_of_another_article_are_that_meeting_where_their_own_adds_the_company() -> None:
    trio = ("per:amina", "per:bou", "per:cheikh")
    company: dict[str, object] = {"who": trio, "extends": True}
    for rest, articles in (((company,), ("a", "b")), ((), ("a",))):
        story = Story().article("a", {"who": trio, "day": MONDAY}, published=MONDAY)
        story.article("b", {"who": PAIR}, *rest, published=MONDAY)
        assert next(m for m in story.meetings() if m.participants == trio).articles == articles


def test_three_countries_make_it_multilateral() -> None:
    story = Story().article("a", {"who": (*PAIR, "per:cheikh"), "day": MONDAY})
    assert [meeting.kind for meeting in story.meetings()] == ["multilateral"]


def test_two_of_one_country_are_one_party() -> None:
    story = Story().article("a", {"who": ("per:amina", "per:raka", "per:sari"), "day": MONDAY})
    assert [meeting.kind for meeting in story.meetings()] == ["meeting"]


def test_whoever_was_there_too_makes_no_third_side_of_two_countries() -> None:
    two: dict[str, object] = {"who": ("per:amina", "per:raka"), "day": MONDAY}
    more: dict[str, object] = {"who": ("per:amina", "per:raka", "per:sari"), "day": MONDAY, "kind": "multilateral"}
    (meeting,) = Story().article("a", two, {**more, "extends": True}).meetings()
    assert (meeting.kind, len(meeting.participants)) == ("meeting", 3)
    assert [meeting.kind for meeting in Story().article("a", more).meetings()] == ["multilateral"]


def test_a_town_of_unknown_country_makes_no_two_countries() -> None:
    two: dict[str, object] = {"who": ("per:raka", "per:sari"), "day": MONDAY}
    more: dict[str, object] = {"who": ("per:raka", "per:sari", "per:awa"), "day": MONDAY, "kind": "multilateral"}
    story = Story().article("a", two, {**more, "extends": True})
    mentions = [*story.reports[0].mentions, Mention(Span(90, 95), "Utara", "LOC")]
    story.resolutions["a", len(mentions) - 1] = Resolution("plc:utara", "given")
    office = Office("gubernur", Span(4, 5), of=len(mentions) - 1, text="Gubernur")
    mentions[4] = replace(mentions[4], offices=(office,))
    story.reports[0] = replace(story.reports[0], mentions=tuple(mentions))
    assert [meeting.kind for meeting in story.meetings()] == ["multilateral"]


def test_a_union_sits_for_its_parts() -> None:
    story = Story().article("a", {"who": ("per:raka", "per:amina", "per:bou"), "day": MONDAY})
    mentions = list(story.reports[0].mentions)
    for number, part in ((1, "org:european-commission"), (2, "org:european-council")):
        mentions.append(Mention(Span(50 + number, 60 + number), part, "ORG"))
        story.resolutions["a", len(mentions) - 1] = Resolution(part, "given")
        office = Office("ketua", Span(number, number + 1), of=len(mentions) - 1, text="Ketua")
        mentions[number] = replace(mentions[number], offices=(office,))
    story.reports[0] = replace(story.reports[0], mentions=tuple(mentions))
    assert [meeting.kind for meeting in story.meetings()] == ["meeting"]


def test_a_body_named_beside_its_own_people_was_there_for_itself() -> None:
    story = Story().article("a", {"who": ("per:raka", "org:un"), "day": MONDAY})
    politician = replace(
        story.reports[0].mentions[0], offices=(Office("politikus", Span(0, 1), of=1, text="Politikus"),)
    )
    story.reports[0] = replace(story.reports[0], mentions=(politician, *story.reports[0].mentions[1:]))
    assert [meeting.participants for meeting in story.meetings()] == [("org:un", "per:raka")]


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


def test_a_day_without_its_year_keeps_apart_what_was_on_another() -> None:
    other = Timex(Span(0, 1), "Selasa (5/3)", "slash", month=3, day=5, weekday=1)
    story = Story().article("a", {"who": PAIR, "day": MONDAY}).article("b", {"who": PAIR, "day": other})
    assert sorted(meeting.articles for meeting in story.meetings()) == [("a",), ("b",)]


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


ECHO = {"echo": True, "weak": True}
TUESDAY, THURSDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)


def test_an_echo_joins_the_meeting_that_another_article_tells() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:dakar"})
    story.article("b", {"who": (*PAIR, "per:raka"), **ECHO}, published=TUESDAY)
    (meeting,) = story.meetings()
    assert (meeting.articles, meeting.participants) == (("a", "b"), PAIR)
    assert ("b", 0) in {(words.article, words.start) for words in meeting.evidence}


def test_an_echo_founds_nothing_and_joins_nothing_of_other_days_or_countries() -> None:
    assert Story().article("b", {"who": PAIR, "day": MONDAY, **ECHO}).meetings() == ()
    told = {"who": PAIR, "day": MONDAY, "place": "plc:dakar"}
    for echo in ({"day": THURSDAY}, {"day": MONDAY, "place": "plc:jakarta"}, {"day": MONDAY, "status": "denied"}):
        story = Story().article("a", told).article("b", {"who": PAIR, **ECHO, **echo}, published=THURSDAY)
        assert [meeting.articles for meeting in story.meetings()] == [("a",)]


def test_an_echo_of_one_participant_needs_the_day_and_another_of_them_in_its_article() -> None:
    echo = {"who": ("per:amina",), "day": MONDAY, **ECHO}
    other = {"who": ("per:bou", "per:raka"), "day": THURSDAY}
    for claims, articles in (((echo,), ("a",)), ((echo, other), ("a", "b"))):
        story = Story().article("a", {"who": PAIR, "day": MONDAY}).article("b", *claims)
        assert story.meetings()[0].articles == articles


def test_a_claim_of_one_known_participant_confirms_a_plan_of_that_day_and_place() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "status": "planned", "place": "plc:dakar"})
    story.article("b", {"who": ("per:amina",), "day": MONDAY, "place": "plc:dakar"})
    (meeting,) = story.meetings()
    assert (meeting.status, meeting.articles, meeting.participants) == ("held", ("a", "b"), PAIR)


def test_an_arrival_on_its_day_makes_a_planned_trip_held() -> None:
    trip = {"who": ("per:raka",), "day": MONDAY, "kind": "visit"}
    story = Story().article("a", {**trip, "status": "planned", "place": "plc:dakar"}, published=date(2024, 3, 1))
    story.article("b", {**trip, **ECHO, "rules": ("echo-tiba",)}, published=TUESDAY)
    (visit,) = story.meetings()
    assert (visit.status, visit.articles) == ("held", ("a", "b"))


def test_a_visit_lasts_as_long_as_is_said_and_ends_when_its_traveller_leaves() -> None:
    trip = {"who": ("per:raka",), "day": MONDAY, "kind": "visit", "place": "plc:dakar"}
    (visit,) = Story().article("a", {**trip, "lasts": 3}).meetings()
    assert visit.dates == Interval(MONDAY, date(2024, 3, 6))
    (visit,) = Story().article("a", trip, {**trip, **ECHO, "day": THURSDAY, "leaves": True}).meetings()
    assert visit.dates == Interval(MONDAY, THURSDAY)


@pytest.mark.parametrize("published", [TUESDAY, date(2024, 3, 11)])
def test_until_a_weekday_is_until_the_first_one_behind_the_arrival(published: date) -> None:
    trip = {"who": ("per:raka",), "day": MONDAY, "kind": "visit", "place": "plc:dakar"}
    thursday = Timex(Span(0, 1), "Kamis", "weekday", weekday=3)
    until = {**trip, **ECHO, "day": thursday, "leaves": True, "rules": ("echo-until",), "status": "planned"}
    (visit,) = Story().article("a", trip, until, published=published).meetings()
    assert visit.dates == Interval(MONDAY, THURSDAY)


def test_a_traveller_who_is_seen_behind_the_departure_told_ends_no_run() -> None:
    stay = Timex(Span(0, 1), "1-12 Maret 2024", "range", year=2024, month=3, day=1, end_day=12)
    trip = {"who": ("per:raka",), "day": stay, "kind": "visit", "place": "plc:dakar"}
    story = Story().article("a", trip, {**trip, **ECHO, "day": THURSDAY, "leaves": True})
    (visit,) = story.article("b", {**trip, **ECHO, "day": date(2024, 3, 8)}).meetings()
    assert visit.dates == Interval(date(2024, 3, 8), date(2024, 3, 8))


def test_an_unknown_estate_lies_in_the_country_of_the_town_told_besides() -> None:
    talks = {"who": ("per:awa", "per:bou"), "day": MONDAY}
    other = {"who": ("per:sari",), "kind": "visit", "place": "plc:kota-air", "areas": ("cty:senegal",)}
    estate = {**talks, "place": "plc:utara"}
    story = Story().article("a", estate, estate, {**talks, "place": "plc:kota-air"}, other)
    meeting = next(meeting for meeting in story.meetings() if meeting.kind == "meeting")
    assert (meeting.place, meeting.country) == ("plc:utara", "cty:senegal")


def test_a_trip_to_a_country_goes_there_rather_than_to_its_part_of_the_world() -> None:
    trip = {"who": ("per:raka",), "day": MONDAY, "kind": "visit"}
    story = Story().article("a", {**trip, "place": "plc:africa"}, {**trip, "place": "cty:senegal"})
    (visit,) = story.meetings()
    assert (visit.place, visit.country) == (None, "cty:senegal")


def test_a_trip_that_goes_on_lasts_until_the_article_is_written() -> None:
    trip = {"who": ("per:raka",), "day": MONDAY, "kind": "visit", "place": "plc:dakar", "ongoing": True}
    (visit,) = Story().article("a", trip, published=THURSDAY).meetings()
    assert visit.dates == Interval(MONDAY, THURSDAY)
    (visit,) = Story().article("a", trip, published=date(2024, 5, 1)).meetings()
    assert visit.dates == Interval(MONDAY, MONDAY)


@pytest.mark.parametrize(("rule", "first"), [("tiba-di", TUESDAY), ("mengunjungi", MONDAY)])
def test_nobody_is_in_a_country_before_they_arrive(rule: str, first: date) -> None:
    trip = {"who": ("per:raka",), "day": TUESDAY, "kind": "visit", "place": "plc:dakar", "rules": (rule,)}
    talks = {"who": ("per:raka", "per:amina"), "day": MONDAY, "place": "plc:dakar"}
    story = Story().article("a", trip, talks, published=THURSDAY)
    visit = next(meeting for meeting in story.meetings() if meeting.kind == "visit")
    assert visit.dates == Interval(first, TUESDAY)


@pytest.mark.parametrize(
    ("other", "place"),
    [
        ({"status": "planned", "place": "plc:jakarta"}, "plc:bogor"),  # it was held elsewhere
        ({"status": "planned", "place": "plc:istana-bogor"}, "plc:istana-bogor"),  # the same, told more narrowly
        ({"status": "planned", "place": "plc:hotel-teranga"}, "plc:hotel-teranga"),  # nobody knows where that is
    ],
)
def test_a_meeting_was_where_it_was_held_and_not_where_it_was_planned(other: dict[str, str], place: str) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:bogor"}, published=MONDAY)
    story.article("b", {"who": PAIR, "day": MONDAY, **other}, published=date(2024, 3, 3))
    (meeting,) = story.meetings()
    assert (meeting.status, meeting.place) == ("held", place)


def test_a_place_told_around_lies_in_the_country_that_another_article_states() -> None:
    around = {"who": PAIR, "day": MONDAY, "around": True}
    for place, found in (("plc:dakar", "plc:dakar"), ("plc:jakarta", None)):
        story = Story().article("a", {**around, "place": place}, published=MONDAY)
        story.article("b", {"who": PAIR, "day": MONDAY, "place": "cty:senegal"}, published=MONDAY)
        (meeting,) = story.meetings()
        assert (meeting.place, meeting.country) == (found, "cty:senegal")


def test_a_plan_that_nobody_saw_come_true_is_the_meeting_held_around_its_day() -> None:
    plan, held = {"who": PAIR, "day": MONDAY, "status": "planned"}, {"who": PAIR, "day": THURSDAY}
    story = Story().article("a", plan, published=date(2024, 3, 1)).article("b", held)
    (meeting,) = story.meetings()
    assert (meeting.status, meeting.dates) == ("held", Interval(THURSDAY, THURSDAY))
    assert {claim.status for claim in meeting.status_history} == {"planned", "held"}
    later = {"who": PAIR, "day": date(2024, 3, 9), "status": "planned"}
    assert len(Story().article("a", later, published=date(2024, 3, 8)).article("b", held).meetings()) == 2


def test_a_plan_may_name_only_some_of_those_who_then_met() -> None:
    held = {"who": (*PAIR, "per:cheikh"), "day": THURSDAY}
    for who, articles in ((PAIR, [("a", "b")]), (("per:amina", "per:raka"), [("a",), ("b",)])):
        story = Story().article("a", {"who": who, "day": MONDAY, "status": "planned"}, published=date(2024, 3, 1))
        assert [meeting.articles for meeting in story.article("b", held).meetings()] == articles


def test_what_is_planned_after_a_meeting_is_another_one() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY})
    story.article("b", {"who": PAIR, "status": "planned"}, published=THURSDAY)
    assert [meeting.status for meeting in story.meetings()] == ["held", "planned"]


def test_a_report_without_a_day_tells_of_the_latest_meeting_if_the_others_are_long_past() -> None:
    story = Story().article("a", {"who": PAIR, "day": date(2024, 1, 4)}, {"who": PAIR, "day": MONDAY})
    story.article("b", {"who": PAIR}, published=TUESDAY)
    assert [meeting.articles for meeting in story.meetings()] == [("a",), ("a", "b")]


def test_what_was_called_off_for_a_bare_weekday_may_lie_ahead() -> None:
    wednesday = Timex(Span(0, 1), "Rabu", "weekday", weekday=2)
    story = Story().article("a", {"who": PAIR, "day": date(2024, 3, 6), "status": "planned"}, published=MONDAY)
    story.article("b", {"who": PAIR, "day": wednesday, "status": "cancelled"}, published=MONDAY)
    (meeting,) = story.meetings()
    assert (meeting.status, meeting.dates) == ("cancelled", Interval(date(2024, 3, 6), date(2024, 3, 6)))


@pytest.mark.parametrize(("rule", "day"), [("rencana-batal", 6), ("batal", 28)])
def test_a_trip_that_fell_through_was_for_the_next_such_weekday(rule: str, day: int) -> None:
    wednesday = Timex(Span(0, 1), "Rabu", "weekday", weekday=2)
    off = {
        "who": ("per:bou",),
        "kind": "visit",
        "place": "plc:dakar",
        "day": wednesday,
        "status": "cancelled",
        "rules": (rule,),
    }
    (meeting,) = Story().article("a", off, published=MONDAY).meetings()
    assert meeting.dates is not None and meeting.dates.start.day == day


def test_the_day_on_which_a_plan_was_told_is_not_the_day_planned() -> None:
    told = {"who": PAIR, "day": date(2024, 3, 1), "status": "planned", "inherited": True}
    story = Story().article("a", told, published=MONDAY).article("b", {"who": PAIR, "day": TUESDAY})
    (meeting,) = story.meetings()
    assert meeting.dates == Interval(TUESDAY, TUESDAY)


def test_an_echo_of_a_meeting_without_a_day_is_written_around_the_same_time() -> None:
    for published, articles in ((date(2024, 3, 20), ("a", "b")), (date(2025, 3, 20), ("a",))):
        story = Story().article("a", {"who": PAIR}, published=MONDAY)
        story.article("b", {"who": PAIR, **ECHO}, published=published)
        assert [meeting.articles for meeting in story.meetings()] == [articles]


def test_one_sentence_takes_up_the_meetings_of_different_people() -> None:
    others = ("per:cheikh", "per:raka")
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, {"who": others, "day": MONDAY})
    story.article("b", {"who": (*PAIR, *others), "day": MONDAY, **ECHO})
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b"), ("a", "b")]


def test_a_day_that_an_article_only_implies_may_be_off() -> None:
    for claim in ({"inherited": True}, {**ECHO, "inherited": True}):
        story = Story().article("a", {"who": PAIR, "day": THURSDAY})
        story.article("b", {"who": PAIR, "day": MONDAY, **claim})
        (meeting,) = story.meetings()
        assert (meeting.articles, meeting.dates) == (("a", "b"), Interval(THURSDAY, THURSDAY))
    story = Story().article("a", {"who": PAIR, "day": THURSDAY}).article("b", {"who": PAIR, "day": MONDAY})
    assert len(story.meetings()) == 2


def test_a_country_stands_for_whoever_represents_it() -> None:
    for country, articles in (("cty:senegal", ("a", "b")), ("cty:indonesia", ("a",))):
        echo = {"who": ("per:bou", "per:raka"), "bodies": (country,), "day": MONDAY, **ECHO}
        story = Story().article("a", {"who": PAIR, "day": MONDAY}).article("b", echo)
        assert [meeting.articles for meeting in story.meetings()] == [articles]


def test_a_sentence_without_a_name_tells_of_the_meeting_of_its_day() -> None:
    echo, other = {"who": (), "day": MONDAY, **ECHO}, {"who": (*PAIR, "per:cheikh"), "day": date(2024, 1, 4)}
    for claims, day, articles in (
        ((echo, other), MONDAY, ("a", "b")),
        ((echo,), MONDAY, ("a",)),
        ((echo, other), TUESDAY, ("a",)),
    ):
        story = Story().article("a", {"who": PAIR, "day": day}).article("b", *claims)
        assert [meeting.articles for meeting in story.meetings() if meeting.dates == Interval(day, day)] == [articles]


def test_the_weekday_in_an_article_that_nobody_can_date_is_that_of_the_same_story() -> None:
    weekday = Timex(Span(0, 1), "Senin", "weekday", weekday=0)
    echo = {"who": PAIR, "day": weekday, **ECHO}
    rest = {"who": ("per:cheikh",), **ECHO}
    for claims, articles in (((echo, rest), ("a", "b")), ((echo,), ("a",))):
        story = Story().article("a", {"who": PAIR, "day": MONDAY}, rest).article("b", *claims)
        assert [meeting.articles for meeting in story.meetings()] == [articles]


def test_talks_of_nobody_named_are_those_held_at_that_place() -> None:
    for place, articles in (("plc:dakar", ("a", "b")), ("plc:jakarta", ("a",))):
        echo = {"who": (), "place": place, **ECHO}
        story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:dakar"}, published=MONDAY)
        story.article("b", echo, {"who": ("per:amina",), **ECHO}, {"who": ("per:bou",), **ECHO}, published=TUESDAY)
        assert [meeting.articles for meeting in story.meetings()] == [articles]


def test_a_guest_abroad_is_on_the_visit_that_others_tell() -> None:
    trip = {"who": ("per:raka",), "day": MONDAY, "kind": "visit", "place": "cty:senegal"}
    for place, articles in (("plc:dakar", ("a", "b")), ("plc:jakarta", ("a",))):
        story = Story().article("a", trip, published=MONDAY)
        talks = {"who": ("per:raka", "per:amina"), "parts": ("guest", "host"), "day": MONDAY, "place": place}
        story.article("b", talks)
        assert [meeting.articles for meeting in story.meetings() if meeting.kind == "visit"] == [articles]


def test_two_lists_of_a_gathering_share_most_people() -> None:
    forum = {"day": MONDAY, "kind": "multilateral"}
    story = Story().article("a", {"who": (*PAIR, "per:cheikh", "per:raka"), **forum})
    story.article("b", {"who": (*PAIR, "per:cheikh", "cty:indonesia", "per:sari", "plc:dakar"), **forum})
    (meeting,) = story.meetings()
    assert meeting.articles == ("a", "b")


def test_what_was_told_of_a_month_is_the_talks_rather_than_the_handshake() -> None:
    march = Timex(Span(0, 1), "Maret 2024", "month-year", year=2024, month=3)
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "kind": "encounter"}, {"who": PAIR, "day": TUESDAY})
    story.article("b", {"who": PAIR, "day": march})
    assert [(m.kind, m.articles) for m in story.meetings()] == [("encounter", ("a",)), ("meeting", ("a", "b"))]


def test_a_plan_for_two_is_not_the_dinner_with_others_after_their_talks() -> None:
    dinner = (*PAIR, "per:cheikh", "per:raka")
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, {"who": dinner, "day": MONDAY})
    story.article("b", {"who": PAIR, "day": MONDAY, "status": "planned"})
    assert {len(meeting.participants): meeting.articles for meeting in story.meetings()} == {2: ("a", "b"), 4: ("a",)}


def test_a_caption_or_a_word_of_the_same_sentence_names_some_of_those_who_met() -> None:
    trio = {"who": (*PAIR, "per:cheikh"), "day": MONDAY, "sentence": Span(0, 50)}
    caption = {"who": PAIR, "day": MONDAY, "zone": "caption"}
    words = {"who": PAIR, "day": MONDAY, "sentence": Span(0, 50)}
    for part, together in ((caption, True), (words, True), (words | {"apart": True}, False)):
        assert (len(Story().article("a", trio, part).meetings()) == 1) is together


def test_an_undated_report_of_some_of_them_is_of_that_weekday_or_of_that_country_lately() -> None:
    trio = {"who": (*PAIR, "per:cheikh"), "day": MONDAY, "place": "plc:dakar"}
    weekdays = [Timex(Span(0, 1), "Senin", "weekday", weekday=day) for day in (0, 3)]
    lately, later = date(2024, 3, 6), date(2024, 3, 20)
    told: list[tuple[dict[str, object], date | None, bool]] = [
        ({"day": weekdays[0]}, None, True),
        ({"day": weekdays[1]}, None, False),
        ({"place": "plc:dakar"}, lately, True),
        ({"place": "plc:dakar"}, later, False),
        ({"place": "plc:jakarta"}, lately, False),
        ({}, lately, False),
    ]
    for claim, published, one in told:
        story = Story().article("a", trio, published=MONDAY)
        story.article("b", {"who": PAIR, **claim}, published=published)
        assert (len(story.meetings()) == 1) is one, claim


def test_the_day_that_one_sentence_tells_lets_another_take_up_the_meeting() -> None:
    others = {"who": ("per:bou", "per:raka"), "day": THURSDAY}
    story = Story().article("a", {"who": ("per:amina",), "day": MONDAY, **ECHO}, others)
    story.article("b", {"who": PAIR}, published=TUESDAY).article("c", {"who": PAIR, "day": MONDAY, **ECHO})
    assert story.meetings()[0].articles == ("a", "b", "c")


def test_two_calls_told_in_one_breath_are_taken_up_together() -> None:
    calls = [{"who": ("per:amina", other), "day": MONDAY, "kind": "call"} for other in ("per:bou", "per:cheikh")]
    echo = {"who": ("per:amina",), "day": MONDAY, "kind": "call", **ECHO}
    rest = {"who": ("per:bou", "per:cheikh"), "day": date(2024, 1, 4)}
    for sentences, articles in (((0, 0), ("a", "b")), ((0, 60), ("a",))):
        told = [call | {"sentence": Span(start, start + 50)} for call, start in zip(calls, sentences, strict=True)]
        story = Story().article("a", *told).article("b", echo, rest)
        assert [meeting.articles for meeting in story.meetings() if meeting.kind == "call"] == [articles] * 2


def test_the_weekday_in_an_article_that_others_date_may_be_of_the_next_week() -> None:
    weekday = Timex(Span(0, 1), "Senin", "weekday", weekday=0)
    saturday = Timex(Span(0, 1), "Sabtu (2/3/2024)", "slash", year=2024, month=3, day=2, weekday=5)
    echo, sure = {"who": PAIR, "day": weekday, **ECHO}, {"who": ("per:cheikh",), "day": saturday, **ECHO}
    claim = {"who": PAIR, "day": weekday}
    for again, published, one in ((echo, None, True), (claim, None, True), (claim, date(2024, 3, 2), False)):
        story = Story().article("a", {"who": PAIR, "day": MONDAY}).article("b", sure, again, published=published)
        last = story.meetings()[-1]
        assert (last.articles, last.dates) == (("a", "b") if one else ("a",), Interval(MONDAY, MONDAY))


def test_whoever_sits_there_for_a_country_is_meant_by_its_name() -> None:
    country = ("per:amina", "cty:indonesia")
    named = {"who": ("per:amina", "per:raka"), "day": MONDAY}
    for day, status, one in ((MONDAY, "planned", True), (TUESDAY, "held", False), (MONDAY, "denied", False)):
        story = Story().article("a", {"who": country, "day": day, "status": status}).article("b", named)
        told = [meeting.articles for meeting in story.meetings() if meeting.participants == named["who"]]
        assert told == [("a", "b") if one else ("b",)]
    other = Story().article("a", {"who": country, "day": MONDAY}).article("b", {"who": PAIR, "day": MONDAY})
    assert len(other.meetings()) == 2


def test_a_headline_over_talks_one_by_one_is_no_meeting_of_all() -> None:
    trio, other = (*PAIR, "per:cheikh"), ("per:amina", "per:cheikh")
    one_by_one: list[dict[str, object]] = [{"who": PAIR, "day": MONDAY}, {"who": other, "day": MONDAY}]
    head = {"who": trio, "zone": "headline"}
    for told, parties in ((one_by_one, {PAIR, other}), ([*one_by_one, {"who": trio}], {PAIR, other, trio})):
        meetings = Story().article("a", head, *told).meetings()
        assert {meeting.participants for meeting in meetings} == parties
        assert all(meeting.evidence[0].start == 0 for meeting in meetings) is (len(parties) == 2)


def test_what_an_echo_says_of_its_own_day_finds_the_meeting() -> None:
    talks = {"who": PAIR, "day": MONDAY}
    wish = {"who": PAIR, "day": MONDAY, "status": "planned", **ECHO}
    off = {"who": PAIR, "day": date(2024, 3, 7), **ECHO}
    bodies = {"who": ("cty:senegal",), "bodies": ("cty:mali",), "day": MONDAY, **ECHO}
    monday = Timex(Span(0, 1), "Senin", "weekday", weekday=0)
    implied = {"who": PAIR, "day": monday, "inherited": True}
    for claim, echo, joins in (
        (talks, wish, True),  # "menyatakan ingin berdamai dalam pertemuan Senin"
        (implied, off, True),
        (talks | {"inherited": True}, off, False),  # a day stated by its number is rarely wrong
        (talks, off, False),
        (implied, off | {"who": ("per:amina", "per:raka")}, False),
        (talks, bodies, True),
        (talks, bodies | {"who": ("cty:senegal", "cty:indonesia")}, False),
    ):
        rest = {"who": ("per:bou",), "kind": "call", **ECHO}
        story = Story().article("a", claim).article("b", echo, rest, published=date(2024, 3, 8))
        assert [meeting.articles for meeting in story.meetings()] == [("a", "b") if joins else ("a",)], echo


def test_a_sentence_without_a_name_tells_of_the_trip_of_that_month() -> None:
    trip = {"who": ("per:raka",), "day": MONDAY, "kind": "visit", "place": "plc:dakar", "status": "cancelled"}
    march = Timex(Span(0, 1), "Maret 2024", "month-year", year=2024, month=3)
    rest = {"who": ("per:raka",), "kind": "call", **ECHO}
    for status, articles in (("cancelled", ("a", "b")), ("held", ("a",))):
        echo = {"who": (), "day": march, "kind": "visit", "status": status, **ECHO}
        (visit,) = Story().article("a", trip).article("b", echo, rest).meetings()
        assert visit.articles == articles


def test_company_joins_what_was_told_before_it() -> None:
    trio = {"who": (*PAIR, "per:cheikh"), "day": MONDAY, "extends": True}
    pair, other = {"who": PAIR, "day": MONDAY}, {"who": ("per:amina", "per:cheikh"), "day": MONDAY}
    for claims, parties in (
        ((pair, trio, pair), {trio["who"]}),
        ((pair, trio, other), {trio["who"], other["who"]}),
    ):
        assert {meeting.participants for meeting in Story().article("a", *claims).meetings()} == parties


def test_what_one_article_tells_at_once_another_tells_one_by_one() -> None:
    other, trio = ("per:amina", "per:cheikh"), (*PAIR, "per:cheikh")
    for day, one_by_one in ((MONDAY, True), (TUESDAY, False)):
        story = Story().article("a", {"who": PAIR, "day": MONDAY}, {"who": other, "day": MONDAY})
        told = {
            meeting.participants: meeting.articles
            for meeting in story.article("b", {"who": trio, "day": day}).meetings()
        }
        assert told == (
            {PAIR: ("a", "b"), other: ("a", "b")} if one_by_one else {PAIR: ("a",), other: ("a",), trio: ("b",)}
        )


def test_the_same_people_on_the_same_day_met_once_wherever_an_article_puts_them() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:dakar"})
    story.article("b", {"who": PAIR, "day": MONDAY, "place": "plc:jakarta"})
    (meeting,) = story.meetings()
    assert meeting.articles == ("a", "b")


def test_a_plan_of_two_is_their_own_talks_rather_than_those_in_company_of_that_day() -> None:
    talks, trio = {"who": PAIR, "day": MONDAY, "apart": True}, {"who": (*PAIR, "per:raka"), "day": MONDAY}
    story = Story().article("a", {"who": PAIR, "zone": "headline"}, trio, talks, published=MONDAY)
    story.article("b", {"who": PAIR, "status": "planned"}, published=MONDAY)
    assert {meeting.participants: meeting.articles for meeting in story.meetings()}[PAIR] == ("a", "b")


def test_talks_of_long_ago_are_told_again_by_the_town_of_their_palace() -> None:
    for place, together in (("plc:bogor", True), ("plc:jakarta", False)):
        story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:istana-bogor"})
        story.article("b", {"who": PAIR, "place": place}, published=date(2025, 9, 1))
        assert (len(story.meetings()) == 1) == together


@pytest.mark.parametrize(("rivals", "told"), [((), [TRIO]), ((frozenset({"per:bou", "per:raka"}),), [PAIR, SECOND])])
def test_two_decided_to_differ_are_of_two_meetings(
    rivals: tuple[frozenset[str], ...], told: list[tuple[str, ...]]
) -> None:
    company = "per:cheikh"
    story = Story().article("a", {"who": (*PAIR, company), "day": MONDAY, "place": "plc:dakar"})
    story.article("b", {"who": ("per:amina", "per:raka", company), "day": MONDAY, "place": "plc:dakar"})
    found = [tuple(who for who in meeting.participants if who != company) for meeting in story.meetings(*rivals)]
    assert found == told


def test_two_decided_to_differ_meet_where_a_sentence_names_both() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "extends": True})
    story.article("b", {"who": PAIR, "day": MONDAY}, {"who": (*PAIR, "per:raka"), "day": MONDAY, "extends": True})
    (meeting,) = story.meetings(frozenset({"per:bou", "per:raka"}))
    assert meeting.participants == (*PAIR, "per:raka")


def test_two_met_with_the_company_that_one_of_the_articles_adds() -> None:
    company = {"who": (*PAIR, "per:raka", "per:sari", "per:cheikh"), "day": MONDAY, "extends": True}
    for rest, many in ((company, 1), ({**company, "extends": False}, 2)):
        story = Story().article("a", {"who": PAIR, "day": MONDAY}).article("b", {"who": PAIR, "day": MONDAY}, rest)
        assert len(story.meetings()) == many


def test_what_was_called_off_is_planned_again_where_a_later_article_plans_it() -> None:
    for called_off, planned, status in (
        (MONDAY, TUESDAY, "planned"),
        (TUESDAY, MONDAY, "cancelled"),
        (None, MONDAY, "cancelled"),
    ):
        story = Story().article("a", {"who": PAIR, "day": THURSDAY, "status": "cancelled"}, published=called_off)
        story.article("b", {"who": PAIR, "day": THURSDAY, "status": "planned"}, published=planned)
        assert [meeting.status for meeting in story.meetings()] == [status]


def test_what_was_already_past_is_not_planned_again() -> None:
    story = Story().article("a", {"who": PAIR, "day": TUESDAY, "status": "cancelled"}, published=MONDAY)
    story.article("b", {"who": PAIR, "day": TUESDAY, "status": "planned"}, published=THURSDAY)
    assert [meeting.status for meeting in story.meetings()] == ["cancelled"]


def test_a_bare_weekday_of_an_undated_article_moves_no_meeting_to_another_country() -> None:
    monday = Timex(Span(0, 1), "Senin", "weekday", weekday=0)
    for published, many in ((TUESDAY, 1), (None, 2)):
        story = Story().article("a", {"who": PAIR, "place": "plc:dakar", "day": MONDAY}, published=TUESDAY)
        story.article("b", {"who": PAIR, "place": "plc:jakarta", "day": monday}, published=published)
        assert len(story.meetings()) == many


def test_three_who_met_on_a_day_that_one_article_states_met_once() -> None:
    monday = Timex(Span(0, 1), "Senin", "weekday", weekday=0)
    three = (*PAIR, "per:raka")
    for who, many in ((three, 1), (PAIR, 2)):
        story = Story().article("a", {"who": who, "place": "plc:dakar", "day": MONDAY}, published=TUESDAY)
        story.article("b", {"who": who, "place": "plc:jakarta", "day": monday})
        assert len(story.meetings()) == many


def test_what_some_did_on_the_day_of_their_meeting_was_done_there() -> None:
    company = {"who": (*PAIR, "per:raka"), "day": MONDAY}
    summit = {"who": (*PAIR, "per:raka", "per:sari", "per:cheikh"), "day": MONDAY}
    for rule, rest, many in (("menandatangani", company, 1), ("menandatangani", summit, 2), ("bertemu", company, 2)):
        act = {"who": PAIR, "day": MONDAY, "rules": (rule,)}
        story = Story().article("a", rest, act).article("b", act)
        assert len(story.meetings()) == many


def test_an_undated_article_is_not_dated_by_talks_in_another_country() -> None:
    thursday = Timex(Span(0, 1), "Kamis", "weekday", weekday=3)
    month = Timex(Span(0, 1), "Februari 2023", "month-year", year=2023, month=2)
    recalled = {"who": PAIR, "place": "plc:dakar", "day": month}
    story = Story().article("a", recalled, published=date(2024, 8, 30))
    story.article("b", {"who": PAIR, "place": "plc:jakarta", "day": thursday})
    assert {meeting.dates is None for meeting in story.meetings()} == {True, False}


def test_a_day_that_is_told_in_passing_dates_an_article() -> None:
    thursday = Timex(Span(0, 1), "Kamis", "weekday", weekday=3)
    passing = {"who": PAIR, "place": "plc:jakarta", "day": date(2024, 8, 29), "echo": True}
    story = Story().article("a", passing, published=date(2024, 8, 30))
    (meeting,) = story.article("b", {"who": PAIR, "place": "plc:jakarta", "day": thursday}).meetings()
    assert meeting.dates == Interval(date(2024, 8, 29), date(2024, 8, 29))


def test_an_undated_article_lies_behind_what_was_held_the_day_after() -> None:
    friday = Timex(Span(0, 1), "Jumat", "weekday", weekday=4)
    after = Timex(Span(1, 2), "Keesokan harinya", "next-day", shift=1, unit="day", relative_to="event")
    story = Story().article("a", {"who": PAIR, "day": date(2024, 5, 31)}, published=date(2024, 5, 31))
    story.article("b", {"who": PAIR, "day": friday}, {"who": ("per:cheikh", "per:raka"), "day": after})
    days = {meeting.dates.start.isoformat() for meeting in story.meetings() if meeting.dates}
    assert days == {"2024-05-31", "2024-06-01"}


def test_a_place_told_in_passing_with_the_day_of_a_meeting_is_its_place() -> None:
    day = date(2024, 8, 29)
    story = Story().article("a", {"who": PAIR, "day": day}, published=day)
    (meeting,) = story.article("b", {"who": PAIR, "day": day, "place": "plc:dakar", "echo": True}).meetings()
    assert (meeting.place, meeting.country) == ("plc:dakar", "cty:senegal")


def test_a_plan_for_a_past_sunday_is_of_that_sunday() -> None:
    sunday = Timex(Span(0, 1), "Minggu (21/4)", "weekday-slashed", weekday=6, day=21, month=4)
    story = Story().article("a", {"who": PAIR, "status": "planned", "day": sunday}, published=date(2019, 7, 13))
    (meeting,) = story.meetings()
    assert meeting.dates == Interval(date(2019, 4, 21), date(2019, 4, 21))
