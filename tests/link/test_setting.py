"""Where meetings took place and who is at home where, as far as the articles imply it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.lexicons.facts import Place
from pipeline.lexicons.world import load_world
from pipeline.link.claim_dates import place_dates, placed_claim
from pipeline.link.context import at_dateline, fill_in
from pipeline.link.meetings import MeetingLinker
from pipeline.link.surroundings import learn_places
from pipeline.read.dates import find_dates
from pipeline.records import (
    TO_MEET,
    Article,
    Claim,
    Entity,
    Evidence,
    Interval,
    Meeting,
    Mention,
    Office,
    Participant,
    Report,
    Resolution,
    Role,
    Sentence,
    Span,
    Timex,
)

MONDAY = date(2024, 3, 4)
ENTITIES = {
    "Amina": Entity("per:amina", "person", "Amina", country="cty:senegal"),
    "Bou": Entity("per:bou", "person", "Bou", country="cty:mali"),
    "Raka": Entity("per:raka", "person", "Raka"),
    "Agus": Entity("per:agus", "person", "Agus", country="cty:indonesia"),
    "Sari": Entity("per:sari", "person", "Sari"),
    "Thies": Entity("plc:thies", "place", "Thies", country="cty:senegal"),
    "Dakar": Entity("plc:dakar", "place", "Dakar", country="cty:senegal"),
    "Jakarta": Entity("plc:jakarta", "place", "Jakarta", country="cty:indonesia"),
    "Senegal": Entity("cty:senegal", "country", "Senegal"),
    "Indonesia": Entity("cty:indonesia", "country", "Indonesia"),
    "Pulau Lain": Entity("plc:pulau-lain", "place", "Pulau Lain"),
    "Istana Negara": Entity("plc:istana-negara", "place", "Istana Negara", country="cty:indonesia"),
    "Gedung Raya": Entity("plc:gedung-raya", "place", "Gedung Raya"),
    "Bandara Raya": Entity("plc:bandara-raya", "place", "Bandara Raya"),
    "Mali": Entity("cty:mali", "country", "Mali"),
    "Kampung Air": Entity("plc:kampung-air", "place", "Kampung Air"),
    "Kincir": Entity("org:kincir", "organization", "Kincir"),
    "Lumbung": Entity("org:lumbung", "organization", "Lumbung", country="cty:senegal"),
    "Sumur": Entity("org:sumur", "organization", "Sumur", country="cty:senegal"),
}


def link(
    *names: str,
    kind: str = "meeting",
    who: tuple[int, ...],
    place: int | None = None,
    office: str = "",
    host: int | None = None,
    guests: tuple[int, ...] = (),
    origins: tuple[tuple[int, int], ...] = (),
) -> list[Meeting]:
    """Link one article that names ``names`` in order, each in its own sentence, and tells of one meeting."""
    mentions = [
        Mention(Span(10 * i, 10 * i + 5), name, "PER" if ENTITIES[name].kind == "person" else "LOC")
        for i, name in enumerate(names)
    ]
    if office:
        of = next((i for i, name in enumerate(names) if ENTITIES[name].kind == "organization"), None)
        held = Office("perdana-menteri", Span(900, 910), of=of, text=office)
        mentions[who[0]] = Mention(mentions[who[0]].span, names[who[0]], "PER", offices=(held,))
    day = Timex(Span(1, 2), "4/3/2024", "iso", year=2024, month=3, day=4)
    claim = Claim(
        kind,  # type: ignore[arg-type]
        "held",
        tuple(Participant(i, "host" if i == host else "guest" if i in guests else "named") for i in who),
        Span(0, 1),
        (Span(0, 9),),
        ("given",),
        place=place,
        time=0,
    )
    report = Report(
        "a",
        sentences=tuple(Sentence(Span(10 * i, 10 * i + 9)) for i in range(len(names))),
        mentions=tuple(mentions),
        origins=origins,
        timexes=(day,),
        claims=(claim,),
    )
    found = {("a", i): Resolution(ENTITIES[name].id, "given") for i, name in enumerate(names)}
    linker = MeetingLinker(load_world(), tuple(ENTITIES.values()), found)
    return list(linker.link([Article("a", "", published=MONDAY)], [report]).meetings)


def test_fresh_talks_without_a_place_are_where_the_article_was_written() -> None:
    (meeting,) = link("Dakar", "Amina", "Bou", who=(1, 2))
    assert (meeting.country, meeting.how["country"]) == ("cty:senegal", "dateline")
    (meeting,) = link("Jakarta", "Amina", "Bou", "Senegal", who=(1, 2))
    assert meeting.country is None  # written at home, of people from elsewhere


def test_fresh_home_news_of_no_told_place_is_from_the_unlisted_town_of_its_dateline() -> None:
    (meeting,) = link("Kampung Air", "Raka", "Sari", who=(1, 2))
    assert (meeting.country, meeting.place, meeting.how["place"]) == ("cty:indonesia", "plc:kampung-air", "dateline")


def test_places_that_no_list_knows_are_home_news_even_beside_a_country() -> None:
    (meeting,) = link("Kampung Air", "Raka", "Sari", "Kampung Air", "Senegal", who=(1, 2))
    assert (meeting.country, meeting.how["country"]) == ("cty:indonesia", "home news")
    (meeting,) = link("Raka", "Sari", "Senegal", "Dakar", who=(0, 1))
    assert meeting.country is None


@pytest.mark.parametrize(
    ("office", "visits"), [("", 0), ("bupati", 0), ("Senator", 0), ("Pmred", 0), ("PM", 1), ("Perdana Menteri", 1)]
)
def test_who_holds_an_office_that_indonesia_lacks_comes_from_abroad(office: str, visits: int) -> None:
    assert len(link("Raka", "Jakarta", kind="visit", who=(0,), place=1, office=office)) == visits


@pytest.mark.parametrize(
    ("names", "origin", "office", "visits"),
    [
        (("Raka", "Jakarta", "Mali"), 0, "", 1),
        (("Raka", "Jakarta", "Indonesia"), 0, "", 0),
        (("Raka", "Jakarta", "Mali", "Kincir"), 3, "bos", 1),  # the company of which he is the head
        (("Raka", "Jakarta", "Mali", "Kincir"), 3, "", 0),
    ],
)
def test_who_is_told_to_be_at_home_elsewhere_visits(
    names: tuple[str, ...], origin: int, office: str, visits: int
) -> None:
    found = link(*names, kind="visit", who=(0,), place=1, office=office, origins=((origin, 2),))
    assert len(found) == visits


@pytest.mark.parametrize(("place", "visits"), [("Gedung Raya", 0), ("Kampung Air", 1)])
def test_nobody_goes_abroad_to_a_house_of_which_nothing_is_known(place: str, visits: int) -> None:
    assert len(link("Raka", place, "Senegal", "Mali", kind="visit", who=(0,), place=1)) == visits


def test_a_place_that_no_list_knows_lies_in_the_country_of_whoever_received_the_other() -> None:
    (meeting,) = link("Amina", "Bou", "Gedung Raya", who=(0, 1), place=2, host=0)
    assert (meeting.place, meeting.country) == ("plc:gedung-raya", "cty:senegal")
    (meeting,) = link("Amina", "Bou", "Gedung Raya", who=(0, 1), place=2)
    assert meeting.country is None


def test_a_prime_minister_of_a_land_that_no_list_knows_receives_there() -> None:
    """PM Kampung Air Raka received Bou in Pulau Lain: neither is listed."""
    names = ("Raka", "Kampung Air", "Bou", "Pulau Lain")
    office = Office("perdana-menteri", Span(0, 8), of=1, text="Perdana Menteri")
    mentions = tuple(
        Mention(Span(20 * i, 20 * i + 5), name, "LOC" if i % 2 else "PER", offices=(office,) if i == 0 else ())
        for i, name in enumerate(names)
    )
    received = (Participant(0, "host"), Participant(2, "guest"))
    claims = tuple(
        Claim(kind, "held", people, Span(number, number + 1), (Span(0, 9),), ("given",), place=3)  # type: ignore[arg-type]
        for number, (kind, people) in enumerate([("meeting", received), ("visit", received[::-1])])
    )
    report = Report("a", sentences=(Sentence(Span(0, 90)),), mentions=mentions, claims=claims)
    found = {("a", i): Resolution(ENTITIES[name].id, "given") for i, name in enumerate(names)}
    linker = MeetingLinker(load_world(), tuple(ENTITIES.values()), found)
    linked = linker.link([Article("a", "", published=MONDAY)], [report]).meetings
    assert {meeting.kind: meeting.country for meeting in linked} == dict.fromkeys(
        ("meeting", "visit"), "plc:kampung-air"
    )


def test_a_trip_leads_to_the_country_of_the_talks_in_its_town() -> None:
    day = Interval(MONDAY, MONDAY)
    trip = Meeting("a", "visit", "held", ("per:raka",), (), ("a",), place="plc:lota", dates=day)
    talks = replace(trip, id="b", kind="meeting", participants=("per:bou", "per:raka"), country="cty:mali")
    assert fill_in([trip, talks], {})[0].country == "cty:mali"
    assert fill_in([trip, replace(talks, place="plc:kalu")], {})[0].country is None


def test_what_stands_behind_a_place_tells_where_it_lies() -> None:
    report = Report(
        "a",
        mentions=(
            Mention(Span(0, 11), "Gedung Raya", "LOC"),
            Mention(Span(13, 18), "Dakar", "LOC"),
            Mention(Span(30, 41), "Kampung Air", "LOC"),
        ),
    )
    entities = {entity.id: entity for entity in ENTITIES.values()}
    found = {("a", i): Resolution(ENTITIES[mention.text].id, "given") for i, mention in enumerate(report.mentions)}
    listed = {place.id: place for place in load_world().places}
    learned = learn_places([report], entities, found, listed)
    assert learned.keys() == {"plc:bandara-raya", "plc:gedung-raya"}
    place = learned["plc:gedung-raya"]
    assert (place.kind, place.within, place.country) == ("venue", "plc:dakar", "cty:senegal")


def test_a_palace_abroad_may_have_the_name_of_one_at_home() -> None:
    (meeting,) = link("Amina", "Bou", "Istana Negara", "Senegal", who=(0, 1), place=2, host=0)
    assert meeting.country == "cty:senegal"
    (meeting,) = link("Amina", "Raka", "Istana Negara", "Senegal", who=(0, 1), place=2, host=0)
    assert meeting.country == "cty:indonesia"


def test_nobody_plans_for_next_year_by_the_day_on_which_it_was_said() -> None:
    said = Timex(Span(1, 2), "Selasa (21/1)", "weekday-slashed", month=1, day=21, weekday=1)
    plan = Claim("meeting", "planned", (), Span(0, 1), (Span(0, 9),), ("given",), time=0)
    on, later = (Interval(day, day) for day in (date(2025, 1, 22), date(2025, 1, 10)))
    assert placed_claim(plan, [said], place_dates([said], on), on) is None
    found = placed_claim(plan, [said], place_dates([said], later), later)
    assert found is not None and found.interval.start == date(2025, 1, 21)


@pytest.mark.parametrize(("guessed", "time", "day"), [(True, 1, 5), (True, 2, 5), (False, 1, None)])
def test_an_article_that_counts_on_was_written_later(guessed: bool, time: int, day: int | None) -> None:
    timexes = find_dates("Sidang batal pada Senin (4/3/2024). Amina menerima Bou sehari kemudian. Hari itu …")
    talks = Claim("meeting", "held", (), Span(0, 1), (Span(0, 9),), ("given",), time=time)
    on = Interval(MONDAY, MONDAY)
    found = placed_claim(talks, timexes, place_dates(timexes, on), on, guessed=guessed)
    assert (found.interval.start.day if found else None) == day


@pytest.mark.parametrize(("rules", "hosts"), [((TO_MEET,), ["per:bou"]), ((), [])])
def test_whom_travellers_went_to_see_takes_part_in_the_visit(rules: tuple[str, ...], hosts: list[str]) -> None:
    told, days = (Evidence("a", 0, 90),), Interval(MONDAY, MONDAY)
    roles = {who: Role("", None, "named", ("a",)) for who in ("per:amina", "per:bou")}
    trip = Meeting("", "visit", "held", ("per:amina",), told, ("a",), country="cty:mali", dates=days, rules=rules)
    trip = replace(trip, roles={"per:amina": roles["per:amina"]}, triggers=(Evidence("a", 9, 16),))
    talks = replace(trip, kind="meeting", participants=("per:amina", "per:bou"), roles=roles)
    talks = replace(talks, triggers=(Evidence("a", 40, 47),))
    (visit, _) = fill_in([trip, talks], {})
    assert [who for who, role in visit.roles.items() if role.part == "host"] == hosts


def test_talks_planned_without_a_day_are_on_the_trip() -> None:
    days = Interval(date(2025, 1, 27), date(2025, 1, 28))
    trip = Meeting("", "visit", "planned", ("per:amina",), (), ("a",), country="cty:mali", dates=days)
    talks = Meeting("", "meeting", "planned", ("per:amina", "per:bou"), (), ("a",), country="cty:mali")
    assert [meeting.dates for meeting in fill_in([trip, talks], {})] == [days, days]
    apart = replace(talks, country="cty:senegal")
    assert [meeting.dates for meeting in fill_in([trip, apart], {})] == [days, None]


def test_talks_called_off_with_a_trip_have_its_days() -> None:
    days = Interval(date(2025, 1, 27), date(2025, 1, 28))
    trip = Meeting("", "visit", "cancelled", ("per:amina",), (), ("a",), country="cty:mali", dates=days)
    talks = Meeting("", "meeting", "cancelled", ("per:amina", "per:bou"), (), ("a",), country="cty:mali")
    assert [meeting.dates for meeting in fill_in([trip, talks], {})] == [days, days]


@pytest.mark.parametrize(("written", "days"), [("2025-01-29", "2025-01-27"), ("2025-02-27", None), (None, None)])
def test_a_trip_without_a_day_is_as_fresh_as_its_articles(written: str | None, days: str | None) -> None:
    on = Interval(date(2025, 1, 27), date(2025, 1, 27))
    trip = Meeting("", "visit", "held", ("per:amina",), (), ("a",), country="cty:mali")
    talks = Meeting("", "meeting", "held", ("per:amina", "per:bou"), (), ("b",), country="cty:mali", dates=on)
    day = date.fromisoformat(written) if written else None
    found = fill_in([trip, talks], {}, written={"a": Interval(day, day) if day else None})[0]
    assert (found.dates.start.isoformat() if found.dates else None) == days


@pytest.mark.parametrize(
    ("between", "day"),
    [
        ("1 Mei 2001", 3),  # long ago
        ("Kamis (7/3/2024)", 3),  # the day of the article, on which something was said
        ("Rabu (6/3/2024)", 6),  # what is told next
    ],
)
def test_the_same_day_is_that_of_the_contact(between: str, day: int) -> None:
    told = find_dates(f"Minggu (3/3/2024). Pada {between}. Malam itu")
    met = Claim("meeting", "held", (), Span(0, 1), (Span(0, 9),), ("given",), time=0)
    on = Interval(date(2024, 3, 7), date(2024, 3, 7))
    found = place_dates(told, on, claims=(met, replace(met, time=2)))[2]
    assert found is not None and found.interval.start == date(2024, 3, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Selasa (5/3/2024). Sehari sebelum terbang ke Dakar, ia pulang", 4),  # counts from the news
        ("Selasa (5/3/2024). 2 Maret 2024. Dua hari sesudah pertemuan, ia pulang", 7),
        ("Selasa (5/3/2024). 2 Maret 2024. Dua hari sesudah pertemuan itu, ia pulang", 4),  # from what was told last
        ("Selasa (5/3/2024). 2 Maret 2024. Ia tiba pada pagi hari pertemuan", 5),
        ("Selasa (5/3/2024). 2 Maret 2024. Bersamaan dengan pertemuan di Dakar, ia pulang", 5),
        ("Selasa (5/3/2024). 2 Maret 2024. Bersamaan dengan pertemuan itu, ia pulang", 2),
        ("Selasa (5/3/2024). Mei 2011. Pada hari yang sama ia pulang", 5),  # a month has no day
        ("Selasa (5/3/2024). 2 Maret 2024. Pada hari yang sama ia pulang", 2),
        ("Selasa (5/3/2024). 2 Mei 2011. Pada hari yang sama ia pulang", 2),
        ("Selasa (5/3/2024). 2 Mei 2011.\n\nPada hari yang sama ia pulang", 5),  # where a paragraph opens
        ("Selasa (5/3/2024). Pada 2-4 Maret 2024 ia di sana, dan pada hari pertama ia makan", 2),
        ("Selasa (5/3/2024). Pada 2-4 Maret 2024 ia di sana, dan pada hari terakhir ia makan", 4),
        ("Selasa (5/3/2024). Pada 2-4 Maret 2024 ia di sana, dan pada hari keempat ia makan", None),
        ("Selasa (5/3/2024). Pada Februari tahun ini ia di sana, tanggal 7 sampai 8, dan pada hari kedua ia makan", 8),
    ],
)
def test_days_count_from_the_news_from_what_was_told_last_or_from_a_stay(text: str, day: int | None) -> None:
    told = find_dates(text)
    met = Claim("meeting", "held", (), Span(0, 1), (Span(0, 9),), ("given",), time=0)
    on = Interval(date(2024, 3, 7), date(2024, 3, 7))
    found = place_dates(told, on, claims=(met, replace(met, time=len(told) - 2)))[-1]
    assert (found.interval.start.day if found else None) == day


@pytest.mark.parametrize(
    ("between", "first", "last"),
    [
        ("Januari lalu ia makan", "2024-01-01", "2024-01-31"),  # goes on with what was told last
        ("Tahun lalu ia makan", "2024-03-04", "2024-03-04"),
        ("Januari lalu ia makan. Senin ia makan", "2024-03-04", "2024-03-04"),
    ],
)
def test_days_count_from_something_within_the_month_of_a_contact_told_last(between: str, first: str, last: str) -> None:
    told = find_dates(f"Selasa (5/3/2024). {between}. Sehari sebelum ia datang, Amina pulang")
    met = Claim("meeting", "held", (), Span(0, 1), (Span(0, 9),), ("given",), time=0)
    on = Interval(date(2024, 3, 7), date(2024, 3, 7))
    found = place_dates(told, on, claims=(met, replace(met, time=1)))[-1]
    assert found is not None and found.interval == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Amina menemui Bou pada 6 Mei 2016. Pada 19 Mei ia menemui Cheikh", 2016),
        ("Amina menemui Bou pada 6 Mei 2016. Pada 3 Mei ia menemui Cheikh", 2023),  # not behind it
        ("Amina menemui Bou pada 6 Januari 2016. Pada 19 Mei ia menemui Cheikh", 2023),  # long behind it
        ("Amina menemui Bou pada 6 Mei 2016. Pada Minggu (19/5) ia menemui Cheikh", 2023),
        ("Amina menemui Bou pada Mei 2016. Pada 19 Mei ia menemui Cheikh", 2023),
    ],
)
def test_a_day_behind_a_contact_is_of_its_year(text: str, year: int) -> None:
    told = find_dates(text)
    met = Claim("meeting", "held", (), Span(0, 1), (Span(0, 9),), ("given",), time=0)
    found = place_dates(told, Interval(date(2023, 8, 7), date(2023, 8, 7)), claims=(met,))[-1]
    assert found is not None and found.interval.start.year == year


@pytest.mark.parametrize(
    ("undated", "first", "last"),
    [
        ((), "2024-01-01", "2024-01-31"),
        ((33,), "2024-03-05", "2024-03-05"),  # from a contact of which no day is told
    ],
)
def test_the_day_after_a_contact_of_some_month_is_in_it(undated: tuple[int, ...], first: str, last: str) -> None:
    told = find_dates("Senin (4/3/2024). Januari lalu ia makan. Sehari kemudian Amina pulang")
    met = Claim("meeting", "held", (), Span(0, 1), (Span(0, 9),), ("given",), time=0)
    later = [replace(met, time=None, trigger=Span(start, start + 1)) for start in undated]
    on = Interval(date(2024, 3, 7), date(2024, 3, 7))
    found = place_dates(told, on, claims=(met, replace(met, time=1), *later))[-1]
    assert found is not None and found.interval == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Selasa (5/3/2024). Perang itu pecah pada 9 Mei 2011.\n\nSehari sebelumnya, ia pulang", 4),
        ("Selasa (5/3/2024). Perang itu pecah pada 9 Mei 2011.\n\nTiga hari sebelumnya, ia pulang", 2),
        ("Selasa (5/3/2024). Pada 9 Mei 2011 perang itu pecah. Sehari sebelumnya, ia pulang", 8),  # goes on
        ("Selasa (5/3/2024). Ia tiba pada 3 Maret 2024.\n\nSehari sebelumnya, ia pulang", 2),  # news as well
    ],
)
def test_a_paragraph_behind_what_is_long_past_counts_back_from_the_news(text: str, day: int) -> None:
    met = Claim("meeting", "held", (), Span(0, 1), (Span(0, 9),), ("given",), time=0, inherited=True)
    found = place_dates(find_dates(text), Interval(date(2024, 3, 7), date(2024, 3, 7)), claims=(met,))[-1]
    assert found is not None and found.interval.start.day == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Pada 20 Mei 2020 ia lahir. Pada 3 Juli 2021 ia pulang, 19 Mei Amina datang", date(2021, 5, 19)),  # told last
        ("Pada 20 Mei 2020 ia lahir. Pada 3 Desember 2021 ia pulang, 19 Mei Amina datang", date(2020, 5, 19)),  # far
    ],
)
def test_a_day_without_a_year_is_of_the_year_told_last(text: str, day: date) -> None:
    found = place_dates(find_dates(text), None)[-1]
    assert found is not None and found.interval.start == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Selasa (5/3/2024). Pekan lalu ia marah. Hari ini tidak. Ia pulang sehari sebelumnya", 6),
        ("Selasa (5/3/2024). Pekan lalu ia marah. Ia pulang sehari sebelumnya", 4),
        ("Selasa (5/3/2024). Pada 1-3 Maret ia marah. Ia pulang sehari sebelumnya", 29),
    ],
)
def test_the_day_before_is_that_before_a_day_not_before_a_week(text: str, day: int) -> None:
    found = place_dates(find_dates(text), Interval(date(2024, 3, 7), date(2024, 3, 7)))[-1]
    assert found is not None and found.interval.start.day == day


@pytest.mark.parametrize(("lasts", "day"), [(-2, "2024-03-05"), (3, "2024-03-07")])
def test_the_last_day_of_a_trip_is_that_of_its_length(lasts: int, day: str) -> None:
    told = find_dates("Selasa (5/3/2024). Pada hari terakhir ia makan")
    trip = Claim("visit", "held", (), Span(0, 1), (Span(0, 9),), ("given",), time=0, lasts=lasts)
    found = place_dates(told, Interval(date(2024, 3, 8), date(2024, 3, 8)), claims=(trip,))[-1]
    assert found is not None and found.interval.start.isoformat() == day


def test_a_guest_of_whom_nothing_is_known_is_of_the_side_of_the_others() -> None:
    (meeting,) = link("Amina", "Bou", "Sari", who=(0, 1, 2), host=0, guests=(1, 2))
    assert meeting.kind == "meeting"
    (meeting,) = link("Amina", "Bou", "Sari", who=(0, 1, 2))
    assert meeting.kind == "multilateral"


def test_a_building_lies_in_the_one_town_where_the_meeting_is_told_to_have_been() -> None:
    mentions = [Mention(Span(10 * i, 10 * i + 5), name, "LOC") for i, name in enumerate(("Gedung Raya", "Dakar"))]
    people = [Mention(Span(10 * i + 100, 10 * i + 105), name, "PER") for i, name in enumerate(("Amina", "Bou"))]
    who = (Participant(2), Participant(3))
    claims = tuple(
        Claim("meeting", "held", who, Span(0, 1), (Span(0, 9),), ("given",), place=place) for place in (0, 1)
    )
    report = Report("a", mentions=(*mentions, *people), claims=claims)
    found = {("a", i): Resolution(ENTITIES[mention.text].id, "given") for i, mention in enumerate(report.mentions)}
    linker = MeetingLinker(load_world(), tuple(ENTITIES.values()), found)
    (meeting,) = linker.link([Article("a", "", published=MONDAY)], [report]).meetings
    assert (meeting.place, meeting.country) == ("plc:gedung-raya", "cty:senegal")


def test_where_only_the_country_is_known_no_place_is_stated() -> None:
    (meeting,) = link("Amina", "Bou", "Senegal", who=(0, 1), place=2)
    assert (meeting.place, meeting.country, "place" in meeting.how) == (None, "cty:senegal", False)


def travel(*told: tuple[str, tuple[str, ...]]) -> Meeting:
    """Link one article that tells of one trip of Raka, to each place with those behind it."""
    names = ["Raka", *(name for place, areas in told for name in (place, *areas))]
    mentions = tuple(
        Mention(Span(100 * i, 100 * i + 5), name, "PER" if ENTITIES[name].kind == "person" else "LOC")
        for i, name in enumerate(names)
    )
    claims, at = [], 1
    for _, areas in told:
        behind = tuple(range(at + 1, at + 1 + len(areas)))
        spot = Claim("visit", "held", (Participant(0),), Span(0, 1), (Span(0, 9),), ("given",), place=at, areas=behind)
        claims.append(spot)
        at += 1 + len(areas)
    report = Report("a", mentions=mentions, claims=tuple(claims))
    found = {("a", i): Resolution(ENTITIES[name].id, "given") for i, name in enumerate(names)}
    (trip,) = MeetingLinker(load_world(), tuple(ENTITIES.values()), found).link([Article("a", "")], [report]).meetings
    return trip


@pytest.mark.parametrize(
    ("told", "place", "country"),
    [
        # a sight is no place of a trip to a country, but a trip to nothing else went there
        ((("Senegal", ()), ("Gedung Raya", ("Dakar",))), None, "cty:senegal"),
        ((("Gedung Raya", ("Dakar",)),), "plc:gedung-raya", "cty:senegal"),
        # for an airport stands its town
        ((("Bandara Raya", ("Dakar",)),), "plc:dakar", "cty:senegal"),
        ((("Bandara Raya", ("Senegal",)),), None, "cty:senegal"),
        # a country named behind a town counts more than that of the lists, but for a capital
        ((("Kampung Air", ("Senegal",)),), "plc:kampung-air", "cty:senegal"),
        ((("Thies", ("Mali",)),), "plc:thies", "cty:mali"),
        ((("Dakar", ("Mali",)),), "plc:dakar", "cty:senegal"),
    ],
)
def test_a_trip_goes_to_a_town_or_a_country(
    told: tuple[tuple[str, tuple[str, ...]], ...], place: str | None, country: str
) -> None:
    trip = travel(*told)
    assert (trip.place, trip.country) == (place, country)


@pytest.mark.parametrize(
    ("day", "who", "place"),
    [
        ("2024-03-04", "per:raka per:bou", "plc:dakar"),
        ("2024-03-05", "per:raka per:bou", None),
        ("2024-03-05", "per:raka per:amina", "plc:dakar"),
    ],
)
def test_talks_of_one_day_share_a_town_and_those_of_one_party_on_the_next(
    day: str, who: str, place: str | None
) -> None:
    monday = Interval(MONDAY, MONDAY)
    own = Interval(date.fromisoformat(day), date.fromisoformat(day))
    first = Meeting(
        "a",
        "meeting",
        "held",
        ("per:amina", "per:raka"),
        (),
        ("a",),
        place="plc:dakar",
        country="cty:senegal",
        dates=monday,
    )
    second = Meeting("b", "meeting", "held", tuple(sorted(who.split())), (), ("a",), dates=own)
    assert fill_in([first, second], {})[1].place == place
    hall = Place("plc:raya", "Raya", (), "cty:senegal", "city", within="plc:dakar")  # "pusat konvensi Raya, Dakar"
    known = {place.id: place for place in (hall, Place("plc:dakar", "Dakar", (), "cty:senegal", "capital"))}
    assert fill_in([replace(first, place="plc:raya"), second], known)[1].place == place


@pytest.mark.parametrize(("status", "country"), [("cancelled", "cty:senegal"), ("held", None)])
def test_talks_called_off_with_a_trip_were_to_be_where_it_leads(status: str, country: str | None) -> None:
    day = Interval(MONDAY, MONDAY)
    trip = Meeting("a", "visit", status, ("per:raka",), (), ("a",), country="cty:senegal")  # type: ignore[arg-type]
    talks = Meeting("b", "meeting", status, ("per:amina", "per:raka"), (), ("a",), dates=day)  # type: ignore[arg-type]
    assert fill_in([trip, talks], {})[1].country == country


@pytest.mark.parametrize(
    ("town", "country", "written", "place"),
    [
        ("Thies", "cty:senegal", date(2024, 3, 5), "plc:thies"),
        ("Thies", "cty:senegal", date(2024, 3, 14), None),
        ("Thies", "cty:mali", date(2024, 3, 5), None),
        ("Jakarta", "cty:indonesia", date(2024, 3, 5), None),
    ],
    ids=["fresh", "old", "abroad", "desk"],
)
def test_fresh_talks_of_no_told_place_were_held_where_they_are_reported_from(
    town: str, country: str, written: date, place: str | None
) -> None:
    day = Interval(MONDAY, MONDAY)
    talks = Meeting("", "meeting", "held", ("per:amina", "per:bou"), (), ("a",), country=country, dates=day)
    places = {known.id: known for known in load_world().places}
    (found,) = at_dateline([talks], {"a": ENTITIES[town]}, places, {"a": Interval(written, written)})
    assert found.place == place


@pytest.mark.parametrize(
    ("names", "visitors"),
    [(("Amina", "Bou", "Dakar"), [("per:bou",)]), (("Raka", "Agus", "Jakarta"), [])],
)
def test_who_is_at_home_where_others_go_is_no_visitor_nor_is_who_came_along(
    names: tuple[str, ...], visitors: list[tuple[str, ...]]
) -> None:
    found = link(*names, kind="visit", who=(0, 1), place=2)
    assert [visit.participants for visit in found] == visitors


@pytest.mark.parametrize(("bodies", "kind"), [(("Kincir",), "meeting"), (("Sumur", "Kincir"), "multilateral")])
def test_three_organizations_make_it_multilateral_whatever_their_country(bodies: tuple[str, ...], kind: str) -> None:
    (meeting,) = link("Lumbung", *bodies, who=tuple(range(1 + len(bodies))))
    assert meeting.kind == kind
