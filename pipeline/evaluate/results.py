"""How well a run's results agree with annotated articles: names, aliases, roles, meetings.

Counted from the annotated side as well as from the run's, so that what was never found is a miss. Entities of a run are
matched to annotated ones by the mentions that they share.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.link.sightings import FAMILIES

Row = dict[str, Any]
NAMES = ("PER", "ORG", "LOC")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Marked:
    """Mentions, meetings and ignore zones of a folder, of a run or annotated."""

    mentions: tuple[Row, ...]
    meetings: tuple[Row, ...]
    zones: tuple[Row, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Marked:
        """Read ``mentions.jsonl``, ``meetings.jsonl`` and, where there is one, ``optional.jsonl``.

        Raises:
            InputError: If one of the first two is missing.
        """
        optional = folder / "optional.jsonl"
        zones = _rows(optional) if optional.exists() else ()
        return cls(_rows(folder / "mentions.jsonl"), _rows(folder / "meetings.jsonl"), zones)


def score(run: Marked, gold: Marked) -> dict[str, float]:
    """Compare a run with annotation.

    Returns:
        Percentages with one decimal: ``names`` (micro F1 of exact spans and types), ``aliases`` (B-cubed F1 of entity
        clusters over the names that were found), ``roles`` (F1 of role mentions that begin or end where the annotation
        has them and mean the same person), ``meetings`` (F1; same family of kind, at least half of the people in
        common, dates that do not contradict), ``strict`` (F1 of meetings with people, kind, status, date and country
        all right), ``pairs`` (F1 of the pairs of persons who met), ``merged`` (of the meetings that several articles
        tell, how many have a record that names them all), and over matched meetings the accuracy of ``status``,
        ``date``, ``country``, ``place``, ``kind``, where the annotation has the slot.
    """
    told = {row["article"] for row in gold.mentions} | {name for row in gold.meetings for name in row["articles"]}
    here = [row for row in run.mentions if row["article"] in told]
    found = tuple(row for row in run.meetings if told.intersection(row["articles"]))
    same = _align(here, gold.mentions)
    mapped = tuple(_mapped(row, same) for row in found)
    pairs = _match(mapped, gold.meetings)
    return {
        "names": _percent(_names(here, gold)),
        "aliases": _percent(_b_cubed(here, gold.mentions)),
        "roles": _percent(_roles(here, gold, same)),
        **{name: _percent(value) for name, value in _meetings(mapped, gold.meetings, pairs).items()},
        **{name: _percent(value) for name, value in _slots(mapped, gold.meetings, pairs).items()},
    }


def judgements(run: Marked, gold: Marked) -> dict[str, list[tuple[float, bool]]]:
    """Pair every stated confidence with whether it was right.

    Returns:
        ``record`` and each slot -> (confidence, right); slots of matched meetings only, where the annotation has them.
        Records that match an optional meeting are right.
    """
    told = {row["article"] for row in gold.mentions} | {name for row in gold.meetings for name in row["articles"]}
    found = tuple(row for row in run.meetings if told.intersection(row["articles"]))
    same = _align([row for row in run.mentions if row["article"] in told], gold.mentions)
    mapped = tuple(_mapped(row, same) for row in found)
    matched = {k: i for i, k in _match(mapped, gold.meetings).items()}
    judged: dict[str, list[tuple[float, bool]]] = {
        "record": [(m["confidence"], k in matched) for k, m in enumerate(mapped)]
    }
    for k, i in sorted(matched.items()):
        for slot, right in _right(gold.meetings[i], mapped[k]).items():
            if slot in mapped[k]["slot_confidence"]:
                judged.setdefault(slot, []).append((mapped[k]["slot_confidence"][slot], right))
    return judged


def _rows(path: Path) -> tuple[Row, ...]:
    if not path.is_file():
        raise InputError(
            "the file is missing", where=str(path), cure="Give the folder that a run or an annotator wrote"
        )
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _percent(value: float) -> float:
    return round(100 * value, 1)


def _f1(hits: float, predicted: float, gold: float) -> float:
    return 2 * hits / (predicted + gold) if predicted + gold else 1.0


# --- names ------------------------------------------------------------------------------------------------------


def _spans(rows: Iterable[Row]) -> dict[tuple[str, int, int], Row]:
    return {(row["article"], row["start"], row["end"]): row for row in rows if row["type"] in NAMES}


def _hidden(row: Row, zones: Iterable[Row]) -> bool:
    return any(
        zone["article"] == row["article"]
        and zone["start"] < row["end"]
        and row["start"] < zone["end"]
        and zone["type"] in ("ANY", "OPT", row["type"])
        for zone in zones
    )


def _names(run: Sequence[Row], gold: Marked) -> float:
    wanted = {(*key, row["type"]) for key, row in _spans(gold.mentions).items()}
    found = {(*key, row["type"]): row for key, row in _spans(run).items()}
    counted = [key for key, row in found.items() if key in wanted or not _hidden(row, gold.zones)]
    return _f1(len(wanted & found.keys()), len(counted), len(wanted))


def _b_cubed(run: Sequence[Row], gold: Sequence[Row]) -> float:
    left, right = _spans(run), _spans(gold)
    keys = [key for key in right if key in left and left[key]["entity"]]
    ours: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    theirs: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for key in keys:
        ours[left[key]["entity"]].add(key)
        theirs[right[key]["entity"]].add(key)
    both = [(ours[left[key]["entity"]], theirs[right[key]["entity"]]) for key in keys]
    precision = sum(len(a & b) / len(a) for a, b in both)
    recall = sum(len(a & b) / len(b) for a, b in both)
    return _f1(precision * recall, precision * len(keys), recall * len(keys)) if keys else 0.0


def _roles(run: Sequence[Row], gold: Marked, same: Mapping[str, str]) -> float:
    free = [row for row in run if row["type"] == "ROLE" and row["entity"]]
    wanted = [row for row in gold.mentions if row["type"] == "ROLE"]
    hits = taken = 0
    for row in wanted:
        found = next((other for other in free if _same_role(row, other)), None)
        if found:
            free.remove(found)
            taken += 1
            hits += same.get(found["entity"]) == row["entity"]
    extra = [row for row in free if not _hidden(row, gold.zones)]
    return _f1(hits, taken + len(extra), len(wanted))


def _same_role(gold: Row, run: Row) -> bool:
    overlaps = run["start"] < gold["end"] and gold["start"] < run["end"]
    edge = run["start"] == gold["start"] or run["end"] == gold["end"]
    return bool(run["article"] == gold["article"] and overlaps and edge)


def _align(run: Sequence[Row], gold: Sequence[Row]) -> dict[str, str]:
    """Map each entity of the run to the annotated one that most of its mentions name."""
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        by_article[row["article"]].append(row)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in run:
        for other in by_article[row["article"]] if row["entity"] else ():
            role = (row["type"] == "ROLE", other["type"] == "ROLE")
            if role[0] == role[1] and other["start"] < row["end"] and row["start"] < other["end"]:
                votes[row["entity"]][other["entity"]] += 1 if role[0] else 2
    return {entity: max(sorted(count), key=lambda name: count[name]) for entity, count in votes.items()}


# --- meetings ---------------------------------------------------------------------------------------------------


def _mapped(row: Row, same: Mapping[str, str]) -> Row:
    """Return a meeting of the run with annotated ids; an entity that nobody annotated keeps its own, marked."""
    people = [same.get(who, "?" + who) for who in row["participants"]]
    places = {slot: same.get(row[slot], "?" + row[slot]) if row[slot] else None for slot in ("place", "country")}
    return {**row, "participants": people, **places}


def _match(run: Sequence[Row], gold: Sequence[Row]) -> dict[int, int]:
    """Pair annotated meetings with those of the run one to one, the most alike first."""
    ranked = sorted(
        ((_likeness(wanted, found), i, k) for i, wanted in enumerate(gold) for k, found in enumerate(run)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    pairs: dict[int, int] = {}
    for likeness, i, k in ranked:
        if likeness > 0 and i not in pairs and k not in pairs.values():
            pairs[i] = k
    return pairs


def _likeness(gold: Row, run: Row) -> float:
    people, ours = set(gold["participants"]), _people(run, gold)
    if FAMILIES[gold["kind"]] != FAMILIES[run["kind"]] or not ours:
        return 0.0
    shared = len(people & ours) / len(people | ours)
    both_dated = gold["date_start"] and run["date_start"]
    meets = both_dated and run["date_start"] <= gold["date_end"] and gold["date_start"] <= run["date_end"]
    if shared < _HALF or (both_dated and not meets):
        return 0.0
    articles = set(gold["articles"]), set(run["articles"])
    return shared + 0.3 * bool(meets) + 0.3 * len(articles[0] & articles[1]) / len(articles[0] | articles[1])


def _people(run: Row, gold: Row) -> set[str]:
    """The people of a run's meeting without those who count neither way."""
    return set(run["participants"]) - (set(gold.get("optional_participants", ())) - set(gold["participants"]))


