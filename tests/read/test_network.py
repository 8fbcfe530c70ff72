"""The network gives the tags that plain Stanza gives, only sooner."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ModelError
from pipeline.read import network
from pipeline.read.network import Network, viterbi
from pipeline.read.stanza_ner import StanzaTagger, find_model, plain_pipeline, to_bio
from tests.models.recipe import load

SENTENCES = 2000
TAGGED = [
    ("Presiden", "O"), ("Amina", "B-PER"), ("Diallo", "I-PER"), ("bertemu", "O"), ("Raka", "B-PER"), ("di", "O"),
    ("Dakar", "B-LOC"), ("kata", "O"), ("PSSI", "B-ORG"), (".", "O"),
]  # fmt: skip


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
    train, dev = load("marked").own_sentences()
    sentences = [list(sentence.words) for sentence in random.Random(1).sample(train + dev, SENTENCES)]
    nlp = plain_pipeline(find_model("stanza-id-ner"))
    plain = [to_bio([token.ner for token in sentence.tokens]) for sentence in nlp(sentences).sentences]
    ours = StanzaTagger.load(find_model("stanza-id-ner")).tag(sentences)
    assert [number for number, tags in enumerate(plain) if tags != ours[number]] == []


def tiny(folder: Path, *more: str) -> Any:
    """A tagger of a few units with random weights, made by Stanza with more options."""
    import torch
    from stanza.models import ner_tagger
    from stanza.models.common.doc import Document
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
    from stanza.models.ner.data import DataLoader
    from stanza.models.ner.trainer import Trainer

    torch.manual_seed(3)
    rows = [[{"id": at, "text": word, "multi_ner": [tag, "O"]} for at, (word, tag) in enumerate(TAGGED, 1)]]
    words = [word.lower() for word, _ in TAGGED][::2]
    vectors = folder / "vectors.pt"
    torch.save({"vocab": PretrainedWordVocab(words).state_dict(), "emb": torch.randn(len(words) + 4, 12)}, vectors)
    options = ["--shorthand", "id_tiny", "--hidden_dim", "9", "--word_emb_dim", "12", "--char_hidden_dim", "7", "--cpu"]
    arguments = ner_tagger.parse_args([*options, *more])
    pretrain = Pretrain(str(vectors))
    vocab = DataLoader(Document(rows), 1, arguments, pretrain).vocab
    trainer = Trainer(args=arguments, vocab=vocab, pretrain=pretrain, device="cpu")
    for weight in trainer.model.parameters():
        weight.data.normal_()
    return trainer


@pytest.mark.parametrize("more", [(), ("--char_emb_dim", "0"), ("--no_input_transform",)])
@pytest.mark.parametrize("kept", [4, 16_000])
def test_any_tagger_of_stanza_gives_its_own_tags(
    more: tuple[str, ...], kept: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With random weights the tags are wild, so that agreement is no accident."""
    from stanza.models.common.doc import Document
    from stanza.models.ner.data import DataLoader

    monkeypatch.setattr(network, "_KEPT_WORDS", kept)
    trainer = tiny(tmp_path, *more)
    chance = random.Random(2)
    words = [word for word, _ in TAGGED] + ["dakar", "Zürich", "Belum", "x"]
    sentences = [chance.choices(words, k=chance.randint(1, 12)) for _ in range(150)]
    document = Document([[{"id": at, "text": word} for at, word in enumerate(s, 1)] for s in sentences])
    batches = DataLoader(document, 10, trainer.args, vocab=trainer.vocab, evaluation=True, preprocess_tags=False)
    expected = [tags for batch in batches for tags in trainer.predict(batch)]
    assert list(Network(trainer).tag(sentences)) == expected
    assert len({tuple(tags) for tags in expected}) > 50


def test_a_tagger_of_two_layers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="several layers"):
        Network(tiny(tmp_path, "--num_layers", "2"))
