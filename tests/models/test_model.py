"""The shipped folder: whole, loadable by plain Stanza, and honest about its figures."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest

from pipeline.read.stanza_ner import LABELS, read_manifest, verify_files
from tests.models.recipe import MODEL, load

MEGABYTE = 1_000_000
CARD = (MODEL / "MODEL_CARD.md").read_text(encoding="utf-8")
METRICS = json.loads((MODEL / "metrics.json").read_text(encoding="utf-8"))
SCORES = (
    "micro_f1",
    "micro_f1_low",
    "micro_f1_high",
    "precision",
    "recall",
    "type_macro_f1",
    "per_f1",
    "org_f1",
    "loc_f1",
)


def test_files_are_those_of_the_manifest() -> None:
    manifest = read_manifest(MODEL)
    verify_files(MODEL, manifest)
    assert manifest.labels == LABELS
    weights = {str(path.relative_to(MODEL)) for path in MODEL.rglob("*.pt")}
    assert {file.path for file in manifest.files} == weights | {"resources.json"}


def test_the_model_is_small() -> None:
    assert sum(file.bytes for file in read_manifest(MODEL).files) < 60 * MEGABYTE


def test_resources_name_files_that_exist() -> None:
    resources = json.loads((MODEL / "resources.json").read_text(encoding="utf-8"))["id"]
    package = resources["packages"]["default"]["ner"]
    (needs,) = resources["ner"][package]["dependencies"]
    assert (MODEL / "id" / "ner" / f"{package}.pt").is_file()
    assert (MODEL / "id" / needs["model"] / f"{needs['package']}.pt").is_file()
    assert resources == load("train").RESOURCES["id"]


def test_metrics_are_of_these_weights() -> None:
    assert METRICS["model"]["digest"] == read_manifest(MODEL).digest


def table(heading: str) -> list[list[str]]:
    """Rows of the first table below a heading of the card, without its head."""
    below = CARD.split(heading, 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("| ").split("|") for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


@pytest.mark.parametrize("name", METRICS["sets"])
def test_card_tells_the_measured_scores(name: str) -> None:
    (row,) = [row for row in table("## Scores") if row[0] == f"`{name}`"]
    figures = [float(figure) for cell in row[1:] for figure in re.findall(r"[\d.]+", cell)]
    measured = METRICS["sets"][name]
    assert figures == [measured["sentences"], measured["names"], *(measured[score] for score in SCORES)]


def test_card_tells_the_digests() -> None:
    assert [[f"`{file.path}`", str(file.bytes), f"`{file.sha256}`"] for file in read_manifest(MODEL).files] == table(
        "## Files"
    )


def test_card_credits_every_tagged_set() -> None:
    data: list[dict[str, Any]] = tomllib.loads((MODEL / "recipe" / "data.toml").read_text(encoding="utf-8"))["file"]
    for row in data:
        if row["use"] in ("train", "dev"):
            assert row["source"].split(",")[0].removeprefix("github.com/") in CARD
