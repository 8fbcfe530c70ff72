"""Persons across articles."""

from __future__ import annotations

import random

import pytest

from pipeline.link.across import Evidence, cluster_names
from pipeline.link.lists import NameLists
from pipeline.link.person_names import PersonName, parse

Told = dict[str, Evidence]


def told(name: str, *articles: str, country: str = "", person: str = "") -> Told:
    return {name: Evidence([name] * len(articles), sorted(articles), {country} if country else set(), set(), person)}


def groups(corpus: Told, lists: NameLists, seed: int = 0) -> set[frozenset[str]]:
    names = list(corpus)
    random.Random(seed).shuffle(names)
    heads = cluster_names({parse(name, lists): corpus[name] for name in names}, lists)
    found: dict[PersonName, set[str]] = {}
    for name in names:
        found.setdefault(heads[parse(name, lists)], set()).add(name)
    return {frozenset(members) for members in found.values()}


def test_spellings_over_articles_are_one_person(lists: NameLists) -> None:
    corpus = told("Sergei Ivanov", "a") | told("Sergey Ivanov", "b") | told("Sergij Iwanow", "c")
    assert groups(corpus, lists) == {frozenset(corpus)}


def test_look_alikes_stay_apart(lists: NameLists) -> None:
    names = [
        "Li Qiang",
        "Li Keqiang",
        "Li Shangfu",
        "Kim Jong Un",
        "Kim Jong Il",
        "Kim Yo Jong",
        "Ann Marlow",
        "Bill Marlow",
    ]
    corpus = {name: evidence for name in names for name, evidence in told(name, "a").items()}
    assert len(groups(corpus, lists)) == len(names)


def test_a_shortened_name_joins_the_only_person_it_fits(lists: NameLists) -> None:
    corpus = told("Surya Dharma Wibisono", "a") | told("Surya Wibisono", "b")
    assert len(groups(corpus, lists)) == 1


def test_a_shortened_name_that_fits_two_persons_joins_neither(lists: NameLists) -> None:
    corpus = told("Surya Dharma Wibisono", "a") | told("Surya Utama Wibisono", "b") | told("Surya Wibisono", "c")
    assert len(groups(corpus, lists)) == 3


@pytest.mark.parametrize("articles", [["c", "d", "e", "f"], ["b"]])
def test_fame_or_a_common_article_decides(articles: list[str], lists: NameLists) -> None:
    corpus = told("Surya Dharma Wibisono", "a") | told("Surya Wibisono", "b")
    corpus |= told("Surya Utama Wibisono", *articles)
    assert len(groups(corpus, lists)) == 2


def test_offices_of_different_countries_keep_a_shortened_name_apart(lists: NameLists) -> None:
    corpus = told("Surya Dharma Wibisono", "a", country="cty:freedonia")
    corpus |= told("Surya Wibisono", "b", country="cty:sylvania")
    assert len(groups(corpus, lists)) == 2


def test_names_of_one_listed_person_are_one_however_different(lists: NameLists) -> None:
    corpus = told("Otto Piffle", "a", person="p") | told("Prince Cornelius", "b", person="p") | told("Otto Pifle", "c")
    assert len(groups(corpus, lists)) == 1


def test_two_listed_persons_never_become_one(lists: NameLists) -> None:
    corpus = told("Otto Piffle", "a", person="p") | told("Ottto Piffle", "b", person="q")
    assert len(groups(corpus, lists)) == 2


def test_father_and_son_are_two(lists: NameLists) -> None:
    corpus = told("Salim bin Hasan", "a", country="cty:mali", person="Salim bin Hasan")
    corpus |= told("Hasan bin Salim", "b", country="cty:mali", person="Hasan bin Salim")
    assert len(groups(corpus, lists)) == 2
    assert len(groups(told("Salim bin Hasan", "a") | told("Hasan bin Salim", "b"), lists)) == 2


def test_one_person_whom_the_list_spells_in_two_ways_is_one(lists: NameLists) -> None:
    corpus = told("Sergei Ivanov", "a", country="cty:freedonia", person="Sergei Ivanov")
    corpus |= told("Sergey Ivanov", "b", country="cty:freedonia", person="Sergey Ivanov")
    assert len(groups(corpus, lists)) == 1


def test_the_order_of_names_does_not_matter(lists: NameLists) -> None:
    names = ["Sergei Ivanov", "Sergey Ivanov", "Sergei Petrovich Ivanov", "Surya Wibisono", "Surya Dharma Wibisono",
             "Surya Utama Wibisono", "Wen Jiabao", "Jiabao Wen", "Wen Jia Bao"]  # fmt: skip
    corpus = {name: evidence for i, name in enumerate(names) for name, evidence in told(name, f"a{i % 3}").items()}
    assert len({frozenset(groups(corpus, lists, seed)) for seed in range(10)}) == 1
