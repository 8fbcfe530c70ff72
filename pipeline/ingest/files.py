"""Which files of a folder are articles, under which ids, and which are refused unread."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from pipeline.errors import InputError
from pipeline.ingest.draft import Listed, UnusableError, tidy, unreadable
from pipeline.records import Refusal

PAGES = (".html", ".htm")
TEXTS = (".txt", ".md")
TABLES = (".jsonl", ".csv")
ENDINGS = TEXTS + PAGES + TABLES
META = "meta.jsonl"
"""Name of the file that says more about the text files beside it."""
_RESULTS = frozenset({"run.json", "claims.jsonl", "mentions.jsonl"})
"""Files that lie together only where a run has left its results: the articles in there would come in twice."""

_AS_TEXT = "Save it as plain text (.txt) or as a web page (.html)"
_AS_LINES = "Write one object a line, with id and text, into a .jsonl file"
_AS_CSV = "Save it as .csv with the columns id and text"
# Files that are likely to hold articles but are not read. Anything else (pictures, scripts) is nobody's article.
_CURES = {
    **dict.fromkeys((".pdf", ".doc", ".docx", ".rtf", ".odt", ".epub", ".mht", ".mhtml", ".xhtml"), _AS_TEXT),
    **dict.fromkeys((".json", ".ndjson", ".xml"), _AS_LINES),
    **dict.fromkeys((".tsv", ".xls", ".xlsx", ".ods"), _AS_CSV),
    **dict.fromkeys((".zip", ".gz", ".tar", ".tgz", ".7z", ".rar"), "Unpack it into the folder"),
}


def find(source: Path) -> tuple[tuple[Listed, ...], tuple[Refusal, ...]]:
    """List the article files of a source, in the order of their names.

    Folders reached through a symbolic link are refused, not followed: links can form loops, and the same file would
    come in twice. Hidden files and folders (``.name``) and ``meta.jsonl`` are no articles. The results of an earlier
    run are refused as a whole.

    Args:
        source: A file or a folder.

    Returns:
        The files, by relative path, and what is refused by its ending or kind alone.

    Raises:
        InputError: If the source is missing, cannot be listed, is a folder of results, or holds nothing that could be
            an article.
    """
    if _is_folder(source):
        pairs, refusals = _walk(source)
    else:
        pairs, refusals = [(source, source.name)], []
    taken = [(path, name) for path, name in pairs if _ending(path) in ENDINGS and path.name != META]
    refusals += [_refuse(path, name) for path, name in pairs if _ending(path) in _CURES]
    if not taken:
        others = sorted({_ending(path) for path, _ in pairs if _ending(path) in _CURES})
        only = f", only {', '.join(others)}" if others and len(pairs) > 1 else ""
        raise InputError(
            f"no article file is here{only}" if source.is_dir() else "this is not an article file",
            where=str(source),
            cure=f"Give it files that end in {', '.join(ENDINGS)}",
        )
    return tuple(_name(taken)), tuple(refusals)


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Read a file whole, unless it is too large or no regular file (reading a pipe would never end).

    Raises:
        UnusableError: If it cannot or should not be read.
    """
    check_regular(path)
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise UnusableError(
                f"the file has {size} bytes, more than the limit of {max_bytes}",
                "Split it into one file an article, or raise the limit if it is one",
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error) from None


def check_regular(path: Path) -> None:
    """Raise :class:`UnusableError` if the path, links followed, is not a readable kind of file."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnusableError("this is not a regular file", "Copy its content into a plain file")
    except OSError as error:
        raise unreadable(error) from None


def _is_folder(source: Path) -> bool:
    try:
        mode = source.stat().st_mode
    except FileNotFoundError:
        raise InputError("there is no such file or folder", where=str(source), cure="Check the path") from None
    except (OSError, ValueError) as error:
        reason = f"the path cannot be opened ({getattr(error, 'strerror', None) or error})"
        raise InputError(reason, where=str(source), cure="Check the path, and that you may read it") from None
    return stat.S_ISDIR(mode)


def _walk(source: Path) -> tuple[list[tuple[Path, str]], list[Refusal]]:
    found: list[tuple[Path, str]] = []
    refusals: list[Refusal] = []

    def relative(path: Path) -> str:
        return tidy(path.relative_to(source).as_posix().encode(errors="surrogateescape").decode(errors="replace"))

    def closed(error: OSError) -> None:
        if Path(error.filename) == source:
            cure = "Check that you may read the folder"
            raise InputError(f"the folder cannot be listed ({error.strerror})", where=str(source), cure=cure)
        refusals.append(unreadable(error).at(relative(Path(error.filename))))

    for here, folders, names in os.walk(source, onerror=closed):
        if _RESULTS.issubset(names):
            reason = "this is a folder of results, not of articles"
            if Path(here) == source:
                raise InputError(reason, where=str(source), cure="Give it the folder that holds the articles")
            refusals.append(Refusal(relative(Path(here)), reason, "Move it out of the folder of articles"))
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            if Path(here, name).is_symlink():
                cure = "Copy the folder here, or run on it by itself"
                reason = "links to folders are not followed"
                refusals.append(Refusal(relative(Path(here, name)), reason, cure))
        found += [(Path(here, name), relative(Path(here, name))) for name in names if not name.startswith(".")]
    return sorted(found, key=lambda pair: (pair[1], os.fsencode(pair[0]))), refusals


def _ending(path: Path) -> str:
    return path.suffix.lower()


def _refuse(path: Path, name: str) -> Refusal:
    return Refusal(name, f"files that end in {_ending(path)} are not read", _CURES[_ending(path)])


def _name(files: Iterable[tuple[Path, str]]) -> Iterator[Listed]:
    """Give each file the shortest id that only it has: stem, else relative path without ending, else all of it."""
    files = list(files)
    readable = [(path, name) for path, name in files if _ending(path) not in TABLES]
    stems = Counter(_stem(name) for _, name in readable)
    paths = Counter(_without_ending(name) for _, name in readable)
    for path, name in files:
        if _ending(path) in TABLES:
            yield Listed(path, name)
        elif stems[_stem(name)] == 1:
            yield Listed(path, name, _stem(name))
        else:
            short = _without_ending(name)
            yield Listed(path, name, short if paths[short] == 1 and short != _stem(name) else name)


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _without_ending(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(""))
