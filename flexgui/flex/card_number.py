"""Finds card numbers in text, however they are written, so that none is stored.

A card number has 13 to 19 digits, the last of them a check digit (ISO/IEC 7812-1, Luhn). Its first digits name the
scheme: 22 to 27 and 3 to 6 for the international ones, 81 and 82 for UnionPay and RuPay, 86, 91, 97 and 98 for
domestic ones.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, chain

from flexgui.flex.card import passes_luhn
from flexgui.flex.encoded_text import decoded_texts

_MIN_DIGITS, _MAX_DIGITS = 13, 19
_SCHEMES = re.compile(r"2[2-7]|[3-6]|8[126]|9[178]")
_WRITTEN = re.compile(r"(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])")
# Digits with any punctuation, symbols, spaces or invisible characters between them.
_RUN = re.compile(r"\d(?:[\W_]{0,24}\d){12,}")
# The usual groups, with a few characters of any kind between them, such as "4111x1111x1111x1111" and "<b>4111</b>".
_ANY = r"\D{1,4}"
_GROUPS = re.compile(
    rf"(?<!\d)0*(?:(?:\d{{4}}{_ANY}){{3}}\d{{1,7}}|\d{{4}}{_ANY}\d{{6}}{_ANY}\d{{4,5}}|\d{{6}}{_ANY}\d{{7,13}}|\d{{8}}{_ANY}\d{{8}})(?!\d)"
)
_GROUP = re.compile(r"\d+")
# IDs in hexadecimal have long runs of digits by chance: UUIDs, hashes and IDs of 32 digits and more, and those with
# colons: serial numbers, fingerprints and IPv6 addresses.
_HEX_ID = re.compile(
    r"(?<![0-9A-Za-z:])(?=[0-9:-]{0,64}[A-Fa-f])(?:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9A-Fa-f]{32,}"
    r"|[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5,}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){7})(?![0-9A-Za-z:])"
)
# Other numbers in groups: times of day, with their date; IPv4 addresses, with their port; shortened IPv6 addresses.
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_TIME_OR_ADDRESS = re.compile(
    r"(?<![\d:])(?:\d{4}-\d\d-\d\d[T ])?[0-2]?\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?![\d:])"
    rf"|(?<![\d.:])(?:{_OCTET}\.){{3}}{_OCTET}(?::\d{{1,5}})?(?!\.?\d|:)"
    r"|(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){1,7}(?::[0-9A-Fa-f]{1,4}){1,7}(?![\w:])"
)
_END_OF_RUN = "xxxxx"  # more characters than are allowed between the groups of a card number


def holds_card_number(text: str) -> bool:
    """Return whether `text` may hold a card number, also in an encoding such as base64."""
    return any(_holds_card_number(each) for each in decoded_texts(text))


def mask_card_numbers(text: str, mask: str) -> str:
    """Return `text` with `mask` in place of each card number that is written in digits, spaces and hyphens.

    The mask has no fingerprint, because a card number could be recovered from it by trial.
    """

    def masked(found: re.Match[str]) -> str:
        return mask if _is_card_number(_ascii_digits(re.sub(r"[ -]", "", found[0]))) else found[0]

    return _WRITTEN.sub(masked, text)


def _holds_card_number(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text)
    if _RUN.search(plain) is None and _GROUPS.search(plain) is None:  # the next steps only split runs
        return False
    plain = _HEX_ID.sub(_END_OF_RUN, plain)
    plain = _TIME_OR_ADDRESS.sub(_END_OF_RUN, plain)
    runs = chain(_RUN.finditer(plain), _GROUPS.finditer(plain))
    return any(_groups_hold_card_number(list(map(_ascii_digits, _GROUP.findall(run[0])))) for run in runs)


def _groups_hold_card_number(groups: list[str]) -> bool:
    """Return whether adjacent groups of digits form a card number, with or without zeros before it."""
    digits = "".join(groups)
    ends = list(accumulate(map(len, groups)))
    possible_ends = set(ends)
    for end, group in zip(ends, groups, strict=True):
        start = end - len(group.lstrip("0"))
        for length in _lengths(digits, start):
            if start + length in possible_ends and _is_card_number(digits[start : start + length]):
                return True
    return False


def _lengths(digits: str, start: int = 0) -> range:
    """Return the lengths that a card number can have if it begins at `start`, by its scheme."""
    if digits.startswith("1", start):
        return range(15, 16)  # UATP, of the airlines
    return range(_MIN_DIGITS, _MAX_DIGITS + 1) if _SCHEMES.match(digits, start) else range(0)


def _ascii_digits(digits: str) -> str:
    return digits if digits.isascii() else "".join(str(int(each)) for each in digits)


def _is_card_number(digits: str) -> bool:
    return len(digits) in _lengths(digits) and len(set(digits)) > 1 and passes_luhn(digits)
