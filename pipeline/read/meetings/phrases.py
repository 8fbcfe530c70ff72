"""The closed word classes that the meeting rules look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline import lexicons
from pipeline.lexicons.world import World


@dataclass(frozen=True, slots=True)
class Phrases:
    """The closed word classes of ``phrases.toml``; the file says what each is for."""

    next: frozenset[str]
    accompanied: frozenset[str]
    accompanying: frozenset[str]
    bodies: frozenset[str]
    sides: frozenset[str]
    oblique: frozenset[str]
    counterparts: frozenset[str]
    takes_place: frozenset[str]
    homes: frozenset[str]
    home_kinds: frozenset[str]
    comings: frozenset[str]
    gatherings: frozenset[str]
    speakers: frozenset[str]
    first_person: frozenset[str]
    background: frozenset[str]
    told_by: frozenset[str]
    says: frozenset[str]
    cites: frozenset[str]
    speech_verbs: frozenset[str]
    confessions: frozenset[str]
    mouthpieces: frozenset[str]
    institutions: frozenset[str]
    accords: frozenset[str]
    just_now: frozenset[str]
    afters: frozenset[str]
    reports: frozenset[str]
    """What opens what was said, or what was before: "bahwa" and `afters`."""
    purposes: frozenset[str]
    copulas: frozenset[str]
    goes_on: frozenset[str]
    repeat_words: frozenset[str]
    presses: frozenset[str]
    last_stop: frozenset[str]
    dayparts: frozenset[str]
    in_line: frozenset[str]
    next_day: frozenset[str]
    same_place: frozenset[str]
    called_off: frozenset[str]
    at_talks: frozenset[str]
    brings: frozenset[str]
    talks_of_two: frozenset[str]
    urges: frozenset[str]
    urged_away: frozenset[str]
    moved: frozenset[str]
    delays: frozenset[str]
    sayers: frozenset[str]
    possessed: frozenset[str]
    airports: frozenset[str]
    no_place: frozenset[str]
    delegations: frozenset[str]
    delegates: frozenset[str]
    turns_up: frozenset[str]
    turns: frozenset[str]
    sends: frozenset[str]
    pronouns: frozenset[str]
    person_heads: frozenset[str]
    people: frozenset[str]
    says_it: frozenset[str]
    numbers: Mapping[str, int]
    all_of: Mapping[str, int]
    stand_ins: frozenset[str]
    """Words that may stand for somebody named elsewhere."""
    joins: frozenset[str]
    conjunctions: frozenset[str]
    """Joins without the comma."""
    nouns: frozenset[str]
    """All that people are called by."""
    relatives: frozenset[str]
    """Counterparts and kin."""
    summits: frozenset[str]
    convenes: frozenset[str]
    collectives: frozenset[str]
    namely: frozenset[str]
    further: frozenset[str]
    beside: frozenset[str]
    teams: frozenset[str]
    kin: frozenset[str]
    auxiliaries: frozenset[str]
    clause_starts: frozenset[str]
    matters: frozenset[str]
    ties: frozenset[str]
    set_for: frozenset[str]
    unnamed: frozenset[str]
    no_subjects: frozenset[str]
    things: frozenset[str]
    courts: frozenset[str]
    films: frozenset[str]
    links: frozenset[str]
    plays: frozenset[str]
    transfers: frozenset[str]
    additive: frozenset[str]
    spouses: frozenset[str]
    with_: frozenset[str]
    with_own: frozenset[str]
    not_heads: frozenset[str]
    agents: frozenset[str]
    subordinators: frozenset[str]
    clause_ends: frozenset[str]
    talk_adverbs: frozenset[str]
    apart: frozenset[str]
    in_turn: frozenset[str]
    by_themselves: frozenset[str]
    then: frozenset[str]
    done: frozenset[str]
    whens: frozenset[str]
    stands_for: frozenset[str]
    by_phone: frozenset[str]
    over: frozenset[str]
    by_way: frozenset[str]
    on_line: frozenset[str]
    outskirts: frozenset[str]
    moves: frozenset[str]
    not_yet: frozenset[str]
    asides: frozenset[str]
    grounds: frozenset[str]
    conditions: frozenset[str]
    affected: frozenset[str]
    receives: frozenset[str]
    led: frozenset[str]
    heads: frozenset[str]
    shares: frozenset[str]
    dependents: frozenset[str]
    relations: frozenset[str]
    dependent_kinds: frozenset[str]
    campaigns: frozenset[str]
    stresses: frozenset[str]
    tales: frozenset[str]
    running: frozenset[str]
    attachments: frozenset[str]
    travel_before: frozenset[str]
    mottos: frozenset[str]
    times_of: frozenset[str]
    other_times: frozenset[str]
    elsewhen: frozenset[str]
    often: frozenset[str]
    seasons: frozenset[str]
    contrary: frozenset[str]
    before_this: frozenset[str]
    questioned: frozenset[str]
    summons: frozenset[str]
    venues: frozenset[str]
    in_town: frozenset[str]
    trips: frozenset[str]
    welcomes: frozenset[str]
    follows: frozenset[str]
    of_matter: frozenset[str]
    call_nouns: frozenset[str]
    call_verbs: frozenset[str]
    to_come: frozenset[str]
    titles: frozenset[str]
    bearers: Mapping[str, tuple[str, ...]]
    maybe_bearers: Mapping[str, tuple[str, ...]]

    @staticmethod
    def pointed(words: Sequence[str]) -> bool:
        """Whether words behind a noun take up what was told: "itu", "tersebut", "yang sama"."""
        return tuple(words[:1]) in (("itu",), ("tersebut",)) or tuple(words[:2]) == ("yang", "sama")

    @classmethod
    def load(cls) -> Phrases:
        """Read the shipped lists."""
        table = lexicons.read("phrases")
        lists = {key: frozenset(words) for key, words in table.items() if isinstance(words, list)}
        lists["with_"] = lists.pop("with")
        connectors = lists.pop("connectors")
        lists["not_heads"] = frozenset().union(
            *(
                lists[key]
                for key in ("oblique", "possessed", "clause_ends", "no_place", "talk_adverbs", "says", "delegations")
            )
        )
        pronouns = lists["pronouns"] | lists["with_own"] | lists["first_person"] | {"mereka"}
        lists["joins"] = connectors | lists["next"]
        lists["conjunctions"] = lists["joins"] - {","}
        lists["nouns"] = lists["people"] | lists["person_heads"]
        called = lists["nouns"] | {"sang"}  # "sang penasihat", "pengusaha itu"
        lists["stand_ins"] = pronouns | called | frozenset(table["numbers"]) | frozenset(table["all_of"])
        lists["reports"] = lists["afters"] | {"bahwa"}
        lists["relatives"] = lists["counterparts"] | lists["kin"]
        return cls(
            **lists,
            numbers=table["numbers"],
            all_of=table["all_of"],
            bearers={word: tuple(heads) for word, heads in table["bearers"].items()},
            maybe_bearers={word: tuple(heads) for word, heads in table["maybe_bearers"].items()},
        )


@dataclass(frozen=True, slots=True)
class Lists:
    """The word classes, and the organizations of the world."""

    phrases: Phrases
    world: World
