"""How well the shipped model finds names: exact spans, on public test sets and on annotated articles.

``python -m pipeline.evaluate.ner --data FOLDER --gold FOLDER`` measures and writes ``metrics.json`` beside the weights.
Public sets are scored on their own tokens and labels, as published figures are. Articles are cut into tokens twice,
as in a run (``seeds``) and by spaCy's plain tokenizer (``seeds, plain``); a prediction in an ignore zone counts not.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import InputError
from pipeline.read.stanza_ner import NEWS, StanzaTagger, find_model, read_manifest

LABELS = ("PER", "ORG", "LOC")
TEST_SETS = ("idner2k.test", "nergrit.test")  # named after the tag set that answers in their labels
SAMPLES = 1000  # bootstrap samples
SEED = 7
Cut = Callable[[str], Sequence[Sequence[tuple[str, int]]]]


class Name(NamedTuple):
    """A name from ``start`` in to ``end`` out; the unit (tokens or code points) is its list's."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence: gold names, predicted names, and zones where a prediction is neither right nor wrong.

    A zone's label ``ANY`` covers every prediction that overlaps it, another label only predictions of that type.
    """

    gold: frozenset[Name]
    predicted: frozenset[Name]
    zones: tuple[Name, ...] = ()

    def counted(self) -> frozenset[Name]:
        """The predictions that count: right ones always, others outside the zones."""
        return frozenset(
            name for name in self.predicted if name in self.gold or not any(_hides(z, name) for z in self.zones)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """Percentages of one set, with the 95 % bootstrap interval of micro F1 over sentences."""

    sentences: int
    names: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    by_type: dict[str, float]

    @property
    def type_macro(self) -> float:
        """Mean F1 of the types, each with the same weight."""
        return round(sum(self.by_type.values()) / len(self.by_type), 1)

    def as_dict(self) -> dict[str, Any]:
        """The form in which ``metrics.json`` has it."""
        return {
            "sentences": self.sentences,
            "names": self.names,
            "micro_f1": self.f1,
            "micro_f1_low": self.low,
            "micro_f1_high": self.high,
            "precision": self.precision,
            "recall": self.recall,
            "type_macro_f1": self.type_macro,
            **{f"{label.lower()}_f1": value for label, value in self.by_type.items()},
        }


def names_of(tags: Sequence[str]) -> frozenset[Name]:
    """Names of a BIO sequence, in tokens; an ``I-`` without its ``B-`` opens a name."""
    names: list[Name] = []
    for index, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        if mark == "I" and names and names[-1].end == index and names[-1].label == label:
            names[-1] = names[-1]._replace(end=index + 1)
        elif mark != "O":
            names.append(Name(index, index + 1, label))
    return frozenset(names)


def read_bio(path: Path) -> list[tuple[list[str], list[str]]]:
    """Read ``token TAB tag`` lines, blank line between sentences, as pairs of tokens and BIO tags.

    Raises:
        InputError: If the file is missing or a line is something else.
    """
    if not path.is_file():
        raise InputError("the test set is missing", where=str(path), cure="Give the folder that holds it with --data")
    sentences: list[tuple[list[str], list[str]]] = [([], [])]
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line:
            sentences.append(([], []))
            continue
        token, tab, tag = line.partition("\t")
        if not tab or not (tag == "O" or (tag[:2] in ("B-", "I-") and tag[2:] in LABELS)):
            raise InputError(f"not 'token TAB tag': {line!r}", where=f"{path}:{number}", cure="Mend the line")
        sentences[-1][0].append(token)
        sentences[-1][1].append(tag)
    return [sentence for sentence in sentences if sentence[0]]


def bio_units(tagger: StanzaTagger, path: Path) -> list[Unit]:
    """Tag a public test set on its own tokens."""
    sentences = read_bio(path)
    predicted = tagger.tag([tokens for tokens, _ in sentences])
    return [Unit(names_of(gold), names_of(found)) for (_, gold), found in zip(sentences, predicted, strict=True)]


def pipeline_cut() -> Cut:
    """The tokenizer and sentence splitter that articles go through in a run."""
    from pipeline.lexicons.world import load_world
    from pipeline.read.nlp import build, split_lines

    nlp = build(load_world())
    return lambda text: [list(zip(line.words, line.starts, strict=True)) for line in split_lines(nlp(text), ())]


def blank_cut() -> Cut:
    """spaCy's ``blank("id")`` and its rule-based splitter, line by line: what anyone has without this project."""
    import spacy

    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")

    def cut(text: str) -> Iterator[list[tuple[str, int]]]:
        at = 0
        for line in text.split("\n"):
            for sentence in nlp(line).sents:
                yield [(token.text, at + token.idx) for token in sentence if not token.is_space]
            at += len(line) + 1

    return lambda text: [sentence for sentence in cut(text) if sentence]


