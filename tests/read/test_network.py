"""The network gives the tags that plain Stanza gives, only sooner."""

from __future__ import annotations

import random
from typing import Any

import pytest

from pipeline.read.network import viterbi
from pipeline.read.stanza_ner import StanzaTagger, find_model, to_bio
from tests.models.recipe import load

SENTENCES = 2000


def best_by_trying(scores: Any, moves: Any) -> list[int]:
    """The best path of one sentence, found among all."""
    import itertools

    words, labels = scores.shape
    return max(
        (list(path) for path in itertools.product(range(labels), repeat=words)),
        key=lambda path: (
            sum(scores[at, label] for at, label in enumerate(path))
            + sum(moves[left, right] for left, right in itertools.pairwise(path))
        ),
    )


def test_viterbi_finds_the_best_path_of_every_sentence() -> None:
    import numpy as np

    chance = np.random.default_rng(3)
    lengths = [5, 3, 1]
    scores, moves = chance.normal(size=(3, 5, 6)), chance.normal(size=(6, 6))
    scores[1, 3:] = scores[2, 1:] = 1e6  # behind the end: must not be looked at
    scores[:, :, :4] -= 1e3  # special labels do not win
    best = [best_by_trying(scores[row, :length], moves) for row, length in enumerate(lengths)]
    assert viterbi(scores, lengths, moves) == best


def test_a_special_label_becomes_the_first_real_one() -> None:
    import numpy as np

    scores = np.zeros((1, 2, 6))
    scores[0, :, 1] = 9
    assert viterbi(scores, [2], np.zeros((6, 6))) == [[4, 4]]


@pytest.mark.model
def test_same_tags_as_plain_stanza() -> None:
    import stanza

    train, dev = load("marked").own_sentences()
    sentences = [list(sentence.words) for sentence in random.Random(1).sample(train + dev, SENTENCES)]
    nlp = stanza.Pipeline(
        "id",
        dir=str(find_model("stanza-id-ner")),
        processors="tokenize,ner",
        tokenize_pretokenized=True,
        download_method=None,
        use_gpu=False,
        verbose=False,
    )
    plain = [to_bio([token.ner for token in sentence.tokens]) for sentence in nlp(sentences).sentences]
    ours = StanzaTagger.load(find_model("stanza-id-ner")).tag(sentences)
    assert [number for number, tags in enumerate(plain) if tags != ours[number]] == []
