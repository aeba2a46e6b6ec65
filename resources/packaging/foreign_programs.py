"""Run first in the frozen app on Linux: other programs that it starts get back the search path for their libraries.

PyInstaller's starter puts the folder in front; a browser that opens a page of the help would load FlexGUI's libraries.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = before
