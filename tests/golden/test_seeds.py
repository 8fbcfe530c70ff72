"""Five real articles whose right graph is known by hand. They lie beside the repository where it is developed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import settings
from pipeline.evaluate.results import Marked, score
from pipeline.run import run

SEEDS = Path(__file__).parents[3] / "shared" / "gold" / "seeds"

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the annotated articles are not at {SEEDS}"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "out"
    run(SEEDS / "articles", folder, settings.load())
    return folder


def met(out: Path, left: str, right: str) -> list[dict[str, Any]]:
    lines = (out / "meetings.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["kind"] != "visit" and {left, right} <= set(row["participants"])]


@pytest.mark.parametrize(
    ("left", "right", "place", "days"),
    [
        ("per:andrei-belousov", "per:zhang-youxia", "plc:beijing", ["2024-10-15"]),
        ("per:andrei-belousov", "per:dong-jun", "plc:beijing", ["2024-10-14"]),
        ("per:vladimir-putin", "per:xi-jinping", "plc:beijing", ["2024-05-01"]),
        ("per:vladimir-putin", "per:zhang-youxia", "plc:moscow", ["2023-11-08"]),
        ("per:sergei-shoigu", "per:zhang-youxia", "plc:moscow", ["2023-11-08"]),
        ("per:sergei-shoigu", "per:wang-yi", None, ["2024-09-10", "2024-11-12"]),
    ],
)
def test_who_met_whom(out: Path, left: str, right: str, place: str | None, days: list[str]) -> None:
    rows = met(out, left, right)
    assert [row["date_start"] for row in sorted(rows, key=lambda row: row["date_start"])] == days
    assert {row["status"] for row in rows} == {"held"}
    assert place is None or {row["place"] for row in rows} == {place}


def test_two_outlets_one_meeting(out: Path) -> None:
    (meeting,) = met(out, "per:andrei-belousov", "per:zhang-youxia")
    assert meeting["articles"] == ["s0", "s2"]


def test_floors(out: Path) -> None:
    figures = score(Marked.read(out), Marked.read(SEEDS / "gold"))
    floors = {"names": 85, "aliases": 90, "meetings": 60, "pairs": 60, "date": 70}
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}
