"""Hold the results on the annotated sample articles to their floors (`make evaluate`).

Runs the whole pipeline with the shipped model on all sets of annotated articles, prints every figure beside its
floor, and fails if one lies below it or if what is measured has changed. `--pin` writes the present digests and
figures as floors after an improvement; it never lowers one.
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
SETS = {"samples": "data"} | {
    folder.parent.name: f"data/annotated/{folder.parent.name}"
    for folder in sorted((ROOT / "data" / "annotated").glob("*/gold"))
}
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


def pin(floors: dict[str, dict[str, float | str]]) -> None:
    """Write floors, keeping the comment that opens the file."""
    head = FLOORS.read_text(encoding="utf-8").partition("\n[")[0]
    tables = []
    for name, table in floors.items():
        lines = [f'{key} = "{value}"' if key == "digest" else f"{key} = {value:.1f}" for key, value in table.items()]
        tables.append(f"\n[{name}]\n" + "\n".join(lines) + "\n")
    FLOORS.write_text(head + "".join(tables), encoding="utf-8")


def compare(name: str, figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print the figures of a set beside their floors and return the names of those that lie too low."""
    low = [figure for figure, floor in floors.items() if figures[figure] < floor]
    for figure, value in figures.items():
        mark = "   TOO LOW" if figure in low else ""
        print(f"{name:9} {figure:10} {value:6.1f}   floor {floors.get(figure, 0.0):5.1f}{mark}")
    return [f"{name} {figure}" for figure in low]


def main() -> int:
    """Measure, compare, print; 1 where a floor is not met or what is measured has changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    options = parser.parse_args()
    tables = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    low, changed = [], []
    raised: dict[str, dict[str, float | str]] = {}
    for name, folder in SETS.items():
        floors = tables.get(name, {})
        pinned = floors.pop("digest", None)
        figures, seen = measure(ROOT / folder), digest(ROOT / folder)
        low += compare(name, figures, floors)
        changed += [folder] if seen != pinned else []
        kept = {figure: max(value - SLACK, floors.get(figure, 0.0)) for figure, value in figures.items()}
        raised[name] = {"digest": seen, **kept}
    if low:
        print(f"gate: below the floor: {', '.join(low)}", file=sys.stderr)
        return 1
    if options.pin:
        pin(raised)
    elif changed:
        print(f"gate: {', '.join(changed)} changed; pin the floors anew with --pin", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
