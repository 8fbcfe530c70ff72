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
    assert not read_marked(f"{word.before} {word.silent_on}").claims


def test_what_others_claim_is_denied_by_the_next_sentence(read_marked: ReadMarked) -> None:
    told = "Media [[Mali|LOC]] menulis bahwa [[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]."
    assert [claim.status for claim in read_marked(told).claims] == ["held"]
    assert [claim.status for claim in read_marked(f"{told} Juru bicara istana membantahnya.").claims] == ["denied"]


def test_a_denial_far_behind_settles_nothing(read_marked: ReadMarked) -> None:
    told = "[[Raka Sudibyo|PER]] dikabarkan bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]]."
    between = " Harga beras naik." * 4
    assert not read_marked(f"{told}{between} Juru bicara istana membantahnya.").claims
