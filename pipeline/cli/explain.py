"""``jejaring explain``: why a meeting is in the results, told from the files of a run."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import lexicons
from pipeline.cli.corrections import corrections
from pipeline.errors import InputError

Row = Mapping[str, Any]
_TABLES = ("articles.jsonl", "entities.jsonl", "meetings.jsonl")
_MOST_LISTED = 20
_BASES = {
    "explicit": "written out",
    "weekday": "a weekday, counted from the day of publication",
    "relative": "counted from the day of publication or the event before",
    "inherited": "taken over from an earlier sentence, or from talks on the trip",
    "other_article": "known from another article",
}


@dataclass(frozen=True, slots=True)
class Results:
    """The files of a run that an explanation needs; all but ``claims`` by id.

    Attributes:
        offices: Mentions of somebody by office alone, by article and start.
    """

    articles: Mapping[str, Row]
    entities: Mapping[str, Row]
    meetings: Mapping[str, Row]
    claims: tuple[Row, ...]
    offices: Mapping[tuple[str, int], Row]

    @classmethod
    def read(cls, folder: Path) -> Results:
        """Read them.

        Raises:
            InputError: If one is missing or damaged.
        """
        from pipeline.graph.export.finished import read_rows, whole

        with whole(folder):
            tables = [{row["id"]: row for row in read_rows(folder / name)} for name in _TABLES]
            claims = tuple(read_rows(folder / "claims.jsonl"))
            mentions = (row for row in read_rows(folder / "mentions.jsonl") if row["type"] == "ROLE")
            return cls(
                tables[0], tables[1], tables[2], claims, {(row["article"], row["start"]): row for row in mentions}
            )

    def name(self, entity: str | None) -> str:
        """Return the name of an entity; its id where it is not listed, "nobody known" for None."""
        if entity is None:
            return "nobody known"
        return str(self.entities[entity]["name"]) if entity in self.entities else entity

    def words(self, ids: Sequence[str | None], *more: str) -> str:
        """Return everything under which entities can be sought, folded."""
        names = [text for who in ids if who for text in (who, *self.entities.get(who, {}).get("aliases", ()))]
        return " ".join([*names, *(self.name(who) for who in ids if who), *more]).casefold()


def execute(arguments: argparse.Namespace) -> int:
    """Print the explanation, or a list where several meetings fit.

    Returns:
        0.

    Raises:
        InputError: If the folder holds no results, or nothing fits.
    """
    from pipeline.graph.export.finished import whole

    results = Results.read(arguments.out)
    lines = left_out(results, arguments.meeting) if arguments.left_out else told(results, arguments.meeting)
    with whole(arguments.out):
        for line in lines:
            print(line.encode("utf-8", "replace").decode())  # texts keep half characters that no terminal takes
    return 0


def told(results: Results, sought: Sequence[str]) -> Iterator[str]:
    """Yield the explanation of the one meeting that fits, else a line for each that does.

    Raises:
        InputError: If none fits.
    """
    found = find(results, sought)
    if not found:
        cure = "Try fewer words, or --left-out to see what was read but not recorded"
        raise InputError("no meeting fits", where=" ".join(sought), cure=cure)
    if len(found) == 1:
        yield from explain(results, found[0])
        return
    for meeting in found[:_MOST_LISTED]:
        yield f"{meeting['id']}  {meeting['status']}, {', '.join(map(results.name, meeting['participants']))}"
    more = f", {_MOST_LISTED} of them shown" if len(found) > _MOST_LISTED else ""
    yield f"{len(found)} meetings fit{more}; give an id or more words"


def find(results: Results, sought: Sequence[str]) -> list[Row]:
    """Return the meetings with this id, else whose id begins so, else whose people, else all of which hold words."""
    if sought[0] in results.meetings:
        return [results.meetings[sought[0]]]
    begun = [row for name, row in results.meetings.items() if len(sought) == 1 and name.startswith(sought[0])]
    people = [row for row in results.meetings.values() if _holds(results.words(row["participants"]), sought)]
    return begun or people or [row for row in results.meetings.values() if _holds(_about(results, row), sought)]


def explain(results: Results, meeting: Row) -> Iterator[str]:
    """Yield the lines that explain a meeting."""
    yield meeting["id"]
    for who in meeting["participants"]:
        yield f"  {results.name(who)}{_role(results, meeting['roles'].get(who, {}))}"
    yield ""
    how = meeting["how"]
    history = ", ".join(f"{said['article']} {said['status']}" for said in meeting["status_history"])
    yield f"kind        {meeting['kind']}"
    claims = [claim for claim in results.claims if claim["meeting"] == meeting["id"]]
    yield f"status      {meeting['status']} (by article: {history})"
    if "status" in how:
        yield f"            {how['status']}: no article says so itself"
    elif others := [name for name in dict.fromkeys(claim["article"] for claim in claims) if _claimed(claims, name)]:
        yield f"            in {', '.join(others)} only others claim it"
    if meeting["status"] == "planned" and claims and all(claim["status"] == "held" for claim in claims):
        yield "            not said to be a plan; its day lies after the article"
    yield f"date        {_when(meeting)}"
    yield f"place       {_where(results, meeting['place'], how.get('place'))}"
    yield f"country     {_where(results, meeting['country'], how.get('country'))}"
    yield f"sources     {len(meeting['sources'])} independent: {', '.join(meeting['sources'])}"
    yield f"confidence  {meeting['confidence']}"
    for conflict in meeting["conflicts"]:
        values = "; ".join(f"{value} in {', '.join(names)}" for value, names in conflict["values"].items())
        yield f"conflict    {conflict['slot']}: {values}"
    for article in dict.fromkeys([*(claim["article"] for claim in claims), *meeting["articles"]]):
        yield ""
        head = results.articles[article]
        yield f"{article}  {head['source'] or 'no source'}, {head['published'] or 'no day of publication'}"
        here = [claim for claim in claims if claim["article"] == article]
        for claim in here:
            yield from _claim(results, claim)
        yield from _retold(head, [sentence for claim in here for sentence in claim["sentences"]], meeting)
    yield ""
    yield from corrections(results, meeting)


def left_out(results: Results, sought: Sequence[str]) -> Iterator[str]:
    """Yield the claims that hold all words and are in no meeting, with the reason.

    Raises:
        InputError: If there is none.
    """
    found = [claim for claim in results.claims if claim["meeting"] is None and _holds(_read_of(results, claim), sought)]
    if not found:
        cure = "Try fewer words; a sentence that was not read as a contact at all is in no list"
        raise InputError("nothing that was left out fits", where=" ".join(sought), cure=cure)
    for claim in found:
        yield f"{claim['article']}  left out: {claim['why']}"
        yield from _claim(results, claim)


def _claimed(claims: Sequence[Row], article: str) -> bool:
    """Whether all that an article states of a meeting is what others claim."""
    return all(claim.get("claimed") for claim in claims if claim["article"] == article)


def _retold(article: Row, told: Sequence[Row], meeting: Row) -> Iterator[str]:
    """Yield the evidence in an article that no claim of the meeting stands in, and why it counts."""
    for spot in meeting["evidence"]:
        if spot["article"] == article["id"] and not any(
            spot["start"] < sentence["end"] and sentence["start"] < spot["end"] for sentence in told
        ):
            yield f"  {' '.join(article['text'][spot['start'] : spot['end']].split())}"
            yield "    says      the same, in words that make no record of their own"


def _claim(results: Results, claim: Row) -> Iterator[str]:
    text = results.articles[claim["article"]]["text"]
    for sentence in claim["sentences"]:
        yield f"  {marked(text, sentence, claim)}"
    rules = [f"{rule} ({meaning})" if (meaning := _meaning(rule)) else rule for rule in claim["rules"]]
    people = ", ".join(results.name(person["entity"]) for person in claim["participants"])
    yield f"    rules     {'; '.join(rules)}"
    claimed = ", claimed by others" if claim.get("claimed") else ""
    yield f"    says      {'a hint of ' if claim['weak'] else ''}{claim['kind']}, {claim['status']}{claimed}: {people}"
    for person in claim["participants"]:
        if office := results.offices.get((claim["article"], person["start"])):
            yield f"    who       “{office['text']}” is {results.name(person['entity'])}: {office['reason']}"
    if claim["date"]:
        day = _days(claim) or "not placed in time"
        words = text[claim["date"]["start"] : claim["date"]["end"]]
        before = ", from an earlier sentence" if claim["date"]["inherited"] else ""
        yield f"    date      “{words}” (rule {claim['date']['rule']}{before}): {day}"
    if claim["meeting"]:
        yield f"    joined    {claim['why']}"


def marked(text: str, sentence: Row, claim: Row) -> str:
    """Return a sentence on one line, with participants, place, date and words of contact marked."""
    marks = [(person, "[", "]") for person in claim["participants"]]
    marks += [(claim["place"], "{", "}"), (claim["date"], "<", ">"), (claim, ">>", "<<")]
    signs: list[tuple[int, int, str]] = []
    for span, opening, closing in marks:
        if span and sentence["start"] <= span["start"] and span["end"] <= sentence["end"]:
            signs += [(span["start"], 1, opening), (span["end"], 0, closing)]
    result, last = "", sentence["start"]
    for position, _, sign in sorted(signs, key=lambda sign: sign[:2]):
        result += text[last:position] + sign
        last = position
    return " ".join((result + text[last : sentence["end"]]).split())


def _about(results: Results, meeting: Row) -> str:
    ids = [*meeting["participants"], meeting["place"], meeting["country"]]
    return results.words(ids, meeting["id"], meeting["status"], meeting["date_start"] or "", *meeting["articles"])


def _read_of(results: Results, claim: Row) -> str:
    ids = [*(person["entity"] for person in claim["participants"]), (claim["place"] or {}).get("entity")]
    text = results.articles[claim["article"]]["text"]
    sentences = (text[sentence["start"] : sentence["end"]] for sentence in claim["sentences"])
    return results.words(ids, claim["article"], claim["date_start"] or "", *sentences)


def _holds(text: str, sought: Sequence[str]) -> bool:
    return all(word.casefold() in text for words in sought for word in words.split())


def _role(results: Results, role: Row) -> str:
    of = f" of {results.name(role['of'])}" if role.get("of") else ""
    said = [f"{role['office']}{of}" if role.get("office") else "", role.get("part", "named")]
    words = ", ".join(word for word in said if word and word != "named")
    return f" ({words})" if words else ""


def _when(meeting: Row) -> str:
    if meeting["date_start"] is None:
        return "not known"
    words = f"from “{meeting['date_text']}”: " if meeting["date_text"] else ""
    return f"{_days(meeting)} ({words}{meeting['how'].get('date') or _BASES[meeting['date_basis']]})"


def _days(row: Row) -> str:
    """The days of a meeting or claim, "" where they are not known."""
    start, end = row["date_start"], row["date_end"]
    return str(start or "") if start == end else f"{start} to {end}"


def _where(results: Results, entity: str | None, how: str | None) -> str:
    return "not known" if entity is None else f"{results.name(entity)}{f' ({how})' if how else ''}"


@cache
def _meanings() -> Mapping[str, str]:
    rules = {
        row["id"]: f"{row['frame']}, as in “{_plain(row['fires_on'])}”" for row in lexicons.read("meetings")["rule"]
    }
    cues = {row["id"]: f"so {row['status']}" for row in lexicons.read("status")["cue"]}
    return rules | cues


def _meaning(rule: str) -> str:
    return _meanings().get(rule, "")


def _plain(example: str) -> str:
    """Take the marks out of an example: ``[[Amina Diallo|PER]]``."""
    for kind in ("PER", "ORG", "LOC"):
        example = example.replace(f"|{kind}]]", "")
    return example.replace("[[", "")
