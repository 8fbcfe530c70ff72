"""Train the model from the data folder: vectors, sentences, tagger, and a folder that plain Stanza loads.

``python models/stanza-id-ner/recipe/train.py --data DATA --work build/ner`` takes about two hours of one CPU core.
Steps whose result already lies in the work folder are not done again. The shipped model is not touched: the new one is
in ``WORK/stanza-id-ner``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # read when torch is imported: one thread gives the same sums every time

import prepare
import vectors

NAME = "stanza-id-ner"
VERSION = "1.3.0"
PACKAGE = "news"  # what Stanza calls the weights: id/ner/news.pt, id/pretrain/news.pt
OPTIONS = {"batch_size": 32, "eval_interval": 400}
# Each run after the first goes on from the best checkpoint of the one before, at the full learning rate again.
RUNS = (
    {"seed": 1234, "max_steps": 5600, "patience": 0},
    {"seed": 77, "max_steps": 2800, "patience": 1},
    {"seed": 78, "max_steps": 2800, "patience": 1},
)
RESOURCES = {
    "id": {
        "lang_name": "Indonesian",
        "packages": {"default": {"tokenize": PACKAGE, "ner": PACKAGE}},
        "tokenize": {PACKAGE: {}},
        "ner": {PACKAGE: {"dependencies": [{"model": "pretrain", "package": PACKAGE}]}},
        "pretrain": {PACKAGE: {}},
    }
}
FILES = ("resources.json", f"id/ner/{PACKAGE}.pt", f"id/pretrain/{PACKAGE}.pt")


def train_tagger(work: Path, runs: Sequence[Mapping[str, int]] = RUNS) -> Path:
    """Run Stanza's own trainer on the prepared sentences; returns the checkpoint that was best on the dev sentences.

    A run whose checkpoint already lies in the work folder is not done again.

    Args:
        work: Holds ``train.json``, ``dev.json`` and ``vectors.pt``.
        runs: Options of the trainer, one mapping a run.
    """
    import torch
    from stanza.models import ner_tagger

    torch.set_num_threads(1)
    before: Path | None = None
    for number, run in enumerate(runs, start=1):
        found = work / f"tagger-{number}" / f"{PACKAGE}.pt"
        options = {
            "train_file": work / "train.json",
            "eval_file": work / "dev.json",
            "wordvec_pretrain_file": work / "vectors.pt",
            "save_dir": found.parent,
            "save_name": found.name,
            "shorthand": f"id_{PACKAGE}",
            **OPTIONS,
            **run,
        }
        flags = [
            "--mode",
            "train",
            "--cpu",
            *(part for key, value in options.items() for part in (f"--{key}", str(value))),
        ]
        if before is not None:
            flags += ["--finetune", "--finetune_load_name", str(before)]
        if not found.exists():
            ner_tagger.main(flags)
        before = found
    assert before is not None
    return before


def without_paths(checkpoint: dict[str, Any]) -> dict[str, Any]:
    """A checkpoint that does not tell on which machine, in which folders it was made: loading needs none of that."""
    paths = ("_dir", "_file", "_name")
    config = {key: "" if key.endswith(paths) and value else value for key, value in checkpoint["config"].items()}
    return {**checkpoint, "config": config}


def install(tagger: Path, vector_file: Path, folder: Path) -> None:
    """Lay out weights as Stanza looks for them, with ``resources.json`` and ``manifest.toml``."""
    import torch

    for kind in ("ner", "pretrain"):
        (folder / "id" / kind).mkdir(parents=True, exist_ok=True)
    # Torch's present format, unlike the one Stanza writes, gives the same bytes for the same weights.
    torch.save(without_paths(torch.load(tagger, weights_only=True)), folder / "id" / "ner" / f"{PACKAGE}.pt")
    shutil.copyfile(vector_file, folder / "id" / "pretrain" / f"{PACKAGE}.pt")
    (folder / "resources.json").write_text(json.dumps(RESOURCES, indent=2) + "\n", encoding="utf-8")
    (folder / "manifest.toml").write_text(manifest(folder, metadata.version("stanza")), encoding="utf-8")


def manifest(folder: Path, stanza: str) -> str:
    """The text of ``manifest.toml``: name, version, Stanza's version, labels, and size and SHA-256 of each file."""
    lines = [
        "# What the model is made of; the pipeline checks every file against this before it loads one.",
        f'name = "{NAME}"',
        f'version = "{VERSION}"',
        f'stanza = "{stanza}"',
        'labels = ["LOC", "ORG", "PER"]',
        f"tagsets = {json.dumps(list(prepare.HEADS))}",
    ]
    for name in FILES:
        content = (folder / name).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        lines += ["", "[[file]]", f'path = "{name}"', f"bytes = {len(content)}", f'sha256 = "{digest}"']
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps; 2 where the data is not what the recipe was made with."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the files that data.toml lists")
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for vectors, sentences, checkpoints and the model"
    )
    parser.add_argument("--any-text", action="store_true", help="train vectors on whatever DATA/raw/*.txt holds")
    options = parser.parse_args(arguments)
    data, work = options.data, options.work
    try:
        texts = sorted((data / "raw").glob("*.txt")) if options.any_text else prepare.checked(data, "text")
        print(f"sentences: {prepare.prepare(data, work)}")
    except prepare.DataError as error:
        print(f"train: {error}", file=sys.stderr)
        return 2
    if not (work / "vectors.pt").exists():
        print(f"vectors: {vectors.train_vectors(texts, work / 'vectors.pt')} words")
    install(train_tagger(work), work / "vectors.pt", work / NAME)
    print(f"model: {work / NAME}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
