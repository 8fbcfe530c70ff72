"""The recipe's modules, which are scripts beside the weights and no package."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

MODEL = Path(__file__).parents[2] / "models" / "stanza-id-ner"


def load(name: str) -> Any:
    """Import a module of the recipe; its siblings find each other as they do when it runs."""
    folder = str(MODEL / "recipe")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)
