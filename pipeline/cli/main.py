"""The ``jejaring`` command: finds the module that does the work, and says what went wrong in one line."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from pipeline import compiled
from pipeline.cli.parsers import build
from pipeline.cli.speech import complain
from pipeline.errors import PipelineError

FAILED = 1
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words after ``jejaring``; those of the process if None.

    Returns:
        The exit code; ``jejaring --help`` lists them.

    Raises:
        SystemExit: From the parser: 0 after help, 2 for wrong usage.
        Exception: Whatever went wrong, with its traceback, if ``JEJARING_DEBUG`` is set.
    """
    chosen = build().parse_args(arguments)
    try:
        compiled.check()
        command = importlib.import_module(f"pipeline.cli.{chosen.command}")
        code: int = command.execute(chosen)
        sys.stdout.flush()
    except KeyboardInterrupt:
        complain("interrupted. Earlier results are as they were")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output left; without this Python would complain once more when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except PipelineError as error:
        if os.environ.get("JEJARING_DEBUG"):
            raise
        complain(f"error: {error}")
        return error.exit_code
    except Exception as error:
        if os.environ.get("JEJARING_DEBUG"):
            raise
        complain(f"error: this should not have happened: {type(error).__name__}: {error}")
        complain("Please report it with what you ran. JEJARING_DEBUG=1 shows where it comes from")
        return FAILED
    return code
