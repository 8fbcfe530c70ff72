"""What ``index.html`` knows: nodes, edges, meetings and their sentences, cut into plain and marked pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.graph.facts import Facts, facts_of, in_time
from pipeline.graph.layout import GREY, PALETTE
from pipeline.graph.schema import clean_text
from pipeline.graph.ties import guests_and_hosts
from pipeline.records import Article, Evidence, Linked, Meeting

if TYPE_CHECKING:
    import networkx as nx

Piece = list[str]
"""``[text]``, or ``[text, mark]`` with mark ``who``, ``where``, ``when`` or ``what`` (the words that state it)."""

Span = tuple[int, int]
"""Start, and end (exclusive), in code points."""


def page_data(articles: Sequence[Article], linked: Linked, graph: nx.MultiGraph) -> dict[str, Any]:
    """Gather the data of the page.

    Args:
        articles: Titles, outlets, links and the sentences.
        linked: What linking found.
        graph: From ``build``, placed.

    Returns:
        JSON-ready; nodes, articles and meetings refer to each other by position.

    Raises:
        ValueError: If the graph has not been placed.
    """
    facts = facts_of(articles, linked)
    nodes = sorted(graph.nodes)
    if any("x" not in graph.nodes[node] for node in nodes):
        raise ValueError("the graph has no positions yet: call place_nodes first")
    meetings = in_time(linked.meetings)
    cited = sorted({a for m in meetings for a in m.articles} | {e.article for m in meetings for e in m.evidence})
    places = {
        "node": {node: number for number, node in enumerate(nodes)},
        "article": {article: number for number, article in enumerate(cited)},
        "meeting": {meeting.id: number for number, meeting in enumerate(meetings)},
    }
    known = {article.id: article for article in articles}
    names = {data["community"]: data["community_name"] for _, data in graph.nodes(data=True)}
    return {
        "palette": PALETTE,
        "grey": GREY,
        "communities": [clean_text(names[number]) for number in sorted(names)],
        "nodes": [_node(node, graph.nodes[node]) for node in nodes],
        "edges": [_edge(places, *edge) for edge in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3])],
        "articles": [_article(known.get(article) or Article(article, "")) for article in cited],
        "meetings": [_meeting(facts, places, meeting) for meeting in meetings],
    }


def marked(text: str, marks: Mapping[str, str], stated: Iterable[Span] = ()) -> list[Piece]:
    """Cut a sentence where a name, a place, a date or the words that state the meeting begin and end.

    Args:
        text: The sentence as it stands in the article.
        marks: Words to find (whole words, case counts) -> their mark; where two overlap the first and longer wins.
        stated: Where in ``text`` the words stand that state it; names win over them.

    Returns:
        Pieces that together are the sentence, white space evened out. (Not offsets: a browser counts in UTF-16.)
    """
    line = clean_text(text)
    tags = [""] * len(line)
    for start, end in stated:
        # where they lie once white space is evened out: the letter behind stands for what it is
        first, last = (len(clean_text(f"{text[:at]}|")) - 1 for at in (start, end))
        tags[first:last] = ["what"] * len(tags[first:last])
    end = 0
    for start, negative, word in sorted(_found(line, marks)):
        if start >= end:
            end = start - negative
            tags[start:end] = [f"{marks[word]} {start}"] * -negative
    pieces = []
    for tag, run in groupby(range(len(line)), key=tags.__getitem__):
        places = list(run)
        words = line[places[0] : places[-1] + 1]
        pieces.append([words, tag.split()[0]] if tag else [words])
    return pieces


def _found(line: str, words: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, minus the length, and word of every place where one of ``words`` stands as a whole word."""
    for word in words:
        at = line.find(word) if word.strip() else -1
        while at >= 0:
            if not (_in_word(line[at - 1 : at]) or _in_word(line[at + len(word) : at + len(word) + 1])):
                yield at, -len(word), word
            at = line.find(word, at + 1)


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _node(node: str, data: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: data[name] for name in ("kind", "x", "y", "size", "color")}
    row |= {name: data[name] for name in ("degree", "betweenness", "k_core", "community")}
    row |= {"id": node, "label": clean_text(data["label"]) or node, "held": data["held"]}
    row["aliases"] = [clean_text(alias) for alias in data["aliases"] if alias != data["label"]]
    row |= {"country": clean_text(data["country"]), "offices": [clean_text(office) for office in data["offices"]]}
    return row


