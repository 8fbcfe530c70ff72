"""Persons within one article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.link.lists import NameLists
from pipeline.link.within import anchor_persons
from pipeline.records import Report, Sentence, Span

Make = Callable[..., Report]


def texts(report: Report, lists: NameLists) -> list[str]:
    return [anchor.text for _, anchor in sorted(anchor_persons(report, lists).items())]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Wen Jiabao", "Wen"),
        ("Wen Jiabao", "Jiabao"),
        ("Kim Jong Un", "Kim"),
        ("Kim Dae-jung", "Dae-jung"),
        ("Hans-Dietrich von der Heide", "von der Heide"),
        ("Mansour bin Zayed Al Nahyan", "Al Nahyan"),
        ("Nikola Gruevski", "Gruevsky"),
        ("Surya Dharma Wibisono", "Surya"),
        ("Leo XIII", "Leo"),
        ("Bima Setiadi", "BS"),
        ("Joko Widodo", "Jokowi"),
    ],
)
def test_a_short_form_stands_for_the_full_name(full: str, short: str, make_report: Make, lists: NameLists) -> None:
    assert texts(make_report("a", ("PER", full), ("PER", short)), lists) == [full, full]
    assert texts(make_report("a", ("PER", short), ("PER", full)), lists) == [full, full]


def test_the_latest_full_name_before_wins_over_any_after(make_report: Make, lists: NameLists) -> None:
    report = make_report(
        "a", ("PER", "Ann Marlow"), ("PER", "Bill Marlow"), ("PER", "Marlow"), ("PER", "Carl Marlow"), ("PER", "Marlow")
    )
    assert texts(report, lists)[2::2] == ["Bill Marlow", "Carl Marlow"]


def test_an_office_decides_between_two_of_one_surname(make_report: Make, lists: NameLists) -> None:
    report = make_report(
        "a", ("PER", "Ann Marlow", "presiden"), ("PER", "Bill Marlow"), ("PER", "Marlow", "presiden"), ("PER", "Marlow")
    )
    assert texts(report, lists) == ["Ann Marlow", "Bill Marlow", "Ann Marlow", "Bill Marlow"]


def test_whoever_is_called_by_another_word_is_not_called_by_the_surname(make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Ann Marlow"), ("PER", "Bertram Marlow"), ("PER", "Bertram"), ("PER", "Marlow"))
    assert texts(report, lists)[3] == "Ann Marlow"


def test_what_comes_later_does_not_unname_the_nearest(make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Ann Marlow"), ("PER", "Marlow"), ("PER", "Bill Marlow"), ("PER", "Ann"))
    assert texts(report, lists)[1] == "Ann Marlow"


def test_a_regnal_title_keeps_a_king_from_a_commoner(make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Rudolf Hentzau"), ("PER", "Rudolf", "raja"))
    assert texts(report, lists) == ["Rudolf Hentzau", "Rudolf"]


def test_a_son_is_not_called_by_his_fathers_name(make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Khalid bin Hamad"), ("PER", "Hamad"))
    assert texts(report, lists) == ["Khalid bin Hamad", "Hamad"]


def test_a_daughter_is_not_called_by_the_name_of_a_one_word_father(make_report: Make, lists: NameLists) -> None:
    report = make_report(
        "a", ("PER", "Mira Soekarno"), ("PER", "Soekarno"), ("PER", "Fransiskus Ola"), ("PER", "Fransiskus")
    )
    assert texts(report, lists) == ["Mira Soekarno", "Sukarno", "Fransiskus Ola", "Fransiskus Ola"]


def test_a_listed_short_form_goes_to_its_bearer_among_several(make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Joe Biden"), ("PER", "Hunter Biden"), ("PER", "Biden"))
    assert texts(report, lists)[2] == "Joe Biden"


def test_a_defined_short_form_of_a_person(make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Oscar Wibawa"), ("PER", "Owi"), ("PER", "Owi"), definitions=[(0, 1)])
    assert texts(report, lists) == ["Oscar Wibawa"] * 3


def test_another_name_may_have_two_words(make_report: Make, lists: NameLists) -> None:
    report = make_report(
        "a", ("PER", "Oscar Wibawa"), ("PER", "Lebah Madu"), ("PER", "Lebah Madu"), definitions=[(0, 1)]
    )
    assert texts(report, lists) == ["Oscar Wibawa"] * 3


def test_another_name_is_defined_by_a_word_of_the_full_one(make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Oscar Wibawa"), ("PER", "Lebah"), ("PER", "Wibawa"), definitions=[(2, 1)])
    assert texts(report, lists) == ["Oscar Wibawa"] * 3
    bare = make_report("a", ("PER", "Lebah"), ("PER", "Wibawa"), definitions=[(1, 0)])
    assert texts(bare, lists) == ["Wibawa"] * 2


def test_a_shared_nickname_needs_its_bearer_in_the_article(make_report: Make, lists: NameLists) -> None:
    with_bearer = make_report("a", ("PER", "Budi Gunawan"), ("PER", "BG"))
    without = make_report("b", ("PER", "BG"))
    assert texts(with_bearer, lists)[1] == "Budi Gunawan"
    assert texts(without, lists) == ["BG"]
    assert not anchor_persons(without, lists)[0].sure


@pytest.mark.parametrize(
    ("short", "full"), [("Raka", "Rakamara Sudibyo"), ("Ra", "Ra"), ("Rakamaranta", "Rakamaranta")]
)
def test_a_given_name_may_be_cut_short(short: str, full: str, make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Rakamara Sudibyo"), ("PER", short))
    assert texts(report, lists)[1] == full


def test_of_one_family_name_the_headlines_person_is_meant(make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Raka Zandari"), ("PER", "Bima Zandari"), ("PER", "Zandari"))
    assert texts(report, lists)[2] == "Bima Zandari"
    above = (Sentence(Span(0, 50), "headline"),)
    assert texts(replace(report, sentences=above), lists)[2] == "Raka Zandari"
    report = make_report("a", ("PER", "Kim Raka"), ("PER", "Kim Bima"), ("PER", "Kim"))
    assert texts(replace(report, sentences=(Sentence(Span(0, 10), "headline"),)), lists)[2] == "Kim Raka"


@pytest.mark.parametrize(("honorific", "text"), [("Bu", "Sulastri Handoko"), ("", "Lastri")])
def test_an_honored_short_form_may_be_the_end_of_a_given_name(
    honorific: str, text: str, make_report: Make, lists: NameLists
) -> None:
    report = make_report("a", ("PER", "Sulastri Handoko"), ("PER", "Lastri"))
    short = replace(report.mentions[1], honorific=honorific)
    report = replace(report, mentions=(report.mentions[0], short))
    assert texts(report, lists)[-1] == text


def test_of_one_family_name_whoever_is_in_the_same_company_is_meant(make_report: Make, lists: NameLists) -> None:
    names = ("Ann Marlow", "Chico Ravelli", "Bill Marlow", "Zeppo Bagstock", "Marlow", "Ravelli", "Marlow")
    report = make_report("a", *(("PER", name) for name in names))
    cuts = [report.mentions[i].span.start for i in (0, 2, 4, 6)]
    sentences = tuple(Sentence(Span(start, end)) for start, end in zip(cuts, [*cuts[1:], cuts[-1] + 50], strict=True))
    assert texts(replace(report, sentences=sentences), lists)[4::2] == ["Ann Marlow", "Bill Marlow"]


@pytest.mark.parametrize(("gap", "meant"), [(2, "Ann Marlow"), (1, "Bill Marlow")], ids=["paragraphs", "one paragraph"])
def test_a_word_goes_on_meaning_whom_it_meant_alone(gap: int, meant: str, make_report: Make, lists: NameLists) -> None:
    report = make_report("a", ("PER", "Ann Marlow"), ("PER", "Marlow"), ("PER", "Bill Marlow"), ("PER", "Marlow"))
    starts = [mention.span.start for mention in report.mentions]
    sentences = (Sentence(Span(0, starts[3] - gap)), Sentence(Span(starts[3], starts[3] + 50)))
    assert texts(replace(report, sentences=sentences), lists)[-1] == meant


def test_a_relatives_given_name_does_not_unname_whom_the_word_meant(make_report: Make, lists: NameLists) -> None:
    names = ("Ann Marlow", "Marlow", "Bill Marlow", "Ann", "Marlow")
    report = make_report("a", *(("PER", name) for name in names))
    starts = [mention.span.start for mention in report.mentions]
    sentences = (Sentence(Span(0, starts[4] - 2)), Sentence(Span(starts[4], starts[4] + 50)))
    assert texts(replace(report, sentences=sentences), lists)[-1] == "Ann Marlow"
