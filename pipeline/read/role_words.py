"""The word lists of ``roles.toml``, and the questions that reading roles asks of them."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pipeline import lexicons

_SHORTEST_VERB = 6
_NOUNS = ("ke", "ter")  # as "kepala", "keamanan" and "tertinggi" open, more often than verbs


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The word lists of ``roles.toml``; the file says what each is for."""

    sure_before: frozenset[str]
    sure_after: frozenset[str]
    never_before: frozenset[str]
    close_to: frozenset[str]
    compound_before: frozenset[str]
    talks: frozenset[str]
    leads: frozenset[str]
    never_after: frozenset[str]
    choosing: frozenset[str]
    standing: frozenset[str]
    fallen: frozenset[str]
    only_now: frozenset[str]
    ours: frozenset[str]
    led_by: frozenset[str]
    led_straight: frozenset[str]
    delegations: frozenset[str]
    joins: frozenset[str]
    areas: frozenset[str]
    bodies: frozenset[str]
    branches: frozenset[str]
    kinds_of_body: frozenset[str]
    by_turns: frozenset[str]
    chairs: frozenset[str]
    addresses: frozenset[str]
    before_another: frozenset[str]
    predecessors: frozenset[str]
    origins: frozenset[str]
    fields: frozenset[str]
    with_field: frozenset[str]
    at_that_time: frozenset[str]
    no_more: frozenset[str]
    introduces: frozenset[str]
    opens_clause: frozenset[str]
    speakers: frozenset[str]
    auxiliaries: frozenset[str]
    spokesmen: frozenset[str]
    alone: frozenset[str]
    credits: frozenset[str]
    ordinals: frozenset[str]
    counting: frozenset[str]
    terms: frozenset[str]
    spans: frozenset[str]
    callings: frozenset[str]
    modifiers: frozenset[str]
    ends_phrase: frozenset[str]
    runs_on: frozenset[str]
    verb_starts: tuple[str, ...]
    no_verbs: frozenset[str]
    of_a_person: frozenset[str]
    of_a_leader: frozenset[str]
    of_companies: frozenset[str]
    leaders: frozenset[str]
    vague: frozenset[str]
    rulers: frozenset[str]
    vague_only_with: frozenset[str]

    @classmethod
    def load(cls) -> RoleWords:
        """Read the shipped lists."""
        words = lexicons.read("roles")
        starts = tuple(words["verb_starts"])
        lists = {field.name: frozenset(words[field.name]) for field in fields(cls) if field.name != "verb_starts"}
        return cls(verb_starts=starts, **lists)

    def is_verb(self, word: str) -> bool:
        """Whether a word in lower case is shaped like a verb ("menolak", "berangkat"), as far as its start can tell."""
        return len(word) >= _SHORTEST_VERB and word.startswith(self.verb_starts) and word not in self.no_verbs

    def is_plain_verb(self, word: str) -> bool:
        """Whether a word is shaped like a verb, and not as nouns and adjectives are, too."""
        return self.is_verb(word) and not word.startswith(_NOUNS)

    def may_modify(self, word: str, *, loose: bool) -> bool:
        """Whether a word may stand between an office and "itu".

        Args:
            word: As written.
            loose: Whether the office is a profession, which nouns may follow ("pemilik kedai itu").
        """
        lower = word.lower()
        if not word[0].isalnum() or lower in self.ends_phrase:
            return False
        if lower in self.modifiers or word[0].isupper() or word.isdigit():
            return True
        return loose and word.replace("-", "").isalpha() and not self.is_verb(lower)
