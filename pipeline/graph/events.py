"""The lossless graph: meetings as nodes between participants, place and country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.graph.build import add_degrees
from pipeline.graph.facts import Facts, counts, entity_columns, facts_of, in_time, period, quoted
from pipeline.records import Article, Linked, Meeting

if TYPE_CHECKING:
    import networkx as nx

_LABEL_NAMES = 3


def build_events(articles: Sequence[Article], linked: Linked) -> nx.MultiGraph:
    """Lay every meeting of whatever status out as a node of its own.

    Args:
        articles: For the evidence sentences.
        linked: What linking found.

    Returns:
        Nodes are meetings, their participants, places and countries; edges are ``took part`` (with the office and part
        of that participant), ``at`` and ``in``. All that ``meetings.jsonl`` says stands on the meeting or its edges.
    """
    import networkx as nx

    facts = facts_of(articles, linked)
    meetings = sorted(linked.meetings, key=lambda meeting: meeting.id)
    graph = nx.MultiGraph()
    around: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        for node in {*meeting.participants, meeting.place, meeting.country} - {None}:
            around.setdefault(str(node), []).append(meeting)
    for node in sorted(around):
        columns = {**entity_columns(facts, facts.entity(node)), **counts(around[node])}
        graph.add_node(node, **columns, **period(m for m in in_time(around[node]) if m.status == "held"))
    for meeting in meetings:
        graph.add_node(_meeting_node(meeting), **_meeting_columns(facts, meeting))
        _add_edges(facts, graph, meeting)
    add_degrees(graph)
    return graph


def _meeting_node(meeting: Meeting) -> str:
    """Return a node id that no entity can have, whatever meeting ids look like."""
    return f"meeting:{meeting.id}"


def _add_edges(facts: Facts, graph: nx.MultiGraph, meeting: Meeting) -> None:
    node = _meeting_node(meeting)
    shared = {"weight": 1.0, **period([meeting]), "confidence": round(meeting.confidence, 4)}
    for participant in dict.fromkeys(meeting.participants):
        role = meeting.roles.get(participant)
        columns: dict[str, Any] = {"relation": ("took part",), **shared}
        if role:
            columns["offices"] = (role.office,) if role.office else ()
            columns |= {"part": role.part, "of": role.of, "article_ids": role.articles}
        graph.add_edge(node, participant, key="took-part", **columns)
    for key, relation, target in (("at", "at", meeting.place), ("in", "in", meeting.country)):
        if target:
            graph.add_edge(node, target, key=key, relation=(relation,), **shared)


def _meeting_columns(facts: Facts, meeting: Meeting) -> dict[str, Any]:
    names = [facts.name(participant) for participant in dict.fromkeys(meeting.participants)]
    return {
        "label": _label(meeting, names),
        "kind": "meeting",
        "country": facts.name(meeting.country),
        **{name: value for name, value in counts([meeting]).items() if name in ("claimed", "articles", "sources")},
        **period([meeting]),
        "meeting_kind": meeting.kind,
        "status": meeting.status,
        "day_known": meeting.dates is not None and meeting.dates.start == meeting.dates.end,
        "date_basis": meeting.date_basis,
        "date_text": meeting.date_text,
        "place": facts.name(meeting.place),
        "participants": tuple(names),
        "article_ids": meeting.articles,
        "source_ids": meeting.sources,
        **quoted(facts, [meeting]),
        "status_history": tuple(f"{claim.article}:{claim.status}" for claim in meeting.status_history),
        "conflicts": tuple(
            f"{conflict.slot}={value} ({', '.join(articles)})"
            for conflict in meeting.conflicts
            for value, articles in conflict.values.items()
        ),
        "rules": meeting.rules,
        "confidence": round(meeting.confidence, 4),
    }


def _label(meeting: Meeting, names: list[str]) -> str:
    """Return "2024-10-15 A, B, C, …"; a month or a range shows its first day with "~"."""
    shown = ", ".join(names[:_LABEL_NAMES]) + (", …" if len(names) > _LABEL_NAMES else "")
    if meeting.dates is None:
        return shown or meeting.id
    exact = meeting.dates.start == meeting.dates.end
    return f"{'' if exact else '~'}{meeting.dates.start.isoformat()} {shown}".strip()
