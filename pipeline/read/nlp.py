"""spaCy's Indonesian tokenizer with the project's own abbreviations and hyphens, and sentences that respect zones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline import lexicons
from pipeline.read.lines import Line
from pipeline.records import Sentence, Span, Zone

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Token

    from pipeline.lexicons.world import World

_STOPS = frozenset({".", "?", "!", "…", "..."})
_CLOSING = frozenset({"”", "’", "»", ")", "]"})
_STRAIGHT = '"'
_LONGEST_SENTENCE = 150  # words; scraped text without stops would cost the square of its length


def build(world: World) -> Language:
    """Make the tokenizer.

    Args:
        world: Tells which hyphens join two names ("Rusia-China" becomes three tokens, "Asia-Pasifik" stays one).

    Returns:
        A spaCy pipeline whose documents keep every code point: ``doc.text`` is the article's text.
    """
    from spacy.util import get_lang_class

    nlp = get_lang_class("id")(create_tokenizer=_tokenizer)
    nlp.max_length = 100_000_000
    nlp.tokenizer = _Hyphens(nlp.tokenizer, world)
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
        r"(?<=[A-Z]),(?=[A-Z])",
        "--",
        r"(?<=[^\W\d_])[–—](?=[^\W\d_])",
    ]  # photo credits: "TEMPO/Wisnu", "GAMBAR,REUTERS"; a long dash joins no word: "India–China"
    infixes += [r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]"]  # spaces of web pages that spaCy takes for letters
    abbreviations = {word: [{"ORTH": word}] for word in lexicons.read("abbreviations")["words"]}
    return Tokenizer(
        nlp.vocab,
        rules={**defaults.tokenizer_exceptions, **abbreviations},
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=None,  # "KOMPAS.com/RATRI WULANSARI" credits a photographer
    )


class _Hyphens:
    """A tokenizer that cuts a hyphen between two names of countries, capitals or organizations."""

    def __init__(self, tokenizer: Callable[[str], Doc], world: World) -> None:
        self._tokenizer = tokenizer
        self._world = world

    def __call__(self, text: str) -> Doc:
        doc = self._tokenizer(text)
        cuts = [(token, parts) for token in doc if "-" in token.text and (parts := self._parts(token.text))]
        with doc.retokenize() as retokenizer:
            for token, parts in cuts:
                retokenizer.split(token, parts, heads=[token] * len(parts))
        return doc

    def _parts(self, word: str) -> list[str]:
        """Cut "AS-China" into ["AS", "-", "China"]; return [] where it is one word."""
        left, _, right = word.partition("-")
        if not (left[:1].isupper() and right[:1].isupper() and self._acts(left)):
            return []
        tail = self._parts(right) or ([right] if self._acts(right) else [])
        return [left, "-", *tail] if tail else []

    def _acts(self, name: str) -> bool:
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
    for zone in zones:
        inside = doc.char_span(zone.span.start, zone.span.end, alignment_mode="expand")
        for tokens in _cut(inside) if inside is not None else ():
            span = Span(max(tokens[0].idx, zone.span.start), min(tokens[-1].idx + len(tokens[-1]), zone.span.end))
            found.append(
                Line(
                    sentence=Sentence(span, zone.kind),
                    words=tuple(token.text for token in tokens),
                    lower=tuple(token.lower_ for token in tokens),
                    starts=tuple(token.idx for token in tokens),
                    tokens=tuple(token.i for token in tokens),
                )
            )
    return tuple(found)


def _cut(tokens: Iterable[Token]) -> list[list[Token]]:
    """Cut the tokens of one zone into sentences."""
    pieces: list[list[Token]] = [[]]
    quotes = 0
    for token in tokens:
        if token.is_space:
            if "\n" in token.text and pieces[-1]:
                pieces.append([])
                quotes = 0
            continue
        if _begins(token, pieces[-1], quotes) or len(pieces[-1]) >= _LONGEST_SENTENCE:
            pieces.append([])
        pieces[-1].append(token)
        quotes += token.text == _STRAIGHT
    return [piece for piece in pieces if piece]


def _begins(token: Token, before: list[Token], quotes: int) -> bool:
    """Whether a new sentence begins at ``token``, given the sentence so far and the straight quotes in the zone."""
    last = len(before) - 1
    while last >= 0 and (before[last].text in _CLOSING or before[last].text == _STRAIGHT):
        last -= 1
    if last < 0 or before[last].text not in _STOPS:
        return False
    if all(word.is_digit or word.is_punct for word in before[: last + 1]):
        return False  # "1. Putin berbicara proyek militer" is one heading
    if token.text in _CLOSING or token.text in _STOPS:
        return False
    if token.text == _STRAIGHT:
        return quotes % 2 == 0
    return not token.text[:1].islower()
