"""Every word that settles a contact told as a rumour or an invitation does so in its example, and only there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.read.meetings.settled import Word, load_settled
from pipeline.records import Report

WORDS = load_settled()[0]
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
    report = read_marked(f"[[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]. {denial}")
    assert report.claims[0].status == status
