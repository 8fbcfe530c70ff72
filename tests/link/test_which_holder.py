"""Which of an office's holders a phrase singles out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from pipeline.lexicons.world import World, load_world
from pipeline.link.lists import NameLists
from pipeline.link.offices import Holding, Seats
from pipeline.link.which_holder import settle, told_holder
from pipeline.records import Interval


@pytest.fixture(scope="module")
def listed() -> World:
    return load_world()


def holding(title: str, of: str | None, words: str) -> Holding:
    return Holding("a", 0, title, of, of, "state", False, None, phrase=tuple(words.split()))


@pytest.mark.parametrize(
    ("title", "of", "words", "person"),
    [
        ("presiden", "cty:indonesia", "presiden keenam ri", "Susilo Bambang Yudhoyono"),
        ("presiden", None, "presiden ke 3", "B.J. Habibie"),
        ("presiden", "cty:indonesia", "presiden ri periode 2004 2014", "Susilo Bambang Yudhoyono"),
        ("wakil-presiden", "cty:indonesia", "wakil presiden periode 2014 2019", "Jusuf Kalla"),
        ("wakil-presiden", "cty:indonesia", "wakil presiden ke 10", "Jusuf Kalla"),
        ("presiden", "cty:united-states", "presiden ke 44 as", "Barack Obama"),
        ("perdana-menteri", "cty:malaysia", "perdana menteri ketujuh malaysia", "Mahathir Mohamad"),
        ("perdana-menteri", "cty:singapore", "perdana menteri ketiga singapura", "Lee Hsien Loong"),
        ("presiden", "cty:philippines", "presiden ke 16 filipina", "Rodrigo Duterte"),
        ("presiden", "cty:south-korea", "presiden ke 20 korea selatan", "Yoon Suk-yeol"),
        ("sekretaris-jenderal", "org:un", "sekjen kedelapan pbb", "Ban Ki-moon"),
        ("presiden", "cty:indonesia", "presiden periode 1999 2004", None),  # two of them
        ("presiden", "cty:indonesia", "presiden ke 99", None),
        ("presiden", None, "presiden pertama klub", None),
        ("presiden", None, "presiden pertama negara", None),
        ("presiden", "cty:mali", "presiden keenam mali", None),  # the list may lack some
        ("presiden", "cty:indonesia", "presiden ri", None),
    ],
)
def test_whom_a_phrase_singles_out(
    title: str, of: str | None, words: str, person: str | None, listed: World, lists: NameLists
) -> None:
    told = told_holder(holding(title, of, words), Seats(listed, lists, {}))
    assert (told.person if told else None) == person


@pytest.mark.parametrize(("year", "former"), [(2012, False), (2020, True)])
def test_an_office_left_long_ago_is_a_past_one(year: int, former: bool, listed: World, lists: NameLists) -> None:
    day = date(year, 6, 3)
    asked = replace(holding("presiden", "cty:indonesia", "presiden keenam ri"), span=Interval(day, day))
    assert settle(asked, Seats(listed, lists, {})).former is former


@pytest.mark.parametrize("words", [(), ("ke",), ("presiden", "ke")])
def test_a_phrase_without_a_number_singles_out_nobody(words: Sequence[str], listed: World, lists: NameLists) -> None:
    asked = replace(holding("presiden", "cty:indonesia", ""), phrase=tuple(words))
    assert told_holder(asked, Seats(listed, lists, {})) is None
