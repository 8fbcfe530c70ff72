"""Which language an article is in. Only Indonesian is read on; Malay, its closest relative, is the hard one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pipeline import lexicons

LEAST_SHARE = 0.08
"""Share of function words below which no language is named. Indonesian news has 0.25 to 0.45, lists far less."""
LEAST_WORDS = 3
"""How many function words must be there in any case."""
MOST_TOKENS = 1500
"""How much of a long text is looked at."""
REPEATS = 3
"""How often one contrast word counts at most: a name like "Mac" or a topic word must not decide alone."""
LEAST_KINDS = 2
"""How many different Malay words there must be; one alone is a name or an old spelling."""
INDONESIAN, MALAY, UNKNOWN = "id", "ms", "und"

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NAMES = {
    **dict.fromkeys(("in", "ind", "indonesia", "indonesian", "bahasa indonesia"), INDONESIAN),
    **dict.fromkeys(
        ("msa", "may", "zsm", "zlm", "malay", "melayu", "malaysia", "bahasa melayu", "bahasa malaysia"), MALAY
    ),
    **dict.fromkeys(("eng", "english", "inggris"), "en"),
}
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Languages:
    """The word lists of ``lexicons/languages.toml``.

    Attributes:
        profiles: Function word -> codes of the languages that have it.
        contrast: Word or words -> ``id`` or ``ms``.
    """

    profiles: dict[str, tuple[str, ...]]
    contrast: dict[str, str]


@cache
def languages() -> Languages:
    """Load the word lists."""
    table = lexicons.read("languages")
    profiles: dict[str, tuple[str, ...]] = {}
    for profile in table["profile"]:
        for word in sorted(set(profile["words"].split())):
            profiles[word] = (*profiles.get(word, ()), profile["code"])
    return Languages(
        profiles=profiles,
        contrast={
            word.replace("_", " "): code for code in (INDONESIAN, MALAY) for word in table["contrast"][code].split()
        },
    )


def given_language(value: str) -> str:
    """Turn what metadata calls a language (``id-ID``, ``ind``, ``Indonesian``) into its code, or "" if it is none."""
    name = value.strip().lower()
    if name in _NAMES:
        return _NAMES[name]
    code = _CODE.fullmatch(name)
    return _NAMES.get(code[1], code[1]) if code else ""


def detect(text: str) -> str:
    """Tell the language of a text.

    Args:
        text: The article's prose, any length.

    Returns:
        An ISO 639-1 code the lexicon knows, or ``und`` where no profile has enough of the words. Texts that could be
        Indonesian or Malay are Indonesian unless Malay spellings outweigh: an Indonesian article may quote a Malaysian.
    """
    tokens = [token.replace("’", "'") for token in _WORD.findall(text.lower())[:MOST_TOKENS]]
    scores: Counter[str] = Counter()
    for word, count in Counter(tokens).items():
        for code in languages().profiles.get(word, ()):
            scores[code] += count
    best = max(sorted(scores), key=lambda code: (scores[code], code == INDONESIAN), default=UNKNOWN)
    if scores[best] < max(LEAST_WORDS, LEAST_SHARE * len(tokens)):
        return UNKNOWN
    return _indonesian_or_malay(tokens) if best == INDONESIAN else best


def _indonesian_or_malay(tokens: list[str]) -> str:
    contrast = languages().contrast
    found: Counter[str] = Counter()
    for size in (1, 2, 3):
        runs = zip(*(tokens[start:] for start in range(size)), strict=False)
        found.update(run for run in map(" ".join, runs) if run in contrast)
    weight, kinds = Counter[str](), Counter[str]()
    for word, count in found.items():
        weight[contrast[word]] += min(count, REPEATS)
        kinds[contrast[word]] += 1
    return MALAY if kinds[MALAY] >= LEAST_KINDS and weight[MALAY] > weight[INDONESIAN] else INDONESIAN
