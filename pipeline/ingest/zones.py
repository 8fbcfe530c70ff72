"""Cut an article into zones: headline, captions, body, related links and boilerplate, by the rules in the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.dates import dateline_date
from pipeline.ingest.outlets import outlets
from pipeline.ingest.zone_rules import Rule, first_rule, inline_rules
from pipeline.records import Span, Zone, ZoneKind

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
# Space, and marks that take no place of their own: they belong to no zone at its edges.
_EDGES = "".join(map(chr, range(0x21))) + (
    "\x7f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069\u3000\ufeff"
)
_BULLET = re.compile(r"[•·*▪‣◦●>-]\s|\d{1,2}[.)]\s")
_SENTENCE_END = re.compile(r"""(?<!\.)[.;,:]["'”’)\]]*$""")
TITLE_WORDS = 30
"""Longest line, in words, that can be a headline or a link; the longest headlines of Indonesian pages have about 20."""
TITLE_LEAST_WORDS = 3
"""A shorter first line is a rubric or a name, unless metadata says that it is the title."""
TITLE_LINES = 10
"""How many non-blank lines from the top a headline is looked for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A zone, its text, and the rule that made it ("" for a headline, body, and what is listed under a rule's line)."""

    zone: Zone
    text: str
    rule: str = ""


def cut(text: str, title: str = "") -> tuple[Piece, ...]:
    """Give every non-blank line of a text its kind.

    Args:
        text: The article.
        title: Its title where metadata gives one. It need not stand in the text.

    Returns:
        Pieces in text order that do not overlap; what lies between them is white space.
    """
    lines = list(_lines(text))
    fired = [first_rule(line) for _, line in lines]
    head = _headline([line for _, line in lines[:TITLE_LINES]], fired, title)
    own = lines[head][1] if head is not None else title
    pieces: list[Piece] = []
    opened: Rule | None = None
    for number, ((start, line), rule) in enumerate(zip(lines, fired, strict=True)):
        if number == head:
            pieces.append(_piece(start, line, "headline"))
        elif rule:
            pieces.append(_piece(start, line, rule.kind, rule.id))
            opened = rule if rule.opens else opened if opened and opened.opens == "list" else None
        elif opened and (bullet := _listed(line)):
            pieces.append(_piece(start, line, opened.kind))
            opened = opened if opened.opens == "list" or bullet == "bullet" else None
        else:
            opened = None
            pieces.extend(_repeated(start, line, own) or _inline(start, line))
    return tuple(pieces)


def looks_like_title(line: str) -> bool:
    """Whether a line could be a headline or the text of a link: short, no sentence's end, no dateline."""
    words = line.split()
    ended = _SENTENCE_END.search(line) or outlets().of_dateline(line) or dateline_date(line)
    return len(words) <= TITLE_WORDS and not ended


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for found in _LINE.finditer(text):
        line = found[0].rstrip(_EDGES)
        bare = line.lstrip(_EDGES)
        if bare:
            yield found.start() + len(line) - len(bare), bare


def _headline(lines: Sequence[str], fired: Sequence[Rule | None], title: str) -> int | None:
    """Find the line that is the title, or most of it; without a given title the first line that could be one."""
    if title:
        scores = [(_likeness(line, title), -number) for number, line in enumerate(lines) if looks_like_title(line)]
        best, number = max(scores, default=(0.0, 0))
        return -number if best >= 0.5 else None
    first = next((n for n, line in enumerate(lines) if not fired[n] and len(line.split()) >= TITLE_LEAST_WORDS), None)
    return first if first is not None and looks_like_title(lines[first]) else None


def _likeness(left: str, right: str) -> float:
    """Jaccard index of the words of two titles: pages shorten them, or add the site's name."""
    one, other = set(left.casefold().split()), set(right.casefold().split())
    return len(one & other) / len(one | other)


def _listed(line: str) -> Literal["bullet", "title", ""]:
    """Whether a line can stand in a list of links or topics."""
    if not looks_like_title(line):
        return ""
    return "bullet" if _BULLET.match(line) else "title"


def _repeated(start: int, line: str, title: str) -> tuple[Piece, ...]:
    """Scrapers glue a picture's alternative text, which is the title, to its caption, or leave it alone."""
    if not title or not line.startswith(title):
        return ()
    rest = line[len(title) :]
    if not rest:
        return (_piece(start, line, "boilerplate"),)
    return (_piece(start, line, "caption"),) if rest[0].isupper() and len(line) <= 700 else ()


def _inline(start: int, line: str) -> Iterator[Piece]:
    """Cut links and advertising out of a paragraph; the rest is body."""
    found = [(span, rule) for rule in inline_rules() for span in rule.spans(line)]
    done = 0
    for (begin, end), rule in sorted(found, key=lambda pair: pair[0]):
        if begin >= done:
            yield from _trimmed(start + done, line[done:begin], "body")
            yield from _trimmed(start + begin, line[begin:end], rule.kind, rule.id)
            done = end
    yield from _trimmed(start + done, line[done:], "body")


def _trimmed(start: int, text: str, kind: ZoneKind, rule: str = "") -> Iterator[Piece]:
    bare = text.lstrip(_EDGES)
    if bare.rstrip(_EDGES):
        yield _piece(start + len(text) - len(bare), bare.rstrip(_EDGES), kind, rule)


def _piece(start: int, text: str, kind: ZoneKind, rule: str = "") -> Piece:
    return Piece(Zone(Span(start, start + len(text)), kind), text, rule)
