from __future__ import annotations

import subprocess
import sys


def test_importing_the_stage_loads_nothing_heavy() -> None:
    code = "import sys, pipeline.graph; print(sorted({'networkx', 'numpy', 'lxml', 'scipy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
