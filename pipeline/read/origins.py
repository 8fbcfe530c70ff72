"""Where companies and people are at home, as the text says beside them: "Kincir Biru, perusahaan asal Belanda"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline import lexicons
from pipeline.records import Mention

_REACH = 80  # characters before a country in which the words stand that say whose it is


def find_origins(text: str, mentions: Sequence[Mention]) -> tuple[tuple[int, int], ...]:
    """Find names and role phrases of which the text says where they are at home.

    Returns:
        Pairs of mention indexes: organization, person or role, and the country or town.
    """
    found = dict[int, int]()
    names = [index for index, mention in enumerate(mentions) if mention.type != "ROLE"]
    for position, land in enumerate(names):
        if mentions[land].type != "LOC":
            continue
        for index in (*_beside(text, mentions, names, position), *_borne(text, mentions, land)):
            found.setdefault(index, land)
    return tuple(sorted(found.items()))


def _beside(text: str, mentions: Sequence[Mention], names: Sequence[int], position: int) -> Iterator[int]:
    """Yield who is named right before or behind a place and, as the words between say, at home there."""
    span = mentions[names[position]].span
    told = text[max(span.start - _REACH, 0) : span.start]
    if position > 0 and mentions[names[position - 1]].type == "ORG":
        between = text[mentions[names[position - 1]].span.end : span.start]
        if _patterns().behind.fullmatch(between):
            yield names[position - 1]
    if position + 1 < len(names):
        behind = mentions[names[position + 1]]
        gap = text[span.end : behind.span.start]
        if gap not in (" ", ", "):
            return
        opens = _patterns().before.search(told)
        company = opens is not None and (gap == " " or bool(opens["home"]))
        person = gap == " " and _patterns().home.search(told) is not None
        if (behind.type == "ORG" and company) or (behind.type == "PER" and person):
            yield names[position + 1]


def _borne(text: str, mentions: Sequence[Mention], land: int) -> Iterator[int]:
    """Yield whose office says who comes from a place: "pengusaha asal Mali itu", "Bou, pengusaha asal Mali"."""
    span = mentions[land].span
    if not text.endswith(_patterns().homes, 0, span.start):
        return
    if _patterns().home.search(text[max(span.start - _REACH, 0) : span.start]):
        for index, mention in enumerate(mentions):
            ends = (office.span.end for office in mention.offices if office.span.end < span.start)
            behind = any(_patterns().held.fullmatch(text, end, span.start) for end in ends)
            if behind or any(office.span.covers(span) for office in mention.offices):
                yield index


class _Patterns:
    """The words of ``roles.toml`` as patterns."""

    def __init__(self) -> None:
        words = lexicons.read("roles")
        home = f"(?:{'|'.join(words['at_home'])})"
        body = f"(?:{'|'.join(words['kinds_of_body'])})"
        self.homes = tuple(f"{word} " for word in words["at_home"])
        self.home = re.compile(rf"\b{home} $")
        self.behind = re.compile(rf"(?: |, (?:sebuah )?{body} (?:[a-z-]+ ){{0,4}})(?:yang )?{home} ")
        word = rf"(?!(?:{'|'.join(words['not_of_it'])}) )[a-z-]+ "
        self.held = re.compile(rf" (?:{word})?(?:yang )?{home} ")
        self.before = re.compile(rf"\b{body} (?:{word}){{0,3}}?(?:yang )?(?P<home>{home} )?$", re.IGNORECASE)


@cache
def _patterns() -> _Patterns:
    return _Patterns()
