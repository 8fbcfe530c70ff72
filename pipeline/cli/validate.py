"""``jejaring validate``: check graph files before someone opens them."""

from __future__ import annotations

import argparse

from pipeline.errors import InputError
from pipeline.graph.validate import problems


def execute(arguments: argparse.Namespace) -> int:
    """Check every file and print what is wrong, one line a problem.

    Returns:
        0 if all files are well, 1 if any is not.

    Raises:
        InputError: If a file is not there, or a folder is.
    """
    worst = 0
    for path in arguments.files:
        if path.is_dir():
            raise InputError("this is a folder", where=str(path), cure=f"Name a file in it: {path / 'graph.graphml'}")
        if not path.is_file():
            raise InputError("there is no such file", where=str(path), cure="Give the path of a .graphml or .gexf file")
        if path.suffix.lower() not in (".graphml", ".gexf"):
            cure = "Give a .graphml or .gexf file; tables and pages have no form that Gephi could refuse"
            raise InputError("this is not a graph file", where=str(path), cure=cure)
        found = problems(path)
        for problem in found:
            print(f"{path}: {problem}")
        if found:
            worst = 1
        else:
            print(f"{path}: ok")
    return worst
