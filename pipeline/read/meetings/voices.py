"""Who speaks in a quotation."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.read.lines import Line
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Actor


def find_speaker(
    line: Line, actors: Iterable[Actor], quoted: frozenset[int], phrases: Phrases, memory: Memory
) -> tuple[int, ...]:
    """Return who says what a sentence quotes: "“…,” kata Amina"; before "ujarnya" the last one or the subject."""
    before = memory.speaker or memory.teller
    return _named(line, actors, quoted, phrases) or (before if goes_on(line, quoted, phrases) else ())


def _named(line: Line, actors: Iterable[Actor], quoted: frozenset[int], phrases: Phrases) -> tuple[int, ...]:
    """Return who is named as speaking, outside what is quoted: "“…,” kata Amina", "Amina mengatakan"; else ()."""
    for actor in actors:
        behind = line.lower[actor.end : actor.end + 1]
        said = actor.start > 0 and line.lower[actor.start - 1] in phrases.speakers
        says = said or (behind != () and behind[0] in phrases.speech_verbs)
        if says and actor.sort == "person" and actor.start not in quoted and len(actor.mentions) == 1:
            return actor.mentions
    return ()


def goes_on(line: Line, quoted: frozenset[int], phrases: Phrases) -> bool:
    """Whether whoever was told of before speaks: "“…,” ujarnya"."""
    if phrases.says_it.isdisjoint(line.lower):
        return False
    return any(word in phrases.says_it and place not in quoted for place, word in enumerate(line.lower))
