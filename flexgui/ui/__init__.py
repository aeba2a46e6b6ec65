"""The window: the only package that knows Qt. What PySide6 does at each start and no window needs is left for later."""

import gc

from flexgui.ui import late_enums, late_modules

_collecting = gc.isenabled()
gc.disable()  # nothing that imports make is garbage; looking for some is a tenth of the start
late_modules.make_late_standard()
late_enums.install()
late_modules.import_pyside()
gc.freeze()
if _collecting:
    gc.enable()
