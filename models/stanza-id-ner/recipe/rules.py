"""The rules of ``rules.toml`` as functions from a tagged sentence to a tagged sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sentences import Name, Sentence

Rule = Callable[[Sentence], Sentence]

DATA: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))
LISTS: Mapping[str, frozenset[str]] = {key: frozenset(words) for key, words in DATA["lists"].items()}
HEADS: Mapping[str, str] = DATA["heads"]
EDGE = frozenset("()[],;:\"'“”‘’`-/")


def convert(sentence: Sentence) -> Sentence:
    """Apply every rule, in the order of the file."""
    for rule in rules():
        sentence = rule(sentence)
    return sentence


@cache
def rules() -> tuple[Rule, ...]:
    """The functions that the file names, in its order."""
    return tuple(globals()[row["id"]] for row in DATA["rule"])


def tokens(sentence: Sentence) -> Sentence:
    """Cut each word as spaCy's ``blank("id")`` cuts it; a name keeps all parts of its words."""
    parts = [_cut(word) for word in sentence.words]
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    names = tuple(Name(starts[n.start], starts[n.end], n.label) for n in sentence.names)
    return Sentence(tuple(piece for part in parts for piece in part), names)


def rejoined(sentence: Sentence) -> Sentence:
    """Join "orang - orang", and inside names also "Hye - kyo" and "M . Haryono" (but not two territories)."""
    for at in range(len(sentence.words) - 2, 0, -1):
        if sentence.words[at] == "-" and _one_word(sentence, at):
            sentence = _joined(sentence, at - 1, at + 2)
    for at in range(len(sentence.words) - 1, 0, -1):
        initial = sentence.words[at - 1]
        if sentence.words[at] == "." and len(initial) == 1 and initial.isupper() and _inside(sentence, at - 1, at + 2):
            sentence = _joined(sentence, at - 1, at + 1)
    return sentence


def edges(sentence: Sentence) -> Sentence:
    """Take marks off the edges of names; a name of marks only is gone."""

    def trimmed(name: Name) -> Iterable[Name]:
        start, end = name.start, name.end
        while start < end and sentence.words[start] in EDGE:
            start += 1
        while end > start and sentence.words[end - 1] in EDGE and not _balanced(sentence.words[start:end]):
            end -= 1
        if start < end:
            yield Name(start, end, name.label)

    return _each(sentence, trimmed)


def acronyms(sentence: Sentence) -> Sentence:
    """Split "Partai Kebangkitan Bangsa ( PKB )" where the bracket closes the name; "( Persero )" is dropped."""

    def split(name: Name) -> Iterable[Name]:
        words = sentence.words[name.start : name.end]
        if "(" not in words or words[-1] != ")":
            yield name
            return
        bracket = name.start + words.index("(")
        if bracket > name.start:
            yield Name(name.start, bracket, name.label)
        if sentence.words[bracket + 1] not in {"Persero", "Perseto"} and bracket + 1 < name.end - 1:
            yield Name(bracket + 1, name.end - 1, name.label)

    return _each(sentence, split)


def titles(sentence: Sentence) -> Sentence:
    """Move listed titles out of the front of a PER."""

    def trimmed(name: Name) -> Iterable[Name]:
        start = name.start
        while name.label == "PER" and start + 1 < name.end and sentence.words[start] in LISTS["titles"]:
            start += 1
        yield name._replace(start=start)

    return _each(sentence, trimmed)


def lower_heads(sentence: Sentence) -> Sentence:
    """Move lower-case words out of the front of a name, and name what is left by what it is."""

    def trimmed(name: Name) -> Iterable[Name]:
        words = sentence.words[name.start : name.end]
        head = words[0]
        at = 0
        while at < len(words) and words[at][0].islower() and words[at].isalpha() and words[at].lower() == words[at]:
            at += 1
        if at == 0 or at == len(words) or head in LISTS["particles"] or words[at - 1] in LISTS["particles"]:
            yield name
            return
        rest = Name(name.start + at, name.end, name.label)
        if sentence.surface(rest) in territory_names():
            yield rest._replace(label="LOC")
        elif name.label == "LOC" and head not in LISTS["place_heads"]:
            yield rest._replace(label="ORG" if _acronym(words[at]) else "LOC")
        else:
            yield rest

    return _each(sentence, trimmed)


def generic(sentence: Sentence) -> Sentence:
    """Drop an ORG of several words none of which has a capital."""
    return _each(
        sentence,
        lambda name: (
            () if name.label == "ORG" and name.end - name.start > 1 and sentence.surface(name).islower() else (name,)
        ),
    )


