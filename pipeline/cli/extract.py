"""``jejaring extract``: run the pipeline, show how far it is, and sum up."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline import settings
from pipeline.cli.progress import ProgressLine
from pipeline.cli.speech import complain, count
from pipeline.records import STRUCK
from pipeline.run import Outcome, Stages, run, shipped_stages

DONE_WITH_REFUSALS = 3
SHOWN_REFUSALS = 10


def execute(arguments: argparse.Namespace) -> int:
    """Run the pipeline with what was typed.

    Returns:
        0, or 3 if inputs were refused.

    Raises:
        PipelineError: If an input, a setting, the model or the output folder is wrong.
    """
    names = ("model", "workers", "projection", "backbone", "colour")
    chosen = settings.load(arguments.settings, {name: getattr(arguments, name) for name in names})
    stages = _decided(arguments.decisions) if arguments.decisions else None
    with ProgressLine(sys.stderr, silent=arguments.quiet) as progress:
        outcome = run(arguments.articles, arguments.out, chosen, stages=stages, progress=progress)
    for refusal in outcome.refusals[:SHOWN_REFUSALS]:
        complain(f"refused: {refusal.where}: {refusal.reason}. {refusal.cure}")
    if len(outcome.refusals) > SHOWN_REFUSALS:
        complain(f"refused: {len(outcome.refusals) - SHOWN_REFUSALS} more, see run.json")
    for note in outcome.notes[:SHOWN_REFUSALS]:
        complain(f"note: {note.where}: {note.reason}. {note.cure}")
    if len(outcome.notes) > SHOWN_REFUSALS:
        complain(f"note: {len(outcome.notes) - SHOWN_REFUSALS} more, see run.json")
    if not arguments.quiet:
        for line in summary(outcome):
            print(line)
    return DONE_WITH_REFUSALS if outcome.refusals else 0


def _decided(file: Path) -> Stages:
    """The shipped stages, but linking obeys a file of decisions."""
    from pipeline.link import link
    from pipeline.link.decision_file import load_decisions

    decisions = load_decisions(file)
    return replace(
        shipped_stages(),
        link=lambda articles, reports: link(articles, reports, decisions=decisions),
        decisions=decisions.digest,
    )


def summary(outcome: Outcome) -> Iterator[str]:
    """Yield the lines that sum a run up: what came in, what was found, where it lies."""
    ingest, read, link = (outcome.counts[stage] for stage in ("ingest", "read", "link"))
    dropped = read["other_language"]
    others = f" ({', '.join(f'{number} {language}' for language, number in dropped.items())})" if dropped else ""
    yield f"articles   {ingest['articles']} accepted, {ingest['refused']} refused"
    yield f"           {ingest['near_duplicates']} near-duplicates, {sum(dropped.values())} in other languages{others}"
    if dropped:
        yield '           left out, see articles.jsonl; one that is Indonesian needs "language": "id" in meta.jsonl'
    if ingest["undated"]:
        yield f"           {ingest['undated']} without a day of publication; a meta.jsonl beside them can give it"
    yield f"entities   {count(link['entities'])}"
    yield f"meetings   {_listed(link['meetings'])}"
    if struck := link["dropped_claims"].get(STRUCK):
        yield f"           {struck} claim{'s' * (struck > 1)} struck by decisions, see claims.jsonl"
    yield f"results    {len(outcome.files)} files in {outcome.files[0].parent}"
    yield "           open index.html in a browser, or graph.graphml in Gephi"


def _listed(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.items())
