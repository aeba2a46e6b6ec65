"""Fills a template with the values of one request."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from flexgui.codegen.languages import LANGUAGES, Language, find_language
from flexgui.errors import UsageError
from flexgui.flex.auth.digest import host_and_target
from flexgui.flex.credentials import SigningMethod
from flexgui.translation import tr

_PLACEHOLDER = re.compile("@@([A-Z_]+)@@")
_TEMPLATES = Path(__file__).with_name("templates")


def generate(language: str, method: SigningMethod, url: str, body: str) -> str:
    """Return the text of a program that sends `body` to `url`, signed by `method`.

    The program takes credentials from environment variables (`CYBERSOURCE_…`), prints the capture context and exits 0,
    or prints the refusal to standard error and exits 1. Raises UsageError for a language that is not known, a method
    that the language has no program for, and values that cannot be written into a program.
    """
    found = _language(language)
    if method not in found.methods:
        message = tr(
            "There is no {language} program for {method}. Its methods: {methods}.",
            language=found.label,
            method=method.value,
            methods=", ".join(each.value for each in found.methods),
        )
        raise UsageError(message)
    host, path = host_and_target(url)
    _check(url, body)
    return _program(found, method.value, {"URL": url, "HOST": host, "PATH": path, "BODY": body})


def generate_flow(language: str, keys_url: str) -> str:
    """Return a program that makes a payment body from the capture context on its standard input.

    It verifies the context with the key below `keys_url`, encrypts a test card and gets a transient token. Raises
    UsageError for a language that has no such program.
    """
    found = _language(language)
    if not found.has_flow:
        names = ", ".join(each.name for each in LANGUAGES if each.has_flow)
        message = tr(
            "There is no {language} program for the rest of the flow. Languages: {names}.",
            language=found.label,
            names=names,
        )
        raise UsageError(message)
    _check(keys_url)
    return _program(found, "flow", {"KEYS_URL": keys_url})


def fill_template(template: str, values: dict[str, str]) -> str:
    """Return the text of the file `template` with these values for its placeholders, such as ``@@URL@@``."""
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)


def _language(name: str) -> Language:
    found = find_language(name)
    if found is None:
        names = ", ".join(each.name for each in LANGUAGES)
        raise UsageError(tr("There is no program in “{language}”. Languages: {names}.", language=name, names=names))
    return found


def _program(language: Language, template: str, values: dict[str, str]) -> str:
    return fill_template(f"{language.name}.{template}", {name: language.literal(each) for name, each in values.items()})


def _check(url: str, body: str = "") -> None:
    """Raise UsageError for an address that is not plain ASCII and for a body that is not text in UTF-8."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.username is not None:
        raise UsageError(tr("The address {url} is not an http or https address.", url=url))
    if not (url.isascii() and url.isprintable()) or any(each in url for each in " \"'`$\\<>{}|^"):
        raise UsageError(tr("The address {url} has characters that must be percent-encoded.", url=url))
    if "\0" in body or any(0xD800 <= ord(each) < 0xE000 for each in body):
        raise UsageError(tr("The body has characters that cannot be sent as UTF-8 text."))