def _edge(places: Mapping[str, Mapping[str, int]], u: str, v: str, key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    ends = sorted((places["node"][u], places["node"][v]))
    meetings = [places["meeting"][meeting] for meeting in data["meeting_ids"]]
    return {"a": ends[0], "b": ends[1], "relation": key, "weight": data["weight"], "meetings": meetings}


def _article(article: Article) -> dict[str, Any]:
    url = clean_text(article.url)
    return {
        "id": clean_text(article.id),
        "title": clean_text(article.title),
        "source": clean_text(article.source),
        "published": article.published.isoformat() if article.published else "",
        # Any other scheme (javascript:, file:) is not a link to an article.
        "url": url if re.match(r"https?://[^\s]+$", url) else "",
    }


def _meeting(facts: Facts, places: Mapping[str, Mapping[str, int]], meeting: Meeting) -> dict[str, Any]:
    marks = _marks(facts, meeting)
    guests = guests_and_hosts(facts, meeting)[0] if meeting.kind == "visit" and meeting.country else []
    return {
        "id": meeting.id,
        "kind": meeting.kind,
        "status": meeting.status,
        "claimed": meeting.claimed,
        "who": [_participant(facts, places, meeting, who) for who in dict.fromkeys(meeting.participants)],
        "visitors": [places["node"][guest] for guest in guests],
        "visited": places["node"].get(meeting.country or "", -1) if guests else -1,
        "place": clean_text(facts.name(meeting.place)),
        "country": clean_text(facts.name(meeting.country)),
        "start": meeting.dates.start.isoformat() if meeting.dates else "",
        "end": meeting.dates.end.isoformat() if meeting.dates else "",
        "date_text": clean_text(meeting.date_text),
        "basis": meeting.date_basis,
        "articles": [places["article"][article] for article in meeting.articles],
        "sources": len(meeting.sources),
        "confidence": round(meeting.confidence, 2),
        "evidence": [
            {"article": places["article"][item.article], "pieces": pieces, **_says_otherwise(meeting, item)}
            for item in both_sides_first(meeting)
            if (pieces := marked(facts.sentence(item), marks, _stated(meeting, item)))
        ],
        "conflicts": [
            {"slot": conflict.slot, "values": [clean_text(value) for value in conflict.values]}
            for conflict in meeting.conflicts
        ],
    }


def both_sides_first(meeting: Meeting) -> list[Evidence]:
    """Return the sentences so that one of each status comes first, the status of the record before others.

    The page shows the first few; a reader must not have to open the rest to learn that an article says otherwise.
    """
    said = {claim.article: claim.status for claim in meeting.status_history}
    ahead: dict[str | None, Evidence] = {}
    for item in sorted(meeting.evidence, key=lambda item: said.get(item.article) != meeting.status):
        ahead.setdefault(said.get(item.article), item)
    return [*ahead.values(), *(item for item in meeting.evidence if item not in ahead.values())]


def _says_otherwise(meeting: Meeting, sentence: Evidence) -> dict[str, str]:
    """Return the status that the article of a sentence gives the meeting, where it is not that of the record."""
    said = {claim.article: claim.status for claim in meeting.status_history}.get(sentence.article, meeting.status)
    return {} if said == meeting.status else {"status": said}


def _participant(
    facts: Facts, places: Mapping[str, Mapping[str, int]], meeting: Meeting, participant: str
) -> dict[str, Any]:
    row: dict[str, Any] = {"node": places["node"][participant]}
    role = meeting.roles.get(participant)
    if role and role.office:
        row["office"] = clean_text(role.office)
    if role and role.of:
        row["of"] = clean_text(facts.name(role.of))
    if role and role.part != "named":
        row["part"] = role.part
    return row


def _stated(meeting: Meeting, sentence: Evidence) -> list[Span]:
    """Return where in a sentence the words stand that state the meeting."""
    return [
        (max(trigger.start - sentence.start, 0), min(trigger.end, sentence.end) - sentence.start)
        for trigger in meeting.triggers
        if trigger.article == sentence.article and trigger.start < sentence.end and sentence.start < trigger.end
    ]


def _marks(facts: Facts, meeting: Meeting) -> dict[str, str]:
    """Return the words to mark in a meeting's sentences; a participant's name wins over a place's.

    The office of somebody whose name stands in no sentence is marked: it is what they are named by.
    """
    marks = {clean_text(meeting.date_text): "when"}
    for mark, ids in (("where", (meeting.country, meeting.place)), ("who", meeting.participants)):
        for entity in (facts.entity(identifier) for identifier in ids if identifier):
            marks |= dict.fromkeys((clean_text(name) for name in (entity.name, *entity.aliases)), mark)
    sentences = [clean_text(facts.sentence(item)) for item in meeting.evidence]
    for who, role in meeting.roles.items():
        person = facts.entity(who)
        if role.office and not any(any(_found(text, (person.name, *person.aliases))) for text in sentences):
            marks[clean_text(role.office)] = "who"
    return marks
