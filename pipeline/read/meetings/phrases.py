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
    sides: frozenset[str]
    collectives: frozenset[str]
    namely: frozenset[str]
    counterparts: frozenset[str]
    kin: frozenset[str]
    spouses: frozenset[str]
    parts_company: frozenset[str]
    additive: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    people: frozenset[str]
    person_heads: frozenset[str]
    titles: frozenset[str]
    dependents: frozenset[str]
    relations: frozenset[str]
    attachments: frozenset[str]
    dependent_kinds: frozenset[str]
    possessed: frozenset[str]
    campaigns: frozenset[str]
    running: frozenset[str]
    backers: frozenset[str]
    carried_out: frozenset[str]
    mouthpieces: frozenset[str]
    account_owners: frozenset[str]
    reigns: frozenset[str]
    in_reign: frozenset[str]
    delegations: frozenset[str]
    delegates: frozenset[str]
    governments: frozenset[str]
    teams: frozenset[str]
    heads: frozenset[str]
    led: frozenset[str]
    bodies: frozenset[str]
    mediators: frozenset[str]
    institutions: frozenset[str]
    stands_for: frozenset[str]
    unnamed: frozenset[str]
    no_subjects: frozenset[str]
    things: frozenset[str]
    auxiliaries: frozenset[str]
    helpers: frozenset[str]
    with_: frozenset[str]
    with_own: frozenset[str]
    agents: frozenset[str]
    oblique: frozenset[str]
    turns: frozenset[str]
    subordinators: frozenset[str]
    clause_ends: frozenset[str]
    clause_starts: frozenset[str]
    whens: frozenset[str]
    asides: frozenset[str]
    since: frozenset[str]
    topics: frozenset[str]
    rounds: frozenset[str]
    first_rounds: frozenset[str]
    contests: frozenset[str]
    afters: frozenset[str]
    grounds: frozenset[str]
    purposes: frozenset[str]
    copulas: frozenset[str]
    goes_on: frozenset[str]
    repeat_words: frozenset[str]
    contrary: frozenset[str]
    but: frozenset[str]
    matters: frozenset[str]
    ties: frozenset[str]
    gatherings: frozenset[str]
    summits: frozenset[str]
    at_event: frozenset[str]
    convenes: frozenset[str]
    takes_place: frozenset[str]
    lasting: frozenset[str]
    set_for: frozenset[str]
    prepared: frozenset[str]
    talks_of_two: frozenset[str]
    at_talks: frozenset[str]
    talk_adverbs: frozenset[str]
    further: frozenset[str]
    beside: frozenset[str]
    accords: frozenset[str]
    truces: frozenset[str]
    courts: frozenset[str]
    of_matter: frozenset[str]
    tales: frozenset[str]
    brings: frozenset[str]
    sends: frozenset[str]
    summons: frozenset[str]
    eventful: frozenset[str]
    receives: frozenset[str]
    hears: frozenset[str]
    shares: frozenset[str]
    presses: frozenset[str]
    urges: frozenset[str]
    urged_away: frozenset[str]
    turns_up: frozenset[str]
    comings: frozenset[str]
    welcomes: frozenset[str]
    greets: frozenset[str]
    follows: frozenset[str]
    over: frozenset[str]
    by_way: frozenset[str]
    by_phone: frozenset[str]
    on_line: frozenset[str]
    call_nouns: frozenset[str]
    call_verbs: frozenset[str]
    apart: frozenset[str]
    every: frozenset[str]
    plans: frozenset[str]
    in_order: frozenset[str]
    in_turn: frozenset[str]
    by_themselves: frozenset[str]
    in_line: frozenset[str]
    speakers: frozenset[str]
    says: frozenset[str]
    told_by: frozenset[str]
    speech_verbs: frozenset[str]
    confessions: frozenset[str]
    stresses: frozenset[str]
    sayers: frozenset[str]
    says_it: frozenset[str]
    cites: frozenset[str]
    just_now: frozenset[str]
    questioned: frozenset[str]
    dayparts: frozenset[str]
    next_day: frozenset[str]
    to_come: frozenset[str]
    planned: frozenset[str]
    times_of: frozenset[str]
    other_times: frozenset[str]
    elsewhen: frozenset[str]
    before_this: frozenset[str]
    often: frozenset[str]
    seasons: frozenset[str]
    outcomes: frozenset[str]
    background: frozenset[str]
    moved: frozenset[str]
    delays: frozenset[str]
    called_off: frozenset[str]
    then: frozenset[str]
    done: frozenset[str]
    trips: frozenset[str]
    stations: frozenset[str]
    which_trip: frozenset[str]
    in_course: frozenset[str]
    on_trip: frozenset[str]
    to_places: frozenset[str]
    reportedly: frozenset[str]
    staying: frozenset[str]
    moves: frozenset[str]
    tours: frozenset[str]
    been: frozenset[str]
    again: frozenset[str]
    once_more: frozenset[str]
    not_yet: frozenset[str]
    travel_before: frozenset[str]
    last_stop: frozenset[str]
    mottos: frozenset[str]
    homes: frozenset[str]
    calls_upon: frozenset[str]
    away: frozenset[str]
    home_kinds: frozenset[str]
    comes_to: frozenset[str]
    airports: frozenset[str]
    venues: frozenset[str]
    same_place: frozenset[str]
    wide: frozenset[str]
    its_place: frozenset[str]
    in_town: frozenset[str]
    outskirts: frozenset[str]
    lies: frozenset[str]
    no_place: frozenset[str]
    exactly: frozenset[str]
    born: frozenset[str]
    born_in: frozenset[str]
    conditions: frozenset[str]
    undertakings: frozenset[str]
    affected: frozenset[str]
    links: frozenset[str]
    films: frozenset[str]
    plays: frozenset[str]
    transfers: frozenset[str]
    numbers: Mapping[str, int]
    all_of: Mapping[str, int]
    bearers: Mapping[str, tuple[str, ...]]
    maybe_bearers: Mapping[str, tuple[str, ...]]
    # put together from these
    reports: frozenset[str]
    """What opens what was said, or what was before: "bahwa" and `afters`."""
    stand_ins: frozenset[str]
    """Words that may stand for somebody named elsewhere."""
    joins: frozenset[str]
    conjunctions: frozenset[str]
    """Joins without the comma."""
    nouns: frozenset[str]
    """All that people are called by."""
    examples: frozenset[str]
    """`namely`, and the rest of "antara lain"."""
    relatives: frozenset[str]
    """Counterparts and kin."""
    not_heads: frozenset[str]

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
        pronouns = lists["pronouns"] | lists["with_own"] | lists["first_person"] | {"mereka", "tamunya"}
        lists["joins"] = connectors | lists["next"]
        lists["conjunctions"] = lists["joins"] - {","}
        lists["nouns"] = lists["people"] | lists["person_heads"]
        called = lists["nouns"] | {"sang"}  # "sang penasihat", "pengusaha itu"
        lists["stand_ins"] = pronouns | called | frozenset(table["numbers"]) | frozenset(table["all_of"])
        lists["reports"] = lists["afters"] | {"bahwa"}
        lists["examples"] = lists["namely"] | {"lain"}
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
