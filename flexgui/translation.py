"""Translation of every text that is shown.

English is the source language, and the language of the command line. Texts are translated when they are shown, not when
a module is imported, because the language is chosen at the start of the program. The extractor finds literals only, so
the first argument must be a literal; `later` marks texts in tables.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812  `date` is a function here

Lookup = Callable[[str, int | None], str]
"""Returns the translation of an English text; for a text with a plural form, also takes the number."""


def _english(text: str, _n: int | None) -> str:
    return text


_lookup: Lookup = _english
_marks: dict[int, str] = {}


def speak(lookup: Lookup | None, *, point: str = ".", group: str = ",") -> None:
    """Use `lookup` for all translations; None restores English.

    `point` is the decimal separator of numbers, `group` the thousands separator.
    """
    global _lookup, _marks  # noqa: PLW0603  one language per process, as in Qt
    _lookup = lookup or _english
    _marks = {ord("."): point, ord(","): group}


def tr(text: str, /, **values: object) -> str:
    """Return `text` in the language of the user, each ``{name}`` replaced by its value."""
    translated = _lookup(text, None)
    return translated.format(**values) if values else translated


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the text for `n` things; both forms may contain ``{n}``.

    A language may have more plural forms than English.
    """
    translated = _lookup(many, n)
    if translated is many and n == 1:
        translated = one
    return translated.format(n=n, **values)


def later(text: str, /) -> str:
    """Mark a text in a table for translation and return it unchanged; `tr` translates it when it is shown."""
    return text


class LabelledEnum(StrEnum):
    """Base class of enumerations with a label for display: a member is its value and, in `later`, its label."""

    _value_: str
    _label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Create a member. The default is for type checkers, which take the look-up by value for a call of this."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._label = label
        return member

    @property
    def label(self) -> str:
        """The label, translated."""
        return tr(self._label)


_MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)


def number(value: float, decimals: int | None = None) -> str:
    """Return a number with the separators of the language and `decimals` decimals; None for as many as it has."""
    text = f"{value:,.15g}" if decimals is None else f"{value:,.{decimals}f}"
    return text.translate(_marks)


def day_in_words(day: Date) -> str:
    """Return a day with the name of its month, in the order of the language, as in 31 July 2026."""
    return tr("{day} {month} {year}", day=day.day, month=tr(_MONTHS[day.month - 1]), year=day.year)


def date(day: Date) -> str:
    """Return a day as numbers, in the order of the language; ISO 8601 in English."""
    return tr("{year:04}-{month:02}-{day:02}", year=day.year, month=day.month, day=day.day)
