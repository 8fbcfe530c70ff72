"""Persons within one article: which full name each mention stands for.

News names a person in full once and then by one word. A caption or headline may come before that, so a short form looks
back for the latest full name that it fits and, failing that, ahead for the first.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from pipeline.link.blocks import meeting
from pipeline.link.lists import NameLists, fold_name, spaced
from pipeline.link.person_names import SAME, PersonName, align, compare, compare_tokens, only_father, parse, skeleton
from pipeline.records import Mention, Report

_BRACKET = 2  # characters between a name and another in brackets behind it
_SHORTEST_CUT = 4  # letters of a given name cut short


class Anchor(NamedTuple):
    """What one PER mention stands for.

    Attributes:
        name: The full name; the bare one itself where the article has no fuller name.
        text: That name as written (or as the nickname list writes it).
        reason: How it was found.
        sure: Whether the name identifies a person: a full name, or one that the list knows.
    """

    name: PersonName
    text: str
    reason: str
    sure: bool = True


def anchor_persons(report: Report, lists: NameLists) -> dict[int, Anchor]:
    """Find the full name behind every PER mention of an article.

    Returns:
        Mention index -> anchor, one for every PER mention.
    """
    return _Article(report, lists).anchors()


class _Article:
    """The persons of one article; built, asked once, thrown away."""

    def __init__(self, report: Report, lists: NameLists) -> None:
        self.lists = lists
        self.report = report
        self.parsed = {i: parse(m.text, lists) for i, m in enumerate(report.mentions) if m.type == "PER"}
        self.full = {i: anchor for i in self.parsed if (anchor := self._own(i))}
        self.index = _Index(dict.fromkeys(anchor.name for anchor in self.full.values()), lists)
        self.listed = {anchor.name: lists.known.get(fold_name(anchor.text)) for anchor in self.full.values()}
        self.group = self._groups()
        self.members: dict[PersonName, list[int]] = {}
        for i, anchor in self.full.items():
            self.members.setdefault(self.group[anchor.name], []).append(i)
        self.fitting = {i: self._fitting(i) for i in self.parsed if i not in self.full}

    def anchors(self) -> dict[int, Anchor]:
        found = {i: self._called(i) or self._whole(anchor) for i, anchor in self.full.items()}
        for i in self.fitting:
            found[i] = self._short(i)
        return found

    def _called(self, i: int) -> Anchor | None:
        """The full name that the article gives for another of two words: "Raka Sudibyo, yang akrab disapa Ama Raka"."""
        mentions, folded = self.report.mentions, fold_name(self.report.mentions[i].text)
        for long, short in self.report.definitions:
            apart = abs(mentions[short].span.start - mentions[long].span.start)
            told = apart > len(mentions[min(long, short)].text) + _BRACKET
            if told and long in self.full and fold_name(mentions[short].text) == folded:
                return self._defined(long)
        return None

    def _whole(self, anchor: Anchor) -> Anchor:
        """The only longer form of a full name in the article, else the name itself."""
        longer = [
            name
            for name in self.index.near(anchor.name)
            if len(name.tokens) > len(anchor.name.tokens) and self._same(anchor.name, name)
        ]
        if len(longer) != 1:
            return anchor
        text = next(other.text for other in self.full.values() if other.name == longer[0])
        return Anchor(longer[0], text, f"shorter form of {text}")

    def _own(self, i: int) -> Anchor | None:
        """The mention's own name where it is a full one, by itself or through the list of nicknames."""
        if not self.parsed[i].full:
            return None
        nick = self._nickname(i)
        return Anchor(parse(nick, self.lists), nick, "listed other name") if nick else self._plain(i, "full name")

    def _nickname(self, i: int) -> str | None:
        """The full name behind a listed other name, which may contain the honorific ("Bung Karno")."""
        return self._styled(i) or self.lists.strong.get(fold_name(self.report.mentions[i].text))

    def _styled(self, i: int) -> str | None:
        mention = self.report.mentions[i]
        return self.lists.strong.get(fold_name(f"{mention.honorific} {mention.text}")) if mention.honorific else None

    def _plain(self, i: int, reason: str) -> Anchor:
        return Anchor(self.parsed[i], spaced(self.report.mentions[i].text), reason)

    def _groups(self) -> dict[PersonName, PersonName]:
        """Full name -> the one that stands for all spellings of it in this article."""
        group: dict[PersonName, PersonName] = {}
        for name in self.index.names:
            heads = dict.fromkeys(group[near] for near in self.index.near(name) if near in group)
            group[name] = next((head for head in heads if self._same(name, head)), name)
        return group

    def _same(self, left: PersonName, right: PersonName) -> bool:
        """Whether two full names are one person's; never if the list knows them as two."""
        known = {self.listed[left], self.listed[right]} - {None}
        return len(known) < 2 and compare(left, right, self.lists).value >= SAME

    def _fitting(self, i: int) -> dict[PersonName, float]:
        """Groups of full names that contain every word of a short form, with the score of its worst word."""
        part = self.parsed[i]
        found: dict[PersonName, float] = {}
        for name in self.index.with_word(part.tokens[0]):
            head = self.group[name]
            pairs = align(part, name, self.lists) if part.suffix in ("", name.suffix) else None
            if pairs and len(part.joined) > 1 and not only_father(part, name):
                found[head] = max(found.get(head, 0.0), min(score for _, score in pairs))
        regnal = _titles(self.report.mentions[i]) & self.lists.regnal_titles
        if regnal:
            found = {head: score for head, score in found.items() if self._any_title(head, regnal)}
        best = max(found.values(), default=0.0)
        return {head: score for head, score in found.items() if score == best}

    def _short(self, i: int) -> Anchor:
        folded = fold_name(self.report.mentions[i].text)
        for long, short in self.report.definitions:
            if fold_name(self.report.mentions[short].text) == folded and long in self.parsed:
                return self._defined(long)
        nick = self._nickname(i)
        text = self.report.mentions[i].text
        groups = list(self.fitting[i]) or self._by_initials(text) or self._cut_short(i)
        listed = nick or self.lists.weak.get(folded)
        if listed:
            wanted = parse(listed, self.lists)
            groups = [head for head in self.members if compare(head, wanted, self.lists).value >= SAME] or groups
        if nick and self._styled(i) and parse(nick, self.lists) not in groups:
            groups = []
        elif nick and len(self.parsed[i].tokens) == 1 and parse(nick, self.lists) not in groups:
            # Somebody known by one word: others who bear it as their family name are not called by it.
            groups = [head for head in groups if compare_tokens(self.parsed[i].tokens[0], head.tokens[0], self.lists)]
        if groups:
            return self._pick(i, groups)
        return (
            Anchor(parse(nick, self.lists), nick, "listed other name")
            if nick
            else self._plain(i, "bare name")._replace(sure=False)
        )

    def _defined(self, long: int) -> Anchor:
        """What the text says another name stands for: a full name, or a word of one ("Elang, sapaan Raka")."""
        if long in self.full:
            return Anchor(self.full[long].name, self.full[long].text, "defined in the text")
        groups = list(self.fitting[long])
        return self._pick(long, groups) if groups else self._plain(long, "bare name")._replace(sure=False)

    def _pick(self, i: int, groups: list[PersonName]) -> Anchor:
        """Decide between several persons whom a short form fits: office, own short form, then nearness."""
        groups = self._same_office(i, groups) or groups
        groups = self._so_called(i, groups) or self._without_other_form(i, groups) or groups
        groups = self._in_headline(self.parsed[i].tokens[-1], groups) or self._in_company(i, groups) or groups
        places = sorted(place for head in groups for place in self.members[head])
        before = [place for place in places if place < i]
        target = self.full[before[-1] if before else places[0]]
        side = "earlier" if before else "later"
        return Anchor(target.name, target.text, f"short for the {side} {target.text}")

    def _same_office(self, i: int, groups: list[PersonName]) -> list[PersonName]:
        titles = _titles(self.report.mentions[i])
        return [head for head in groups if self._any_title(head, titles)]

    def _any_title(self, head: PersonName, titles: frozenset[str]) -> bool:
        return any(titles & _titles(self.report.mentions[k]) for k in self.members[head])

    def _without_other_form(self, i: int, groups: list[PersonName]) -> list[PersonName]:
        """Leave out whoever the article has called by another single word: once "Hunter", always "Hunter"."""
        if len(groups) < 2:
            return groups
        taken = {
            next(iter(heads))
            for k, heads in self.fitting.items()
            if k < i and len(heads) == 1 and self.parsed[k].tokens != self.parsed[i].tokens
        }
        return [head for head in groups if head not in taken]

    def _so_called(self, i: int, groups: list[PersonName]) -> list[PersonName]:
        """Whom the same word meant when only one of them had been named: another of that name changes nothing.

        Except in the paragraph that names the other: there the word takes that one up.
        """
        for k in self.fitting:
            if k < i and len(groups) > 1 and self.parsed[k].tokens == self.parsed[i].tokens:
                named = [head for head in groups if self.members[head][0] < k]
                if len(named) == 1:
                    last = max((m for head in groups for m in self.members[head] if m < i), default=i)
                    return [] if self._in_one_paragraph(last, i) else named
        return []

    def _in_one_paragraph(self, left: int, right: int) -> bool:
        """Whether only blanks part the sentences from one mention to a later one."""
        start, end = self.report.mentions[left].span.start, self.report.mentions[right].span.start
        spans = [s.span for s in self.report.sentences if start < s.span.end and s.span.start <= end]
        return all(after.start - before.end <= 1 for before, after in pairwise(spans))

    def _in_headline(self, word: str, groups: list[PersonName]) -> list[PersonName]:
        """Of persons of one family name, the one whom the headline names, where the others are named in full once."""
        if len(groups) < 2 or any(word != head.tokens[self._family(head)] for head in groups):
            return []
        above = [s.span for s in self.report.sentences if s.zone == "headline"]
        mentions = self.report.mentions
        named = [head for head in groups if any(s.covers(mentions[k].span) for k in self.members[head] for s in above)]
        others = [head for head in groups if head not in named]
        return named if len(named) == 1 and all(len(self.members[head]) == 1 for head in others) else []

    def _in_company(self, i: int, groups: list[PersonName]) -> list[PersonName]:
        """Of persons of one name, the one whom a sentence in full names beside somebody who stands beside the word.

        The others are named in full only once, as background is.

        "Amina dan Bou Keita bertemu Raka. Dulu Moussa Keita menemui Cheikh. Keita dan Raka makan malam."
        """
        here = self._beside(i) if len(groups) > 1 else frozenset[str]()
        near = [head for head in groups if any(self._beside(k) & here for k in self.members[head])] if here else []
        others = (head for head in groups if head not in near)
        return near if len(near) == 1 and all(len(self.members[head]) == 1 for head in others) else []

    def _beside(self, i: int) -> frozenset[str]:
        """The words of the other persons whom the sentence of a mention names."""
        mentions, own = self.report.mentions, self.parsed[i].tokens
        span = next((s.span for s in self.report.sentences if s.span.covers(mentions[i].span)), None)
        others = (k for k in self.parsed if span is not None and span.covers(mentions[k].span))
        return frozenset(word for k in others for word in self.parsed[k].tokens if word not in own)

    def _family(self, name: PersonName) -> int:
        """Where the family name stands: first or last."""
        return 0 if name.tokens[0] in self.lists.family_first else -1

    def _cut_short(self, i: int) -> list[PersonName]:
        """The only person of the article whose given name begins like this word ("Ami" for Amina).

        With an honorific, whose given name ends like it: "Bu Lastri" for Sulastri.
        """
        name, honored = self.parsed[i], bool(self.report.mentions[i].honorific)
        word = name.tokens[0]
        if len(name.tokens) > 1 or len(word) < _SHORTEST_CUT - honored or word in self.lists.common:
            return []
        given = [(head, head.tokens[0]) for head in self.members if len(head.tokens) > 1 and head.tokens[0] != word]
        found = [head for head, first in given if first.startswith(word) or (honored and first.endswith(word))]
        return found if len(found) == 1 else []

    def _by_initials(self, text: str) -> list[PersonName]:
        """The only person of the article whose words begin with these capitals ("BG")."""
        letters = text.replace(".", "").strip()
        if not (letters.isupper() and 2 <= len(letters) <= 4):
            return []
        found = [head for head in self.members if "".join(t[0] for t in head.tokens) == letters.casefold()]
        return found if len(found) == 1 else []


