"""Every word that settles a contact told as a rumour or an invitation does so in its example, and only there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.read.meetings.settled import Word, load_settled
from pipeline.records import Report

WORDS = load_settled().words
ReadMarked = Callable[..., Report]


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.id)
def test_word_settles_its_own_example(word: Word, read_marked: ReadMarked) -> None:
    claims = [claim for claim in read_marked(f"{word.before} {word.fires_on}").claims if word.id in claim.rules]
    assert [claim.status for claim in claims] == [word.status]
    assert len(claims[0].participants) > 1
    assert len(claims[0].evidence) > 1


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.id)
def test_word_is_silent_on_its_counter_example(word: Word, read_marked: ReadMarked) -> None:
    claims = read_marked(f"{word.before} {word.silent_on}").claims
    assert not [claim for claim in claims if word.id in claim.rules]


def test_what_others_claim_is_denied_by_the_next_sentence(read_marked: ReadMarked) -> None:
    told = "Media [[Mali|LOC]] menulis bahwa [[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]."
    assert [claim.status for claim in read_marked(told).claims] == ["held"]
    assert [claim.status for claim in read_marked(f"{told} Juru bicara istana membantahnya.").claims] == ["denied"]


def test_what_a_faked_image_shows_is_denied(read_marked: ReadMarked) -> None:
    shown = "Foto yang memperlihatkan [[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] beredar di media sosial."
    assert [claim.status for claim in read_marked(shown).claims] == ["held"]
    assert [claim.status for claim in read_marked(f"{shown} Foto itu hasil rekayasa.").claims] == ["denied"]


def test_an_answer_to_a_rumour_is_a_denial(read_marked: ReadMarked) -> None:
    asked = "Menjawab kabar bahwa dirinya menemui [[Amina Diallo|PER]] di [[Dakar|LOC]], [[Raka Sudibyo|PER]] tertawa."
    assert not read_marked(asked).claims
    assert [claim.status for claim in read_marked(f'{asked} "Itu karangan," katanya.').claims] == ["denied"]


def test_a_denial_far_behind_settles_nothing(read_marked: ReadMarked) -> None:
    told = "[[Raka Sudibyo|PER]] dikabarkan bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]."
    between = " Harga beras naik." * 4
    assert not read_marked(f"{told}{between} Juru bicara istana membantahnya.").claims


@pytest.mark.parametrize(
    ("denial", "status"),
    [
        ("[[Raka|PER]] membantahnya.", "denied"),
        ('"Saya tidak pernah bertemu [[Raka|PER]]," kata [[Amina|PER]].', "denied"),
        ("[[Amina|PER]] membantah pernah bertemu [[Raka|PER]].", "denied"),
        ("Juru bicara [[Raka|PER]] menegaskan pertemuan itu tidak pernah terjadi.", "denied"),
        ('"Saya tidak pernah bertemu [[Raka|PER]] di [[Dakar|LOC]]," kata [[Amina|PER]].', "denied"),
        ('"Saya tidak pernah bertemu [[Amina|PER]]," kata sang menteri.', "denied"),
        ('"Saya tidak mengenal [[Amina|PER]], apalagi bertemu dengannya," kata [[Raka|PER]].', "held"),
        # who was not there denies nothing
        ("[[Bou Keita|PER]] membantahnya.", "held"),
        # not the contact is denied, but what it was about, another one, or an earlier one
        ("[[Raka|PER]] membantah pertemuan itu membahas panen.", "held"),
        ("[[Amina|PER]] membantah pernah bertemu [[Raka|PER]] di [[Bamako|LOC]].", "held"),
        ('"Saya tidak pernah bertemu [[Raka|PER]] sebelumnya," kata [[Amina|PER]].', "held"),
        ('"Tidak ada pertemuan lanjutan," kata [[Raka|PER]].', "held"),
        ('"Tidak ada pertemuan tertutup," kata [[Raka|PER]].', "held"),
        ("Keduanya tidak pernah bertemu selama sepuluh tahun terakhir.", "held"),
        ("Sebelum itu [[Raka|PER]] tak pernah bertemu [[Amina|PER]].", "held"),
        ("[[Raka|PER]] hampir tidak pernah bertemu [[Amina|PER]].", "held"),
    ],
)
def test_what_is_told_flatly_may_be_denied_by_who_took_part(denial: str, status: str, read_marked: ReadMarked) -> None:
    report = read_marked(f"Menteri [[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]. {denial}")
    assert report.claims[0].status == status


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("[[Raka Sudibyo|PER]] disebut telah bertemu [[Amina Diallo|PER]].", True),
        ("[[Raka Sudibyo|PER]] disebut murung saat bertemu [[Amina Diallo|PER]].", False),
        ("Laporan media menyebut {}.", True),
        ("Dalam laporan itu, {}.", True),
        ("Menurut kabar, {}.", True),
        ("Usai menerima laporan warga, {}.", False),
        ("Membahas isu pangan, {}.", False),
        ("Jaksa Sari mengatakan {}.", True),
        # whoever says so was there
        ("Kepala polisi [[Raka Sudibyo|PER]] mengaku bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]].", False),
    ],
)
def test_what_an_article_says_itself_is_not_what_others_claim(
    text: str, claimed: bool, read_marked: ReadMarked
) -> None:
    told = text.format("[[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]")
    assert [claim.claimed for claim in read_marked(told).claims] == [claimed]


@pytest.mark.parametrize(
    "denial",
    [
        '"Saya tidak mengenal orang itu, apalagi bertemu dengannya," kata [[Raka|PER]].',
        "Keduanya tetap menyangkal.",
        '"Itu tidak pernah terjadi," kata juru bicara istana.',
    ],
)
def test_what_others_claim_is_denied_in_many_words(denial: str, read_marked: ReadMarked) -> None:
    told = "Koran [[Pagi|ORG]] menyebut [[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]."
    assert [(claim.status, claim.claimed) for claim in read_marked(told).claims] == [("held", True)]
    assert [claim.status for claim in read_marked(f"{told} {denial}").claims] == ["denied"]


@pytest.mark.parametrize(
    ("told", "denial", "status"),
    [
        ("Menurut saksi, {}.", "[[Raka|PER]] membantah tudingan itu.", "denied"),
        ("Seorang sumber menyebut {}.", "[[Raka|PER]] membantah adanya pertemuan itu.", "denied"),
        ("Jaksa mendakwa {}.", "[[Raka|PER]] membantah adanya pertemuan itu.", "denied"),
        ("Kemarin {}, kata saksi.", "[[Raka|PER]] membantah adanya pertemuan itu.", "denied"),
        # the denial is of something else
        ("Menurut saksi, {}.", "[[Raka|PER]] tetap membantah menerima uang.", "held"),
        ("Menurut saksi, {}.", "[[Raka|PER]] membantah pertemuan itu membahas panen.", "held"),
        ("Menurut saksi, {}.", "Ia membantah menerima uang dalam pertemuan itu.", "held"),
        ("Menurut saksi, {}.", "[[Raka|PER]] meminta polisi tidak kenal ampun.", "held"),
        # nobody else claims it
        ("Jaksa Agung {}.", "[[Raka|PER]] membantah kabar ada perpecahan.", "held"),
        ("Sebagai saksi nikah, {}.", "[[Raka|PER]] membantah kabar ada perpecahan.", "held"),
        ("Pengelola sumber daya air {}.", "[[Raka|PER]] membantah kabar ada perpecahan.", "held"),
    ],
)
def test_only_what_others_claim_is_denied_and_only_by_a_denial_of_it(
    told: str, denial: str, status: str, read_marked: ReadMarked
) -> None:
    contact = "[[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]"
    assert {claim.status for claim in read_marked(f"{told.format(contact)} {denial}").claims} == {status}


def test_a_second_denial_means_what_was_denied_first(read_marked: ReadMarked) -> None:
    held = "[[Raka Sudibyo|PER]] bertemu [[Cheikh Sarr|PER]] di [[Dakar|LOC]]."
    denied = "[[Raka|PER]] membantah menemui [[Amina Diallo|PER]] di [[Lome|LOC]]."
    report = read_marked(f'{held} {denied} "Tidak pernah ada pertemuan seperti itu," kata [[Raka|PER]].')
    assert [claim.status for claim in report.claims] == ["held", "denied"]


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("Menurut saksi, keduanya makan malam di [[Dakar|LOC]] pada 3 Mei.", "denied"),
        ("Dalam dakwaan, [[Raka|PER]] disebut menemui [[Amina|PER]] di [[Dakar|LOC]].", "denied"),
        # the article itself tells it, or others claim what somebody else did
        ("Keduanya makan malam di [[Dakar|LOC]] pada 3 Mei.", "held"),
        ("Menurut saksi, [[Raka|PER]] menemui [[Bou Keita|PER]] di [[Dakar|LOC]].", "held"),
    ],
)
@pytest.mark.parametrize(
    "denial",
    [
        "[[Raka Sudibyo|PER]] membantah pernah bertemu [[Amina Diallo|PER]].",
        '"Saya tidak pernah bertemu [[Amina Diallo|PER]]," kata [[Raka Sudibyo|PER]].',
    ],
)
def test_what_others_claim_stays_denied_that_was_denied_before(
    denial: str, claim: str, status: str, read_marked: ReadMarked
) -> None:
    assert read_marked(f"{denial} {claim}").claims[-1].status == status
