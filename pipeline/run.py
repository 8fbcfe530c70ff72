"""The stages in order: files in, a folder of results out.

Each stage is a plain function from records to records. Here they are called one after the other and timed, and what
each takes in, gives out and drops is counted for ``run.json``.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pipeline import __version__, lexicons, output
from pipeline.account import Accepted, Counts, account
from pipeline.errors import InputError, OutputError
from pipeline.folder import replacing, writing
from pipeline.records import Article, Linked, Refusal, Report
from pipeline.settings import Settings

LANGUAGE = "id"  # the only one the model reads; articles in others are listed and left out of the graph
RUN_FILE = "run.json"
_RECORDS = ("articles.jsonl", "mentions.jsonl", "entities.jsonl", "meetings.jsonl", "claims.jsonl")
_NAMED = 3  # refused inputs that an error message names

Progress = Callable[[str, int, int | None], None]
"""Told the stage, how many are done, and out of how many where that is known."""


class Reads(Protocol):
    """Reads articles one by one, in order; ``digest`` identifies its model."""

    @property
    def digest(self) -> str:
        """Hex digest of the weights."""

    def read(self, articles: Sequence[Article]) -> Iterator[Report]:
        """Yield one report an article."""
        ...


@dataclass(frozen=True, slots=True)
class Stages:
    """The four stages of a run.

    Attributes:
        ingest: Files of a file or folder, with the longest allowed size in bytes, to articles.
        load: Name of a model, and how many processes may read (0: one a core), to something that reads.
        link: The Indonesian articles and their reports to entities and meetings.
        draw: Writes the graph files into a folder; returns numbers of nodes and edges by name.
        decisions: Digest of the file of decisions that ``link`` obeys, or None.
    """

    ingest: Callable[[Path, int], Accepted]
    load: Callable[[str, int], Reads]
    link: Callable[[Sequence[Article], Sequence[Report]], Linked]
    draw: Callable[[Path, Sequence[Article], Linked, Settings], Mapping[str, int]]
    decisions: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: counts of every stage, refused inputs, likely slips, and the files written, in name order."""

    counts: Counts
    refusals: tuple[Refusal, ...]
    notes: tuple[Refusal, ...]
    files: tuple[Path, ...]


