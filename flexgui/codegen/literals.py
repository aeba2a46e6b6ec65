"""String literals of each language, so that no value can break out of its quotes."""

from __future__ import annotations

import json

# PowerShell ends a single-quoted string at the typographic quotes as well.
_POWERSHELL_QUOTES = "'‘’‚‛"


def shell(text: str) -> str:
    """Return a single-quoted word of the POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def double_quoted(text: str) -> str:
    """Return a double-quoted literal with the escapes of JSON, which Python, JavaScript and Go share."""
    return json.dumps(text, ensure_ascii=False)


def ascii_double_quoted(text: str) -> str:
    """Return the same in ASCII with UTF-16 escapes, for Java and C#, whose source files may be read in any encoding."""
    return json.dumps(text)


def single_quoted(text: str) -> str:
    """Return a single-quoted literal of PHP, Ruby and Perl, in which only the quote and the backslash are special."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def powershell(text: str) -> str:
    """Return a single-quoted literal of PowerShell, in which each kind of single quote is doubled."""
    return "'" + "".join(each * 2 if each in _POWERSHELL_QUOTES else each for each in text) + "'"
