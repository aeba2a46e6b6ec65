"""The application's icon in the file formats of Windows and macOS, made from one PNG per size.

Both formats contain the PNG files unchanged.
"""

from __future__ import annotations

import struct
from pathlib import Path

ICO_SIDES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic11": 32, b"ic12": 64, b"ic13": 256}
"""The types of picture in an .icns and their side in pixels; the last three are for screens with double resolution."""


def ico(folder: Path) -> bytes:
    """Return the .ico of the PNGs in `folder`."""
    pictures = [(side, _png(folder, side)) for side in ICO_SIDES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    for side, png in pictures:
        # A side of 256 is written as 0. One plane, 32 bits per pixel.
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + b"".join(png for _, png in pictures)


def icns(folder: Path) -> bytes:
    """Return the .icns of the PNGs in `folder`."""
    pictures = [(kind, _png(folder, side)) for kind, side in ICNS_TYPES.items()]
    body = b"".join(struct.pack(">4sI", kind, 8 + len(png)) + png for kind, png in pictures)
    return struct.pack(">4sI", b"icns", 8 + len(body)) + body


def _png(folder: Path, side: int) -> bytes:
    return (folder / f"flexgui-{side}.png").read_bytes()
