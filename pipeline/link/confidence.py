"""How sure a meeting and each of its slots is, as probabilities that ``benchmarks/calibration.py`` holds to account."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pipeline import lexicons
from pipeline.records import Meeting

_LEAST, _MOST = 0.05, 0.99


def with_confidence(meeting: Meeting) -> Meeting:
    """Return a meeting with ``confidence`` and ``slot_confidence`` filled in from everything else that it holds."""
    return replace(meeting, confidence=_record(meeting), slot_confidence=_slots(meeting))


@cache
def _weights() -> Mapping[str, Any]:
    return lexicons.read("linking")


def _record(meeting: Meeting) -> float:
    """Chance that the annotators would have recorded this meeting, 0..1."""
    weights = _weights()["confidence"]
    own = meeting.date_basis in ("explicit", "weekday", "relative", "other_article")
    holds = {
        "base": True,
        "several_sources": len(meeting.sources) > 1,
        "place": meeting.place is not None,
        "own_day": own,
        "inherited_day": meeting.date_basis == "inherited",
        "visit": meeting.kind == "visit",
        "multilateral": meeting.kind == "multilateral",
        "called_off": meeting.status in ("cancelled", "denied"),
        "one_sentence": len(meeting.evidence) == 1,
        "conflict": bool(meeting.conflicts),
    }
    score = sum(weights[name] for name, so in holds.items() if so)
    return round(min(max(1 / (1 + math.exp(-score)), _LEAST), _MOST), 2)


def _slots(meeting: Meeting) -> dict[str, float]:
    """Chance of each slot that has a value to be right, given that the meeting is one."""
    tables = _weights()
    disputed = meeting.status == "held" and any("denied" in said.values for said in meeting.conflicts)
    found = {"kind": meeting.kind, "status": "disputed" if disputed else meeting.status, **meeting.how}
    if meeting.dates is not None:
        found["date"] = "visit" if meeting.kind == "visit" else meeting.date_basis
    return {slot: tables[f"confidence_{slot}"][how] for slot, how in sorted(found.items())}
