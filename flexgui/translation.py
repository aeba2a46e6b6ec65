"""Every text that a person reads passes here, so that the window can show it in the language of its user.

English is the source, and what the command line speaks. Texts are looked up when they are shown, never when a module is
imported: the language is chosen at the start of the program. The extractor reads literals only, so the first argument
is always one (`later` marks those that stand in a table).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812  the name is taken by what says one

Lookup = Callable[[str, int | None], str]
"""From an English text, and the number that it tells of where it tells of one, to the text of a language."""


def _english(text: str, _n: int | None) -> str:
    return text


_lookup: Lookup = _english
_marks: dict[int, str] = {}


def speak(lookup: Lookup | None, *, point: str = ".", group: str = ",") -> None:
    """Take every text from here on from `lookup`; None goes back to English.

    `point` stands before the decimals of a number, `group` between its thousands.
    """
    global _lookup, _marks  # noqa: PLW0603  one language for the whole process, as Qt has it
    _lookup = lookup or _english
    _marks = {ord("."): point, ord(","): group}


def tr(text: str, /, **values: object) -> str:
    """Return `text` in the language of the user, each ``{name}`` replaced by its value."""
    told = _lookup(text, None)
    return told.format(**values) if values else told


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the text for `n` things; both forms may say ``{n}``. A language may have more forms than English."""
    told = _lookup(many, n)
    if told is many and n == 1:
        told = one
    return told.format(n=n, **values)


def later(text: str, /) -> str:
    """Mark a text of a table, which `tr` translates when it is shown; it is returned as it is."""
    return text


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
    """Return a number with the marks of the language and as many `decimals`; None: as many as it has."""
    told = f"{value:,.15g}" if decimals is None else f"{value:,.{decimals}f}"
    return told.translate(_marks)


def day_in_words(day: Date) -> str:
    """Return a day with the name of its month, in the order of the language, as in 31 July 2026."""
    return tr("{day} {month} {year}", day=day.day, month=tr(_MONTHS[day.month - 1]), year=day.year)


def date(day: Date) -> str:
    """Return a day in figures, in the order of the language; in English that of ISO 8601."""
    return tr("{year:04}-{month:02}-{day:02}", year=day.year, month=day.month, day=day.day)
