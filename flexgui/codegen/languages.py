"""The languages that programs are generated in, their requirements and string literals.

No value can break out of the quotes of a literal.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from flexgui.flex.credentials import SigningMethod

# PowerShell ends a single-quoted string at the typographic quotes as well.
_POWERSHELL_QUOTES = "'‘’‚‛"


@dataclass(frozen=True)
class Language:
    """One language: `name` is fixed, for scripts; `file_name` is a usual name for the program.

    `needs` is a sentence for the command line, `literal` writes a text as a string literal. `has_flow` is True if there
    is a second program that goes on to a transient token and a payment body.
    """

    name: str
    label: str
    file_name: str
    methods: tuple[SigningMethod, ...]
    needs: str
    literal: Callable[[str], str]
    has_flow: bool = False


def shell_literal(text: str) -> str:
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


def powershell_literal(text: str) -> str:
    """Return a single-quoted literal of PowerShell, in which each kind of single quote is doubled."""
    return "'" + "".join(each * 2 if each in _POWERSHELL_QUOTES else each for each in text) + "'"


_SHARED = (SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE)
_ALL = (*_SHARED, SigningMethod.JWT_P12)

LANGUAGES = (
    Language("shell", "Shell", "capture_context.sh", _ALL, "A POSIX shell, curl and openssl.", shell_literal),
    Language(
        "python",
        "Python",
        "capture_context.py",
        _ALL,
        "Python 3.8 or later with requests, and for a JWT PyJWT.",
        double_quoted,
        has_flow=True,
    ),
    Language(
        "python-stdlib",
        "Python, standard library",
        "capture_context.py",
        _SHARED,
        "Python 3.8 or later.",
        double_quoted,
    ),
    Language(
        "node",
        "Node.js",
        "capture_context.mjs",
        _ALL,
        "Node.js 18 or later, and for a P12 openssl.",
        double_quoted,
        has_flow=True,
    ),
    Language(
        "php",
        "PHP",
        "capture_context.php",
        _ALL,
        "PHP 7.4 or later with its curl extension.",
        single_quoted,
    ),
    Language("ruby", "Ruby", "capture_context.rb", _ALL, "Ruby 2.7 or later.", single_quoted),
    Language("java", "Java", "CaptureContext.java", _ALL, "Java 11 or later.", ascii_double_quoted),
    Language(
        "csharp",
        "C#",
        "CaptureContext.cs",
        _ALL,
        ".NET, or Mono with System.Net.Http.",
        ascii_double_quoted,
    ),
    Language("go", "Go", "capture_context.go", _SHARED, "Go 1.18 or later.", double_quoted),
    Language(
        "perl",
        "Perl",
        "capture_context.pl",
        _SHARED,
        "Perl 5.14 or later, and for https IO::Socket::SSL.",
        single_quoted,
    ),
    Language(
        "powershell",
        "PowerShell",
        "capture_context.ps1",
        _SHARED,
        "PowerShell 5.1 or later; 7 for HTTP Signature. We have not run this program.",
        powershell_literal,
    ),
)
"""Every language, in the order of menus and lists."""


def find_language(name: str) -> Language | None:
    """Return the language of that name, None if there is none."""
    return next((each for each in LANGUAGES if each.name == name), None)
