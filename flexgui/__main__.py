"""``python -m flexgui``: same as the command ``flexgui``."""

import sys

from flexgui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
