"""Reads a file of decisions.

The file is CSV, UTF-8, separated by commas or, as some spreadsheets save it, by semicolons, with the columns
``judgement,article,a,b,by,on,why`` in any order; ``article`` may be missing where no line needs it:

* ``same``: the names ``a`` and ``b`` are one. ``a`` is the one that stays: its id, and its name in the graph; where it
  is the id of a person (``per:``), ``b`` may be somebody whom reading took for an organization. Transitive;
* ``different``: the names ``a`` and ``b`` are two, also where the rules join them;
* ``means``: in this article the name or office ``a`` means ``b``; so two people of one name are parted;
* ``misread``: in this article the words ``a`` do not tell of the contact that was read from them, or not of one with
  ``b``; ``b`` may be empty.

Names are as the articles write them, or entity ids (``per:joko-widodo``). ``by``, ``on``, ``why`` say who decided, the
ISO date, and from what; ``on`` and ``why`` may be empty. Empty lines and lines that begin with ``#`` are skipped. Lines
that contradict each other are an error that names them. A line about what these articles do not hold does nothing, and
a note says so.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pipeline.errors import InputError
from pipeline.link.decisions import Decision, Decisions, Judgement, is_id, mends_kind

HEADER = ("judgement", "article", "a", "b", "by", "on", "why")
_WITHOUT_ARTICLE = tuple(name for name in HEADER if name != "article")
_JUDGEMENTS: Mapping[str, Judgement] = {
    "same": "same",
    "different": "different",
    "means": "means",
    "misread": "misread",
}
_MEETING = re.compile(r"(?:meeting|multilateral|call|encounter|visit):(?:\d{4}-|undated)\S*")
_CURE = (
    "Write the header `judgement,article,a,b,by,on,why` and one decision a line: "
    "same,,Jokowi,Joko Widodo,RS,2025-03-01,nickname"
)


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
        cure = "Save the file as UTF-8; a spreadsheet calls that “CSV UTF-8”"
        raise InputError("the decisions are not UTF-8", where=str(path), cure=cure) from None
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip(" ,;")]
    lines = [(number, line) for number, line in lines if not line.lstrip('"').startswith("#")]  # or "# …";;;
    separator, names, rows = _header(lines, path)
    made = tuple(_decision(_cells(row, names, separator, f"{path}:{n}"), f"{path}:{n}", n) for n, row in rows)
    decisions = Decisions(str(path), made, hashlib.sha256(raw).hexdigest())
    decisions.check()
    return decisions


def _header(lines: list[tuple[int, str]], path: Path) -> tuple[str, tuple[str, ...], list[tuple[int, str]]]:
    """Return the sign that separates columns, their names, and the lines behind them."""
    first = lines[0][1] if lines else ""
    for separator in (",", ";"):
        names = tuple(_row(first, separator))
        if sorted(names) in (sorted(HEADER), sorted(_WITHOUT_ARTICLE)):
            return separator, names, lines[1:]
    raise InputError("the first line is not the header of decisions", where=str(path), cure=_CURE)


def _row(line: str, separator: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]


def _cells(line: str, names: tuple[str, ...], separator: str, where: str) -> dict[str, str]:
    """Return the cells of a line by column; ``article`` is there always."""
    cells = _row(line, separator)
    if len(cells) != len(names):
        cure = f"Separate columns by “{separator}” as the first line does, and put text that holds one in quotes"
        raise InputError(f"{len(cells)} columns, not {len(names)}", where=where, cure=cure)
    return {"article": "", **dict(zip(names, cells, strict=True))}


def _decision(cells: Mapping[str, str], where: str, number: int) -> Decision:
    judgement = _JUDGEMENTS.get(cells["judgement"])
    if judgement is None:
        cure = f"Write {', '.join(_JUDGEMENTS)}"
        raise InputError(f"unknown judgement {cells['judgement']!r}", where=where, cure=cure)
    _check_about(judgement, cells, where)
    _check_sides(judgement, cells["a"], cells["b"], where)
    try:
        day = date.fromisoformat(cells["on"]) if cells["on"] else None
    except ValueError:
        cure = "Write it like 2025-03-01, or leave it empty; in a spreadsheet, make the column text first"
        raise InputError(f"{cells['on']!r} is no date", where=where, cure=cure) from None
    return Decision(number, judgement, cells["a"], cells["b"], cells["by"], day, cells["why"], cells["article"])


def _check_about(judgement: Judgement, cells: Mapping[str, str], where: str) -> None:
    """Refuse a line without who decided, or with an article where none belongs, or without where one does."""
    if not (cells["a"] and cells["by"] and (cells["b"] or judgement == "misread")):
        raise InputError("a, b or by is empty", where=where, cure="Give both names, and who decided")
    if judgement in ("same", "different"):
        if cells["article"]:
            cure = "Leave article empty, or write means to say it of one article"
            raise InputError(f"{judgement} is about all articles", where=where, cure=cure)
    elif not cells["article"]:
        cure = "Give the article's id, as articles.jsonl has it, in a column `article`"
        raise InputError(f"{judgement} without an article", where=where, cure=cure)


def _check_sides(judgement: Judgement, a: str, b: str, where: str) -> None:
    if judgement == "misread":
        if _MEETING.fullmatch(a):
            cure = f"Give words of the sentence; `jejaring explain {a}` prints the lines"
            raise InputError("ids of meetings change when articles are added", where=where, cure=cure)
        if not re.search(r"\w", a) or is_id(a) or is_id(b):
            cure = "Write words of the sentence in a, and in b nothing or a name, as the article does"
            raise InputError("no article has such words", where=where, cure=cure)
    elif judgement == "means":
        if is_id(a):
            cure = "Write the name or office as the article does; an id may stand in b"
            raise InputError(f"no article writes {a}", where=where, cure=cure)
    elif is_id(a) and is_id(b) and a[:4] != b[:4] and not mends_kind(a, b):
        raise InputError(f"{a} and {b} are of different kinds", where=where, cure="Take out the line")
