"""What people decided about names: same or different, with who, when and why. It wins over every rule and list.

The file is CSV, UTF-8, with the header ``judgement,a,b,by,on,why``:

* ``judgement``: ``same`` or ``different``;
* ``a``, ``b``: names as the articles write them, or entity ids (``per:joko-widodo``). In a ``same`` line ``a`` is the
  one that stays: its id, and its name in the graph; where it is the id of a person (``per:``), ``b`` may be somebody
  whom reading took for an organization;
* ``by``, ``on``, ``why``: who decided, the ISO date, and from what. ``on`` and ``why`` may be empty.

Empty lines and lines that begin with ``#`` are skipped. ``same`` is transitive; a ``different`` line that the ``same``
lines contradict is an error that names the lines. A line about somebody whom the articles do not name does nothing, and
a note says so.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errors import InputError
from pipeline.link.lists import fold_name

HEADER = ("judgement", "a", "b", "by", "on", "why")
_ID = re.compile(r"(?:per|org|cty|plc):[a-z0-9-]+")
_CURE = (
    "Write the header `judgement,a,b,by,on,why` and one decision a line: same,Jokowi,Joko Widodo,RS,2025-03-01,nickname"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file: ``same`` or, if not, different."""

    line: int
    same: bool
    a: str
    b: str
    by: str
    on: date | None = None
    why: str = ""

    @property
    def reason(self) -> str:
        """What a resolution says of it."""
        return f"decided by {self.by} (line {self.line})" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True)
class Decisions:
    """All lines of one file, in its order; ``where`` is its path, ``digest`` the SHA-256 (hex) of its bytes."""

    where: str = ""
    lines: tuple[Decision, ...] = ()
    digest: str = ""

    def groups(self, node: Callable[[str], str] = fold_name) -> list[tuple[Decision, ...]]:
        """Return the ``same`` lines, those that hang together in one group, groups and lines in file order.

        Args:
            node: Name or id -> what it stands for; two that stand for one thing join their lines.

        Raises:
            InputError: If a ``different`` line names two of one group. Names that line and the ones against it.
        """
        same = [decision for decision in self.lines if decision.same]
        links: dict[str, list[Decision]] = {}
        for decision in same:
            links.setdefault(node(decision.a), []).append(decision)
            links.setdefault(node(decision.b), []).append(decision)
        for decision in self.lines:
            if not decision.same:
                self._check(decision, _path(node(decision.a), node(decision.b), links, node))
        groups: list[tuple[Decision, ...]] = []
        seen: set[int] = set()
        for decision in same:
            if decision.line not in seen:
                group = _reached(node(decision.a), links, node)
                seen |= {member.line for member in group}
                groups.append(group)
        return groups

    def _check(self, different: Decision, against: Sequence[Decision] | None) -> None:
        if against is None:
            return
        lines = ", ".join(str(decision.line) for decision in against)
        told = f"line {different.line} says that {different.a} and {different.b} differ"
        if against:
            reason = f"{told}, line{'s' * (len(against) > 1)} {lines} that they are the same"
            cure = "Take out the line that is wrong"
        elif fold_name(different.a) == fold_name(different.b):
            reason = f"{told}, but that is one name"
            cure = "No decision parts two people of one name: take out the line"
        else:
            reason = f"{told}, but both mean one entity"
            cure = "Write both as the articles write them; an id stands for all its names"
        raise InputError(reason, where=self.where, cure=cure)


def load_decisions(path: Path) -> Decisions:
    """Read a file of decisions.

    Raises:
        InputError: If it is missing, is no such CSV, or contradicts itself. Names file and line.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        cure = "Give the path of a CSV file with --decisions"
        raise InputError(f"the decisions cannot be read ({error.strerror})", where=str(path), cure=cure) from None
    except UnicodeDecodeError:
        raise InputError("the decisions are not UTF-8", where=str(path), cure="Save the file as UTF-8") from None
    lines = enumerate(text.splitlines(), 1)
    rows = [(number, next(csv.reader([line]))) for number, line in lines if line.strip() and not line.startswith("#")]
    if not rows or tuple(cell.strip() for cell in rows[0][1]) != HEADER:
        raise InputError("the first line is not the header of decisions", where=str(path), cure=_CURE)
    made = tuple(_decision(row, f"{path}:{number}", number) for number, row in rows[1:])
    decisions = Decisions(str(path), made, hashlib.sha256(raw).hexdigest())
    decisions.groups()
    return decisions


def is_id(name: str) -> bool:
    """Whether a name in a decision is an entity id."""
    return _ID.fullmatch(name) is not None


def mends_kind(a: str, *others: str) -> bool:
    """Whether a ``same`` line whose first side is the id of a person says that organizations are this person."""
    return a.startswith("per:") and all(other.startswith(("per:", "org:")) for other in others)


def _decision(row: Sequence[str], where: str, number: int) -> Decision:
    cells = [cell.strip() for cell in row]
    if len(cells) != len(HEADER):
        raise InputError(f"{len(cells)} columns, not {len(HEADER)}", where=where, cure="Put text with commas in quotes")
    judgement, a, b, by, on, why = cells
    if judgement not in ("same", "different"):
        raise InputError(f"unknown judgement {judgement!r}", where=where, cure="Write same or different")
    if not (a and b and by):
        raise InputError("a, b or by is empty", where=where, cure="Give both names, and who decided")
    if is_id(a) and is_id(b) and a[:4] != b[:4] and not mends_kind(a, b):
        raise InputError(f"{a} and {b} are of different kinds", where=where, cure="Take out the line")
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError:
        raise InputError(
            f"{on!r} is no date", where=where, cure="Write it like 2025-03-01, or leave it empty"
        ) from None
    return Decision(number, judgement == "same", a, b, by, day, why)


def _path(
    start: str, end: str, links: dict[str, list[Decision]], node: Callable[[str], str]
) -> tuple[Decision, ...] | None:
    """The lines that lead from one name to another, the fewest; () where they are one, None where none leads there."""
    before: dict[str, tuple[Decision, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            return before[here]
        for decision in links.get(here, ()):
            for there in (node(decision.a), node(decision.b)):
                if there not in before:
                    before[there] = (*before[here], decision)
                    waiting.append(there)
    return None


def _reached(start: str, links: dict[str, list[Decision]], node: Callable[[str], str]) -> tuple[Decision, ...]:
    found: dict[int, Decision] = {}
    waiting, seen = deque([start]), {start}
    while waiting:
        for decision in links.get(waiting.popleft(), ()):
            found[decision.line] = decision
            for there in (node(decision.a), node(decision.b)):
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
    return tuple(found[line] for line in sorted(found))
