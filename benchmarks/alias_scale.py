"""How long linking takes and how much memory, by the number of distinct names: ``python benchmarks/alias_scale.py``.

Invented persons and organizations with the words of listed office-holders put together anew, each under several
spellings, in articles of about ten names. Every size runs in a process of its own. Prints seconds on the clock and of
CPU (on a busy machine only these tell), megabytes at the peak, names a second of CPU, and the exponent: 1.0 is linear,
2.0 quadratic.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from pipeline.records import Article, Report

SIZES = (10_000, 100_000, 1_000_000)
LIMITS = {"cpu": 120.0, "megabytes": 2000.0}
PER_ARTICLE = 10

_GIVEN, _FAMILY = 0.72, 0.92  # how fast new words come: fitted to 2,785 and to 27,100 office-holders of the world
_MIDDLE = 0.35
_SPELL = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sy", "sh"), ("kh", "h"), ("w", "v"), ("y", "i"), ("ou", "u"))
_SPELL += (("ch", "c"), ("ph", "f"), ("ie", "i"), ("ee", "i"), ("z", "s"), ("ck", "k"))
_HEADS = ("Yayasan", "PT", "Forum", "Dewan", "Badan", "Partai", "Universitas", "Asosiasi")
_ORGANIZATIONS = 0.15


def words(real: list[str], discount: float, rng: random.Random) -> Iterator[str]:
    """Yield words of names as a growing corpus has them: most have been there before, and new ones never end.

    The first new words are the real ones; later ones have the beginning of one and the end of another.
    """
    blends = (
        left[: (len(left) + 1) // 2] + right[len(right) // 2 :]
        for left, right in ((rng.choice(real), rng.choice(real)) for _ in itertools.count())
    )
    fresh = itertools.chain(rng.sample(real, len(real)), blends)
    drawn: list[str] = []
    kinds = 0
    while True:
        if rng.random() * (len(drawn) + 1) < 1 + discount * kinds:
            drawn.append(next(fresh))
            kinds += 1
        else:
            drawn.append(rng.choice(drawn))
        yield drawn[-1]


def misspelt(word: str, rng: random.Random) -> str:
    """Return a word with one slip of the pen: a letter left out, doubled, or changed places with the next."""
    if len(word) < 4:
        return word
    at = rng.randrange(1, len(word) - 1)
    slips = (word[at + 1 :], word[at] + word[at:], word[at + 1] + word[at] + word[at + 2 :])
    return word[:at] + rng.choice(slips)


def respelt(name: str, rng: random.Random) -> str:
    """Return a name in another transliteration, or as it is."""
    for old, new in rng.sample(_SPELL, len(_SPELL) // 2):
        name = name.replace(old, new)
    return name


def spellings(name: list[str], rng: random.Random) -> Iterator[list[str]]:
    """Yield how newspapers write a person, what stands in one article together."""
    full = " ".join(name)
    yield [full, name[-1]] if rng.random() < 0.4 else [full]
    if rng.random() < 0.7:
        yield [respelt(full, rng)]
    if rng.random() < 0.3:
        yield [" ".join([*name[:-1], misspelt(name[-1], rng)])]
    if len(name) > 2:
        yield [f"{name[0]} {name[-1]}"]
        yield [f"{name[0]} {name[1][0]}. {name[-1]}"]
    elif rng.random() < 0.2:
        yield [f"{name[0][0]}. {name[-1]}"]
    if rng.random() < 0.1:
        yield [f"{name[-1]} {name[0]}"]
    if rng.random() < 0.2:
        yield [name[-1]]


def surfaces(count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield type and names that one article carries beside each other, until so many distinct names have come."""
    from pipeline.lexicons.world import load_world

    rng = random.Random(7)
    real = [person.split() for person in sorted({t.person for t in load_world().tenures}) if " " in person]
    given = words(sorted({name[0] for name in real if len(name[0]) > 2}), _GIVEN, rng)
    family = words(sorted({name[-1] for name in real if len(name[-1]) > 2}), _FAMILY, rng)
    found: set[str] = set()
    while len(found) < count:
        if rng.random() < _ORGANIZATIONS:
            long = [rng.choice(_HEADS), *itertools.islice(family, rng.choice((1, 2, 2)))]
            kind, forms = "ORG", iter([[" ".join(long), "".join(part[:2] for part in long).upper()]])
        else:
            middle = [next(given)] if rng.random() < _MIDDLE else []
            kind, forms = "PER", spellings([next(given), *middle, next(family)], rng)
        for beside in forms:
            new = [name for name in beside if name not in found][: count - len(found)]
            found.update(new)
            if new:
                yield kind, new


def corpus(count: int) -> tuple[list[Article], list[Report]]:
    """Return articles without text and their names: so many distinct ones, a fifth of them named twice."""
    from pipeline.records import Article, Mention, Report, Span

    rng = random.Random(8)
    groups = list(surfaces(count))
    groups += [(kind, names[:1]) for kind, names in rng.sample(groups, len(groups) // 5)]
    rng.shuffle(groups)
    articles, reports = [], []
    waiting: list[Mention] = []
    for number, (kind, names) in enumerate(groups, 1):
        for name in names:
            start = 100 * len(waiting)
            waiting.append(Mention(Span(start, start + len(name)), name, kind))  # type: ignore[arg-type]
        if len(waiting) >= PER_ARTICLE or number == len(groups):
            articles.append(Article(f"a{len(articles):07}", ""))
            reports.append(Report(articles[-1].id, mentions=tuple(waiting)))
            waiting = []
    return articles, reports


def measure(count: int) -> dict[str, float]:
    """Link so many names in this process."""
    from pipeline.lexicons.world import load_world
    from pipeline.link.entities import link_entities

    articles, reports = corpus(count)
    world = load_world()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, cpu = time.perf_counter(), time.process_time()
    linked = link_entities(articles, reports, world, {})
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "names": count,
        "mentions": len(linked.resolutions),
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
    print(f"{'names':>9} {'seconds':>8} {'of CPU':>8} {'MB':>6} {'input':>6} {'names/s':>8} {'exponent':>8} entities")
    for size in (size for size in SIZES if size <= chosen.largest):
        command = [sys.executable, __file__, "--one", str(size)]
        row = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        exponent = math.log(row["cpu"] / rows[-1]["cpu"], row["names"] / rows[-1]["names"]) if rows else math.nan
        timed = f"{row['seconds']:8} {row['cpu']:8} {row['megabytes']:6} {row['of_which_input']:6}"
        print(f"{size:9,} {timed} {size / row['cpu']:8.0f} {exponent:8.2f} {row['entities']:8,}", flush=True)
        rows.append(row)
    over = [key for key, limit in LIMITS.items() if rows[-1][key] > limit]
    print(f"over the limit: {', '.join(over)}" if over else "within the limits of 120 s of CPU and 2000 MB")
    return int(bool(over))


if __name__ == "__main__":
    raise SystemExit(main())
