"""Compares size and start of the Windows app under Wine with those of a bare window: frozen.py in Python for Windows.

    python tests/benchmarks/windows.py [--runs 15]

Requires a display (or xvfb-run) and the archive made by `sh resources/packaging/build windows`. Limit: 1.8 times the
bare window's time.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "resources" / "packaging"))
from windows_python import windows_python
from wine import Wine, windows_path


def main() -> None:
    """Measure and print."""
    archives = sorted((ROOT / "dist").glob("*-windows-x86_64.zip"))
    if not archives:
        sys.exit("dist has no archive for Windows: sh resources/packaging/build windows")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with zipfile.ZipFile(archives[-1]) as archive:
            archive.extractall(Path(folder, "ours"))
        (program,) = Path(folder, "ours").glob("*/flexgui-cli.exe")
        wine = Wine(Path(folder, "wine"))
        try:
            measuring = (windows_path(Path(__file__).with_name("frozen.py")), "--program", windows_path(program))
            done = wine.run(windows_python(), *measuring, *sys.argv[1:], timeout=3600, check=True)
        finally:
            wine.close()
    print(done.stdout.decode(), end="")


if __name__ == "__main__":
    main()
