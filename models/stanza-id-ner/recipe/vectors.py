"""Word vectors of raw Indonesian text, in the form Stanza loads (`Pretrain`).

One worker and a fixed seed: the same files give the same vectors on the same gensim and numpy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

DIMENSIONS = 100
MINIMUM_COUNT = 3
EPOCHS = 10
SEED = 1

# Numbers with their separators stay whole; a hyphen joins only before a lower-case letter ("negara-negara"), so that
# "Rusia-China" teaches both countries. All-caps words lose their hyphen, which costs nothing: vectors ignore case.
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]\w*(?:-[a-z]\w*)*|\w+|[^\w\s]")


class Lines:
    """Tokenised lines of several files; can be read again and again, as gensim needs (one pass an epoch)."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = tuple(files)

    def __iter__(self) -> Iterator[list[str]]:
        for file in self.files:
            with file.open(encoding="utf-8") as lines:
                for line in lines:
                    if tokens := tokens_of(line):
                        yield tokens


def tokens_of(line: str) -> list[str]:
    """Cut a line into lower-cased tokens the way the tagger looks words up (Stanza folds case before it asks)."""
    return [token.lower() for token in TOKEN.findall(line)]


def train_vectors(files: Sequence[Path], out: Path) -> int:
    """Train skip-gram vectors and save them as a Stanza pretrain file.

    Args:
        files: Plain text, one paragraph or article a line. Order matters: it decides the vectors.
        out: The ``.pt`` file to write, float32, at most 64-odd thousand rows of :data:`DIMENSIONS`.

    Returns:
        The number of words.
    """
    import numpy as np
    import torch
    from gensim.models import Word2Vec  # type: ignore[import-untyped]
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    model = Word2Vec(
        sentences=Lines(files),
        sg=1,
        vector_size=DIMENSIONS,
        min_count=MINIMUM_COUNT,
        epochs=EPOCHS,
        workers=1,
        seed=SEED,
    )
    words = list(model.wv.index_to_key)
    special = np.zeros((len(VOCAB_PREFIX), DIMENSIONS), dtype=np.float32)
    table = torch.from_numpy(np.concatenate([special, model.wv.vectors.astype(np.float32)]))
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"vocab": PretrainedWordVocab(words).state_dict(), "emb": table}, out)
    return len(words)
