"""Names that lost the blank beside a link when a page was scraped: "Raka Sudibyomengatakan", "diDakar"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipeline.lexicons.lookup import REMEMBERED
from pipeline.read.names.pieces import naming_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from pipeline.lexicons.world import World

_LONGEST_PERSON = 3  # words of a listed person's name before the one that a word is glued to
_SHORTEST_HEAD = 4  # letters of a name before a word in small letters; a shorter one may be its first syllable
_PASSIVE = "di"  # opens the end of many surnames, too
_LED = re.compile(r"([A-Z]?[a-z]+)((?!Nya$)[A-Z](?:[A-Z]+|\w{2,}))")  # not of God: "kepadaNya", "bersamaMu"


class Glued:
    """A tokenizer that parts names from the words in small letters that a scraper joined to them.

    A word is cut before a capital behind one that stands before names ("di", "oleh"); where that has a capital, too, as
    brands do ("WargaNet"), the name must be known or an acronym. It is cut behind a name only where what is left may be
    a word that goes on from a name, and the name is listed or stands elsewhere in the text.
    """

    def __init__(self, tokenizer: Callable[[str], Doc], world: World) -> None:
        self._tokenizer = tokenizer
        self._world = world

    def __call__(self, text: str) -> Doc:
        """Tokenise a text."""
        doc = self._tokenizer(text)
        suspects = [token for token in doc if _may_be_glued(token.text)]
        if not suspects:
            return doc
        alone = frozenset(token.text for token in doc)
        cuts = [(token, parts) for token in suspects if len(parts := self._parts(token, alone)) > 1]
        with doc.retokenize() as retokenizer:
            for token, parts in cuts:
                retokenizer.split(token, parts, heads=[token] * len(parts))
        return doc

    def _parts(self, token: Token, alone: frozenset[str]) -> list[str]:
        """Cut "diDakartidak" into ["di", "Dakar", "tidak"]; a word that is whole stays one."""
        word = token.text
        led = _led(word)
        if led and word[0].isupper() and not self._is_known(word[led:], alone):
            led = 0
        front = [word[:led]] if led else []
        rest = word[led:]
        behind = _behind().fullmatch(rest)
        if behind is None or self._is_listed(rest):
            return [*front, rest]
        name, tail = behind.groups()
        named = name in alone and name.lower() not in alone  # "Daripada" in a text with "Dari" and "dari"
        named = named and not tail.startswith(_PASSIVE)  # "Suryadinata" in a text with "Surya"
        acts = name.isupper() or named or self._is_listed(name) or self._is_person(token, name)
        return [*front, name, tail] if acts else [*front, rest]

    def _is_known(self, name: str, alone: frozenset[str]) -> bool:
        return name.isupper() or name in alone or self._is_listed(name)

    def _is_listed(self, name: str) -> bool:
        world = self._world
        return bool(world.country(name) or world.place(name) or world.organization(name))

    def _is_person(self, token: Token, name: str) -> bool:
        """Whether a word ends the name of a listed person."""
        doc, at = token.doc, token.i
        before = (doc[max(at - words, 0) : at].text for words in range(1, _LONGEST_PERSON))
        return any(self._world.person(f"{words} {name}") for words in before)


def _led(word: str) -> int:
    """Count the letters of a word that stands before names, glued to one: "diDakar", "DilansirAFP"."""
    led = _LED.fullmatch(word)
    if led is None or led[1].lower() not in naming_words().glued_before:
        return 0
    return 0 if led[1][0].isupper() and len(led[1]) <= _SHORTEST_HEAD else len(led[1])  # "DiCaprio"


@lru_cache(REMEMBERED)
def _may_be_glued(word: str) -> bool:
    """Whether a word has small letters before a capital, or ends as words do that go on from a name."""
    if not word.isalpha() or word.islower():
        return False
    return _led(word) > 0 or _behind().fullmatch(word) is not None


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern of a name with a word behind it: a listed one, or a verb by its first letters."""
    words = "|".join(sorted(naming_words().glued_behind, key=len, reverse=True))
    return re.compile(rf"([A-Z]{{2,}}|[A-Z][a-z]{{{_SHORTEST_HEAD - 1},}}?)({words}|(?:me|ber|di)[a-z]{{4,}})")
