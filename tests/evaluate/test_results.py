"""The scorer gives full marks to the annotation itself and takes marks off for each kind of mistake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import InputError
from pipeline.evaluate.results import Marked, score

GOLD = Marked.read(Path(__file__).parents[2] / "data" / "gold")
Row = dict[str, Any]


def changed(meeting: int, **values: object) -> dict[str, float]:
    """Score the annotation with one meeting changed."""
    meetings = [dict(row) for row in GOLD.meetings]
    meetings[meeting].update(values)
    return score(Marked(GOLD.mentions, tuple(meetings)), GOLD)


def test_the_annotation_agrees_with_itself() -> None:
    assert set(score(GOLD, GOLD).values()) == {100.0}


@pytest.mark.parametrize(
    ("values", "falls"),
    [
        ({"status": "cancelled"}, "status"),
        ({"country": "cty:latvia"}, "country"),
        ({"place": None}, "place"),
        ({"date_start": None, "date_end": None}, "date"),
        ({"kind": "encounter"}, "kind"),
    ],
)
def test_a_wrong_slot_costs_that_slot(values: Row, falls: str) -> None:
    index = next(
        i for i, row in enumerate(GOLD.meetings) if row["kind"] == "meeting" and row["place"] and row["country"]
    )
    figures = changed(index, **values)
    assert figures[falls] < 100 > figures["strict"] or falls == "place"
    assert figures["meetings"] == 100


def test_a_meeting_of_others_is_a_miss_and_an_extra() -> None:
    figures = changed(0, participants=["per:nobody", "per:nobody-else"])
    assert figures["meetings"] < 100 > figures["pairs"]


def test_a_missing_name_and_a_wrong_type_cost_names() -> None:
    without = Marked(GOLD.mentions[1:], GOLD.meetings)
    assert score(without, GOLD)["names"] < 100
    first = next(i for i, row in enumerate(GOLD.mentions) if row["type"] == "LOC")
    turned = [dict(row) for row in GOLD.mentions]
    turned[first]["type"] = "ORG"
    assert score(Marked(tuple(turned), GOLD.meetings), GOLD)["names"] < 100


def test_one_entity_for_everybody_costs_aliases() -> None:
    lumped = tuple({**row, "entity": "per:all"} for row in GOLD.mentions)
    assert score(Marked(lumped, ()), GOLD)["aliases"] < 50


def test_a_role_that_means_another_or_nobody_costs_roles() -> None:
    roles = [i for i, row in enumerate(GOLD.mentions) if row["type"] == "ROLE"]
    mentions = [dict(row) for row in GOLD.mentions]
    other = next(
        row["entity"] for row in mentions if row["type"] == "PER" and row["entity"] != mentions[roles[0]]["entity"]
    )
    mentions[roles[0]]["entity"] = other
    assert 0 < score(Marked(tuple(mentions), GOLD.meetings), GOLD)["roles"] < 100
    without = tuple(row for row in GOLD.mentions if row["type"] != "ROLE")
    assert score(Marked(without, GOLD.meetings), GOLD)["roles"] == 0


def test_an_article_that_is_not_joined_costs_merged() -> None:
    several = next(i for i, row in enumerate(GOLD.meetings) if len(row["articles"]) > 1 and not row.get("optional"))
    figures = changed(several, articles=GOLD.meetings[several]["articles"][:1])
    assert figures["merged"] < 100 == figures["meetings"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"mentions\.jsonl"):
        Marked.read(tmp_path)
