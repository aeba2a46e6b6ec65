"""The languages that programs are generated in, and the requirements of each program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flexgui.codegen import literals
from flexgui.flex.credentials import SigningMethod
from flexgui.translation import later, tr


@dataclass(frozen=True)
class Language:
    """One language: `name` is fixed, for scripts; `file_name` is a usual name for the program.

    `needs` describes the requirements, `literal` writes a text as a string literal. `has_flow` is True if there is a
    second program that goes on to a transient token and a payment body.
    """

    name: str
    label: str
    file_name: str
    methods: tuple[SigningMethod, ...]
    needs: str
    literal: Callable[[str], str]
    has_flow: bool = False

    @property
    def requirements(self) -> str:
        """The requirements of the program, as a sentence."""
        return tr(self.needs)


_SHARED = (SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE)
_ALL = (*_SHARED, SigningMethod.JWT_P12)

LANGUAGES = (
    Language("shell", "Shell", "capture_context.sh", _ALL, later("A POSIX shell, curl and openssl."), literals.shell),
    Language(
        "python",
        "Python",
        "capture_context.py",
        _ALL,
        later("Python 3.8 or later with requests, and for a JWT PyJWT."),
        literals.double_quoted,
        has_flow=True,
    ),
    Language(
        "python-stdlib",
        "Python, standard library",
        "capture_context.py",
        _SHARED,
        later("Python 3.8 or later."),
        literals.double_quoted,
    ),
    Language(
        "node",
        "Node.js",
        "capture_context.mjs",
        _ALL,
        later("Node.js 18 or later, and for a P12 openssl."),
        literals.double_quoted,
        has_flow=True,
    ),
    Language(
        "php",
        "PHP",
        "capture_context.php",
        _ALL,
        later("PHP 7.4 or later with its curl extension."),
        literals.single_quoted,
    ),
    Language("ruby", "Ruby", "capture_context.rb", _ALL, later("Ruby 2.7 or later."), literals.single_quoted),
    Language("java", "Java", "CaptureContext.java", _ALL, later("Java 11 or later."), literals.ascii_double_quoted),
    Language(
        "csharp",
        "C#",
        "CaptureContext.cs",
        _ALL,
        later(".NET, or Mono with System.Net.Http."),
        literals.ascii_double_quoted,
    ),
    Language("go", "Go", "capture_context.go", _SHARED, later("Go 1.18 or later."), literals.double_quoted),
    Language(
        "perl",
        "Perl",
        "capture_context.pl",
        _SHARED,
        later("Perl 5.14 or later, and for https IO::Socket::SSL."),
        literals.single_quoted,
    ),
    Language(
        "powershell",
        "PowerShell",
        "capture_context.ps1",
        _SHARED,
        later("PowerShell 5.1 or later; 7 for HTTP Signature. We have not run this program."),
        literals.powershell,
    ),
)
"""Every language, in the order of menus and lists."""


def find_language(name: str) -> Language | None:
    """Return the language of that name, None if there is none."""
    return next((each for each in LANGUAGES if each.name == name), None)
