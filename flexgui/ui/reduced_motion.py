"""Whether the desktop asks for reduced motion, which Qt (6.8 to 6.11) does not report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

_SECONDS = 2.0
_GET_CLIENT_AREA_ANIMATION = 0x1042
_PORTAL_VALUES: tuple[tuple[str, str, Callable[[Any], bool]], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", lambda value: value == 1),
    ("org.gnome.desktop.interface", "enable-animations", lambda value: value is False),
)
"""The settings of the portal, and which of their values ask for reduced motion."""


def less_motion() -> bool:
    """Return whether the system asks for reduced motion; False if it does not say. Blocks: call on a worker thread."""
    try:
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _macos()
        return _portal()
    except Exception:  # not worth a message
        return False


def _portal() -> bool:
    """Ask the desktop portal (org.freedesktop.portal.Settings), which answers for every Linux desktop."""
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    portal = DBusAddress(
        "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Settings"
    )
    with open_dbus_connection("SESSION") as connection:
        for namespace, key, asks in _PORTAL_VALUES:
            call = new_method_call(portal, "Read", "ss", (namespace, key))
            answer = connection.send_and_get_reply(call, timeout=_SECONDS)
            if answer.header.message_type is MessageType.method_return and asks(_value(answer.body[0])):
                return True
    return False


def _value(variant: Any) -> Any:
    """Return the value of a variant; the method Read wraps it in another one."""
    while isinstance(variant, tuple):
        variant = variant[1]
    return variant


def _windows() -> bool:
    if sys.platform == "win32":
        import ctypes

        animated = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0)
        return not animated.value
    return False


def _macos() -> bool:
    import subprocess

    command = ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603
    return done.stdout.strip() == "1"
