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
        ("Ketua RW 05 [[Ivan Orlov|PER]] tiba.", ("ketua-rt", None, False)),
        ("Komandan Kodim 0714 Letkol [[Ivan Orlov|PER]] tiba.", ("dandim", None, False)),
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


@pytest.mark.parametrize(("behind", "then"), [(" saat itu", True), (" kala itu", True), (" itu", False), ("", False)])
def test_an_office_may_be_that_of_the_time_told_of(behind: str, then: bool, read_marked: ReadMarked) -> None:
    report = read_marked(f"Pada 9 April menteri pertahanan [[Rusia|LOC]]{behind} menemui [[Ivan Orlov|PER]].")
    assert [m.offices[0].then for m in report.mentions if m.type == "ROLE"] == [then]


@pytest.mark.parametrize("whose", ["staf presiden", "istri gubernur [[Dakar|LOC]]", "adik menteri luar negeri"])
def test_kin_and_staff_have_no_office_of_their_own(whose: str, read_marked: ReadMarked) -> None:
    report = read_marked(f"[[Raka Sudibyo|PER]] menemui {whose}, [[Amina Diallo|PER]], di pasar.")
    assert [mention.offices for mention in report.mentions if mention.text == "Amina Diallo"] == [()]


def test_a_rank_is_kept_apart_from_the_name(read_marked: ReadMarked) -> None:
    report = read_marked("Kata Jenderal [[Ivan Orlov|PER]] kemarin.")
    assert [mention.honorific for mention in report.mentions] == ["Jenderal"]
    report = read_marked("Utusan khusus [[PBB|ORG]], Datuk Seri [[Bou Keita|PER]], tiba.")
    assert [mention.honorific for mention in report.mentions] == ["", "Datuk Seri"]
    assert offices(report) == [("Bou Keita", "utusan-khusus", "PBB", False)]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia menjenguk Presiden keenam [[Mali|LOC]] itu.", ["Presiden keenam Mali"]),
        ("Ia menjenguk Presiden ketiga [[Mali|LOC]] itu.", ["Presiden ketiga Mali"]),
        ("Ia menjenguk Presiden [[Mali|LOC]] periode 2004-2014 tersebut.", ["Presiden Mali periode 2004-2014"]),
        ("Ia menjenguk Menlu [[Mali|LOC]] (2004-2014) itu.", ["Menlu Mali (2004-2014)"]),
    ],
)
def test_a_number_or_the_years_of_a_term_are_part_of_an_office(
    text: str, expected: list[str], read_marked: ReadMarked
) -> None:
    assert roles(read_marked(text)) == expected


def test_what_an_officer_comes_from_stands_before_the_name(read_marked: ReadMarked) -> None:
    report = read_marked("Wakil Ketua [[Komisi IV DPR|ORG]] dari [[Fraksi Fajar|ORG]] [[Ivan Orlov|PER]] hadir.")
    assert [name for name, *_ in offices(report)] == ["Ivan Orlov"]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Direktur utama perusahaan gas [[Kincir Biru|ORG]], [[Ivan Orlov|PER]], hadir.", ["direktur-utama"]),
        (
            "Utusan khusus [[PBB|ORG]] untuk dialog [[Mali|LOC]]-[[Togo|LOC]], [[Ivan Orlov|PER]], hadir.",
            ["utusan-khusus"],
        ),
        ("[[Ivan Orlov|PER]], utusan khusus [[PBB|ORG]] untuk dialog kedua pihak, hadir.", ["utusan-khusus"]),
        ("Utusan tinggi [[Uni Afrika|ORG]] [[Ivan Orlov|PER]] hadir.", ["utusan-khusus"]),
        ("Kepala program kedaruratan [[WHO|ORG]], [[Ivan Orlov|PER]], hadir.", []),  # heads the programme only
    ],
)
def test_an_office_with_what_it_is_for_is_of_the_name(text: str, given: list[str], read_marked: ReadMarked) -> None:
    report = read_marked(text)
    orlov = next(mention for mention in report.mentions if mention.text == "Ivan Orlov")
    assert [office.title for office in orlov.offices] == given
    assert not roles(report)


@pytest.mark.parametrize("words", ["dipimpin Jenderal", "diketuai langsung oleh"])
def test_who_leads_a_delegation_has_the_office(words: str, read_marked: ReadMarked) -> None:
    report = read_marked(f"Delegasi [[Mali|LOC]] {words} [[Ivan Orlov|PER]] sejak Senin.")
    assert ("Ivan Orlov", "ketua-delegasi", "Mali", False) in offices(report)
    assert not offices(read_marked(f"Kota [[Dakar|LOC]] {words} [[Ivan Orlov|PER]] sejak Senin."))


def test_the_minister_of_whoever_speaks_is_a_role(read_marked: ReadMarked) -> None:
    assert roles(read_marked('"Menteri kami tidak di sana," kata [[Ivan Orlov|PER]].')) == ["Menteri"]


def test_the_region_of_a_branch_is_part_of_an_office(read_marked: ReadMarked) -> None:
    assert roles(read_marked("Kata ketua [[PHD|ORG]] [[Bali|LOC]] itu, kemarin.")) == ["ketua PHD Bali"]
    report = read_marked("[[Ivan Orlov|PER]], Ketua [[PHD|ORG]] [[Bali|LOC]], menemui [[Amina Diallo|PER]].")
    assert [title for _, title, *_ in offices(report)] == ["ketua"]


@pytest.mark.parametrize("servant", ["utusan khusus", "penasihat", "juru bicara"])
def test_who_serves_a_leader_is_named_behind_the_leader(servant: str, read_marked: ReadMarked) -> None:
    leader = f"Ia menemui {servant} Presiden [[Mali|LOC]] [[Bou Keita|PER]]"
    served = offices(read_marked(f"{leader}, [[Ivan Orlov|PER]], di sana."))
    assert [one for one in served if one[0] == "Bou Keita"] == [("Bou Keita", "presiden", "Mali", False)]
    assert [title.startswith(servant.partition(" ")[0]) for who, title, *_ in served if who == "Ivan Orlov"] == [True]
    listed = offices(read_marked(f"{leader} dan [[Ivan Orlov|PER]] di sana."))
    assert "Ivan Orlov" not in {who for who, *_ in listed}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Polisi memeriksa sopir [[Ivan Orlov|PER]], [[Amina Diallo|PER]].", "Amina Diallo"),
        ("Sopir [[Ivan Orlov|PER]], [[Amina Diallo|PER]], pulang.", "Amina Diallo"),
        ("Sopir [[Ivan Orlov|PER]], [[Amina Diallo|PER]], dan [[Bou Keita|PER]] pulang.", "Ivan Orlov"),
        ("Sopir [[Ivan Orlov|PER]] pulang.", "Ivan Orlov"),
    ],
)
def test_who_serves_somebody_is_named_behind_them(text: str, who: str, read_marked: ReadMarked) -> None:
    assert [name for name, title, _, _ in offices(read_marked(text)) if title == "sopir"] == [who]
