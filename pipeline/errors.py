"""What can go wrong, said so that the reader can mend it: what, where, and the cure."""

from __future__ import annotations


class PipelineError(Exception):
    """Base of every error that Jejaring raises on purpose.

    Args:
        message: What is wrong, one sentence without a full stop.
        where: The file and, if known, the line or record.
        cure: What to do about it, an imperative sentence.
    """

    exit_code = 1

    def __init__(self, message: str, *, where: str | None = None, cure: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.cure = cure

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        cure = f". {self.cure}" if self.cure else ""
        return f"{place}{self.message}{cure}"


class InputError(PipelineError):
    """A file that someone wrote is wrong or missing, and they can mend it."""


class SettingsError(PipelineError):
    """A setting is unknown or has a value it cannot have."""


class ModelError(PipelineError):
    """The model is missing, damaged, or not the one this version can use."""


class OutputError(PipelineError):
    """The results cannot be written where they were asked for."""
