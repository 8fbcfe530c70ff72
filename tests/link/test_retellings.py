"""What another article tells in passing, in part or with a wrong day is joined to the meeting that it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.records import Interval, Span, Timex
from tests.link.test_meetings import ECHO, MONDAY, PAIR, THURSDAY, TUESDAY, Story

TRIO = (*PAIR, "per:raka")
TOGETHER = {**ECHO, "rules": ("echo-bersama",)}
ABOUT = {"who": PAIR, "place": "plc:dakar"}
WEEKDAY = Timex(Span(0, 1), "Senin", "weekday", weekday=0)


@pytest.mark.parametrize(("place", "articles"), [("plc:dakar", ("a", "b")), ("plc:jakarta", ("a",))])
def test_a_place_named_in_passing_tells_of_a_meeting_long_ago(place: str, articles: tuple[str, ...]) -> None:
    story = Story().article("a", {**ABOUT, "day": MONDAY}, published=TUESDAY)
    story.article("b", {"who": PAIR, "bodies": (place,), **ECHO}, published=date(2024, 6, 1))
    assert [meeting.articles for meeting in story.meetings()] == [articles]


@pytest.mark.parametrize(
    ("place", "named", "articles"),
    [
        ("plc:dakar", ("cty:senegal", "cty:mali"), ("a", "b")),
        ("plc:dakar", ("cty:senegal",), ("a",)),
        ("plc:bogor", ("cty:senegal", "cty:mali"), ("a",)),
    ],
)
def test_those_of_two_countries_are_who_met_for_them_then_and_there(
    place: str, named: tuple[str, ...], articles: tuple[str, ...]
) -> None:
    story = Story().article("a", {**ABOUT, "day": MONDAY}, published=TUESDAY)
    others = {"who": ("per:sari", "per:cheikh"), "day": THURSDAY, "bodies": named}
    story.article("b", {"who": (), "day": MONDAY, "place": place, **ECHO}, others, published=THURSDAY)
    assert next(meeting.articles for meeting in story.meetings() if meeting.participants == PAIR) == articles


def test_what_tells_of_two_days_supports_the_meetings_of_both() -> None:
    days = Timex(Span(0, 1), "4 dan 5 Maret 2024", "range", year=2024, month=3, day=4, end_day=5)
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, {"who": PAIR, "day": TUESDAY})
    story.article("b", {"who": PAIR, "day": days})
    assert [(meeting.dates, meeting.articles) for meeting in story.meetings()] == [
        (Interval(MONDAY, MONDAY), ("a", "b")),
        (Interval(TUESDAY, TUESDAY), ("a", "b")),
    ]


@pytest.mark.parametrize(("end", "articles"), [(5, ("a", "b")), (10, ("a", "b")), (28, ("a",))])
def test_a_round_of_days_without_a_name_is_the_meeting_on_one_of_them(end: int, articles: tuple[str, ...]) -> None:
    days = Timex(Span(0, 1), "4-5 Maret 2024", "range", year=2024, month=3, day=4, end_day=end)
    story = Story().article("a", {"who": PAIR, "day": MONDAY})
    others = [{"who": (who, "per:cheikh"), "day": date(2024, 3, 28)} for who in PAIR]
    story.article("b", {"who": (), "day": days, **ECHO}, *others, published=date(2024, 4, 8))
    assert next(meeting.articles for meeting in story.meetings() if meeting.participants == PAIR) == articles


@pytest.mark.parametrize(("day", "articles"), [(MONDAY, ("a", "b")), (THURSDAY, ("a",)), (None, ("a",))])
def test_names_side_by_side_count_only_on_the_day_of_the_meeting(day: date | None, articles: tuple[str, ...]) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY})
    story.article("b", {"who": PAIR, "day": day, **TOGETHER}, published=THURSDAY)
    assert [meeting.articles for meeting in story.meetings()] == [articles]


@pytest.mark.parametrize(("who", "rules"), [(PAIR, "echo-bersama"), (PAIR[:1], "echo-pertemuan")])
@pytest.mark.parametrize(("place", "articles"), [("plc:dakar", ("a", "b")), ("plc:jakarta", ("a",))])
def test_a_year_and_a_place_abroad_tell_which_meeting_is_meant(
    who: tuple[str, ...], rules: str, place: str, articles: tuple[str, ...]
) -> None:
    year = Timex(Span(0, 1), "2024", "year-bare", year=2024)
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:dakar"})
    told = {"who": who, "day": year, "place": place, **ECHO, "rules": (rules,)}
    story.article("b", told, {"who": ("per:bou", "per:cheikh"), "day": THURSDAY}, published=date(2025, 9, 1))
    assert next(meeting.articles for meeting in story.meetings() if meeting.participants == PAIR) == articles


@pytest.mark.parametrize(("who", "articles"), [(TRIO, ("a", "b")), ((*PAIR, "per:sari"), ("a",))])
def test_whoever_names_all_of_three_means_their_meeting_though_two_of_them_met_again(
    who: tuple[str, ...], articles: tuple[str, ...]
) -> None:
    story = Story().article("a", {"who": TRIO, "day": MONDAY}, published=TUESDAY)
    story.article("b", {"who": PAIR, "day": TUESDAY}, {"who": who, **ECHO}, published=THURSDAY)
    assert next(meeting.articles for meeting in story.meetings() if len(meeting.participants) == 3) == articles


@pytest.mark.parametrize(
    ("month", "articles"), [({"month": 3}, ("a", "b")), ({"month": 2}, ("a",)), ({"year": 2024}, ("a",))]
)
def test_one_of_them_and_the_month_tell_which_meeting_is_meant(
    month: dict[str, int], articles: tuple[str, ...]
) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, published=TUESDAY)
    told = {"who": PAIR[:1], "day": Timex(Span(0, 1), "bulan itu", "month", **month), **ECHO}  # type: ignore[arg-type]
    story.article("b", told, {"who": ("per:bou", "per:cheikh"), "day": date(2024, 6, 3)}, published=date(2024, 6, 4))
    assert next(meeting.articles for meeting in story.meetings() if meeting.participants == PAIR) == articles


def test_a_day_stated_in_passing_is_surer_than_one_only_implied() -> None:
    for day, passing, dates in (
        (WEEKDAY, date(2024, 3, 14), date(2024, 3, 14)),
        (MONDAY, date(2024, 3, 14), MONDAY),
        (
            replace(WEEKDAY, text="malam harinya", weekday=None, relative_to="event", shift=0, unit="day"),
            MONDAY,
            MONDAY,
        ),
    ):
        rest = {"who": ("per:sari", "per:cheikh"), "day": MONDAY}
        story = Story().article("a", rest, {"who": PAIR, "day": day, "inherited": True}, published=TUESDAY)
        story.article("b", {"who": PAIR, "day": passing, **ECHO})
        met = next(meeting for meeting in story.meetings() if meeting.participants == PAIR)
        assert met.dates == Interval(dates, dates)


def test_calls_to_several_told_in_one_breath_are_all_taken_up() -> None:
    calls = (
        {"who": PAIR, "day": MONDAY, "kind": "call"},
        {"who": ("per:amina", "per:raka"), "day": MONDAY, "kind": "call"},
    )
    story = Story().article("a", *(call | {"sentence": Span(0, 50)} for call in calls))
    story.article("b", calls[0], {"who": TRIO, "day": MONDAY, "kind": "call", **ECHO})
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b"), ("a", "b")]


def test_three_told_of_at_once_met_in_pairs_where_another_article_tells_so() -> None:
    pairs = ({"who": PAIR, "day": MONDAY}, {"who": ("per:amina", "per:raka"), "day": TUESDAY})
    story = Story().article("a", *pairs).article("b", {"who": TRIO}, published=THURSDAY)
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b"), ("a", "b")]


def test_a_plan_that_leaves_people_out_is_what_was_held_that_day() -> None:
    plan = {"who": PAIR, "day": MONDAY, "status": "planned"}
    story = Story().article("a", plan, published=date(2024, 3, 1))
    story.article("b", {"who": (*TRIO, "per:cheikh", "per:sari"), "day": MONDAY, "kind": "multilateral"})
    (meeting,) = story.meetings()
    assert (meeting.status, meeting.kind, meeting.articles) == ("held", "multilateral", ("a", "b"))


def test_what_is_seen_is_not_of_a_later_day_and_plans_come_before() -> None:
    seen = {"who": PAIR, "day": MONDAY, "inherited": True}
    story = Story().article("a", seen, published=MONDAY).article("b", {"who": PAIR, "day": TUESDAY})
    assert len(story.meetings()) == 2
    told = Story().article("a", seen, published=TUESDAY)
    told.article("b", {"who": PAIR, "day": date(2024, 3, 9), "status": "planned"}, published=THURSDAY)
    assert [meeting.status for meeting in told.meetings()] == ["held", "planned"]


def test_a_denial_without_a_day_of_its_own_is_that_of_others() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "status": "denied"}, published=TUESDAY)
    story.article(
        "b", {"who": PAIR, "day": date(2024, 2, 20), "inherited": True, "status": "denied", **ECHO}, published=THURSDAY
    )
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b")]


def test_a_trip_that_others_tell_to_have_led_abroad_joins_theirs() -> None:
    trip = {"who": ("per:amina",), "kind": "visit", "place": "plc:jakarta", "day": MONDAY}
    assert Story().article("a", {**trip, "who": ("per:raka",)}).meetings() == ()
    (visit,) = Story().article("a", trip).article("b", {**trip, **ECHO}).meetings()
    assert visit.articles == ("a", "b")


def test_an_echo_tells_the_week_of_a_meeting_known_by_its_weekday() -> None:
    today = replace(WEEKDAY, text="Selasa (5/3/2024)", weekday=1, year=2024, month=3, day=5)
    story = Story().article("a", {"who": PAIR, "day": WEEKDAY}, {"who": ("per:sari", "per:cheikh"), "day": today})
    story.article("b", {"who": PAIR, "day": date(2024, 3, 18), **ECHO}, published=date(2024, 3, 19))
    met = next(meeting for meeting in story.meetings() if meeting.participants == PAIR)
    assert (met.dates, met.articles) == (Interval(date(2024, 3, 18), date(2024, 3, 18)), ("a", "b"))


def test_where_and_when_a_meeting_was_is_enough_in_an_article_that_names_its_people() -> None:
    hosts = {"who": ("cty:senegal",), "place": "plc:dakar", **ECHO}
    for echo, others, joins in (
        (hosts | {"day": MONDAY}, PAIR, True),
        (hosts | {"day": MONDAY}, ("per:amina", "per:raka"), False),
        (hosts | {"day": THURSDAY}, PAIR, False),
        (hosts | {"day": MONDAY, "place": "plc:jakarta"}, PAIR, False),
    ):
        rest = {"who": others, "kind": "call", **ECHO}
        story = Story().article("a", {**ABOUT, "day": MONDAY}).article("b", echo, rest, published=date(2024, 3, 8))
        assert [meeting.articles for meeting in story.meetings()] == [("a", "b") if joins else ("a",)], echo


def test_of_meetings_with_one_name_the_one_whose_people_are_named_is_meant() -> None:
    told = ({"who": PAIR, "day": MONDAY}, {"who": ("per:amina", "per:raka"), "day": MONDAY})
    story = Story().article("a", *told, published=TUESDAY)
    story.article("b", {"who": ("per:amina",), "day": MONDAY, **ECHO}, {"who": PAIR, "kind": "call", **ECHO})
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b"), ("a",)]


def test_what_was_called_off_is_taken_up_from_elsewhere_and_before_its_day() -> None:
    off = {**ABOUT, "day": THURSDAY, "status": "cancelled"}
    for echo, joins in (
        ({"who": PAIR, "place": "plc:jakarta", "status": "cancelled"}, True),
        ({"who": ("per:amina",), "status": "cancelled"}, True),
        ({"who": ("per:amina",), "status": "denied"}, False),  # "belum menerima undangan"
    ):
        story = Story().article("a", off, published=THURSDAY)
        story.article("b", {**echo, **ECHO}, {"who": PAIR, "kind": "call", **ECHO}, published=TUESDAY)
        assert [meeting.articles for meeting in story.meetings()] == [("a", "b") if joins else ("a",)], echo


def test_a_sighting_without_a_day_is_the_meeting_at_its_place_and_on_its_weekday() -> None:
    for told, joins in (
        ({"place": "plc:dakar"}, TUESDAY),
        ({"day": WEEKDAY}, MONDAY),
    ):
        story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:jakarta"}, published=TUESDAY)
        story.article("b", {"who": PAIR, "day": TUESDAY, "place": "plc:dakar"}, published=THURSDAY)
        story.article("c", {"who": PAIR, **told})
        joined = [meeting.dates for meeting in story.meetings() if "c" in meeting.articles]
        assert joined == [Interval(joins, joins)], told
    elsewhere = Story().article("a", {**ABOUT, "day": MONDAY}).article("b", {"who": PAIR, "place": "plc:jakarta"})
    assert len(elsewhere.meetings()) == 2


@pytest.mark.parametrize(("place", "many"), [("plc:dakar", 1), ("plc:hotel-teranga", 2), (None, 2)])
def test_the_next_sentence_about_more_people_there_is_the_same_contact(place: str | None, many: int) -> None:
    story = Story().article("a", {**ABOUT, "day": MONDAY}, {"who": TRIO, "place": place, "sentence": Span(51, 90)})
    first, second = story.reports[0].claims
    story.reports[0] = replace(story.reports[0], claims=(first, replace(second, time=first.time, inherited=True)))
    assert len(story.meetings()) == many


def test_all_who_were_seen_on_another_implied_day_took_part() -> None:
    many = (*TRIO, "per:cheikh")
    seen = {"who": (*TRIO, "per:sari"), "day": WEEKDAY, "inherited": True, "place": "plc:dakar"}
    story = Story().article("a", {"who": many, "day": THURSDAY, "place": "plc:dakar"}, published=date(2024, 3, 8))
    story.article("b", seen, published=date(2024, 3, 12))
    (meeting,) = story.meetings()
    assert set(meeting.participants) == {*many, "per:sari"}


def test_what_two_articles_tell_alike_in_passing_was_a_meeting() -> None:
    there = {**ABOUT, "day": MONDAY, **ECHO}
    for first, second, many in (
        (there, there, 1),
        (there, {**there, "who": TRIO}, 1),
        (there, {**there, "who": TRIO, "place": None}, 0),  # who knows which two of them
        (there, {**there, "day": TUESDAY, "place": "plc:jakarta"}, 0),
        (there, {**there, "inherited": True}, 0),
        ({**there, **TOGETHER}, there, 0),
        (there, there | {"who": ("per:amina",)}, 0),
    ):
        found = Story().article("a", first).article("b", second).meetings()
        assert [meeting.participants for meeting in found] == [PAIR] * many, (first, second)
    call = {"who": PAIR, "day": MONDAY, "kind": "call"}
    assert len(Story().article("a", there, call).article("b", there).meetings()) == 1


@pytest.mark.parametrize(("others", "many", "joins"), [((), 12, False), (("per:raka",), 12, True), ((), 2, True)])
def test_who_is_in_many_stories_met_at_a_time_unknown_only_in_one_of_them(
    others: tuple[str, ...], many: int, joins: bool
) -> None:
    rest = {"who": (*PAIR, *others), "kind": "call", **ECHO}
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, rest, published=TUESDAY)
    story.article("b", {"who": PAIR}, rest)
    for number in range(many):
        story.article(f"c{number}", {"who": PAIR, "kind": "call", **ECHO})
    assert len(story.meetings()) == (1 if joins else 2)


@pytest.mark.parametrize(("place", "many"), [(None, 2), ("plc:dakar", 1)])
def test_talks_of_long_ago_are_told_without_a_day_only_by_their_place(place: str | None, many: int) -> None:
    story = Story().article("a", {**ABOUT, "day": MONDAY}).article("b", {"who": PAIR, "place": place})
    story.articles[1] = replace(story.articles[1], published=date(2025, 3, 4))
    assert len(story.meetings()) == many


def test_who_met_abroad_on_those_days_is_on_the_trip_that_others_tell() -> None:
    trip = {"who": ("per:raka",), "kind": "visit", "place": "plc:dakar", "day": MONDAY}
    talks = {"who": ("per:raka", "per:amina"), "place": "plc:dakar", "day": MONDAY}
    for parts, joins in ((("named", "named"), True), (("guest", "host"), True), (("host", "guest"), False)):
        story = Story().article("a", trip).article("b", {**talks, "parts": parts})
        (visit,) = (meeting for meeting in story.meetings() if meeting.kind == "visit")
        assert visit.articles == (("a", "b") if joins else ("a",)), parts


@pytest.mark.parametrize(("apart", "many"), [(5, 1), (9, 2)])
def test_of_two_days_only_implied_one_may_be_some_days_off(apart: int, many: int) -> None:
    told = {"who": PAIR, "inherited": True}
    story = Story().article("a", {**told, "day": MONDAY}, published=date(2024, 3, 20))
    story.article("b", {**told, "day": MONDAY + timedelta(days=apart)}, published=date(2024, 3, 20))
    assert len(story.meetings()) == many


def test_each_article_may_name_company_of_its_own() -> None:
    def told(name: str, *company: str, place: str = "plc:dakar") -> tuple[dict[str, object], dict[str, object]]:
        both = {"who": PAIR, "day": MONDAY, "place": place}
        return both, both | {"who": (*PAIR, *company), "extends": True}

    story = Story().article("a", *told("a", "per:raka", "per:sari"), published=TUESDAY)
    story.article("b", *told("b", "per:cheikh", "per:awa"), published=TUESDAY)
    (meeting,) = story.meetings()
    assert set(meeting.participants) == {*PAIR, "per:raka", "per:sari", "per:cheikh", "per:awa"}


@pytest.mark.parametrize(("place", "many"), [("plc:dakar", 1), ("plc:jakarta", 2)])
def test_two_lists_of_one_place_and_day_that_share_several_are_one_meeting(place: str, many: int) -> None:
    crowd = (*TRIO, "per:cheikh", "per:sari", "per:awa", "cty:senegal")
    story = Story().article("a", {"who": crowd, "day": MONDAY, "place": "plc:dakar"})
    story.article("b", {"who": TRIO, "day": MONDAY, "place": place})
    assert len(story.meetings()) == many


@pytest.mark.parametrize(("written", "many"), [(TUESDAY, 1), (date(2024, 3, 1), 2), (date(2024, 6, 1), 2)])
def test_what_is_denied_without_a_day_is_what_others_told_lately(written: date, many: int) -> None:
    denial = {"who": PAIR, "status": "denied"}
    for told in (denial, denial | {"day": written}):
        story = Story().article("a", {"who": PAIR, "day": MONDAY}, published=MONDAY)
        story.article("b", told, published=written)
        assert len(story.meetings()) == many, told


@pytest.mark.parametrize(
    ("told", "written", "status"),
    [
        ({"claimed": True}, date(2025, 6, 18), "denied"),  # that others claim it is news
        ({}, date(2025, 6, 18), None),  # long ago
        ({"claimed": True}, date(2025, 8, 18), None),  # news no more
        ({}, None, "held"),  # nobody knows when it was written
    ],
)
def test_what_is_denied_without_a_day_is_what_others_claim_now(
    told: dict[str, object], written: date | None, status: str | None
) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, **told}, published=date(2025, 6, 17))
    story.article("b", {"who": PAIR, "status": "denied"}, published=written)
    meetings = story.meetings()
    assert [meeting.status for meeting in meetings] == ([status] if status else ["held", "denied"])
    if status:
        assert {said.status for said in meetings[0].status_history} == {"held", "denied"}
        assert [conflict.slot for conflict in meetings[0].conflicts] == ["status"]


def test_the_day_on_which_somebody_denies_is_no_other_day_of_the_meeting() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, published=TUESDAY)
    story.article("b", {"who": PAIR, "day": THURSDAY, "status": "denied"}, published=THURSDAY)
    (meeting,) = story.meetings()
    assert [conflict.slot for conflict in meeting.conflicts] == ["status"]


@pytest.mark.parametrize(
    ("denial", "many"),
    [
        ({"who": PAIR, "place": "plc:jakarta"}, 1),
        ({"who": PAIR, "place": "plc:bogor"}, 2),  # another town
        ({"who": TRIO}, 2),  # with one more
        ({"who": (PAIR[0], "per:awa")}, 2),
    ],
)
def test_what_is_denied_is_of_the_same_people_and_place(denial: dict[str, object], many: int) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:jakarta"}, published=MONDAY)
    story.article("b", {**denial, "status": "denied"}, published=TUESDAY)
    assert len(story.meetings()) == many


@pytest.mark.parametrize(("who", "joins"), [((*TRIO, "per:sari"), True), ((*TRIO, "per:sari", "per:awa"), False)])
def test_a_sentence_about_others_takes_up_no_meeting_of_two(who: tuple[str, ...], *, joins: bool) -> None:
    story = Story().article("a", {"who": (*PAIR, "per:cheikh"), "day": MONDAY})
    story.article("b", {"who": who, "day": MONDAY, **ECHO}, published=TUESDAY)
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b") if joins else ("a",)]


@pytest.mark.parametrize(
    ("passing", "status"),
    [
        ({"who": TRIO, "day": MONDAY, **ECHO}, "held"),
        ({"who": PAIR, "day": MONDAY, "weak": True}, "held"),
        ({"who": PAIR[:1], "day": MONDAY, **ECHO}, "planned"),
        ({"who": TRIO, "day": MONDAY, "inherited": True, **ECHO}, "planned"),
        ({"who": PAIR, "day": MONDAY, **TOGETHER}, "planned"),  # "Survei menempatkan Raka dan Amina …"
    ],
)
def test_who_was_seen_with_the_others_on_the_day_planned_met_them(passing: dict[str, object], status: str) -> None:
    plan = {"who": PAIR, "day": MONDAY, "status": "planned"}
    story = Story().article("a", plan, published=date(2024, 3, 1)).article("b", passing, published=TUESDAY)
    assert [meeting.status for meeting in story.meetings()] == [status]


@pytest.mark.parametrize(("published", "status"), [(TUESDAY, "held"), (date(2024, 3, 1), "planned")])
def test_who_met_abroad_made_the_planned_trip(published: date, status: str) -> None:
    trip = {"who": ("per:raka",), "kind": "visit", "place": "plc:dakar", "day": MONDAY, "status": "planned"}
    talks = {"who": ("per:raka", "per:amina"), "place": "plc:dakar", "day": MONDAY}
    story = Story().article("a", trip, published=date(2024, 3, 1)).article("b", talks, published=published)
    (visit,) = (meeting for meeting in story.meetings() if meeting.kind == "visit")
    assert visit.status == status


@pytest.mark.parametrize(
    ("spoke", "kinds"),
    [
        ({"rules": ("berbicara-dengan",)}, ["call"]),
        ({"rules": ("bertemu",)}, ["call", "meeting"]),
        ({"rules": ("berbicara-dengan",), "place": "plc:dakar"}, ["call", "meeting"]),
    ],
)
def test_who_only_spoke_on_the_day_of_a_call_spoke_on_the_phone(spoke: dict[str, object], kinds: list[str]) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "kind": "call"})
    story.article("b", {"who": PAIR, "day": MONDAY, **spoke})
    assert sorted(meeting.kind for meeting in story.meetings()) == kinds


@pytest.mark.parametrize(("day", "many"), [(THURSDAY, 1), (date(2024, 3, 20), 2)])
def test_a_plan_told_twice_in_one_article_is_for_the_day_that_it_states(day: date, many: int) -> None:
    plan = {"who": PAIR, "status": "planned"}
    story = Story().article("a", {**plan, "day": day}, {**plan, "day": MONDAY, "inherited": True}, published=MONDAY)
    assert len(story.meetings()) == many


@pytest.mark.parametrize("place", ["plc:dakar", "plc:jakarta"])
def test_who_meet_again_at_the_place_of_months_ago_met_twice(place: str) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": place}, published=TUESDAY)
    june = date(2024, 6, 4)
    story.article("b", {"who": PAIR, "day": june, "inherited": True, "place": place}, published=june)
    assert len(story.meetings()) == 2


def test_a_place_that_the_lists_put_elsewhere_is_in_the_capital_named_behind_it() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:istana-bogor", "areas": ("plc:dakar",)})
    story.article("b", {**ABOUT, "day": MONDAY})
    (meeting,) = story.meetings()
    assert (meeting.place, meeting.country) == ("plc:dakar", "cty:senegal")


@pytest.mark.parametrize(("place", "many"), [("cty:indonesia", 1), ("plc:jakarta", 2)])
def test_a_country_beside_what_is_told_on_is_what_they_spoke_of(place: str, many: int) -> None:
    told = {"who": PAIR, "day": MONDAY, "place": place, "inherited": True}
    found = Story().article("a", {**ABOUT, "day": MONDAY}, told, published=TUESDAY).meetings()
    assert [meeting.place for meeting in found if meeting.country == "cty:senegal"] == ["plc:dakar"]
    assert len(found) == many


@pytest.mark.parametrize(("place", "many"), [("plc:dakar", 1), ("plc:hotel-teranga", 2)])
def test_who_sat_there_for_a_country_is_meant_by_its_name_in_the_same_article(place: str, many: int) -> None:
    caption = {"who": ("per:bou", "cty:senegal"), "day": MONDAY, "place": place}
    story = Story().article("a", caption, {**ABOUT, "day": MONDAY}, published=TUESDAY)
    assert len(story.meetings()) == many


@pytest.mark.parametrize(("month", "many"), [(4, 1), (6, 2)])
def test_a_month_only_implied_may_be_a_month_off(month: int, many: int) -> None:
    implied = Timex(Span(0, 1), "sebulan kemudian", "month", month=month, year=2024)
    story = Story().article("a", {"who": PAIR, "day": date(2024, 3, 10)}, published=date(2024, 3, 12))
    story.article("b", {"who": PAIR, "day": implied, "inherited": True}, published=date(2024, 9, 1))
    assert len(story.meetings()) == many


@pytest.mark.parametrize(("place", "many"), [("plc:dakar", 1), ("plc:jakarta", 2)])
def test_who_met_elsewhere_on_the_day_called_off_met_another_time(place: str, many: int) -> None:
    off = {**ABOUT, "day": MONDAY, "status": "cancelled"}
    story = Story().article("a", off, {**ABOUT, "day": MONDAY, "place": place}, published=TUESDAY)
    assert len(story.meetings()) == many


@pytest.mark.parametrize(("day", "articles"), [(MONDAY, ("a", "b")), (TUESDAY, ("a",))])
def test_two_who_are_only_referred_to_are_those_of_that_day_whom_the_article_names(
    day: date, articles: tuple[str, ...]
) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY})
    referred = {"who": ("per:sari", "per:cheikh"), "day": day, "sentence": Span(10, 50), **ECHO}
    others = [{"who": (who, "per:raka"), "day": THURSDAY, "sentence": Span(0, 90)} for who in PAIR]
    story.article("b", referred, *others, published=THURSDAY)
    assert next(meeting.articles for meeting in story.meetings() if meeting.participants == PAIR) == articles


@pytest.mark.parametrize(
    ("named", "articles"), [(("cty:indonesia", "cty:senegal"), ("a", "b")), (("cty:indonesia", "per:bou"), ("a",))]
)
def test_talks_of_countries_are_those_at_their_place_in_an_article_that_names_them(
    named: tuple[str, ...], articles: tuple[str, ...]
) -> None:
    story = Story().article("a", {"who": ("cty:indonesia", "cty:senegal"), "day": MONDAY, "place": "plc:dakar"})
    told = {"who": ("per:cheikh",), "day": MONDAY, "place": "plc:dakar", **ECHO}
    story.article("b", told, {"who": ("per:raka", "per:sari"), "day": THURSDAY, "bodies": named}, published=THURSDAY)
    assert story.meetings()[0].articles == articles


@pytest.mark.parametrize(("who", "articles"), [(PAIR, ("a", "b")), (PAIR[:1], ("a",))])
def test_an_article_of_unknown_time_takes_up_the_only_meeting_of_two(
    who: tuple[str, ...], articles: tuple[str, ...]
) -> None:
    last = Timex(Span(0, 1), "bulan lalu", "month", shift=-1, unit="month")
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "bodies": ("per:sari",)}, published=TUESDAY)
    story.article("b", {"who": who, "day": last, "bodies": ("per:bou", "per:sari"), **ECHO})
    assert [meeting.articles for meeting in story.meetings()] == [articles]


@pytest.mark.parametrize(
    ("rules", "month", "articles"),
    [
        (("echo-pertemuan", "echo-kedua"), 3, ("a", "b")),
        (("echo-pertemuan",), 3, ("a",)),
        (("echo-pertemuan", "echo-kedua"), 2, ("a",)),
    ],
)
def test_both_sides_told_of_before_met_in_the_month_told(
    rules: tuple[str, ...], month: int, articles: tuple[str, ...]
) -> None:
    days = Timex(Span(0, 1), "Maret 2024", "month-year", year=2024, month=month)
    story = Story().article("a", {"who": PAIR, "day": MONDAY})
    others = [{"who": (who, "per:cheikh"), "day": date(2024, 4, 4)} for who in PAIR]
    story.article("b", {"who": (), "day": days, **ECHO, "rules": rules}, *others, published=date(2024, 4, 8))
    assert next(meeting.articles for meeting in story.meetings() if meeting.participants == PAIR) == articles
