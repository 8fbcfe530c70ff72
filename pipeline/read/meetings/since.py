"""Whether "sejak" governs a day: since when something is so, and no day of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.triggers import Trigger

_REACH = 6  # words before a date in which "sejak" governs it
_RARELY_REACH = 10  # and where it says of what something is the first or last
_LONGEST = 24  # and behind a list: "sejak Mali, Togo, dan Niger memutus hubungan pada Mei"
_RARELY = frozenset({"pertama", "terakhir", "kali", "pernah", "perdana"})
_UNTIL = frozenset({"hingga", "sampai", "-", "–"})


def is_since(scene: Scene, start: int) -> bool:
    """Return whether a date says since when, and no more: "yang pertama sejak ia terpilih pada 2001"."""
    lower = scene.line.lower
    if "sejak" not in lower:
        return False
    end = next((end for begin, end, _ in scene.times if begin == start), start)
    if not _UNTIL.isdisjoint(lower[start:end]):
        return False  # "sejak Senin hingga Rabu"
    since = next((p for p in range(start - 1, max(start - _LONGEST, 0) - 1, -1) if lower[p] == "sejak"), None)
    if since is None or not _UNTIL.isdisjoint(lower[since:start]):
        return False
    rarely = not _RARELY.isdisjoint(lower[:since]) and "di" not in lower[since:start]
    if "," in lower[since:start]:
        return rarely and _listed(scene.line.words[since + 1 : start])
    return start - since <= (_RARELY_REACH if rarely else _REACH)


def _listed(words: Sequence[str]) -> bool:
    """Whether all commas among words part names with which they open: "sejak Mali, Togo, dan Niger menyerang …"."""
    last = max(place for place, word in enumerate(words) if word == ",")
    return all(word[0].isupper() or word in (",", "(", ")") for word in words[:last]) and words[last + 1] == "dan"


def begun(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Return whether a contact began on a day: "berunding di Dakar sejak Minggu"; not "yang pertama sejak Mei"."""
    between = scene.line.lower[trigger.end : start]
    apart = phrases.clause_ends - {"sejak"}
    own = between[-1:] == ("sejak",) and apart.isdisjoint(between) and "," not in between
    lasts = not phrases.lasting.isdisjoint(scene.line.lower[trigger.start : trigger.end])
    return own and lasts and _RARELY.isdisjoint(scene.line.lower[:start])


def within_since(scene: Scene, start: int, trigger: Trigger) -> bool:
    """Return whether a date is that of a contact behind "sejak": "yang pertama sejak Amina datang pada 2008"."""
    lower = scene.line.lower
    since = next((place for place in range(start - 1, -1, -1) if lower[place] == "sejak"), start)
    return since < trigger.start < start and "," not in lower[since:start]
