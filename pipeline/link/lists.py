"""The word lists of ``lexicons/names.toml`` as typed, read-only tables."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline import lexicons
from pipeline.lexicons.lookup import fold

if TYPE_CHECKING:
    from pipeline.link.person_names import PersonName

_REMEMBERED = 50_000
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """One rule that turns the spellings of a sound into one; ``fires_on`` and ``silent_on`` are pairs of names."""

    id: str
    pattern: re.Pattern[str]
    replace: str
    fires_on: tuple[str, str]
    silent_on: tuple[str, str]
    plain: bool = False  # a pattern of letters only, which need no regular expression

    def apply(self, text: str) -> str:
        """Return a folded text with the spellings replaced."""
        if self.plain:
            return text.replace(self.pattern.pattern, self.replace)
        return self.pattern.sub(self.replace, text)


@dataclass(frozen=True, slots=True)
class NameLists:
    """What is known about names as such; every key is folded (see :func:`fold_name`).

    Attributes:
        strong: Other name -> full name, valid wherever it stands; full names of one word stand for themselves.
        weak: The same for names that others share.
        known: Every full name and strong other name -> full name: two names with different ones are two persons.
        given: Given name -> the first of its group of equivalents.
        family_first: Family names that stand before the given name.
        common: Given names that identify nobody outside their article.
        particles: Words inside a name that carry no weight.
        regnal_titles: Ids of offices whose holders go by a given or regnal name.
        hints: Word in a phrase that names no office ("petinggi militer") -> group of offices that it hints at.
        spellings: In the order in which they are applied.
        legal_forms: Company forms at either end of a name.
        descriptors: What may stand before an organization's name, longest first.
        heads: Way to name a body of a country -> the first of its group.
        seats: Names that the seats of heads of state have in many countries ("Istana Kepresidenan").
        english: English word or phrase in names of organizations -> the Indonesian one; "" for words without weight.
        state_forms: What may stand before or after a country or province ("Republik", "Provinsi").
        skeletons: Words reduced so far, and ``stems`` what is left for names to meet by; they only save time.
        names: Persons' names cut up so far, and ``sounds`` what names without breaks sound like; the same.
    """

    strong: Mapping[str, str]
    weak: Mapping[str, str]
    known: Mapping[str, str]
    given: Mapping[str, str]
    family_first: frozenset[str]
    common: frozenset[str]
    particles: frozenset[str]
    regnal_titles: frozenset[str]
    hints: Mapping[str, str]
    spellings: tuple[Spelling, ...]
    legal_forms: frozenset[str]
    descriptors: tuple[str, ...]
    heads: Mapping[str, str]
    seats: frozenset[str]
    english: Mapping[str, str]
    state_forms: frozenset[str]
    skeletons: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    stems: dict[str, tuple[str, int]] = field(init=False, repr=False, compare=False, default_factory=dict)
    names: dict[str, PersonName] = field(init=False, repr=False, compare=False, default_factory=dict)
    sounds: dict[PersonName, str] = field(init=False, repr=False, compare=False, default_factory=dict)


@functools.lru_cache(maxsize=_REMEMBERED)
def fold_name(name: str) -> str:
    """Return a name without case, accents, dots and apostrophes, hyphens and commas as spaces, ASCII where possible."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return " ".join(name.lower().split())  # most names; the long way round would change nothing
    spaced = re.sub(r"\.(?=\w)", ". ", name.replace(",", " "))
    return fold(spaced.casefold().translate(_LETTERS))


def respell(text: str, lists: NameLists) -> str:
    """Return a folded text with each sound in one spelling."""
    for rule in lists.spellings:
        text = rule.apply(text)
    return text


def respell_all(texts: Sequence[str], lists: NameLists) -> list[str]:
    """Return many folded texts with each sound in one spelling, all in one go: a line each."""
    found = respell("\n".join(texts), lists).split("\n")
    return found if len(found) == len(texts) else [respell(text, lists) for text in texts]


def spaced(name: str) -> str:
    """Return a name as written, with single spaces; the very string where it has them, as most do."""
    single = " ".join(name.split())
    return name if name == single else single


def plain(name: str) -> str:
    """Return a name as written, with single spaces and without quotes, brackets and stops around it."""
    return " ".join(name.split()).strip(" ()[]\"'“”‘’,;:?!") or name


@functools.cache
def load_lists() -> NameLists:
    """Read ``names.toml``, once a process.

    Returns:
        The lists; treat them as read-only.
    """
    table = lexicons.read("names")
    organization = table["organization"]
    return NameLists(
        strong={
            fold_name(also): row["name"]
            for row in table["nickname"]
            for also in (*row.get("strong", ()), *([row["name"]] if " " not in row["name"] else []))
        },
        weak={fold_name(also): row["name"] for row in table["nickname"] for also in row.get("weak", ())},
        known={
            fold_name(any_name): row["name"]
            for row in table["nickname"]
            for any_name in (row["name"], *row.get("strong", ()))
        },
        given={name: group[0] for group in table["given"] for name in group},
        family_first=frozenset(table["family_first"]),
        common=frozenset(table["common"]),
        particles=frozenset(table["particles"]),
        regnal_titles=frozenset(table["regnal_titles"]),
        hints=table["hints"],
        spellings=tuple(
            Spelling(
                row["id"],
                re.compile(row["pattern"], re.MULTILINE),
                row["replace"],
                (*row["fires_on"],),
                (*row["silent_on"],),
                plain=row["pattern"].isalpha(),
            )
            for row in table["spelling"]
        ),
        legal_forms=frozenset(organization["legal_forms"]),
        descriptors=tuple(sorted(organization["descriptors"], key=len, reverse=True)),
        heads={name: group[0] for group in organization["heads"] for name in group},
        seats=frozenset(map(fold_name, table["place"]["seats"])),
        english={word: meaning for meaning, words in organization["english"].items() for word in words},
        state_forms=frozenset(organization["state_forms"]),
    )
