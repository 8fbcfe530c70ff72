"""What the file readers hand to the stage: texts with what is given about them, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Refusal

# Control, format (right-to-left marks, zero-width) and surrogate code points: harmless in a text, a nuisance in an id.
_NOISE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Given:
    """What metadata says about an article; ``""`` where it says nothing. Dates and languages are as written."""

    title: str = ""
    source: str = ""
    url: str = ""
    published: str = ""
    language: str = ""

    @classmethod
    def of(cls, fields: Mapping[str, object]) -> Given:
        """Take the known fields of a JSON object or a CSV row; null and nested values count as not given."""
        return cls(**{name: tidy(fields.get(name)) for name in cls.__slots__})

    def over(self, other: Given) -> Given:
        """Fill what this one leaves open from ``other``."""
        return Given(**{name: getattr(self, name) or getattr(other, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was read, before anything is known about it beyond what is given.

    Attributes:
        where: File, relative to the source, and the line for a record; names it in refusals.
        id: Id of the article to be.
        text: The text as it stands in the file.
        given: What the metadata says.
        slips: What in its record had no effect and may be a slip.
    """

    where: str
    id: str
    text: str
    given: Given = Given()
    slips: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A file to be read.

    Attributes:
        path: Where it lies.
        name: Its path relative to the source, with ``/``; what refusals call it.
        id: Its article's id; "" for tables, whose records bring their own.
    """

    path: Path
    name: str
    id: str = ""


class UnusableError(Exception):
    """A file or record cannot be used; becomes a :class:`Refusal` and never leaves this package."""

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.cure = cure

    def at(self, where: str) -> Refusal:
        """Say it of one input."""
        return Refusal(where=where, reason=self.reason, cure=self.cure)


def unreadable(error: OSError) -> UnusableError:
    """Say that the system would not give the file."""
    return UnusableError(
        f"the file cannot be opened ({error.strerror or error})", "Check that it exists and that you may read it"
    )


def tidy(value: object) -> str:
    """Turn a metadata value into one clean line; anything but text and numbers becomes ""."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_NOISE.sub(" ", str(value)).split())
