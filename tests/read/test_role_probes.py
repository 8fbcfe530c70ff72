"""Sentences that state the guideline for role mentions: which phrases are one, and whom they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.lexicons.world import World
from pipeline.link.entities import link_entities
from pipeline.records import Article, Report

ReadMarked = Callable[..., Report]
LINES = [
    line
    for line in Path(__file__).with_name("role_probes.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
OPEN = "?"


def split(line: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the marked text and the roles expected in it, each with the person it means or ``?``."""
    text, expected = line.removeprefix("! ").split(" => ")
    pairs = [role.partition(" = ") for role in expected.split("; ") if " = " in role]
    return text, [(role, person) for role, _, person in pairs]


@pytest.fixture(scope="module")
def timeless(world: World) -> World:
    """The shipped world without its office-holders: only what the sentences say counts, and linking is fast."""
    return replace(world, tenures=())


def found(text: str, read_marked: ReadMarked, world: World) -> list[tuple[str, str]]:
    """Return the roles that reading and linking find; one that nothing points at counts if it means somebody."""
    report = read_marked(text)
    linked = link_entities([Article("a", "")], [report], world, {})
    names = {entity.id: entity.name for entity in linked.entities}
    return [
        (mention.text, names.get(linked.resolutions["a", i].entity or "", OPEN))
        for i, mention in enumerate(report.mentions)
        if mention.type == "ROLE" and (mention.offices[0].definite or linked.resolutions["a", i].entity)
    ]


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("!")])
def test_a_role_is_found_and_means_the_right_person(line: str, read_marked: ReadMarked, timeless: World) -> None:
    text, expected = split(line)
    assert found(text, read_marked, timeless) == expected


@pytest.mark.xfail(reason="known weak", strict=True)
@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("!")])
def test_roles_not_yet_understood(line: str, read_marked: ReadMarked, timeless: World) -> None:
    text, expected = split(line)
    assert found(text, read_marked, timeless) == expected


def test_there_are_enough_probes() -> None:
    assert len(LINES) >= 150
