"""Every rule fires on its own example with the right people, and is silent on its counter-example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.read.meetings.status import load_cues
from pipeline.read.meetings.triggers import Rule, load_rules
from pipeline.records import Claim, Report, ZoneKind

RULES = load_rules()
CUES = load_cues()[0]
ReadMarked = Callable[..., Report]


def people(report: Report, claim: Claim) -> tuple[str, ...]:
    return tuple(report.mentions[participant.mention].text for participant in claim.participants)


def zone(rule: Rule) -> ZoneKind:
    return rule.zones[0] if rule.zones else "body"  # type: ignore[return-value]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_fires_on_its_own_example(rule: Rule, read_marked: ReadMarked) -> None:
    report = read_marked(f"{rule.before} {rule.fires_on}".strip(), zone(rule))
    found = [people(report, claim) for claim in report.claims if rule.id in claim.rules]
    assert rule.participants in found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_is_silent_on_its_counter_example(rule: Rule, read_marked: ReadMarked) -> None:
    report = read_marked(f"{rule.before} {rule.silent_on}".strip(), zone(rule))
    assert not [claim for claim in report.claims if rule.id in claim.rules]


def cue_zone(cue: object) -> ZoneKind:
    return cue.zones[0] if cue.zones else "body"  # type: ignore[attr-defined]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_cue_gives_its_status(cue: object, read_marked: ReadMarked) -> None:
    status, example = cue.status, cue.fires_on  # type: ignore[attr-defined]
    claims = read_marked(example, cue_zone(cue)).claims
    assert [claim.status for claim in claims] == ([] if status == "none" else [status])


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_cue_is_silent_on_its_counter_example(cue: object, read_marked: ReadMarked) -> None:
    assert [claim.status for claim in read_marked(cue.silent_on, cue_zone(cue)).claims] == ["held"]  # type: ignore[attr-defined]


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES] + [cue.id for cue in CUES]
    assert len(ids) == len(set(ids))
