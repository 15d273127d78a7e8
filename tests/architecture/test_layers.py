"""The layers of docs/ARCHITECTURE.md, checked by import-linter."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run

ROOT = Path(__file__).resolve().parents[2]


def test_imports_point_down_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = run(
        [linter, "--config", "pyproject.toml", "--no-cache"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