@dataclass(slots=True)
class _Clock:
    """Seconds of every stage; the only thing in the results that differs from run to run."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.progress(name, 0, None)
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)


def run(
    source: Path,
    out: Path,
    settings: Settings,
    *,
    stages: Stages | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Outcome:
    """Read all articles of a file or folder and write the results.

    Args:
        source: An article file or a folder of them.
        out: Folder of the results; changed only when all of them are complete. Earlier results that somebody changed
            by hand stay beside them under another name.
        settings: Model and limits.
        stages: Others in place of :func:`shipped_stages`.
        progress: Called as the stages go on.

    Raises:
        InputError: If there is nothing to read.
        ModelError: If the model is missing or damaged.
        OutputError: If ``out`` lies inside ``source``, holds somebody's own files of the results' names, or cannot be
            written; found out before the long work.
    """
    refuse_overlap(source, out)
    refuse_foreign(out)
    stages = stages or shipped_stages()
    clock = _Clock(progress)
    with replacing(out, last=RUN_FILE) as folder:
        with clock.stage("ingest"):
            accepted = _ingest(stages, source, settings)
        if not accepted.articles:
            raise _nothing_readable(source, accepted.refusals)
        articles = [article for article in accepted.articles if article.language == LANGUAGE]
        with clock.stage("load"):
            reader = stages.load(settings.model, settings.workers)
        with clock.stage("read"):
            reports = _read(reader, articles, progress)
        with clock.stage("link"):
            linked = stages.link(articles, reports)
        with clock.stage("graph"), writing(out):
            drawn = stages.draw(folder, articles, linked, settings)
        with clock.stage("write"), writing(out):
            _write_records(folder, accepted.articles, reports, linked)
        counts = account(accepted, reports, linked, drawn)
        notes = (*accepted.notes, *linked.notes)
        head = {
            "version": __version__,
            "settings": asdict(settings),
            "model": {"name": settings.model, "digest": reader.digest},
            "lexicons": lexicons.digests(),
            "decisions": stages.decisions,
            "counts": counts,
            "refused": output.refusal_rows(accepted.refusals),
            "notes": output.refusal_rows(notes),
        }
        with writing(out):
            names = _write_run(folder, head, clock.seconds)
            notes += tuple(_keep_changed(out))
    files = tuple(out / name for name in names)
    return Outcome(counts=counts, refusals=tuple(accepted.refusals), notes=notes, files=files)


def _nothing_readable(source: Path, refusals: Sequence[Refusal]) -> InputError:
    """Say why a run has nothing to do; earlier results are better than empty ones."""
    listed = "; ".join(f"{refusal.where}: {refusal.reason}" for refusal in refusals[:_NAMED])
    more = f"; and {len(refusals) - _NAMED} more" if len(refusals) > _NAMED else ""
    cure = refusals[0].cure if refusals else "Give a folder with articles"
    return InputError(f"no article can be read ({listed}{more})", where=str(source), cure=cure)


def shipped_stages() -> Stages:
    """The stages that a user gets; nothing heavy is imported before it is needed."""
    from pipeline.ingest import ingest
    from pipeline.link import link
    from pipeline.read import Reader

    return Stages(
        ingest=lambda source, max_bytes: ingest(source, max_bytes=max_bytes), load=Reader.load, link=link, draw=draw
    )


def draw(folder: Path, articles: Sequence[Article], linked: Linked, settings: Settings) -> dict[str, int]:
    """Write every form of the graph into ``folder`` and count nodes and edges (one a pair and relation)."""
    from pipeline.graph import Look, write_drawing

    look = Look(settings.projection, settings.backbone or None, settings.colour)
    return write_drawing(articles, linked, folder, look)


def refuse_overlap(source: Path, out: Path) -> None:
    """Refuse a folder of results inside the articles: the next run would read its own results as articles.

    Raises:
        OutputError: If ``out`` is ``source`` or lies inside it.
    """
    if out.resolve().is_relative_to(source.resolve()):
        cure = "Choose a folder beside the articles with -o"
        raise OutputError("the results would lie among the articles", where=str(out), cure=cure)


def refuse_foreign(out: Path) -> None:
    """Refuse a folder whose files no run has written: results would replace those of the same names.

    Raises:
        OutputError: If a file is there that is called as a result is, and no ``run.json`` that vouches for it.
    """
    from pipeline.graph.drawing import FILES

    if (out / RUN_FILE).exists():
        return
    own = [name for name in (*_RECORDS, *FILES) if (out / name).exists()]
    if own:
        cure = "Choose another folder with -o, or move what lies there"
        raise OutputError(f"the results would replace {', '.join(own)}, which no run wrote", where=str(out), cure=cure)


def _keep_changed(out: Path) -> Iterator[Refusal]:
    """Give results that somebody changed since (saved over from Gephi, say) a name of their own, and yield a note."""
    try:
        written = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))["files"].items()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return  # no earlier run, or none that could tell
    for name, digest in written:
        path = out / Path(name).name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            continue
        numbers = itertools.count(2)
        kept = path.with_stem(f"{path.stem}.changed")
        while kept.exists():
            kept = path.with_stem(f"{path.stem}.changed-{next(numbers)}")
        path.rename(kept)
        cure = "Save work of your own under another name"
        yield Refusal(str(path), f"it was changed since a run wrote it; what was there is now {kept.name}", cure)


def _ingest(stages: Stages, source: Path, settings: Settings) -> Accepted:
    accepted = stages.ingest(source, settings.max_bytes)
    if not accepted.articles and not accepted.refusals:
        cure = "Put .txt, .md, .html, .jsonl or .csv files there"
        raise InputError("there is no article here", where=str(source), cure=cure)
    return accepted


def _read(reader: Reads, articles: Sequence[Article], progress: Progress) -> list[Report]:
    reports: list[Report] = []
    for report in reader.read(articles):
        reports.append(report)
        progress("read", len(reports), len(articles))
    return reports


def _write_records(folder: Path, articles: Sequence[Article], reports: Sequence[Report], linked: Linked) -> None:
    rows = (
        output.article_rows(articles),
        output.mention_rows(reports, linked),
        output.entity_rows(linked.entities),
        output.meeting_rows(linked.meetings),
        output.claim_rows(reports, linked),
    )
    for name, lines in zip(_RECORDS, rows, strict=True):
        output.write_lines(folder / name, lines)


def _write_run(folder: Path, head: Mapping[str, Any], seconds: Mapping[str, float]) -> list[str]:
    """Write ``run.json`` with the digests of all other files; return the names of all files."""
    others = sorted(path.name for path in folder.iterdir())
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in others}
    output.write_object(folder / RUN_FILE, {**head, "files": digests, "timings": seconds})
    return sorted([*others, RUN_FILE])
