"""The graphical user interface: the only package that imports Qt."""

from flexgui.ui.signature_support import import_pyside

import_pyside()
