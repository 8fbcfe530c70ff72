"""Offices beside names, and role mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Report

ReadMarked = Callable[..., Report]


def offices(report: Report) -> list[tuple[str, str, str | None, bool]]:
    """Every person's offices: who, title, country or organization, whether past."""
    return [
        (mention.text, office.title, None if office.of is None else report.mentions[office.of].text, office.former)
        for mention in report.mentions
        if mention.type == "PER"
        for office in mention.offices
    ]


def roles(report: Report) -> list[str]:
    return [mention.text for mention in report.mentions if mention.type == "ROLE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menteri Pertahanan [[Rusia|LOC]] [[Ivan Orlov|PER]] tiba.", ("menteri-pertahanan", "Rusia", False)),
        ("[[Ivan Orlov|PER]], Menteri Pertahanan [[Rusia|LOC]], tiba.", ("menteri-pertahanan", "Rusia", False)),
        ("Menteri Pertahanan [[Rusia|LOC]], [[Ivan Orlov|PER]], tiba.", ("menteri-pertahanan", "Rusia", False)),
        ("Mantan Presiden [[Chili|LOC]] [[Ivan Orlov|PER]] tiba.", ("presiden", "Chili", True)),
        (
            "Menhan [[Amerika Serikat|LOC]] ([[AS|LOC]]) Jenderal (Purn) [[Ivan Orlov|PER]] tiba.",
            ("menteri-pertahanan", "Amerika Serikat", False),
        ),
        ("Menhan [[Ivan Orlov|PER]] tiba.", ("menteri-pertahanan", None, False)),
        ("[[Ivan Orlov|PER]] (54), Menteri Pertahanan [[Rusia|LOC]], tiba.", ("menteri-pertahanan", "Rusia", False)),
        ("Menhan [[Rusia|LOC]] yang baru, [[Ivan Orlov|PER]], tiba.", ("menteri-pertahanan", "Rusia", False)),
        # behind somebody else one comma is enough
        (
            "[[Bou Keita|PER]] menunggu Menhan [[Rusia|LOC]], [[Ivan Orlov|PER]] di istana.",
            ("menteri-pertahanan", "Rusia", False),
        ),
        ("[[Ivan Orlov|PER]], kini Menhan [[Rusia|LOC]], tiba.", ("menteri-pertahanan", "Rusia", False)),
        ("[[Ivan Orlov|PER]] yang juga Menhan [[Rusia|LOC]] tiba.", ("menteri-pertahanan", "Rusia", False)),
        (
            "[[Ivan Orlov|PER]], yang saat itu menjabat Menhan [[Rusia|LOC]], tiba.",
            ("menteri-pertahanan", "Rusia", True),
        ),
    ],
)
def test_office_of_a_person(text: str, expected: tuple[str, str | None, bool], read_marked: ReadMarked) -> None:
    assert offices(read_marked(text)) == [("Ivan Orlov", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hal itu dikatakan menteri pertahanan [[Rusia|LOC]] itu.", ["menteri pertahanan Rusia"]),
        ("Sang menlu [[AS|LOC]] tiba.", ["menlu AS"]),
        ("Ucapan Presiden disambut hangat.", ["Presiden"]),
        ("[[Ivan Orlov|PER]] menjabat menteri pertahanan [[Rusia|LOC]].", []),
        ("Ia adalah seorang presiden [[AS|LOC]].", []),
        ("Para menteri luar negeri [[ASEAN|ORG]] tiba.", []),
        ("Mantan presiden [[AS|LOC]] itu tiba.", ["Mantan presiden AS"]),
        ("Presiden [[AS|LOC]] [[Ivan Orlov|PER]] tiba.", []),
    ],
)
def test_role_mentions(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    assert roles(read_marked(text)) == expected


def test_a_rank_is_kept_apart_from_the_name(read_marked: ReadMarked) -> None:
    report = read_marked("Kata Jenderal [[Ivan Orlov|PER]] kemarin.")
    assert [mention.honorific for mention in report.mentions] == ["Jenderal"]


def test_offices_point_at_the_right_mention_when_roles_are_sorted_in(read_marked: ReadMarked) -> None:
    report = read_marked("Menlu [[Prancis|LOC]] itu menemui Menlu [[Chili|LOC]] [[Ivan Orlov|PER]].")
    role = next(mention for mention in report.mentions if mention.type == "ROLE")
    assert [report.mentions[office.of].text for office in role.offices if office.of is not None] == ["Prancis"]
    assert offices(report) == [("Ivan Orlov", "menteri-luar-negeri", "Chili", False)]


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("ketua partai dan mantan Presiden [[Chili|LOC]]", False),
        ("wakil ketua [[Partai Cahaya|ORG]] serta mantan kepala intelijen militer [[Mali|LOC]] ([[ML|LOC]])", False),
        ("gubernur sebelum [[Bou Keita|PER]]", True),
        ("menteri setelah [[Bou Keita|PER]]", False),
    ],
)
def test_an_office_that_goes_on_before_the_comma_is_of_the_name(
    words: str, past: bool, read_marked: ReadMarked
) -> None:
    report = read_marked(f"[[Ivan Orlov|PER]], {words}, menemui [[Amina Diallo|PER]].")
    assert roles(report) == []
    assert [(who, former) for who, _, _, former in offices(report)][:1] == [("Ivan Orlov", past)]
    (claim,) = report.claims
    assert [report.mentions[one.mention].text for one in claim.participants] == ["Ivan Orlov", "Amina Diallo"]


def test_an_office_before_a_verb_is_no_apposition_that_goes_on(read_marked: ReadMarked) -> None:
    assert roles(read_marked("[[Ivan Orlov|PER]], Menlu [[Chili|LOC]] dan Presiden [[Mali|LOC]] bertemu.")) != []
