"""Reading: one article at a time, from text to what it says. Runs anywhere, in any order."""

from pipeline.read.reader import Reader, Tagger

__all__ = ["Reader", "Tagger"]
