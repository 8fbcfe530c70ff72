"""``python -m pipeline.cli`` is ``jejaring``."""

import sys

from pipeline.cli.main import main

sys.exit(main())
