"""spaCy's Indonesian tokenizer with the project's own abbreviations and hyphens, and sentences that respect zones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

from pipeline import lexicons
from pipeline.read.glued import Glued
from pipeline.read.lines import Line
from pipeline.read.names.pieces import naming_words
from pipeline.records import Sentence, Span, Zone

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Token

    from pipeline.lexicons.world import World

_T = TypeVar("_T")
_U = TypeVar("_U")
_STOPS = frozenset({".", "?", "!", "…", "..."})
_CLOSING = frozenset({"”", "’", "»", ")", "]"})
_STRAIGHT = '"'
_ENDS = _STOPS | _CLOSING | {_STRAIGHT}
_SHORTEST_NAME = 3  # letters of either side of a hyphen that only the text itself tells to be a name
_LONGEST_PAIR = 6  # words of "pasangan calon gubernur nomor urut dua Raka" before the hyphen
_LONGEST_PERSON = 3  # words of a listed person's name on either side of a hyphen
_LONGEST_SENTENCE = 150  # words; scraped text without stops would cost the square of its length


def build(world: World) -> Language:
    """Make the tokenizer.

    Args:
        world: Tells which hyphens join two names ("Rusia-China" becomes three tokens, "Asia-Pasifik" stays one).

    Returns:
        A spaCy pipeline whose documents keep every code point: ``doc.text`` is the article's text.
    """
    from spacy.attrs import IS_LOWER, LOWER  # type: ignore[import-not-found]
    from spacy.lang.lex_attrs import LEX_ATTRS
    from spacy.util import get_lang_class
    from spacy.vocab import Vocab

    # spaCy works out all it can tell of each new word; rules ask for no more than this
    vocab = Vocab(lex_attr_getters={attribute: LEX_ATTRS[attribute] for attribute in (LOWER, IS_LOWER)})
    nlp = get_lang_class("id")(vocab, create_tokenizer=_tokenizer)
    nlp.max_length = 100_000_000
    nlp.tokenizer = Glued(_Hyphens(nlp.tokenizer, world), world)
    return nlp


def _tokenizer(nlp: Language) -> Tokenizer:
    """Make spaCy's tokenizer in one go: each rule changed afterwards would load its thousands of exceptions again."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    # a hyphen cuts between digits only; which names it parts is decided by _Hyphens
    infixes = [rule for rule in map(str, defaults.infixes or ()) if "-" not in rule or "[0-9]" in rule]
    infixes += [
        r"(?<=[A-Za-z])/(?=[A-Za-z])",
        r"(?<=[^\W\d_]),(?=[^\W\d_])",
        "--",
        r"\bHO-(?=[A-Z])",
        r"(?<=[^\W\d_])[–—](?=[^\W\d_])",
    ]  # photo credits: "TEMPO/Wisnu", "GAMBAR,REUTERS", "ANTARA/HO-Humas"; a long dash joins no word: "India–China"
    infixes += [r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]"]  # spaces of web pages that spaCy takes for letters
    words = lexicons.read("abbreviations")["words"]
    infixes += _glued(words)
    abbreviations = {word: [{"ORTH": word}] for word in words}
    prefix = compile_prefix_regex(defaults.prefixes or ()).match  # all begin with "^": to search is in vain
    letters = {rule[:1] for rule in map(str, defaults.prefixes or ()) if rule[:1].isalpha()}  # "Rp", "USD"
    return Tokenizer(
        nlp.vocab,
        rules={**defaults.tokenizer_exceptions, **abbreviations},
        prefix_search=lambda text: None if text[0].isalpha() and text[0] not in letters else prefix(text),
        suffix_search=_unless_letters(compile_suffix_regex(defaults.suffixes or ()).search, None),
        infix_finditer=_unless_letters(compile_infix_regex(infixes).finditer, ()),
        token_match=defaults.token_match,
        url_match=None,  # "KOMPAS.com/RATRI WULANSARI" credits a photographer
    )


def _unless_letters(look: Callable[[str], _T], nothing: _U) -> Callable[[str], _T | _U]:
    """Ask only of what has more than letters: nothing can be cut from a bare word, and a long pattern tries long."""
    return lambda text: nothing if text.isalpha() else look(text)


def _glued(abbreviations: Iterable[str]) -> list[str]:
    """Patterns of the stops and marks between two sentences that a scraper joined: "katanya (12/7).Amina menolak"."""
    inside = "".join(rf"(?<!\b{re.escape(word[:-1])})" for word in abbreviations if word.endswith("."))
    opening = r"(?=[\"“”‘'(]{0,2}[A-Z](?!om\b|o\b|d\b|et\b|rg\b|v\b)(?:[a-z]|\s|$))"  # not "Detik.Com"
    return [
        rf"(?:(?<=[^\W\d_][a-z]{{2}}){inside}|(?<=[A-Z]{{3}}){inside}|(?<=[\d)\]\"”’]))[.!?]+{opening}",
        r"[)\]](?=[.!?,]?[\"”]?[.!?]?[\"“]?[A-Z][a-z])",
        r"(?<=[.!?,])[\"“”‘](?=[\"“]?[^\W\d_])",
        r"[\"”](?=[.!?,][\"“]?[A-Z])",
    ]