def _meetings(run: Sequence[Row], gold: Sequence[Row], pairs: Mapping[int, int]) -> dict[str, float]:
    required = [i for i, row in enumerate(gold) if not row.get("optional")]
    free = {k for i, k in pairs.items() if gold[i].get("optional")}
    counted = [row for k, row in enumerate(run) if k not in free]
    hits = [i for i in required if i in pairs]
    exact = sum(_exact(gold[i], run[pairs[i]]) for i in hits)
    wanted = _pairs(row for row in gold if not row.get("optional"))
    allowed = wanted | _pairs({**row, "status": "held", "participants": _everybody(row)} for row in gold)
    found = _pairs(counted)
    return {
        "meetings": _f1(len(hits), len(counted), len(required)),
        "strict": _f1(exact, len(counted), len(required)),
        "pairs": _f1(len(found & wanted), len((found - allowed) | (found & wanted)), len(wanted)),
        "merged": _merged(run, gold, pairs),
    }


def _merged(run: Sequence[Row], gold: Sequence[Row], pairs: Mapping[int, int]) -> float:
    several = [i for i, row in enumerate(gold) if len(row["articles"]) > 1 and not row.get("optional")]
    whole = [i for i in several if i in pairs and set(gold[i]["articles"]) <= set(run[pairs[i]]["articles"])]
    return len(whole) / len(several) if several else 1.0


