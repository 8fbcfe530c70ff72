"""Lines for a file of decisions that would correct a meeting, ready to be pasted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.cli.explain import Results

Row = Mapping[str, Any]
_INTRO = "wrong? put the first line and those that apply into a file for --decisions, see docs/aliases.md:"
_SIGNED = ("WHO", "YYYY-MM-DD", "WHY")  # no date, so that a line which nobody has signed is refused


def corrections(results: Results, meeting: Row) -> Iterator[str]:
    """Yield lines that take out what articles tell of a meeting, and that say whom its offices mean.

    Near-duplicates need no lines of their own: what is decided of one article holds in them.
    """
    from pipeline.link.decision_file import HEADER

    yield _INTRO
    yield ",".join(HEADER)
    seen: set[tuple[str, ...]] = set()
    for row, others in (*_misread(results, meeting), *_meant(results, meeting)):
        judgement, article, *words = row
        key = (judgement, results.articles[article]["near_duplicate_of"] or article, *words)
        if key not in seen:
            seen.add(key)
            if others:
                yield f"# takes out {', '.join(others)}, too; with a name in b, only whatever has that one:"
            yield _line((*row, *_SIGNED))


def _misread(results: Results, meeting: Row) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    """Yield judgement, article, a and b of a line for each sentence, and the ids of other meetings that lose by it."""
    own = [claim for claim in results.claims if claim["meeting"] == meeting["id"]]
    others = [claim for claim in results.claims if claim["meeting"] not in (None, meeting["id"])]
    spots = [(claim["article"], _of_contact(claim), claim) for claim in own]
    told = [(claim["article"], sentence) for claim in own for sentence in claim["sentences"]]
    for spot in meeting["evidence"]:  # told again by what is no claim of this meeting
        if not any(article == spot["article"] and _overlap(sentence, spot) for article, sentence in told):
            spots.append((spot["article"], spot, spot))
    for article, sentence, contact in spots:
        beside = [claim for claim in others if claim["article"] == article and _overlap(claim, sentence)]
        start = max((c["end"] for c in beside if c["end"] <= contact["start"]), default=sentence["start"])
        end = min((c["start"] for c in beside if c["start"] >= contact["end"]), default=sentence["end"])
        words = " ".join(results.articles[article]["text"][start:end].split())
        lost = dict.fromkeys(claim["meeting"] for claim in beside if _overlap(claim, contact))
        yield ("misread", article, words, ""), tuple(lost)


def _meant(results: Results, meeting: Row) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    """Yield the like for every office without a name."""
    for claim in results.claims:
        for person in claim["participants"] if claim["meeting"] == meeting["id"] else ():
            if office := results.offices.get((claim["article"], person["start"])):
                yield ("means", claim["article"], " ".join(office["text"].split()), "WHOM"), ()


def _of_contact(claim: Row) -> Row:
    """The sentence of a claim that holds its words of contact."""
    sentences: Sequence[Row] = claim["sentences"]
    return next((sentence for sentence in sentences if _overlap(sentence, claim)), sentences[0])


def _overlap(one: Row, other: Row) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
