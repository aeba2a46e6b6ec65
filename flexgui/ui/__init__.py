"""The window: the only package that knows Qt. What PySide6 does at each start and no window needs is left for later."""

from flexgui.ui import late_enums, late_modules

late_modules.make_late_standard()
late_enums.install()
late_modules.import_pyside()
