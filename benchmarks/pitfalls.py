"""Count right and wrong on short articles that put one difficulty each, by pitfall, and hold them to their floors.

The articles are `data/probes/meetings.toml`, and files of passages in many wordings by authors who knew no rules,
each counted as a whole; names are given, so that only the reading of meetings, dates and places is measured. `--wrong`
prints what went wrong, but never of an `unseen` file; `--pin` raises the floors in `benchmarks/pitfalls.toml`.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from pipeline.evaluate.probes import NoTags, judge, read_probes, tally
from pipeline.read.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "pitfalls.toml"
PROBES = ROOT / "data" / "probes"
BY_PITFALL = "meetings"
CLOSED = "unseen"  # how the files begin that nobody who writes rules reads


def main() -> int:
    """Judge all probes, print a line a pitfall; 1 where one has fewer right than its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--wrong", action="store_true", help="print every probe that is wrong, and what it gave")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is right now")
    options = parser.parse_args()
    reader = Reader(NoTags())
    results = []
    for path in sorted(PROBES.glob("*.toml")):
        for probe in read_probes(path):
            right, found = judge(probe, reader)
            results.append((probe.pitfall if path.stem == BY_PITFALL else path.stem, right))
            if right or not options.wrong or path.stem.startswith(CLOSED):
                continue
            print(f"--- {probe.pitfall}", *(text for _, text in probe.articles), "gave:", *found, sep="\n    ")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    counts = tally(results)
    low = [pitfall for pitfall, floor in floors.items() if counts.get(pitfall, (0, 0))[0] < floor]
    for pitfall, (good, bad) in counts.items():
        floor = f"   floor {floors.get(pitfall, 0):3}{'   TOO LOW' if pitfall in low else ''}"
        print(f"{pitfall:24} {good:3} right {bad:3} wrong{floor}")
    print(f"{'all':24} {sum(g for g, _ in counts.values()):3} right {sum(b for _, b in counts.values()):3} wrong")
    if low:
        print(f"pitfalls: below the floor: {', '.join(low)}", file=sys.stderr)
        return 1
    if options.pin:
        head = "# Probes of each pitfall that must be right (benchmarks/pitfalls.py); these floors only go up.\n\n"
        lines = [f'"{name}" = {max(good, floors.get(name, 0))}' for name, (good, _) in counts.items()]
        FLOORS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
