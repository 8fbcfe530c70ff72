from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import ModelError
from pipeline.evaluate.ner import names_of
from pipeline.read import stanza_ner
from pipeline.read.stanza_ner import (
    LONGEST_SENTENCE,
    LONGEST_TOKEN,
    StanzaTagger,
    chop,
    find_model,
    plain,
    read_manifest,
    to_bio,
    verify_files,
    verify_stanza,
)

CONTENT = b"weights"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder with one file of weights that no one will load."""
    (tmp_path / "ner.pt").write_bytes(CONTENT)
    write_manifest(tmp_path)
    return tmp_path


def write_manifest(folder: Path, labels: str = '["PER", "ORG", "LOC"]', stanza: str = "1.15.0") -> None:
    (folder / "manifest.toml").write_text(
        f'name = "m"\nversion = "1"\nstanza = "{stanza}"\nlabels = {labels}\n[[file]]\npath = "ner.pt"\n'
        f'bytes = {len(CONTENT)}\nsha256 = "{hashlib.sha256(CONTENT).hexdigest()}"\n',
        encoding="utf-8",
    )


def test_a_whole_folder_passes(folder: Path) -> None:
    manifest = read_manifest(folder)
    verify_files(folder, manifest)
    verify_stanza(manifest, "1.15.3")


def missing_manifest(folder: Path) -> None:
    (folder / "manifest.toml").unlink()


def broken_manifest(folder: Path) -> None:
    (folder / "manifest.toml").write_text("name = ", encoding="utf-8")


def binary_manifest(folder: Path) -> None:
    (folder / "manifest.toml").write_bytes(b"\xff\xfe")


def manifest_without_files(folder: Path) -> None:
    (folder / "manifest.toml").write_text('name = "m"\nversion = "1"\nstanza = "1.15"\nlabels = []\n', encoding="utf-8")


def other_labels(folder: Path) -> None:
    write_manifest(folder, labels='["PER", "MISC"]')


def other_stanza(folder: Path) -> None:
    write_manifest(folder, stanza="0.9.1")


def missing_weights(folder: Path) -> None:
    (folder / "ner.pt").unlink()


def truncated_weights(folder: Path) -> None:
    (folder / "ner.pt").write_bytes(CONTENT[:-1])


def damaged_weights(folder: Path) -> None:
    (folder / "ner.pt").write_bytes(CONTENT[::-1])


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (missing_manifest, "has no manifest"),
        (broken_manifest, "manifest cannot be read"),
        (binary_manifest, "manifest cannot be read"),
        (manifest_without_files, "lacks 'file'"),
        (other_labels, "tags MISC, PER, needed are LOC, ORG, PER"),
        (other_stanza, r"trained with Stanza 0\.9, installed is 1\."),
        (missing_weights, "file of the model is missing"),
        (truncated_weights, "6 bytes instead of 7"),
        (damaged_weights, "is damaged"),
    ],
)
def test_what_is_wrong_with_a_folder_is_said(folder: Path, harm: Callable[[Path], None], says: str) -> None:
    harm(folder)
    with pytest.raises(ModelError, match=says) as caught:
        StanzaTagger.load(folder)
    assert caught.value.where and caught.value.cure


@pytest.mark.model
def test_a_folder_that_stanza_cannot_load(folder: Path) -> None:
    with pytest.raises(ModelError, match="Stanza cannot load the model"):
        StanzaTagger.load(folder)


def test_digest_follows_the_weights_only(folder: Path) -> None:
    before = read_manifest(folder).digest
    path = folder / "manifest.toml"
    path.write_text("# a remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_manifest(folder).digest == before
    path.write_text(path.read_text(encoding="utf-8").replace('sha256 = "', 'sha256 = "0'), encoding="utf-8")
    assert read_manifest(folder).digest != before


def test_find_model_by_name_and_path(tmp_path: Path) -> None:
    assert find_model("stanza-id-ner").name == "stanza-id-ner"
    assert find_model(str(tmp_path)) == tmp_path


def test_find_model_says_where_it_looked(tmp_path: Path) -> None:
    missing = str(tmp_path / "nowhere")
    with pytest.raises(ModelError, match="no model") as caught:
        find_model(missing)
    assert str(caught.value).count("nowhere") >= 3


def test_find_model_prefers_the_installed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, beside = tmp_path / "pipeline" / "models" / "m", tmp_path / "models" / "m"
    beside.mkdir(parents=True)
    monkeypatch.setattr(pipeline, "__file__", str(tmp_path / "pipeline" / "__init__.py"))
    assert find_model("m") == beside
    inside.mkdir(parents=True)
    assert find_model("m") == inside


@pytest.mark.parametrize(
    ("bioes", "bio"),
    [
        (["S-PER", "O"], ["B-PER", "O"]),
        (["B-ORG", "I-ORG", "E-ORG"], ["B-ORG", "I-ORG", "I-ORG"]),
        (["S-LOC", "S-LOC"], ["B-LOC", "B-LOC"]),
        ([], []),
    ],
)
def test_to_bio(bioes: list[str], bio: list[str]) -> None:
    assert to_bio(bioes) == bio


@pytest.mark.parametrize(
    ("token", "kept"),
    [
        ("Jokowi", "Jokowi"),
        ("“", "“"),
        ("Ja'far", "Ja'far"),
        ("", "_"),
        (" \t\n", "_"),
        ("a\x00b\u200bc\u00a0d", "abcd"),
        ("\ud800", "_"),
        ("x" * 1000, "x" * LONGEST_TOKEN),
    ],
)
def test_plain(token: str, kept: str) -> None:
    assert plain(token) == kept


@pytest.mark.parametrize("length", [0, 1, LONGEST_SENTENCE, LONGEST_SENTENCE + 1, 5 * LONGEST_SENTENCE])
def test_chop_covers_all_in_short_pieces(length: int) -> None:
    pieces = list(chop(["kata"] * length))
    assert [at for start, end in pieces for at in range(start, end)] == list(range(length))
    assert all(end - start <= LONGEST_SENTENCE for start, end in pieces)


def test_chop_prefers_punctuation() -> None:
    sentence = ["kata"] * (LONGEST_SENTENCE + 50)
    sentence[LONGEST_SENTENCE - 10] = ","
    assert list(chop(sentence)) == [(0, LONGEST_SENTENCE - 9), (LONGEST_SENTENCE - 9, LONGEST_SENTENCE + 50)]


class CapitalsArePersons:
    """Stands in for the network: tags every capitalised word S-PER and remembers what it was given."""

    def __init__(self) -> None:
        self.calls: list[Sequence[Sequence[str]]] = []

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        self.calls.append(sentences)
        return [["S-PER" if word[0].isupper() else "O" for word in sentence] for sentence in sentences]


def test_tag_gives_each_sentence_its_own_tags_in_one_call() -> None:
    decode = CapitalsArePersons()
    sentences: Sequence[Sequence[str]] = [["Ana", "dan", "Bo"], [], ["ya"], ["", "Ana"], ("a",) * 450]
    tags = StanzaTagger(decode, "digest").tag(sentences)
    assert [len(row) for row in tags] == [3, 0, 1, 2, 450]
    assert tags[0] == ["B-PER", "O", "B-PER"]
    assert tags[3] == ["O", "B-PER"]
    assert len(decode.calls) == 1
    assert all(0 < len(sentence) <= LONGEST_SENTENCE for sentence in decode.calls[0])


@pytest.mark.parametrize("sentences", [[], [[]], [[], []]])
def test_nothing_to_tag_asks_nothing(sentences: list[list[str]]) -> None:
    decode = CapitalsArePersons()
    assert StanzaTagger(decode, "digest").tag(sentences) == [[] for _ in sentences]
    assert decode.calls == []


def test_importing_the_module_loads_neither_torch_nor_stanza() -> None:
    code = "import sys, pipeline.read.stanza_ner as m; assert not {'torch', 'stanza', 'spacy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.fixture(scope="module")
def tagger() -> StanzaTagger:
    return StanzaTagger.load(find_model("stanza-id-ner"))


@pytest.mark.model
def test_the_model_finds_names(tagger: StanzaTagger) -> None:
    sentence = "Presiden Joko Widodo bertemu Anwar Ibrahim di Jakarta , kata mereka .".split()  # noqa: SIM905
    (tags,) = tagger.tag([sentence])
    found = {(" ".join(sentence[name.start : name.end]), name.label) for name in names_of(tags)}
    assert found == {("Joko Widodo", "PER"), ("Anwar Ibrahim", "PER"), ("Jakarta", "LOC")}


@pytest.mark.model
def test_tags_do_not_depend_on_the_other_sentences(tagger: StanzaTagger) -> None:
    sentences = [["Menlu", "Retno", "tiba", "di", "Tokyo", "."], ["Ya", "."], ["Megawati", "dan", "Puan"] * 30]
    together = tagger.tag(sentences)
    assert together == [tagger.tag([sentence])[0] for sentence in sentences]
    assert together[::-1] == tagger.tag(sentences[::-1])


@pytest.mark.model
def test_odd_input_gets_tags_of_the_right_length(tagger: StanzaTagger) -> None:
    odd = [["", "\x00", "\u202e", "😀", "\ud800", "x" * 100_000], [], ["Jokowi"] * 1000, ["中国", "Россия", "العربية"]]
    tags = tagger.tag(odd)
    assert [len(row) for row in tags] == [len(row) for row in odd]
    assert {tag for row in tags for tag in row} <= {
        "O",
        *(f"{mark}-{label}" for mark in "BI" for label in stanza_ner.LABELS),
    }


@pytest.mark.model
def test_loading_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    StanzaTagger.load(find_model("stanza-id-ner"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.model
def test_damage_is_seen_before_anything_is_loaded(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(find_model("stanza-id-ner"), copy)
    weights = copy / "id" / "ner" / "news.pt"
    content = bytearray(weights.read_bytes())
    content[len(content) // 2] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelError, match="is damaged"):
        StanzaTagger.load(copy)
