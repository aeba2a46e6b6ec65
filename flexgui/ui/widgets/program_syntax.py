"""Colours for programs: comments, strings, numbers and keywords of each language that code is generated in."""

from __future__ import annotations

import re

_STRING = r"""(?P<c_str>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')"""
_PLAIN_STRING = r"""(?P<c_str>"(?:[^"\\]|\\.)*+"|'[^']*+')"""
"""Of the shell and PowerShell, where a single-quoted string has no escapes."""
_NUMBER = r"(?P<c_num>\b\d[\d_.]*\b)"
_SLASHES, _HASH = r"(?P<c_punct>//.*)", r"(?P<c_punct>(?<![\w$&])\#.*)"
_KEYWORDS = {
    "shell": "case do done elif else esac exit export fi for function if in local printf return set shift then unset "
    "while",
    "python": "and as assert async await break class continue def del elif else except False finally for from global "
    "if import in is lambda None nonlocal not or pass raise return True try while with yield",
    "node": "async await break case catch class const continue default delete do else export extends false finally for "
    "from function if import in instanceof let new null of return static switch this throw true try typeof undefined "
    "var while",
    "php": "array as catch class const declare echo else elseif exit false fn for foreach function if new null "
    "private public return static string throw true try use while",
    "ruby": "abort and begin class def do else elsif end ensure false if in module new nil not or puts raise require "
    "rescue return self then true unless until while yield",
    "java": "boolean byte case catch class else final finally for if import int long new null private public return "
    "static String switch this throw throws try var void while",
    "csharp": "async await bool byte case catch class const else false finally for foreach if int long namespace new "
    "null private public return static string this throw true try using var void while",
    "go": "break case const continue default defer else error false for func go if import interface map nil package "
    "range return string struct switch true type var",
    "perl": "and die else elsif exit for foreach if last my next not or our package print return sub unless use while",
    "powershell": "catch else exit finally for foreach function if in param return switch throw try while",
}
_BASE = {"python-stdlib": "python"}
_HASH_COMMENTS = frozenset(("shell", "python", "ruby", "perl", "powershell"))


def program_pattern(language: str) -> re.Pattern[str]:
    """Return a pattern for one line of a program; its groups are named like the colours.

    `language` is a name of `flexgui.codegen.languages`; another one has no keywords.
    """
    name = _BASE.get(language, language)
    words = "|".join(_KEYWORDS.get(name, "(?!)").split())
    comment = _HASH if name in _HASH_COMMENTS else _SLASHES
    string = _PLAIN_STRING if name in ("shell", "powershell") else _STRING
    return re.compile(rf"{string}|{comment}|(?P<c_bool>(?<![\w$.@-])(?:{words})(?![\w-]))|{_NUMBER}")
