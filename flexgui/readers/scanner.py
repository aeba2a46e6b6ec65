"""A position in a text, from which the readers of commands and literals take what a pattern matches."""

from __future__ import annotations

import re


class Scanner:
    """Takes parts of a text one after another."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the match of a pattern at the position and move behind it; None if it does not match there."""
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def next(self) -> str:
        """Return the next character, empty at the end."""
        return self.text[self.at : self.at + 1]
