"""How an explanation, a verification or a message looks: its tone and its icon, the same in every view."""

from __future__ import annotations

TONE_ICONS = {"ok": "check", "warn": "warning", "bad": "invalid", "none": "info"}
"""The icon of each tone in notices, strips and form rows."""

_EXPLANATION_LOOKS = {"good": ("ok", "check"), "warn": ("warn", "hourglass"), "bad": ("bad", "invalid")}


def banner_look(tone: str, *, checked: bool = True) -> tuple[str, str]:
    """Return tone and icon of the banner for an explanation's tone; `checked` is False for an unverified token."""
    return _EXPLANATION_LOOKS[tone] if checked else ("none", "not-checked")


def refusal_look(tone: str) -> tuple[str, str]:
    """Return tone and icon of the banner for a response without a token."""
    look, icon = _EXPLANATION_LOOKS[tone]
    return look, TONE_ICONS[look] if look == "warn" else icon
