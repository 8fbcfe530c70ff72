"""Reading and linking compiled with mypyc (`make compile`): the same results in about 60 % of the time.

The modules stay what they are, plain Python; a compiled one lies beside its source and Python prefers it. So an edit of
a source would go unseen: :func:`check` compares the sources with those that were compiled.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pipeline.errors import InputError

ROOT = Path(__file__).resolve().parent
STAMP = ROOT / ".compiled"
"""Digest of the sources as they were when compiled; absent in a tree that runs as plain Python."""
_FOLDERS = ("link", "read")
_PLAIN = frozenset(
    {
        "read/stanza_ner.py",  # its work is torch's
        "read/network.py",
        "read/meetings/page.py",  # fields of types that are imported for mypy alone
        "link/lists.py",
        "link/named_before.py",  # cached properties, which mypyc takes for plain ones
        "link/offices.py",
        "link/within.py",
        "link/wording.py",
    }
)
"""What stays plain Python there. So do records, which travel between processes, and the look-ups of the word lists."""


def sources() -> list[Path]:
    """The modules that are compiled, in order of their paths."""
    inside = [path for folder in _FOLDERS for path in (ROOT / folder).rglob("*.py")]
    paths = [*inside, ROOT / "chronology.py"]
    return sorted(path for path in paths if path.relative_to(ROOT).as_posix() not in _PLAIN)


def digest() -> str:
    """BLAKE2 over paths and texts of all sources."""
    total = hashlib.blake2b(digest_size=16)
    for path in sources():
        total.update(f"{path.relative_to(ROOT).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def is_compiled() -> bool:
    """Whether the modules of this tree have been compiled."""
    return STAMP.exists()


def check() -> None:
    """Refuse to run compiled modules whose sources have changed since.

    Raises:
        InputError: They have; says how to mend it.
    """
    if is_compiled() and STAMP.read_text(encoding="utf-8").strip() != digest():
        raise InputError(
            "the compiled modules are not those of the sources that lie beside them",
            where=str(STAMP.parent),
            cure="Compile anew (make compile), or go back to plain Python (make uncompile)",
        )


def build() -> None:
    """Compile the sources, each beside itself; needs a C compiler, mypy and setuptools.

    Raises:
        SystemExit: From setuptools, which prints what the compiler said.
    """
    from mypyc.build import mypycify
    from setuptools import setup

    STAMP.unlink(missing_ok=True)
    before = digest()
    root, work = ROOT.parent, ROOT.parent / "build" / "compiled"
    os.chdir(root)  # modules are named by their paths from here
    setup(
        name="jejaring-compiled",
        packages=[],
        ext_modules=mypycify(
            [path.relative_to(root).as_posix() for path in sources()],
            opt_level="2",
            debug_level="0",
            multi_file=True,
            target_dir=str(work),
            group_name="jejaring",
        ),
        script_args=["--quiet", "build_ext", "--inplace", f"--parallel={os.cpu_count()}", f"--build-temp={work}"],
    )
    STAMP.write_text(f"{before}\n", encoding="utf-8")


if __name__ == "__main__":
    build()
