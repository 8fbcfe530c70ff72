"""Talks that two countries plan, with nobody named: "Mali dan Chad akan melanjutkan dialog di Dakar pada 26 April"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.meetings.claims import ClaimMaker
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.status import judge
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Claim, Participant

_JOINED = (("dan",), ("serta",), ("-",))
_DASHES = frozenset({"-", "--", "–", "—"})  # behind a dateline
_REACH = 7  # words of "sepakat untuk kembali menggelar putaran kedua" between the two and their talks


def planned_by_lands(scene: Scene, maker: ClaimMaker, triggers: Sequence[Trigger], phrases: Phrases) -> list[Claim]:
    """Return the talks that two countries plan who are the subject of a sentence, if it says when or where.

    What they have held is told of their people; and what they only wish for has neither day nor place.

    Args:
        scene: The sentence.
        maker: Makes its claims.
        triggers: All contacts of the sentence, those without participants too.
        phrases: Closed word classes.
    """
    end, parties = _subject(scene, maker)
    thirds = (start for start, _, _ in scene.places if scene.line.lower[start - 1] in phrases.with_)
    if not parties or any(start >= end for start in thirds):
        return []
    for trigger in triggers:
        words = scene.line.lower[trigger.start : trigger.end]
        if not end < trigger.start <= end + _REACH or phrases.lasting.isdisjoint(words):
            continue
        verdict = judge(scene.line, trigger.start, trigger.end, trigger.rule.frame)
        if verdict.status != "planned":
            return []
        claim = maker.claim(trigger, [Participant(mention) for mention in parties], verdict)
        dated = claim.time is not None and not claim.inherited
        placed = any(start >= trigger.end for start, _, mention in scene.places if mention == claim.place)
        return [claim] if dated or placed else []
    return []


def _subject(scene: Scene, maker: ClaimMaker) -> tuple[int, tuple[int, ...]]:
    """Return where the two countries end with which a sentence opens, and both; () where it opens otherwise."""
    lower = scene.line.lower
    lands = [place for place in scene.places if maker.sort(place[2]) == "country"]
    for (start, end, one), (again, last, other) in pairwise(lands):
        if (not start or lower[start - 1] in _DASHES) and lower[end:again] in _JOINED:
            return last, (one, other)
    return 0, ()
