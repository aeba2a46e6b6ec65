"""Keeps the memory of this process, which holds secrets, out of crash dumps.

Linux: no core file (`RLIMIT_CORE` 0), and no dump by a piped handler and no debugger of the same user
(`PR_SET_DUMPABLE` 0, see prctl(2) and core(5)). macOS: no core file, no debugger (`PT_DENY_ATTACH`). Windows: Windows
Error Reporting gets no heap, and the frozen application is excluded from it.

An administrator can still read the memory (ptrace with CAP_SYS_PTRACE, /proc/PID/mem, swap, hibernation).
"""

from __future__ import annotations

import ctypes
import logging
import sys
from pathlib import Path

_log = logging.getLogger(__name__)

if sys.platform == "win32":
    _SEM_NOGPFAULTERRORBOX = 2
    _WER_FAULT_REPORTING_FLAG_NOHEAP = 1

    def _exclude_from_dumps() -> None:
        kernel, reporting = map(ctypes.CDLL, ("kernel32", "wer"))  # PyInstaller would look for literal names on Linux
        kernel.SetErrorMode(kernel.GetErrorMode() | _SEM_NOGPFAULTERRORBOX)
        kernel.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
        if getattr(sys, "frozen", False):  # by the name of the program, so not for every python.exe
            reporting.WerAddExcludedApplication(Path(sys.executable).name, False)

else:
    import resource

    _PR_SET_DUMPABLE = 4
    _PT_DENY_ATTACH = 31

    def _exclude_from_dumps() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        libc = ctypes.CDLL(None, use_errno=True)
        failed = 0
        if sys.platform == "darwin":
            failed = libc.ptrace(_PT_DENY_ATTACH, 0, None, 0)
        elif sys.platform == "linux":
            failed = libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        if failed:
            raise OSError(ctypes.get_errno(), "the call failed")


def protect_process() -> None:
    """Exclude this process from crash dumps; call it before the first secret is read. Never raises."""
    try:
        _exclude_from_dumps()
    except (OSError, ValueError, AttributeError) as error:  # a system without one of these calls
        _log.warning("Crash dumps could not be disabled: %s", type(error).__name__)
