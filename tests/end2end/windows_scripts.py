"""Scripts that windows_app.py runs under Windows' Python."""

BREAK = """
import signal, socket, sys, threading
from contextlib import suppress
from flexgui.cli.main import main
with socket.create_server(("127.0.0.1", 0)) as free:
    port = free.getsockname()[1]
def stop():
    connected = None
    while connected is None:
        with suppress(OSError):
            connected = socket.create_connection(("127.0.0.1", port), 1)
    signal.raise_signal(signal.SIGBREAK)
threading.Thread(target=stop, daemon=True).start()
sys.exit(main(["sandbox", "--port", str(port)]))
"""
"""Ctrl+Break as Windows' C library reports it; Wine 8 delivers no event of the console to another program."""
CRASH = """
import faulthandler, pathlib, sys
from flexgui.ui.crash.fatal_log import FatalLog
log = FatalLog(pathlib.Path(sys.argv[1]))
if log.begin():
    from flexgui.crash_report import describe_dump
    print(describe_dump(log.last()))
else:
    faulthandler._sigsegv()
"""
RESOURCES = """
import json, sys
import pefile
file = pefile.PE(sys.argv[1])
kinds = {each.id: each.directory.entries for each in file.DIRECTORY_ENTRY_RESOURCE.entries}
(manifest,) = kinds[pefile.RESOURCE_TYPE["RT_MANIFEST"]]
place = manifest.directory.entries[0].data.struct
(texts,) = [each for kind in file.FileInfo[0] if hasattr(kind, "StringTable") for each in kind.StringTable]
print(json.dumps({
    "icons": len(kinds[pefile.RESOURCE_TYPE["RT_ICON"]]),
    "manifest": file.get_data(place.OffsetToData, place.Size).decode(),
    "texts": {name.decode(): text.decode() for name, text in texts.entries.items()},
}))
"""
ALTGR = """
import ctypes, sys, time
user = ctypes.WinDLL("user32")
window = user.GetForegroundWindow()
for key, character in sys.argv[1:]:
    scan_code = user.MapVirtualKeyW(ord(key), 0) << 16
    for message, code, flags in (0x100, key, 1), (0x102, character, 1), (0x101, key, 0xC0000001):
        user.PostMessageW(window, message, ord(code), flags | scan_code)
    time.sleep(0.2)
"""
"""Keys with AltGr as Windows reports them while Ctrl and Alt are down: WM_KEYDOWN, WM_CHAR and WM_KEYUP."""
CLIPBOARD = """
import ctypes, sys
user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
user.GetClipboardData.restype = kernel.GlobalLock.restype = ctypes.c_void_p
kernel.GlobalLock.argtypes = [ctypes.c_void_p]
user.OpenClipboard(None)
text = user.GetClipboardData(13)
if text:
    sys.stdout.buffer.write(ctypes.wstring_at(kernel.GlobalLock(text)).encode())
"""
DPI = """
import ctypes, sys
from ctypes.wintypes import DWORD, HANDLE, HWND, LPARAM, RECT, UINT, WPARAM
user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
user.FindWindowW.restype, user.GetWindowRect.argtypes = HWND, [HWND, ctypes.c_void_p]
user.GetWindowThreadProcessId.argtypes = [HWND, ctypes.c_void_p]
user.SendMessageW.argtypes = [HWND, UINT, WPARAM, LPARAM]
kernel.OpenProcess.restype, kernel.VirtualAllocEx.restype = HANDLE, ctypes.c_void_p
kernel.VirtualAllocEx.argtypes = [HANDLE, ctypes.c_void_p, ctypes.c_size_t, DWORD, DWORD]
kernel.WriteProcessMemory.argtypes = [HANDLE, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
dpi, *place = map(int, sys.argv[1:])
suggested, found, number = RECT(*place), RECT(), DWORD()
window = user.FindWindowW(None, "FlexGUI")
user.GetWindowThreadProcessId(window, ctypes.byref(number))
process = kernel.OpenProcess(0x1F0FFF, False, number)
there = kernel.VirtualAllocEx(process, None, 16, 0x3000, 4)  # the message is not copied to the other process
kernel.WriteProcessMemory(process, there, ctypes.byref(suggested), 16, None)
user.SendMessageW(window, 0x2E0, dpi | dpi << 16, there)
user.GetWindowRect(window, ctypes.byref(found))
print(found.left, found.top, found.right, found.bottom)
"""
"""WM_DPICHANGED with a suggested place; prints where the window is then."""
SHELL = """
import os, subprocess, sys
program, folder = sys.argv[1:]
os.environ["COMSPEC"] = rf"{folder}\\cmd.exe"
os.environ["PATH"] = folder + os.pathsep + os.environ["PATH"]
done = subprocess.run([program, "--self-test"], cwd=folder, capture_output=True, text=True)
print(done.stdout, done.stderr)
sys.exit(done.returncode)
"""
"""The self-test where COMSPEC, PATH and the current folder lead to other programs."""
