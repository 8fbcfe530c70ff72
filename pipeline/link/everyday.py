"""Everyday words for offices ("bos", "orang nomor satu") and nouns for bodies ("ketua serikat"): what they mean."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import lexicons
from pipeline.link.offices import Holding, Seats
from pipeline.link.scenes import Bearer


@dataclass(frozen=True, slots=True)
class Everyday:
    """Answers what an everyday word stands for.

    Attributes:
        seats: Compares offices.
    """

    seats: Seats

    def stands_for(self, asked: Holding) -> tuple[str, ...]:
        """The offices that an everyday word may stand for; "pemimpin" only of a body, whoever leads a country."""
        kind = (asked.of or "cty:").partition(":")[0]
        land = self.is_leader(asked) and (kind == "cty" or (kind == "plc" and asked.title == "pemimpin"))
        return () if asked.former or land else covers().get(asked.title, ())

    def is_leader(self, asked: Holding) -> bool:
        """Whether an office is a word for whoever leads a country: "pemimpin", "kepala negara"."""
        return self.seats.lists.hints.get(asked.title.replace("-", " ")) == "state"

    def of_that_kind(self, asked: Holding, titled: Sequence[Bearer], longer: Sequence[Bearer]) -> list[Bearer]:
        """Choose whose body is of the kind that "ketua serikat" names; of no other kind, where none tells.

        Args:
            asked: The office of the role mention, which ends in a noun for a body.
            titled: Who has that very office in the article.
            longer: Who has one that begins with its name ("ketua DPRD").
        """
        alike = [*titled, *longer]
        kinds = {id(b): self._kinds_of_body(b.holding) for b in alike}
        named = bodies()[asked.phrase[-1]]
        own = [b for b in alike if not named.isdisjoint(kinds[id(b)])]
        return own or [b for b in titled if kinds[id(b)].isdisjoint(bodies())]

    def leading_that_kind(self, asked: Holding, bearers: Sequence[Bearer]) -> list[Bearer]:
        """Choose who leads a body of that kind by another name: "ketua serikat" for the president of a union."""
        leads, named = chiefs(), bodies()[asked.phrase[-1]]
        led = (b for b in bearers if asked.title in leads and b.holding.title in leads)
        return [b for b in led if not named.isdisjoint(self._kinds_of_body(b.holding))]

    def _kinds_of_body(self, holding: Holding) -> set[str]:
        """The words that tell of which kind the body of an office is."""
        of = (holding.of or "").partition(":")[2]
        return {*holding.phrase[1:], *of.split("-"), *(["partai"] if self.seats.is_party(holding.of) else [])}


@functools.cache
def bodies() -> dict[str, frozenset[str]]:
    """Noun for a body -> the words in the names of such bodies (``roles.toml``, ``linking.toml``)."""
    also = lexicons.read("linking")["bodies"]
    return {noun: frozenset({noun, *also.get(noun, ())}) for noun in lexicons.read("roles")["bodies"]}


@functools.cache
def chiefs() -> frozenset[str]:
    """Read the offices that lead a body, whatever it calls them (``linking.toml``)."""
    return frozenset(lexicons.read("linking")["chiefs"])


@functools.cache
def covers() -> dict[str, tuple[str, ...]]:
    """Everyday word -> the offices that it may stand for, the likeliest first (``linking.toml``)."""
    return {title: tuple(titles) for title, titles in lexicons.read("linking")["covers"].items()}