def _everybody(row: Row) -> list[str]:
    return [*row["participants"], *row.get("optional_participants", ())]


def _pairs(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Pairs of persons who met, over all held meetings."""
    return {
        (left, right)
        for row in rows
        if row["status"] == "held"
        for left, right in combinations(sorted(w for w in row["participants"] if w.startswith(("per:", "?"))), 2)
    }


def _right(gold: Row, run: Row) -> dict[str, bool]:
    """Which slots of a matched meeting are right, for those that the annotation has."""
    slots = {"kind": gold["kind"] == run["kind"], "status": gold["status"] == run["status"]}
    if gold["date_start"]:
        slots["date"] = (gold["date_start"], gold["date_end"]) == (run["date_start"], run["date_end"])
    return slots | {slot: gold[slot] == run[slot] for slot in ("country", "place") if gold[slot]}


def _exact(gold: Row, run: Row) -> bool:
    slots = _right(gold, run)
    return _people(run, gold) == set(gold["participants"]) and all(slots[slot] for slot in slots if slot != "place")


def _slots(run: Sequence[Row], gold: Sequence[Row], pairs: Mapping[int, int]) -> dict[str, float]:
    right: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for i, k in pairs.items():
        if not gold[i].get("optional"):
            slots = _right(gold[i], run[k])
            known.update(slots.keys())
            right.update(slot for slot, good in slots.items() if good)
    return {
        slot: right[slot] / known[slot] if known[slot] else 1.0
        for slot in ("status", "date", "country", "place", "kind")
    }
