"""Compare the confidence of meetings and slots with how often they are right on the annotated articles.

Prints a reliability table: by bands of confidence, how many records (or slots) fall there, their mean confidence, and
the share that the annotation confirms; then Brier's score, lower is better. Sums only: nothing here names an article.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from pipeline import settings
from pipeline.evaluate.results import Marked, judgements
from pipeline.run import run

ROOT = Path(__file__).resolve().parent.parent
SETS = {"samples": "data", "dev": "data/annotated/dev*", "heldout": "data/annotated/heldout*"}
BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)


def measure(folder: Path) -> dict[str, list[tuple[float, bool]]]:
    """Run the pipeline on a folder; slot (or "record") -> (confidence, whether it is right)."""
    with tempfile.TemporaryDirectory() as out:
        run(folder / "articles", Path(out) / "out", settings.load())
        return judgements(Marked.read(Path(out) / "out"), Marked.read(folder / "gold"))


def table(name: str, judged: list[tuple[float, bool]]) -> None:
    """Print the bands of one slot."""
    for low, high in pairwise(BANDS):
        band = [(sure, right) for sure, right in judged if low <= sure < high]
        if band:
            said, found = (sum(column) / len(band) for column in zip(*band, strict=True))
            print(f"{name:9} {low:.1f}-{min(high, 1):.1f}   {len(band):4}   said {said:.2f}   right {found:.2f}")
    if judged:
        brier = sum((sure - right) ** 2 for sure, right in judged) / len(judged)
        print(f"{name:9} Brier {brier:.3f}")


def main() -> int:
    """Measure every set and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("sets", nargs="*", default=list(SETS), help=f"of {', '.join(SETS)} (all)")
    for name in parser.parse_args().sets:
        print(f"--- {name}")
        judged: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        for folder in sorted(ROOT.glob(SETS[name])):
            for slot, found in measure(folder).items():
                judged[slot] += found
        for slot, pairs in judged.items():
            table(slot, pairs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
