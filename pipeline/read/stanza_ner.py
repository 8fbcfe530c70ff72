"""Names in tokenised sentences, by the project's own Stanza model. Only this and `network` know Stanza and torch.

Both are imported when a model is loaded, so that importing this module costs nothing. A model is a folder with weights
that plain Stanza can load, and a ``manifest.toml`` that names every file with its size and SHA-256.
"""

from __future__ import annotations

import hashlib
import logging
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import pipeline
from pipeline.errors import ModelError
from pipeline.read.network import Network

LABELS = ("LOC", "ORG", "PER")
NEWS = "news"  # the tag set of the project's guideline
LONGEST_SENTENCE = 200  # tokens; longer ones are cut: one would set the padding of a whole batch
LONGEST_TOKEN = 60  # characters that the character LSTM gets to see; names are shorter, scraped links are not
Decode = Callable[[Sequence[Sequence[str]]], Iterable[Sequence[str]]]
"""From words to BIOES tags, a sentence at a time; none is empty."""

_CURE_FILES = "Restore the model folder from the release or from version control (git checkout -- models)"


@dataclass(frozen=True, slots=True)
class WeightFile:
    """One line of the manifest: a file of the model, its length in bytes and its SHA-256 in hex."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``manifest.toml`` says of a model."""

    name: str
    version: str
    stanza: str
    labels: tuple[str, ...]
    tagsets: tuple[str, ...]
    """Guidelines it was taught side by side; the first is the project's."""
    files: tuple[WeightFile, ...]

    @property
    def digest(self) -> str:
        """One SHA-256 over the digests of all files: changes with any weight, not with the wording of the manifest."""
        return hashlib.sha256("".join(sorted(file.sha256 for file in self.files)).encode()).hexdigest()


def find_model(name: str) -> Path:
    """Find a model folder by its name or path.

    Looked at in order: ``models/`` in the installed package, ``models/`` beside it (a checkout), ``name`` as a path.

    Raises:
        ModelError: If none of these is a folder; lists where it looked.
    """
    package = Path(pipeline.__file__).parent
    places = (package / "models" / name, package.parent / "models" / name, Path(name))
    for place in places:
        if place.is_dir():
            return place
    looked = ", ".join(str(place) for place in places)
    raise ModelError(f"no model {name!r}", where=looked, cure="Name an installed model or the path of a model folder")


def read_manifest(folder: Path) -> Manifest:
    """Read ``manifest.toml`` of a model folder.

    Raises:
        ModelError: If it is missing, is not TOML, lacks a field, or names other labels than :data:`LABELS`.
    """
    path = folder / "manifest.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        manifest = Manifest(
            name=raw["name"],
            version=raw["version"],
            stanza=raw["stanza"],
            labels=tuple(sorted(raw["labels"])),
            tagsets=tuple(raw.get("tagsets", [NEWS])),
            files=tuple(WeightFile(row["path"], row["bytes"], row["sha256"]) for row in raw["file"]),
        )
    except FileNotFoundError:
        raise ModelError("the model has no manifest", where=str(path), cure=_CURE_FILES) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ModelError(f"the manifest cannot be read ({error})", where=str(path), cure=_CURE_FILES) from None
    except (KeyError, TypeError) as error:
        raise ModelError(f"the manifest lacks {error}", where=str(path), cure=_CURE_FILES) from None
    if manifest.labels != LABELS:
        raise ModelError(
            f"the model tags {', '.join(manifest.labels)}, needed are {', '.join(LABELS)}",
            where=str(path),
            cure="Use a model that was trained for these labels",
        )
    return manifest


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Compare every file of the manifest with what lies in the folder.

    Raises:
        ModelError: At the first file that is missing, has another length, or has another SHA-256.
    """
    for file in manifest.files:
        path = folder / file.path
        if not path.is_file():
            raise ModelError("a file of the model is missing", where=str(path), cure=_CURE_FILES)
        size = path.stat().st_size
        if size != file.bytes:
            raise ModelError(f"the file has {size} bytes instead of {file.bytes}", where=str(path), cure=_CURE_FILES)
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found != file.sha256:
            raise ModelError(
                "the file is damaged (its SHA-256 is not the manifest's)", where=str(path), cure=_CURE_FILES
            )


def verify_stanza(manifest: Manifest, installed: str) -> None:
    """Refuse a Stanza of another major.minor version than the model was trained with.

    Raises:
        ModelError: If the versions differ; Stanza promises no compatibility of weights between minor versions.
    """
    wanted = manifest.stanza.split(".")[:2]
    if installed.split(".")[:2] != wanted:
        series = ".".join(wanted)
        raise ModelError(
            f"the model was trained with Stanza {series}, installed is {installed}",
            where=manifest.name,
            cure=f"Install the matching version (pip install 'stanza~={series}.0')",
        )


def plain_pipeline(folder: Path) -> Any:
    """Stanza's own pipeline with a model folder, for tokenised sentences, on the CPU and without the network."""
    import stanza

    return stanza.Pipeline(
        "id",
        dir=str(folder),
        processors="tokenize,ner",
        tokenize_pretokenized=True,
        download_method=None,
        use_gpu=False,
        verbose=False,
    )


