"""From the public sets to what Stanza's trainer reads: checked, freed of test sentences, converted, augmented."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import marked
import rules
from augment import Pool, augmented, office_holders
from leaks import LeakCheck
from sentences import Name, Sentence, read_bio, write_stanza

SEED = 5
HOLDERS = 6000  # foreign names drawn from the table; its 20,000 would drown the names of the news itself
SHARES = {"renamed": 0.3, "capitals": 0.06, "headline": 0.2, "curly": 0.5, "patterns": 4}
# Tag sets that are learnt together, one head of the tagger each: the project's guideline, and the labels of the public
# sets as they were published, so that the model can be measured on those.
HEADS = ("news", "idner2k", "nergrit")


class DataError(Exception):
    """A file of the data folder is missing or is not the one the recipe was made with."""


class DataFile(NamedTuple):
    """An entry of ``data.toml``."""

    path: str
    use: str
    sha256: str


def data_files(*uses: str) -> list[DataFile]:
    """Entries of ``data.toml`` with these uses, in its order."""
    table = tomllib.loads((Path(__file__).parent / "data.toml").read_text(encoding="utf-8"))
    return [DataFile(row["path"], row["use"], row["sha256"]) for row in table["file"] if row["use"] in uses]


def checked(data: Path, *uses: str) -> list[Path]:
    """Paths of the files with these uses.

    Raises:
        DataError: If one is missing or has another SHA-256; names the file, the digests and where sources are listed.
    """
    paths = []
    for file in data_files(*uses):
        path = data / file.path
        if not path.is_file():
            raise DataError(f"{path} is missing. recipe/data.toml says where it comes from")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != file.sha256:
            raise DataError(f"{path} has SHA-256 {found}, the recipe was made with {file.sha256}. See recipe/data.toml")
        paths.append(path)
    return paths


def prepare(data: Path, out: Path) -> dict[str, int]:
    """Write ``train.json`` and ``dev.json`` into ``out``.

    Returns:
        How many sentences were read, dropped as copies of test sentences, converted, and written.
    """
    leak = LeakCheck(sentence for path in checked(data, "held-out") for sentence in read_bio(path))
    counts: Counter[str] = Counter()
    own = dict(zip(("train", "dev"), marked.own_sentences(), strict=True))
    parts: dict[str, list[Sentence]] = {}
    published: list[tuple[int, Sentence]] = []
    for use in ("train", "dev"):
        found = [(path.name.split(".")[0], sentence) for path in checked(data, use) for sentence in read_bio(path)]
        kept = [(name, sentence) for name, sentence in found if not leak.leaks(sentence.words)]
        converted = [rules.convert(sentence) for _, sentence in kept]
        counts[f"{use}: read"] = len(found)
        counts[f"{use}: dropped as copies of test sentences"] = len(found) - len(kept)
        counts[f"{use}: relabelled"] = sum(_relabelled(old, new) for (_, old), new in zip(kept, converted, strict=True))
        counts[f"{use}: own"] = len(own[use])
        parts[use] = converted + own[use]
        if use == "train":
            published = [(HEADS.index(name), sentence) for name, sentence in kept if name in HEADS]
    (holders,) = checked(data, "people")
    pool = name_pool(parts["train"], office_holders(holders))
    parts["train"] = [rules.tokens(sentence) for sentence in augmented(parts["train"], pool, SHARES)]
    for use, sentences in parts.items():
        clean = [
            (0, sentence) for sentence in sentences if not leak.leaks(sentence.words)
        ]  # other words may bring copies closer
        clean += published if use == "train" else []
        write_stanza(clean, len(HEADS), out / f"{use}.json")
        counts[f"{use}: written"] = len(clean)
    return dict(counts)


def _relabelled(old: Sentence, new: Sentence) -> bool:
    """Whether the rules changed a name; the cut of words does not count."""
    return [(_squeezed(old, n), n.label) for n in old.names] != [(_squeezed(new, n), n.label) for n in new.names]


def _squeezed(sentence: Sentence, name: Name) -> str:
    """A name's letters without spaces."""
    return sentence.surface(name).replace(" ", "")


def name_pool(train: Sequence[Sentence], holders: Sequence[str]) -> Pool:
    """Names to fill in: persons of the training sets and a draw of office holders, countries, capitals."""
    persons = {s.surface(n) for s in train for n in s.names if n.label == "PER" and 2 <= n.end - n.start <= 4}
    countries = rules.territory_names() - rules.LISTS["capitals"] - rules.LISTS["places"]
    pool = Pool(sorted(persons), sorted(countries), sorted(rules.LISTS["capitals"]), SEED)
    pool.names["per"] = [*pool.names["per"], *pool.chance.sample(sorted(holders), min(HOLDERS, len(holders)))]
    return pool
