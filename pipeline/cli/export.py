"""``jejaring export``: the results of a finished run in the format of another tool."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import InputError
from pipeline.folder import replacing, writing
from pipeline.graph.export.finished import FILES, Finished, load, whole


def execute(arguments: argparse.Namespace) -> int:
    """Read a folder of results and write what was asked for into another.

    Returns:
        0.

    Raises:
        PipelineError: If the folder holds no results, a package is missing, or the files cannot be written.
    """
    target: Path = arguments.out
    if target.resolve() == arguments.results.resolve():
        cure = "Choose another folder with -o"
        raise InputError("the files would lie among the results", where=str(target), cure=cure)
    finished = load(arguments.results)
    with replacing(target, last=FILES[0]) as folder, writing(target), whole(arguments.results):
        names = WRITERS[arguments.format](finished, folder, arguments)
    for name in names:
        print(target / name)
    return 0


def _csv(finished: Finished, folder: Path, _: argparse.Namespace) -> tuple[str, ...]:
    from pipeline.graph.export.sheets import write_sheets

    return write_sheets(finished, folder)


def _ftm(finished: Finished, folder: Path, _: argparse.Namespace) -> tuple[str, ...]:
    from pipeline.graph.export.ftm import write_ftm

    return write_ftm(finished, folder)


def _graph(finished: Finished, folder: Path, arguments: argparse.Namespace) -> tuple[str, ...]:
    from pipeline import settings
    from pipeline.graph import drawing
    from pipeline.run import draw

    options = {name: getattr(arguments, name) for name in ("projection", "backbone", "colour")}
    draw(folder, finished.articles, finished.linked, settings.load(None, options))
    return drawing.FILES


def _neo4j(finished: Finished, folder: Path, _: argparse.Namespace) -> tuple[str, ...]:
    from pipeline.graph.export.neo4j import write_neo4j

    return write_neo4j(finished, folder)


def _parquet(finished: Finished, folder: Path, _: argparse.Namespace) -> tuple[str, ...]:
    from pipeline.graph.export.frames import write_frames
    from pipeline.graph.export.tables import tables

    return write_frames(tables(finished), folder)


def _sqlite(finished: Finished, folder: Path, _: argparse.Namespace) -> tuple[str, ...]:
    from pipeline.graph.export.database import write_database
    from pipeline.graph.export.tables import tables

    return write_database(tables(finished), folder)


WRITERS: dict[str, Callable[[Finished, Path, argparse.Namespace], tuple[str, ...]]] = {
    "csv": _csv,
    "ftm": _ftm,
    "graph": _graph,
    "neo4j": _neo4j,
    "parquet": _parquet,
    "sqlite": _sqlite,
}
