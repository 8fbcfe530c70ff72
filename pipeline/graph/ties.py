"""Which two entities a meeting ties together, by which relation, and how strongly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Literal

from pipeline.graph.facts import Facts
from pipeline.records import Linked, Meeting

Relation = Literal["met", "represents", "visited"]
Projection = Literal["newman", "count"]
"""How much a held meeting of k adds to each of its pairs: 1/(k - 1), or 1."""

Pair = tuple[str, str]
"""Two entity ids in order."""


@dataclass(slots=True)
class Tie:
    """Everything that joins one pair by one relation.

    Attributes:
        weight: Sum of what the meetings add; only held ones add to ``met`` and ``visited``.
        meetings: In the order they came, each once.
        offices: Office texts with the id of their meeting.
    """

    weight: float = 0.0
    meetings: list[Meeting] = field(default_factory=list)
    offices: dict[str, str] = field(default_factory=dict)

    def add(self, meeting: Meeting, weight: float) -> None:
        """Let one more meeting count."""
        self.meetings.append(meeting)
        self.weight += weight if meeting.status == "held" else 0.0


Ties = dict[tuple[Pair, Relation], Tie]


def ties_of(facts: Facts, linked: Linked, projection: Projection = "newman") -> Ties:
    """Collect the ties of all meetings.

    Args:
        facts: The index over ``linked``.
        linked: What linking found.
        projection: How much a meeting of several adds to each pair.

    Returns:
        One tie a pair and relation. ``met`` and ``visited`` ties rest on at least one held meeting; what was only
        planned, cancelled or denied makes no edge.
    """
    ties: Ties = {}
    meetings = sorted(linked.meetings, key=lambda meeting: meeting.id)
    share = _share if projection == "newman" else _whole
    for meeting in meetings:
        for pair in met_pairs(meeting):
            ties.setdefault((pair, "met"), Tie()).add(meeting, share(meeting))
    talks = {pair for (pair, _), tie in ties.items() if tie.weight > 0}
    for meeting in meetings:
        if meeting.kind == "visit":
            _add_visit(facts, meeting, ties, (talks, share))
        for pair, office in represented(meeting):
            tie = ties.setdefault((pair, "represents"), Tie(weight=1.0))
            tie.meetings.append(meeting)
            if office:
                tie.offices[meeting.id] = office
    return {key: tie for key, tie in ties.items() if tie.weight > 0}


def met_pairs(meeting: Meeting) -> Iterator[Pair]:
    """Yield the pairs that met, met by phone, or were to; none for a visit (see :func:`guests_and_hosts`).

    A person and the country or organization that this person represents there did not meet each other, unless it is
    all the text says.
    """
    if meeting.kind == "visit":
        return
    participants = sorted(set(meeting.participants))
    own = {pair for pair, _ in represented(meeting)} if len(participants) > 2 else set()
    for pair in combinations(participants, 2):
        if pair not in own:
            yield pair


def represented(meeting: Meeting) -> Iterator[tuple[Pair, str]]:
    """Yield (person and what the person represents, office) for each participant whose office tells it."""
    for participant in sorted(set(meeting.participants)):
        role = meeting.roles.get(participant)
        # a governor's or regent's area is a place, and places are no nodes of this graph
        drawn = role is not None and role.of is not None and not role.of.startswith("plc:")
        if role and role.of and drawn and role.of != participant and participant.startswith("per:"):
            low, high = sorted((participant, role.of))
            yield (low, high), role.office


def guests_and_hosts(facts: Facts, meeting: Meeting) -> tuple[list[str], list[str]]:
    """Part the participants of a visit into travellers and those who receive them.

    Where the text does not say which part someone has, those at home in the visited country are hosts.
    """
    guests: list[str] = []
    hosts: list[str] = []
    for participant in sorted(set(meeting.participants)):
        role = meeting.roles.get(participant)
        part = role.part if role else "named"
        home = meeting.country is not None and meeting.country in (participant, facts.entity(participant).country)
        (hosts if part == "host" or (home and part != "guest") else guests).append(participant)
    return guests, hosts


def _share(meeting: Meeting) -> float:
    """Weight of one pair in a meeting: in a group of k, each meets k - 1 others and all of that counts as one."""
    return 1.0 / max(1, len(set(meeting.participants)) - 1)


def _whole(meeting: Meeting) -> float:
    return 1.0


def _add_visit(facts: Facts, meeting: Meeting, ties: Ties, rest: tuple[set[Pair], Callable[[Meeting], float]]) -> None:
    """Tie travellers to the country, and to their hosts where no talks of the two are recorded on their own."""
    talks, share = rest
    guests, hosts = guests_and_hosts(facts, meeting)
    if meeting.country is not None:
        for guest in guests:
            low, high = sorted((guest, meeting.country))
            if low != high:
                ties.setdefault(((low, high), "visited"), Tie()).add(meeting, 1.0)
    if meeting.status != "held":
        return
    own = {pair for pair, _ in represented(meeting)}
    for guest, host in product(guests, hosts):
        low, high = sorted((guest, host))
        # A host country is already tied by "visited"; the talks on the visit are a meeting of their own.
        if host != meeting.country and (low, high) not in talks and (low, high) not in own:
            ties.setdefault(((low, high), "met"), Tie()).add(meeting, share(meeting))
