"""Hold the results on the annotated sample articles to their floors (`make evaluate`).

Runs the whole pipeline with the shipped model, prints every figure beside its floor, and fails if one lies below it
or if what is measured has changed. `--pin` writes the present digest and figures as floors after an improvement; it
never lowers one.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import tomllib
from pathlib import Path

from pipeline import settings
from pipeline.evaluate.results import Marked, score
from pipeline.run import run

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.toml"
SLACK = 0.5  # points that a pinned floor lies under what was measured: other processors round differently


def digest(folder: Path) -> str:
    """Digest every sample article and annotation, names included, in name order."""
    total = hashlib.sha256()
    for path in sorted(p for part in ("articles", "gold") for p in (folder / part).iterdir()):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def measure(folder: Path) -> dict[str, float]:
    """Run the pipeline on the articles of a folder and score it against the annotation beside them."""
    with tempfile.TemporaryDirectory() as out:
        run(folder / "articles", Path(out) / "out", settings.load())
        return score(Marked.read(Path(out) / "out"), Marked.read(folder / "gold"))


def pin(figures: dict[str, float], floors: dict[str, float], seen: str) -> None:
    """Write figures as floors, keeping the comment of the file; a floor that would sink keeps its place."""
    head = FLOORS.read_text(encoding="utf-8").partition("\n[samples]\n")[0]
    lines = [f"{name} = {max(value - SLACK, floors.get(name, 0.0)):.1f}" for name, value in figures.items()]
    FLOORS.write_text(f'{head}\n[samples]\ndigest = "{seen}"\n' + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Measure, compare, print; 1 where a floor is not met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    options = parser.parse_args()
    table = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["samples"]
    pinned = table.pop("digest")
    figures, seen = measure(ROOT / "data"), digest(ROOT / "data")
    low = sorted(name for name, floor in table.items() if figures[name] < floor)
    for name, value in figures.items():
        print(f"{name:10} {value:6.1f}   floor {table.get(name, 0.0):5.1f}{'   TOO LOW' if name in low else ''}")
    if low:
        print(f"gate: below the floor: {', '.join(low)}", file=sys.stderr)
        return 1
    if options.pin:
        pin(figures, table, seen)
    elif seen != pinned:
        print("gate: data/articles or data/gold changed; pin the floors anew with --pin", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