class _Index:
    """Full names of an article by what they share, so that a long list of names is not compared all against all."""

    def __init__(self, names: Iterable[PersonName], lists: NameLists) -> None:
        self.names = list(names)
        self._lists = lists
        self._near = meeting(self.names, lists)

    def near(self, name: PersonName) -> list[PersonName]:
        """Return the other names that may be a form of this one, in text order."""
        return [self.names[number] for number in self._near.get(name, ()) if self.names[number] != name]

    def with_word(self, word: str) -> list[PersonName]:
        """Return the names that may contain this word, in text order."""
        found = {number for letter in self._letters(word) for number in self._by_letter.get(letter, ())}
        return [self.names[number] for number in sorted(found)]

    @functools.cached_property
    def _by_letter(self) -> dict[str, dict[int, None]]:
        found: dict[str, dict[int, None]] = {}
        for number, name in enumerate(self.names):
            for letter in (letter for word in name.tokens for letter in self._letters(word)):
                found.setdefault(letter, {})[number] = None
        return found

    def _letters(self, word: str) -> tuple[str, str]:
        """A word as written and as reduced: an initial begins like either."""
        return word[0], skeleton(word, self._lists)[0]


def _titles(mention: Mention) -> frozenset[str]:
    return frozenset(office.title for office in mention.offices)


def bare_names(anchors: Mapping[int, Anchor]) -> dict[PersonName, list[int]]:
    """Return the names that have no full name in their article, with the mentions that carry them."""
    found: dict[PersonName, list[int]] = {}
    for i, anchor in sorted(anchors.items()):
        if not anchor.sure:
            found.setdefault(anchor.name, []).append(i)
    return found
