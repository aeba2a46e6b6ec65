"""curl's command line (curl(1), 8.x): from the words after ``curl`` to the options that shape a request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.translation import tr

SHORT = {
    "A": "user-agent", "b": "cookie", "c": "cookie-jar", "C": "continue-at", "d": "data", "D": "dump-header",
    "e": "referer", "E": "cert", "F": "form", "h": "help", "H": "header", "K": "config", "m": "max-time",
    "o": "output", "r": "range", "T": "upload-file", "u": "user", "U": "proxy-user", "w": "write-out",
    "x": "proxy", "X": "request", "y": "speed-time", "Y": "speed-limit", "z": "time-cond", "G": "get",
    "I": "head", ":": "next",
}  # fmt: skip
"""Long names of the short options that take a value or change the request; the other letters are switches."""

_WITH_VALUE = frozenset(
    """abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
    connect-to continue-at cookie cookie-jar crlfile curves data data-ascii data-binary data-raw data-urlencode
    delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech engine etag-compare
    etag-save expect100-timeout form form-string happy-eyeballs-timeout-ms haproxy-clientip header hsts
    interface ip-tos json keepalive-cnt keepalive-time key key-type libcurl limit-rate local-port max-filesize
    max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey
    preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type
    proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey
    proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0
    range rate referer request request-target resolve retry retry-delay retry-max-time service-name sigalgs
    socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr time-cond tls-max
    tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url
    url-query user user-agent variable vlan-priority write-out""".split()  # noqa: SIM905  a list of names is easier to read than 140 quotes
)
_BODY = ("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json")


@dataclass
class CurlOptions:
    """The options of one command: those that may come several times, and `last`, the others by their long names.

    `data` has the kind of each part of the body, e.g. ``data-raw``, and its text.
    """

    urls: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    data: list[tuple[str, str]] = field(default_factory=list)
    query: list[str] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)


def parse_options(words: list[str]) -> CurlOptions:
    """Return the options of a command; raises UnreadableRequest for files, forms, and an option without its value."""
    options = CurlOptions()
    repeated = {"url": options.urls, "header": options.headers, "url-query": options.query}
    for name, value in _pairs(words):
        _refuse(name, value)
        if name in repeated:
            repeated[name].append(value)
        elif name in _BODY:
            options.data.append((name, value))
        else:
            options.last[name] = value
    return options


def option_value(remaining: Iterator[str], option: str) -> str:
    """Return the word after an option; raises UnreadableRequest if there is none."""
    value = next(remaining, None)
    if value is None:
        raise UnreadableRequest(
            tr("The command is cut off: {option} has no value. Copy the whole command.", option=shown(option, 40))
        )
    return value


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the long name and the value of each option, the value being empty for a switch."""
    remaining = iter(words)
    only_urls = False
    for word in remaining:
        if only_urls or not word.startswith("-") or word == "-":
            yield "url", word
        elif word == "--":
            only_urls = True
        elif word.startswith("--"):
            name = word[2:]
            yield name, option_value(remaining, word) if name in _WITH_VALUE else ""
        else:
            yield from _short_options(word, remaining)


def _short_options(word: str, remaining: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield joined letters: the first one that takes a value takes the rest of the word, or the next word."""
    for at, letter in enumerate(word[1:], 1):
        name = SHORT.get(letter, letter)
        if name in _WITH_VALUE:
            yield name, word[at + 1 :] or option_value(remaining, f"-{letter}")
            return
        yield name, ""


def _refuse(name: str, value: str) -> None:
    if name in ("form", "form-string"):
        raise UnreadableRequest(
            tr(
                "The command sends a form in parts (multipart), which the Flex API does not take. "
                "Send JSON with --data-raw."
            )
        )
    if name == "next":
        raise UnreadableRequest(tr("The command makes several requests (--next). Paste one of them."))
    if name in ("config", "upload-file"):
        _refuse_file(value)
    if name == "header" and value.startswith("@"):
        _refuse_file(value[1:])
    if name in _BODY and name not in ("data-raw", "data-urlencode") and value.startswith("@") and value != "@-":
        _refuse_file(value[1:])
    if name == "data-urlencode" and "=" not in value and "@" in value:
        _refuse_file(value.partition("@")[2])


def _refuse_file(file: str) -> None:
    raise UnreadableRequest(
        tr(
            "The command reads the file {file}, which is not opened. Put its content in place of it, "
            "as in --data-raw '…'.",
            file=shown(file, 80),
        )
    )
