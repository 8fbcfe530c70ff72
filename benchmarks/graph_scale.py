"""Measure the graph on invented networks: CPU seconds and memory of every step, and how soon the page is ready.

    .venv/bin/python benchmarks/graph_scale.py 1000 10000 100000

Each network has about so many nodes, five times as many lines, and meetings with a sentence each. Each is drawn in
a process of its own. The page is opened in headless Chromium where there is one.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from pipeline.graph import build, place_nodes, write_gexf, write_graphml, write_page
from pipeline.records import Article, Entity, Evidence, Interval, Linked, Meeting, Role, Status

COUNTRIES = 190
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HEADLESS = ("--headless", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--dump-dom")


def world(nodes: int) -> tuple[list[Article], Linked]:
    """Invent persons who meet compatriots more often than others, busy ones more than quiet ones; always the same."""
    rng = random.Random(7)
    lands = [f"cty:c{number:03d}" for number in range(min(COUNTRIES, nodes // 20))]
    entities = [Entity(land, "country", f"Negara {number}", (f"Negara {number}",)) for number, land in enumerate(lands)]
    people = [f"per:p{number:06d}" for number in range(nodes - len(lands))]
    home = [min(len(lands) - 1, int(rng.expovariate(4 / len(lands)))) for _ in people]
    names = [f"Orang {number} Contoh" for number in range(len(people))]
    for number, person in enumerate(people):
        entities.append(Entity(person, "person", names[number], (names[number],), 1, (), lands[home[number]]))
    crowds = [[number for number in range(len(people)) if home[number] == at] for at in range(len(lands))]
    weights = [list(accumulate(1 / (1 + number) ** 0.6 for number in crowd)) for crowd in crowds]
    articles, meetings = [], []
    for number in range(round(1.6 * nodes)):
        first = number % len(people)
        at = home[first] if rng.random() < 0.8 else rng.randrange(len(lands))
        crowd, weight = (crowds[at], weights[at]) if crowds[at] else (crowds[0], weights[0])
        others = rng.choices(crowd, cum_weights=weight, k=rng.choice((1, 1, 1, 2, 3)))
        who = sorted({first, *others, rng.choice(crowd)} if len(others) > 1 else {first, *others})
        if len(who) < 2:
            continue
        text = f"{', '.join(names[person] for person in who)} bertemu di ibu kota membahas kerja sama kedua negara."
        article, day = f"a{number:06d}", date(2015, 1, 1) + timedelta(days=rng.randrange(3650))
        articles.append(Article(article, text, f"Berita {number}", f"Koran {number % 12}", "", day, "meta"))
        status: Status = rng.choices(("held", "planned", "cancelled", "denied"), (88, 8, 2, 2))[0]
        roles = {people[person]: Role("Menteri", lands[home[person]]) for person in who if rng.random() < 0.5}
        meetings.append(
            Meeting(
                f"m{number:06d}",
                "meeting" if len(who) == 2 else "multilateral",
                status,
                tuple(people[person] for person in who),
                (Evidence(article, 0, len(text)),),
                (article,),
                (article,),
                roles=roles,
                country=lands[at],
                dates=Interval(day, day),
                rules=("bertemu",),
            )
        )
    return articles, Linked(tuple(entities), {}, tuple(meetings))


def peak() -> float:
    """Return the peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Print CPU seconds of a step and the peak memory after it."""
    start = time.process_time()
    yield
    print(f"  {name:22} {time.process_time() - start:8.2f} CPU s {peak():8.0f} MiB", flush=True)


def draw(nodes: int, folder: Path) -> None:
    """Draw one network, step by step."""
    articles, linked = world(nodes)
    with timed("build, with figures"):
        graph = build(articles, linked)
    print(f"  {graph.number_of_nodes()} nodes, {graph.number_of_edges()} lines, {len(linked.meetings)} meetings")
    with timed("layout, communities"):
        place_nodes(graph)
    with timed("graph.graphml"):
        write_graphml(graph, folder / "graph.graphml")
    with timed("graph.gexf"):
        write_gexf(graph, folder / "graph.gexf")
    with timed("index.html"):
        write_page(articles, linked, graph, folder / "index.html")
    for path in sorted(folder.iterdir()):
        print(f"  {path.name:22} {path.stat().st_size / 1e6:8.1f} MB")


def opened(page: Path) -> str:
    """Open a page and return how many milliseconds it says it took until it could be used."""
    if CHROMIUM is None:
        return "no Chromium here"
    command = [CHROMIUM, *HEADLESS, f"--user-data-dir={page.parent / 'profile'}", page.as_uri()]
    said = subprocess.run(command, capture_output=True, check=True, timeout=300).stdout
    ready = re.search(rb'data-ready="(\d+)"', said)
    return f"{ready[1].decode()} ms" if ready else "not ready"


def main() -> int:
    """Draw and open networks of the sizes asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("nodes", type=int, nargs="*", default=[1000, 10_000], help="sizes (default 1000 10000)")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.into:
        draw(options.nodes[0], options.into)
        return 0
    for nodes in options.nodes:
        print(f"about {nodes} nodes", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, __file__, str(nodes), "--into", folder], check=True)
            print(f"  {'page ready after':22} {opened(Path(folder) / 'index.html'):>8}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
