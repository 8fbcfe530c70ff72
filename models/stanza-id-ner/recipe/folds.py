"""The five folds of NER UI with the recipe's trainer and word vectors: published labels, each fold's own file alone.

``python models/stanza-id-ner/recipe/folds.py --data DATA --work build/folds`` takes about an hour of one CPU
core; a fold that is done is not done again, and ``--fold`` does single ones. It says how good the trainer is beside
published figures, which are the mean of these folds; the shipped model is another one.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import prepare
import train
import vectors
from sentences import read_bio, write_stanza

from pipeline.evaluate.ner import Score, Unit, names_of, score
from pipeline.evaluate.ner import read_bio as read_tokens
from pipeline.read.stanza_ner import plain_pipeline, to_bio

FOLDS = (1, 2, 3, 4, 5)
RUNS = ({"seed": 1234, "max_steps": 2000, "patience": 1},)


def measure(fold: int, data: Path, work: Path) -> Score:
    """Teach the trainer one fold and score it on the fold's test part.

    Args:
        fold: 1 to 5.
        data: Holds ``ner/nerui.f1.train.bio`` and the like.
        work: A folder for this fold, with ``vectors.pt``.
    """
    for use in ("train", "dev"):
        write_stanza([(0, s) for s in read_bio(data / "ner" / f"nerui.f{fold}.{use}.bio")], 1, work / f"{use}.json")
    train.install(train.train_tagger(work, RUNS), work / "vectors.pt", work / train.NAME)
    nlp = plain_pipeline(work / train.NAME)
    units = []
    for words, gold in read_tokens(data / "ner" / f"nerui.f{fold}.test.bio"):
        tags = to_bio([token.ner for sentence in nlp([words]).sentences for token in sentence.tokens])
        units.append(Unit(names_of(gold), names_of(tags)))
    return score(units)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the folds, print a line each and their mean."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with ner/nerui.f1.train.bio and the like")
    parser.add_argument("--work", type=Path, required=True, help="folder for vectors, sentences and checkpoints")
    parser.add_argument("--fold", type=int, choices=FOLDS, action="append", help="only this one; may be repeated")
    options = parser.parse_args(arguments)
    vector_file = options.work / "vectors.pt"
    if not vector_file.exists():
        words = vectors.train_vectors(prepare.checked(options.data, "text"), vector_file)
        print(f"vectors: {words} words", flush=True)
    found = []
    for fold in options.fold or FOLDS:
        work = options.work / f"fold-{fold}"
        work.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(vector_file, work / "vectors.pt")
        one = measure(fold, options.data, work)
        found.append(one.f1)
        print(f"fold {fold}: micro F1 {one.f1} [{one.low}-{one.high}]", flush=True)
    print(f"mean of {len(found)}: {sum(found) / len(found):.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
