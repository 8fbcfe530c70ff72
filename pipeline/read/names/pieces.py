"""A name in a line, and the grouping of BIO tags into names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from pipeline import lexicons
from pipeline.lexicons.lookup import REMEMBERED
from pipeline.read.lines import Line

NameType = Literal["PER", "ORG", "LOC"]
TRUSTED = frozenset({"body", "caption"})
"""Zones of plain sentences; in the others every word may stand in capitals."""

TITLE_CASE = frozenset({"headline", "related"})
"""Zones where verbs stand in capitals, too."""

EDGE = frozenset({*"()[]\"'“”‘’«»,.;:!?…–—-/|*>", "--"})


_SITE = re.compile(r"(?!www\.)[a-z\d][a-z\d-]*\.(com|id|net|tv|co\.id)", re.IGNORECASE)
_NUMBER = re.compile(r"[ivxl]+|\d+")  # Roman ones, too
_DESK = re.compile(r"detik[A-Z][A-Za-z]+")  # "detikSulsel", "detikFinance": one for every region and subject


class Piece(NamedTuple):
    """Words ``start`` up to ``end`` of a line, taken as one name."""

    start: int
    end: int
    type: NameType


@dataclass(frozen=True, slots=True)
class NamingWords:
    """The word lists of ``naming.toml``; the file says what each is for."""

    never: frozenset[str]
    headline_verbs: frozenset[str]
    particles: frozenset[str]
    fathers: frozenset[str]
    bare_particles: frozenset[str]
    events: frozenset[str]
    occasions: frozenset[str]
    numbered: frozenset[str]
    described: frozenset[str]
    areas: frozenset[str]
    bodies: frozenset[str]
    body_links: frozenset[str]
    short_links: frozenset[str]
    spans: frozenset[str]
    venues: frozenset[str]
    joints: frozenset[str]
    regional: frozenset[str]
    territorial: frozenset[str]
    initials: frozenset[str]
    accused: frozenset[str]
    inside: frozenset[str]
    polity_cues: frozenset[str]
    quarters: frozenset[str]
    to_places: frozenset[str]
    clubs: frozenset[str]
    birth_names: frozenset[str]
    lone: frozenset[str]
    no_names: frozenset[str]
    given: frozenset[str]
    namesakes: frozenset[str]
    common: frozenset[str]
    either: frozenset[str]
    named_after: frozenset[str]
    openers: frozenset[str]
    several: frozenset[str]
    wards: frozenset[str]
    of_a_field: frozenset[str]
    paired: frozenset[str]
    legal_forms: frozenset[str]
    glued_before: frozenset[str]
    glued_behind: frozenset[str]


@cache
def naming_words() -> NamingWords:
    """Read the shipped lists."""
    return NamingWords(**{key: frozenset(words) for key, words in lexicons.read("naming").items()})


@cache
def leads() -> frozenset[str]:
    """Return the words that may open what only says what the name behind it is: an area, an event, an occasion."""
    lists = naming_words()
    phrases = lists.occasions | lists.numbered | lists.events | lists.described | lists.areas
    return frozenset(phrase.split()[0] for phrase in phrases)


def chunks(tags: Sequence[str]) -> Iterator[Piece]:
    """Group BIO tags; an ``I-`` that follows nothing of its type opens a name."""
    start, kind = 0, "O"
    for position, tag in enumerate([*tags, "O"]):
        if tag == "O" and kind == "O":
            continue
        prefix, _, label = tag.partition("-")
        if kind != "O" and (prefix != "I" or label != kind):
            yield Piece(start, position, cast(NameType, kind))
            kind = "O"
        if kind == "O" and prefix != "O":
            start, kind = position, label


def is_occasion(words: tuple[str, ...]) -> bool:
    """Whether words in lower case are the head of an occasion, with or without its number: "Pilkada", "Kongres IV"."""
    lists = naming_words()
    if len(words) > 1 and _NUMBER.fullmatch(words[-1]):
        return " ".join(words[:-1]) in lists.occasions | lists.numbered
    return " ".join(words) in lists.occasions


def without_legal_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a company's name without its legal form, "PT Kincir Biru (Persero) Tbk"; at least one word is left."""
    start, end = 0, len(words)
    while start < end - 1 and words[start].lower() in naming_words().legal_forms:
        start += 1
    while start < end - 1 and words[end - 1].lower() in naming_words().legal_forms:
        end -= 1
    return words[start:end]


def surface(line: Line, start: int, end: int) -> str:
    """Return words with a blank for every code point between them: what the lists are asked for."""
    if end - start == 1:
        return line.words[start]
    out = ""
    for position in range(start, end):
        gap = line.starts[position] - line.starts[start] - len(out)
        out += " " * gap + line.words[position]
    return out


def opens_high(word: str) -> bool:
    """Whether a word begins with a capital, or does so behind a particle: "al-Keita"."""
    particle, joined, rest = word.partition("-")
    return word[:1].isupper() or (bool(joined) and particle in naming_words().particles and rest[:1].isupper())


@lru_cache(REMEMBERED)
def is_site(word: str) -> bool:
    """Whether a word is the address of a news site, by which it goes, or a desk of one: "jpnn.com", "detikBali"."""
    if word.startswith("detik") and _DESK.fullmatch(word):
        return True
    return "." in word and _SITE.fullmatch(word) is not None
