"""The languages that programs are generated in, and the requirements of each program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flexgui.codegen import literals
from flexgui.flex.credentials import SigningMethod


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


_SHARED = (SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE)
_ALL = (*_SHARED, SigningMethod.JWT_P12)

LANGUAGES = (
    Language("shell", "Shell", "capture_context.sh", _ALL, "A POSIX shell, curl and openssl.", literals.shell),
    Language(
        "python",
        "Python",
        "capture_context.py",
        _ALL,
        "Python 3.8 or later with requests, and for a JWT PyJWT.",
        literals.double_quoted,
        has_flow=True,
    ),
    Language(
        "python-stdlib",
        "Python, standard library",
        "capture_context.py",
        _SHARED,
        "Python 3.8 or later.",
        literals.double_quoted,
    ),
    Language(
        "node",
        "Node.js",
        "capture_context.mjs",
        _ALL,
        "Node.js 18 or later, and for a P12 openssl.",
        literals.double_quoted,
        has_flow=True,
    ),
    Language(
        "php",
        "PHP",
        "capture_context.php",
        _ALL,
        "PHP 7.4 or later with its curl extension.",
        literals.single_quoted,
    ),
    Language("ruby", "Ruby", "capture_context.rb", _ALL, "Ruby 2.7 or later.", literals.single_quoted),
    Language("java", "Java", "CaptureContext.java", _ALL, "Java 11 or later.", literals.ascii_double_quoted),
    Language(
        "csharp",
        "C#",
        "CaptureContext.cs",
        _ALL,
        ".NET, or Mono with System.Net.Http.",
        literals.ascii_double_quoted,
    ),
    Language("go", "Go", "capture_context.go", _SHARED, "Go 1.18 or later.", literals.double_quoted),
    Language(
        "perl",
        "Perl",
        "capture_context.pl",
        _SHARED,
        "Perl 5.14 or later, and for https IO::Socket::SSL.",
        literals.single_quoted,
    ),
    Language(
        "powershell",
        "PowerShell",
        "capture_context.ps1",
        _SHARED,
        "PowerShell 5.1 or later; 7 for HTTP Signature. We have not run this program.",
        literals.powershell,
    ),
)
"""Every language, in the order of menus and lists."""


def find_language(name: str) -> Language | None:
    """Return the language of that name, None if there is none."""
    return next((each for each in LANGUAGES if each.name == name), None)
