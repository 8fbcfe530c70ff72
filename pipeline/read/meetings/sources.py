"""Whose account a sentence gives, or of whom it is: "Menurut Raka, …", "Bagi Raka, …": whom "-nya" and "ia" mean."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.lines import Line
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Actor


def is_topic(line: Line, start: int, end: int, phrases: Phrases) -> bool:
    """Return whether a sentence opens with whom it is about, words ``start`` to ``end``: "Bagi Raka, ini …"."""
    return start == 1 and line.lower[0] in phrases.topics and line.lower[end : end + 1] == (",",)


def source_of(line: Line, actors: Sequence[Actor], position: int, memory: Memory, phrases: Phrases) -> tuple[int, ...]:
    """Return who gives the account in which a word stands, or of whom it is; () where that is nobody clear.

    "Menurut Raka, Amina menemuinya" is of Raka where the paragraph opens or has told of nobody, else rather of whom it
    told before; "Raka mengaku Amina menemuinya" is of Raka anyway. A spokesman tells of somebody else.

    Args:
        line: The sentence.
        actors: Its names and roles, in order.
        position: A pronoun, or a verb with one.
        memory: What the sentences before told.
        phrases: The word classes.
    """
    first = next((actor for actor in actors if actor.sort != "body"), None)
    if first is None or first.end > position or first.sort != "person" or len(first.mentions) > 1:
        return ()
    lower = line.lower
    before = lower[max(first.start - 2, 0) : first.end]
    if not phrases.mouthpieces.isdisjoint(before):
        return ()
    if lower[first.end] in phrases.confessions or is_topic(line, first.start, first.end, phrases):
        return first.mentions
    named = first.start > 0 and lower[first.start - 1] == "menurut" and lower[first.end] == ","
    fresh = len(memory.subject) != 1 or memory.opens_paragraph(line)
    return first.mentions if fresh and (named or lower[first.end] in phrases.speech_verbs) else ()
