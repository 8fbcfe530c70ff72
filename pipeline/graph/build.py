"""The person-organization-country graph: what the reader of a network map wants, one edge a pair and relation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.graph.facts import (
    Facts,
    counts,
    entity_columns,
    facts_of,
    held_first,
    in_time,
    period,
    quoted,
)
from pipeline.graph.metrics import add_disparity, add_metrics, keep_backbone
from pipeline.graph.ties import Projection, Tie, Ties, ties_of
from pipeline.records import Article, Linked, Meeting

if TYPE_CHECKING:
    import networkx as nx


def build(
    articles: Sequence[Article],
    linked: Linked,
    *,
    projection: Projection = "newman",
    backbone: float | None = None,
) -> nx.MultiGraph:
    """Project meetings onto their participants.

    Args:
        articles: For the evidence sentences; an article that is missing only leaves its sentences out.
        linked: What linking found.
        projection: How much a held meeting of k adds to the weight of each pair: ``newman`` 1/(k - 1), ``count`` 1.
        backbone: If given, only ``met`` edges stay whose ``disparity`` is below it.

    Returns:
        A graph whose nodes are every participant of any meeting and every country or organization represented or
        visited, and whose edges are ``met``, ``represents`` and ``visited`` (the edge's key), all in id order. Columns
        as in ``pipeline.graph.schema``. Only held meetings make or strengthen ``met`` and ``visited``.
    """
    import networkx as nx

    facts = facts_of(articles, linked)
    ties = ties_of(facts, linked, projection)
    involved = _involved(linked, ties)
    offices = _offices(linked)
    graph = nx.MultiGraph()
    for node in sorted(involved):
        graph.add_node(node, **_node_columns(facts, node, involved[node], offices.get(node, ())))
    for pair, relation in sorted(ties):
        graph.add_edge(*pair, key=relation, **_edge_columns(facts, relation, ties[pair, relation]))
    add_disparity(graph)
    if backbone is not None:
        keep_backbone(graph, backbone)
    add_metrics(graph)
    add_degrees(graph)
    return graph


def add_degrees(graph: nx.MultiGraph) -> None:
    """Set ``degree`` and ``weighted_degree`` of every node."""
    weighted = dict(graph.degree(weight="weight"))
    for node, degree in graph.degree():
        graph.nodes[node]["degree"] = int(degree)
        graph.nodes[node]["weighted_degree"] = round(float(weighted[node]), 4)


def _involved(linked: Linked, ties: Ties) -> dict[str, list[Meeting]]:
    """Map every node to the meetings it has to do with, each once."""
    involved: dict[str, dict[str, Meeting]] = {}
    for meeting in linked.meetings:
        for participant in meeting.participants:
            involved.setdefault(participant, {})[meeting.id] = meeting
    for (pair, relation), tie in ties.items():
        if relation != "met":
            for node in pair:
                involved.setdefault(node, {}).update((meeting.id, meeting) for meeting in tie.meetings)
    return {node: in_time(meetings.values()) for node, meetings in involved.items()}


def _offices(linked: Linked) -> dict[str, tuple[str, ...]]:
    """Map every participant to the offices that its meetings give it, oldest first."""
    offices: dict[str, dict[str, None]] = {}
    for meeting in in_time(linked.meetings):
        for participant in meeting.participants:
            role = meeting.roles.get(participant)
            if role and role.office:
                offices.setdefault(participant, {})[role.office] = None
    return {participant: tuple(texts) for participant, texts in offices.items()}


def _held(meetings: Iterable[Meeting]) -> list[Meeting]:
    return [meeting for meeting in meetings if meeting.status == "held"]


def _node_columns(facts: Facts, node: str, meetings: list[Meeting], offices: tuple[str, ...]) -> dict[str, Any]:
    return {
        **entity_columns(facts, facts.entity(node)),
        "offices": offices,
        **counts(meetings),
        **period(_held(meetings)),
        "confidence": round(max((meeting.confidence for meeting in meetings), default=0.0), 4),
    }


def _edge_columns(facts: Facts, relation: str, tie: Tie) -> dict[str, Any]:
    ordered = held_first(tie.meetings)
    # An office is a fact even when the meeting at which it is mentioned fell through.
    dated = ordered if relation == "represents" else _held(ordered)
    return {
        "relation": (relation,),
        "weight": round(tie.weight, 4),
        **counts(ordered),
        **period(dated),
        "places": tuple(dict.fromkeys(place for meeting in dated if (place := facts.where(meeting)))),
        "offices": tuple(dict.fromkeys(tie.offices[m.id] for m in ordered if m.id in tie.offices)),
        **quoted(facts, ordered),
        "meeting_ids": tuple(meeting.id for meeting in ordered),
        "confidence": round(max(meeting.confidence for meeting in ordered), 4),
    }
