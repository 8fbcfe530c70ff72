"""Where meetings took place and who is at home where, as far as the articles imply it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.lexicons.world import load_world
from pipeline.link.meetings import MeetingLinker
from pipeline.records import (
    Article,
    Claim,
    Entity,
    Meeting,
    Mention,
    Office,
    Participant,
    Report,
    Resolution,
    Sentence,
    Span,
    Timex,
)

MONDAY = date(2024, 3, 4)
ENTITIES = {
    "Amina": Entity("per:amina", "person", "Amina", country="cty:senegal"),
    "Bou": Entity("per:bou", "person", "Bou", country="cty:mali"),
    "Raka": Entity("per:raka", "person", "Raka"),
    "Sari": Entity("per:sari", "person", "Sari"),
    "Dakar": Entity("plc:dakar", "place", "Dakar", country="cty:senegal"),
    "Jakarta": Entity("plc:jakarta", "place", "Jakarta", country="cty:indonesia"),
    "Senegal": Entity("cty:senegal", "country", "Senegal"),
    "Indonesia": Entity("cty:indonesia", "country", "Indonesia"),
    "Pulau Lain": Entity("plc:pulau-lain", "place", "Pulau Lain"),
    "Kampung Air": Entity("plc:kampung-air", "place", "Kampung Air"),
}


def link(
    *names: str, kind: str = "meeting", who: tuple[int, ...], place: int | None = None, office: str = ""
) -> list[Meeting]:
    """Link one article that names ``names`` in order, each in its own sentence, and tells of one meeting."""
    mentions = [
        Mention(Span(10 * i, 10 * i + 5), name, "PER" if ENTITIES[name].kind == "person" else "LOC")
        for i, name in enumerate(names)
    ]
    if office:
        held = Office("perdana-menteri", Span(900, 910), of=None, text=office)
        mentions[who[0]] = Mention(mentions[who[0]].span, names[who[0]], "PER", offices=(held,))
    day = Timex(Span(1, 2), "4/3/2024", "iso", year=2024, month=3, day=4)
    claim = Claim(
        kind,  # type: ignore[arg-type]
        "held",
        tuple(Participant(i) for i in who),
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