class StanzaTagger:
    """Tags tokenised sentences with PER, ORG, LOC.

    Make one with :meth:`load`. ``digest`` identifies the weights (see :attr:`Manifest.digest`).
    """

    def __init__(self, decode: Decode, digest: str) -> None:
        self._decode = decode
        self.digest = digest

    @classmethod
    def load(cls, folder: Path, tagset: str = NEWS) -> StanzaTagger:
        """Check a model folder and load it, on the CPU and without a look at the network.

        Args:
            folder: With ``manifest.toml``.
            tagset: One of :attr:`Manifest.tagsets`; others than the first are for measuring on public sets.

        Torch is set to one thread for the whole process: two fall to an eighth of the speed when a machine's cores are
        busy, and articles are read in processes side by side anyway.

        Raises:
            ModelError: If a file is missing or damaged, the labels are not ours, or Stanza is of another version.
        """
        manifest = read_manifest(folder)
        verify_files(folder, manifest)
        verify_stanza(manifest, metadata.version("stanza"))
        if tagset not in manifest.tagsets:
            taught = ", ".join(manifest.tagsets)
            raise ModelError(f"the model has no tag set {tagset!r}", where=str(folder), cure=f"Name one of: {taught}")
        import torch

        logging.getLogger("stanza").setLevel(logging.ERROR)
        torch.set_num_threads(1)
        try:
            nlp = plain_pipeline(folder)
        except Exception as error:
            raise ModelError(f"Stanza cannot load the model ({error})", where=str(folder), cure=_CURE_FILES) from error
        known = tuple(nlp.processors["ner"].get_known_tags())
        if known != LABELS:
            raise ModelError(f"the weights tag {', '.join(known)}", where=str(folder), cure=_CURE_FILES)
        return cls(Network(nlp.processors["ner"].trainers[0], manifest.tagsets.index(tagset)).tag, manifest.digest)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Tag sentences in one go; the more at once, the less padding.

        Args:
            sentences: Tokens of each sentence. Any string will do as a token; an empty sentence gets an empty list.

        Returns:
            One BIO tag a token (``B-PER``, ``I-PER``, ``O``), in the order given.
        """
        pieces = [
            (number, start, [plain(token) for token in sentence[start:end]])
            for number, sentence in enumerate(sentences)
            for start, end in chop(sentence)
        ]
        tags = [["O"] * len(sentence) for sentence in sentences]
        if not pieces:
            return tags
        pieces.sort(key=lambda piece: len(piece[2]))
        found = self._decode([words for _, _, words in pieces])
        for (number, start, words), tagged in zip(pieces, found, strict=True):
            tags[number][start : start + len(words)] = to_bio(tagged)
        return tags


def chop(sentence: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Cut a sentence into stretches of at most :data:`LONGEST_SENTENCE` tokens, where possible behind punctuation."""
    start = 0
    while len(sentence) - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        marks = (
            at
            for at in range(limit, start + LONGEST_SENTENCE // 2, -1)
            if sentence[at - 1] in {".", ",", ";", "!", "?"}
        )
        end = next(marks, limit)
        yield start, end
        start = end
    if start < len(sentence):
        yield start, len(sentence)


def plain(token: str) -> str:
    """A token as Stanza can take it: no control characters or spaces, not empty, at most :data:`LONGEST_TOKEN` long."""
    if token.isalnum() and len(token) <= LONGEST_TOKEN:
        return token
    kept = "".join(sign for sign in token[:LONGEST_TOKEN] if unicodedata.category(sign)[0] not in "CZ")
    return kept or "_"


def to_bio(tags: Sequence[str]) -> list[str]:
    """Turn Stanza's BIOES tags into BIO: ``S-`` opens a name like ``B-``, ``E-`` goes on with it like ``I-``."""
    start = {"S": "B", "E": "I"}
    return [start.get(tag[0], tag[0]) + tag[1:] for tag in tags]
