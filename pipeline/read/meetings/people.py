"""Which names of an article stand for one person, as far as the names alone tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.names.pieces import naming_words
from pipeline.records import Mention


class People:
    """The mentions of one article, told apart by their words.

    "Keita" is a part of "Bou Keita" and stands for him; Faisal bin Farhan and Salman bin Hamad only share a particle.
    Once "Keita" has stood for Bou Keita, Awa Keita is somebody else. Roles are the same where their words are.

    Args:
        mentions: All mentions of the article, in text order.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._keys = tuple(_keys(mentions))
        self._heads: dict[str, set[str]] = {}
        self._offices: dict[str, set[str]] = {}
        for mention, key in zip(mentions, self._keys, strict=True):
            heads = self._heads.setdefault(key, set())
            heads.update(mention.honorific.casefold().split())
            if mention.type == "PER":
                self._offices.setdefault(key, set()).update(o.title for o in mention.offices if not o.former)
            for office in mention.offices:
                heads.update((office.text.casefold().split()[:1] or [""]) + office.title.split("-")[:1])

    def same(self, left: int, right: int) -> bool:
        """Whether two mentions, given by index, stand for one person (or body)."""
        return self._keys[left] == self._keys[right]

    def others(self, mention: int, among: Sequence[int]) -> list[int]:
        """Return those of some mentions that stand for somebody else than one does."""
        key = self._keys[mention]
        return [other for other in among if self._keys[other] != key]

    def latest(self, mentions: Sequence[int]) -> list[int]:
        """Return the last mention of each person among some, in their order."""
        last: dict[str, int] = {}
        for mention in mentions:
            last.pop(self._keys[mention], None)
            last[self._keys[mention]] = mention
        return list(last.values())

    def named(self, mention: int) -> bool:
        """Whether a mention is a name, not an office whose holder may be named elsewhere."""
        return self._mentions[mention].type == "PER"

    def person(self, mention: int) -> bool:
        """Whether a mention is of a person, no body or country."""
        return self._mentions[mention].type in ("PER", "ROLE")

    def titled(self, mention: int, head: str) -> bool:
        """Whether the article gives somebody an office or rank that opens with this word."""
        return head in self._heads[self._keys[mention]]

    def bears(self, mention: int, role: int) -> bool:
        """Whether an office without a name may mean somebody: "kata sang menteri" of Menteri Amina."""
        bare = self._mentions[role]
        return bare.type == "ROLE" and self.titled(mention, bare.text.casefold().split()[0])

    def holds_office(self, mention: int) -> bool:
        """Whether the article gives somebody's name a present office."""
        return bool(self._offices.get(self._keys[mention]))

    def known_besides(self, mention: int, noun: str, *, later: bool = False) -> bool:
        """Whether the article names somebody before or gives them an office elsewhere, but never one with this noun.

        Args:
            mention: The name.
            noun: What stands before it ("utusan").
            later: Whether it is enough that the article names them at all, as of whom a headline names.
        """
        key = self._keys[mention]
        others = [n for n, other in enumerate(self._keys) if other == key and n != mention]
        offices = [o.text.casefold().split()[:1] for n in others for o in self._mentions[n].offices]
        return [noun] not in offices and (any(later or n < mention for n in others) or bool(offices))

    def has_bearer(self, role: int) -> bool:
        """Whether the article gives any name the office of a role mention."""
        titles = {office.title for office in self._mentions[role].offices}
        return any(not titles.isdisjoint(offices) for offices in self._offices.values())


def _keys(mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield one key a mention; equal keys stand for one person."""
    particles = naming_words().bare_particles
    named: dict[str, dict[str, frozenset[str]]] = {}  # type -> key -> the longest name so far, the latest named last
    forms: dict[tuple[str, frozenset[str]], str] = {}  # a form of a name -> whom it stood for
    fathers: dict[str, frozenset[str]] = {}  # key -> names behind "bin", which are nobody's own
    for number, mention in enumerate(mentions):
        if mention.type == "ROLE":
            yield f"ROLE {mention.text.casefold()}"
            continue
        said = frozenset(mention.text.casefold().split())
        words = said - particles or said
        full = named.setdefault(mention.type, {})
        key = forms.get((mention.type, words))
        father = frozenset() if naming_words().fathers.isdisjoint(said) else _father(mention.text)
        if key is None:
            shorter = (key for key in reversed(full) if words <= full[key] and not words <= fathers[key])
            longer = (key for key in reversed(full) if full[key] <= words and not full[key] <= father)
            key = next(shorter, None) or next(longer, None) or f"{mention.type} {number}"
        fathers[key] = fathers.get(key, frozenset()) | father
        forms[mention.type, words] = key
        full[key] = max(full.pop(key, words), words, key=len)
        yield key


def _father(name: str) -> frozenset[str]:
    """Return the father's name in a name: "salman" of "Faruk bin Salman"."""
    words = name.casefold().split()
    return frozenset(word for before, word in pairwise(words) if before in naming_words().fathers)
