"""Runs first in the frozen app and changes environment variables that would make it load or run foreign code.

It cannot undo what the system's loader reads earlier (LD_PRELOAD, and LD_LIBRARY_PATH for libz and libc).
"""

import os
import sys

CODE_VARIABLES = (
    "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_GENERIC_PLUGINS", "QML_IMPORT_PATH", "QML2_IMPORT_PATH",
    "OPENSSL_CONF", "OPENSSL_MODULES", "OPENSSL_ENGINES",
)  # fmt: skip

for name in CODE_VARIABLES:
    os.environ.pop(name, None)

if sys.platform == "win32":
    # Python's `platform`, which keyring imports, runs the shell named by this variable.
    import ctypes

    folder = ctypes.create_unicode_buffer(260)
    ctypes.windll.kernel32.GetSystemDirectoryW(folder, len(folder))
    os.environ["COMSPEC"] = rf"{folder.value}\cmd.exe"

if sys.platform == "linux":
    # PyInstaller's bootloader prepends its folder to LD_LIBRARY_PATH. Programs that this process starts, such as a
    # browser, must not load the libraries of that folder.
    os.environ.pop("LD_LIBRARY_PATH", None)
    if os.environ.pop("LD_LIBRARY_PATH_ORIG", ""):
        # The loader has already read the user's folders: restart without them.
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
        os.execv(sys.executable, sys.argv)  # noqa: S606  this program itself
