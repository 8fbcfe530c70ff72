"""Which outlet an article is from: by name, by web address, or by its dateline ("JAKARTA, KOMPAS.TV –")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from pipeline import lexicons

_HEAD = re.compile(r"(.{2,90}?)(?:\s*--+|\s*[–—]|\s-|-\s)(?:\s|\w|$)")
_TAIL = re.compile(r"\s[–—|-]\s")
_PIECES = re.compile(r"[,()/|:]")


@dataclass(frozen=True, slots=True)
class Sign:
    """A line by which an outlet names itself; ``pattern`` has a group ``outlet``, fields as in the lexicon."""

    id: str
    pattern: re.Pattern[str]
    fires_on: str
    silent_on: str


@dataclass(frozen=True, slots=True)
class Outlets:
    """All known outlets.

    Attributes:
        names: Alias as :func:`_key` writes it -> canonical name.
        domains: Registered domain -> canonical name.
        signs: Lines other than datelines that name the outlet.
    """

    names: dict[str, str]
    domains: dict[str, str]
    signs: tuple[Sign, ...]

    def canonical(self, name: str) -> str:
        """Return the usual name of an outlet, or ``name`` itself if it is not known."""
        return self.names.get(_key(name), name)

    def of_url(self, url: str) -> str:
        """Return the outlet of a web address, "" if it is not known; subdomains belong to their domain."""
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            return ""
        labels = host.split(".")
        return next((found for i in range(len(labels)) if (found := self.domains.get(".".join(labels[i:])))), "")

    def of_dateline(self, line: str) -> str:
        """Return the outlet named before the dash (or bar) that ends a dateline or rubric, "" if there is none."""
        head = _HEAD.match(line[:120])
        pieces = _PIECES.split(head[1]) if head else []
        if "|" in line[:60]:
            pieces.append(line[: line.index("|")])
        return next((found for piece in pieces if (found := self.names.get(_key(piece)))), "")

    def of_byline(self, line: str) -> str:
        """Return the outlet after the last dash or bar ("Andi Saputra - detikNews"), "" if there is none."""
        return self.names.get(_key(_TAIL.split(line[-60:])[-1]), "")

    def of_signs(self, lines: Iterable[str]) -> str:
        """Return the first known outlet that one of the lines names by a sign, "" if there is none."""
        for line in lines:
            for sign in self.signs:
                found = sign.pattern.search(line[:300])
                if found and (name := self.names.get(_key(found["outlet"]))):
                    return name
        return ""


@cache
def outlets() -> Outlets:
    """Load the known outlets from ``lexicons/outlets.toml``."""
    table = lexicons.read("outlets")
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for entry in table["outlet"]:
        for alias in (entry["name"], *entry.get("aliases", ())):
            names[_key(alias)] = entry["name"]
        domains.update(dict.fromkeys(entry.get("domains", ()), entry["name"]))
    signs = tuple(
        Sign(sign["id"], re.compile(sign["pattern"]), sign["fires_on"], sign["silent_on"]) for sign in table["sign"]
    )
    return Outlets(names, domains, signs)


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).strip(" .:;-–—")
