"""Files that only this user can read and write.

On POSIX the mode of a new file ensures that. Windows ignores modes: in the user's profile a file inherits a suitable
access control list, in any other folder it gets its own.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from contextlib import suppress
    from ctypes import byref
    from ctypes.wintypes import DWORD, HANDLE, LPWSTR
    from functools import cache

    _SYSTEM, _ADMINISTRATORS = "S-1-5-18", "S-1-5-32-544"
    _TOKEN_QUERY, _TOKEN_USER = 8, 1
    _FILE_OBJECT, _OWNER, _DACL = 1, 1, 4
    _WITHOUT_INHERITED = 0x8000_0000  # PROTECTED_DACL_SECURITY_INFORMATION
    _kernel, _security = ctypes.WinDLL("kernel32", use_last_error=True), ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel.GetCurrentProcess.restype = HANDLE
    _kernel.CloseHandle.argtypes = [HANDLE]
    _kernel.LocalFree.argtypes = [ctypes.c_void_p]
    _security.OpenProcessToken.argtypes = [HANDLE, DWORD, ctypes.c_void_p]
    _security.GetTokenInformation.argtypes = [HANDLE, ctypes.c_int, ctypes.c_void_p, DWORD, ctypes.c_void_p]

    def _protect(path: Path) -> None:
        """Set the access control list: this user, the system and administrators."""
        entries = "".join(f"(A;;FA;;;{each})" for each in (_user(), _SYSTEM, _ADMINISTRATORS))
        wanted = ctypes.c_void_p()
        parse = _security.ConvertStringSecurityDescriptorToSecurityDescriptorW
        _check(parse(f"D:P{entries}", 1, byref(wanted), None))
        try:
            _check(_security.SetFileSecurityW(str(path), DWORD(_DACL | _WITHOUT_INHERITED), wanted))
        finally:
            _kernel.LocalFree(wanted)

    def _belongs_to_us(path: Path) -> bool:
        """Return True if this user or the administrators own the file: its owner can change what it inherits."""
        owner, found = ctypes.c_void_p(), ctypes.c_void_p()
        code = _security.GetNamedSecurityInfoW(
            str(path), _FILE_OBJECT, _OWNER, byref(owner), None, None, None, byref(found)
        )
        if code:
            raise ctypes.WinError(code)
        try:
            return _text_of(owner) in (_user(), _ADMINISTRATORS)
        finally:
            _kernel.LocalFree(found)

    @cache
    def _user() -> str:
        """Return the security identifier of the user of this process."""
        token = HANDLE()
        _check(_security.OpenProcessToken(_kernel.GetCurrentProcess(), _TOKEN_QUERY, byref(token)))
        try:
            user = ctypes.create_string_buffer(256)  # TOKEN_USER: a pointer to the identifier, then the identifier
            _check(_security.GetTokenInformation(token, _TOKEN_USER, user, len(user), byref(DWORD())))
            return _text_of(ctypes.c_void_p.from_buffer(user))
        finally:
            _kernel.CloseHandle(token)

    def _text_of(identifier: ctypes.c_void_p) -> str:
        text = LPWSTR()
        _check(_security.ConvertSidToStringSidW(identifier, byref(text)))
        try:
            return str(text.value)
        finally:
            _kernel.LocalFree(text)

    def _check(succeeded: int) -> None:
        if not succeeded:
            raise ctypes.WinError(ctypes.get_last_error())


def open_private(path: Path, flags: int) -> int:
    """Open a file that only this user can read, with these `flags` of `os.open`, and return its descriptor.

    Raises OSError. A disk without access control, such as a memory stick, protects nothing.
    """
    descriptor = os.open(path, flags, 0o600)
    if sys.platform == "win32":
        with suppress(OSError):
            _protect(path)
    return descriptor


def is_only_ours(path: Path) -> bool:
    """Return True if this is a file, no link, that no other user could have written. Raises OSError."""
    status = path.lstat()
    if sys.platform == "win32":
        return stat.S_ISREG(status.st_mode) and _belongs_to_us(path) and _belongs_to_us(path.parent)
    return stat.S_ISREG(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022
