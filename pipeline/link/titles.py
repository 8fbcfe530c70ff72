"""Names of persons as texts write them, freed of what stands before: offices, countries, ranks, honorifics."""

from __future__ import annotations

import re

from pipeline.lexicons.world import World
from pipeline.link.lists import NameLists, fold_name

_LONGEST = 7


def strip_titles(name: str, world: World, lists: NameLists) -> str:
    """Return a person's name without the offices, countries, ranks and honorifics before it; never nothing."""
    words = re.sub(r"\((?:Hor|Purn)\.?\)", " ", name).split()
    before = {fold_name(word) for word in (*world.honorifics, *world.ranks, *world.former, *world.acting)}
    start, office = 0, False
    while start < len(words) - 1 and fold_name(" ".join(words[start:])) not in lists.strong:
        length = _office_length(words[start:-1], world)
        owner = _owner_length(words[start:-1], world) if office else 0
        small = words[start].islower() and words[start] not in lists.particles
        if not length and not owner and not small and fold_name(words[start]) not in before:
            break
        office = office or length > 0
        start += length or owner or 1
    return " ".join(words[start:])


def _office_length(words: list[str], world: World) -> int:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if world.office(" ".join(words[:length])):
            return length
    return 0


def _owner_length(words: list[str], world: World) -> int:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        owner = " ".join(words[:length])
        if world.country(owner) or world.organization(owner) or world.place(owner):
            return length
    return 0