def article_units(tagger: StanzaTagger, folder: Path, cut: Cut) -> list[Unit]:
    """Tag the articles of an annotated folder (``articles/*.txt``, ``gold/mentions.jsonl``, ``gold/optional.jsonl``).

    Args:
        cut: Makes sentences of a text, each a non-empty list of tokens with their offsets.

    Returns:
        One unit a sentence, names in code points. A gold name belongs to the sentence that its first character is in.
    """
    gold, zones = _by_article(folder / "gold" / "mentions.jsonl"), _by_article(folder / "gold" / "optional.jsonl")
    units: list[Unit] = []
    for path in sorted((folder / "articles").glob("*.txt")):
        names, hidden = gold.get(path.stem, []), zones.get(path.stem, [])
        text = path.read_text(encoding="utf-8")
        sentences = cut(text)
        tagged = tagger.tag([[word for word, _ in sentence] for sentence in sentences])
        starts = [sentence[0][1] for sentence in sentences]
        ends = [*starts[1:], len(text)]
        for sentence, tags, start, end in zip(sentences, tagged, starts, ends, strict=True):
            found = frozenset(
                Name(sentence[n.start][1], sentence[n.end - 1][1] + len(sentence[n.end - 1][0]), n.label)
                for n in names_of(tags)
            )
            units.append(
                Unit(frozenset(n for n in names if start <= n.start < end and n.label in LABELS), found, tuple(hidden))
            )
    return units


def score(units: Sequence[Unit], samples: int = SAMPLES) -> Score:
    """Score sentences; the interval comes from drawing as many sentences with replacement ``samples`` times."""
    rows = [_counts(unit) for unit in units]
    total = _sum(rows)
    chance = random.Random(SEED)
    drawn = sorted(_f1(*_micro(_sum(chance.choices(rows, k=len(rows))))) for _ in range(samples))
    hit, predicted, gold = _micro(total)
    return Score(
        sentences=len(units),
        names=gold,
        precision=_percent(hit / predicted if predicted else 0.0),
        recall=_percent(hit / gold if gold else 0.0),
        f1=_percent(_f1(hit, predicted, gold)),
        low=_percent(drawn[round(0.025 * (samples - 1))]),
        high=_percent(drawn[round(0.975 * (samples - 1))]),
        by_type={label: _percent(_f1(*total[3 * at : 3 * at + 3])) for at, label in enumerate(LABELS)},
    )


def measure(model: Path, data: Path | None, gold: Iterable[Path]) -> dict[str, Score]:
    """Score the public test sets under ``data``/ner and every annotated folder; keys are their names.

    A public set is scored twice where the model was taught its labels: with them, and with the project's ("…, news").
    """
    tagger = StanzaTagger.load(model)
    scores = {}
    for path in (data / "ner" / f"{name}.bio" for name in TEST_SETS) if data else ():
        name, tagset = path.stem, path.stem.partition(".")[0]
        scores[f"{name}, {NEWS}"] = score(bio_units(tagger, path))
        if tagset in read_manifest(model).tagsets:
            scores[name] = score(bio_units(StanzaTagger.load(model, tagset), path))
    cuts = {"": pipeline_cut(), ", plain": blank_cut()}
    return scores | {
        f"{folder.name}{how}": score(article_units(tagger, folder, cut)) for folder in gold for how, cut in cuts.items()
    }


def table(scores: Mapping[str, Score]) -> Iterator[str]:
    """Lines that show scores to a reader."""
    yield f"{'set':22} {'F1':>5} {'95 %':>10} {'macro':>6} {'PER':>6} {'ORG':>6} {'LOC':>6}"
    for name, one in scores.items():
        types = " ".join(f"{one.by_type[label]:6.1f}" for label in LABELS)
        yield f"{name:22} {one.f1:5.1f} {one.low:5.1f}-{one.high:.1f} {one.type_macro:6.1f} {types}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure a model and write ``metrics.json`` into its folder (or where ``--out`` says)."""
    parser = argparse.ArgumentParser(
        prog="python -m pipeline.evaluate.ner", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("--model", default="stanza-id-ner", help="name or folder of the model")
    parser.add_argument("--data", type=Path, help="folder with ner/idner2k.test.bio and ner/nergrit.test.bio")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="annotated folder; may be repeated")
    parser.add_argument("--out", type=Path, help="file to write instead of the model's metrics.json")
    options = parser.parse_args(arguments)
    folder = find_model(options.model)
    manifest = read_manifest(folder)
    scores = measure(folder, options.data, options.gold)
    report = {
        "model": {"name": manifest.name, "version": manifest.version, "digest": manifest.digest},
        "sets": {name: one.as_dict() for name, one in scores.items()},
    }
    out = options.out or folder / "metrics.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in table(scores))
    sys.stdout.write(f"{sum(file.bytes for file in manifest.files) / 1e6:.1f} MB on disk; written to {out}\n")
    return 0


def _by_article(path: Path) -> dict[str, list[Name]]:
    rows: dict[str, list[Name]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        label = "ANY" if row["type"] == "OPT" else row["type"]
        rows.setdefault(row["article"], []).append(Name(row["start"], row["end"], label))
    return rows


def _hides(zone: Name, name: Name) -> bool:
    return zone.label in ("ANY", name.label) and name.start < zone.end and zone.start < name.end


def _counts(unit: Unit) -> tuple[int, ...]:
    """Hits, predictions and gold names of each type in turn."""
    predicted = unit.counted()
    hits = predicted & unit.gold
    return tuple(
        sum(name.label == label for name in names) for label in LABELS for names in (hits, predicted, unit.gold)
    )


def _sum(rows: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * (3 * len(LABELS))


def _micro(counts: tuple[int, ...]) -> tuple[int, int, int]:
    return sum(counts[0::3]), sum(counts[1::3]), sum(counts[2::3])


def _f1(hit: int, predicted: int, gold: int) -> float:
    return 2 * hit / (predicted + gold) if hit else 0.0


def _percent(share: float) -> float:
    return round(100 * share, 1)


if __name__ == "__main__":
    raise SystemExit(main())
