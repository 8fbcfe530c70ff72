"""How long linking takes and how much memory, by the number of distinct names: ``python benchmarks/alias_scale.py``.

Invented persons and organizations, each under several spellings (other transliteration, initial, middle name left out,
other order, family name alone), spread over articles of ten names. Every size runs in a process of its own. Prints
seconds on the clock and of CPU (on a busy machine only these tell), megabytes at the peak, names a second of CPU, and
the exponent: 1.0 is linear, 2.0 quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

SIZES = (10_000, 100_000, 1_000_000)
PER_ARTICLE = 10
LIMITS = {"seconds": 120.0, "megabytes": 2000.0}

_ONSETS = (
    "b",
    "d",
    "dj",
    "g",
    "h",
    "j",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sy",
    "t",
    "tj",
    "w",
    "y",
    "z",
    "br",
    "st",
)
_VOWELS = ("a", "e", "i", "o", "u", "oe", "ai")
_CODAS = ("", "", "n", "ng", "r", "s", "h", "t", "k", "m")
_GIVEN = 4_000
_FAMILY = 60_000
_SPELL = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sy", "sh"), ("kh", "h"), ("w", "v"), ("y", "i"))


def word(rng: random.Random, syllables: int) -> str:
    """Return an invented word."""
    parts = (rng.choice(_ONSETS) + rng.choice(_VOWELS) + (rng.choice(_CODAS)) for _ in range(syllables))
    return "".join(parts).capitalize()


def spellings(name: list[str], rng: random.Random) -> Iterator[str]:
    """Yield how newspapers write a person: in full, respelt, with an initial, shortened, turned round."""
    yield " ".join(name)
    respelt = " ".join(name)
    for old, new in rng.sample(_SPELL, 3):
        respelt = respelt.replace(old, new)
    yield respelt
    if len(name) > 2:
        yield f"{name[0]} {name[1][0]}. {name[-1]}"
        yield f"{name[0]} {name[-1]}"
    if rng.random() < 0.2:
        yield f"{name[-1]} {name[0]}"
    if rng.random() < 0.3:
        yield name[-1]


def surfaces(count: int) -> list[tuple[str, str]]:
    """Return (type, name) of so many distinct names, the forms of one person or organization beside each other."""
    rng = random.Random(7)
    given = sorted({word(rng, rng.choice((2, 2, 3))) for _ in range(_GIVEN)})
    family = sorted({word(rng, rng.choice((2, 3, 3))) for _ in range(_FAMILY)})
    found: dict[tuple[str, str], None] = {}
    while len(found) < count:
        if rng.random() < 0.15:
            head = rng.choice(("Yayasan", "PT", "Forum", "Dewan", "Badan", "Partai", "Universitas"))
            long = [head, *rng.choices(family, k=rng.choice((1, 2, 2)))]
            found["ORG", " ".join(long)] = None
            found["ORG", "".join(part[0] for part in long) + rng.choice(family)[:2].upper()] = None
        else:
            # given names follow Zipf's law: many people share the first few
            middle = [rng.choice(family)] if rng.random() < 0.4 else []
            first = given[min(int(rng.paretovariate(0.6)) - 1, len(given) - 1)]
            for form in spellings([first, *middle, rng.choice(family)], rng):
                found["PER", form] = None
    return list(found)[:count]


def measure(count: int) -> dict[str, float]:
    """Link so many names in this process."""
    from pipeline.lexicons.world import load_world
    from pipeline.link.entities import link_entities
    from pipeline.records import Article, Mention, Report, Span

    reports, articles, rng = [], [], random.Random(8)
    names = surfaces(count)
    for number in range(0, len(names), PER_ARTICLE):
        chunk = names[number : number + PER_ARTICLE]
        chunk += [rng.choice(names) for _ in range(2)]  # some names come back elsewhere
        mentions = tuple(
            Mention(Span(100 * i, 100 * i + len(name)), name, kind)  # type: ignore[arg-type]
            for i, (kind, name) in enumerate(chunk)
        )
        reports.append(Report(f"a{number:07}", mentions=mentions))
        articles.append(Article(f"a{number:07}", ""))
    del names
    world = load_world()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, cpu = time.perf_counter(), time.process_time()
    linked = link_entities(articles, reports, world, {})
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "names": count,
        "seconds": round(seconds, 1),
        "cpu": round(cpu, 1),
        "megabytes": round(peak),
        "of_which_input": round(before),
        "entities": len(linked.entities),
    }


def main() -> int:
    """Measure every size; 1 if the largest is over the limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--one", type=int, help="measure one size in this process, print JSON")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="leave larger sizes out")
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one)))
        return 0
    rows: list[dict[str, float]] = []
    print(f"{'names':>9} {'seconds':>8} {'of CPU':>8} {'MB':>6} {'names/s':>8} {'exponent':>8} {'entities':>9}")
    for size in (size for size in SIZES if size <= chosen.largest):
        command = [sys.executable, __file__, "--one", str(size)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        exponent = math.log(row["cpu"] / rows[-1]["cpu"], row["names"] / rows[-1]["names"]) if rows else math.nan
        speed = row["names"] / row["cpu"]
        timed = f"{row['seconds']:8} {row['cpu']:8} {row['megabytes']:6}"
        print(f"{size:9,} {timed} {speed:8.0f} {exponent:8.2f} {row['entities']:9,}")
        rows.append(row)
    over = [key for key, limit in LIMITS.items() if rows[-1][key] > limit]
    print(f"over the limit: {', '.join(over)}" if over else "within the limits of 120 s and 2000 MB")
    return int(bool(over))


if __name__ == "__main__":
    raise SystemExit(main())