def territories_of(words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Stretches of words that are a territory's name, longest first, from left to right."""
    found = []
    longest = max(len(name.split()) for name in territory_names())
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            if " ".join(words[at : at + size]) in territory_names():
                found.append((at, at + size))
                at += size - 1
                break
        at += 1
    return found


def territories(sentence: Sentence) -> Sentence:
    """Tag untagged names of territories LOC, unless in a longer capitalised phrase or behind a listed word."""
    names = list(sentence.names)
    for start, end in territories_of(sentence.words):
        before = sentence.words[start - 1] if start else ""
        after = sentence.words[end] if end < len(sentence.words) else ""
        phrase = after[:1].isupper() and sentence.free(end, end + 1) and after not in LISTS["titles"]
        if sentence.free(start, end) and before not in LISTS["no_territory_after"] and not phrase:
            names.append(Name(start, end, "LOC"))
    return sentence._replace(names=tuple(sorted(names)))


def institutions(sentence: Sentence) -> Sentence:
    """Take the country right behind an institution into its name."""
    names: list[Name] = []
    for name in sentence.names:
        last = names[-1] if names else None
        if (
            last
            and last.label == "ORG"
            and last.end == name.start
            and sentence.words[last.start] in LISTS["institutions"]
            and sentence.surface(name) in territory_names()
        ):
            names[-1] = last._replace(end=name.end)
        else:
            names.append(name)
    return sentence._replace(names=tuple(names))


def heads(sentence: Sentence) -> Sentence:
    """Take a listed capitalised head into the name behind it; the head decides the label."""

    def grown(name: Name) -> Iterable[Name]:
        head = sentence.words[name.start - 1] if name.start else ""
        if head in HEADS and sentence.free(name.start - 1, name.start):
            yield Name(name.start - 1, name.end, HEADS[head])
        else:
            yield name

    return _each(sentence, grown)


def bare_cities(sentence: Sentence) -> Sentence:
    """Move a capitalised "Kota" or "Provinsi" out of the front of a LOC."""

    def trimmed(name: Name) -> Iterable[Name]:
        first, *rest = sentence.words[name.start : name.end]
        kind = name.label == "LOC" and first in LISTS["kinds"] and rest and rest[0] not in LISTS["kinds_kept_before"]
        yield name._replace(start=name.start + 1) if kind else name

    return _each(sentence, trimmed)


def venues(sentence: Sentence) -> Sentence:
    """Relabel a LOC that opens with a kind of school."""

    def relabelled(name: Name) -> Iterable[Name]:
        school = name.label == "LOC" and name.end - name.start > 1 and sentence.words[name.start] in LISTS["schools"]
        yield name._replace(label="ORG") if school else name

    return _each(sentence, relabelled)


@cache
def territory_names() -> frozenset[str]:
    """Indonesian names of countries and territories (CLDR's two-letter codes, corrected by the lists), and capitals."""
    from babel import Locale

    unions = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    names = Locale("id").territories
    known = {name.split(" (")[0] for code, name in names.items() if len(code) == 2 and code not in unions}
    known = {name for name in known if "DAK" not in name and " - " not in name}
    more = LISTS["territories_more"] | LISTS["capitals"] | LISTS["places"]
    return frozenset((known | more) - LISTS["territories_less"])


@cache
def _tokenizer() -> Any:
    import spacy
    from spacy.util import compile_infix_regex

    nlp = spacy.blank("id")
    infixes = [rule for rule in map(str, nlp.Defaults.infixes or ()) if "-" not in rule or "[0-9]" in rule]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return tokenizer


@cache
def _cut(word: str) -> tuple[str, ...]:
    parts: list[str] = []
    for token in _tokenizer()(word):
        left, hyphen, right = token.text.partition("-")
        parts += [left, hyphen, right] if {left, right} <= territory_names() else [token.text]
    return tuple(parts) or (word,)


def _inside(sentence: Sentence, start: int, end: int) -> bool:
    return any(name.start <= start and end <= name.end for name in sentence.names)


def _one_word(sentence: Sentence, at: int) -> bool:
    """Whether the hyphen at ``at`` stands inside what was one word."""
    before, after = sentence.words[at - 1], sentence.words[at + 1]
    if not (before.isalpha() and after.isalpha()) or {before, after} <= territory_names():
        return False
    free = sentence.free(at - 1, at + 2)
    return _inside(sentence, at - 1, at + 2) or (free and (before == after or (before.islower() and after.islower())))


def _each(sentence: Sentence, change: Callable[[Name], Iterable[Name]]) -> Sentence:
    return sentence._replace(names=tuple(new for name in sentence.names for new in change(name)))


def _joined(sentence: Sentence, start: int, end: int) -> Sentence:
    gone = end - start - 1
    words = (*sentence.words[:start], "".join(sentence.words[start:end]), *sentence.words[end:])
    names = tuple(
        Name(n.start - gone if n.start >= end else n.start, n.end - gone if n.end >= end else n.end, n.label)
        for n in sentence.names
    )
    return Sentence(words, names)


def _balanced(words: tuple[str, ...]) -> bool:
    return words[-1] == ")" and "(" in words


def _acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
