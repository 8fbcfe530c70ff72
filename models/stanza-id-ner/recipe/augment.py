"""Further training sentences made from those at hand: other names, headline case, capitals, curly quotes, patterns.

The public sets are Indonesian home news and encyclopaedia; the sentences made here carry foreign names, typographic
quotes and the furniture of a news page. Everything draws on one seeded generator, so the same data gives the same text.
"""

from __future__ import annotations

import csv
import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sentences import Name, Sentence, from_brackets

DATA: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "augment.toml").read_text(encoding="utf-8"))
PERSON = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]+(?:['’-][^\W\d_]+)*(?: (?:[a-z]{1,3}|[^\W\d_]+(?:['’-][^\W\d_]+)*|[A-Z]\.)){1,3}"
)
NOT_CC0 = ("ifg-", "REIGN", "world-leaders-current")
OFTEN = 0.75  # of the countries drawn, how many come from those that the news is mostly about
FAMILY_FIRST = 0.2  # of the persons drawn, how many have a made name with the family name first
LABEL_OF = {
    "per": "PER",
    "last": "PER",
    "hyphenated": "PER",
    "country": "LOC",
    "city": "LOC",
    "CITY": "LOC",
    "building": "LOC",
    "region": "LOC",
    "institution": "ORG",
    "media": "ORG",
    "body": "ORG",
}


class Pool:
    """The names that sentences are filled with, each kind sorted so that the seed alone decides."""

    def __init__(self, persons: Sequence[str], countries: Sequence[str], cities: Sequence[str], seed: int) -> None:
        self.chance = random.Random(seed)
        self.names = {
            "per": sorted(set(persons)),
            "country": sorted(set(countries)),
            "city": sorted(set(cities)),
            "media": DATA["media"],
            "body": DATA["body"],
            "building": DATA["building"],
            "region": DATA["region"],
            "institution": DATA["institution"],
        }

    def draw(self, slot: str, last: str = "") -> str:
        """Something for a slot of a pattern; ``last`` is the person named before, whose surname ``{last}`` takes up."""
        if slot == "last":
            return self.short(last or self.draw("per"))
        if slot == "hyphenated":
            return self.draw("per").replace(" ", "-", 1)
        if slot == "CITY":
            return self.draw("city").upper()
        if slot == "day":
            return str(self.chance.randint(1, 12))
        if slot == "per" and self.chance.random() < FAMILY_FIRST:
            return self.family_first()
        often = slot == "country" and self.chance.random() < OFTEN
        words: Sequence[str] = DATA["countries_often"] if often else self.names.get(slot) or DATA[slot]
        return self.chance.choice(words)

    def family_first(self) -> str:
        """A name like "Li Mei" or "Zhang Weijun"."""
        given = [self.chance.choice(DATA["given"]) for _ in range(self.chance.randint(1, 2))]
        return f"{self.chance.choice(DATA['family_first'])} {''.join(given).capitalize()}"

    def short(self, person: str) -> str:
        """What a text calls a person later: "von der Leyen", the family name where that comes first, the last word."""
        words = person.split()
        if words[0] in DATA["family_first"]:
            return words[0]
        particle = next((at for at, word in enumerate(words) if word.islower()), None)
        if particle is not None:
            return " ".join(words[particle:])
        return words[-1]


def office_holders(path: Path) -> list[str]:
    """Names of persons in a table of office holders, sorted; rows of sources that are not CC0 are left out."""
    with path.open(encoding="utf-8", newline="") as rows:
        people = {row["person"] for row in csv.DictReader(rows) if not row["source"].startswith(NOT_CC0)}
    return sorted(name for name in people if PERSON.fullmatch(name))


def filled(pattern: str, pool: Pool) -> Sentence:
    """Fill a pattern once. Slots inside brackets give words, others a name of their own kind or plain words."""
    last = ""
    inside = False
    pieces = []
    for piece in re.findall(r"\[|\]|\{\w+\}|[^\[\]{}]+", pattern):
        inside = piece == "[" or (inside and piece != "]")
        if not piece.startswith("{"):
            pieces.append(piece)
            continue
        slot = piece[1:-1]
        word = pool.draw(slot, last)
        last = word if slot == "per" else last
        pieces.append(f"[{LABEL_OF[slot]} {word}]" if slot in LABEL_OF and not inside else word)
    return from_brackets("".join(pieces))


def renamed(sentence: Sentence, pool: Pool) -> Sentence:
    """Replace every person by another (a surname by a surname) and every country by another one."""
    countries = set(pool.names["country"])
    words: list[str] = []
    names: list[Name] = []
    at = 0
    for name in sentence.names:
        words += sentence.words[at : name.start]
        old = sentence.surface(name)
        new = old
        if name.label == "PER":
            new = pool.draw("last" if name.end - name.start == 1 else "per")
        elif name.label == "LOC" and old in countries:
            new = pool.draw("country")
        names.append(Name(len(words), len(words) + len(new.split()), name.label))
        words += new.split()
        at = name.end
    return Sentence((*words, *sentence.words[at:]), tuple(names))


def capitals(sentence: Sentence) -> Sentence:
    """The sentence in capitals."""
    return sentence._replace(words=tuple(word.upper() for word in sentence.words))


def headline(sentence: Sentence) -> Sentence:
    """The sentence as a headline: capitals at the start of words, small words excepted, no full stop."""
    words = [word if word in DATA["small_words"] else word[:1].upper() + word[1:] for word in sentence.words]
    if words[-1] == "." and sentence.free(len(words) - 1, len(words)):
        words.pop()
    return sentence._replace(words=tuple(words))


def curly(sentence: Sentence) -> Sentence:
    """Straight double quotes as typographic ones, opening and closing in turn."""
    marks = iter("“”" * len(sentence.words))
    return sentence._replace(words=tuple(next(marks) if word == '"' else word for word in sentence.words))


def augmented(sentences: Sequence[Sentence], pool: Pool, shares: Mapping[str, float]) -> list[Sentence]:
    """The sentences with their additions.

    Args:
        sentences: Converted training sentences.
        pool: Names to fill in, and the generator of chance.
        shares: How often, per sentence: ``renamed``, ``capitals``, ``headline``, ``curly`` (in place, not added);
            ``patterns`` is the number of fillings of each pattern.

    Returns:
        Originals first, in their order, then what was made.
    """
    chance = pool.chance
    kept = [curly(s) if chance.random() < shares["curly"] else s for s in sentences]
    made: list[Sentence] = []
    for sentence in kept:
        if any(name.label == "PER" for name in sentence.names) and chance.random() < shares["renamed"]:
            made.append(renamed(sentence, pool))
        if len(sentence.words) <= 20 and sentence.names:
            if chance.random() < shares["capitals"]:
                made.append(capitals(sentence))
            if chance.random() < shares["headline"]:
                made.append(headline(sentence))
    for pattern in DATA["patterns"]:
        made += [filled(pattern, pool) for _ in range(round(shares["patterns"]))]
    return kept + made