class _Hyphens:
    """A tokenizer that cuts a hyphen between two names of countries, capitals or organizations.

    It also cuts between two words that the text uses by themselves ("Raka-Amina", where both are named elsewhere),
    between two persons of the lists, and between those who are called a pair ("pasangan calon Raka Sudibyo-Amina").
    """

    def __init__(self, tokenizer: Callable[[str], Doc], world: World) -> None:
        self._tokenizer = tokenizer
        self._world = world

    def __call__(self, text: str) -> Doc:
        doc = self._tokenizer(text)
        if not any(part[:1].isupper() for part in text.split("-")[1:]):
            return doc  # no hyphen here may part two names
        words = [token.text for token in doc]
        hyphened = [doc[place] for place, word in enumerate(words) if "-" in word]
        alone = frozenset(word for word in words if len(word) >= _SHORTEST_NAME)
        cuts = [(token, parts) for token in hyphened if (parts := self._parts(token.text, alone))]
        cut = {token.i for token, _ in cuts}
        cuts += [(token, parts) for token in hyphened if token.i not in cut and (parts := self._pair(token))]
        cuts.sort(key=lambda pair: pair[0].i)
        with doc.retokenize() as retokenizer:
            for token, parts in cuts:
                retokenizer.split(token, parts, heads=[token] * len(parts))
        return doc

    def _parts(self, word: str, alone: frozenset[str]) -> list[str]:
        """Cut "AS-China" into ["AS", "-", "China"]; return [] where it is one word."""
        left, _, right = word.partition("-")
        if not (left[:1].isupper() and right[:1].isupper() and self._acts(left, alone)):
            return []
        tail = self._parts(right, alone) or ([right] if self._acts(right, alone) else [])
        return [left, "-", *tail] if tail else []

    def _pair(self, token: Token) -> list[str]:
        """Cut a hyphen between two listed persons: "Joko Widodo-Jusuf Kalla", or between whoever are called a pair."""
        left, _, right = token.text.partition("-")
        if not left[:1].isupper() or not right[:1].isupper() or "-" in right:
            return []  # "orang-orang"
        doc, at = token.doc, token.i
        if self._is_paired(token):
            return [left, "-", right]
        before = (doc[max(at - words, 0) : at].text for words in range(_LONGEST_PERSON))
        behind = (doc[at + 1 : at + 1 + words].text for words in range(_LONGEST_PERSON))
        known = any(self._world.person(f"{words} {left}".strip()) for words in before)
        known = known and any(self._world.person(f"{right} {words}".strip()) for words in behind)
        return [left, "-", right] if known else []

    @staticmethod
    def _is_paired(token: Token) -> bool:
        """Whether a word for two people stands before a name with a hyphen: "pasangan calon presiden Raka-Amina"."""
        before = reversed(list(token.doc[max(token.i - _LONGEST_PAIR, 0) : token.i]))
        near = takewhile(lambda word: word.text[0].isalnum(), before)
        return any(word.lower_ in naming_words().paired for word in near)

    def _acts(self, name: str, alone: frozenset[str]) -> bool:
        if name in alone:
            return True
        place = self._world.place(name)
        return bool(
            self._world.country(name)
            or self._world.organization(name)
            or (place is not None and place.kind == "capital")
        )


def split_lines(doc: Doc, zones: Sequence[Zone]) -> tuple[Line, ...]:
    """Cut a document into sentences.

    A sentence never reaches over the end of a zone or over a line break.

    Args:
        doc: The tokenised article.
        zones: Its zones in text order; without any the whole text is body.

    Returns:
        The sentences in text order, without white space around or between their words.
    """
    if not zones and doc.text.strip():
        zones = (Zone(Span(0, len(doc.text)), "body"),)
    found: list[Line] = []
    words = [token.text for token in doc]
    starts = [token.idx for token in doc]
    for zone in zones:
        inside = doc.char_span(zone.span.start, zone.span.end, alignment_mode="expand")
        for tokens in _cut(words, range(inside.start, inside.end)) if inside is not None else ():
            first, last = tokens[0], tokens[-1]
            span = Span(max(starts[first], zone.span.start), min(starts[last] + len(words[last]), zone.span.end))
            own = tuple(map(words.__getitem__, tokens))
            found.append(
                Line(
                    sentence=Sentence(span, zone.kind),
                    words=own,
                    lower=tuple(map(str.lower, own)),
                    starts=tuple(map(starts.__getitem__, tokens)),
                    tokens=tuple(tokens),
                )
            )
    return tuple(found)


def _cut(words: Sequence[str], zone: Iterable[int]) -> list[list[int]]:
    """Cut the tokens of one zone into sentences."""
    pieces: list[list[int]] = [[]]
    quotes = 0
    for token in zone:
        word, before = words[token], pieces[-1]
        if word.isspace():
            if "\n" in word and before:
                pieces.append([])
                quotes = 0
            continue
        ends = before and words[before[-1]] in _ENDS and _begins(word, [words[other] for other in before], quotes)
        if ends or len(before) >= _LONGEST_SENTENCE:
            pieces.append([])
        pieces[-1].append(token)
        quotes += word == _STRAIGHT
    return [piece for piece in pieces if piece]


def _begins(word: str, before: Sequence[str], quotes: int) -> bool:
    """Whether a new sentence begins at ``word``, given the sentence so far and the straight quotes in the zone."""
    last = len(before) - 1
    while last >= 0 and (before[last] in _CLOSING or before[last] == _STRAIGHT):
        last -= 1
    if last < 0 or before[last] not in _STOPS:
        return False
    if all(other.isdigit() or _is_punctuation(other) for other in before[: last + 1]):
        return False  # "1. Putin berbicara proyek militer" is one heading
    if word in _CLOSING or word in _STOPS:
        return False
    if word == _STRAIGHT:
        return quotes % 2 == 0
    return not word[:1].islower()


def _is_punctuation(word: str) -> bool:
    return all(unicodedata.category(sign).startswith("P") for sign in word)
